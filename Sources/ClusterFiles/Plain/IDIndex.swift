import ClusterModel
import Foundation

// Unsafe pointers: an edge list names an id twice a row, and to look it up where it lies in the file, without making a
// text of it, is several times as fast. The pointers never leave the calls that they are given to.

/// The place of each id, found by the bytes of a field.
///
/// Small whole numbers are places in an array; other ids are found by open addressing with linear probing, those of up to
/// 15 bytes in a slot that holds them whole. Ids that Unicode calls the same (an accent as a mark of its own or not) have
/// one place, as they are equal texts.
struct IDIndex {
  /// The ids, in the order in which they were added.
  private(set) var ids: [RecordID] = []

  /// For each small number its place + 1, or 0.
  private var placeOfNumber: [Int32] = []
  private var slots: [Slot]
  private var used = 0

  /// Numbers below this are looked up in an array, which then takes at most 4 bytes for each.
  private let numberLimit: Int

  private struct Slot {
    var key = Key(low: 0, high: 0)
    var place: Int32 = -1
  }

  /// A short id itself, or length and hash of a long one.
  private struct Key: Equatable {
    var low: UInt64
    /// The highest byte is the length, 255 for more than 15 bytes.
    var high: UInt64

    var isWhole: Bool { high >> 56 != 255 }

    var hash: UInt64 {
      let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: high ^ 0xD6E8_FEB8_6659_FD93)
      return product.high ^ product.low
    }
  }

  /// Makes an index without ids.
  ///
  /// - Parameter fieldBytes: How many bytes the ids of a table take at most; sets how large numbers may be.
  init(fieldBytes: Int = 0) {
    numberLimit = max(1 << 16, min(fieldBytes / 4, 1 << 28))
    slots = Array(repeating: Slot(), count: 1024)
  }

  /// Makes an index of ids that differ from each other.
  init(_ ids: some Collection<RecordID>, fieldBytes: Int = 0) {
    self.init(fieldBytes: fieldBytes)
    for id in ids { add(id) }
  }

  var count: Int { ids.count }

  /// The place of a text.
  func place(of id: RecordID) -> Int? {
    var id = id
    return id.withUTF8 { place(ofField: $0).map(Int.init) }
  }

  /// The place of an id, number or not.
  @inline(__always)
  func place(ofField bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    if let number = Self.number(bytes) { return place(ofNumber: number, bytes) }
    return place(of: bytes)
  }

  /// Gives an id the next place; one that is there keeps its own.
  @discardableResult
  mutating func add(_ id: RecordID) -> Int {
    if let place = place(of: id) { return place }
    let place = ids.count
    ids.append(id)
    var text = id
    text.withUTF8 { bytes in insert(bytes, Int32(place)) }
    let composed = id.utf8.allSatisfy { $0 < 0x80 } ? id : id.precomposedStringWithCanonicalMapping
    if !composed.utf8.elementsEqual(id.utf8) {
      text = composed
      text.withUTF8 { bytes in insert(bytes, Int32(place)) }
    }
    return place
  }

  /// The place of a whole number without leading zeros, whose digits are `bytes`.
  @inline(__always)
  func place(ofNumber number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard number < numberLimit else { return place(of: bytes) }
    guard number < placeOfNumber.count else { return nil }
    let place = placeOfNumber[number]
    return place == 0 ? nil : place - 1
  }

  /// The place of an id that is no small number.
  @inline(__always)
  func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    let key = Self.key(bytes)
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: key.hash) & mask
    while slots[at].place >= 0 {
      if slots[at].key == key, key.isWhole || isSame(slots[at].place, bytes) { return slots[at].place }
      at = (at + 1) & mask
    }
    // Another spelling of the same text may be there; plain letters have but one.
    return bytes.contains { $0 >= 0x80 } ? placeOfComposed(bytes) : nil
  }

  private func placeOfComposed(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    var composed = String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
    guard !composed.utf8.elementsEqual(bytes) else { return nil }
    return composed.withUTF8 { place(ofField: $0) }
  }

  /// Whether a long id is the one at a place; equal hashes alone do not tell.
  private func isSame(_ place: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let id = ids[Int(place)]
    return id.utf8.elementsEqual(bytes) || id == String(decoding: bytes, as: UTF8.self)
  }

  private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int32) {
    if let number = Self.number(bytes), number < numberLimit {
      if number >= placeOfNumber.count {
        let more = max(number + 1, min(numberLimit, 2 * placeOfNumber.count)) - placeOfNumber.count
        placeOfNumber.append(contentsOf: repeatElement(0, count: more))
      }
      placeOfNumber[number] = place + 1
      return
    }
    if 2 * (used + 1) > slots.count { grow() }
    used += 1
    put(Slot(key: Self.key(bytes), place: place))
  }

  private mutating func put(_ slot: Slot) {
    let mask = slots.count - 1
    var at = Int(truncatingIfNeeded: slot.key.hash) & mask
    while slots[at].place >= 0 { at = (at + 1) & mask }
    slots[at] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.place >= 0 { put(slot) }
  }

  /// The number that bytes spell, if they are at most nine digits without leading zeros.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(bytes.count), bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
    var number = 0
    for byte in bytes {
      guard 48...57 ~= byte else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number
  }

  private static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key {
    guard bytes.count > 15 else {
      let low = word(bytes, 0, min(8, bytes.count))
      let high = bytes.count > 8 ? word(bytes, 8, bytes.count) : 0
      return Key(low: low, high: high | UInt64(bytes.count) << 56)
    }
    var hash = UInt64(bytes.count)
    var at = 0
    while at < bytes.count {
      let product = (hash ^ word(bytes, at, min(at + 8, bytes.count))).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
      at += 8
    }
    return Key(low: hash, high: 255 << 56 | UInt64(bytes.count))
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
