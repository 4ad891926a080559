public import GraphCore

/// How fast a random walk over rewired graphs forgets where it started.
public struct RewiringMixing: Hashable, Sendable {
  /// A number that was followed along the walk.
  public struct Trace: Hashable, Sendable {
    /// The number at the start and after each further step of ``RewiringMixing/swapsPerStep`` swaps.
    public let values: [Double]
    /// How long the number remembers its past, in attempted swaps for each tie: the integrated autocorrelation time,
    /// ½ + Σ ρ(*t*) steps for the autocorrelation ρ; nil if the number never varies once the start is forgotten.
    public let memory: Double?
    /// Whether the walk was at least a hundred times as long as the memory, so that its estimate can be trusted.
    public let isReliable: Bool
  }

  /// How many swaps were attempted.
  public let attempted: Int
  /// How many of them changed something.
  public let accepted: Int
  /// How many swaps were attempted between two values of a trace.
  public let swapsPerStep: Int
  /// How many swaps for each tie were asked about.
  public let swapsPerTie: Int
  /// The share of the original ties that are there.
  public let keptTies: Trace
  /// The number that was asked for, if one was.
  public let statistic: Trace?

  /// The share of attempts that changed something.
  public var acceptanceRate: Double { attempted == 0 ? 0 : Double(accepted) / Double(attempted) }

  /// Whether a draw with ``swapsPerTie`` swaps for each tie is as good as independent of the original graph.
  ///
  /// It is if that is at least seven times the longest memory: what is left of the distance between the original and the
  /// mean is then about exp(−7), less than a thousandth. Nil if nothing varied: either there is no other graph with these
  /// degrees, or what was followed is the same in all that were met.
  public var suffices: Bool? {
    let varying = [keptTies, statistic].compactMap(\.self).filter { $0.memory != nil }
    guard let longest = varying.compactMap(\.memory).max() else { return nil }
    return varying.allSatisfy(\.isReliable) && Double(swapsPerTie) >= 7 * longest
  }
}

extension Graph {
  /// Walks along rewired graphs to see how many swaps it takes to forget the original one.
  ///
  /// The share of original ties must be forgotten by any draw; a number that is to be tested should be followed too,
  /// since it may be slower.
  ///
  /// - Parameters:
  ///   - modes: The mode of each node, if nodes are to keep their number of ties with each mode.
  ///   - swapsPerTie: How many swaps for each tie are to be judged. The walk attempts as many before memory is measured.
  ///   - samples: How many steps of a quarter swap for each tie are followed after that.
  ///   - seed: Where the random numbers start.
  ///   - statistic: A number of a graph to follow, such as its ties between groups.
  /// - Returns: Traces and their memory; nil without ties.
  /// - Complexity: O(*n* + (*s* + *k*) *m*) time for *s* swaps for each tie and *k* samples, and *k* + 4 *s* graphs and
  ///   statistics if there is one.
  public func rewiringMixing(
    modes: NodePartition? = nil, swapsPerTie: Int = RewiringChain.defaultSwapsPerTie, samples: Int = 2_000,
    seed: UInt64, statistic: ((Graph) -> Double)? = nil
  ) -> RewiringMixing? {
    precondition(swapsPerTie >= 0 && samples >= 0, "a number of swaps is not negative")
    guard edgeCount > 0 else { return nil }
    var generator = SeededGenerator(seed: seed)
    let original = TieSwapper(self, modes: modes)
    var swapper = original
    let swapsPerStep = max(1, edgeCount / 4)
    let forgetting = (swapsPerTie * edgeCount + swapsPerStep - 1) / swapsPerStep
    var kept = [1.0]
    var followed = statistic.map { [$0(self)] } ?? []
    var accepted = 0
    for _ in 0..<forgetting + samples {
      accepted += swapper.swap(attempts: swapsPerStep, using: &generator)
      kept.append(Double(swapper.count(in: original.keys)) / Double(edgeCount))
      if let statistic { followed.append(statistic(swapper.graph())) }
    }
    let trace = { (values: [Double]) in
      let memory = memoryLength(Array(values.dropFirst(forgetting + 1)))
      return RewiringMixing.Trace(
        values: values, memory: memory.map { $0.steps * Double(swapsPerStep) / Double(edgeCount) },
        isReliable: memory?.isReliable ?? false)
    }
    return RewiringMixing(
      attempted: (forgetting + samples) * swapsPerStep, accepted: accepted, swapsPerStep: swapsPerStep,
      swapsPerTie: swapsPerTie, keptTies: trace(kept), statistic: statistic == nil ? nil : trace(followed))
  }
}
