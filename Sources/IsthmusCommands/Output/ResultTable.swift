import ClusterFiles
import Foundation
import GraphFormats
import Workbooks

/// What stands in one cell of a result.
enum Cell: Hashable {
  case text(String)
  case integer(Int)
  case number(Double)
  case missing

  init(_ text: String?) { self = text.map(Cell.text) ?? .missing }
  init(_ number: Double?) { self = number.map(Cell.number) ?? .missing }
  init(_ number: Int?) { self = number.map(Cell.integer) ?? .missing }

  /// The cell in machine-readable form; empty where there is no value.
  var exact: String {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .number(let number): shortestText(of: number)
    case .missing: ""
    }
  }

  /// The cell as a person reads it: four digits are enough, and no value is a dash.
  var readable: String {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .number(let number): rounded(number)
    case .missing: "–"
    }
  }

  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .integer(let integer): .int(integer)
    case .number(let number): .number(number)
    case .missing: .null
    }
  }

  var isNumeric: Bool {
    switch self {
    case .integer, .number: true
    case .text, .missing: false
    }
  }
}

/// A number with four significant digits, or all of its whole part; from 10¹⁵ up with a power of ten.
func rounded(_ number: Double) -> String {
  guard number.isFinite else { return number.description }
  if abs(number) >= 1e15 { return String(format: "%.4g", number) }
  if number == number.rounded() { return shortestText(of: number) }
  var scale = 1.0
  var decimals = 0
  while abs(number) * scale < 1000 && decimals < 12 {
    scale *= 10
    decimals += 1
  }
  let shortened = (number * scale).rounded() / scale
  var text = shortestText(of: shortened)
  // Division by a power of ten may leave a last digit that is not meant.
  if let point = text.firstIndex(of: "."), text.distance(from: point, to: text.endIndex) > decimals + 1 {
    text = String(text[..<text.index(point, offsetBy: decimals + 1)])
  }
  return text
}

/// Rows and columns that a subcommand prints.
struct ResultTable {
  var columns: [String]
  var rows: Rows

  init(columns: [String], rows: [[Cell]]) {
    self.init(columns: columns, rowCount: rows.count) { rows[$0] }
  }

  /// Makes a table of rows that are made when they are asked for, as there may be millions.
  init(columns: [String], rowCount: Int, row: @escaping (Int) -> [Cell]) {
    self.columns = columns
    rows = Rows(count: rowCount, columnCount: columns.count, row: row)
  }

  /// The rows of a table.
  struct Rows: RandomAccessCollection {
    let count: Int
    fileprivate let columnCount: Int
    fileprivate let row: (Int) -> [Cell]

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(number: Int) -> [Cell] {
      let cells = row(number)
      precondition(cells.count == columnCount, "a cell for each column")
      return cells
    }
  }

  /// The table for people: columns aligned, numbers to the right.
  var aligned: String {
    let rows = Array(rows)
    let cells = rows.map { $0.map { singleLine($0.readable) } }
    let widths = columns.indices.map { column in
      cells.map { displayWidth($0[column]) }.reduce(displayWidth(columns[column]), max)
    }
    let isNumeric = columns.indices.map { column in
      rows.contains { $0[column].isNumeric } && !rows.contains { if case .text = $0[column] { true } else { false } }
    }
    func line(_ row: [String]) -> String {
      let padded = row.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - displayWidth(row[column]))
        return isNumeric[column] ? blanks + row[column] : row[column] + blanks
      }
      let text = padded.joined(separator: "  ")
      let blanks = text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
      return String(decoding: text.utf8.dropLast(blanks), as: UTF8.self) + "\n"
    }
    let rule = line(widths.map { String(repeating: "─", count: $0) })
    return line(columns) + rule + cells.map(line).joined()
  }

  /// The table as Markdown.
  var markdown: String {
    func line(_ row: [String]) -> String {
      "| " + row.map { singleLine($0).replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    let rows = Array(rows)
    let rule = line(columns.indices.map { column in rows.contains { $0[column].isNumeric } ? "---:" : "---" })
    return line(columns) + rule + rows.map { line($0.map(\.readable)) }.joined()
  }

  /// The rows as JSON objects.
  var json: JSONValue {
    .array(rows.map { row in .object(zip(columns, row).map { .init($0, $1.json) }) })
  }

  /// The first rows only.
  func prefix(_ count: Int) -> ResultTable { ResultTable(columns: columns, rows: Array(rows.prefix(count))) }
}

/// Whether a text holds only printable ASCII characters.
private func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }

/// A text without line ends, which would break a table's rows.
private func singleLine(_ text: String) -> String {
  // Nearly all cells are plain, and taking a text apart into characters costs far more than a look at its bytes.
  if isPlain(text) { return text }
  return String(text.map { $0.isNewline ? " " : $0 })
}

/// How many columns of a terminal a text takes: two for each East Asian wide character.
private func displayWidth(_ text: String) -> Int {
  if isPlain(text) { return text.utf8.count }
  return text.reduce(0) { width, character in
    guard let scalar = character.unicodeScalars.first?.value else { return width }
    let isWide =
      (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
      || (0x1F300...0x1FAFF).contains(scalar) || (0x20000...0x3FFFD).contains(scalar)
    return width + (isWide ? 2 : 1)
  }
}

extension ResultTable {
  /// The table as CSV, every number in the shortest form that reads back to the same double, and no text a formula.
  ///
  /// - Parameter put: Is given one part after the other.
  /// - Throws: What `put` throws.
  func putCSV<Failure>(_ put: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = TableWriter(header: columns.map(FormulaGuard.guarded))
    for row in rows {
      writer.append(
        row.map { cell in
          if case .text(let text) = cell { FormulaGuard.guarded(text) } else { cell.exact }
        })
      if writer.bytes.count >= 1 << 20 { try put(writer.take()) }
    }
    try put(writer.take())
  }

  /// The table as a workbook of Excel with one sheet, numbers as numbers.
  func workbook() throws -> [UInt8] {
    let sheet = WorkbookWriter.Sheet(
      name: "results", columns: columns,
      rows: rows.map { row in
        row.map { cell in
          switch cell {
          case .text(let text): .text(text)
          case .integer(let whole): .integer(whole)
          case .number(let number): number.isFinite ? .number(number) : .text(cell.exact)
          case .missing: .empty
          }
        }
      })
    do {
      return try WorkbookWriter.bytes(of: [sheet])
    } catch {
      throw CommandFailure(.cannotCreate, error.description)
    }
  }
}
