// Pointers instead of arrays: this is part of the inner loop of every search along lengths.

import GraphCore

/// The nodes that a search along lengths has seen and not yet settled, sorted into buckets of distances.
///
/// Buckets are a little narrower than the shortest edge is long, so that no node of a bucket can be reached by way of
/// another of the same bucket: all of them are settled at once, in any order, and nothing is ever compared with anything
/// (Denardo and Fox, Operations Research 27:161, 1979, <https://doi.org/10.1287/opre.27.1.161>; for whole numbers Dial,
/// Communications of the ACM 12:632, 1969, <https://doi.org/10.1145/363269.363610>). Lengths that differ by less than
/// ``EdgeLengths/relativeTolerance`` of a path do not change that.
///
/// Where lengths are so different that such buckets would be too many, they are wider, and the nodes of the nearest one are
/// kept in a binary heap and settled one by one.
final class BucketQueue {
  /// How many times as long as the shortest edge the longest may be for buckets narrower than that.
  private static let largestUnsortedRatio = 4096.0
  /// The same for any buckets: paths must differ by more than the tolerance if one has an edge more.
  private static let largestRatio = 0x1p24

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
  /// The nearest bucket by rising distance, where buckets are wide.
  private var sorted: SortedBucket?

  /// Returns nil if lengths are too different from one another.
  ///
  /// - Parameters:
  ///   - lengths: The lengths of all arcs.
  ///   - entryLimit: How often nodes are put in at most during a search.
  init?(_ lengths: [Double], entryLimit: Int) {
    guard let shortest = lengths.min(), let longest = lengths.max(), longest <= shortest * Self.largestRatio,
      (1.0625 / shortest).isFinite
    else { return nil }
    let isSorted = longest > shortest * Self.largestUnsortedRatio
    inverseWidth = isSorted ? Self.largestUnsortedRatio / longest : 1.0625 / shortest
    if isSorted { sorted = SortedBucket(entryLimit) }
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
  func begin() {
    (entryCount, waitingCount, current) = (0, 0, 0)
    sorted?.close()
  }

  /// Puts a node in; one that was put in farther away stays there too.
  @inline(__always)
  func insert(_ node: Int32, at distance: Double) {
    let bucket = Int(distance * inverseWidth)
    let slot = bucket & slotMask
    nodes[Int(entryCount)] = node
    if let sorted, sorted.takes(entryCount, at: distance, inBucket: bucket) {
      entryCount += 1
      waitingCount += 1
      return
    }
    nexts[Int(entryCount)] = heads[slot]
    heads[slot] = entryCount
    occupied[slot >> 6] |= 1 << UInt64(slot & 63)
    entryCount += 1
    waitingCount += 1
  }

  /// Takes out the nearest bucket, or the nearest node where buckets are wide, and visits its nodes, some of which may have
  /// been settled before; false if none is left.
  @inline(__always)
  func removeNearest(_ visit: (Int32) -> Void) -> Bool {
    guard waitingCount > 0 else { return false }
    var entry = sorted == nil ? takeNearestBucket() : takeNearestNode()
    while entry >= 0 {
      let node = nodes[entry]
      entry = Int(nexts[entry])
      waitingCount -= 1
      visit(node)
    }
    return true
  }

  /// The first entry of the nearest bucket, which leads to the others.
  @inline(__always)
  private func takeNearestBucket() -> Int {
    let slot = nextOccupied(from: current & slotMask)
    current += (slot - current) & slotMask
    defer {
      heads[slot] = -1
      occupied[slot >> 6] &= ~(1 << UInt64(slot & 63))
    }
    return Int(heads[slot])
  }

  /// The entry of the nearest node, which leads to no other.
  @inline(never)
  private func takeNearestNode() -> Int {
    guard let sorted else { preconditionFailure("buckets are narrow") }
    if sorted.isEmpty {
      var entry = takeNearestBucket()
      sorted.open(current)
      while entry >= 0 {
        sorted.insert(Int32(entry))
        entry = Int(nexts[entry])
      }
    }
    let nearest = sorted.removeNearest()
    nexts[nearest] = -1
    return nearest
  }

  /// Takes out everything that is left, visiting nothing.
  func removeAll() {
    for word in 0..<wordCount where waitingCount > 0 {
      while occupied[word] != 0 {
        heads[word << 6 + occupied[word].trailingZeroBitCount] = -1
        occupied[word] &= occupied[word] - 1
      }
    }
    sorted?.close()
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

/// The entries of one bucket, nearest first: a binary heap.
private final class SortedBucket {
  /// The distance of each entry.
  private let distances: Room<Double>
  private let heap: Room<Int32>
  private var count = 0
  private var bucket = -1

  init(_ entryLimit: Int) { (distances, heap) = (Room(entryLimit), Room(entryLimit)) }

  var isEmpty: Bool { count == 0 }

  /// Begins with a bucket.
  func open(_ bucket: Int) { self.bucket = bucket }

  /// Forgets everything.
  func close() { (count, bucket) = (0, -1) }

  /// Notes the distance of an entry, and puts it in if it belongs to the bucket; whether it does.
  func takes(_ entry: Int32, at distance: Double, inBucket bucket: Int) -> Bool {
    distances[Int(entry)] = distance
    guard bucket == self.bucket else { return false }
    insert(entry)
    return true
  }

  /// Puts an entry in.
  func insert(_ entry: Int32) {
    var place = count
    count += 1
    while place > 0, case let parent = (place - 1) / 2, distances[Int(entry)] < distances[Int(heap[parent])] {
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  /// Takes out the nearest entry; there must be one.
  func removeNearest() -> Int {
    let nearest = heap[0]
    count -= 1
    let last = heap[count]
    var place = 0
    while case var child = 2 * place + 1, child < count {
      if child + 1 < count, distances[Int(heap[child + 1])] < distances[Int(heap[child])] { child += 1 }
      guard distances[Int(heap[child])] < distances[Int(last)] else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = last
    return Int(nearest)
  }
}
