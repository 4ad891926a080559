/// How the relatedness of two groups follows from where they occur.
public enum RelatednessMeasure: String, CaseIterable, Hashable, Sendable {
  /// The number of collections with both groups over the product of the numbers with each, as a share of the highest
  /// such ratio of two groups, as a constant factor has no meaning (van Eck and Waltman, Journal of the American Society
  /// for Information Science and Technology 60:1635, 2009, <https://doi.org/10.1002/asi.21075>).
  case associationStrength
  /// The cosine of the angle between the columns of counts.
  case cosine
  /// The number of collections with both groups over the number with either.
  case jaccard
  /// The lower of the two chances that a collection with an advantage in one group has one in the other, too; an
  /// advantage is a ``MembershipTable/revealedComparativeAdvantage`` of at least 1 (Hidalgo, Klinger, Barabási and
  /// Hausmann, Science 317:482, 2007, <https://doi.org/10.1126/science.1144581>).
  case conditionalProbability
}

/// How many members of each group there are in each of some collections: companies of sectors in clusters, for example.
public struct MembershipTable: Hashable, Sendable {
  /// One row for each collection, with a count for each group.
  public let counts: [[Double]]
  /// The number of groups.
  public let groupCount: Int

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - counts: One row for each collection, with a count for each group; counts may be fractions.
  ///   - groupCount: The number of groups.
  /// - Precondition: Every row has `groupCount` numbers that are finite and not negative.
  public init(_ counts: [[Double]], groupCount: Int) {
    precondition(
      counts.allSatisfy { $0.count == groupCount && $0.allSatisfy { $0.isFinite && $0 >= 0 } },
      "a count for each group, not negative")
    (self.counts, self.groupCount) = (counts, groupCount)
  }

  /// How much larger the share of each group is in each collection than in all.
  ///
  /// The count over that of the collection, over the same ratio for all collections (Balassa, The Manchester School
  /// 33:99, 1965). One row for each collection; nil for empty collections and for groups that occur nowhere.
  public var revealedComparativeAdvantage: [[Double?]] {
    let groups = groupTotals
    let total = groups.reduce(0, +)
    return counts.map { row in
      let sum = row.reduce(0, +)
      return row.indices.map { sum > 0 && groups[$0] > 0 ? (row[$0] / sum) / (groups[$0] / total) : nil }
    }
  }

  /// Measures how often groups occur together.
  ///
  /// - Parameter measure: What counts as together.
  /// - Returns: A symmetric matrix of numbers from 0 to 1, a row for each group, to make ``GroupDistances`` of; 1 for a
  ///   group and itself, 0 between groups one of which occurs (with an advantage) nowhere.
  /// - Complexity: O(*c* *g*²) time for *c* collections and *g* groups, O(*c* *g* + *g*²) space.
  public func relatedness(_ measure: RelatednessMeasure) -> [[Double]] {
    let rows: [[Double]]
    switch measure {
    case .associationStrength, .jaccard: rows = counts.map { $0.map { $0 > 0 ? 1 : 0 } }
    case .cosine: rows = counts
    case .conditionalProbability: rows = advantages
    }
    // With zeros and ones, the number of collections with both groups; the squares are those with one.
    let products = { (a: Int, b: Int) in rows.reduce(0.0) { $0 + $1[a] * $1[b] } }
    let squares = (0..<groupCount).map { products($0, $0) }
    var matrix = [[Double]](repeating: Array(repeating: 1, count: groupCount), count: groupCount)
    var highest = 0.0
    for a in 0..<groupCount {
      for b in 0..<a {
        let both = products(a, b)
        let over =
          switch measure {
          case .associationStrength: squares[a] * squares[b]
          case .cosine: squares[a].squareRoot() * squares[b].squareRoot()
          case .jaccard: squares[a] + squares[b] - both
          case .conditionalProbability: max(squares[a], squares[b])
          }
        let value = both > 0 ? min(1, both / over) : 0
        (matrix[a][b], matrix[b][a]) = (value, value)
        highest = max(highest, value)
      }
    }
    guard measure == .associationStrength && highest > 0 else { return matrix }
    for a in 0..<groupCount {
      for b in 0..<groupCount where a != b { matrix[a][b] /= highest }
    }
    return matrix
  }

  private var groupTotals: [Double] {
    counts.reduce(into: Array(repeating: 0, count: groupCount)) { totals, row in totals.add(row) }
  }

  /// 1 where a collection has a revealed comparative advantage of at least 1, else 0; without a division, so that whole
  /// counts are compared exactly.
  private var advantages: [[Double]] {
    let groups = groupTotals
    let total = groups.reduce(0, +)
    return counts.map { row in
      let sum = row.reduce(0, +)
      return row.indices.map { row[$0] > 0 && row[$0] * total >= sum * groups[$0] ? 1 : 0 }
    }
  }
}
