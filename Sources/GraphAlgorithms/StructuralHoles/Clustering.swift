public import GraphCore

extension Graph {
  /// Measures what share of each node's pairs of neighbours are tied themselves.
  ///
  /// Undirected: triangles over pairs of neighbours (Watts and Strogatz, Nature 393:440, 1998,
  /// <https://doi.org/10.1038/30918>). Directed: directed triangles of all kinds over those that the node's edges would
  /// allow, 2(*k*(*k* − 1) − 2 *r*) for *k* edges of which *r* pairs run both ways (Fagiolo, Physical Review E
  /// 76:026107, 2007, <https://doi.org/10.1103/PhysRevE.76.026107>). Strengths do not count.
  ///
  /// - Returns: A share from 0 to 1; undefined (``GraphCore/UndefinedReason/fewerThanTwoNeighbors``) without a pair of
  ///   neighbours.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func clusteringCoefficients() -> NodeScores {
    let ties = UnderlyingTies(of: self)
    let graph = ties.graph
    let edges = { (arc: Int) in isDirected ? Double(ties.edgeCount(arc)) : 1 }
    var closed = [Double](repeating: 0, count: nodeCount)
    graph.forEachTriangle { triangle in
      let count = edges(triangle.ab) * edges(triangle.ac) * edges(triangle.bc)
      closed[triangle.a] += count
      closed[triangle.b] += count
      closed[triangle.c] += count
    }
    return NodeScores(
      (0..<nodeCount).map { node -> NodeScore in
        let row = graph.outgoing.row(node)
        guard row.count >= 2 else { return .undefined(.fewerThanTwoNeighbors) }
        guard isDirected else { return .value(closed[node] / (Double(row.count) * Double(row.count - 1) / 2)) }
        let degree = row.reduce(0) { $0 + ties.edgeCount($1) }
        let mutual = degree - row.count
        return .value(closed[node] / (Double(degree) * Double(degree - 1) - 2 * Double(mutual)))
      })
  }
}
