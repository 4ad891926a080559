// Unsafe pointers: this is the loop through which every byte of an edge list goes; with bounds checks it takes half as long
// again. Every index is compared with the end of the file before it is used, and there is room for as many rows as the
// shortest ones would be, and for a block more.

/// The rows of a part of an edge list, read while other threads read other parts.
///
/// Ids are looked up among those that were known before; a new one has a provisional number below 0 until the parts before
/// are done. Reading ends before the first row that is anything but ids and plain numbers: that has a problem, needs
/// trimming, or holds an escaped quote or a line break in quotes.
///
/// Not safe for use by two threads at once; each part belongs to one.
final class BulkPiece: @unchecked Sendable {
  /// Where the first row begins that was not read.
  private(set) var end = 0
  private(set) var rowCount = 0
  /// Whether a strength other than 1 was found.
  private(set) var hasStrengths = false
  /// Where the new ids lie that are no small numbers, in the order in which they came.
  private(set) var newIDs: [Range<Int>] = []
  /// Whether a row names an id that is not known yet.
  private(set) var hasNewIDs = false

  private(set) var sources: UnsafeMutableBufferPointer<Int32> = .allocate(capacity: 0)
  private(set) var targets: UnsafeMutableBufferPointer<Int32> = .allocate(capacity: 0)
  private(set) var strengths: UnsafeMutableBufferPointer<Double> = .allocate(capacity: 0)
  /// For each row a hash of all its texts but the ids.
  private(set) var textHashes: UnsafeMutableBufferPointer<UInt32> = .allocate(capacity: 0)
  private(set) var starts: UnsafeMutableBufferPointer<Int> = .allocate(capacity: 0)

