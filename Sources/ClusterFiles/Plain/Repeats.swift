import Dispatch
import Foundation
import Synchronization

/// How many of some numbers were there before.
///
/// A table of bits tells for most numbers that they are new; only the others, and what they may repeat, are counted one by
/// one. That takes a tenth of the time of sorting them. Each thread looks after a share of the numbers.
///
/// - Parameters:
///   - count: How many numbers there are.
///   - threads: How many threads count; nil stands for one per processor.
///   - number: The number at a place; asked for twice by each thread.
/// - Returns: How many of them equal one before.
/// - Complexity: O(*m*) for numbers that are spread evenly, as fingerprints are.
func repeatCount(_ count: Int, threads: Int?, _ number: @Sendable (Int) -> UInt64) -> Int {
  guard count > 1 else { return 0 }
  // More threads would spend most of their time with numbers of others.
  let shares = count < 1 << 16 ? 1 : min(4, max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount))
  guard shares > 1 else { return repeatCount(count, share: 0, of: 1, number) }
  let total = Atomic<Int>(0)
  DispatchQueue.concurrentPerform(iterations: shares) { share in
    total.wrappingAdd(repeatCount(count, share: UInt64(share), of: UInt64(shares), number), ordering: .relaxed)
  }
  return total.load(ordering: .relaxed)
}

/// The same for numbers that have a remainder.
@inline(__always)
private func repeatCount(_ count: Int, share: UInt64, of shares: UInt64, _ number: (Int) -> UInt64) -> Int {
  let wordCount = max(1, (count / 4 / Int(shares)).nextPowerOfTwo)
  var counts: [UInt64: Int] = [:]
  do {
    var bits = Bits(wordCount: wordCount)
    for place in 0..<count {
      let number = number(place)
      if belongs(number, share, shares), !bits.insert(number) { counts[number] = 0 }
    }
  }
  guard !counts.isEmpty else { return 0 }
  var filter = Bits(wordCount: wordCount)
  for number in counts.keys { filter.insert(number) }
  for place in 0..<count {
    let number = number(place)
    if filter.contains(number), let known = counts[number] { counts[number] = known + 1 }
  }
  return counts.values.reduce(0) { $0 + $1 - 1 }
}

/// Whether a number is in a share, told by its highest bits, which say nothing about its place in a table of bits.
@inline(__always)
private func belongs(_ number: UInt64, _ share: UInt64, _ shares: UInt64) -> Bool {
  number.multipliedFullWidth(by: shares).high == share
}

private struct Bits {
  private var words: [UInt64]
  private let mask: Int

  init(wordCount: Int) { (words, mask) = (Array(repeating: 0, count: wordCount), wordCount - 1) }

  @inline(__always)
  func contains(_ number: UInt64) -> Bool {
    words[Int(truncatingIfNeeded: number >> 6) & mask] >> (number & 63) & 1 == 1
  }

  /// Whether the number's bit was not set before.
  @inline(__always)
  @discardableResult
  mutating func insert(_ number: UInt64) -> Bool {
    let place = Int(truncatingIfNeeded: number >> 6) & mask
    let word = words[place]
    words[place] = word | 1 << (number & 63)
    return word >> (number & 63) & 1 == 0
  }
}

extension Int {
  /// The lowest power of two that is not below.
  fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
