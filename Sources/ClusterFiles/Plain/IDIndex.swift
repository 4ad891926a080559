import ClusterModel
import Foundation

// Unsafe pointers: see KeyTable.

/// The place of each id, found by the bytes of a field.
///
/// Small whole numbers are places in an array; other ids are found by their bytes (``KeyTable``). Ids that Unicode calls the
/// same (an accent as a mark of its own or not) have one place, as they are equal texts.
struct IDIndex {
  /// The ids, in the order in which they were added.
  private(set) var ids: [RecordID] = []

  /// Numbers below this are looked up in an array, which then takes at most 4 bytes for each.
  let numberLimit: Int

  /// For each small number its place + 1, or 0.
  private var placeOfNumber: [Int32] = []
  private var table = KeyTable()
  /// The places of ids with letters beyond ASCII, which may be spelled in several ways.
  private var placeOfForeign: [RecordID: Int32] = [:]

  /// Makes an index without ids.
  ///
  /// - Parameter fieldBytes: How many bytes the ids of a table take at most; sets how large numbers may be.
  init(fieldBytes: Int = 0) { numberLimit = max(1 << 16, min(fieldBytes / 4, 1 << 28)) }

  /// Makes an index of ids that differ from each other.
  init(_ ids: some Collection<RecordID>, fieldBytes: Int = 0) {
    self.init(fieldBytes: fieldBytes)
    for id in ids { add(id) }
  }

  var count: Int { ids.count }

  /// The place of a text.
  func place(of id: RecordID) -> Int? {
    var text = id
    let place = text.withUTF8 { bytes in
      if let number = smallNumber(bytes) { return self.place(ofNumber: number) }
      return self.place(of: KeyTable.Key(bytes), bytes)
    }
    if place >= 0 { return Int(place) }
    let other = isForeign(id) ? self.place(ofForeign: id) : -1
    return other >= 0 ? Int(other) : nil
  }

  /// Gives an id the next place; one that is there keeps its own.
  @discardableResult
  mutating func add(_ id: RecordID) -> Int {
    if let place = place(of: id) { return place }
    let place = Int32(ids.count)
    ids.append(id)
    if isForeign(id) { placeOfForeign[id] = place }
    var text = plainSpelling(of: id) ?? id
    text.withUTF8 { bytes in
      if let number = smallNumber(bytes) {
        set(number, place)
      } else {
        let key = KeyTable.Key(bytes)
        table.insert(key, key.hash, place: place)
      }
    }
    return Int(place)
  }

  /// The place of a number below the limit; -1 if it has none.
  @inline(__always)
  func place(ofNumber number: Int) -> Int32 { number < placeOfNumber.count ? placeOfNumber[number] - 1 : -1 }

  /// The place of a number below the limit, which gets the next one if it has none.
  @inline(__always)
  mutating func add(number: Int) -> Int32 {
    let known = place(ofNumber: number)
    if known >= 0 { return known }
    let place = Int32(ids.count)
    ids.append(String(number))
    set(number, place)
    return place
  }

  /// What the search for a hash begins with.
  @inline(__always)
  func firstSlot(_ hash: UInt64) -> UInt64 { table.firstSlot(hash) }

  /// The key that a slot leads to.
  @inline(__always)
  func key(in slot: UInt64) -> KeyTable.Key { table.key(in: slot) }

  /// The place of an id of exactly these bytes, which are no small number; -1 if it has none.
  @inline(__always)
  func place(
    of key: KeyTable.Key, _ hash: UInt64, _ first: UInt64, _ candidate: KeyTable.Key,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    table.place(of: key, hash, first, candidate) { isText(at: $0, bytes) }
  }

  /// The place of an id with letters beyond ASCII, however it is spelled; -1 if it has none.
  func place(ofForeign id: RecordID) -> Int32 {
    if let place = placeOfForeign[id] { return place }
    guard var plain = plainSpelling(of: id) else { return -1 }
    return plain.withUTF8 { place(of: KeyTable.Key($0), $0) }
  }

  /// The spelling of an id in ASCII, if it has letters beyond that only by a detour, as the sign for kelvin is a K.
  private func plainSpelling(of id: RecordID) -> String? {
    guard isForeign(id) else { return nil }
    let composed = id.precomposedStringWithCanonicalMapping
    return isForeign(composed) ? nil : composed
  }

  private func place(of key: KeyTable.Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let (hash, slot) = (key.hash, firstSlot(key.hash))
    return place(of: key, hash, slot, self.key(in: slot), bytes)
  }

  /// Whether a long id is the one at a place; equal hashes alone do not tell.
  private func isText(at place: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let id = ids[Int(place)].utf8
    let isEqual = id.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) } ?? id.elementsEqual(bytes)
    return isEqual || ids[Int(place)] == String(decoding: bytes, as: UTF8.self)
  }

  private func isForeign(_ id: RecordID) -> Bool { !id.utf8.allSatisfy { $0 < 0x80 } }

  private mutating func set(_ number: Int, _ place: Int32) {
    if number >= placeOfNumber.count {
      let more = max(number + 1, min(numberLimit, 2 * placeOfNumber.count)) - placeOfNumber.count
      placeOfNumber.append(contentsOf: repeatElement(0, count: more))
    }
    placeOfNumber[number] = place + 1
  }

  /// The number that bytes spell, if it has at most nine digits, no leading zeros, and is below the limit.
  private func smallNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(bytes.count), bytes[0] != UInt8(ascii: "0") || bytes.count == 1 else { return nil }
    var number = 0
    for byte in bytes {
      guard 48...57 ~= byte else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number < numberLimit ? number : nil
  }
}
