import GraphFormats
import ZipFiles

/// Reads workbooks of Excel and other programs (Office Open XML, ECMA-376): texts, numbers, dates, merged and hidden cells.
///
/// Formulas are read as the values that they had; pictures, charts and macros are not looked at. Nothing outside the file
/// is opened, no entity is expanded, and what the parts unpack to is bounded.
public enum WorkbookReader {
  /// The sheets of a workbook, in their order.
  ///
  /// - Parameter bytes: The file.
  /// - Returns: All sheets with cells, hidden ones too.
  /// - Throws: ``WorkbookError`` with the part and what is wrong.
  /// - Complexity: O(unpacked size); memory is bounded by a hundred times the file and 64 MB.
  public static func sheets(of bytes: [UInt8]) throws(WorkbookError) -> [Worksheet] {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw WorkbookError(
        "this is a workbook of Excel 97–2003, or one with a password; save it as .xlsx without a password")
    }
    var limits = ZipLimits()
    let most = 100 * bytes.count + 64 << 20
    limits.totalByteCount = min(limits.totalByteCount, most)
    limits.entryByteCount = min(limits.entryByteCount, most)
    let parts: Parts
    do throws(ZipError) {
      parts = try Parts(ZipReader(bytes, limits: limits))
    } catch {
      throw WorkbookError("this is no .xlsx file that can be read: \(error)")
    }
    return try parts.sheets()
  }
}

/// The parts of a workbook in their archive.
private struct Parts: ~Copyable {
  private let archive: ZipReader

  init(_ archive: consuming ZipReader) { self.archive = archive }

  func sheets() throws(WorkbookError) -> [Worksheet] {
    guard let main = try part("xl/workbook.xml") else {
      throw WorkbookError("the archive holds no workbook; is it an .xlsx file?")
    }
    let book = try Self.reading("xl/workbook.xml") { () throws(FormatError) in try BookPart(main) }
    let targets = try relations()
    let texts = try part("xl/sharedStrings.xml")
    let shared = try Self.reading("xl/sharedStrings.xml") { () throws(FormatError) in try texts.map(sharedTexts) ?? [] }
    let styles = try part("xl/styles.xml")
    let formats = try Self.reading("xl/styles.xml") { () throws(FormatError) in try CellFormats(styles) }
    var sheets: [Worksheet] = []
    for entry in book.sheets {
      guard let target = targets[entry.relation], let text = try part(target) else {
        throw WorkbookError("the sheet “\(entry.name)” is missing from the file; open it in Excel and save it again")
      }
      // Charts have sheets of their own, which hold no cells.
      guard target.contains("worksheets/") || target.contains("sheet") else { continue }
      var sheet = try Self.reading("sheet “\(entry.name)”") { () throws(FormatError) in
        try SheetPart(text, shared, formats, startsIn1904: book.startsIn1904).sheet(named: entry.name)
      }
      sheet.isHidden = entry.isHidden
      sheets.append(sheet)
    }
    return sheets
  }

  private static func reading<Result>(
    _ name: String, _ body: () throws(FormatError) -> Result
  ) throws(WorkbookError) -> Result {
    do throws(FormatError) {
      return try body()
    } catch {
      throw WorkbookError("\(name): \(error)")
    }
  }

  private func part(_ name: String) throws(WorkbookError) -> SourceText? {
    guard archive.entry(named: name) != nil else { return nil }
    do throws(ZipError) {
      return SourceText(try archive.contents(named: name), format: .graphML)
    } catch {
      throw WorkbookError("\(name): \(error)")
    }
  }

  /// Where the sheet of each relation is.
  private func relations() throws(WorkbookError) -> [String: String] {
    let name = "xl/_rels/workbook.xml.rels"
    guard let text = try part(name) else { return [:] }
    return try Self.reading(name) { () throws(FormatError) in
      var targets: [String: String] = [:]
      var xml = XMLReader(text)
      while let event = try xml.next() {
        guard case .start("Relationship", let attributes) = event, let id = attributes["Id"],
          let target = attributes["Target"]
        else { continue }
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
      return targets
    }
  }
}

/// What the workbook says of its sheets.
private struct BookPart {
  struct Entry {
    var name: String
    var relation: String
    var isHidden: Bool
  }
  var sheets: [Entry] = []
  var startsIn1904 = false

  init(_ text: SourceText) throws(FormatError) {
    var xml = XMLReader(text)
    while let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      if name == "workbookPr" { startsIn1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
      if name == "sheet", let title = attributes["name"], let relation = attributes["id"] {
        sheets.append(Entry(name: title, relation: relation, isHidden: (attributes["state"] ?? "visible") != "visible"))
      }
    }
  }
}

/// The texts that cells share, each put together from its runs; how they are to be spoken is left out.
private func sharedTexts(_ text: SourceText) throws(FormatError) -> [String] {
  var texts: [String] = []
  var xml = XMLReader(text)
  while let event = try xml.next() {
    guard case .start("si", _) = event else { continue }
    texts.append(try richText(&xml))
  }
  return texts
}

/// The text of the element that has just begun, from its `t` elements.
func richText(_ xml: inout XMLReader) throws(FormatError) -> String {
  let outer = xml.depth
  var text = ""
  while xml.depth >= outer, let event = try xml.next() {
    guard case .start(let name, _) = event else { continue }
    if name == "t" { text += try xml.elementText() } else if name == "rPh" { try xml.skipElement() }
  }
  return text
}
