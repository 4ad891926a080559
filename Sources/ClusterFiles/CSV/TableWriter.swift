/// Writes comma-separated values (RFC 4180): UTF-8, lines end with LF, quotes only where they are needed.
public struct TableWriter: Sendable {
  /// The table so far, or what came after the part that was taken last.
  public private(set) var bytes: [UInt8] = []
  private var isAtStart = true
  private let columnCount: Int

  /// Starts a table with its header.
  public init(header: [String]) {
    columnCount = header.count
    // A reader that finds out the separator looks at the header, so there the other separators are quoted as well.
    write(header, quoting: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "=")])
  }

  /// Adds a row.
  ///
  /// - Precondition: There are as many fields as in the header.
  public mutating func append(_ fields: [String]) {
    precondition(fields.count == columnCount, "a row has as many fields as the header")
    write(fields, quoting: [UInt8(ascii: ",")])
  }

  /// Hands over what is written and goes on after it, so that no more than a part of a long table is held.
  public mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// The table as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func write(_ fields: [String], quoting separators: [UInt8]) {
    for (index, field) in fields.enumerated() {
      defer { isAtStart = false }
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      // A lone empty field would be a blank line, and a byte order mark in front would be taken for the file's own.
      let isNeeded =
        (field.isEmpty && fields.count == 1) || (isAtStart && field.unicodeScalars.first == "\u{FEFF}")
        || field.utf8.contains { byte in
          byte == UInt8(ascii: "\"") || byte == 10 || byte == 13 || separators.contains(byte)
        }
      guard isNeeded else {
        bytes += field.utf8
        continue
      }
      bytes.append(UInt8(ascii: "\""))
      for byte in field.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
