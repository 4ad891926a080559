import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BrokerageRolesTests {
  /// Every triple of nodes, looked at one by one.
  static func triples(_ graph: Graph, _ partition: NodePartition) -> [[Double?]] {
    let dense = DenseGraph(graph)
    let nodes = 0..<graph.nodeCount
    var counts = [[Double?]](
      repeating: nodes.map { partition[NodeID($0)] == nil ? nil : 0 }, count: 5)
    for a in nodes {
      for b in nodes where dense.hasEdge(a, b) {
        for c in nodes where c != a && dense.hasEdge(b, c) && !dense.hasEdge(a, c) {
          guard let ga = partition[NodeID(a)], let gb = partition[NodeID(b)], let gc = partition[NodeID(c)] else {
            continue
          }
          let role: Int
          if ga == gb && gb == gc {
            role = 0
          } else if ga == gc {
            role = 1
          } else if gb == gc {
            role = 2
          } else if ga == gb {
            role = 3
          } else {
            role = 4
          }
          counts[role][b] = (counts[role][b] ?? 0) + 1
        }
      }
    }
    return counts
  }

  @Test(arguments: GraphCase.all) func agreesWithLookingAtEveryTriple(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let roles = graph.brokerageRoles(partition)
    let found = [roles.coordinator, roles.itinerant, roles.gatekeeper, roles.representative, roles.liaison]
    #expect(found.map(\.list) == Self.triples(graph, partition))
  }

  @Test("The gatekeeper lets in, the representative speaks outwards") func gatekeeperIsNotRepresentative() {
    // Outsider 0 → 1 → 2, the last two of one group.
    let graph = Graph.path(3, directed: true)
    let inwards = graph.brokerageRoles(NodePartition([0, 1, 1]))
    #expect(inwards.gatekeeper.list == [0, 1, 0] && inwards.representative.list == [0, 0, 0])
    let outwards = graph.brokerageRoles(NodePartition([1, 1, 0]))
    #expect(outwards.gatekeeper.list == [0, 0, 0] && outwards.representative.list == [0, 1, 0])
  }

  @Test(arguments: 3..<8) func starWhoseLeavesAllDiffer(n: Int) {
    let liaison = Graph.star(n).brokerageRoles(NodePartition((0..<n).map { $0 })).liaison
    #expect(liaison.list == [Double((n - 1) * (n - 2))] + Array(repeating: 0, count: n - 1))
  }

  @Test func undirectedGatekeepersAreRepresentatives() {
    let roles = KarateClub.graph.brokerageRoles(KarateClub.clubs)
    #expect(roles.gatekeeper == roles.representative)
  }

  @Test func withoutAGroupThereIsNoRole() {
    let roles = Graph.path(3).brokerageRoles(NodePartition([0, nil, 0]))
    #expect(roles.coordinator.undefinedReason(of: NodeID(1)) == .noGroup)
    #expect(roles.coordinator.list == [0, nil, 0])
  }
}
