import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ApproximateClosenessTests {
  /// A failure at this confidence is a fault.
  private let sure = 0.999_999_9

  @Test("Harmonic closeness lies within its bounds", arguments: GraphCase.all.prefix(32), PathDirection.allCases)
  func harmonic(graphCase: GraphCase, paths: PathDirection) throws {
    let graph = graphCase.graph
    for lengths in [.hops, try EdgeLengths(graphCase.lengths, for: graph)] {
      let exact = graph.harmonicCloseness(lengths: lengths, paths: paths)
      let sampled = graph.approximateHarmonicCloseness(
        .samples(2000), confidence: sure, seed: graphCase.seed, lengths: lengths, paths: paths)
      check(sampled, exact)
    }
  }

  @Test("Closeness lies within its bounds, and is exact for components of no more nodes than samples")
  func closeness() throws {
    for (seed, probability) in [(1, 0.05), (2, 0.08), (3, 0.2)] {
      let graph = Graph.random(40, probability: probability, seed: UInt64(seed), weighted: true)
      for lengths in [.hops, try EdgeLengths.inverseStrength(of: graph)] {
        let exact = graph.closeness(lengths: lengths)
        check(graph.approximateCloseness(samples: 30, confidence: sure, seed: 4, lengths: lengths), exact)
        let all = graph.approximateCloseness(samples: 40, seed: 4, lengths: lengths)
        #expect(agree(all.scores, exact.list) && all.errorBound == 0 && all.samples == 0)
      }
    }
    // Two paths of 1,001 and of 3 nodes, and a node alone: the first is sampled, the others are exact.
    let paths = Graph.of(1005, (0..<1000).map { ($0, $0 + 1) } + [(1001, 1002), (1002, 1003)])
    let sampled = paths.approximateCloseness(samples: 1000, confidence: sure, seed: 1)
    check(sampled, paths.closeness())
    // From an end of the short path, 2 nodes are 3 steps away in all; from its middle, 2.
    let expected = [4.0 / 3 / 1004, 2.0 / 1004, 4.0 / 3 / 1004, 0]
    #expect(agree(sampled.scores.list[1001...].map { $0 ?? -1 }, expected))
    #expect(sampled.errorBounds[1001...].allSatisfy { $0 == 0 })
    let ratio = sampled.errorBounds[500] / (sampled.scores[NodeID(500)] ?? 0)
    #expect(ratio > 0.01 && ratio < 0.5, "bounds that say something")
  }

  private func check(_ sampled: SampledScores<NodeScores>, _ exact: NodeScores) {
    for v in 0..<exact.count {
      switch (sampled.scores[NodeID(v)], exact[NodeID(v)]) {
      case (let estimate?, let score?): #expect(abs(estimate - score) <= sampled.errorBounds[v] + 1e-9)
      case (nil, nil): break
      default: Issue.record("defined in one and not the other")
      }
    }
  }

  @Test("An error asked for is kept, and held with the chance asked for") func coverage() {
    let graph = KarateClub.graph
    let exact = graph.harmonicCloseness().list.map { $0 ?? 0 }
    let closeness = graph.closeness().list.map { $0 ?? 0 }
    var (failures, worst) = (0, 0.0)
    for seed in 0..<40 as Range<UInt64> {
      let harmonic = graph.approximateHarmonicCloseness(.error(0.1), confidence: 0.75, seed: seed)
      #expect(harmonic.errorBound <= 0.1 * (1 + 1e-9))
      let close = graph.approximateCloseness(samples: 25, confidence: 0.75, seed: seed)
      for (sampled, exact) in [(harmonic, exact), (close, closeness)] {
        let errors = zip(sampled.scores.list, exact).map { abs(($0 ?? 0) - $1) }
        if !zip(errors, sampled.errorBounds).allSatisfy({ $0 <= $1 }) { failures += 1 }
        worst = max(worst, (errors.max() ?? 0) / sampled.errorBound)
      }
    }
    // Of 80 trials that may fail with probability 1/4, more than 30 do with one of less than 0.01.
    #expect(failures <= 30)
    #expect(worst > 0.1, "bounds this wide would say nothing")
  }

  @Test(
    "Mean distance and global efficiency lie in their intervals, about the exact value",
    arguments: GraphCase.all.prefix(32))
  func distances(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    for lengths in [.hops, try EdgeLengths(graphCase.lengths, for: graph)] {
      let exact = graph.distanceSummary(lengths: lengths)
      let sampled = graph.approximateDistanceSummary(
        samples: 3000, confidence: sure, seed: graphCase.seed, lengths: lengths)
      check(sampled.globalEfficiency, exact.globalEfficiency)
      check(sampled.meanDistance, graph.isDirected ? nil : exact.meanDistance)
    }
  }

  private func check(_ sampled: SampledNumber?, _ exact: Double?) {
    #expect((sampled == nil) == (exact == nil))
    guard let sampled, let exact else { return }
    #expect(sampled.lowest <= exact + 1e-9 && exact <= sampled.highest + 1e-9)
    #expect(sampled.lowest <= sampled.estimate && sampled.estimate <= sampled.highest)
    #expect(agree(sampled.estimate, exact, within: 0.1))
  }

  @Test func smallGraphs() {
    for n in 0..<2 {
      let graph = Graph.of(n, [])
      #expect(graph.approximateCloseness(samples: 3, seed: 1).scores == graph.closeness())
      #expect(graph.approximateHarmonicCloseness(.samples(3), seed: 1).scores == graph.harmonicCloseness())
      #expect(graph.approximateDistanceSummary(samples: 3, seed: 1).globalEfficiency == nil)
    }
    let apart = Graph.of(3, []).approximateDistanceSummary(samples: 3, seed: 1)
    #expect(apart.globalEfficiency?.highest == 0 && apart.meanDistance == nil)
  }

  @Test("The same bits for any number of threads") func threads() {
    let graph = Graph.random(300, probability: 0.02, seed: 1)
    let harmonic = { graph.approximateHarmonicCloseness(.error(0.1), seed: 1, threads: $0) }
    #expect(harmonic(1) == harmonic(3))
    let closeness = { graph.approximateCloseness(samples: 100, seed: 1, threads: $0) }
    #expect(closeness(1) == closeness(3))
    let summary = { graph.approximateDistanceSummary(samples: 100, seed: 1, threads: $0) }
    #expect(summary(1) == summary(3))
  }
}
