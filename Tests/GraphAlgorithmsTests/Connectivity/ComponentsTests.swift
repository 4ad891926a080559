import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ComponentsTests {
  @Test(arguments: GraphCase.all) func agreesWithFlooding(graphCase: GraphCase) {
    let graph = graphCase.graph
    let pieces = IsthmusTests.pieces(DenseGraph(graph), of: Array(0..<graph.nodeCount))
    let ordered = pieces.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    let components = graph.connectedComponents()
    #expect(components.sizes == ordered.map(\.count))
    for (number, piece) in ordered.enumerated() {
      #expect(piece.allSatisfy { components[NodeID($0)] == number })
    }
  }

  @Test func density() {
    #expect(Graph.of(0, []).density() == nil && Graph.of(1, []).density() == nil)
    #expect(Graph.complete(5).density() == 1 && Graph.cycle(3, directed: true).density() == 0.5)
    #expect(Graph.star(4).density() == 0.5 && Graph.of(2, []).density() == 0)
  }

  @Test("Peeling: k-cores found by deleting nodes again and again", arguments: GraphCase.all)
  func coreNumbers(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    var expected = [Double](repeating: 0, count: graph.nodeCount)
    for k in 1...2 * max(1, graph.nodeCount) {
      var core = Set(0..<graph.nodeCount)
      while let weak = core.first(where: { v in
        core.reduce(0) { sum, u in
          sum + (dense.hasEdge(v, u) ? 1 : 0) + (graph.isDirected && dense.hasEdge(u, v) ? 1 : 0)
        } < k
      }) {
        core.remove(weak)
      }
      for v in core { expected[v] = Double(k) }
    }
    #expect(agree(graph.coreNumbers(), expected))
  }
}
