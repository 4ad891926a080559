import ClusterModel

// Unsafe pointers: each end of each row is looked up, in arrays that are larger than the cache of a processor.

/// The places of codes (``FoundIDs``), given in the order in which rows name them.
struct PlacedCodes {
  /// For each place the code of its id, as it was first spelled.
  private(set) var codes: [Int32] = []
  /// For each place the first row that names its id.
  private(set) var firstRows: [Int32] = []

  private let numberLimit: Int
  private var placeOfNumber: [Int32] = []
  private var placeOfText: [Int32] = []
  /// The places of ids with letters beyond ASCII, which may be spelled in several ways.
  private var placeOfForeign: [RecordID: Int32] = [:]

  /// - Parameter numberLimit: What codes are below, so that no room is taken beyond.
  init(numberLimit: Int) { self.numberLimit = numberLimit }

  /// Makes room for the ids of so many rows that are of so many numbers and texts, so that arrays need not grow step by step.
  mutating func makeRoom(rows: Int, numbers: Int, texts: Int) {
    placeOfNumber = Array(repeating: -1, count: numbers)
    placeOfText = Array(repeating: -1, count: texts)
    // The system takes memory for those only that are written.
    codes.reserveCapacity(min(2 * rows, numbers + texts))
    firstRows.reserveCapacity(min(2 * rows, numbers + texts))
  }

  /// Gives the codes of rows their places, and writes these where the codes stood.
  ///
  /// - Complexity: O(*m*) for *m* rows.
  mutating func place(
    _ columns: BulkColumns, rows: Int, _ table: SharedKeyTable, _ numbers: inout SharedKeyTable.Numbers,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    for row in 0..<rows {
      let source = place(of: columns.sources[row])
      columns.sources[row] = source >= 0 ? source : give(columns.sources[row], row, table, &numbers, bytes)
      let target = place(of: columns.targets[row])
      columns.targets[row] = target >= 0 ? target : give(columns.targets[row], row, table, &numbers, bytes)
    }
  }

  /// The place of a code; -1 if it has none.
  @inline(__always)
  private func place(of code: Int32) -> Int32 {
    guard code >= 0 else { return placeOfText[-1 - Int(code)] }
    return Int(code) < placeOfNumber.count ? placeOfNumber[Int(code)] : -1
  }

  /// Gives a code that has no place one.
  private mutating func give(
    _ code: Int32, _ row: Int, _ table: SharedKeyTable, _ numbers: inout SharedKeyTable.Numbers,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    if code >= 0 {
      if Int(code) >= placeOfNumber.count { Self.extend(&placeOfNumber, to: Int(code), limit: numberLimit) }
      placeOfNumber[Int(code)] = nextPlace(code, row)
      return placeOfNumber[Int(code)]
    }
    let text = -1 - Int(code)
    let isPlain = table.isPlain(text, in: bytes)
    placeOfText[text] = isPlain ? nextPlace(code, row) : placeOfForeign(code, row, table, &numbers, bytes)
    return placeOfText[text]
  }

  /// The place of an id with letters beyond ASCII, which it may have by another spelling.
  private mutating func placeOfForeign(
    _ code: Int32, _ row: Int, _ table: SharedKeyTable, _ numbers: inout SharedKeyTable.Numbers,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int32 {
    let id = table.look.withText(-1 - Int(code), in: bytes) { String(decoding: $0, as: UTF8.self) }
    if let known = placeOfForeign[id] { return known }
    var place: Int32 = -1
    if var plain = id.plainSpelling {
      let text = plain.withUTF8 { table.add($0, in: bytes, &numbers) }
      if text >= placeOfText.count { Self.extend(&placeOfText, to: text, limit: table.numberCount) }
      if placeOfText[text] < 0 { placeOfText[text] = nextPlace(code, row) }
      place = placeOfText[text]
    } else {
      place = nextPlace(code, row)
    }
    placeOfForeign[id] = place
    return place
  }

  @inline(__always)
  private mutating func nextPlace(_ code: Int32, _ row: Int) -> Int32 {
    codes.append(code)
    firstRows.append(Int32(truncatingIfNeeded: row))
    return Int32(truncatingIfNeeded: codes.count - 1)
  }

  private static func extend(_ places: inout [Int32], to last: Int, limit: Int) {
    let count = max(last + 1, min(limit, 2 * places.count))
    places.append(contentsOf: repeatElement(-1, count: count - places.count))
  }
}
