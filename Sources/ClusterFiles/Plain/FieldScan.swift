// Unsafe pointers: see BulkPiece.

/// Finds the end of a field, and what it holds, many bytes at a time.
struct FieldScan: Sendable {
  /// An end of a tie, or another number, as it lies in the file.
  struct End {
    var start: Int
    var end = 0
    /// The value, if the field is a whole number of at most nine digits without leading zeros; else -1.
    var number = -1
    var key = KeyTable.Key.none
    /// Whether it has letters beyond ASCII.
    var isForeign = false

    @inline(__always)
    init(start: Int) { self.start = start }
  }

  private let separator: UInt8
  private let lineBreak: UInt8
  private let separators: UInt64

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(separator: UInt8, lineBreak: UInt8) {
    (self.separator, self.lineBreak) = (separator, lineBreak)
    separators = FieldWords.repeated(separator)
  }

  /// Whether a field that is not in quotes ends before a place.
  @inline(__always)
  private func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at < bytes.count else { return true }
    let byte = bytes[at]
    return byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// Where the next line begins after a row; -1 if it does not end as lines of this file do.
  @inline(__always)
  func endOfLine(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    guard at < bytes.count else { return at }
    if bytes[at] == lineBreak { return at + 1 }
    guard bytes[at] == Self.carriageReturn, at + 1 < bytes.count, bytes[at + 1] == lineBreak else { return -1 }
    return at + 2
  }

  /// Reads a row of two whole numbers of at most seven digits each, without leading zeros; returns where the next row begins,
  /// -1 for any other row and for the last ones of a file.
  @inline(__always)
  func readNumbers(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: inout Int, _ second: inout Int
  ) -> Int {
    // Two numbers, what ends each, and a word that is read beyond.
    guard start + 24 <= bytes.count else { return -1 }
    // Both ends are looked for at once, since to find one after the other takes most of the time of a row.
    let firstWord = bytes.word(at: start)
    let firstMarks = FieldWords.nonDigits(firstWord)
    let moreMarks = firstMarks & (firstMarks &- 1)
    let highMarks = FieldWords.nonDigits(bytes.word(at: start + 8))
    let endBit = moreMarks != 0 ? moreMarks.trailingZeroBitCount : 64 + highMarks.trailingZeroBitCount
    let end = start + endBit >> 3
    let firstCount = firstMarks.trailingZeroBitCount >> 3
    let secondStart = start + firstCount + 1
    let secondWord = bytes.word(at: secondStart)
    let secondCount = end - secondStart
    guard 1...7 ~= firstCount, 1...7 ~= secondCount, bytes[secondStart - 1] == separator,
      firstWord & 0xFF != 48 || firstCount == 1, secondWord & 0xFF != 48 || secondCount == 1
    else { return -1 }
    first = FieldWords.value(firstWord, digitCount: firstCount)
    second = FieldWords.value(secondWord, digitCount: secondCount)
    return bytes[end] == lineBreak ? end + 1 : endOfLine(bytes, end)
  }

  /// Reads the field that begins at a place; returns where what follows it begins, -1 if the field is not plain.
  @inline(__always)
  func readEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ field: inout End) -> Int {
    let low = bytes.word(at: start)
    let lowMarks = FieldWords.marks(low, separators: separators)
    if lowMarks != 0 {
      let count = lowMarks.trailingZeroBitCount >> 3
      let end = start + count
      guard count > 0, isEnd(bytes, end) else { return readOddEnd(bytes, start, &field) }
      let text = low.first(count)
      (field.start, field.end, field.isForeign) = (start, end, false)
      field.key = KeyTable.Key(low: text, high: 0, count: count)
      let number = FieldWords.number(text, count: count)
      field.number = text & 0xFF != 48 || count == 1 ? number : -1
      return end
    }
    let high = bytes.word(at: start + 8)
    let highMarks = FieldWords.marks(high, separators: separators)
    guard highMarks != 0 else { return readOddEnd(bytes, start, &field) }
    let count = 8 + highMarks.trailingZeroBitCount >> 3
    let end = start + count
    guard isEnd(bytes, end) else { return readOddEnd(bytes, start, &field) }
    (field.start, field.end, field.isForeign, field.number) = (start, end, false, -1)
    field.key = KeyTable.Key(low: low, high: high.first(count - 8), count: count)
    if count <= 9, low & 0xFF != 48 {
      let front = FieldWords.number(low, count: 8)
      let back = count == 8 ? 0 : FieldWords.number(high.first(1), count: 1)
      if front >= 0, back >= 0 { field.number = count == 8 ? front : 10 * front + back }
    }
    return end
  }

  /// Reads a field that is empty, long, in quotes, or has letters beyond ASCII.
  private func readOddEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ field: inout End) -> Int {
    var text = start..<start
    var isForeign = false
    let next = readText(bytes, start, &text, &isForeign)
    guard next >= 0 else { return -1 }
    field = End(start: text.lowerBound)
    (field.end, field.isForeign) = (text.upperBound, isForeign)
    field.key = KeyTable.Key(UnsafeBufferPointer(rebasing: bytes[text]))
    // What is not in quotes would have been read as a number.
    if text.lowerBound > start, 1...9 ~= text.count, bytes[text.lowerBound] != 48 || text.count == 1,
      bytes[text].allSatisfy({ 48...57 ~= $0 })
    {
      field.number = bytes[text].reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    return next
  }

  /// Reads a field of any text; returns where what follows it begins, -1 if the field is not plain.
  @inline(__always)
  func readText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: inout Range<Int>) -> Int {
    var isForeign = false
    let next = readText(bytes, start, &text, &isForeign)
    guard isForeign, next >= 0 else { return next }
    return String(validating: bytes[text], as: UTF8.self) == nil ? -1 : next
  }

  @inline(__always)
  private func readText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: inout Range<Int>, _ isForeign: inout Bool
  ) -> Int {
    if start < bytes.count, bytes[start] == Self.quote { return readQuoted(bytes, start, &text, &isForeign) }
    var at = start
    while at < bytes.count {
      let marks = FieldWords.marks(bytes.word(at: at), separators: separators)
      guard marks != 0 else {
        at += 8
        continue
      }
      at += marks.trailingZeroBitCount >> 3
      guard !isEnd(bytes, at) else { break }
      guard bytes[at] != Self.quote, bytes[at] != 0 else { return -1 }
      if bytes[at] >= 0x80 { isForeign = true }
      at += 1
    }
    text = start..<min(at, bytes.count)
    return text.upperBound
  }

  private func readQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ text: inout Range<Int>, _ isForeign: inout Bool
  ) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != Self.quote {
      guard bytes[at] != Self.lineFeed, bytes[at] != Self.carriageReturn, bytes[at] != 0 else { return -1 }
      if bytes[at] >= 0x80 { isForeign = true }
      at += 1
    }
    // Anything but an end after the quote is an escape or a mistake.
    guard at < bytes.count, isEnd(bytes, at + 1) else { return -1 }
    text = start + 1..<at
    return at + 1
  }
}
