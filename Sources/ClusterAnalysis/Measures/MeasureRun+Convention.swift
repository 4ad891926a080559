import GraphAlgorithms
import GraphCore

extension MeasureRun {
  /// Computes a measure of the nodes as another program defines it.
  ///
  /// - Returns: Its numbers, or nil where it agrees with the definition used here.
  func scores(_ measure: NodeMeasure, by convention: Convention) throws(GroupingNeeded) -> NodeScores? {
    switch (convention, measure) {
    case (.networkx, .closeness):
      return graph.closeness(lengths: lengths, threads: threads).definedEverywhere(as: 0)
    case (.networkx, .harmonic):
      return graph.harmonicCloseness(lengths: lengths, threads: threads).scaled(by: Double(graph.nodeCount - 1))
        .definedEverywhere(as: 0)
    case (.networkx, .eccentricity):
      return everyNodeReachesEveryOther ? nil : .undefined(.noPaths, nodeCount: graph.nodeCount)
    case (.networkx, .eigenvector):
      return graph.connectedComponents(threads: threads).groupCount == 1
        ? nil : .undefined(.noPaths, nodeCount: graph.nodeCount)
    case (.networkx, .katz): return graph.katzCentrality(attenuation: 0.1).scaled { 1 / $0.squaredSum().squareRoot() }
    case (.networkx, .hub): return graph.hubsAndAuthorities().hubs.scaled { 1 / $0.reduce(0, +) }
    case (.networkx, .authority): return graph.hubsAndAuthorities().authorities.scaled { 1 / $0.reduce(0, +) }
    case (.networkx, .clustering): return graph.clusteringCoefficients(threads: threads).definedEverywhere(as: 0)
    case (.networkx, .crossBetweenness), (.igraph, .crossBetweenness):
      guard between != nil, !graph.isDirected else { return nil }
      return graph.crossGroupBetweenness(
        try partition(for: measure), between: between, lengths: lengths, scale: scale, threads: threads
      ).scaled(by: 0.5)
    case (.igraph, .closeness):
      let (graph, lengths) = graph.ignoringDirections(lengths: lengths)
      return graph.closeness(scaling: .withinReach, lengths: lengths, threads: threads)
    case (.igraph, .harmonic):
      let (graph, lengths) = graph.ignoringDirections(lengths: lengths)
      return graph.harmonicCloseness(lengths: lengths, threads: threads)
    case (.igraph, .eccentricity):
      return graph.eccentricity(lengths: lengths, threads: threads).definedEverywhere(as: 0)
    case (.igraph, .eigenvector): return graph.eigenvectorCentrality().scaled { 1 / ($0.max() ?? 1) }
    case (.igraph, .hub): return graph.hubsAndAuthorities().hubs.scaled { 1 / ($0.max() ?? 1) }
    case (.igraph, .authority): return graph.hubsAndAuthorities().authorities.scaled { 1 / ($0.max() ?? 1) }
    case (.igraph, .clustering): return graph.ignoringDirections().graph.clusteringCoefficients(threads: threads)
    case (.ucinet, .betweenness):
      guard scale == .fractionOfPairs else { return nil }
      return graph.betweenness(lengths: lengths, scale: scale, threads: threads).scaled(by: 100)
    case (.ucinet, .eiIndex): return graph.unweighted.eiIndex(try partition(for: measure))
    case (.sna, .closeness):
      return graph.closeness(scaling: .infinitelyFar, lengths: lengths, paths: .outgoing, threads: threads)
    default: return nil
    }
  }

  /// Computes a measure of the ties as another program defines it.
  ///
  /// - Returns: Its numbers, or nil where it agrees with the definition used here.
  func scores(_ measure: TieMeasure, by convention: Convention) throws(GroupingNeeded) -> [Double]? {
    switch (convention, measure) {
    case (.networkx, .crossBetweenness), (.igraph, .crossBetweenness):
      guard between != nil, !graph.isDirected else { return nil }
      return graph.crossGroupEdgeBetweenness(
        try partition(for: measure), between: between, lengths: lengths, scale: scale, threads: threads
      ).map { $0 / 2 }
    default: return nil
    }
  }

  /// Computes a measure of the network as another program defines it.
  ///
  /// - Returns: Its number, which may be undefined, or no result where it agrees with the definition used here.
  func value(of measure: NetworkMeasure, by convention: Convention) throws(GroupingNeeded) -> ConventionalValue? {
    switch (convention, measure) {
    case (.networkx, .density): return .init(graph.density() ?? 0)
    case (.networkx, .globalEfficiency):
      return .init(graph.globalEfficiency(lengths: lengths, threads: threads) ?? 0)
    case (.networkx, .diameter), (.networkx, .meanDistance):
      return everyNodeReachesEveryOther ? nil : .init(nil)
    case (.networkx, .transitivity): return .init(graph.transitivity() ?? 0)
    case (.networkx, .assortativity):
      let partition = try partition(for: measure)
      return .init(graph.edgeCount == 0 ? 0 : graph.unweighted.attributeAssortativity(partition))
    case (.igraph, .assortativity):
      return .init(graph.unweighted.attributeAssortativity(try partition(for: measure)))
    case (.igraph, .bridges):
      let oneWay = graph.isthmuses().all.filter { isthmus in
        !graph.isDirected || !graph.hasEdge(from: isthmus.source, to: isthmus.target)
          || !graph.hasEdge(from: isthmus.target, to: isthmus.source)
      }
      return .init(Double(oneWay.count))
    case (.ucinet, .eiIndex): return .init(graph.unweighted.networkEIIndex(try partition(for: measure)))
    case (.ucinet, .reciprocity): return .init(graph.reciprocity()?.ofDyads)
    case (.sna, .reciprocity): return .init(graph.reciprocityOfAllPairs())
    case (.sna, .transitivity): return graph.isDirected ? .init(graph.directedTransitivity()) : nil
    default: return nil
    }
  }

  private var everyNodeReachesEveryOther: Bool {
    guard graph.nodeCount > 1 else { return true }
    return graph.closeness(scaling: .infinitelyFar, threads: threads).isPositiveEverywhere
  }
}

/// A number of another program, which may have none.
struct ConventionalValue {
  let value: Double?
  init(_ value: Double?) { self.value = value }
}
