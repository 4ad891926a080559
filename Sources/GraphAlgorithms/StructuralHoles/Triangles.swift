public import GraphCore

extension Graph {
  /// Counts the triangles at each node.
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the counts are the same for any number.
  /// - Returns: Triangles, each counted at its three nodes; directions are ignored.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func triangleCounts(threads: Int? = nil) -> NodeScores {
    NodeScores(triangleNumbers(threads: threads).map(Double.init))
  }

  /// The triangles at each node of the ties without their direction.
  func triangleNumbers(threads: Int?) -> [Int] {
    OrientedTies(UnderlyingTies(of: self).graph, threads: threads).triangleCounts(threads: threads)
  }
}
