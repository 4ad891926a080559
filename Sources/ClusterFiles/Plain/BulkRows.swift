import ClusterModel

// Unsafe pointers: this is the loop through which every byte of an edge list goes; with bounds checks it takes half as long
// again. Every index is compared with the end of the file before it is used.

/// Reads rows of two ids and perhaps a strength, as long as there is nothing to say about them.
///
/// It stops before the first row that is anything else: that has a problem, needs trimming, or holds an escaped quote, a
/// line break in quotes or a number that is not written plainly. Such a row is left to ``TableReader``, which knows what to
/// say, and then reading goes on here. So all checks are kept, and are paid for where they matter.
struct BulkRows {
  let source: Int
  let target: Int
  let strength: Int?
  let fieldCount: Int
  let separator: UInt8
  /// Whether ids that are not known yet are added.
  let addsIDs: Bool

  /// What was read so far.
  struct Outcome {
    var rows = PlainTies.Rows()
    /// A number for each row, equal for rows that repeat each other.
    var fingerprints: [UInt64] = []
    var selfTies = 0

    /// Makes room for rows that are about to be added.
    mutating func reserveCapacity(_ count: Int) {
      rows.reserveCapacity(count)
      fingerprints.reserveCapacity(count)
    }
  }

  private struct Field {
    var start = 0
    var end = 0
    /// Where what follows the field begins: after its closing quote, if it has one.
    var next = 0
    /// The value, if the field is a whole number of at most nine digits without leading zeros.
    var number: Int?
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - start: Where the next row begins.
  ///   - row: The number of that row.
  ///   - index: The ids that are known.
  ///   - outcome: Where the rows go.
  /// - Returns: Where the first row begins that was not read, and how many were.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, row: Int, _ index: inout IDIndex, into outcome: inout Outcome
  ) -> (end: Int, rows: Int) {
    var at = start
    var row = row
    let first = row
    while at < bytes.count, let end = readRow(bytes, at, row, &index, &outcome) {
      at = end
      row += 1
    }
    return (at, row - first)
  }

