/// How many letters must be added, removed, changed or swapped with their neighbour to turn one text into the other.
///
/// The optimal string alignment distance: the one of Damerau (Communications of the ACM 7:171, 1964,
/// <https://doi.org/10.1145/363958.363994>), with no letter changed twice.
///
/// - Returns: The distance, or nil if it is above `limit`.
/// - Complexity: O(length of `a` × `limit`) time.
package func editDistance(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  let tooFar = limit + 1
  var beforeLast = [Int](repeating: tooFar, count: b.count + 1)
  var last = (0...b.count).map { min($0, tooFar) }
  var current = last
  for i in 0..<a.count {
    // Only cells near the diagonal can stay within the limit.
    let (low, high) = (max(0, i - limit), min(b.count - 1, i + limit))
    for cell in current.indices { current[cell] = tooFar }
    if i < limit { current[0] = i + 1 }
    guard low <= high else { return nil }
    var best = current[0]
    for j in low...high {
      var distance = min(last[j] + (a[i] == b[j] ? 0 : 1), min(last[j + 1], current[j]) + 1)
      if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
      current[j + 1] = min(distance, tooFar)
      best = min(best, current[j + 1])
    }
    if best > limit && i > 0 && last.allSatisfy({ $0 > limit }) { return nil }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
