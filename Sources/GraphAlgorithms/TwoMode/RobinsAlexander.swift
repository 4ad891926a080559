public import GraphCore

extension Graph {
  /// Measures how often a path of three ties is closed by a fourth: the clustering of two-mode networks.
  ///
  /// Four times the number of circles of four ties divided by the number of paths of three (Robins and Alexander,
  /// Computational and Mathematical Organization Theory 10:69, 2004,
  /// <https://doi.org/10.1023/B:CMOT.0000032580.12184.c0>): the share of cases in which somebody who shares an event with
  /// one other shares a further one. Directions and strengths are ignored.
  ///
  /// - Returns: From 0 to 1; nil without paths of three ties.
  /// - Complexity: O(Σ *k*²) time for degrees *k*, O(*n* + *m*) space.
  public func robinsAlexanderClustering() -> Double? {
    let ties = UnderlyingTies(of: self).graph
    var closed = 0.0
    // Each circle of four is two pairs of opposite nodes with two common neighbours each.
    ties.forEachPairWithCommonNeighbors { _, _, shared in closed += fallingFactorial(shared.count, 2) / 2 }
    var paths = 0.0
    for edge in ties.edges {
      paths += Double((ties.outDegree(of: edge.source) - 1) * (ties.outDegree(of: edge.target) - 1))
    }
    // A tie with two that meet is a triangle and no path; two-mode networks have none.
    paths -= Double(ties.triangleNumbers(threads: nil).reduce(0, +))
    return paths > 0 ? 4 * (closed / 2) / paths : nil
  }
}
