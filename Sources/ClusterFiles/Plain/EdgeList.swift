import ClusterModel
import Foundation

/// Ties from a plain table: one row each, the columns told by their names.
struct EdgeList {
  private(set) var ties: Ties = []
  /// The organisations, unless no more is known of them than that ties name them.
  private var known: [Organisation]
  private var named: Organisations?
  private(set) var attributeNames: [String] = []
  private(set) var tieAttributeNames: [String] = []

  private var columns: EdgeColumns
  private var index: IDIndex
  private var search: EndSearch
  private var endAttributes: EndAttributes
  private var selfTies = 0
  private var repeated = 0
  /// Whether rows may name the headers of both ends, without a node table.
  private var namesHeaders = false
  private let threads: Int?

  /// The organisations: those of the node table, or those that the ties name.
  var organisations: Organisations { named ?? Organisations(known) }

  /// Reads a table to its end.
  ///
  /// - Parameters:
  ///   - table: A reader before its first row.
  ///   - columns: What the columns of the table mean.
  ///   - nodes: The organisations; nil takes those that the ties name.
  ///   - threads: How many threads read; nil stands for one per processor.
  init(_ table: consuming TableReader, columns: EdgeColumns, nodes: NodeTable?, threads: Int? = nil) {
    var table = table
    (self.columns, self.threads) = (columns, threads)
    search = EndSearch(nodes)
    known = nodes?.organisations ?? []
    attributeNames = nodes?.attributeNames ?? []
    index = nodes?.index ?? IDIndex(fieldBytes: table.csv.byteCount)
    endAttributes = EndAttributes(table.headers, columns)
    if nodes != nil {
      self.columns.attributes = (columns.attributes + columns.ofEnds.map(\.column)).sorted()
      self.columns.ofEnds = []
    }
    if self.columns.isPlain(table.headers) { readPlainRows(&table) } else { readRows(&table) }
    warnOfSecondHeader(table)
    table.finish()
    tieAttributeNames = self.columns.attributes.map { table.headers[$0] }
    if nodes == nil { attributeNames = endAttributes.attributeNames }
    EdgeListNotes(
      organisationsFromTies: nodes == nil ? organisations.count : nil, selfTies: selfTies,
      dangling: search.danglingCount, repeated: repeated
    ).log(table)
  }

  /// Warns of a header that stands among the rows, as where files were put behind each other.
  private func warnOfSecondHeader(_ table: TableReader) {
    let (source, target) = (table.headers[columns.source], table.headers[columns.target])
    guard namesHeaders, let tie = ties.first(where: { $0.sourceID == source && $0.targetID == target }) else {
      return
    }
    table.log.add(
      ImportProblem(
        .duplicateKey, severity: .warning, file: table.file, row: tie.provenance.row, value: source,
        message: "the header stands here a second time, and was read as a tie between \"\(source)\" and \"\(target)\"; "
          + "delete this row"))
  }

  /// Reads rows with columns of any kind.
  private mutating func readRows(_ table: inout TableReader) {
    var fingerprints: [UInt64] = []
    var ties: [Tie] = []
    ties.reserveCapacity(table.csv.expectedRecordCount)
    while table.nextRow() {
      guard let tie = tie(&table) else {
        table.omitRow()
        continue
      }
      fingerprints.append(table.csv.fingerprint)
      ties.append(tie)
    }
    self.ties = Ties(ties)
    namesHeaders =
      search.nodeFile == nil
      && [columns.source, columns.target].allSatisfy { index.place(of: table.headers[$0]) != nil }
    repeated = repeatCount(fingerprints, threads: threads)
  }

  /// Reads rows of which ends and strengths are all that counts, in bulk where there is nothing to say.
  private mutating func readPlainRows(_ table: inout TableReader) {
    let layout = BulkLayout(
      columns, columnCount: table.headers.count, separator: table.csv.separator, addsIDs: search.nodeFile == nil)
    let threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let breaks = table.csv.lineBreaks(threads: threads)
    let capacity = min(breaks.rowLimit, table.csv.byteCount / layout.shortestRow + 1)
    let found = search.nodeFile == nil ? FoundIDs(fieldBytes: table.csv.byteCount) : nil
    let ids = found.map(BulkRows.IDs.found) ?? .known(index)
    var starts: RowStarts?
    let rows = PlainTies.Rows(capacity: capacity, isWeighted: layout.isWeighted) { writer in
      var bulk = BulkRows(layout, ids, writer, breaks, fileBytes: table.csv.byteCount, threads: threads)
      table.readInBulk(&bulk)
      while table.nextRow() {
        readRow(&table, layout, found, to: &bulk)
        table.readInBulk(&bulk)
      }
      (writer, repeated) = table.csv.withBytes { bulk.finish($0) }
      starts = bulk.columns.starts
    }
    // Without a branch such a loop takes several rows at once.
    selfTies = zip(rows.sources, rows.targets).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    let details = starts.map { RowTexts(table.csv, starts: $0, headers: table.headers, columns: columns) }
    let names = found.map { found in table.csv.withBytes { found.ids($0, threads: threads) } }
    let plain = PlainTies(ids: names ?? index.ids, file: table.file, rows, details: details)
    if let found {
      named = Organisations(namedIn: plain, firstTies: found.firstRows)
      namesHeaders = [columns.source, columns.target].allSatisfy {
        found.place(of: table.headers[$0], in: table.csv) != nil
      }
    }
    ties = Ties(plain)
  }

