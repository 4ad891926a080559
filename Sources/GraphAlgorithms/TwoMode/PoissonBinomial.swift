/// The chances that at least 0, 1, 2 … of some independent events happen.
///
/// The distribution is built up event by event. All terms are added and none subtracted, so that the smallest chances
/// are as precise as the largest.
///
/// - Parameters:
///   - chances: The chance of each event.
///   - limit: Up to which number the chances are asked for.
/// - Returns: The chances of at least 0 to at least `limit`.
/// - Complexity: O(*k* *l*) time for *k* events and limit *l*, O(*l*) space.
package func poissonBinomialTails(_ chances: some Sequence<Double>, upTo limit: Int) -> [Double] {
  var exactly = [Double](repeating: 0, count: limit)
  var tails = [Double](repeating: 1, count: limit + 1)
  guard limit > 0 else { return tails }
  exactly[0] = 1
  tails[limit] = 0
  for chance in chances {
    tails[limit] += exactly[limit - 1] * chance
    for count in (1..<limit).reversed() {
      exactly[count] = exactly[count] * (1 - chance) + exactly[count - 1] * chance
    }
    exactly[0] *= 1 - chance
  }
  for count in (1..<limit).reversed() { tails[count] = tails[count + 1] + exactly[count] }
  return tails
}
