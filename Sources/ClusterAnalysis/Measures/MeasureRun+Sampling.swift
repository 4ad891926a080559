public import GraphAlgorithms
public import GraphCore

/// A measure that cannot be estimated from samples.
public struct NoSampledForm: Error, Hashable, Sendable, CustomStringConvertible {
  /// The measure.
  public let measure: String
  /// Why not, if it could be for another network or effort.
  public let reason: String?

  /// One sentence for people.
  public var description: String { "\(measure) has no sampled form" + (reason.map { " \($0)" } ?? "") }
}

extension MeasureRun {
  /// Measures of nodes that can be estimated from samples.
  public static let sampledNodeMeasures: [NodeMeasure] = [.betweenness, .closeness, .harmonic, .crossBetweenness]

  /// Estimates a measure of the nodes from samples.
  ///
  /// - Parameters:
  ///   - measure: One of ``sampledNodeMeasures``.
  ///   - effort: How long to draw.
  ///   - confidence: With what probability all error bounds shall hold.
  /// - Returns: Estimates with their bounds.
  /// - Throws: ``GroupingNeeded`` if the measure needs groups and the run has none, ``NoSampledForm``.
  public func estimate(
    _ measure: NodeMeasure, _ effort: SamplingEffort, confidence: Double
  ) throws -> SampledScores<NodeScores> {
    let (graph, seed) = (network.graph, options.seed)
    switch measure {
    case .betweenness:
      return graph.approximateBetweenness(
        effort, confidence: confidence, seed: seed, lengths: lengths, scale: scale, threads: threads)
    case .crossBetweenness:
      return graph.approximateCrossGroupBetweenness(
        try partition(for: measure), between: between, effort, confidence: confidence, seed: seed, lengths: lengths,
        scale: scale, threads: threads)
    case .harmonic:
      return graph.approximateHarmonicCloseness(
        effort, confidence: confidence, seed: seed, lengths: lengths, threads: threads)
    case .closeness:
      guard !graph.isDirected else {
        throw NoSampledForm(measure: measure.rawValue, reason: "in a directed network; harmonic has")
      }
      guard case .samples(let samples) = effort else {
        throw NoSampledForm(measure: measure.rawValue, reason: "to a given error; name a number of samples")
      }
      return graph.approximateCloseness(
        samples: samples, confidence: confidence, seed: seed, lengths: lengths, threads: threads)
    default: throw NoSampledForm(measure: measure.rawValue, reason: nil)
    }
  }

  /// Estimates a measure of the ties from samples.
  ///
  /// - Parameters:
  ///   - measure: The measure.
  ///   - effort: How long to draw.
  ///   - confidence: With what probability all error bounds shall hold.
  /// - Returns: Estimates with their bounds, in the order of ``Graph/edges``.
  /// - Throws: ``GroupingNeeded`` if the measure needs groups and the run has none.
  public func estimate(
    _ measure: TieMeasure, _ effort: SamplingEffort, confidence: Double
  ) throws -> SampledScores<[Double]> {
    switch measure {
    case .edgeBetweenness:
      network.graph.approximateEdgeBetweenness(
        effort, confidence: confidence, seed: options.seed, lengths: lengths, scale: scale, threads: threads)
    case .crossBetweenness:
      network.graph.approximateCrossGroupEdgeBetweenness(
        try partition(for: measure), between: between, effort, confidence: confidence, seed: options.seed,
        lengths: lengths, scale: scale, threads: threads)
    }
  }
}
