public import GraphCore

extension Graph {
  /// Finds how far the farthest node is that each node has a path from or to.
  ///
  /// Hage and Harary, Social Networks 17:57, 1995. The largest of them is ``diameter(lengths:threads:)``. Nodes that no
  /// path joins with it are left out, so compare nodes within a component.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths from the node or to it count.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: A distance in the unit of `lengths`; undefined if no path joins the node with another
  ///   (``GraphCore/UndefinedReason/noPaths``) or the graph has no other node
  ///   (``GraphCore/UndefinedReason/onlyNode``).
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n*) space for each thread.
  public func eccentricity(
    lengths: EdgeLengths = .hops, paths: PathDirection = .outgoing, threads: Int? = nil
  ) -> NodeScores {
    distanceScores(lengths, paths, threads) { _, sums in sums.count == 0 ? .undefined(.noPaths) : .value(sums.longest) }
  }
}
