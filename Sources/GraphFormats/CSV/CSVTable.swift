/// A cell of a table, where it stands, and whether quotes stood around it.
struct CSVCell {
  var text: String
  var offset: Int
  var isQuoted: Bool

  /// The text, or nil where a cell without quotes is empty.
  var value: String? { text.isEmpty && !isQuoted ? nil : text }
}

/// A table as RFC 4180 has it, separated by commas, semicolons or tabs, whichever the header has most of.
struct CSVTable {
  let source: SourceText
  let header: [String]
  let rows: [[CSVCell]]
  private(set) var notices: [String] = []

  /// Reads a table with a header.
  ///
  /// Rows shorter than the header are filled with empty cells; longer ones are refused unless what is over is empty.
  init(_ source: SourceText) throws(FormatError) {
    self.source = source
    var cutter = CSVCutter(source, separator: Self.separator(of: source.bytes))
    guard let first = try cutter.row() else {
      throw source.error("The table is empty", "Check that it is the right file")
    }
    var header = first.map { $0.text.trimmed }
    while header.last == "" { header.removeLast() }
    var rows: [[CSVCell]] = []
    while var row = try cutter.row() {
      while row.count > header.count, row.last?.text.trimmed.isEmpty == true { row.removeLast() }
      guard row.count <= header.count else {
        throw source.error(
          at: row[header.count].offset, "The row has \(row.count) cells, the header \(header.count)",
          "Put quotes around cells that hold the separator")
      }
      rows.append(row)
    }
    (self.header, self.rows) = (header, rows)
    if first.contains(where: { $0.text != $0.text.trimmed }) {
      notices.append("Blanks around names in the header are dropped.")
    }
  }

  /// The cell of a column; an empty one where the row is short.
  func cell(_ row: Int, _ column: Int) -> CSVCell {
    let cells = rows[row]
    return column < cells.count ? cells[column] : CSVCell(text: "", offset: cells.last?.offset ?? 0, isQuoted: false)
  }

  private static func separator(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    // The first of those that are equal, so a comma where there is none at all.
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return candidates.first { counts[$0] ?? 0 == most } ?? UInt8(ascii: ",")
  }
}

/// Cuts the rows of a table one after the other.
private struct CSVCutter {
  let source: SourceText
  let separator: UInt8
  private var at = 0

  init(_ source: SourceText, separator: UInt8) { (self.source, self.separator) = (source, separator) }

  /// The next row that is not empty; nil at the end.
  mutating func row() throws(FormatError) -> [CSVCell]? {
    let bytes = source.bytes
    while at < bytes.count {
      var cells: [CSVCell] = []
      while true {
        cells.append(try cell())
        guard at < bytes.count, bytes[at] == separator else { break }
        at += 1
      }
      if at < bytes.count {
        at += bytes[at] == UInt8(ascii: "\r") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "\n") ? 2 : 1
      }
      if cells.contains(where: { !$0.text.isEmpty || $0.isQuoted }) { return cells }
    }
    return nil
  }

  private mutating func cell() throws(FormatError) -> CSVCell {
    let bytes = source.bytes
    let start = at
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      while at < bytes.count, bytes[at] != separator, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") {
        at += 1
      }
      return CSVCell(text: source.text(start..<at), offset: start, isQuoted: false)
    }
    var text = ""
    at += 1
    var from = at
    while true {
      guard let quote = bytes[at...].firstIndex(of: UInt8(ascii: "\"")) else {
        throw source.error(at: start, "A quoted cell is not closed", "Close it, or double the quotes within cells")
      }
      text += source.text(from..<quote)
      at = quote + 1
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { break }
      (from, at) = (at, at + 1)
    }
    guard
      at == bytes.count || bytes[at] == separator || bytes[at] == UInt8(ascii: "\n") || bytes[at] == UInt8(ascii: "\r")
    else {
      throw source.error(at: at, "Text follows the closing quote of a cell", "Double the quotes within cells")
    }
    return CSVCell(text: text, offset: start, isQuoted: true)
  }
}

/// A text as a cell, between quotes where it must be, or where `always` asks for them.
func csvCell(_ text: String, always: Bool = false) -> String {
  let needsQuotes =
    always
    || text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    || text.utf8.first == 0x20 || text.utf8.last == 0x20
  guard needsQuotes else { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" { quoted += "\"" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}
