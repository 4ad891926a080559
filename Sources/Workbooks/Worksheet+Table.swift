/// A sheet as a table in CSV, and what was noticed on the way.
public struct WorksheetTable: Hashable, Sendable {
  /// The names of the columns.
  public var headers: [String]
  /// The table; lines stand where the rows of the sheet stand, so that a line's number is the row's.
  public var csv: [UInt8]
  /// What was skipped or joined, as sentences.
  public var notices: [String]
  /// What a spreadsheet seems to have damaged, as sentences.
  public var damage: [String]
}

extension Worksheet {
  /// The sheet as a table; nil if it holds no two cells beside each other.
  ///
  /// The header is the first row that is as full as the fullest of the first twenty, or nearly so, or as full but for its
  /// first cell, as matrices have it; titles above it are skipped. A merged cell over several columns of the header goes before their names.
  public var table: WorksheetTable? {
    guard let headerRow, let header = rows[headerRow], let last = header.keys.max() else { return nil }
    var notices: [String] = []
    let above = rows.keys.filter { $0 < headerRow }.sorted()
    var headers = (1...last).map { header[$0]?.text ?? "" }
    let groups = mergedCells.filter {
      $0.rows.upperBound == headerRow - 1 && $0.columns.count > 1 && $0.columns.lowerBound <= last
    }.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    for group in groups where !isTitle(group, last) {
      guard let text = rows[group.rows.lowerBound]?[group.columns.lowerBound]?.text else { continue }
      for column in group.columns where column <= last && !headers[column - 1].isEmpty {
        headers[column - 1] = "\(text) \(headers[column - 1])"
      }
      notices.append("the merged cell “\(text)” is put before the names of its columns")
    }
    let titles = above.filter { row in !groups.contains { $0.rows.contains(row) && !isTitle($0, last) } }
    if !titles.isEmpty { notices.append("\(count(titles.count, "row")) above the header skipped") }
    var csv: [UInt8] = []
    func append(_ fields: [String]) {
      for (index, field) in fields.enumerated() {
        if index > 0 { csv.append(UInt8(ascii: ",")) }
        csv += quoted(field).utf8
      }
      csv.append(UInt8(ascii: "\n"))
    }
    for _ in 1..<headerRow { csv.append(UInt8(ascii: "\n")) }
    append(headers)
    var damage = Damage(columns: last)
    for row in headerRow + 1...max(headerRow + 1, rows.keys.max() ?? headerRow) {
      guard let cells = rows[row], !cells.isEmpty else {
        csv.append(UInt8(ascii: "\n"))
        continue
      }
      let width = max(last, cells.keys.max() ?? last)
      append((1...width).map { damage.noted(cells[$0], row, $0) })
    }
    let hidden = hiddenRows.count { $0 > headerRow && rows[$0] != nil }
    if hidden > 0 { notices.append("\(count(hidden, "row")) hidden in the sheet, read like the others") }
    return WorksheetTable(headers: headers, csv: csv, notices: notices, damage: damage.sentences(headers))
  }

  private var headerRow: Int? {
    let first = rows.keys.sorted().prefix(20)
    let most = first.map { rows[$0]?.count ?? 0 }.max() ?? 0
    guard most >= 2 else { return nil }
    return first.first { row in
      guard let cells = rows[row], cells.count >= 2 else { return false }
      return cells.count * 10 >= most * 7 || cells.count == most - 1 && cells[1] == nil
    }
  }

  /// Whether a merged cell spans all columns, so that it is a title and no group of columns.
  private func isTitle(_ cells: MergedCells, _ last: Int) -> Bool {
    cells.columns.lowerBound == 1 && cells.columns.upperBound >= last
  }

  private func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    guard needsQuotes else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

private func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// What a spreadsheet seems to have done to values.
private struct Damage {
  private struct Column {
    var texts = 0
    var dates = 0
    var firstDate: Int?
    var rounded = 0
    var firstRounded: Int?
    var failures = 0
    var firstFailure: Int?
  }
  private var columns: [Column]

  init(columns count: Int) { columns = Array(repeating: Column(), count: count) }

  /// The text of a cell, which is counted; a failed formula has none.
  mutating func noted(_ cell: WorkbookCell?, _ row: Int, _ column: Int) -> String {
    guard let cell else { return "" }
    guard columns.indices.contains(column - 1) else { return cell.text }
    func first(_ value: inout Int?) { if value == nil { value = row } }
    switch cell.kind {
    case .text, .number, .truth: columns[column - 1].texts += 1
    case .date:
      columns[column - 1].dates += 1
      first(&columns[column - 1].firstDate)
    case .roundedNumber:
      columns[column - 1].rounded += 1
      first(&columns[column - 1].firstRounded)
    case .failure:
      columns[column - 1].failures += 1
      first(&columns[column - 1].firstFailure)
      return ""
    }
    return cell.text
  }

  func sentences(_ headers: [String]) -> [String] {
    var sentences: [String] = []
    for (index, column) in columns.enumerated() {
      let name = "column \(columnName(index + 1)) (“\(headers[index])”)"
      // A column of dates in which somebody wrote a text is one of dates.
      if let row = column.firstDate, column.texts > 0, column.texts >= column.dates {
        sentences.append(
          "\(name): \(column.dates) of \(column.dates + column.texts) cells are dates, first in row \(row); a "
            + "spreadsheet makes dates of ids such as 3-12; compare them with the source")
      }
      if let row = column.firstRounded {
        sentences.append(
          "\(name): \(count(column.rounded, "number")) of sixteen digits or more, first in row \(row); a spreadsheet "
            + "keeps fifteen, so the last digits are lost; enter them as text")
      }
      if let row = column.firstFailure {
        sentences.append(
          "\(name): \(count(column.failures, "formula")) failed, first in row \(row); read as empty")
      }
    }
    return sentences
  }
}
