import GraphAlgorithms
import GraphTestSupport
import Testing

@Suite struct RelatednessTests {
  /// Worked out by hand: groups have 6, 4 and 8 of 18 members and occur in collections {0, 2}, {1, 2} and {0, 1, 3}.
  private let table = MembershipTable([[4, 0, 1], [0, 3, 2], [2, 1, 0], [0, 0, 5]], groupCount: 3)

  private func matrix(_ ab: Double, _ ac: Double, _ bc: Double) -> [[Double]] {
    [[1, ab, ac], [ab, 1, bc], [ac, bc, 1]]
  }

  @Test func worksOutByHand() {
    let expected: [RelatednessMeasure: [[Double]]] = [
      .associationStrength: matrix(1, 4.0 / 6, 4.0 / 6),
      .cosine: matrix(2 / 200.0.squareRoot(), 4 / 600.0.squareRoot(), 6 / 300.0.squareRoot()),
      .jaccard: matrix(1.0 / 3, 0.25, 0.25),
      // Advantages are in {0, 2}, {1, 2} and {3}.
      .conditionalProbability: matrix(0.5, 0, 0),
    ]
    for measure in RelatednessMeasure.allCases {
      #expect(agree(table.relatedness(measure).flatMap { $0 }, expected[measure]?.flatMap { $0 } ?? []))
      #expect(throws: Never.self) { try GroupDistances(relatedness: table.relatedness(measure)) }
    }
    let advantage = [[2.4, 0, 0.45], [0, 2.7, 0.9], [2, 1.5, 0], [0, 0, 2.25]]
    for (row, expected) in zip(table.revealedComparativeAdvantage, advantage) {
      #expect(zip(row, expected).allSatisfy { agree($0, $1) })
    }
  }

  @Test("The lower chance counts: the group in more collections divides") func lowerChance() {
    let table = MembershipTable([[5, 5, 0], [5, 4, 0], [0, 0, 9]], groupCount: 3)
    #expect(table.relatedness(.conditionalProbability)[0][1] == 1)
    let uneven = MembershipTable([[5, 5, 0], [9, 0, 0], [0, 0, 9]], groupCount: 3)
    #expect(uneven.relatedness(.conditionalProbability)[0][1] == 0.5)
  }

  @Test func groupsAndCollectionsWithoutMembers() {
    let table = MembershipTable([[1, 0, 2], [0, 0, 0]], groupCount: 3)
    for measure in RelatednessMeasure.allCases {
      let relatedness = table.relatedness(measure)
      #expect(relatedness[0][1] == 0 && relatedness[1][1] == 1 && agree(relatedness[0][2], 1))
    }
    #expect(table.revealedComparativeAdvantage == [[1, nil, 1], [nil, nil, nil]])
    #expect(MembershipTable([], groupCount: 2).relatedness(.cosine) == [[1, 0], [0, 1]])
    #expect(MembershipTable([], groupCount: 0).relatedness(.jaccard).isEmpty)
  }
}
