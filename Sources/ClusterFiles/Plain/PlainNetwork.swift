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
      let bytes = try nodes.bytes()
      nodeTable = table(
        of: SingleByteText.converted(bytes, file: nodes.file, log: log, threads: options.threadCount), nodes.file)
      // Without its node table an edge list would mean another network.
      guard nodeTable != nil else { return nil }
    }
    let edges = SingleByteText.converted(try edges(), file: file, log: log, threads: options.threadCount)
    let csv = CSVReader(bytes: edges, file: file, separator: options.separator)
    if let matrix = matrix(csv) { return matrix.records(title: title, nodes: nodeTable, log: log) }
    guard options.format != .matrix else { return nil }
    guard let (table, columns) = edgeTable(csv) else { return nil }
    let list = EdgeList(table, columns: columns, nodes: nodeTable, threads: options.threads)
    var records = ClusterRecords(title: title, organisations: list.organisations, ties: list.ties)
    (records.attributeNames, records.tieAttributeNames) = (list.attributeNames, list.tieAttributeNames)
    return records
  }

  /// The table as a matrix, if it is one or the options say so; what is none then is logged.
  private func matrix(_ csv: CSVReader) -> AdjacencyMatrix? {
    var first = csv
    guard options.format == .matrix || first.nextRecord() && EdgeColumns(headers: first.texts.map(\.trimmed)) == nil
    else { return nil }
    let matrix = AdjacencyMatrix(csv)
    guard options.format == .matrix else { return matrix.flatMap { $0.isSquare || $0.isIncidence ? $0 : nil } }
    if matrix == nil {
      log.register(csv.file)
      log.add(
        ImportProblem(
          .badFormat, file: csv.file,
          message: "this is no matrix: write names in the first row and in the first column, and numbers in between"))
    } else {
      log.register(csv.file)
      csv.notices.forEach(log.note)
    }
    return matrix
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
    if let (below, columns, count) = headerBelowTitles(csv) {
      log.note("\(csv.file): \(counted(count, "row")) above the header skipped")
      return (TableReader(below, log: log, unguards: true), columns)
    }
    let folded = headers.map(ColumnNames.folded)
    // A number below a name in the third column tells that the first row is a header, whatever it says.
    let endsAreAlike = headers.count == 3 && Double(headers[2]) == nil ? endsAreAlike(first) : nil
    if endsAreAlike == true {
      log.note("\(csv.file): the columns are read as both ends of a tie and its strength: \(quoted(headers))")
      return (TableReader(csv, log: log, unguards: true), EdgeColumns(withoutHeader: true))
    }
    guard (2...3).contains(headers.count), endsAreAlike == nil, !ColumnNames.namesAnEnd(folded) else {
      if let advice = UnknownTable.advice(headers: headers, csv) {
        log.register(csv.file)
        csv.notices.forEach(log.note)
        log.add(ImportProblem(.badFormat, file: csv.file, row: 1, message: advice))
        return nil
      }
      let table = TableReader(csv, log: log)
      let matrix = AdjacencyMatrix(csv)
      if let mismatch = matrix?.mismatch {
        table.reportTable(.missingValue, mismatch)
        return nil
      }
      table.reportTable(
        .missingColumn,
        "no two columns are known to hold the ends of a tie; call them \"Source\" and \"Target\"; "
          + "the columns are \(quoted(headers.prefix(12)))" + (matrix == nil ? "" : Self.matrixAdvice),
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

  /// The reader before a header that stands below titles, which fill no second field, with its columns and how many rows
  /// stand above.
  private func headerBelowTitles(_ csv: CSVReader) -> (CSVReader, EdgeColumns, Int)? {
    var (here, count) = (csv, 0)
    while count < 10 {
      let before = here
      guard here.nextRecord() else { return nil }
      let texts = here.texts.map { FormulaGuard.unguarded($0.trimmed) }
      if let columns = EdgeColumns(headers: texts) { return count == 0 ? nil : (before, columns, count) }
      guard texts.dropFirst().allSatisfy(\.isEmpty) else { return nil }
      count += 1
    }
    return nil
  }

  private static let matrixAdvice = "; if it is a matrix of who takes part in what, say --from matrix"

  /// Whether the first two fields of the rows that follow are of a kind, names or numbers both; nil if the third are not
  /// numbers.
  private func endsAreAlike(_ csv: consuming CSVReader) -> Bool? {
    var csv = csv
    func isNumber(_ text: String) -> Bool {
      Double(csv.separator == .comma ? text : text.replacing(",", with: ".")) != nil
    }
    var seen = 0
    var numbers = [0, 0]
    while seen < 20, csv.nextRecord() {
      guard csv.fieldCount == 3 else { return nil }
      let texts = csv.texts.map(\.trimmed)
      if texts[2].isEmpty { continue }
      guard isNumber(texts[2]) else { return nil }
      for end in 0...1 where isNumber(texts[end]) { numbers[end] += 1 }
      seen += 1
    }
    return seen == 0 ? nil : (numbers[0] == seen) == (numbers[1] == seen)
  }
}
