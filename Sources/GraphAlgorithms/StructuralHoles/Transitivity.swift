public import GraphCore

extension Graph {
  /// Measures what share of paths of two ties is closed by a third.
  ///
  /// 3 × triangles / pairs of ties that meet in a node, which weighs nodes by their pairs of neighbours where the mean
  /// of ``clusteringCoefficients(threads:)`` weighs them alike (Newman, Strogatz and Watts, Physical Review E 64:026118,
  /// 2001, <https://doi.org/10.1103/PhysRevE.64.026118>). Directions and strengths do not count.
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: A share from 0 to 1; nil if no node has two neighbours.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func transitivity(threads: Int? = nil) -> Double? {
    let ties = UnderlyingTies(of: self).graph
    let meeting = ties.nodes.reduce(0) { $0 + ties.outDegree(of: $1) * (ties.outDegree(of: $1) - 1) / 2 }
    guard meeting > 0 else { return nil }
    // A triangle counts at three nodes, and closes a path at each of them.
    return Double(ties.triangleNumbers(threads: threads).reduce(0, +)) / Double(meeting)
  }
}
