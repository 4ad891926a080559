import ClusterModel
import GraphFormats

/// Reads an edge table and, if there is one, its node table.
struct PlainNetwork {
  var options: LoadOptions
  var log: ImportLog

  /// The records; nil if there is nothing to make a network of, which is logged.
  func records(edges: [UInt8], file: String, title: String, nodes: (bytes: [UInt8], file: String)?) -> ClusterRecords? {
    var nodeTable: NodeTable?
    var nodes = nodes
    if let table = nodes { nodes?.bytes = SingleByteText.converted(table.bytes, file: table.file, log: log) }
    let edges = SingleByteText.converted(edges, file: file, log: log)
    if let nodes {
      nodeTable = NodeTable(
        TableReader(
          CSVReader(bytes: nodes.bytes, file: nodes.file, separator: options.separator), log: log,
          unguards: true))
      // Without its node table an edge list would mean another network.
      guard nodeTable != nil else { return nil }
    }
    guard let (table, columns) = edgeTable(CSVReader(bytes: edges, file: file, separator: options.separator)) else {
      return nil
    }
    let list = EdgeList(table, columns: columns, nodes: nodeTable, threads: options.threads)
    var records = ClusterRecords(title: title, organisations: list.organisations, ties: list.ties)
    (records.attributeNames, records.tieAttributeNames) = (list.attributeNames, list.tieAttributeNames)
    return records
  }

  private func edgeTable(_ csv: CSVReader) -> (TableReader, EdgeColumns)? {
    var first = csv
    guard first.nextRecord() else {
      _ = TableReader(csv, log: log)
      return nil
    }
    let headers = first.texts.map { FormulaGuard.unguarded($0.trimmed) }
    if let columns = EdgeColumns(headers: headers) { return (TableReader(csv, log: log, unguards: true), columns) }
    let folded = headers.map(ColumnNames.folded)
    guard (2...3).contains(headers.count), !ColumnNames.namesAnEnd(folded) else {
      let table = TableReader(csv, log: log)
      table.reportTable(
        .missingColumn,
        "no two columns are known to hold the ends of a tie; call them \"Source\" and \"Target\"; "
          + "the columns are \(quoted(headers.prefix(12)))",
        column: "Source")
      return nil
    }
    log.note(
      "\(csv.file): the first row is no header that is known, so it was read as a tie; if it is one, name the columns Source and Target"
    )
    let third = headers.count == 3 ? Double(headers[2]) != nil : nil
    let names = ["Source", "Target"] + (third.map { [$0 ? "Weight" : "Kind"] } ?? [])
    return (TableReader(csv, log: log, names: names, unguards: true), EdgeColumns(withoutHeader: third))
  }
}
