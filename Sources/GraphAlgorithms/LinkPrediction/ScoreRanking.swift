/// How well scores put the pairs that became ties before those that did not.
public struct ScoreRanking: Hashable, Sendable {
  /// How many pairs share one score.
  struct Level: Hashable, Sendable {
    let score: Double
    var hits: Int
    var misses: Int
  }

  /// By falling score.
  private let levels: [Level]
  /// How many pairs became ties.
  public let hitCount: Int
  /// How many did not.
  public let missCount: Int

  /// Ranks pairs by their scores.
  ///
  /// - Parameters:
  ///   - scores: The score of each pair; an undefined one counts as 0.
  ///   - isHit: Whether each pair became a tie.
  /// - Precondition: There are as many scores as answers, and none is NaN.
  /// - Complexity: O(*k* log *k*).
  public init(_ scores: [Double?], isHit: [Bool]) {
    precondition(scores.count == isHit.count, "one answer for each score")
    var tally = ScoreTally()
    for (score, isHit) in zip(scores, isHit) { tally.add(score ?? 0, hits: isHit ? 1 : 0, misses: isHit ? 0 : 1) }
    self.init(tally)
  }

  init(_ tally: ScoreTally) {
    levels = tally.levels.values.sorted { $0.score > $1.score }
    hitCount = levels.reduce(0) { $0 + $1.hits }
    missCount = levels.reduce(0) { $0 + $1.misses }
  }

  /// How often a hit scores higher than a miss, over all pairs of a hit and a miss, equal scores counting half; nil
  /// without hits or without misses.
  ///
  /// The area under the receiver operating characteristic (Hanley and McNeil, Radiology 143:29, 1982,
  /// <https://doi.org/10.1148/radiology.143.1.7063747>): 1 for a perfect ranking, 0.5 for chance.
  public var areaUnderCurve: Double? {
    guard hitCount > 0 && missCount > 0 else { return nil }
    var missesBelow = missCount
    var wins = 0.0
    for level in levels {
      missesBelow -= level.misses
      wins += Double(level.hits) * (Double(missesBelow) + Double(level.misses) / 2)
    }
    return wins / (Double(hitCount) * Double(missCount))
  }

  /// The standard error of ``areaUnderCurve`` as an estimate from a sample of pairs; nil without hits or without misses.
  ///
  /// Hanley and McNeil's formula, which takes scores to fall off exponentially: √((*A* (1 − *A*) + (*h* − 1) (*Q*₁ − *A*²) +
  /// (*m* − 1) (*Q*₂ − *A*²)) / (*h* *m*)) for the area *A* with *h* hits and *m* misses, *Q*₁ = *A* / (2 − *A*),
  /// *Q*₂ = 2 *A*² / (1 + *A*).
  public var areaStandardError: Double? {
    guard let area = areaUnderCurve else { return nil }
    let (hits, misses) = (Double(hitCount), Double(missCount))
    let (twoHits, twoMisses) = (area / (2 - area), 2 * area * area / (1 + area))
    let spread = (hits - 1) * (twoHits - area * area) + (misses - 1) * (twoMisses - area * area)
    return (max(0, area * (1 - area) + spread) / (hits * misses)).squareRoot()
  }

  /// Measures what share of the first pairs became ties.
  ///
  /// Where the first `count` end amid pairs of equal score, these count with the share of hits among them, which is what
  /// a draw among them would give on average.
  ///
  /// - Parameter count: How many pairs are looked at.
  /// - Returns: A share from 0 to 1; nil if there are fewer pairs, or if `count` is not above 0.
  /// - Complexity: O(number of different scores).
  public func precision(at count: Int) -> Double? {
    guard count > 0 && count <= hitCount + missCount else { return nil }
    var left = count
    var hits = 0.0
    for level in levels where left > 0 {
      let size = level.hits + level.misses
      hits += Double(level.hits) * Double(min(left, size)) / Double(size)
      left -= min(left, size)
    }
    return hits / Double(count)
  }
}

/// Counts hits and misses at each score.
struct ScoreTally: Sendable {
  private(set) var levels: [Double: ScoreRanking.Level] = [:]

  mutating func add(_ score: Double, hits: Int, misses: Int) {
    guard hits + misses > 0 else { return }
    precondition(!score.isNaN, "a score is a number")
    levels[score, default: .init(score: score, hits: 0, misses: 0)].hits += hits
    levels[score]?.misses += misses
  }

  mutating func add(_ other: ScoreTally) {
    for level in other.levels.values { add(level.score, hits: level.hits, misses: level.misses) }
  }
}
