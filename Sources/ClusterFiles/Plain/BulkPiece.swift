import ClusterModel

// Unsafe pointers: this is the loop through which every byte of an edge list goes; with bounds checks it takes half as long
// again. Every index is compared with the end of the file before it is used. A row is written for each line that ends, and
// there is room for as many (BulkRows).

/// The rows of a part of an edge list, read while other threads read other parts.
///
/// Ids are looked up among those that were known before; a new one has a provisional number below 0 until the parts before
/// are done. Reading ends before the first row that is anything but ids and plain numbers: that has a problem, needs
/// trimming, or holds an escaped quote or a line break in quotes.
///
/// A value without copies, so that threads write to it without a question each time whether another one does.
struct BulkPiece: ~Copyable {
  /// Where the first row begins that was not read.
  private(set) var end = 0
  private(set) var rowCount = 0
  /// Whether a strength other than 1 was found.
  private(set) var hasStrengths = false
  /// The new ids that rows name, in the order in which they came.
  private(set) var newIDs = NewIDs()
  /// The places of the new ids, once they are known.
  var places: [Int32] = []

  /// Where the rows belong in the columns.
  private var firstRow = 0
  private let columns: BulkColumns
  private let layout: BulkLayout
  private let roles: UnsafeMutableBufferPointer<BulkLayout.Role>
  private let scan: FieldScan

