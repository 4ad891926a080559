/// How many of some numbers were there before.
///
/// A table of bits tells for most numbers that they are new; only the others, and what they may repeat, are counted one by
/// one. That takes a tenth of the time of sorting them.
///
/// - Complexity: O(*m*) for numbers that are spread evenly, as fingerprints are.
func repeatCount(_ numbers: [UInt64]) -> Int {
  guard numbers.count > 1 else { return 0 }
  let wordCount = max(1, (numbers.count / 4).nextPowerOfTwo)
  let seen = marked(numbers, wordCount)
  guard !seen.isEmpty else { return 0 }
  var counts: [UInt64: Int] = [:]
  for number in seen { counts[number] = 0 }
  var filter = Bits(wordCount: wordCount)
  for number in counts.keys { filter.insert(number) }
  for number in numbers where filter.contains(number) {
    if let count = counts[number] { counts[number] = count + 1 }
  }
  return counts.values.reduce(0) { $0 + $1 - 1 }
}

/// The numbers whose bit was set when they came: all that repeat an earlier one, and a few that do not.
private func marked(_ numbers: [UInt64], _ wordCount: Int) -> [UInt64] {
  var bits = Bits(wordCount: wordCount)
  return numbers.filter { !bits.insert($0) }
}

private struct Bits {
  private var words: [UInt64]
  private let mask: Int

  init(wordCount: Int) { (words, mask) = (Array(repeating: 0, count: wordCount), wordCount - 1) }

  func contains(_ number: UInt64) -> Bool {
    words[Int(truncatingIfNeeded: number >> 6) & mask] >> (number & 63) & 1 == 1
  }

  /// Whether the number's bit was not set before.
  @discardableResult
  mutating func insert(_ number: UInt64) -> Bool {
    let isNew = !contains(number)
    words[Int(truncatingIfNeeded: number >> 6) & mask] |= 1 << (number & 63)
    return isNew
  }
}

extension Int {
  /// The lowest power of two that is not below.
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
