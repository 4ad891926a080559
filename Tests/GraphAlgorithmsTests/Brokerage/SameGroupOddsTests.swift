import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct SameGroupOddsTests {
  @Test(arguments: GraphCase.all) func agreesWithLookingAtEveryPair(graphCase: GraphCase) {
    let graph = graphCase.graph
    let partition = NodePartition.random(graph.nodeCount, groups: 3, seed: 5, missingShare: 0.2)
    var counts = [[0, 0], [0, 0]]
    for a in graph.nodes {
      for b in graph.nodes where graph.isDirected ? a != b : a < b {
        guard let first = partition[a], let second = partition[b] else { continue }
        counts[first == second ? 0 : 1][graph.hasEdge(from: a, to: b) ? 0 : 1] += 1
      }
    }
    guard let odds = graph.sameGroupOdds(partition) else {
      #expect(partition.groupedNodeCount < 2)
      return
    }
    #expect([odds.inside.tied, odds.inside.untied] == counts[0])
    #expect([odds.across.tied, odds.across.untied] == counts[1])
    if let ratio = odds.ratio, let q = odds.yulesQ { #expect(abs(q - (ratio - 1) / (ratio + 1)) < 1e-12) }
  }

  @Test func isNotDistortedBySizes() throws {
    // Everyone tied inside, nobody across: the ratio has no end, Q is 1.
    let apart = try #require(
      Graph.of(5, [(0, 1), (2, 3), (2, 4), (3, 4)]).sameGroupOdds(NodePartition([0, 0, 1, 1, 1])))
    #expect(apart.ratio == nil && apart.yulesQ == 1)
    #expect(Graph.of(1, []).sameGroupOdds(NodePartition([0])) == nil)
  }
}
