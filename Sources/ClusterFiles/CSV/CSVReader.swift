/// Reads comma-separated values (RFC 4180) record by record, with the place of everything that is wrong.
///
/// Lines end with CRLF, LF or CR. A field in quotes may hold separators, line breaks and doubled quotes. Blank lines are
/// skipped, but count as rows. Text is taken as it is: blanks stay, and only an empty field is empty, so `NA` and `\N`
/// are words. A record is a view into the bytes; nothing but the bytes is kept for the whole file.
///
/// SwiftCSV 0.10.0 gives errors without a position and holds every field as a string, which is why this is no wrapper.
public struct CSVReader: Sendable {
  /// The file, as problems name it.
  public let file: String
  /// What stands between fields.
  public let separator: CSVSeparator
  /// What was converted on the way in, in sentences for the user.
  public let notices: [String]
  /// The row of the current record, as a spreadsheet numbers it; 0 before the first.
  public private(set) var row = 0
  /// The line of the file on which the current record begins.
  public private(set) var line = 0
  /// Where the current record begins in the bytes.
  private(set) var start = 0
  /// Whether the current record has no problem of its own.
  public private(set) var isSound = true
  /// What is wrong in the records so far, until it is taken.
  public private(set) var problems: [ImportProblem] = []

  private let bytes: [UInt8]
  private var position: Int
  private var nextLine = 1
  private var fields: [Field] = []

  /// Where a field lies in the bytes.
  private struct Field {
    var start: Int
    var end: Int
    var isEscaped: Bool
  }

  /// What a byte means outside quotes.
  private enum ByteClass {
    static let ordinary: UInt8 = 0
    static let foreign: UInt8 = 1
    static let null: UInt8 = 2
    static let quote: UInt8 = 3
    static let end: UInt8 = 4
  }
  private let classes: [UInt8]

