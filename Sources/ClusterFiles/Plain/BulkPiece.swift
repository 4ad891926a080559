import ClusterModel

// Unsafe pointers: this is the loop through which every byte of an edge list goes; with bounds checks it takes half as long
// again. Every index is compared with the end of the file before it is used. A row is written for each line that ends, and
// there is room for as many (BulkRows).

/// The rows of a part of an edge list, read while other threads read other parts.
///
/// Columns get the places of ids in a node table, or the codes of ids that are taken as they come (``FoundIDs``). Reading
/// ends before the first row that is anything but ids and plain numbers: that has a problem, needs trimming, or holds an
/// escaped quote or a line break in quotes.
///
/// A value without copies, so that threads write to it without a question each time whether another one does.
struct BulkPiece: ~Copyable {
  /// Where the first row begins that was not read.
  private(set) var end = 0
  private(set) var rowCount = 0
  /// Whether a strength other than 1 was found.
  private(set) var hasStrengths = false
  /// Whether reading ended because there is no room for more ids.
  private(set) var needsRoom = false

  /// Every bit of the small numbers that stand for themselves, so that none is above it.
  private(set) var numberBits: Int32 = 0

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
  private var numbers = SharedKeyTable.Numbers()

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
  }

  /// Where ids are looked up.
  enum IDs {
    /// In a node table.
    case known(IDIndex.Look)
    /// Among those that rows have named so far; new ones are added. Numbers below the limit are codes of their own.
    case found(SharedKeyTable.Look, numberLimit: Int)
  }

  /// Reads rows that begin in a part of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - part: Where the rows begin; one begins at its lower bound.
  ///   - firstRow: Where they belong in the columns.
  ///   - ids: Where ids are looked up.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, firstRow: Int, _ ids: IDs) {
    (end, rowCount, hasStrengths, needsRoom, self.firstRow) = (part.lowerBound, 0, false, false, firstRow)
    switch ids {
    case .known(let index):
      read(bytes, part) { piece in
        piece.readNumberRows(bytes, part) { index.place(ofNumber: $0) }
      } block: { piece, count in
        piece.findKnown(bytes, count, index)
      }
    case .found(let table, let limit):
      read(bytes, part) { piece in
        piece.readNumberRows(bytes, part) { $0 < limit ? Int32(truncatingIfNeeded: $0) : -1 }
      } block: { piece, count in
        piece.findOrAdd(bytes, count, table, numberLimit: limit)
      }
    }
  }

  /// Reads rows of small numbers one after the other, and others in blocks.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - part: Where the rows begin.
  ///   - numberRows: Reads rows of small numbers as far as they go.
  ///   - block: Looks up the ends of so many rows; returns how many have nothing to be said about.
  @inline(__always)
  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, _ numberRows: (inout Self) -> Void,
    block: (inout Self, Int) -> Int
  ) {
    var isUsual = true
    while isUsual {
      if !layout.hasTexts { numberRows(&self) }
      guard end < part.upperBound else { return }
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
      let found = block(&self, count)
      isUsual = found == count && (count == Self.blockSize || rowStarts[count] >= part.upperBound)
      if let starts = columns.starts { for row in 0..<found { starts[firstRow + rowCount + row] = rowStarts[row] } }
      rowCount += found
      end = rowStarts[found]
    }
  }

  /// Reads rows that are two small numbers, as far as they go.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - part: Where the rows begin.
  ///   - code: The place or code of a number that a row names; below 0 if the row must be read otherwise.
  @inline(__always)
  private mutating func readNumberRows(
    _ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, code: (Int) -> Int32
  ) {
    let isSourceFirst = roles[0] == .source
    var row = firstRow + rowCount
    while end < part.upperBound, row < columns.capacity {
      var (first, second) = (0, 0)
      let next = scan.readNumbers(bytes, end, &first, &second)
      guard next >= 0 else { break }
      let (source, target) = (code(isSourceFirst ? first : second), code(isSourceFirst ? second : first))
      guard source >= 0, target >= 0 else { break }
      numberBits |= source | target
      columns.sources[row] = source
      columns.targets[row] = target
      row += 1
      end = next
    }
    rowCount = row - firstRow
  }

  /// Looks up the ends of the rows of a block in a node table; returns how many rows have nothing to be said about.
  @inline(__always)
  private mutating func findKnown(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ index: IDIndex.Look) -> Int {
    // One wait for memory at a time would take most of the time of all, so all questions come before the first answer is
    // used.
    markTexts(count, numberLimit: index.numberLimit)
    for end in 0..<2 * count where ends[end].number < 0 { slots[end] = index.firstSlot(hashes[end]) }
    for end in 0..<2 * count where ends[end].number < 0 { candidates[end] = index.key(in: slots[end]) }
    return write(count) { piece, end in
      let number = piece.ends[end].number
      var place = index.place(ofNumber: number)
      if number < 0 {
        guard let text = piece.text(end, bytes) else { return nil }
        place = index.place(of: piece.ends[end].key, piece.hashes[end], piece.slots[end], piece.candidates[end], text)
        if place < 0, piece.ends[end].isForeign, let id = Self.foreignID(text) { place = index.place(ofForeign: id) }
      }
      return place >= 0 ? place : nil
    }
  }

  /// Looks up the ends of the rows of a block among those that rows have named, and adds new ones; returns how many rows have
  /// nothing to be said about.
  @inline(__always)
  private mutating func findOrAdd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ count: Int, _ table: SharedKeyTable.Look, numberLimit: Int
  ) -> Int {
    markTexts(count, numberLimit: numberLimit)
    for end in 0..<2 * count where ends[end].number < 0 { slots[end] = table.firstSlot(hashes[end]) }
    for end in 0..<2 * count where ends[end].number < 0 { candidates[end] = table.key(in: slots[end]) }
    return write(count) { piece, end in
      let number = piece.ends[end].number
      if number >= 0 {
        piece.numberBits |= Int32(truncatingIfNeeded: number)
        return Int32(truncatingIfNeeded: number)
      }
      guard let text = piece.text(end, bytes) else { return nil }
      let (key, hash) = (piece.ends[end].key, piece.hashes[end])
      let known = table.number(of: key, hash, piece.slots[end], piece.candidates[end], text, in: bytes)
      if known >= 0 { return Int32(truncatingIfNeeded: -1 - known) }
      return piece.add(end, text, bytes, table).map { Int32(truncatingIfNeeded: -1 - $0) }
    }
  }

  /// Tells the ends of the rows of a block that are small numbers from others, whose hashes are made.
  @inline(__always)
  private func markTexts(_ count: Int, numberLimit: Int) {
    for end in 0..<2 * count where ends[end].number < 0 || ends[end].number >= numberLimit {
      ends[end].number = -1
      hashes[end] = ends[end].key.hash
    }
  }

  /// Writes the ends of the rows of a block; returns how many rows have nothing to be said about.
  @inline(__always)
  private mutating func write(_ count: Int, _ code: (inout Self, Int) -> Int32?) -> Int {
    let first = firstRow + rowCount
    for row in 0..<count {
      guard let source = code(&self, 2 * row), let target = code(&self, 2 * row + 1) else { return row }
      columns.sources[first + row] = source
      columns.targets[first + row] = target
    }
    return count
  }

  /// The text of an end; nil if it is empty or has blanks around it.
  @inline(__always)
  private func text(_ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    let field = ends[end].start..<ends[end].end
    guard field.count > 0, bytes[field.lowerBound] > 0x20, bytes[field.upperBound - 1] > 0x20 else { return nil }
    return UnsafeBufferPointer(rebasing: bytes[field])
  }

  /// The number of a new id; nil if there is something to say about it, or no room.
  private mutating func add(
    _ end: Int, _ text: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>, _ table: SharedKeyTable.Look
  ) -> Int? {
    if ends[end].isForeign, Self.foreignID(text) == nil { return nil }
    guard text.first != UInt8(ascii: "'"), !looksDamaged(text) else { return nil }
    let number = table.add(ends[end].key, hashes[end], text, start: ends[end].start, in: bytes, &numbers)
    if number == nil { needsRoom = true }
    return number
  }

  /// An id with letters beyond ASCII; nil if there is something to say about it.
  private static func foreignID(_ text: UnsafeBufferPointer<UInt8>) -> RecordID? {
    guard let id = String(validating: text, as: UTF8.self) else { return nil }
    let scalars = id.unicodeScalars
    let isTrimmed = scalars.first?.properties.isWhitespace == false && scalars.last?.properties.isWhitespace == false
    return isTrimmed ? id : nil
  }

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
