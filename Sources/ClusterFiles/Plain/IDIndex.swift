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
  init(fieldBytes: Int = 0) { numberLimit = Self.numberLimit(fieldBytes: fieldBytes) }

  /// Below what numbers are looked up in an array, in a table whose ids take at most so many bytes.
  static func numberLimit(fieldBytes: Int) -> Int { max(1 << 16, min(fieldBytes / 4, 1 << 28)) }

  /// Makes an index of ids that differ from each other.
  init(_ ids: some Collection<RecordID>, fieldBytes: Int = 0) {
    self.init(fieldBytes: fieldBytes)
    for id in ids { add(id) }
  }

  var count: Int { ids.count }

  /// The place of a text.
  func place(of id: RecordID) -> Int? {
    let place = look { $0.place(of: id) }
    return place >= 0 ? Int(place) : nil
  }

  /// Gives an id the next place; one that is there keeps its own.
  @discardableResult
  mutating func add(_ id: RecordID) -> Int {
    if let place = place(of: id) { return place }
    let place = Int32(ids.count)
    if id.isForeign { placeOfForeign[id] = place }
    var text = id.plainSpelling ?? id
    text.withUTF8 { bytes in
      if let number = bytes.smallNumber, number < numberLimit {
        set(number, place)
      } else {
        let key = KeyTable.Key(bytes)
        table.insert(key, key.hash, place: place)
      }
    }
    ids.append(id)
    return Int(place)
  }

  private mutating func set(_ number: Int, _ place: Int32) {
    if number >= placeOfNumber.count {
      let more = max(number + 1, min(numberLimit, 2 * placeOfNumber.count)) - placeOfNumber.count
      placeOfNumber.append(contentsOf: repeatElement(0, count: more))
    }
    placeOfNumber[number] = place + 1
  }

  /// Looks into the index as it is now.
  @inline(__always)
  func look<Result>(_ body: (Look) -> Result) -> Result {
    placeOfNumber.withUnsafeBufferPointer { numbers in
      table.look { table in
        body(Look(ids: ids, numberLimit: numberLimit, numbers: numbers, table: table, placeOfForeign: placeOfForeign))
      }
    }
  }

  /// An index that does not change.
  struct Look {
    private let ids: [RecordID]
    /// Numbers below this have a place in an array.
    let numberLimit: Int
    private let numbers: UnsafeBufferPointer<Int32>
    private let table: KeyTable.Look
    private let placeOfForeign: [RecordID: Int32]

    fileprivate init(
      ids: [RecordID], numberLimit: Int, numbers: UnsafeBufferPointer<Int32>, table: KeyTable.Look,
      placeOfForeign: [RecordID: Int32]
    ) {
      (self.ids, self.numberLimit, self.numbers) = (ids, numberLimit, numbers)
      (self.table, self.placeOfForeign) = (table, placeOfForeign)
    }

    /// The place of a number; -1 if it has none, or is below 0 or above the limit.
    @inline(__always)
    func place(ofNumber number: Int) -> Int32 {
      UInt(bitPattern: number) < UInt(numbers.count) ? numbers[number] - 1 : -1
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
      guard var plain = id.plainSpelling else { return -1 }
      return plain.withUTF8 { place(of: KeyTable.Key($0), $0) }
    }

    fileprivate func place(of id: RecordID) -> Int32 {
      var text = id
      let place = text.withUTF8 { bytes in
        if let number = bytes.smallNumber, number < numberLimit { return self.place(ofNumber: number) }
        return self.place(of: KeyTable.Key(bytes), bytes)
      }
      return place < 0 && id.isForeign ? self.place(ofForeign: id) : place
    }

    private func place(of key: KeyTable.Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
      table.place(of: key, key.hash) { isText(at: $0, bytes) }
    }

    /// Whether a long id is the one at a place; equal hashes alone do not tell.
    private func isText(at place: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let id = ids[Int(place)].utf8
      let isEqual = id.withContiguousStorageIfAvailable { $0.elementsEqual(bytes) } ?? id.elementsEqual(bytes)
      return isEqual || ids[Int(place)] == String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension IDIndex: PlacedIDs {
  func place(of id: RecordID, in table: CSVReader) -> Int? { place(of: id) }
}

extension RecordID {
  fileprivate var isForeign: Bool { !utf8.allSatisfy { $0 < 0x80 } }

  /// The spelling of an id in ASCII, if it has letters beyond that only by a detour, as the sign for kelvin is a K.
  var plainSpelling: String? {
    guard isForeign else { return nil }
    let composed = precomposedStringWithCanonicalMapping
    return composed.isForeign ? nil : composed
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that bytes spell, if it has at most nine digits and no leading zeros.
  var smallNumber: Int? {
    guard (1...9).contains(count), self[0] != UInt8(ascii: "0") || count == 1 else { return nil }
    var number = 0
    for byte in self {
      guard 48...57 ~= byte else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    return number
  }
}