  private static let blockSize = 64
  private let ends = UnsafeMutablePointer<FieldScan.End>.allocate(capacity: 2 * blockSize)
  private let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * blockSize)
  private let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * blockSize)
  private let candidates = UnsafeMutablePointer<KeyTable.Key>.allocate(capacity: 2 * blockSize)
  private let rowStarts = UnsafeMutablePointer<Int>.allocate(capacity: blockSize + 1)
  /// The places of ends that are small numbers, or -1.
  private let numberPlaces = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * blockSize)
  private let newSlots = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * blockSize)
  private var newKeys = KeyTable()
  /// For each small number that is new its place among the new ids + 1, or 0.
  private var newNumbers: [Int32] = []

  init(_ layout: BulkLayout, _ columns: BulkColumns, lineBreak: UInt8) {
    (self.layout, self.columns) = (layout, columns)
    roles = .allocate(capacity: layout.roles.count)
    _ = roles.initialize(fromContentsOf: layout.roles)
    scan = FieldScan(separator: layout.separator, lineBreak: lineBreak)
  }

  deinit {
    roles.deallocate()
    ends.deallocate()
    hashes.deallocate()
    candidates.deallocate()
    slots.deallocate()
    rowStarts.deallocate()
    numberPlaces.deallocate()
    newSlots.deallocate()
  }

  /// Reads rows that begin in a part of a file, after the new ids of the part before have got their places.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - part: Where the rows begin; one begins at its lower bound.
  ///   - firstRow: Where they belong in the columns.
  ///   - index: The ids that are known.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, firstRow: Int, _ index: IDIndex.Look) {
    placeNewIDs()
    (end, rowCount, hasStrengths, self.firstRow) = (part.lowerBound, 0, false, firstRow)
    var isUsual = true
    while end < part.upperBound, isUsual {
      var count = 0
      rowStarts[0] = end
      while count < Self.blockSize, rowStarts[count] < part.upperBound,
        firstRow + rowCount + count < columns.capacity
      {
        let next = readRow(bytes, rowStarts[count], count)
        // A row that is too long has its problem said by others.
        guard next >= 0, next - rowStarts[count] <= CSVReader.longestRecord else { break }
        count += 1
        rowStarts[count] = next
      }
      let found = findPlaces(bytes, count, index)
      isUsual = found == count && (count == Self.blockSize || rowStarts[count] >= part.upperBound)
      if let starts = columns.starts { for row in 0..<found { starts[firstRow + rowCount + row] = rowStarts[row] } }
      rowCount += found
      end = rowStarts[found]
    }
  }

  /// Forgets what was read, since a part before it ended early.
  mutating func discard() { (rowCount, places) = (0, []) }

  /// Writes the places of new ids where they stand for them.
  mutating func placeNewIDs() {
    if !places.isEmpty {
      for column in [columns.sources, columns.targets] {
        places.withUnsafeBufferPointer { places in
          for row in firstRow..<firstRow + rowCount {
            let place = column[row]
            // Without a branch, which would be foreseen wrongly every other time.
            let isNew = place < 0
            let newPlace = places[isNew ? -1 - Int(place) : 0]
            column[row] = isNew ? newPlace : place
          }
        }
      }
    }
    places = []
    forgetNewIDs(from: 0)
    newKeys.removeAll()
  }

  private mutating func forgetNewIDs(from first: Int) {
    for number in newIDs.numbers[first...] where number >= 0 { newNumbers[Int(number)] = 0 }
    newIDs.removeAll(from: first)
  }

  /// Looks up the ends of the rows of a block; returns how many rows have nothing to be said about.
  @inline(__always)
  private mutating func findPlaces(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ index: IDIndex.Look) -> Int {
    let numberLimit = index.numberLimit
    var hasTexts = false
    // One wait for memory at a time would take most of the time of all, so all questions come before the first answer is
    // used.
    for end in 0..<2 * count {
      let number = ends[end].number
      numberPlaces[end] = index.place(ofNumber: number)
      guard number < 0 || number >= numberLimit else { continue }
      ends[end].number = -1
      hashes[end] = ends[end].key.hash
      hasTexts = true
    }
    if hasTexts {
      for end in 0..<2 * count where ends[end].number < 0 { slots[end] = index.firstSlot(hashes[end]) }
      for end in 0..<2 * count where ends[end].number < 0 { candidates[end] = index.key(in: slots[end]) }
      newKeys.look { look in
        for end in 0..<2 * count where ends[end].number < 0 { newSlots[end] = look.firstSlot(hashes[end]) }
      }
    } else {
      newNumbers.withUnsafeBufferPointer { numbers in
        for end in 0..<2 * count {
          newSlots[end] =
            UInt(bitPattern: ends[end].number) < UInt(numbers.count)
            ? UInt64(UInt32(bitPattern: numbers[ends[end].number])) : 0
        }
      }
    }
    let first = firstRow + rowCount
    for row in 0..<count {
      let known = newIDs.count
      guard let source = code(2 * row, bytes, index), let target = code(2 * row + 1, bytes, index) else {
        forgetNewIDs(from: known)
        return row
      }
      columns.sources[first + row] = source
      columns.targets[first + row] = target
    }
    return count
  }

  /// The place of an id, or a number below 0 for a new one; nil if there is something to say about it.
  @inline(__always)
  private mutating func code(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ index: IDIndex.Look) -> Int32? {
    let number = ends[end].number
    if number >= 0 {
      return numberPlaces[end] >= 0 ? numberPlaces[end] : newCode(number: number, end, bytes, limit: index.numberLimit)
    }
    let field = ends[end].start..<ends[end].end
    guard field.count > 0, bytes[field.lowerBound] > 0x20, bytes[field.upperBound - 1] > 0x20 else { return nil }
    let text = UnsafeBufferPointer(rebasing: bytes[field])
    let place = index.place(of: ends[end].key, hashes[end], slots[end], candidates[end], text)
    return place >= 0 ? place : newCode(end, text, index)
  }

  @inline(__always)
  private mutating func newCode(
    number: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Int32? {
    if number < newNumbers.count, newNumbers[number] > 0 { return -newNumbers[number] }
    guard layout.addsIDs else { return nil }
    if number >= newNumbers.count {
      let more = max(number + 1, min(limit, 2 * newNumbers.count)) - newNumbers.count
      newNumbers.append(contentsOf: repeatElement(0, count: more))
    }
    let text = UnsafeBufferPointer(rebasing: bytes[ends[end].start..<ends[end].end])
    newIDs.append(String(decoding: text, as: UTF8.self), number: Int32(number), .none, row: row(of: end))
    newNumbers[number] = Int32(newIDs.count)
    return Int32(-newIDs.count)
  }

  /// The number of an id that is not known by its bytes; nil if there is something to say about it.
  private mutating func newCode(_ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ index: IDIndex.Look) -> Int32? {
    let (key, hash) = (ends[end].key, hashes[end])
    let earlier = newKeys.look { look in
      look.place(of: key, hash) { newIDs.texts[Int($0)].utf8.elementsEqual(text) }
    }
    if earlier >= 0 { return -1 - earlier }
    let isForeign = ends[end].isForeign
    guard let id = isForeign ? String(validating: text, as: UTF8.self) : String(decoding: text, as: UTF8.self) else {
      return nil
    }
    if isForeign {
      let scalars = id.unicodeScalars
      guard scalars.first?.properties.isWhitespace == false, scalars.last?.properties.isWhitespace == false else {
        return nil
      }
      let place = index.place(ofForeign: id)
      if place >= 0 { return place }
    }
    guard layout.addsIDs, text.first != UInt8(ascii: "'"), !looksDamaged(text) else { return nil }
    newKeys.insert(key, hash, place: Int32(newIDs.count))
    newIDs.append(id, number: -1, key, row: row(of: end))
    if isForeign { newIDs.haveForeign = true }
    return Int32(-newIDs.count)
  }

  /// The row of an end of the block, among all rows.
  private func row(of end: Int) -> Int32 { Int32(truncatingIfNeeded: firstRow + rowCount + end >> 1) }

  /// Whether an id may be a number or a day that a spreadsheet has made of it, such as `1E+05` or `3-Dec`, or a formula
  /// that failed, such as `#N/A`.
  private func looksDamaged(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.first == UInt8(ascii: "#") { return true }
    if 5...6 ~= text.count, text.contains(UInt8(ascii: "-")) { return true }
    guard let mark = text.firstIndex(of: UInt8(ascii: "E")) else { return false }
    return mark + 1 < text.count && text[mark + 1] == UInt8(ascii: "+")
  }

  /// Reads the fields of a row of the block; returns where the next row begins, -1 if the row must be left to others.
  @inline(__always)
  private mutating func readRow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ row: Int) -> Int {
    var at = start
    var hash: UInt64 = 0
    var last = roles.count
    for role in roles {
      last -= 1
      switch role {
      case .source: at = scan.readEnd(bytes, at, &ends[2 * row])
      case .target: at = scan.readEnd(bytes, at, &ends[2 * row + 1])
      case .strength:
        var field = FieldScan.End(start: at)
        at = scan.readEnd(bytes, at, &field)
        let value = at < 0 ? 0 : strength(field, bytes)
        guard value > 0 else { return -1 }
        columns.strengths[firstRow + rowCount + row] = value
        if value != 1 { hasStrengths = true }
        hash = KeyTable.hash(bytes, field.start..<field.end, seed: hash)
      case .other:
        var text = at..<at
        at = scan.readText(bytes, at, &text)
        if at >= 0 { hash = KeyTable.hash(bytes, text, seed: hash) }
      }
      guard at >= 0, last == 0 || (at < bytes.count && bytes[at] == layout.separator) else { return -1 }
      if last > 0 { at += 1 }
    }
    if layout.hasTexts { columns.textHashes[firstRow + rowCount + row] = UInt32(truncatingIfNeeded: hash) }
    return scan.endOfLine(bytes, at)
  }

  /// The strength that a field states; 0 if it is not a plain number above zero.
  @inline(__always)
  private func strength(_ field: FieldScan.End, _ bytes: UnsafeBufferPointer<UInt8>) -> Double {
    if field.number >= 0 { return Double(field.number) }
    guard field.start < field.end else { return 1 }
    return PlainDecimal.positive(UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])) ?? 0
  }
}
