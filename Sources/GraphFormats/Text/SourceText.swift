/// The text of a file as UTF-8 without a byte order mark, and where in it a byte stands.
package struct SourceText: Sendable {
  let bytes: [UInt8]
  let format: GraphFormat
  let file: String?

  /// A text of bytes that are UTF-8.
  package init(_ bytes: [UInt8], format: GraphFormat, file: String? = nil) {
    (self.bytes, self.format, self.file) = (bytes, format, file)
  }

  /// The line and the character of a byte, both from 1; CR LF, LF and a lone CR each end a line.
  func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(max(offset, 0), bytes.count)
    var (line, column) = (1, 1)
    for place in 0..<end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !follows(place, UInt8(ascii: "\n"))) {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  private func follows(_ place: Int, _ byte: UInt8) -> Bool { place + 1 < bytes.count && bytes[place + 1] == byte }

  /// An error at a byte.
  func error(at offset: Int, _ what: String, _ next: String) -> FormatError {
    let (line, column) = position(of: offset)
    return FormatError(format: format, file: file, line: line, column: column, what: what, next: next)
  }

  /// An error of the whole.
  func error(_ what: String, _ next: String) -> FormatError {
    FormatError(format: format, file: file, what: what, next: next)
  }

  /// Some bytes as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// A text shortened and quoted for a message, so that a long line does not become a long message.
func quoted(_ text: some StringProtocol) -> String {
  let limit = 60
  let clean = String(text.unicodeScalars.prefix(limit).map { $0.value < 0x20 ? " " : Character($0) })
  return "“\(clean)\(text.unicodeScalars.count > limit ? "…" : "")”"
}

/// “1 edge”, “2 edges”.
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
