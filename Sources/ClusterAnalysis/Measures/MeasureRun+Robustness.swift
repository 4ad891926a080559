public import GraphAlgorithms
public import GraphCore

extension MeasureRun {
  /// Finds how the ranking by a measure holds up when ties are missing.
  ///
  /// - Parameters:
  ///   - measure: The measure; high values rank first.
  ///   - share: The share of ties that each run leaves out.
  ///   - runs: How many runs there are.
  ///   - top: How many ranks are the top.
  ///   - lengths: What steps cost in a network with fewer ties.
  /// - Returns: Rank, interval and share of runs among the top for each node.
  /// - Throws: ``GroupingNeeded`` if the measure needs groups and the run has none.
  /// - Complexity: As `runs` + 1 times the measure.
  public func rankRobustness(
    of measure: NodeMeasure, dropping share: Double, runs: Int, top: Int,
    lengths: @escaping @Sendable (Graph) -> EdgeLengths
  ) throws(GroupingNeeded) -> RankRobustness {
    if measure.needsGrouping { _ = try partition(for: measure) }
    let single = self
    return network.graph.rankRobustness(
      dropping: share, runs: runs, top: top, seed: options.seed, threads: threads
    ) { graph in
      var run = single
      run.graph = graph
      run.options.lengths = lengths(graph)
      run.options.threads = 1
      guard let scores = try? run.scores(measure) else { return [Double?](repeating: nil, count: graph.nodeCount) }
      return graph.nodes.map { scores[$0] }
    }
  }
}
