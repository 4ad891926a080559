import Dispatch
import Foundation

// Unsafe pointers: threads write numbers to parts of one array, each to places of its own.

/// How many of some numbers were there before.
///
/// Where many may repeat (``rareRepeatCount(_:threads:)``), numbers are dealt out by their highest bits into parts that fit the cache of a processor, where each is looked for among
/// those before it; that takes a tenth of the time of sorting them. At most two million are held at once.
///
/// - Parameters:
///   - numbers: The numbers; each is asked for several times.
///   - threads: How many threads count; nil stands for one per processor.
/// - Returns: How many of them equal one before.
/// - Complexity: O(*m*) for numbers that are spread evenly, as fingerprints are.
func repeatCount<Numbers: RandomAccessCollection & Sendable>(_ numbers: Numbers, threads: Int?) -> Int
where Numbers.Element == UInt64, Numbers.Index == Int {
  let count = numbers.count
  guard count > 1 else { return 0 }
  let threads = count < 1 << 15 ? 1 : max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
  if let few = rareRepeatCount(numbers, threads: threads) { return few }
  let shares = (count + heldAtOnce - 1) / heldAtOnce
  return (0..<shares).reduce(0) { $0 + repeatCount(numbers, share: $1, of: shares, threads: threads) }
}

private let heldAtOnce = 1 << 21
/// How many parts a share has.
private let partCount = 1024

/// The same for those numbers whose highest bits say that they belong to a share.
private func repeatCount<Numbers: RandomAccessCollection & Sendable>(
  _ numbers: Numbers, share: Int, of shares: Int, threads: Int
) -> Int where Numbers.Element == UInt64, Numbers.Index == Int {
  let (first, count) = (numbers.startIndex, numbers.count)
  let part = { @Sendable (number: UInt64) -> Int in
    Int(number.multipliedFullWidth(by: UInt64(shares * partCount)).high) - share * partCount
  }
  let places = { @Sendable (thread: Int) in
    first + count * thread / threads..<first + count * (thread + 1) / threads
  }
  // How many numbers each thread has for each part; then where the next of them belongs.
  var next = [Int](repeating: 0, count: threads * partCount)
  next.withUnsafeMutableBufferPointer { all in
    nonisolated(unsafe) let all = all
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let counts = UnsafeMutableBufferPointer(rebasing: all[thread * partCount..<(thread + 1) * partCount])
      for place in places(thread) {
        let part = part(numbers[place])
        if 0..<partCount ~= part { counts[part] += 1 }
      }
    }
  }
  var starts = [Int](repeating: 0, count: partCount + 1)
  var total = 0
  for part in 0..<partCount {
    starts[part] = total
    for thread in 0..<threads {
      (next[thread * partCount + part], total) = (total, total + next[thread * partCount + part])
    }
  }
  starts[partCount] = total
  let room = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: total)
  defer { room.deallocate() }
  nonisolated(unsafe) let dealt = room
  next.withUnsafeMutableBufferPointer { all in
    nonisolated(unsafe) let all = all
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let next = UnsafeMutableBufferPointer(rebasing: all[thread * partCount..<(thread + 1) * partCount])
      for place in places(thread) {
        let number = numbers[place]
        let part = part(number)
        guard 0..<partCount ~= part else { continue }
        dealt[next[part]] = number
        next[part] += 1
      }
    }
  }
  var repeats = [Int](repeating: 0, count: threads)
  repeats.withUnsafeMutableBufferPointer { repeats in
    nonisolated(unsafe) let repeats = repeats
    let starts = starts
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      var seen = NumberSet()
      for part in partCount * thread / threads..<partCount * (thread + 1) / threads {
        seen.removeAll()
        for place in starts[part]..<starts[part + 1] where !seen.insert(dealt[place]) { repeats[thread] += 1 }
      }
    }
  }
  return repeats.reduce(0, +)
}

/// Numbers of which each is there once, found by their lowest bits.
struct NumberSet {
  private var slots: [UInt64]
  private(set) var count = 0

  /// Makes an empty set with room for some numbers.
  init(expecting count: Int = 0) {
    var size = 1 << 12
    while size < 2 * (count + 1) { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// Whether a number is there.
  @inline(__always)
  func contains(_ number: UInt64) -> Bool {
    slots.withUnsafeBufferPointer { slots in
      let number = max(1, number)
      var at = Int(truncatingIfNeeded: number) & (slots.count - 1)
      while slots[at] != 0 && slots[at] != number { at = (at + 1) & (slots.count - 1) }
      return slots[at] != 0
    }
  }

  mutating func removeAll() {
    if count > 0 { slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) } }
    count = 0
  }

  /// Whether the number was not there before.
  @inline(__always)
  mutating func insert(_ number: UInt64) -> Bool {
    if 2 * (count + 1) > slots.count { grow() }
    let isNew = slots.withUnsafeMutableBufferPointer { Self.insert(number, &$0) }
    if isNew { count += 1 }
    return isNew
  }

  @inline(__always)
  private static func insert(_ number: UInt64, _ slots: inout UnsafeMutableBufferPointer<UInt64>) -> Bool {
    // An empty slot is 0; that this makes 0 and 1 the same number does not matter among fingerprints.
    let number = max(1, number)
    var at = Int(truncatingIfNeeded: number) & (slots.count - 1)
    while slots[at] != 0 {
      if slots[at] == number { return false }
      at = (at + 1) & (slots.count - 1)
    }
    slots[at] = number
    return true
  }

  private mutating func grow() {
    let all = slots
    slots = Array(repeating: 0, count: 2 * all.count)
    slots.withUnsafeMutableBufferPointer { for number in all where number != 0 { _ = Self.insert(number, &$0) } }
  }
}
