import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct IntroductionTests {
  /// Lists all chains of the fewest hops and sorts them.
  static func chains(_ graph: Graph, _ dense: DenseGraph, _ s: Int, _ t: Int) -> [IntroductionTestChain] {
    guard s != t else { return [.init(nodes: [s], weakest: .infinity)] }
    return dense.shortestPaths(s, t).map { path in
      let strengths = zip(path, path.dropFirst()).map { dense.strength[$0][$1] }
      return IntroductionTestChain(nodes: path, weakest: strengths.min() ?? .infinity)
    }.sorted { $0.weakest != $1.weakest ? $0.weakest > $1.weakest : $0.nodes.lexicographicallyPrecedes($1.nodes) }
  }

  @Test(arguments: GraphCase.all, [1, 2, 50]) func agreesWithListingAll(graphCase: GraphCase, limit: Int) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    for s in graph.nodes {
      for t in graph.nodes {
        let found = graph.introductions(from: s, to: t, limit: limit)
        let expected = Self.chains(graph, dense, s.index, t.index).prefix(limit)
        #expect(found.map { .init(nodes: $0.nodes.map(\.index), weakest: $0.weakestStrength) } == Array(expected))
        #expect(found.allSatisfy { Double($0.hopCount) == dense.distance[s.index][t.index] })
      }
    }
  }

  @Test("Of many chains the strongest, then the lowest") func strongestFirst() {
    let graph = Graph.of(
      6, [(0, 1), (0, 2), (0, 3), (1, 5), (2, 5), (3, 5), (0, 4)], strengths: [1, 4, 2, 9, 2, 3, 9])
    let found = graph.introductions(from: NodeID(0), to: NodeID(5), limit: 9)
    #expect(found.map { $0.nodes.map(\.index) } == [[0, 2, 5], [0, 3, 5], [0, 1, 5]])
    #expect(found.map(\.weakestStrength) == [2, 2, 1])
    #expect(graph.introductions(from: NodeID(0), to: NodeID(5), limit: 0).isEmpty)
  }

  @Test("Few chains of very many are found without listing the rest") func manyChains() {
    // A ladder of 40 diamonds has 2⁴⁰ shortest paths.
    var edges: [(Int, Int)] = []
    for top in stride(from: 0, to: 120, by: 3) {
      edges += [(top, top + 1), (top, top + 2), (top + 1, top + 3), (top + 2, top + 3)]
    }
    let found = Graph.of(121, edges).introductions(from: NodeID(0), to: NodeID(120), limit: 2)
    #expect(found.count == 2 && found.allSatisfy { $0.hopCount == 80 && $0.weakestStrength == 1 })
    #expect(found[0].nodes.allSatisfy { $0.index % 3 != 2 } && found[1].nodes.count { $0.index % 3 == 2 } == 1)
  }

  @Test("Shared contacts of the karate club's leaders") func sharedContacts() {
    // networkx.common_neighbors(karate_club_graph(), 0, 33) has 8, 13, 19 and 31 with 5, 5, 3 and 6 ties; their inverses
    // add up to 0.9.
    let found = KarateClub.graph.sharedContacts(of: NodeID(0), and: NodeID(33))
    #expect(found.map(\.node.index) == [19, 8, 13, 31])
    let shares: [Double] = [1 / 2.7, 0.2 / 0.9, 0.2 / 0.9, 1 / 5.4]
    #expect(agree(found.map(\.share), shares))
  }

  @Test(arguments: GraphCase.all) func sharesAddUpToTheScore(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    for (a, b) in dense.pairs {
      let found = graph.sharedContacts(of: NodeID(a), and: NodeID(b))
      let shared = Set(dense.neighbors(a)).intersection(dense.neighbors(b))
      #expect(Set(found.map(\.node.index)) == shared && found.count == shared.count)
      let score = LinkScoreTests.score(dense, a, b, .resourceAllocation) ?? .nan
      #expect(found.allSatisfy { agree($0.share, 1 / Double(dense.neighbors($0.node.index).count) / score) })
      let order = found.map { (-$0.share, $0.node) }
      #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
    }
    #expect(graph.sharedContacts(of: NodeID(0), and: NodeID(0)).isEmpty)
  }
}

/// A chain as its nodes and its weakest tie.
struct IntroductionTestChain: Equatable {
  let nodes: [Int]
  let weakest: Double
}
