import ClusterModel
import GraphFormats

/// Reads an edge table and, if there is one, its node table.
struct PlainNetwork {
  var options: LoadOptions
  var log: ImportLog

  /// What a node table is read from, when its turn comes.
  typealias NodeInput<Failure: Error> = (file: String, bytes: () throws(Failure) -> [UInt8])

  /// The records; nil if there is nothing to make a network of, which is logged.
  ///
  /// - Parameters:
  ///   - file: The edge table, as problems shall name it.
  ///   - title: The title of the network.
  ///   - nodes: The node table, if there is one; it is let go of before the edge table is read.
  ///   - edges: Reads the edge table.
  /// - Returns: The records.
  /// - Throws: What the tables throw when they are read.
  func records<Failure>(
    file: String, title: String, nodes: NodeInput<Failure>?, edges: () throws(Failure) -> [UInt8]
  ) throws(Failure) -> ClusterRecords? {
    var nodeTable: NodeTable?
    if let nodes {
      nodeTable = table(of: SingleByteText.converted(try nodes.bytes(), file: nodes.file, log: log), nodes.file)
      // Without its node table an edge list would mean another network.
      guard nodeTable != nil else { return nil }
    }
    let edges = SingleByteText.converted(try edges(), file: file, log: log)
    guard let (table, columns) = edgeTable(CSVReader(bytes: edges, file: file, separator: options.separator)) else {
      return nil
    }
    let list = EdgeList(table, columns: columns, nodes: nodeTable, threads: options.threads)
    var records = ClusterRecords(title: title, organisations: list.organisations, ties: list.ties)
    (records.attributeNames, records.tieAttributeNames) = (list.attributeNames, list.tieAttributeNames)
    return records
  }

  private func table(of bytes: [UInt8], _ file: String) -> NodeTable? {
    NodeTable(
      TableReader(CSVReader(bytes: bytes, file: file, separator: options.separator), log: log, unguards: true))
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
