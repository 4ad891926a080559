public import GraphCore

/// Which way paths are walked; it matters only when edges run one way.
public enum PathDirection: String, CaseIterable, Sendable {
  /// Paths that end at the node in question.
  case incoming
  /// Paths that start at the node in question.
  case outgoing
}

extension Graph {
  /// Finds how far every node is from one node.
  ///
  /// - Parameters:
  ///   - source: The node at which the paths start, or end when `direction` is `.incoming`.
  ///   - lengths: What a step along each edge costs.
  ///   - direction: Whether edges are walked forwards from `source` or backwards.
  /// - Returns: The length of the shortest path for each node in node order, in the unit of `lengths`; 0 for `source`
  ///   and nil where there is no path.
  /// - Complexity: O(*n* + *m*) time for hops, O((*n* + *m*) log *n*) for lengths; O(*n*) space.
  public func distances(
    from source: NodeID, lengths: EdgeLengths = .hops, direction: PathDirection = .outgoing
  ) -> [Double?] {
    var search = DistanceSearch(self, lengths, along: direction)
    search.search(from: source.index)
    return search.distance.map { $0 == .infinity ? nil : $0 }
  }
}
