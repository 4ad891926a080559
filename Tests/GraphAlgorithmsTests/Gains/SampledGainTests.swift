import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct SampledGainTests {
  @Test("Margins hold, and shrink with the sample", arguments: [false, true], 0..<3)
  func marginsHold(directed: Bool, kind: Int) throws {
    let graph = Graph.random(40, probability: 0.05, seed: 3, directed: directed)
    let pairs: CountedPairs =
      switch kind {
      case 0: .all
      case 1: .acrossGroups(.random(40, groups: 3, seed: 8, missingShare: 0.2))
      default: .between(Array(graph.nodes.prefix(20)), Array(graph.nodes.suffix(25)))
      }
    let ties = GreedyTieTests.randomTies(graph, count: 8, seed: 4)
    let exact = graph.tieGains(of: ties, pairs: pairs).gains.map { $0.efficiencyGain ?? .nan }
    var held = 0
    for seed in 0..<10 as Range<UInt64> {
      let found = graph.sampledTieGains(of: ties, pairs: pairs, sampleCount: 40, seed: seed, confidence: 0.9)
      for (index, gain) in found.gains.enumerated() {
        let (estimate, margin) = (try #require(gain.efficiencyGain), try #require(gain.margin))
        #expect(gain.tie == ties[index] && margin >= 0)
        if abs(estimate - exact[index]) <= margin { held += 1 }
      }
    }
    #expect(Double(held) >= 0.9 * Double(10 * ties.count))
    let samples = [20, 1200].map { graph.sampledTieGains(of: ties, pairs: pairs, sampleCount: $0, seed: 1).gains }
    for (small, large) in zip(samples[0], samples[1]) {
      let (wide, narrow) = (try #require(small.margin), try #require(large.margin))
      #expect(wide == 0 || narrow < 0.3 * wide)
    }
    // All ties together, as chance has less to say about their sum.
    let total = samples[1].reduce(0) { $0 + ($1.efficiencyGain ?? .nan) }
    #expect(agree(total / exact.reduce(0, +), 1, within: 0.1))
  }

  @Test("The formula of the margin, on a sample of two") func marginByHand() throws {
    // Whichever nodes are drawn on two joined nodes and one apart, the gains per start node can be listed.
    let graph = Graph.of(3, [(0, 1)])
    let tie = Edge(source: NodeID(1), target: NodeID(2))
    let perStart = [0.5, 1, 1.5]
    var generator = SeededGenerator(seed: 6)
    let drawn = (0..<2).map { _ in perStart[Int.random(in: 0..<3, using: &generator)] }
    let found = graph.sampledTieGains(of: [tie], sampleCount: 2, seed: 6, confidence: 0.8).gains[0]
    #expect(agree(found.efficiencyGain, (drawn[0] + drawn[1]) / 2 / 2))
    let variance = (drawn[0] - drawn[1]) * (drawn[0] - drawn[1]) / 2
    let margin = (variance * logarithm(20)).squareRoot() + 7 * 1.5 * logarithm(20) / 3
    #expect(agree(found.margin, margin / 2))
  }

  @Test func sameForAnyNumberOfThreads() {
    let graph = Graph.random(120, probability: 0.03, seed: 5)
    let ties = GreedyTieTests.randomTies(graph, count: 300, seed: 9)
    let one = graph.sampledTieGains(of: ties, sampleCount: 30, seed: 2, threads: 1)
    #expect(one == graph.sampledTieGains(of: ties, sampleCount: 30, seed: 2, threads: 4))
    #expect(one != graph.sampledTieGains(of: ties, sampleCount: 30, seed: 3, threads: 1))
  }

  @Test func withoutPairs() {
    let found = Graph.path(1).sampledTieGains(
      of: [Edge(source: NodeID(0), target: NodeID(0))], sampleCount: 2, seed: 1)
    #expect(found.gains[0].efficiencyGain == nil && found.gains[0].margin == nil)
  }
}
