/// Ordered pairs of nodes: a bit for each that there could be, where these are few, else a hash table with open addressing
/// and one 64-bit word for each pair.
///
/// A bit is read and written without a search, the length of which a processor cannot foretell. At most half of the table
/// is full, so that a search reads little more than one cache line. Pairs that are taken out leave no marks behind; the
/// ones after them move up, so that a long chain of swaps does not slow down.
struct TieSet: Sendable {
  /// Places of the table, or bits.
  private var slots: [UInt64]
  private let shift: UInt64
  /// How many nodes there are if there is a bit for each pair, else 0.
  private let side: UInt64
  /// No pair has this key: it would join the first node to itself.
  private static let empty: UInt64 = 0

  /// How many bits are near enough to be worth a search saved: a megabyte.
  private static let mostBits = 1 << 23
  /// How many bits there may be for each pair that the set holds, so that copies of it take no time to speak of.
  private static let mostBitsPerPair = 1 << 10

  /// Makes an empty set that holds up to `capacity` pairs of `nodeCount` nodes.
  init(capacity: Int, nodeCount: Int) {
    let hasBits =
      (1...1 << 20).contains(nodeCount) && nodeCount * nodeCount <= min(Self.mostBits, capacity * Self.mostBitsPerPair)
    guard !hasBits else {
      (side, shift) = (UInt64(nodeCount), 0)
      slots = Array(repeating: 0, count: (nodeCount * nodeCount + 63) / 64)
      return
    }
    side = 0
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
  func firstSlot(of key: UInt64) -> UInt64 { slots[side > 0 ? bit(of: key).word : home(of: key)] }

  /// Whether a key is in the set.
  @inline(__always)
  func contains(_ key: UInt64) -> Bool {
    guard side == 0 else {
      let (word, mask) = bit(of: key)
      return slots[word] & mask != 0
    }
    return slots[place(of: key)] == key
  }

  /// Puts in a key that is not there.
  @inline(__always)
  mutating func insert(_ key: UInt64) {
    guard side == 0 else {
      let (word, mask) = bit(of: key)
      slots[word] |= mask
      return
    }
    slots[place(of: key)] = key
  }

  /// Takes out a key that is there.
  @inline(__always)
  mutating func remove(_ key: UInt64) {
    guard side == 0 else {
      let (word, mask) = bit(of: key)
      slots[word] &= ~mask
      return
    }
    removeFromTable(key)
  }

  private mutating func removeFromTable(_ key: UInt64) {
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

  /// The word that has the bit of a key, and the bit.
  @inline(__always)
  private func bit(of key: UInt64) -> (word: Int, mask: UInt64) {
    let place = (key >> 32) &* side &+ (key & 0xFFFF_FFFF)
    return (Int(truncatingIfNeeded: place >> 6), 1 << (place & 63))
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
