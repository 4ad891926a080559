import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BridgingCentralityTests {
  @Test(arguments: GraphCase.all) func agreesWithTheFormula(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let betweenness = dense.betweenness()
    let expected = (0..<dense.count).map { v -> Double in
      let neighbors = dense.neighbors(v)
      guard !neighbors.isEmpty else { return 0 }
      let inverses = neighbors.reduce(0) { $0 + 1 / Double(dense.neighbors($1).count) }
      return betweenness[v] * (1 / Double(neighbors.count)) / inverses
    }
    #expect(agree(graph.bridgingCentrality(lengths: try EdgeLengths(graphCase.lengths, for: graph)), expected))
  }

  @Test(arguments: 3..<9) func star(n: Int) {
    // The centre has all pairs of leaves and a coefficient of 1 / (n − 1)².
    let expected = Double(n - 2) / Double(2 * (n - 1))
    #expect(agree(Graph.star(n).bridgingCentrality(), [expected] + Array(repeating: 0, count: n - 1)))
  }

  @Test("The one between two hubs comes first") func betweenHubs() {
    let graph = Graph.of(9, [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5), (5, 6), (5, 7), (5, 8)])
    #expect(graph.bridgingCentrality().ranking.first == NodeID(4))
    #expect(graph.bridgingCentrality()[NodeID(4)] == 16)
  }
}
