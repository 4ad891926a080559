public import GraphCore

extension Graph {
  /// Estimates how near each node is to all others by the mean of 1 / distance, from nodes drawn at random.
  ///
  /// An estimate of ``harmonicCloseness(lengths:paths:threads:)`` from the distances to or from a sample of nodes
  /// (Eppstein and Wang, Journal of Graph Algorithms and Applications 8:39, 2004, <https://doi.org/10.7155/jgaa.00081>,
  /// do so for closeness), with bounds that hold for all nodes at once.
  ///
  /// - Parameters:
  ///   - effort: How long to draw; an error is a share of the score of a node that is as near to all others as the
  ///     shortest edge is long: for hops simply the error of the score.
  ///   - confidence: With what probability all error bounds shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths to the node or from it count.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates and bounds in 1 / unit of `lengths`; undefined (``GraphCore/UndefinedReason/onlyNode``) if the
  ///   graph has no other node.
  /// - Complexity: For each sample O(*n* + *m*) time for hops, O(*m* log *n*) for lengths; O(*n*) space for each thread.
  public func approximateHarmonicCloseness(
    _ effort: SamplingEffort, confidence: Double = 0.9, seed: UInt64, lengths: EdgeLengths = .hops,
    paths: PathDirection = .incoming, threads: Int? = nil
  ) -> SampledScores<NodeScores> {
    guard nodeCount != 1 else {
      return SampledScores(
        scores: NodeScores([.undefined(.onlyNode)]), errorBounds: [0], confidence: confidence, samples: 0)
    }
    let nearest = lengths.ofOutgoing.min() ?? 1
    // A node is drawn with its own turn too, which adds 0.
    let turns = Double(nodeCount) / Double(max(1, nodeCount - 1))
    let effortOfMeans: SamplingEffort =
      switch effort {
      case .samples: effort
      case .error(let error): .error(error / turns)
      }
    let isKnownZero = nodes.map { (paths == .incoming ? inDegree(of: $0) : outDegree(of: $0)) == 0 }
    let means = SampledMeans(
      of: InverseDistanceDraws(graph: self, lengths: lengths, paths: paths, nearest: nearest),
      isKnownZero: isKnownZero, effort: effortOfMeans, confidence: confidence, seed: seed, threads: threads)
    return SampledScores(
      scores: NodeScores(means.means.map { $0 * turns / nearest }),
      errorBounds: means.errors.map { $0 * turns / nearest }, confidence: confidence, samples: means.samples)
  }
}

/// Draws a node, and gives each other the distance of the nearest neighbours in the graph as a share of its own.
private struct InverseDistanceDraws: SampleDrawing {
  let graph: Graph
  let lengths: EdgeLengths
  let paths: PathDirection
  /// The length of the shortest edge.
  let nearest: Double

  var itemCount: Int { graph.nodeCount }

  func makeScratch() -> DistanceSearch {
    // Paths that end at a node are found from where they start.
    DistanceSearch(graph, lengths, along: paths == .incoming ? .outgoing : .incoming)
  }

  func draw(_ generator: inout SeededGenerator, _ search: inout DistanceSearch, into sums: inout SampleSums) {
    search.search(from: Int.random(in: 0..<graph.nodeCount, using: &generator))
    for node in search.reached.dropFirst() { sums.add(Int(node), min(1, nearest / search.distance[Int(node)])) }
  }
}
