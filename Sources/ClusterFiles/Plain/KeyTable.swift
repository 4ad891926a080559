// Unsafe pointers: an edge list names an id twice a row, and to look it up where it lies in the file, without making a
// text of it, is several times as fast. The pointers never leave the calls that they are given to.

/// Short texts, or hashes of long ones, each with a place; found by open addressing with linear probing.
///
/// A slot is 8 bytes, half of a hash and a place, so that a table of a million texts fits the cache of a processor; the
/// texts themselves lie in the order of their places.
struct KeyTable {
  /// A text of up to 15 bytes itself, or length and hash of a longer one.
  struct Key: Equatable {
    var low: UInt64
    /// The highest byte is the length, 255 for more than 15 bytes.
    var high: UInt64

    /// Whether equal keys mean equal texts.
    @inline(__always) var isWhole: Bool { high >> 56 != 255 }

    @inline(__always) var hash: UInt64 {
      let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: high ^ 0xD6E8_FEB8_6659_FD93)
      return product.high ^ product.low
    }

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      if bytes.count <= 15 {
        low = KeyTable.word(bytes, 0, min(8, bytes.count))
        high = (bytes.count > 8 ? KeyTable.word(bytes, 8, bytes.count) : 0) | UInt64(bytes.count) << 56
      } else {
        (low, high) = (KeyTable.hash(bytes), 255 << 56 | UInt64(bytes.count))
      }
    }

    private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// A key that no text has.
    @inline(__always) static var none: Key { Key(low: 0, high: 254 << 56) }
  }

  private var slots = [UInt64](repeating: 0, count: 1024)
  private var keys: [Key] = []
  private var used = 0

  /// What the search for a hash begins with.
  ///
  /// To ask for many, and then for the keys that they lead to, before the first is used lets waits for memory overlap.
  @inline(__always)
  func firstSlot(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)] }

  /// The key that a slot leads to, equal to no other if it is empty.
  @inline(__always)
  func key(in slot: UInt64) -> Key { slot == 0 ? .none : keys[Int(slot & 0xFFFF_FFFF) - 1] }

  /// The place of a key; -1 if it has none.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - hash: Its hash.
  ///   - first: The first slot for the hash.
  ///   - candidate: The key in it.
  ///   - isSame: Whether the text at a place is the one that was looked for, given that their keys are equal and not whole.
  /// - Returns: The place.
  @inline(__always)
  func place(
    of key: Key, _ hash: UInt64, _ first: UInt64, _ candidate: Key, isSame: (Int32) -> Bool
  ) -> Int32 {
    if candidate == key, key.isWhole { return Int32(truncatingIfNeeded: first & 0xFFFF_FFFF) - 1 }
    var at = Int(truncatingIfNeeded: hash)
    var slot = first
    while slot != 0 {
      if slot >> 32 == hash >> 32 {
        let place = Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
        if keys[Int(place)] == key, key.isWhole || isSame(place) { return place }
      }
      at &+= 1
      slot = slots[at & (slots.count - 1)]
    }
    return -1
  }

  /// Gives a key that has no place one.
  mutating func insert(_ key: Key, _ hash: UInt64, place: Int32) {
    if 2 * (used + 1) > slots.count { grow() }
    used += 1
    while keys.count < Int(place) { keys.append(.none) }
    keys.append(key)
    put(hash, place)
  }

  private mutating func put(_ hash: UInt64, _ place: Int32) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 { at = (at + 1) & mask }
    slots[at] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(UInt32(bitPattern: place + 1))
  }

  private mutating func grow() {
    let places = slots.filter { $0 != 0 }
    slots = Array(repeating: 0, count: 2 * slots.count)
    for slot in places {
      let place = Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
      put(keys[Int(place)].hash, place)
    }
  }

  /// A hash of bytes.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    var at = 0
    while at < bytes.count {
      let product = (hash ^ word(bytes, at, min(at + 8, bytes.count)) ^ 0xD6E8_FEB8_6659_FD93)
        .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
      at += 8
    }
    return hash
  }

  /// Up to eight bytes as a number, the first one lowest.
  @inline(__always)
  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    if end - start == 8 {
      return UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    var word: UInt64 = 0
    for at in stride(from: end - 1, through: start, by: -1) { word = word << 8 | UInt64(bytes[at]) }
    return word
  }
}
