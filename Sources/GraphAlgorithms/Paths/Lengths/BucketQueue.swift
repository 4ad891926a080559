// Pointers instead of arrays: this is part of the inner loop of every search along lengths.

import GraphCore

/// The nodes that a search along lengths has seen and not yet settled, sorted into buckets of distances.
///
/// Buckets are a little narrower than the shortest edge is long, so that no node of a bucket can be reached by way of
/// another of the same bucket: all of them are settled at once, in any order, and nothing is ever compared with anything
/// (Denardo and Fox, Operations Research 27:161, 1979, <https://doi.org/10.1287/opre.27.1.161>; for whole numbers Dial,
/// Communications of the ACM 12:632, 1969, <https://doi.org/10.1145/363269.363610>). Lengths that differ by less than
/// ``EdgeLengths/relativeTolerance`` of a path do not change that.
final class BucketQueue {
  /// How many times as long as the shortest edge the longest may be.
  private static let largestRatio = 4096.0

  private let inverseWidth: Double
  private let slotMask: Int
  /// The entry put in last for each bucket, or -1; buckets that cannot be occupied at the same time share a slot.
  private let heads: UnsafeMutablePointer<Int32>
  /// One bit for each slot that has an entry.
  private let occupied: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  private let nodes: UnsafeMutablePointer<Int32>
  private let nexts: UnsafeMutablePointer<Int32>
  private var entryCount: Int32 = 0
  private var waitingCount = 0
  private var current = 0

  /// Returns nil if lengths are too different from one another.
  ///
  /// - Parameters:
  ///   - lengths: The lengths of all arcs.
  ///   - entryLimit: How often nodes are put in at most during a search.
  init?(_ lengths: [Double], entryLimit: Int) {
    guard let shortest = lengths.min(), let longest = lengths.max(), longest <= shortest * Self.largestRatio,
      (1.0625 / shortest).isFinite
    else { return nil }
    inverseWidth = 1.0625 / shortest
    var slots = 64
    while Double(slots) < longest * inverseWidth + 2 { slots *= 2 }
    slotMask = slots - 1
    wordCount = slots / 64
    heads = .allocate(capacity: slots)
    heads.initialize(repeating: -1, count: slots)
    occupied = .allocate(capacity: wordCount)
    occupied.initialize(repeating: 0, count: wordCount)
    nodes = .allocate(capacity: entryLimit)
    nexts = .allocate(capacity: entryLimit)
  }

  deinit {
    heads.deallocate()
    occupied.deallocate()
    nodes.deallocate()
    nexts.deallocate()
  }

  /// Gets ready for a search; the one before must have taken out everything.
  func begin() { (entryCount, waitingCount, current) = (0, 0, 0) }

  /// Puts a node in; one that was put in farther away stays there too.
  @inline(__always)
  func insert(_ node: Int32, at distance: Double) {
    let slot = Int(distance * inverseWidth) & slotMask
    nodes[Int(entryCount)] = node
    nexts[Int(entryCount)] = heads[slot]
    heads[slot] = entryCount
    occupied[slot >> 6] |= 1 << UInt64(slot & 63)
    entryCount += 1
    waitingCount += 1
  }

  /// Takes out the nearest bucket and visits its nodes, some of which may have been settled before; false if none is left.
  @inline(__always)
  func removeNearest(_ visit: (Int32) -> Void) -> Bool {
    guard waitingCount > 0 else { return false }
    let slot = nextOccupied(from: current & slotMask)
    current += (slot - current) & slotMask
    var entry = Int(heads[slot])
    heads[slot] = -1
    occupied[slot >> 6] &= ~(1 << UInt64(slot & 63))
    while entry >= 0 {
      let node = nodes[entry]
      entry = Int(nexts[entry])
      waitingCount -= 1
      visit(node)
    }
    return true
  }

  /// Takes out everything that is left, visiting nothing.
  func removeAll() {
    for word in 0..<wordCount where waitingCount > 0 {
      while occupied[word] != 0 {
        heads[word << 6 + occupied[word].trailingZeroBitCount] = -1
        occupied[word] &= occupied[word] - 1
      }
    }
    waitingCount = 0
  }

  /// The first slot with an entry, from one on and round.
  private func nextOccupied(from slot: Int) -> Int {
    var word = slot >> 6
    var bits = occupied[word] & (UInt64.max << UInt64(slot & 63))
    while bits == 0 {
      word = word + 1 == wordCount ? 0 : word + 1
      bits = occupied[word]
    }
    return word << 6 + bits.trailingZeroBitCount
  }
}
