/// The place of each item when sorted by falling score, 1 for the highest; equal scores share the best place of theirs.
///
/// Scores count as equal when they differ by less than 10⁻⁹ of the larger, so that rounding makes no order where there is
/// none.
///
/// - Parameter scores: The scores, nil for none.
/// - Returns: 1 + the number of items that score higher, or 0 without a score.
/// - Complexity: O(*n* log *n*).
package func competitionRanks(_ scores: [Double?]) -> [Int32] {
  var ranks = [Int32](repeating: 0, count: scores.count)
  let falling = scores.enumerated().compactMap { item, score in score.map { (item, $0) } }
    .sorted { ($0.1, $1.0) > ($1.1, $0.0) }
  var (rank, leader) = (Int32(0), Double.infinity)
  for (place, (item, score)) in falling.enumerated() {
    if place == 0 || leader - score > 1e-9 * max(abs(leader), abs(score)) {
      (rank, leader) = (Int32(place + 1), score)
    }
    ranks[item] = rank
  }
  return ranks
}

/// Spearman's correlation of two rankings by ``competitionRanks(_:)``, over the items that both have ranked.
///
/// Equal scores count with the mean of their places (Spearman, American Journal of Psychology 15:72, 1904,
/// <https://doi.org/10.2307/1412159>).
///
/// - Returns: From −1 to 1; nil if either ranking puts all in one place.
/// - Complexity: O(*n* log *n*).
package func rankCorrelation(_ a: [Int32], _ b: [Int32]) -> Double? {
  let both = a.indices.filter { a[$0] > 0 && b[$0] > 0 }
  let (x, y) = (meanPlaces(both.map { a[$0] }), meanPlaces(both.map { b[$0] }))
  let mean = Double(both.count + 1) / 2
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (x, y) in zip(x, y) {
    xx += (x - mean) * (x - mean)
    yy += (y - mean) * (y - mean)
    xy += (x - mean) * (y - mean)
  }
  return xx > 0 && yy > 0 ? max(-1, min(1, xy / (xx * yy).squareRoot())) : nil
}

/// Places from 1, the mean of them where ranks are equal.
private func meanPlaces(_ ranks: [Int32]) -> [Double] {
  var places = [Double](repeating: 0, count: ranks.count)
  let rising = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  var first = 0
  while first < rising.count {
    let last = rising[first...].prefix { ranks[$0] == ranks[rising[first]] }.count + first - 1
    for index in rising[first...last] { places[index] = Double(first + last) / 2 + 1 }
    first = last + 1
  }
  return places
}