  private static let blockSize = 64
  private let fields = UnsafeMutablePointer<Field>.allocate(capacity: 2 * blockSize)
  private let keys = UnsafeMutablePointer<KeyTable.Key>.allocate(capacity: 2 * blockSize)
  private let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * blockSize)
  private let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * blockSize)
  private let candidates = UnsafeMutablePointer<KeyTable.Key>.allocate(capacity: 2 * blockSize)
  private let rowStarts = UnsafeMutablePointer<Int>.allocate(capacity: blockSize + 1)
  private let classes: UnsafeMutablePointer<UInt8>
  private let layout: BulkLayout
  private var newKeys = KeyTable()

  /// One end of a tie in a row.
  private struct Field {
    var start: Int
    var end: Int
    /// The value, if the field is a whole number of at most nine digits without leading zeros; else -1.
    var number: Int
    var isForeign: Bool
  }

  /// What a byte means outside quotes.
  private enum ByteClass {
    static let ordinary: UInt8 = 0
    static let foreign: UInt8 = 1
    static let unusual: UInt8 = 2
    static let end: UInt8 = 3
  }

  init(_ layout: BulkLayout) {
    self.layout = layout
    classes = .allocate(capacity: 256)
    classes.initialize(repeating: ByteClass.ordinary, count: 128)
    (classes + 128).initialize(repeating: ByteClass.foreign, count: 128)
    for byte in [Self.quote, 0] { classes[Int(byte)] = ByteClass.unusual }
    for byte in [layout.separator, Self.lineFeed, Self.carriageReturn] { classes[Int(byte)] = ByteClass.end }
  }

  deinit {
    fields.deallocate()
    keys.deallocate()
    hashes.deallocate()
    candidates.deallocate()
    slots.deallocate()
    rowStarts.deallocate()
    classes.deallocate()
    deallocateRows()
  }

  private func deallocateRows() {
    sources.deallocate()
    targets.deallocate()
    strengths.deallocate()
    textHashes.deallocate()
    starts.deallocate()
  }

  private func makeRoom(_ capacity: Int) {
    guard sources.count < capacity else { return }
    deallocateRows()
    sources = .allocate(capacity: capacity)
    targets = .allocate(capacity: capacity)
    strengths = .allocate(capacity: layout.roles.contains(.strength) ? capacity : 0)
    textHashes = .allocate(capacity: capacity)
    starts = .allocate(capacity: layout.keepsStarts ? capacity : 0)
  }

  /// The new id that a number below 0 stands for: a small number itself, or the place of another among ``newIDs``.
  @inline(__always)
  static func newID(_ code: Int32) -> (number: Int, place: Int) {
    let number = -1 - Int(code)
    return number < firstOther ? (number, -1) : (-1, number - firstOther)
  }

  /// Above all numbers of nine digits.
  private static let firstOther = 1_000_000_000

  /// Reads rows that begin in a part of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - part: Where the rows begin; one begins at its lower bound.
  ///   - index: The ids that are known.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ index: borrowing IDIndex) {
    (end, rowCount, hasStrengths, hasNewIDs) = (part.lowerBound, 0, false, false)
    newIDs.removeAll(keepingCapacity: true)
    newKeys = KeyTable()
    // The shortest row has one letter in either end, and one mark after each field. Those of the last block may turn out to
    // have less only after they were written down.
    makeRoom(part.count / (layout.roles.count + 2) + 2 + Self.blockSize)
    var isUsual = true
    while end < part.upperBound, isUsual {
      var count = 0
      rowStarts[0] = end
      while count < Self.blockSize, rowStarts[count] < part.upperBound {
        guard let next = readRow(bytes, rowStarts[count], count) else {
          isUsual = false
          break
        }
        count += 1
        rowStarts[count] = next
      }
      let found = findPlaces(bytes, count, index)
      if found < count { isUsual = false }
      if layout.keepsStarts { for row in 0..<found { starts[rowCount + row] = rowStarts[row] } }
      rowCount += found
      end = rowStarts[found]
    }
  }

  /// Looks up the ends of the rows of a block; returns how many rows have nothing to be said about.
  @inline(__always)
  private func findPlaces(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ index: borrowing IDIndex) -> Int {
    let numberLimit = index.numberLimit
    var hasTexts = false
    for end in 0..<2 * count {
      hashes[end] = 0
      guard fields[end].number < 0 || fields[end].number >= numberLimit else { continue }
      fields[end].number = -1
      keys[end] = KeyTable.Key(text(fields[end], bytes))
      hashes[end] = keys[end].hash
      hasTexts = true
    }
    if hasTexts {
      // One wait for memory at a time would take most of the time of all.
      for end in 0..<2 * count { slots[end] = index.firstSlot(hashes[end]) }
      for end in 0..<2 * count { candidates[end] = index.key(in: slots[end]) }
    }
    for row in 0..<count {
      guard let source = code(2 * row, bytes, index), let target = code(2 * row + 1, bytes, index) else { return row }
      sources[rowCount + row] = source
      targets[rowCount + row] = target
    }
    return count
  }

  @inline(__always)
  private func text(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
  }

  /// The place of an id, or a number below 0 for a new one; nil if there is something to say about it.
  @inline(__always)
  private func code(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ index: borrowing IDIndex) -> Int32? {
    let field = fields[end]
    if field.number >= 0 {
      let place = index.place(ofNumber: field.number)
      if place >= 0 { return place }
      guard layout.addsIDs else { return nil }
      hasNewIDs = true
      return Int32(-1 - field.number)
    }
    let text = text(field, bytes)
    guard let first = text.first, let last = text.last, first > 0x20, last > 0x20 else { return nil }
    let place = index.place(of: keys[end], hashes[end], slots[end], candidates[end], text)
    return place >= 0 ? place : newCode(end, text, bytes, index)
  }

  /// The number of an id that is not known by its bytes; nil if there is something to say about it.
  private func newCode(
    _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ index: borrowing IDIndex
  ) -> Int32? {
    let (field, key, hash) = (fields[end], keys[end], hashes[end])
    let slot = newKeys.firstSlot(hash)
    let earlier = newKeys.place(of: key, hash, slot, newKeys.key(in: slot)) { place in
      UnsafeBufferPointer(rebasing: bytes[newIDs[Int(place)]]).elementsEqual(text)
    }
    if earlier >= 0 { return Int32(-1 - Self.firstOther - Int(earlier)) }
    if field.isForeign {
      guard let id = String(validating: text, as: UTF8.self) else { return nil }
      let scalars = id.unicodeScalars
      guard scalars.first?.properties.isWhitespace == false, scalars.last?.properties.isWhitespace == false else {
        return nil
      }
      let place = index.place(ofForeign: id)
      if place >= 0 { return place }
    }
    guard layout.addsIDs, text.first != UInt8(ascii: "'"), !looksDamaged(text),
      newIDs.count < Int(Int32.max) - Self.firstOther
    else { return nil }
    hasNewIDs = true
    newKeys.insert(key, hash, place: Int32(newIDs.count))
    newIDs.append(field.start..<field.end)
    return Int32(-Self.firstOther - newIDs.count)
  }

  /// Whether an id may be a number or a day that a spreadsheet has made of it, such as `1E+05` or `3-Dec`.
  private func looksDamaged(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if 5...6 ~= text.count, text.contains(UInt8(ascii: "-")) { return true }
    guard let mark = text.firstIndex(of: UInt8(ascii: "E")) else { return false }
    return mark + 1 < text.count && text[mark + 1] == UInt8(ascii: "+")
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Reads the fields of a row of the block; returns where the next row begins, nil if the row must be left to others.
  @inline(__always)
  private func readRow(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ row: Int) -> Int? {
    var at = start
    var hash: UInt64 = 0
    var last = layout.roles.count
    for role in layout.roles {
      last -= 1
      var field = Field(start: at, end: at, number: -1, isForeign: false)
      guard let next = readField(bytes, &field) else { return nil }
      switch role {
      case .source: fields[2 * row] = field
      case .target: fields[2 * row + 1] = field
      case .strength:
        guard let value = strength(field, bytes) else { return nil }
        strengths[rowCount + row] = value
        if value != 1 { hasStrengths = true }
        hash = KeyTable.hash(text(field, bytes), seed: hash)
      case .other:
        let text = text(field, bytes)
        guard !field.isForeign || String(validating: text, as: UTF8.self) != nil else { return nil }
        hash = KeyTable.hash(text, seed: hash)
      }
      at = next
      guard last == 0 || (at < bytes.count && bytes[at] == layout.separator) else { return nil }
      if last > 0 { at += 1 }
    }
    textHashes[rowCount + row] = UInt32(truncatingIfNeeded: hash)
    guard at < bytes.count else { return at }
    if bytes[at] == Self.carriageReturn {
      return at + 1 < bytes.count && bytes[at + 1] == Self.lineFeed ? at + 2 : at + 1
    }
    return bytes[at] == Self.lineFeed ? at + 1 : nil
  }

  /// Reads the field that begins at `field.start`; returns where what follows it begins, nil if the field is not plain.
  @inline(__always)
  private func readField(_ bytes: UnsafeBufferPointer<UInt8>, _ field: inout Field) -> Int? {
    let start = field.start
    var at = start
    var number = 0
    while at < bytes.count, bytes[at] &- 48 < 10 {
      number = number &* 10 &+ Int(bytes[at] &- 48)
      at += 1
    }
    if at == bytes.count || classes[Int(bytes[at])] == ByteClass.end {
      field.end = at
      if 1...9 ~= at - start, bytes[start] != 48 || at == start + 1 { field.number = number }
      return at
    }
    if at == start, bytes[at] == Self.quote { return readQuoted(bytes, &field) }
    while at < bytes.count {
      let byteClass = classes[Int(bytes[at])]
      if byteClass != ByteClass.ordinary {
        if byteClass == ByteClass.end { break }
        guard byteClass == ByteClass.foreign else { return nil }
        field.isForeign = true
      }
      at += 1
    }
    field.end = at
    return at
  }

  private func readQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ field: inout Field) -> Int? {
    field.start += 1
    var at = field.start
    while at < bytes.count, bytes[at] != Self.quote {
      guard bytes[at] != Self.lineFeed, bytes[at] != Self.carriageReturn, bytes[at] != 0 else { return nil }
      if bytes[at] >= 0x80 { field.isForeign = true }
      at += 1
    }
    field.end = at
    // Anything but an end after the quote is an escape or a mistake.
    guard at < bytes.count, at + 1 == bytes.count || classes[Int(bytes[at + 1])] == ByteClass.end else { return nil }
    let text = text(field, bytes)
    if 1...9 ~= text.count, text[0] != 48 || text.count == 1, text.allSatisfy({ 48...57 ~= $0 }) {
      field.number = text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    return at + 1
  }

  /// The strength that a field states; nil if it is not a plain number above zero.
  @inline(__always)
  private func strength(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if field.number >= 0 { return field.number > 0 ? Double(field.number) : nil }
    return field.start == field.end ? 1 : PlainDecimal.positive(text(field, bytes))
  }
}