  /// Starts at the first record.
  ///
  /// - Parameters:
  ///   - bytes: The whole file: UTF-8 with or without byte order mark, or UTF-16.
  ///   - file: The file, as problems shall name it.
  ///   - separator: What stands between fields. If nil, a first line `sep=;` says it; else it is the one of comma,
  ///     semicolon, tab and vertical bar that stands most often outside quotes in the header, the former before the latter.
  public init(bytes: [UInt8], file: String, separator: CSVSeparator? = nil) {
    let decoded = TextEncoding.utf8(bytes)
    self.bytes = decoded.bytes
    self.file = file
    position = decoded.start
    notices = decoded.converted.map { ["\(file): the text is \($0); it was read as such"] } ?? []
    if let declared = CSVSeparator.declared(in: self.bytes, from: position) {
      position = declared.end
      self.separator = separator ?? declared.separator
      // The rest of the declaring line is its line break, which the first record skips as a blank line would be.
    } else {
      self.separator = separator ?? CSVSeparator.found(in: self.bytes, from: position)
    }
    var classes = [UInt8](repeating: ByteClass.ordinary, count: 128) + Array(repeating: ByteClass.foreign, count: 128)
    classes[0] = ByteClass.null
    classes[Int(Self.quote)] = ByteClass.quote
    for byte in [self.separator.byte, Self.lineFeed, Self.carriageReturn] { classes[Int(byte)] = ByteClass.end }
    self.classes = classes
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The number of fields of the current record.
  public var fieldCount: Int { fields.count }

  /// The fields of the current record.
  public var texts: [String] { fields.indices.map { text($0) } }

  /// The text of a field of the current record, counted from 0.
  public func text(_ index: Int) -> String {
    let field = fields[index]
    guard field.isEscaped else { return String(decoding: bytes[field.start..<field.end], as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(field.end - field.start)
    var at = field.start
    while at < field.end {
      plain.append(bytes[at])
      at += bytes[at] == Self.quote ? 2 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Adds the bytes of a field of the current record, as they lie in the file; fields of equal bytes are equal texts.
  func append(field index: Int, to bytes: inout [UInt8]) {
    bytes += self.bytes[fields[index].start..<fields[index].end]
  }

  /// Whether a field of the current record has no text.
  public func isEmpty(_ index: Int) -> Bool { fields[index].start == fields[index].end }

  /// A number that equal records share, for counting them.
  ///
  /// Unequal records may share it too, but hardly ever do (64-bit FNV-1a over the fields).
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for field in fields {
      for byte in bytes[field.start..<field.end] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x1FF) &* 0x100_0000_01B3
    }
    return hash
  }

  /// How many records may follow, for making room; never more than two million, whatever the bytes say.
  var expectedRecordCount: Int {
    min(bytes[position...].reduce(0) { $1 == Self.lineFeed ? $0 + 1 : $0 } + 1, 2_000_000)
  }

  /// About how many records follow, from the length of the next ones.
  var estimatedRecordCount: Int {
    let sample = bytes[position...].prefix(1 << 16)
    let lines = sample.reduce(1) { $1 == Self.lineFeed ? $0 + 1 : $0 }
    return (bytes.count - position) / max(2, sample.count / lines) + 1
  }

  /// How long the file is.
  var byteCount: Int { bytes.count }

  /// Where lines end.
  func lineBreaks(threads: Int) -> LineBreaks { withBytes { LineBreaks($0, threads: threads) } }

  /// Lets somebody else look at the whole file.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }

  /// Lets somebody else read whole records from here on.
  ///
  /// - Parameter body: Is given the bytes, where the next record begins and its row; says where it stopped, at the
  ///   beginning of a record, and how many it read.
  mutating func skip(_ body: (UnsafeBufferPointer<UInt8>, Int, Int) -> (end: Int, rows: Int)) {
    let (end, rows) = bytes.withUnsafeBufferPointer { body($0, position, row + 1) }
    position = end
    row += rows
    nextLine += rows
  }

  /// Goes to where a record begins, whose row and line are not known then.
  mutating func go(toRecordAt start: Int) { position = start }

  /// Hands over the problems so far.
  public mutating func takeProblems() -> [ImportProblem] {
    defer { problems = [] }
    return problems
  }

  /// Goes to the next record.
  ///
  /// A record with a broken quote ends with the line on which the quote opens, so that one missing quote spoils one row
  /// and not the rest of the file.
  ///
  /// - Returns: Whether there is one.
  /// - Complexity: O(length of the record).
  public mutating func nextRecord() -> Bool {
    fields.removeAll(keepingCapacity: true)
    isSound = true
    skipBlankLines()
    guard position < bytes.count else { return false }
    row += 1
    line = nextLine
    nextLine += 1
    start = position
    var marks = Marks()
    scanFields(&marks)
    skipLineBreak()
    guard position - start <= Self.longestRecord else {
      reportLength()
      return true
    }
    if marks.hasForeignBytes { checkEncoding() }
    if marks.hasNull, let null = bytes[start..<position].firstIndex(of: 0) {
      report(
        .badCharacter, at: null,
        "the field holds a NUL byte; save the file as UTF-8 text")
    }
    return true
  }

  /// No row of a table is longer; a file without line breaks would else be copied field by field.
  static let longestRecord = 1 << 26

  private mutating func reportLength() {
    isSound = false
    fields = []
    problems = [
      ImportProblem(
        .badCharacter, file: file, row: row, column: 1, line: line,
        message: "the row is longer than \(Self.longestRecord >> 20) MiB; is this a table, with a line for each row?")
    ]
  }

  /// What came by while the fields of a record were scanned.
  private struct Marks {
    var hasForeignBytes = false
    var hasNull = false
  }

  private mutating func skipBlankLines() {
    while position < bytes.count, bytes[position] == Self.lineFeed || bytes[position] == Self.carriageReturn {
      skipLineBreak()
      row += 1
      nextLine += 1
    }
  }

  private mutating func skipLineBreak() {
    guard position < bytes.count else { return }
    if bytes[position] == Self.carriageReturn, position + 1 < bytes.count, bytes[position + 1] == Self.lineFeed {
      position += 2
    } else if bytes[position] == Self.lineFeed || bytes[position] == Self.carriageReturn {
      position += 1
    }
  }

  private mutating func scanFields(_ marks: inout Marks) {
    let separator = separator.byte
    while true {
      let isQuoted = position < bytes.count && bytes[position] == Self.quote
      let isWhole = isQuoted ? scanQuoted(&marks) : scanPlain(&marks)
      guard isWhole, position < bytes.count, bytes[position] == separator else { return }
      position += 1
    }
  }

  private mutating func scanPlain(_ marks: inout Marks) -> Bool {
    let start = position
    position = endOfPlain(from: start, &marks, reportsQuotes: true)
    fields.append(Field(start: start, end: position, isEscaped: false))
    return true
  }

  /// Where text outside quotes ends: at a separator, a line break or the end of the file.
  private mutating func endOfPlain(from start: Int, _ marks: inout Marks, reportsQuotes: Bool) -> Int {
    var at = start
    var hasQuote = false
    while at < bytes.count {
      let byteClass = classes[Int(bytes[at])]
      if byteClass != ByteClass.ordinary {
        if byteClass == ByteClass.end { break }
        if byteClass == ByteClass.foreign { marks.hasForeignBytes = true }
        if byteClass == ByteClass.null { marks.hasNull = true }
        if byteClass == ByteClass.quote { hasQuote = true }
      }
      at += 1
    }
    if hasQuote && reportsQuotes {
      reportQuote(
        "a quote stands inside a field that does not begin with one; put the field in quotes and double the quote",
        bytes[start..<at])
    }
    return at
  }

  /// Scans a field in quotes.
  ///
  /// - Returns: False if the quote is broken and the record ends here.
  private mutating func scanQuoted(_ marks: inout Marks) -> Bool {
    let opening = position
    var at = opening + 1
    var lineBreaks = 0
    var isEscaped = false
    var isClosed = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Self.quote {
        guard at + 1 < bytes.count, bytes[at + 1] == Self.quote else {
          isClosed = true
          break
        }
        isEscaped = true
        at += 1
      } else if byte >= 0x80 {
        marks.hasForeignBytes = true
      } else if byte == Self.lineFeed {
        lineBreaks += 1
      } else if byte == Self.carriageReturn {
        if at + 1 == bytes.count || bytes[at + 1] != Self.lineFeed { lineBreaks += 1 }
      } else if byte == 0 {
        marks.hasNull = true
      }
      at += 1
    }
    if isClosed, at + 1 == bytes.count || classes[Int(bytes[at + 1])] == ByteClass.end {
      fields.append(Field(start: opening + 1, end: at, isEscaped: isEscaped))
      nextLine += lineBreaks
      position = at + 1
      return true
    }
    return recover(from: opening, closing: isClosed ? at : nil, lineBreaks: lineBreaks, &marks)
  }

  /// Goes on after a quote that never closes, or closes in the middle of text.
  private mutating func recover(from opening: Int, closing: Int?, lineBreaks: Int, _ marks: inout Marks) -> Bool {
    if let closing, lineBreaks == 0 {
      position = endOfPlain(from: closing + 1, &marks, reportsQuotes: false)
      reportQuote(
        "text follows the closing quote; double the quotes inside the field", bytes[opening..<position])
      fields.append(Field(start: opening, end: position, isEscaped: false))
      return true
    }
    let endOfLine = bytes[opening...].firstIndex { $0 == Self.lineFeed || $0 == Self.carriageReturn } ?? bytes.count
    let text = bytes[opening..<endOfLine]
    if closing == nil {
      reportQuote("the quote that opens here is never closed; close it or double it", text)
    } else {
      reportQuote(
        "the quote that opens here closes \(lineBreaks) line\(lineBreaks == 1 ? "" : "s") below, in the middle of text; "
          + "close it in its own row", text)
    }
    position = endOfLine
    fields.append(Field(start: opening, end: endOfLine, isEscaped: false))
    return false
  }

  private mutating func reportQuote(_ message: String, _ text: ArraySlice<UInt8>) {
    isSound = false
    let value = String(decoding: text.prefix(80), as: UTF8.self)
    problems.append(
      ImportProblem(
        .badQuote, file: file, row: row, column: fields.count + 1, line: nextLine - 1, value: value, message: message))
  }

  private mutating func checkEncoding() {
    for field in fields {
      guard let bad = TextEncoding.firstInvalid(in: bytes, field.start..<field.end) else { continue }
      let digits = String(bytes[bad], radix: 16, uppercase: true)
      report(
        .badEncoding, at: bad,
        "byte 0x\(digits.count < 2 ? "0" : "")\(digits) is no UTF-8; open the file in the program that wrote it and save it as UTF-8"
      )
      return
    }
  }

  private mutating func report(_ code: ImportProblem.Code, at offset: Int, _ message: String) {
    isSound = false
    let index = fields.firstIndex { $0.start <= offset && offset < $0.end }
    let value = index.map { String(decoding: bytes[fields[$0].start..<fields[$0].end].prefix(80), as: UTF8.self) }
    problems.append(
      ImportProblem(
        code, file: file, row: row, column: index.map { $0 + 1 }, line: line, value: value, message: message))
  }
}
