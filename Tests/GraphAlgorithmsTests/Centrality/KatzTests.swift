import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct KatzTests {
  /// Solves x = 1 + α Aᵀ x by Gaussian elimination.
  static func solved(_ graph: Graph, attenuation: Double) -> [Double] {
    let dense = DenseGraph(graph)
    let n = dense.count
    var rows = (0..<n).map { v in
      (0..<n).map { (v == $0 ? 1 : 0) - attenuation * dense.strength[$0][v] } + [1]
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

  @Test(arguments: GraphCase.all, [0.2, 0.85, 0.99]) func agreesWithElimination(graphCase: GraphCase, share: Double) {
    let graph = graphCase.graph
    // No eigenvalue is above the largest sum of strengths.
    let bound = graph.inStrength().list.reduce(0) { max($0, $1 ?? .nan) }
    let attenuation = bound > 0 ? share / bound : share
    #expect(agree(graph.katzCentrality(attenuation: attenuation), Self.solved(graph, attenuation: attenuation)))
  }

  @Test("By default 0.85 over the largest eigenvalue") func byDefault() {
    let root = (8.0).squareRoot()
    for (graph, eigenvalue) in [
      (Graph.complete(5), 4.0), (.star(9), root), (.cycle(6), 2), (.cycle(5, directed: true), 1), (.of(2, []), 1),
      (.of(3, [(0, 1), (1, 2)], strengths: [3, 4]), 5), (.of(3, [(0, 1), (2, 1)], directed: true), 2),
    ] {
      #expect(agree(graph.katzCentrality(), Self.solved(graph, attenuation: 0.85 / eigenvalue)))
    }
    #expect(agree(Graph.complete(5).katzCentrality(), Array(repeating: 1 / 0.15, count: 5)))
  }

  @Test("By default there always is an answer", arguments: GraphCase.all) func alwaysByDefault(graphCase: GraphCase) {
    #expect(graphCase.graph.katzCentrality().list.allSatisfy { ($0 ?? 0) >= 1 })
  }

  @Test("Without cycles any attenuation will do") func acyclic() {
    #expect(Graph.path(4, directed: true).katzCentrality(attenuation: 2).list == [1, 3, 7, 15])
  }

  @Test(arguments: [0.5, 0.51, 3, 1e300]) func endlessSums(attenuation: Double) {
    let scores = Graph.cycle(4).katzCentrality(attenuation: attenuation)
    #expect(scores.list == [nil, nil, nil, nil] && scores.undefinedReason(of: NodeID(0)) == .notConverged)
  }

  @Test func attenuationIsAboveZero() async {
    await #expect(processExitsWith: .failure) { _ = Graph.cycle(4).katzCentrality(attenuation: 0) }
  }

  @Test("A cycle of very different strengths: λ is their geometric mean") func unevenCycle() {
    // 10³ · 10⁻² · 10 · 10⁻² = 1, so λ = 1; one more node hangs on the cycle and one leads into it.
    let graph = Graph.of(
      6, [(0, 1), (1, 2), (2, 3), (3, 0), (1, 4), (5, 2)], directed: true, strengths: [1000, 0.01, 10, 0.01, 50, 70])
    #expect(agree(graph.katzCentrality(), Self.solved(graph, attenuation: 0.85)))
  }
}
