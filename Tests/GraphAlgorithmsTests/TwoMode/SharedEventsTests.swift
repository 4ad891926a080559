import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct PoissonBinomialTests {
  @Test(arguments: 0..<20 as Range<UInt64>) func agreesWithEverySet(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let chances = (0..<Int(seed % 9)).map { _ in Double.random(in: 0...1, using: &generator) }
    var exactly = [Double](repeating: 0, count: chances.count + 3)
    for set in 0..<1 << chances.count {
      var product = 1.0
      for (index, chance) in chances.enumerated() { product *= set >> index & 1 == 1 ? chance : 1 - chance }
      exactly[set.nonzeroBitCount] += product
    }
    for limit in 0...chances.count + 2 {
      let tails = poissonBinomialTails(chances, upTo: limit)
      let expected = (0...limit).map { exactly[$0...].reduce(0, +) }
      #expect(agree(tails, expected))
    }
  }

  @Test("Equal chances give the binomial distribution, down to the smallest tails") func binomial() {
    let tails = poissonBinomialTails(Array(repeating: 0.001, count: 30), upTo: 30)
    var (power, exact) = (0.0, [Double](repeating: 0, count: 31))
    for count in (0...30).reversed() {
      var term = 1.0
      for step in 0..<count { term *= Double(30 - step) / Double(step + 1) * 0.001 }
      for _ in count..<30 { term *= 0.999 }
      power += term
      exact[count] = power
    }
    #expect(zip(tails, exact).allSatisfy { abs($0 / $1 - 1) < 1e-11 })
  }
}

@Suite struct SharedEventsTests {
  @Test func southernWomenWithAverageDegrees() throws {
    let shared = try #require(SouthernWomen.affiliations.sharedEvents(under: .averageDegrees))
    #expect(shared.testedPairCount == 18 * 17 / 2)
    // Chances from scipy.optimize.root, the distribution by numpy.convolve over the 14 events.
    let expected: [[Int]: (Double, Double)] = [
      [0, 1, 6]: (4.608656658996593, 0.2682000550631224), [0, 2, 7]: (5.147181984960737, 0.18668806864450602),
      [11, 12, 6]: (3.657820272642391, 0.09351301464920887), [16, 17, 2]: (0.5539283357361926, 0.08837234617805494),
      [0, 13, 2]: (5.147181984960738, 0.9948707856538163), [9, 10, 3]: (1.7146865304541583, 0.21623519273696704),
    ]
    var met = 0
    for pair in shared.pairs {
      let events = Set(SouthernWomen.events[pair.first]).intersection(SouthernWomen.events[pair.second])
      #expect(pair.first < pair.second && pair.count == events.count)
      guard let (mean, p) = expected[[pair.first, pair.second, pair.count]] else { continue }
      #expect(agree(pair.expected, mean) && agree(pair.pValue, p))
      met += 1
    }
    #expect(met == expected.count)
    let all = shared.pairs.map(\.pValue) + Array(repeating: 1, count: 153 - shared.pairs.count)
    #expect(agree(shared.pairs.map(\.qValue), Array(benjaminiHochberg(all).prefix(shared.pairs.count))))
    #expect(shared == SouthernWomen.affiliations.sharedEvents(under: .averageDegrees, threads: 1))
  }

  @Test("Equal chances give binomial p values") func regular() throws {
    // Eight members at two of four events each, every chance a half: two shared events have the chance of a quarter each.
    let affiliations = Affiliations.of((0..<8).map { [$0 % 4, ($0 + 1) % 4] }, eventCount: 4)
    let shared = try #require(affiliations.sharedEvents(under: .averageDegrees))
    let none = 81.0 / 256
    let one = 108.0 / 256
    for pair in shared.pairs {
      let p = pair.count == 1 ? 1 - none : 1 - none - one
      #expect(agree(pair.expected, 1) && agree(pair.pValue, p))
    }
  }

  @Test func fixedDegrees() throws {
    let affiliations = Affiliations.of([[0, 1, 2], [0, 1], [2, 3], [3], []], eventCount: 4)
    let all = affiliations.graph.allWithSameDegrees(modes: affiliations.modes)
    let draws = 2_000
    let shared = try #require(affiliations.sharedEvents(under: .fixedDegrees(Rewirings(draws: draws, seed: 5))))
    #expect(shared.testedPairCount == 6 && shared.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [2, 3]])
    for pair in shared.pairs {
      let counts = all.map { graph in
        Set(graph.neighbors(of: NodeID(pair.first))).intersection(graph.neighbors(of: NodeID(pair.second))).count
      }
      let mean = Double(counts.reduce(0, +)) / Double(all.count)
      let p = Double(counts.count { $0 >= pair.count }) / Double(all.count)
      #expect(abs(pair.expected - mean) < 0.08 && abs(pair.pValue - p) < 4 * (0.25 / Double(draws)).squareRoot())
    }
    let plan = SharedEventsModel.fixedDegrees(Rewirings(draws: 20, seed: 5))
    #expect(affiliations.sharedEvents(under: plan, threads: 1) == affiliations.sharedEvents(under: plan, threads: 3))
  }

  @Test func nothingShared() throws {
    let empty = try #require(Affiliations.of([], eventCount: 3).sharedEvents(under: .averageDegrees))
    #expect(empty.pairs.isEmpty && empty.testedPairCount == 0)
    for model in [SharedEventsModel.averageDegrees, .fixedDegrees(Rewirings(draws: 2, seed: 1))] {
      let apart = try #require(Affiliations.of([[0], [1], []], eventCount: 2).sharedEvents(under: model))
      #expect(apart.pairs.isEmpty && apart.testedPairCount == 1)
      // Both were at everything: nothing else was possible.
      let full = try #require(Affiliations.of([[0, 1], [0, 1]], eventCount: 2).sharedEvents(under: model))
      #expect(full.pairs.map(\.pValue) == [1] && full.pairs.map(\.expected) == [2])
    }
  }
}
