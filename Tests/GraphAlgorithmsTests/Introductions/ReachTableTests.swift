import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ReachTableTests {
  /// Some nodes as the contacts of a market.
  static func targets(_ graphCase: GraphCase) -> [NodeID] {
    graphCase.graph.nodes.filter { ($0.index * 5 + Int(graphCase.seed)) % 4 == 0 }
  }

  @Test(arguments: GraphCase.all) func agreesWithEachTarget(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let targets = Self.targets(graphCase)
    let table = graph.reachTable(to: targets + targets)
    #expect(table.targets == targets && table.chains.count == graph.nodeCount)
    for node in graph.nodes {
      let nearest = targets.map { dense.distance[node.index][$0.index] }.min() ?? .infinity
      #expect(table.distances[node.index] == (nearest == .infinity ? nil : Int(nearest)))
      let chains = targets.filter { dense.distance[node.index][$0.index] == nearest && nearest < .infinity }.flatMap {
        IntroductionTests.chains(graph, dense, node.index, $0.index)
      }
      let best = chains.min {
        $0.weakest != $1.weakest ? $0.weakest > $1.weakest : $0.nodes.lexicographicallyPrecedes($1.nodes)
      }
      #expect(table.chains[node.index].map { .init(nodes: $0.nodes.map(\.index), weakest: $0.weakestStrength) } == best)
    }
  }

  @Test(arguments: GraphCase.all, 1..<4) func fragilityAgreesWithLeavingOut(graphCase: GraphCase, limit: Int) {
    let graph = graphCase.graph
    let targets = Self.targets(graphCase)
    let members = graph.nodes.filter { $0.index % 5 != 2 }
    let reaching = { (graph: Graph, holder: NodeID) in
      let dense = DenseGraph(graph.unweighted)
      return members.count { member in
        member != holder && !targets.contains(member)
          && targets.contains { dense.distance[member.index][$0.index] <= Double(limit) }
      }
    }
    let holders = graph.nodes.filter { node in
      !targets.contains(node) && targets.contains { graph.hasEdge(from: node, to: $0) }
    }
    let found = graph.reachFragility(of: targets, within: limit, among: members + members)
    #expect(found.map(\.holder).sorted() == holders)
    for one in found {
      #expect(one.reaching.before == reaching(graph, one.holder))
      let rest = graph.edges.filter { $0.source != one.holder && $0.target != one.holder }
      let without = Graph.of(
        graph.nodeCount, rest.map { ($0.source.index, $0.target.index) }, directed: graph.isDirected)
      #expect(one.reaching.after == reaching(without, one.holder))
      #expect(one.targetCount == targets.count { graph.hasEdge(from: one.holder, to: $0) })
    }
    let order = found.map { (-$0.lostCount, $0.holder) }
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("One holder of the market, and two") func holders() {
    // 5 is the contact; 3 holds it alone, then 4 does too.
    let one = Graph.of(6, [(0, 3), (1, 3), (2, 0), (3, 5), (4, 3)])
    let fragile = one.reachFragility(of: [NodeID(5)], within: 2)
    #expect(fragile.map(\.holder.index) == [3] && fragile[0].lostCount == 3)
    let two = Graph.of(6, [(0, 3), (1, 3), (2, 0), (3, 5), (4, 5), (0, 4)]).reachFragility(of: [NodeID(5)], within: 2)
    #expect(two.map(\.holder.index) == [3, 4] && two.map(\.lostCount) == [1, 0])
    #expect(Graph.path(3).reachFragility(of: [], within: 2).isEmpty)
    #expect(Graph.path(3).reachTable(to: []).distances == [nil, nil, nil])
  }
}
