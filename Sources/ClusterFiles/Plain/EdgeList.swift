import ClusterModel

/// Ties from a plain table: one row each, the columns told by their names.
struct EdgeList {
  private(set) var ties: Ties = []
  private(set) var organisations: [Organisation]
  private(set) var attributeNames: [String] = []
  private(set) var tieAttributeNames: [String] = []

  private var columns: EdgeColumns
  private var index: IDIndex
  private var search: EndSearch
  private var endAttributes: EndAttributes
  private var selfTies = 0

  /// Reads a table to its end.
  ///
  /// - Parameters:
  ///   - table: A reader before its first row.
  ///   - columns: What the columns of the table mean.
  ///   - nodes: The organisations; nil takes those that the ties name.
  init(_ table: consuming TableReader, columns: EdgeColumns, nodes: NodeTable?) {
    var table = table
    self.columns = columns
    search = EndSearch(nodes)
    organisations = nodes?.organisations ?? []
    attributeNames = nodes?.attributeNames ?? []
    index = IDIndex(organisations.lazy.map(\.id), fieldBytes: table.csv.byteCount)
    endAttributes = EndAttributes(table.headers, columns)
    if nodes != nil {
      self.columns.attributes = (columns.attributes + columns.ofEnds.map(\.column)).sorted()
      self.columns.ofEnds = []
    }
    let fingerprints = columns.isPlain(table.headers.count) ? readPlainRows(&table) : readRows(&table)
    table.finish()
    tieAttributeNames = self.columns.attributes.map { table.headers[$0] }
    if nodes == nil { attributeNames = endAttributes.attributeNames }
    EdgeListNotes(
      organisationsFromTies: nodes == nil ? organisations.count : nil, selfTies: selfTies,
      dangling: search.danglingCount, repeated: repeatCount(fingerprints)
    ).log(table)
  }

  /// Reads rows with columns of any kind; returns a fingerprint of each.
  private mutating func readRows(_ table: inout TableReader) -> [UInt64] {
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
    return fingerprints
  }

  /// Reads rows of ends and strengths only, in bulk where there is nothing to say; returns a fingerprint of each.
  private mutating func readPlainRows(_ table: inout TableReader) -> [UInt64] {
    let bulk = BulkRows(
      source: columns.source, target: columns.target, strength: columns.strength, fieldCount: table.headers.count,
      separator: table.csv.separator.byte, addsIDs: search.nodeFile == nil)
    var outcome = BulkRows.Outcome()
    outcome.reserveCapacity(table.csv.estimatedRecordCount)
    table.readInBulk(bulk, &index, &outcome)
    while table.nextRow() {
      let source = search.end(&table, columns.source, index)
      let target = search.end(&table, columns.target, index)
      let strength = strength(&table, source, target)
      if table.isSound, let source, let target {
        let ends = (Int32(index.add(source.id)), Int32(index.add(target.id)))
        if ends.0 == ends.1 { outcome.selfTies += 1 }
        outcome.rows.append(from: ends.0, to: ends.1, strength: strength, row: table.row)
        outcome.fingerprints.append(fingerprint(of: ends, table))
      } else {
        table.omitRow()
      }
      table.readInBulk(bulk, &index, &outcome)
    }
    selfTies = outcome.selfTies
    let plain = PlainTies(ids: index.ids, file: table.file, outcome.rows)
    addOrganisations(namedIn: plain)
    ties = Ties(plain)
    return outcome.fingerprints
  }

  /// The fingerprint that a row has in bulk, unless blanks around its ids make it another row than it would be without.
  private func fingerprint(of ends: (Int32, Int32), _ table: TableReader) -> UInt64 {
    let isPlain =
      table.text(columns.source) == index.ids[Int(ends.0)] && table.text(columns.target) == index.ids[Int(ends.1)]
    guard isPlain else { return table.csv.fingerprint }
    return BulkRows.fingerprint(ends.0, ends.1, (table.text(columns.strength) ?? "").utf8)
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
      endAttributes.apply(statements, &table, to: &organisations, source: sourcePlace, target: targetPlace)
    }
    if source.id == target.id { selfTies += 1 }
    var tie = Tie(
      from: organisations[sourcePlace].id, to: organisations[targetPlace].id,
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
    if place == organisations.count { add(end.id, row: table.row, of: table.file) }
    return place
  }

  private mutating func add(_ id: RecordID, row: Int, of file: String) {
    organisations.append(Organisation(id: id, name: id, provenance: Provenance(file: file, row: row)))
  }

  /// Adds the organisations that ties name first, in the order in which they do; each comes from the row that does.
  private mutating func addOrganisations(namedIn ties: PlainTies) {
    organisations.reserveCapacity(ties.ids.count)
    for place in ties.indices where organisations.count < ties.ids.count {
      for end in [ties.sources[place], ties.targets[place]] where Int(end) == organisations.count {
        add(ties.ids[Int(end)], row: ties.row(of: place), of: ties.file)
      }
    }
  }
}
