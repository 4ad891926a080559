public import GraphCore

extension Graph {
  /// Measures what share of paths of two ties is closed by a third.
  ///
  /// 3 × triangles / pairs of ties that meet in a node, which weighs nodes by their pairs of neighbours where the mean
  /// of ``clusteringCoefficients()`` weighs them alike (Newman, Strogatz and Watts, Physical Review E 64:026118, 2001,
  /// <https://doi.org/10.1103/PhysRevE.64.026118>). Directions and strengths do not count.
  ///
  /// - Returns: A share from 0 to 1; nil if no node has two neighbours.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func transitivity() -> Double? {
    let ties = UnderlyingTies(of: self).graph
    var closed = 0
    ties.forEachTriangle { _ in closed += 3 }
    let meeting = ties.nodes.reduce(0) { $0 + ties.outDegree(of: $1) * (ties.outDegree(of: $1) - 1) / 2 }
    return meeting > 0 ? Double(closed) / Double(meeting) : nil
  }
}
