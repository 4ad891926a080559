public import GraphCore

extension Graph {
  /// Measures what share of each node's pairs of neighbours are tied themselves.
  ///
  /// Undirected: triangles over pairs of neighbours (Watts and Strogatz, Nature 393:440, 1998,
  /// <https://doi.org/10.1038/30918>). Directed: directed triangles of all kinds over those that the node's edges would
  /// allow, 2(*k*(*k* − 1) − 2 *r*) for *k* edges of which *r* pairs run both ways (Fagiolo, Physical Review E
  /// 76:026107, 2007, <https://doi.org/10.1103/PhysRevE.76.026107>). Strengths do not count.
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the shares are the same for any number.
  /// - Returns: A share from 0 to 1; undefined (``GraphCore/UndefinedReason/fewerThanTwoNeighbors``) without a pair of
  ///   neighbours.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func clusteringCoefficients(threads: Int? = nil) -> NodeScores {
    let ties = UnderlyingTies(of: self)
    let closed = isDirected ? ties.directedTriangleCounts(threads: threads) : triangleNumbers(threads: threads)
    return NodeScores.ofEach(nodeCount) { node in
      let row = ties.graph.outgoing.row(node)
      guard row.count >= 2 else { return .undefined(.fewerThanTwoNeighbors) }
      let triangles = Double(closed[node])
      guard isDirected else { return .value(triangles / (Double(row.count) * Double(row.count - 1) / 2)) }
      let degree = row.reduce(0) { $0 + ties.edgeCount($1) }
      let mutual = degree - row.count
      return .value(triangles / (Double(degree) * Double(degree - 1) - 2 * Double(mutual)))
    }
  }
}

extension UnderlyingTies {
  /// Counts the directed triangles at each node: as many for three tied nodes as there are ways to take one edge of each
  /// tie.
  fileprivate func directedTriangleCounts(threads: Int?) -> [Int] {
    let oriented = OrientedTies(graph, keepsArcs: true, threads: threads)
    let edges = Room<Int>(oriented.tieCount)
    for tie in 0..<oriented.tieCount { edges[tie] = edgeCount(Int(oriented.arcs[tie])) }
    return oriented.countAtNodes(1, threads: threads) { (block, tieTo: Room<Int32>, counts: Room<Int>) in
      oriented.forEachTriangle(ofBlock: block, tieTo: tieTo) { triangle in
        let count = edges[triangle.ab] * edges[triangle.ac] * edges[triangle.bc]
        counts[triangle.a] += count
        counts[triangle.b] += count
        counts[triangle.c] += count
      }
    }
  }
}
