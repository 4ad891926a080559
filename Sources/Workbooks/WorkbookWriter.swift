internal import CXlsxwriter
import Foundation

/// Writes workbooks of Excel through libxlsxwriter: a bold header that stays in view, filters, and numbers as numbers.
///
/// Every text is written as text, so that no cell is a formula. The same sheets give the same bytes.
public enum WorkbookWriter {
  /// What stands in a cell.
  public enum Cell: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// True or false.
    case truth(Bool)
    /// Nothing.
    case empty
  }

  /// A sheet to be written.
  public struct Sheet: Sendable {
    /// The name on its tab, at most 31 characters.
    public var name: String
    /// The names of its columns.
    public var columns: [String]
    /// Its rows, each with a cell for each column.
    public var rows: [[Cell]]
    /// Makes a sheet.
    public init(name: String, columns: [String], rows: [[Cell]]) {
      (self.name, self.columns, self.rows) = (name, columns, rows)
    }
  }

  /// The longest text that a cell of Excel holds.
  public static let longestText = 32_767

  /// A workbook of sheets.
  ///
  /// - Returns: The bytes of the file.
  /// - Throws: ``WorkbookError`` if there are too many rows or columns, a text is too long, or the library fails.
  public static func bytes(of sheets: [Sheet]) throws(WorkbookError) -> [UInt8] {
    for sheet in sheets {
      guard sheet.rows.count < Worksheet.mostRows, sheet.columns.count <= Worksheet.mostColumns else {
        throw WorkbookError(
          "the sheet “\(sheet.name)” would have \(sheet.rows.count + 1) rows, more than the \(Worksheet.mostRows) of Excel; "
            + "export CSV instead")
      }
    }
    // The library writes files only.
    let path = FileManager.default.temporaryDirectory.appending(path: "isthmus-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard let workbook = workbook_new(path) else {
      throw WorkbookError("the workbook cannot be made; is memory short?")
    }
    var properties = lxw_doc_properties()
    // Any fixed moment, so that the same sheets give the same bytes.
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    let bold = workbook_add_format(workbook)
    format_set_bold(bold)
    let formats = Formats(
      header: bold, whole: format(workbook, "0"), number: format(workbook, "0.####"),
      small: format(workbook, "0.00E+00"))
    var failure: WorkbookError?
    for sheet in sheets where failure == nil {
      do throws(WorkbookError) { try write(sheet, workbook, formats) } catch { failure = error }
    }
    let status = workbook_close(workbook)
    if let failure { throw failure }
    guard status == LXW_NO_ERROR else { throw error(status) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw WorkbookError("the workbook could not be read back from \(path)")
    }
    return [UInt8](data)
  }

  private struct Formats {
    var header: UnsafeMutablePointer<lxw_format>?
    var whole: UnsafeMutablePointer<lxw_format>?
    var number: UnsafeMutablePointer<lxw_format>?
    var small: UnsafeMutablePointer<lxw_format>?
  }

  private static func format(_ workbook: UnsafeMutablePointer<lxw_workbook>, _ code: String) -> UnsafeMutablePointer<
    lxw_format
  >? {
    let format = workbook_add_format(workbook)
    format_set_num_format(format, code)
    return format
  }

  private static func error(_ status: lxw_error) -> WorkbookError {
    WorkbookError("the workbook cannot be written: \(lxw_strerror(status).map { String(cString: $0) } ?? "unknown")")
  }

  private static func write(
    _ sheet: Sheet, _ workbook: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats
  ) throws(WorkbookError) {
    guard let page = workbook_add_worksheet(workbook, sheet.name) else {
      throw WorkbookError("“\(sheet.name)” cannot be the name of a sheet")
    }
    func check(_ status: lxw_error, _ row: Int, _ column: Int) throws(WorkbookError) {
      guard status != LXW_NO_ERROR else { return }
      throw WorkbookError("sheet “\(sheet.name)”, cell \(columnName(column + 1))\(row + 1): \(error(status))")
    }
    for (column, name) in sheet.columns.enumerated() {
      try check(worksheet_write_string(page, 0, UInt16(column), name, formats.header), 0, column)
      let widest = sheet.rows.prefix(1000).map { width($0[column]) }.max() ?? 0
      let columnWidth = Double(min(48, max(8, max(widest, name.count) + 2)))
      worksheet_set_column(page, UInt16(column), UInt16(column), columnWidth, nil)
    }
    for (index, cells) in sheet.rows.enumerated() {
      let row = UInt32(index + 1)
      for (column, cell) in cells.enumerated() {
        let place = UInt16(column)
        let status: lxw_error
        switch cell {
        case .text(let text):
          guard text.utf16.count <= longestText else {
            throw WorkbookError(
              "sheet “\(sheet.name)”, cell \(columnName(column + 1))\(index + 2): the text has \(text.utf16.count) "
                + "characters, Excel holds \(longestText); export CSV instead")
          }
          // Characters that XML forbids would make a file that Excel calls damaged.
          status = worksheet_write_string(page, row, place, clean(text), nil)
        case .integer(let whole) where whole.magnitude < 1 << 53:
          status = worksheet_write_number(page, row, place, Double(whole), formats.whole)
        case .integer(let whole): status = worksheet_write_string(page, row, place, String(whole), nil)
        case .number(let number) where number.isFinite:
          let isSmall = number != 0 && abs(number) < 0.001
          status = worksheet_write_number(page, row, place, number, isSmall ? formats.small : formats.number)
        case .truth(let truth): status = worksheet_write_boolean(page, row, place, truth ? 1 : 0, nil)
        case .number, .empty: continue
        }
        try check(status, index + 1, column)
      }
    }
    worksheet_freeze_panes(page, 1, 0)
    if !sheet.columns.isEmpty {
      worksheet_autofilter(page, 0, 0, UInt32(sheet.rows.count), UInt16(sheet.columns.count - 1))
    }
  }

  private static func clean(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || [9, 10].contains($0.value) }))
  }

  private static func width(_ cell: Cell) -> Int {
    switch cell {
    case .text(let text): text.count
    case .integer(let whole): String(whole).count
    case .number: 8
    case .truth: 5
    case .empty: 0
    }
  }
}
