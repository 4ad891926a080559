import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct PageRankTests {
  /// Solves the linear equations of PageRank by Gaussian elimination.
  static func solved(_ graph: Graph, damping: Double) -> [Double] {
    let dense = DenseGraph(graph)
    let n = graph.nodeCount
    var rows = (0..<n).map { v in
      (0..<n).map { u in
        let out = dense.strength[u].reduce(0, +)
        let follow = out > 0 ? dense.strength[u][v] / out : 1 / Double(n)
        return (u == v ? 1 : 0) - damping * follow
      } + [(1 - damping) / Double(n)]
    }
    for pivot in 0..<n {
      let best = (pivot..<n).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
      rows.swapAt(pivot, best)
      for row in 0..<n where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...n { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<n).map { rows[$0][n] / rows[$0][$0] }
  }

  @Test(arguments: GraphCase.all, [0.85, 0.5, 0.99]) func agreesWithElimination(graphCase: GraphCase, damping: Double) {
    let graph = graphCase.graph
    let scores = graph.pageRank(damping: damping)
    let expected = Self.solved(graph, damping: damping)
    #expect(zip(scores.list, expected).allSatisfy { abs(($0 ?? .nan) - $1) < 1e-10 * $1 })
    #expect(agree(scores.list.reduce(0) { $0 + ($1 ?? .nan) }, 1, within: 1e-13))
  }

  @Test(arguments: 1..<7) func regularGraphsAreEven(n: Int) {
    #expect(agree(Graph.complete(n).pageRank(), Array(repeating: 1 / Double(n), count: n), within: 1e-14))
    #expect(agree(Graph.of(n, []).pageRank(), Array(repeating: 1 / Double(n), count: n), within: 1e-14))
    #expect(agree(Graph.star(n).pageRank(damping: 0), Array(repeating: 1 / Double(n), count: n), within: 1e-14))
  }

  @Test("The centre of a star: c = (1 − d) / n + d (1 − c), as all leaves point to it", arguments: 3..<9)
  func star(n: Int) throws {
    let (m, d) = (Double(n), 0.85)
    // Leaves: l = (1 − d) / n + d c / (n − 1); centre: c = (1 − d) / n + d (n − 1) l.
    let centre = (1 + d * (m - 1)) / (m * (1 + d))
    #expect(agree(Graph.star(n).pageRank()[NodeID(0)], centre, within: 1e-13))
  }
}