  /// Reads a row about which there may be something to say.
  private mutating func readRow(
    _ table: inout TableReader, _ layout: BulkLayout, _ found: FoundIDs?, to bulk: inout BulkRows
  ) {
    let ends = [columns.source, columns.target].map { column in
      if let found { search.end(&table, column, found) } else { search.end(&table, column, index) }
    }
    let strength = strength(&table, ends[0], ends[1])
    guard table.isSound, let source = ends[0], let target = ends[1] else {
      table.omitRow()
      return
    }
    let row = BulkRows.OddRow(
      source: source.id, target: target.id, strength: strength,
      hash: hash(of: layout, table, source.id, target.id), row: table.row,
      start: table.csv.start)
    table.csv.withBytes { bulk.append(row, $0) }
  }

  /// The hash that the texts of the current row have in bulk, unless blanks around its ids make it another row than it would
  /// be without.
  private func hash(of layout: BulkLayout, _ table: TableReader, _ source: RecordID, _ target: RecordID) -> UInt32 {
    var hash: UInt64 = 0
    for (column, role) in layout.roles.enumerated() {
      var text = table.csv.text(column)
      switch role {
      case .source where text == source, .target where text == target: continue
      default: text.withUTF8 { hash = KeyTable.hash($0, seed: hash) }
      }
    }
    return UInt32(truncatingIfNeeded: hash)
  }

  /// The strength that the current row states; what is no organisation is called as it was written.
  private func strength(_ table: inout TableReader, _ source: EndSearch.End?, _ target: EndSearch.End?) -> Double {
    let written = source == nil || target == nil ? [columns.source, columns.target].map { table.trimmedText($0) } : []
    let names = { (end: Int, id: RecordID?) in "\"\(id ?? (written.isEmpty ? nil : written[end]) ?? "")\"" }
    return table.strength(columns.strength, of: "\(names(0, source?.id)) – \(names(1, target?.id))")
  }

  private mutating func tie(_ table: inout TableReader) -> Tie? {
    let source = search.end(&table, columns.source, index)
    let target = search.end(&table, columns.target, index)
    let strength = strength(&table, source, target)
    let (since, until) = table.period(columns.since, columns.until)
    var isDirected = table.boolean(columns.directed)
    var kind = table.trimmedText(columns.kind)
    var typeAttribute: String?
    if let type = table.trimmedText(columns.type) {
      switch type.lowercased() {
      case "directed": isDirected = isDirected ?? true
      case "undirected": isDirected = isDirected ?? false
      default: if columns.kind == nil { kind = type } else { typeAttribute = type }
      }
    }
    guard table.isSound, let source, let target else { return nil }
    let statements = endAttributes.statements(&table, columns, source: source.id, target: target.id)
    guard table.isSound else { return nil }
    let (sourcePlace, targetPlace) = (place(of: source, table), place(of: target, table))
    if !statements.isEmpty {
      endAttributes.apply(statements, &table, to: &known, source: sourcePlace, target: targetPlace)
    }
    if source.id == target.id { selfTies += 1 }
    var tie = Tie(
      from: known[sourcePlace].id, to: known[targetPlace].id,
      kind: kind.map(TieKind.init(rawValue:)) ?? .unspecified, strength: strength,
      provenance: table.provenance(source: columns.provenance, note: columns.note))
    (tie.isDirected, tie.since, tie.until) = (isDirected, since, until)
    for column in columns.attributes {
      if let text = table.text(column) { tie.attributes[table.headers[column]] = text }
    }
    if let typeAttribute, let column = columns.type { tie.attributes[table.headers[column]] = typeAttribute }
    return tie
  }

  /// Where an end stands among the organisations; a new one is added, which only an edge list of its own may do.
  private mutating func place(of end: EndSearch.End, _ table: TableReader) -> Int {
    let place = end.place ?? index.add(end.id)
    if place == known.count { add(end.id, row: table.row, of: table.file) }
    return place
  }

  private mutating func add(_ id: RecordID, row: Int, of file: String) {
    known.append(Organisation(id: id, name: id, provenance: Provenance(file: file, row: row)))
  }
}
