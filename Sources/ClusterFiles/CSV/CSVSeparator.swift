/// What stands between the fields of a row.
public enum CSVSeparator: String, CaseIterable, Sendable {
  case comma
  case semicolon
  case tab
  case bar = "vertical bar"

  /// The separator as a byte of UTF-8.
  public var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .bar: UInt8(ascii: "|")
    }
  }

  /// Finds out the separator from the first line that is not blank.
  ///
  /// The separator is the one that stands there most often outside quotes; if two stand equally often, comma goes before
  /// semicolon, semicolon before tab, and tab before a vertical bar. A line without any has one column, which any separator reads alike.
  static func found(in bytes: [UInt8], from start: Int) -> CSVSeparator {
    var counts = Array(repeating: 0, count: allCases.count)
    var isQuoted = false
    var isBlank = true
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if isBlank { continue }
        break
      }
      isBlank = false
      if let index = allCases.firstIndex(where: { $0.byte == byte }) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { allCases[$0] } ?? .comma
  }

  /// Reads the line `sep=;` that Excel understands as the first of a file.
  ///
  /// - Returns: The separator and where the line's own text ends; nil if the file does not begin so.
  static func declared(in bytes: [UInt8], from start: Int) -> (separator: CSVSeparator, end: Int)? {
    let prefix = Array("sep=".utf8)
    let end = start + prefix.count + 1
    guard end <= bytes.count, bytes[start..<end - 1].elementsEqual(prefix) else { return nil }
    guard let separator = allCases.first(where: { $0.byte == bytes[end - 1] }) else { return nil }
    guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") || bytes[end] == UInt8(ascii: "\r") else { return nil }
    return (separator, end)
  }
}
