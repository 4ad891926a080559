import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct OpenPairsTests {
  @Test(arguments: GraphCase.all) func agreesWithLookingAtEveryPair(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let dense = DenseGraph(graph)
    var (all, exclusive) = ([Double](repeating: 0, count: dense.count), [Double](repeating: 0, count: dense.count))
    for (a, c) in dense.pairs where !dense.hasEdge(a, c) {
      guard let ga = partition[NodeID(a)], let gc = partition[NodeID(c)], ga != gc else { continue }
      let brokers = (0..<dense.count).filter { dense.hasEdge(a, $0) && dense.hasEdge($0, c) }
      for broker in brokers { all[broker] += 1 }
      if brokers.count == 1 { exclusive[brokers[0]] += 1 }
    }
    #expect(graph.brokeringActivity(partition).list == all)
    #expect(graph.brokeringExclusivity(partition).list == exclusive)
  }

  @Test("Activity is half of the roles with ends in different groups") func karate() {
    let roles = KarateClub.graph.brokerageRoles(KarateClub.clubs)
    let expected = KarateClub.graph.nodes.map { node in
      [roles.gatekeeper, roles.representative, roles.liaison].reduce(0) { $0 + ($1[node] ?? .nan) } / 2
    }
    #expect(agree(KarateClub.graph.brokeringActivity(KarateClub.clubs), expected))
  }

  @Test("Two brokers share a pair, so neither has it alone") func square() {
    let partition = NodePartition([0, nil, 1, nil])
    #expect(Graph.cycle(4).brokeringActivity(partition).list == [0, 1, 0, 1])
    #expect(Graph.cycle(4).brokeringExclusivity(partition).list == [0, 0, 0, 0])
    #expect(Graph.path(3).brokeringExclusivity(NodePartition([0, 0, 1])).list == [0, 1, 0])
  }
}
