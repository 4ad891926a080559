import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct LabelRelatednessTests {
  /// Owners of label 0: A B C D; of 1: A B; of 2: B C E; of 3: nobody.
  static let owned: [[Bool]] = [
    [true, true, false, false], [true, true, true, false], [true, false, true, false], [true, false, false, false],
    [false, false, true, false],
  ]

  @Test(
    "By hand",
    arguments: [
      (.conditionalProbability, [0.5, 0.5, 1.0 / 3]), (.associationStrength, [2 * 5 / 8.0, 2 * 5 / 12.0, 5 / 6.0]),
      (.cosine, [2 / 8.0.squareRoot(), 2 / 12.0.squareRoot(), 1 / 6.0.squareRoot()]), (.jaccard, [0.5, 0.4, 0.25]),
    ] as [(LabelRelatedness.Measure, [Double])]) func measures(measure: LabelRelatedness.Measure, expected: [Double])
  {
    let found = LabelRelatedness(owned: Self.owned, labelCount: 4, by: measure).values
    #expect(agree(found[0][1], expected[0]) && agree(found[0][2], expected[1]) && agree(found[1][2], expected[2]))
    for s in 0..<4 {
      for t in 0..<4 { #expect(found[s][t] == found[t][s]) }
      #expect(found[s][s] == (s == 3 ? nil : 0) && found[s][3] == nil)
    }
  }

  @Test("Density by hand") func density() {
    // Conditional probabilities: 01 and 02 half, 12 a third.
    let relatedness = LabelRelatedness(owned: Self.owned, labelCount: 4)
    #expect(agree(relatedness.density(of: 0, around: [false, true, false, false]), 50))
    #expect(agree(relatedness.density(of: 1, around: [true, true, false, true]), 60))
    #expect(agree(relatedness.density(of: 2, around: [true, true, false, false]), 100))
    #expect(relatedness.density(of: 3, around: [true, true, true, true]) == nil)
    #expect(
      agree(relatedness.addedDensity(of: 1, by: [true, false, true, false], to: [true, false, false, false]), 40))
    #expect(relatedness.addedDensity(of: 1, by: [true, false, true, false], to: [true, false, true, true]) == 0)
    #expect(relatedness.addedDensity(of: 3, by: [true, true, true, true], to: [false, false, false, false]) == nil)
  }

  @Test("With what the partner adds, the density is that of both together")
  func addedIsTheDifference() throws {
    let relatedness = LabelRelatedness(owned: Self.owned, labelCount: 4, by: .cosine)
    for owner in Self.owned {
      for partner in Self.owned {
        for label in 0..<3 {
          let both = zip(owner, partner).map { $0 || $1 }
          let alone = try #require(relatedness.density(of: label, around: owner))
          let added = try #require(relatedness.addedDensity(of: label, by: partner, to: owner))
          #expect(agree(relatedness.density(of: label, around: both), alone + added))
        }
      }
    }
  }

  @Test("Complementarity by hand") func complementarity() {
    let relatedness = LabelRelatedness(owned: Self.owned, labelCount: 4)
    let first = LabelPortfolio(owned: [true, false, false, false], targets: [1, 2, 3])
    let second = LabelPortfolio(owned: [false, true, true, false], targets: [0])
    // For 1 the second adds 2: a third of 5/6; for 2 it adds 1: the same. 3 goes with nothing. For 0 the first adds
    // nothing but 0 itself.
    let found = relatedness.complementarity(of: first, and: second)
    #expect(agree(found.toFirst, 40) && found.toSecond == 0 && agree(found.mean, 20))
    let undecided = LabelPortfolio(owned: [false, true, true, false], targets: [3])
    let half = relatedness.complementarity(of: undecided, and: first)
    #expect(half.toFirst == nil && half.mean == nil && agree(half.toSecond, 40))
  }

  @Test("Relatedness from elsewhere: the diagonal is not used") func given() {
    let relatedness = LabelRelatedness([[7, 2, nil], [2, 1, 6], [nil, 6, nil]])
    #expect(relatedness.values == [[0, 2, nil], [2, 0, 6], [nil, 6, nil]] && relatedness.labelCount == 3)
    #expect(relatedness.density(of: 1, around: [true, true, false]) == 25)
  }

  @Test func valuesAreChecked() async {
    await #expect(processExitsWith: .failure) { _ = LabelRelatedness([[0, 1], [2, 0]]) }
    await #expect(processExitsWith: .failure) { _ = LabelRelatedness([[0, -1], [-1, 0]]) }
  }
}
