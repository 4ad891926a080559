import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct DepartureTests {
  @Test(arguments: GraphCase.all) func agreesWithTheGraphOfTheRest(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let leaving = graph.nodes.filter { ($0.index + Int(graphCase.seed)) % 4 == 0 }
    let rest = Graph.of(
      graph.nodeCount,
      graph.edges.filter { !leaving.contains($0.source) && !leaving.contains($0.target) }.map {
        ($0.source.index, $0.target.index)
      }, directed: graph.isDirected)
    let sets = TieGainTests.sets(graph, seed: graphCase.seed)
    let ways: [(CountedPairs, (Int, Int) -> Bool)] = [
      (.all, { _, _ in true }),
      (
        .acrossGroups(partition),
        {
          guard let a = partition[NodeID($0)], let b = partition[NodeID($1)] else { return false }
          return a != b
        }
      ),
      (.between(sets.first, sets.second), { sets.first.contains(NodeID($0)) && sets.second.contains(NodeID($1)) }),
    ]
    for (pairs, counts) in ways {
      let stays = { (a: Int, b: Int) in
        counts(a, b) && !leaving.contains(NodeID(a)) && !leaving.contains(NodeID(b))
      }
      let effect = graph.departure(of: leaving + leaving, pairs: pairs)
      #expect(effect.nodes == leaving)
      #expect(TieGainTests.agrees(effect.pairs.before, TieGainTests.counted(graph.unweighted, stays)))
      #expect(TieGainTests.agrees(effect.pairs.after, TieGainTests.counted(rest, stays)))
    }
  }

  @Test("A broker leaves: the market is out of reach") func brokerLeaves() throws {
    // Members 0, 1, 2 reach the contact 4 through 3 only; the contact 5 hangs on member 2.
    let graph = Graph.of(6, [(0, 1), (1, 3), (3, 4), (2, 5)])
    let members = (0..<4).map(NodeID.init)
    let effect = graph.departure(of: [NodeID(3)], pairs: .between(members, [NodeID(4), NodeID(5)]))
    let nearest = try #require(effect.nearest)
    #expect(nearest.before.atDistance == [0, 1, 1, 1] && nearest.before.unjoinedCount == 0)
    #expect(nearest.after.atDistance == [0, 1] && nearest.after.unjoinedCount == 2)
    #expect(effect.pairs.before.within(3) == 3 && effect.pairs.after.within(3) == 1)
    #expect(graph.departure(of: [NodeID(3)]).nearest == nil)
  }
}

@Suite struct TieConsequencesTests {
  @Test("A path becomes a cycle: no weak points, and ends are less free") func closedPath() throws {
    let found = try Graph.path(5).consequences(of: Edge(source: NodeID(4), target: NodeID(0)))
    #expect(found.isthmusCount == .init(before: 4, after: 0))
    #expect(found.articulationPointCount == .init(before: 3, after: 0))
    // One tie: 1. Two ties without triangles: 2 × (1/2)².
    #expect(found.sourceConstraint == .init(before: 1, after: 0.5))
    #expect(found.targetConstraint == .init(before: 1, after: 0.5))
  }

  @Test("A first tie") func isolate() throws {
    let found = try Graph.of(3, [(0, 1)]).consequences(of: Edge(source: NodeID(1), target: NodeID(2), strength: 3))
    #expect(found.targetConstraint == .init(before: nil, after: 1))
    // Shares 1/4 and 3/4.
    #expect(found.sourceConstraint == .init(before: 1, after: 0.625))
    #expect(found.isthmusCount == .init(before: 1, after: 2))
    #expect(found.articulationPointCount == .init(before: 0, after: 1))
  }

  @Test func strengthIsChecked() {
    #expect(throws: GraphError.self) {
      try Graph.path(2).consequences(of: Edge(source: NodeID(0), target: NodeID(1), strength: -1))
    }
  }
}
