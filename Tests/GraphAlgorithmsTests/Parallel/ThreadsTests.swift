import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ThreadsTests {
  @Test("The same bits for any number of threads", arguments: [false, true], [2, 5])
  func sameBits(directed: Bool, threads: Int) throws {
    let graph = Graph.random(280, probability: 0.01, seed: 5, directed: directed, weighted: true)
    // Above 256 nodes, blocks hold more than one source each.
    let lengths = try EdgeLengths.inverseStrength(of: graph)
    let groups = NodePartition.random(280, groups: 4, seed: 6, missingShare: 0.1)
    for lengths in [lengths, .hops] {
      #expect(graph.betweenness(lengths: lengths, threads: 1) == graph.betweenness(lengths: lengths, threads: threads))
      #expect(
        graph.edgeBetweenness(lengths: lengths, threads: 1)
          == graph.edgeBetweenness(lengths: lengths, threads: threads))
      #expect(
        graph.crossGroupBetweenness(groups, lengths: lengths, threads: 1)
          == graph.crossGroupBetweenness(groups, lengths: lengths, threads: threads))
      #expect(graph.closeness(lengths: lengths, threads: 1) == graph.closeness(lengths: lengths, threads: threads))
      #expect(
        graph.harmonicCloseness(lengths: lengths, threads: 1)
          == graph.harmonicCloseness(lengths: lengths, threads: threads))
      #expect(
        graph.distanceSummary(lengths: lengths, threads: 1)
          == graph.distanceSummary(lengths: lengths, threads: threads))
    }
    #expect(graph.everettValenteBrokerage(threads: 1) == graph.everettValenteBrokerage(threads: threads))
    #expect(graph.betweenness() == graph.betweenness(threads: 1))
  }

  @Test(arguments: 0..<3) func tinyGraphsScore(n: Int) {
    for directed in [false, true] {
      let graph = Graph.path(n, directed: directed)
      let groups = NodePartition((0..<n).map { $0 })
      for scores in [
        graph.degree(), graph.inDegree(), graph.outDegree(), graph.strength(), graph.betweenness(),
        graph.betweenness(scale: .fractionOfPairs), graph.crossGroupBetweenness(groups), graph.closeness(),
        graph.harmonicCloseness(), graph.eigenvectorCentrality(), graph.pageRank(), graph.coreNumbers(),
        graph.clusteringCoefficients(), graph.triangleCounts(), graph.constraint(), graph.effectiveSize(),
        graph.efficiency(), graph.brokerageRoles(groups).liaison, graph.eiIndex(groups),
        graph.participationCoefficient(groups), graph.blauIndex(groups), graph.everettValenteBrokerage(),
      ] {
        #expect(scores.count == n && scores.list.allSatisfy { $0?.isFinite ?? true })
      }
      #expect(graph.edgeBetweenness(scale: .fractionOfPairs).count == max(0, n - 1))
    }
  }
}
