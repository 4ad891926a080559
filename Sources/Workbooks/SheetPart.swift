import GraphFormats

/// The XML of one sheet.
struct SheetPart {
  private let text: SourceText
  private let shared: [String]
  private let formats: CellFormats
  private let startsIn1904: Bool

  init(_ text: SourceText, _ shared: [String], _ formats: CellFormats, startsIn1904: Bool) {
    (self.text, self.shared, self.formats, self.startsIn1904) = (text, shared, formats, startsIn1904)
  }

  func sheet(named name: String) throws(FormatError) -> Worksheet {
    var sheet = Worksheet(name: name)
    var xml = XMLReader(text)
    var row = 0
    var column = 0
    while let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      switch name {
      case "row":
        row = attributes["r"].flatMap { Int($0) } ?? row + 1
        column = 0
        guard (1...Worksheet.mostRows).contains(row) else {
          throw xml.error("There is no row \(row) in a sheet", "Open the file in Excel and save it again")
        }
        if ["1", "true"].contains(attributes["hidden"] ?? "") { sheet.hiddenRows.insert(row) }
      case "c":
        let place = attributes["r"].flatMap(cellPlace)
        column = place?.column ?? column + 1
        row = place?.row ?? max(row, 1)
        guard column <= Worksheet.mostColumns else {
          throw xml.error("There are more columns than a sheet can have", "Open the file in Excel and save it again")
        }
        if let cell = try cell(attributes, &xml) { sheet.rows[row, default: [:]][column] = cell }
      case "mergeCell":
        let ends = (attributes["ref"] ?? "").split(separator: ":").compactMap { cellPlace(String($0)) }
        guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { continue }
        sheet.mergedCells.append(
          .init(rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column))
      default: break
      }
    }
    return sheet
  }

  /// The cell that has just begun; nil if it is empty.
  private func cell(_ attributes: [XMLAttribute], _ xml: inout XMLReader) throws(FormatError) -> WorkbookCell? {
    let outer = xml.depth
    var value: String?
    var inline: String?
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, _) = event else { continue }
      switch name {
      case "v": value = try xml.elementText()
      case "is": inline = try richText(&xml)
      default: try xml.skipElement()
      }
    }
    switch attributes["t"] ?? "n" {
    case "s":
      guard let value, let place = Int(value.filter { !$0.isWhitespace }), shared.indices.contains(place) else {
        throw xml.error("A cell names a shared text that is not there", "Open the file in Excel and save it again")
      }
      return shared[place].isEmpty ? nil : WorkbookCell(shared[place])
    case "inlineStr": return inline.flatMap { $0.isEmpty ? nil : WorkbookCell($0) }
    case "str": return value.flatMap { $0.isEmpty ? nil : WorkbookCell($0) }
    case "b": return value.map { WorkbookCell($0 == "1" ? "true" : "false", .truth) }
    case "e": return value.map { WorkbookCell($0, .failure) }
    case "d": return value.map { WorkbookCell($0.hasSuffix("T00:00:00") ? String($0.dropLast(9)) : $0, .date) }
    default:
      guard let value, let number = Double(value.filter { !$0.isWhitespace }), number.isFinite else { return nil }
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      return formats.cell(number, style: style, startsIn1904: startsIn1904)
    }
  }
}
