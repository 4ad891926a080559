import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct MeanBoundTests {
  @Test("The chance that a coin's bound fails, over all outcomes, is no more than the risk", arguments: [1, 2, 7, 60])
  func coinsCovered(count: Int) {
    for risk in [0.4, 0.1, 0.01] {
      let bounds = (0...count).map {
        MeanBound(sum: Double($0), squares: Double($0), count: count, risk: risk)
      }
      for p in stride(from: 0.02, to: 1, by: 0.02) {
        var failing = 0.0
        var chance = (0..<count).reduce(1.0) { power, _ in power * (1 - p) }
        for ones in 0...count {
          if p < bounds[ones].lowest || p > bounds[ones].highest { failing += chance }
          if ones < count { chance *= Double(count - ones) / Double(ones + 1) * p / (1 - p) }
        }
        #expect(failing <= risk, "p = \(p), risk \(risk)")
      }
    }
  }

  @Test("Where coins were drawn, the ends of the range diverge from the mean by as much as the risk allows")
  func endsOfTheRange() {
    for (count, risk) in [(60, 0.1), (900, 0.01), (20_000, 1e-7)] {
      let level = logarithm(4 / risk) / Double(count)
      for ones in [count / 9, count / 2, count - count / 9] {
        let bound = MeanBound(sum: Double(ones), squares: Double(ones), count: count, risk: risk)
        #expect(agree(MeanBound.divergence(bound.mean, bound.highest) / level, 1))
        #expect(agree(MeanBound.divergence(bound.mean, bound.lowest) / level, 1))
        #expect(bound.lowest < bound.mean && bound.mean < bound.highest)
      }
      // Next to 0 and 1 there are not enough digits to say that they are equal, but it is no less.
      for ones in [1, 2, count - 2, count - 1] {
        let bound = MeanBound(sum: Double(ones), squares: Double(ones), count: count, risk: risk)
        #expect(MeanBound.divergence(bound.mean, bound.highest) > level * (1 - 1e-4))
        #expect(MeanBound.divergence(bound.mean, bound.lowest) > level * (1 - 1e-4))
        #expect(bound.lowest < bound.mean && bound.mean < bound.highest)
      }
    }
  }

  @Test("All zeros: the highest mean solves (1 − q)ᵐ = risk / 4") func zeros() {
    let bound = MeanBound(sum: 0, squares: 0, count: 10, risk: 0.04)
    let q = 1 - bound.highest
    #expect(agree((0..<10).reduce(1.0) { power, _ in power * q }, 0.01))
    #expect(bound.lowest == 0 && bound.mean == 0 && bound.error == bound.highest)
    #expect(bound.isWithin(bound.error + 1e-6) && !bound.isWithin(bound.error - 1e-6))
  }

  @Test("Draws that do not vary: only the last term of the empirical Bernstein bound is left") func constants() {
    let bound = MeanBound(sum: 5000, squares: 2500, count: 10000, risk: 0.1)
    #expect(agree(bound.error, 7 * logarithm(80) / (3 * 9999)))
    #expect(bound.isWithin(bound.error * 1.001) && !bound.isWithin(bound.error * 0.999))
  }

  @Test("A divergence worked out by hand") func divergence() {
    #expect(agree(MeanBound.divergence(0.5, 0.25), 0.5 * logarithm(2) + 0.5 * logarithm(2.0 / 3)))
    #expect(agree(MeanBound.divergence(0, 0.5), logarithm(2)))
    #expect(agree(MeanBound.divergence(1, 0.5), logarithm(2)))
    #expect(MeanBound.divergence(0.5, 1) == .infinity)
  }
}
