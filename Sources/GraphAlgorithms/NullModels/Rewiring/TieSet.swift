/// Ordered pairs of nodes in a hash table with open addressing: one 64-bit word for each pair.
///
/// At most half of the table is full, so that a search reads little more than one cache line. Pairs that are taken out
/// leave no marks behind; the ones after them move up, so that a long chain of swaps does not slow down.
struct TieSet: Sendable {
  private var slots: [UInt64]
  private let shift: UInt64
  /// No pair has this key: it would join the first node to itself.
  private static let empty: UInt64 = 0

  /// Makes an empty set that holds up to `capacity` pairs.
  init(capacity: Int) {
    var bits: UInt64 = 2
    while 1 << bits < 2 * capacity { bits += 1 }
    slots = Array(repeating: Self.empty, count: 1 << Int(bits))
    shift = 64 - bits
  }

  /// The key of a pair of different nodes.
  @inline(__always)
  static func key(_ source: Int32, _ target: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
  }

  /// What is in the place where the search for a key starts.
  @inline(__always)
  func firstSlot(of key: UInt64) -> UInt64 { slots[home(of: key)] }

  /// Whether a key is in the set.
  @inline(__always)
  func contains(_ key: UInt64) -> Bool { slots[place(of: key)] == key }

  /// Puts in a key that is not there.
  @inline(__always)
  mutating func insert(_ key: UInt64) { slots[place(of: key)] = key }

  /// Takes out a key that is there.
  @inline(__always)
  mutating func remove(_ key: UInt64) {
    let mask = slots.count - 1
    var hole = place(of: key)
    var next = hole
    while true {
      next = (next + 1) & mask
      let moved = slots[next]
      guard moved != Self.empty else { break }
      // A key may move up to the hole only if its search starts at the hole or before.
      guard (next - home(of: moved)) & mask >= (next - hole) & mask else { continue }
      slots[hole] = moved
      hole = next
    }
    slots[hole] = Self.empty
  }

  /// Where the search for a key starts: the high bits of its product with 2⁶⁴ / golden ratio.
  @inline(__always)
  private func home(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

  /// Where a key is, or the free place where it belongs.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = home(of: key)
    while slots[place] != key && slots[place] != Self.empty { place = (place + 1) & mask }
    return place
  }
}
