// Unsafe pointers: an edge list names an id twice a row, and to look it up where it lies in the file, without making a
// text of it, is several times as fast. The pointers never leave the calls that they are given to.

/// Short texts, or hashes of long ones, each with a place; found by open addressing with linear probing.
///
/// A slot is 8 bytes, half of a hash and a place, so that a table of a million texts fits the cache of a processor; the
/// texts themselves lie in the order of their places. The highest bits of a hash say where its search begins, and a slot
/// keeps them, so that the table grows without a look at the texts.
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
        self.init(low: bytes.word(at: 0), high: bytes.word(at: 8), count: bytes.count)
      } else {
        self.init(low: KeyTable.hash(bytes), high: UInt64(bytes.count), count: 255)
      }
    }

    /// The key of a text of up to 15 bytes, given as two words with zeros after its end.
    @inline(__always)
    init(low: UInt64, high: UInt64, count: Int) { (self.low, self.high) = (low, high | UInt64(count) << 56) }

    /// A key that no text has.
    @inline(__always) static var none: Key { Key(low: 0, high: 0, count: 254) }
  }

  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  /// How many bits of a hash are no part of where its search begins.
  private var shift: UInt64 = 64 - 10
  private var keys: [Key] = []
  private var used = 0

  /// Gives a key that has no place one.
  mutating func insert(_ key: Key, _ hash: UInt64, place: Int32) {
    if 2 * (used + 1) > slots.count { grow() }
    used += 1
    if keys.count < Int(place) { keys.append(contentsOf: repeatElement(.none, count: Int(place) - keys.count)) }
    keys.append(key)
    put(hash & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(bitPattern: place + 1)))
  }

  private mutating func put(_ slot: UInt64) {
    var at = Int(truncatingIfNeeded: slot >> shift)
    while slots[at] != 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = slot
  }

  private mutating func grow() {
    let all = slots
    slots = Array(repeating: 0, count: 2 * all.count)
    shift -= 1
    precondition(shift >= 32, "a slot keeps 32 bits of a hash")
    for slot in all where slot != 0 { put(slot) }
  }

  /// Looks into the table as it is now.
  @inline(__always)
  func look<Result>(_ body: (Look) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      keys.withUnsafeBufferPointer { keys in body(Look(slots: slots, keys: keys, shift: shift)) }
    }
  }

  /// A table that does not change.
  struct Look {
    fileprivate let slots: UnsafeBufferPointer<UInt64>
    fileprivate let keys: UnsafeBufferPointer<Key>
    fileprivate let shift: UInt64

    /// What the search for a hash begins with.
    ///
    /// To ask for many, and then for the keys that they lead to, before the first is used lets waits for memory overlap.
    @inline(__always)
    func firstSlot(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash >> shift)] }

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
      var at = Int(truncatingIfNeeded: hash >> shift)
      var slot = first
      while slot != 0 {
        if slot >> 32 == hash >> 32 {
          let place = Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
          if keys[Int(place)] == key, key.isWhole || isSame(place) { return place }
        }
        at = (at + 1) & (slots.count - 1)
        slot = slots[at]
      }
      return -1
    }

    /// The place of a key whose search has not begun; -1 if it has none.
    @inline(__always)
    func place(of key: Key, _ hash: UInt64, isSame: (Int32) -> Bool) -> Int32 {
      let slot = firstSlot(hash)
      return place(of: key, hash, slot, self.key(in: slot), isSame: isSame)
    }
  }

  /// A hash of a text.
  @inline(__always)
  static func hash(_ text: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    hash(text, 0..<text.count, seed: seed)
  }

  /// The hash of a text that lies in a file.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, seed: UInt64 = 0) -> UInt64 {
    var hash = seed ^ UInt64(text.count)
    var at = text.lowerBound
    while at < text.upperBound {
      let word = bytes.word(at: at).first(text.upperBound - at)
      let product = (hash ^ word ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
      at += 8
    }
    return hash
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from a place on as a number, the first one lowest; zeros stand for those after the end.
  @inline(__always)
  func word(at start: Int) -> UInt64 {
    if start + 8 <= count {
      return UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    return lastWord(at: start)
  }

  private func lastWord(at start: Int) -> UInt64 {
    var word: UInt64 = 0
    var at = count - 1
    while at >= start {
      word = word << 8 | UInt64(self[at])
      at -= 1
    }
    return word
  }
}

extension UInt64 {
  /// The first bytes of a word, the lowest ones, and zeros after them.
  @inline(__always)
  func first(_ count: Int) -> UInt64 { count >= 8 ? self : self & (1 &<< UInt64(8 * count) &- 1) }
}
