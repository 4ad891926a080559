import ClusterModel
import Dispatch

// Unsafe pointers: each end of each row is looked up, in arrays that are larger than the cache of a processor. Codes are below
// the limits that the arrays were made for.

/// The places of codes (``FoundIDs``), given in the order in which rows name them.
///
/// Threads list the codes of parts of the rows, each in the order of its rows. In the lists put one behind the other, without
/// those that a list before has, each code stands at its place.
struct PlacedCodes {
  /// For each place the code of its id, as it was first spelled.
  private(set) var codes: [Int32] = []
  /// For each place the first row that names its id.
  private(set) var firstRows: [Int32] = []

  /// Codes none of which has a place.
  init() {}

  /// Gives the codes of rows their places, and writes these where the codes stood.
  ///
  /// - Parameters:
  ///   - columns: The columns of the rows.
  ///   - rows: How many there are.
  ///   - numbers: Codes that are numbers are below this.
  ///   - table: What the other codes are the texts of.
  ///   - bytes: The file.
  ///   - threads: How many threads work.
  /// - Complexity: O(*m*) for *m* rows.
  init(
    _ columns: BulkColumns, rows: Int, numbers: Int, _ table: SharedKeyTable, _ bytes: UnsafeBufferPointer<UInt8>,
    threads: Int
  ) {
    let slots = CodeSlots(numbers: numbers, texts: table.numberCount)
    // Each part has slots for all codes, so there are fewer parts where few of the numbers are ids.
    let parts = max(1, min(threads, 2 * rows / max(1, slots.count)))
    let named = (0..<parts).map { NamedCodes(of: rows * $0 / parts..<rows * ($0 + 1) / parts, slots) }
    DispatchQueue.concurrentPerform(iterations: parts) { named[$0].find(in: columns) }
    DispatchQueue.concurrentPerform(iterations: parts) { named[$0].leaveOut(namedIn: named[..<$0]) }
    let places = named[0].places
    write(named, places)
    joinEqualSpellings(places, slots, table, bytes)
    nonisolated(unsafe) let shared = places
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for row in rows * thread / threads..<rows * (thread + 1) / threads {
        columns.sources[row] = shared[slots[columns.sources[row]]]
        columns.targets[row] = shared[slots[columns.targets[row]]]
      }
    }
    withExtendedLifetime(named) {}
  }

  private mutating func write(_ named: [NamedCodes], _ places: UnsafeMutableBufferPointer<Int32>) {
    let ends = named.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let all = ends[named.count]
    firstRows = Array(unsafeUninitializedCapacity: all) { firstRows, rowCount in
      codes = Array(unsafeUninitializedCapacity: all) { codes, codeCount in
        nonisolated(unsafe) let (firstRows, codes, places) = (firstRows, codes, places)
        DispatchQueue.concurrentPerform(iterations: named.count) { part in
          named[part].write(behind: ends[part], codes, firstRows, places)
        }
        codeCount = all
      }
      rowCount = all
    }
  }

  /// Lets ids that Unicode calls the same have one place: that of the one which rows name first.
  private mutating func joinEqualSpellings(
    _ places: UnsafeMutableBufferPointer<Int32>, _ slots: CodeSlots, _ table: SharedKeyTable,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let look = table.look
    func isForeign(_ code: Int32) -> Bool { code < 0 && !table.isPlain(Int(~code), in: bytes) }
    guard table.numberCount > 0, codes.contains(where: isForeign) else { return }
    let foreign = codes.map { code -> RecordID? in
      isForeign(code) ? look.withText(Int(~code), in: bytes) { String(decoding: $0, as: UTF8.self) } : nil
    }
    // The codes of texts in ASCII that an id with letters beyond it is another spelling of.
    var plainTwins: [Int32: RecordID] = [:]
    for case let id? in foreign {
      guard var plain = id.plainSpelling else { continue }
      let number = plain.withUTF8 { look.number(of: $0, in: bytes) }
      if number >= 0 { plainTwins[Int32(truncatingIfNeeded: ~number)] = id }
    }
    var placeOfSpelling: [RecordID: Int32] = [:]
    var newPlaces: [Int32] = []
    newPlaces.reserveCapacity(codes.count)
    var kept = 0
    for (place, id) in foreign.enumerated() {
      let next = Int32(truncatingIfNeeded: kept)
      if let id = id ?? (plainTwins.isEmpty ? nil : plainTwins[codes[place]]) {
        let known = placeOfSpelling[id, default: next]
        newPlaces.append(known)
        if known < next { continue }
        placeOfSpelling[id] = next
      } else {
        newPlaces.append(next)
      }
      (codes[kept], firstRows[kept]) = (codes[place], firstRows[place])
      kept += 1
    }
    guard kept < codes.count else { return }
    codes.removeSubrange(kept...)
    firstRows.removeSubrange(kept...)
    for slot in 0..<slots.count where places[slot] >= 0 { places[slot] = newPlaces[Int(places[slot])] }
  }
}
