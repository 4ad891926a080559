import ClusterModel
import GraphFormats

/// What rows of an edge list say beside ends and strengths, read again from the table when a tie is asked for.
///
/// It keeps the bytes of the table and 4 bytes a row, where all texts would take some hundred.
final class RowTexts: TieDetails {
  private let table: CSVReader
  private let starts: RowStarts
  private let headers: [String]
  private let columns: EdgeColumns

  init(_ table: CSVReader, starts: RowStarts, headers: [String], columns: EdgeColumns) {
    (self.table, self.starts, self.headers, self.columns) = (table, starts, headers, columns)
  }

  func complete(_ tie: inout Tie, at place: Int) {
    var record = table
    record.go(toRecordAt: starts[place])
    guard record.nextRecord() else { return }
    for column in columns.attributes where !record.isEmpty(column) {
      tie.attributes[headers[column]] = text(column, of: record)
    }
    if let column = columns.provenance, !record.isEmpty(column) { tie.provenance.source = text(column, of: record) }
    if let column = columns.note, !record.isEmpty(column) { tie.provenance.note = text(column, of: record) }
  }

  private func text(_ column: Int, of record: CSVReader) -> String { FormulaGuard.unguarded(record.text(column)) }
}
