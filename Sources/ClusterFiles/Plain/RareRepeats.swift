import Dispatch

// Unsafe pointers: each number is a question to a place anywhere in memory, and threads write numbers of their own.

/// How many of some numbers were there before, for numbers of which few were.
///
/// Each number sets three of many bits (a filter of Bloom 1970, <https://doi.org/10.1145/362686.362692>, whose bits for a number
/// lie in one word, so that it waits for memory once). Only one that finds its bits set may be a repetition, so only numbers
/// that equal one of these are counted; that takes two walks through all numbers and at most a quarter of their memory.
///
/// - Parameters:
///   - numbers: The numbers, whose bits are spread evenly; each is asked for several times.
///   - threads: How many threads count.
/// - Returns: How many of them equal one before; nil if so many may that another way is faster.
/// - Complexity: O(*m*).
func rareRepeatCount<Numbers: RandomAccessCollection & Sendable>(_ numbers: Numbers, threads: Int) -> Int?
where Numbers.Element == UInt64, Numbers.Index == Int {
  // Each thread asks the filters of all before it.
  let threads = min(threads, 4)
  let count = numbers.count
  let part = { @Sendable (thread: Int) in count * thread / threads..<count * (thread + 1) / threads }
  let filters = (0..<threads).map { BitFilter(for: part($0).count) }
  var found = [[UInt64]](repeating: [], count: threads)
  let most = count / (4 * threads)
  inParallel(&found) { thread, found in
    for place in part(thread) {
      let number = numbers[numbers.startIndex + place]
      if filters[thread].insert(number) { found.append(number) }
      if found.count > most { return }
    }
  }
  inParallel(&found) { thread, found in
    for other in 1..<max(1, threads) {
      let all = part(other)
      let share = all.lowerBound + all.count * thread / threads..<all.lowerBound + all.count * (thread + 1) / threads
      for place in share where found.count <= most {
        let number = numbers[numbers.startIndex + place]
        if (0..<other).contains(where: { filters[$0].contains(number) }) { found.append(number) }
      }
    }
  }
  guard found.allSatisfy({ $0.count <= most }) else { return nil }
  var candidates = NumberSet(expecting: found.reduce(0) { $0 + $1.count })
  for numbers in found { for number in numbers { _ = candidates.insert(number) } }
  guard candidates.count > 0 else { return 0 }
  let filter = BitFilter(for: candidates.count)
  for numbers in found { for number in numbers { _ = filter.insert(number) } }
  var equal = [Int](repeating: 0, count: threads)
  inParallel(&equal) { [candidates] thread, equal in
    for place in part(thread) {
      let number = numbers[numbers.startIndex + place]
      if filter.contains(number), candidates.contains(number) { equal += 1 }
    }
  }
  // The first of each was no repetition.
  return equal.reduce(0, +) - candidates.count
}

/// Lets each thread work on an element of its own.
private func inParallel<Element>(_ elements: inout [Element], _ body: @Sendable (Int, inout Element) -> Void) {
  elements.withUnsafeMutableBufferPointer { elements in
    nonisolated(unsafe) let elements = elements
    DispatchQueue.concurrentPerform(iterations: elements.count) { body($0, &elements[$0]) }
  }
}

/// Eight or more bits for each of some numbers, of which each number sets up to three.
///
/// With as many, hardly one number in thirty finds its bits set by others, and a million numbers fit the nearer cache of a
/// processor; more bits would leave fewer numbers to be looked at again, but each would wait longer.
private final class BitFilter: @unchecked Sendable {
  private let words: UnsafeMutableBufferPointer<UInt64>
  private let shift: UInt64

  init(for count: Int) {
    var bits = 4
    while 64 << bits < 8 * count { bits += 1 }
    words = .allocate(capacity: 1 << bits)
    LargePages.use(under: words)
    words.initialize(repeating: 0)
    shift = UInt64(64 - bits)
  }

  deinit { words.deallocate() }

  /// Which bits of its word a number sets.
  @inline(__always)
  private func mask(_ number: UInt64) -> UInt64 { 1 &<< number | 1 &<< (number >> 6) | 1 &<< (number >> 12) }

  /// Sets the bits of a number; returns whether all were set.
  @inline(__always)
  func insert(_ number: UInt64) -> Bool {
    let (place, mask) = (Int(truncatingIfNeeded: number >> shift), mask(number))
    let word = words[place]
    words[place] = word | mask
    return word & mask == mask
  }

  /// Whether the bits of a number are set.
  @inline(__always)
  func contains(_ number: UInt64) -> Bool {
    let mask = mask(number)
    return words[Int(truncatingIfNeeded: number >> shift)] & mask == mask
  }
}
