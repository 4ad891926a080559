import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct HopDistancesTests {
  @Test(arguments: GraphCase.all) func agreesWithFloydWarshall(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph.unweighted)
    let sources = graph.nodes.filter { $0.index % 2 == Int(graphCase.seed % 2) }
    let (all, some) = (HopDistances(graph), HopDistances(graph, from: sources + sources))
    for a in graph.nodes {
      for b in graph.nodes {
        let expected = dense.distance[a.index][b.index]
        let hops = expected == .infinity ? nil : Int(expected)
        #expect(all[a, b] == hops)
        if sources.contains(a) { #expect(some[a, b] == hops) }
      }
    }
  }

  @Test("Tie by tie, distances stay those of the graph", arguments: GraphCase.all)
  func staysExact(graphCase: GraphCase) throws {
    var graph = graphCase.graph
    let sources = graph.nodes.filter { $0.index % 3 != 1 }
    var distances = HopDistances(graph, from: sources)
    for tie in GreedyTieTests.randomTies(graph, count: 4, seed: graphCase.seed) {
      distances.add(tie, to: graph)
      graph = try graph.adding([tie])
      let expected = HopDistances(graph)
      #expect(sources.allSatisfy { a in graph.nodes.allSatisfy { distances[a, $0] == expected[a, $0] } })
    }
  }

  @Test("A tie that makes distances outgrow a byte", arguments: [false, true]) func outgrown(directed: Bool) {
    let edges = (0..<199).map { ($0, $0 + 1) } + (200..<399).map { ($0, $0 + 1) }
    let graph = Graph.of(400, edges, directed: directed)
    var distances = HopDistances(graph)
    #expect(distances[NodeID(0), NodeID(199)] == 199 && distances[NodeID(0), NodeID(200)] == nil)
    distances.add(Edge(source: NodeID(199), target: NodeID(200)), to: graph)
    #expect(distances[NodeID(0), NodeID(399)] == 399 && distances[NodeID(100), NodeID(210)] == 110)
    #expect(distances[NodeID(399), NodeID(0)] == (directed ? nil : 399))
  }

  @Test func unknownDistanceTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = HopDistances(.path(3), from: [NodeID(0)])[NodeID(1), NodeID(0)]
    }
  }
}
