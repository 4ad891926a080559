// Unsafe pointers: see PlacedCodes.

/// The codes (``FoundIDs``) that some rows name, in the order in which these do.
///
/// Not safe for use by two threads at once but for reading.
final class NamedCodes: @unchecked Sendable {
  /// For each slot of a code its number among those that the rows name, or -1.
  let places: UnsafeMutableBufferPointer<Int32>
  /// How many codes there are.
  private(set) var count = 0
  /// The codes in the order in which rows name them.
  private let codes: UnsafeMutableBufferPointer<Int32>
  /// The first row that names each of them.
  private let firstRows: UnsafeMutableBufferPointer<Int32>
  private let slots: CodeSlots
  private let rows: Range<Int>

  /// Takes memory; it is written by ``find(in:)``.
  init(of rows: Range<Int>, _ slots: CodeSlots) {
    (self.rows, self.slots) = (rows, slots)
    // One more, as each end of a row writes its code, and only a new one lets the next be written behind it.
    let most = min(2 * rows.count, slots.count) + 1
    places = .allocate(capacity: slots.count)
    (codes, firstRows) = (.allocate(capacity: most), .allocate(capacity: most))
    LargePages.use(under: places)
    LargePages.use(under: codes)
    LargePages.use(under: firstRows)
  }

  deinit {
    places.deallocate()
    codes.deallocate()
    firstRows.deallocate()
  }

  /// Finds the codes.
  func find(in columns: BulkColumns) {
    places.initialize(repeating: -1)
    let (places, codes, firstRows, slots) = (places, codes, firstRows, slots)
    var count = 0
    // Whether a code is new cannot be foreseen, so nothing branches on it.
    @inline(__always)
    func name(_ code: Int32, _ row: Int) {
      let slot = slots[code]
      let known = places[slot]
      codes[count] = code
      firstRows[count] = Int32(truncatingIfNeeded: row)
      places[slot] = known < 0 ? Int32(truncatingIfNeeded: count) : known
      count &+= known < 0 ? 1 : 0
    }
    for row in rows {
      name(columns.sources[row], row)
      name(columns.targets[row], row)
    }
    self.count = count
  }

  /// Leaves out the codes that rows before have named.
  func leaveOut(namedIn others: ArraySlice<NamedCodes>) {
    guard !others.isEmpty else { return }
    var kept = 0
    for place in 0..<count {
      let (code, row) = (codes[place], firstRows[place])
      let slot = slots[code]
      (codes[kept], firstRows[kept]) = (code, row)
      if others.allSatisfy({ $0.places[slot] < 0 }) { kept += 1 }
    }
    count = kept
  }

  /// Writes the codes and their rows behind those of rows before, and their places where all threads look.
  func write(
    behind first: Int, _ allCodes: UnsafeMutableBufferPointer<Int32>, _ allFirstRows: UnsafeMutableBufferPointer<Int32>,
    _ allPlaces: UnsafeMutableBufferPointer<Int32>
  ) {
    _ = UnsafeMutableBufferPointer(rebasing: allCodes[first...]).update(fromContentsOf: codes[..<count])
    _ = UnsafeMutableBufferPointer(rebasing: allFirstRows[first...]).update(fromContentsOf: firstRows[..<count])
    // Those of the first rows are there.
    guard allPlaces.baseAddress != places.baseAddress else { return }
    for place in 0..<count { allPlaces[slots[codes[place]]] = Int32(truncatingIfNeeded: first + place) }
  }
}

/// Where something is kept for each code: first for the small numbers, then for the texts.
struct CodeSlots: Sendable {
  /// Numbers are below this.
  let numbers: Int
  /// The numbers of texts in their table are below this.
  let texts: Int

  var count: Int { numbers + texts }

  @inline(__always)
  subscript(code: Int32) -> Int { code < 0 ? numbers &+ Int(~code) : Int(code) }
}
