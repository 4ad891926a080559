import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct RedundancyTests {
  @Test func southernWomen() {
    let graph = SouthernWomen.affiliations.graph
    // networkx.algorithms.bipartite.node_redundancy and robins_alexander_clustering of networkx 3.6.1.
    let women = [
      0.964285714, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.75, 0.9, 1, 1, 1,
    ]
    let events = [1, 1, 1, 1, 1, 0.964285714, 0.911111111, 0.802197802, 0.712121212, 1, 0.666666667, 1, 1, 1]
    #expect(agree(graph.redundancy(), women + events, within: 1e-9))
    #expect(agree(graph.robinsAlexanderClustering(), 0.46776406035665297))
  }

  @Test(arguments: GraphCase.all) func agreesWithTheDefinition(graphCase: GraphCase) {
    let dense = DenseGraph(graphCase.graph)
    let neighbors = (0..<dense.count).map { Set(dense.neighbors($0)) }
    let expected = (0..<dense.count).map { v -> Double? in
      let near = neighbors[v].sorted()
      guard near.count > 1 else { return nil }
      let pairs = near.flatMap { u in near.filter { $0 > u }.map { (u, $0) } }
      let joined = pairs.count { u, w in neighbors[u].intersection(neighbors[w]).contains { $0 != v } }
      return Double(joined) / Double(pairs.count)
    }
    #expect(agree(graphCase.graph.redundancy(), expected))
    var (paths, closed) = (0.0, 0.0)
    for b in 0..<dense.count {
      for c in neighbors[b] {
        for a in neighbors[b] where a != c {
          for d in neighbors[c] where d != b && d != a {
            paths += 1
            closed += neighbors[a].contains(d) ? 1 : 0
          }
        }
      }
    }
    #expect(agree(graphCase.graph.robinsAlexanderClustering(), paths > 0 ? closed / paths : nil))
  }

  @Test func closedForms() {
    // Whoever was at all events: every path closes, every pair is redundant.
    let complete = Affiliations.of(Array(repeating: [0, 1, 2], count: 4), eventCount: 3).graph
    #expect(complete.robinsAlexanderClustering() == 1 && complete.redundancy().list == Array(repeating: 1, count: 7))
    #expect(Graph.path(4).robinsAlexanderClustering() == 0 && Graph.star(5).robinsAlexanderClustering() == nil)
    #expect(Graph.of(0, []).robinsAlexanderClustering() == nil)
    #expect(Graph.star(4).redundancy().list == [0, nil, nil, nil])
    #expect(Graph.star(4).redundancy().undefinedReason(of: NodeID(1)) == .fewerThanTwoNeighbors)
  }
}
