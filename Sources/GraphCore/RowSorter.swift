// Unsafe pointers: every arc of a graph goes through here while it is made, and a row is a part of a larger array, which
// safe code could hand on only as a copy. All indices are below the counts of the buffers given.

/// Brings rows of neighbours into rising order, equal ones in the order in which they were.
///
/// In short rows each neighbour is compared with all others, eight comparisons at a time, which tells its place without a
/// branch that could be foreseen wrongly (Knuth, *The Art of Computer Programming* 3, 5.2, comparison counting). Long rows are
/// sorted by their digits to the base 256, the lowest first, which takes a fixed number of looks at each neighbour (5.2.5).
struct RowSorter: ~Copyable {
  private static let longestForCounting = 32

  private var keys: [UInt64] = []
  private var sorted: [UInt64] = []
  private var values: [Double] = []
  private var places = [Int](repeating: 0, count: 256)
  /// A short row before it is sorted.
  private let row = UnsafeMutablePointer<Int32>.allocate(capacity: longestForCounting)
  private let rowStrengths = UnsafeMutablePointer<Double>.allocate(capacity: longestForCounting)

  init() { row.initialize(repeating: 0, count: Self.longestForCounting) }

  deinit {
    row.deallocate()
    rowStrengths.deallocate()
  }

  /// Sorts a row.
  ///
  /// - Parameters:
  ///   - targets: The neighbours, none below 0 and none the highest number.
  ///   - strengths: The strengths beside them, or nothing.
  /// - Complexity: O(*d*) for *d* neighbours, and O(1) further memory on average.
  mutating func sort(_ targets: UnsafeMutableBufferPointer<Int32>, _ strengths: UnsafeMutableBufferPointer<Double>) {
    if targets.count <= Self.longestForCounting {
      sortByCounting(targets, strengths)
    } else if zip(targets, targets.dropFirst()).contains(where: >) {
      sortByDigits(targets, strengths)
    }
  }

  private func sortByCounting(
    _ targets: UnsafeMutableBufferPointer<Int32>, _ strengths: UnsafeMutableBufferPointer<Double>
  ) {
    let count = targets.count
    for place in 0..<count { row[place] = targets[place] }
    if strengths.count > 0 { for place in 0..<count { rowStrengths[place] = strengths[place] } }
    var first = 0
    while first < count {
      let eight = UnsafeRawPointer(row + first).loadUnaligned(as: SIMD8<Int32>.self)
      let numbers = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7) &+ Int32(truncatingIfNeeded: first)
      var before = SIMD8<Int32>(repeating: 0)
      for place in 0..<count {
        // An equal one comes before those that were behind it. The sign of a difference, in all bits, counts as -1.
        let isBehind = (Int32(truncatingIfNeeded: place) &- numbers) &>> 31
        before &-= (row[place] &- (eight &- isBehind)) &>> 31
      }
      for lane in 0..<min(8, count - first) {
        let place = Int(before[lane])
        targets[place] = row[first + lane]
        if strengths.count > 0 { strengths[place] = rowStrengths[first + lane] }
      }
      first += 8
    }
  }

  private mutating func sortByDigits(
    _ targets: UnsafeMutableBufferPointer<Int32>, _ strengths: UnsafeMutableBufferPointer<Double>
  ) {
    let count = targets.count
    if keys.count < count {
      keys = Array(repeating: 0, count: max(count, 2 * keys.count))
      sorted = keys
    }
    var highest: Int32 = 0
    for place in 0..<count {
      keys[place] = UInt64(UInt32(bitPattern: targets[place])) << 32 | UInt64(place)
      highest = max(highest, targets[place])
    }
    for digit in 0..<(Int32.bitWidth - highest.leadingZeroBitCount + 7) / 8 {
      sortKeys(count, shift: UInt64(32 + 8 * digit))
    }
    for place in 0..<count { targets[place] = Int32(truncatingIfNeeded: keys[place] >> 32) }
    guard strengths.count > 0 else { return }
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: strengths)
    for place in 0..<count { strengths[place] = values[Int(truncatingIfNeeded: keys[place] & 0xFFFF_FFFF)] }
  }

  /// Sorts the first keys by one of their bytes; equal ones keep their order.
  private mutating func sortKeys(_ count: Int, shift: UInt64) {
    keys.withUnsafeBufferPointer { keys in
      sorted.withUnsafeMutableBufferPointer { sorted in
        places.withUnsafeMutableBufferPointer { places in
          places.update(repeating: 0)
          for place in 0..<count { places[Int(truncatingIfNeeded: keys[place] >> shift & 255)] += 1 }
          var next = 0
          for byte in 0..<256 { (places[byte], next) = (next, next + places[byte]) }
          for place in 0..<count {
            let byte = Int(truncatingIfNeeded: keys[place] >> shift & 255)
            sorted[places[byte]] = keys[place]
            places[byte] += 1
          }
        }
      }
    }
    swap(&keys, &sorted)
  }
}
