import Dispatch

// Unsafe pointers: every byte of a file is looked at once more here, at the speed of memory; safe code would look at each
// alone.

/// How many lines end before a place in a file.
struct LineBreaks: Sendable {
  /// What ends lines: a line feed, also after a carriage return, or a carriage return alone if there is no line feed.
  let byte: UInt8
  /// How many lines end before each block.
  private let before: [Int]

  private static let block = 1 << 16

  /// Counts with as many threads as given.
  init(_ bytes: UnsafeBufferPointer<UInt8>, threads: Int) {
    let (feeds, returns) = Self.counts(bytes, threads: threads)
    rowLimit = 1 + (feeds.last ?? 0) + (returns.last ?? 0)
    byte = feeds.last == 0 ? Self.carriageReturn : Self.lineFeed
    before = feeds.last == 0 ? returns : feeds
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// How many rows there may be at most; in a table with line feeds, a carriage return alone ends one too.
  let rowLimit: Int

  /// How many end before a place.
  func count(before place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let block = place / Self.block
    let counts = Self.count(UnsafeBufferPointer(rebasing: bytes[block * Self.block..<place]))
    return before[block] + (byte == Self.lineFeed ? counts.feeds : counts.returns)
  }

  /// How many line feeds and carriage returns stand before each block, and in all.
  private static func counts(
    _ bytes: UnsafeBufferPointer<UInt8>, threads: Int
  ) -> (feeds: [Int], returns: [Int]) {
    let blocks = (bytes.count + block - 1) / block
    var (feeds, returns) = ([Int](repeating: 0, count: blocks + 1), [Int](repeating: 0, count: blocks + 1))
    feeds.withUnsafeMutableBufferPointer { feeds in
      returns.withUnsafeMutableBufferPointer { returns in
        nonisolated(unsafe) let (feeds, returns, bytes) = (feeds, returns, bytes)
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          for number in blocks * thread / threads..<blocks * (thread + 1) / threads {
            let part = number * block..<min(bytes.count, (number + 1) * block)
            (feeds[number + 1], returns[number + 1]) = count(UnsafeBufferPointer(rebasing: bytes[part]))
          }
        }
      }
    }
    for number in 0..<blocks {
      feeds[number + 1] += feeds[number]
      returns[number + 1] += returns[number]
    }
    return (feeds, returns)
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> (feeds: Int, returns: Int) {
    var (feeds, returns, at) = (0, 0, 0)
    let raw = UnsafeRawBufferPointer(bytes)
    // Comparisons with a single number would not become instructions for sixteen.
    let (lineFeeds, carriageReturns) = (SIMD16(repeating: lineFeed), SIMD16(repeating: carriageReturn))
    while at + 16 <= bytes.count {
      // Each byte of sixteen counts its own, up to 255.
      var (feedCounts, returnCounts) = (SIMD16<UInt8>(repeating: 0), SIMD16<UInt8>(repeating: 0))
      let end = min(bytes.count - 15, at + 16 * 255)
      while at < end {
        let sixteen = raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
        feedCounts.replace(with: feedCounts &+ 1, where: sixteen .== lineFeeds)
        returnCounts.replace(with: returnCounts &+ 1, where: sixteen .== carriageReturns)
        at += 16
      }
      for lane in 0..<16 {
        feeds += Int(feedCounts[lane])
        returns += Int(returnCounts[lane])
      }
    }
    while at < bytes.count {
      if bytes[at] == lineFeed { feeds += 1 }
      if bytes[at] == carriageReturn { returns += 1 }
      at += 1
    }
    return (feeds, returns)
  }
}