  /// Reads one row; nil if it must be left to others.
  @inline(__always)
  private func readRow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ row: Int, _ index: inout IDIndex, _ outcome: inout Outcome
  ) -> Int? {
    var (from, to, weight) = (Field(), Field(), Field())
    var at = start
    for column in 0..<fieldCount {
      guard let field = field(bytes, at) else { return nil }
      at = field.next
      if column == source { from = field } else if column == target { to = field } else { weight = field }
      let isLast = column + 1 == fieldCount
      guard isLast || (at < bytes.count && bytes[at] == separator) else { return nil }
      if !isLast { at += 1 }
    }
    if at < bytes.count {
      if bytes[at] == Self.carriageReturn {
        at += 1
        if at < bytes.count, bytes[at] == Self.lineFeed { at += 1 }
      } else if bytes[at] == Self.lineFeed {
        at += 1
      } else {
        return nil
      }
    }
    guard let strengthValue = strength == nil ? 1 : value(of: weight, bytes),
      var sourcePlace = place(of: from, bytes, index), var targetPlace = place(of: to, bytes, index)
    else { return nil }
    // Nothing is added before all of the row is known to be sound.
    if sourcePlace < 0 { sourcePlace = add(from, bytes, &index) }
    if targetPlace < 0 { targetPlace = add(to, bytes, &index) }
    if sourcePlace == targetPlace { outcome.selfTies += 1 }
    outcome.rows.append(from: sourcePlace, to: targetPlace, strength: strengthValue, row: row)
    outcome.fingerprints.append(
      Self.fingerprint(sourcePlace, targetPlace, UnsafeBufferPointer(rebasing: bytes[weight.start..<weight.end])))
    return at
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The field that begins at a place, without its quotes; nil if it is not plain.
  @inline(__always)
  private func field(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Field? {
    if start < bytes.count, bytes[start] == Self.quote { return quotedField(bytes, start + 1) }
    var field = Field(start: start)
    var at = start
    var number = 0
    while at < bytes.count, 48...57 ~= bytes[at] {
      number = number &* 10 &+ Int(bytes[at] &- 48)
      at += 1
    }
    if at == bytes.count || isEnd(bytes[at]) {
      (field.end, field.next) = (at, at)
      if 1...9 ~= at - start, bytes[start] != 48 || at == start + 1 { field.number = number }
      return field
    }
    while at < bytes.count, !isEnd(bytes[at]) {
      guard bytes[at] != Self.quote, bytes[at] != 0 else { return nil }
      at += 1
    }
    (field.end, field.next) = (at, at)
    return field
  }

  private func quotedField(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Field? {
    var field = Field(start: start)
    var at = start
    while at < bytes.count, bytes[at] != Self.quote {
      guard bytes[at] != Self.lineFeed, bytes[at] != Self.carriageReturn, bytes[at] != 0 else { return nil }
      at += 1
    }
    // Anything but an end after the quote is an escape or a mistake.
    guard at < bytes.count, at + 1 == bytes.count || isEnd(bytes[at + 1]) else { return nil }
    (field.end, field.next) = (at, at + 1)
    return field
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// The place of an id, -1 if it is new; nil if there is something to say about it.
  @inline(__always)
  private func place(of field: Field, _ bytes: UnsafeBufferPointer<UInt8>, _ index: borrowing IDIndex) -> Int32? {
    let text = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
    if let number = field.number, let place = index.place(ofNumber: number, text) { return place }
    if field.number == nil {
      guard isPlainID(text) else { return nil }
      if let place = index.place(ofField: text) { return place }
    }
    return addsIDs && !looksDamaged(text) && isText(text) ? -1 : nil
  }

  private func isText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.allSatisfy { $0 < 0x80 } || String(validating: text, as: UTF8.self) != nil
  }

  private func add(_ field: Field, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout IDIndex) -> Int32 {
    Int32(index.add(String(decoding: bytes[field.start..<field.end], as: UTF8.self)))
  }

  /// Whether no blanks are to be taken from the ends of an id.
  private func isPlainID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last, first > 0x20, last > 0x20 else { return false }
    if first < 0x80 && last < 0x80 { return true }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return scalars.first?.properties.isWhitespace == false && scalars.last?.properties.isWhitespace == false
  }

  /// Whether an id may be a number that a spreadsheet has rounded, such as `1E+05`.
  private func looksDamaged(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let mark = text.firstIndex(of: UInt8(ascii: "E")) else { return false }
    return mark + 1 < text.count && text[mark + 1] == UInt8(ascii: "+")
  }

  /// The strength that a field states; nil if it is not a plain number above zero.
  @inline(__always)
  private func value(of field: Field, _ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    if let number = field.number { return number > 0 ? Double(number) : nil }
    return field.start == field.end ? 1 : decimal(UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]))
  }

  /// A number with a decimal point and at most 15 digits, which a division of two exact numbers gives exactly rounded
  /// (Clinger 1990, <https://doi.org/10.1145/93542.93557>); other forms take the general way.
  private func decimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var (digits, scale) = (0, 1)
    var point = false
    for byte in text {
      if byte == UInt8(ascii: "."), !point {
        point = true
      } else if 48...57 ~= byte {
        digits = digits * 10 + Int(byte - 48)
        if point { scale *= 10 }
        guard digits < 1_000_000_000_000_000, scale < 1_000_000_000_000_000 else { return general(text) }
      } else {
        return general(text)
      }
    }
    guard digits > 0, text.count > 1 || !point else { return nil }
    return Double(digits) / Double(scale)
  }

  private func general(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let isPlain = text.allSatisfy { 48...57 ~= $0 || [43, 45, 46, 69, 101].contains($0) }
    guard isPlain, let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite, number > 0 else {
      return nil
    }
    return number
  }

  /// A number that rows share which name the same ends and state the same strength, and others hardly ever do.
  @inline(__always)
  static func fingerprint(_ source: Int32, _ target: Int32, _ strength: some Sequence<UInt8>) -> UInt64 {
    var text: UInt64 = 0
    for byte in strength { text = (text &* 257) ^ UInt64(byte) &+ 1 }
    let ends = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
    let product = (ends ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: text ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
