import ClusterModel

/// Ties from a plain table: one row each, the columns told by their names.
struct EdgeList {
  private(set) var ties: [Tie] = []
  private(set) var organisations: [Organisation]
  private(set) var attributeNames: [String] = []
  private(set) var tieAttributeNames: [String] = []

  private var columns: EdgeColumns
  private var index: [RecordID: Int]
  private let omitted: Set<RecordID>
  /// The node table, if there is one.
  private let nodeFile: String?
  private var hasNodeTable: Bool { nodeFile != nil }
  private var nearest: NearestNames?
  private var endAttributes: EndAttributes

  /// Reads a table to its end.
  ///
  /// - Parameters:
  ///   - table: A reader before its first row.
  ///   - columns: What the columns of the table mean.
  ///   - nodes: The organisations; nil takes those that the ties name.
  init(_ table: consuming TableReader, columns: EdgeColumns, nodes: NodeTable?) {
    var table = table
    self.columns = columns
    nodeFile = nodes?.file
    organisations = nodes?.organisations ?? []
    attributeNames = nodes?.attributeNames ?? []
    index = nodes?.index ?? [:]
    omitted = nodes?.omitted ?? []
    endAttributes = EndAttributes(table.headers, columns)
    if hasNodeTable {
      self.columns.attributes = (columns.attributes + columns.ofEnds.map(\.column)).sorted()
      self.columns.ofEnds = []
    }
    var counts = Counts()
    var fingerprints: [UInt64] = []
    ties.reserveCapacity(table.csv.expectedRecordCount)
    while table.nextRow() {
      guard let tie = tie(&table, &counts) else {
        table.omitRow()
        continue
      }
      fingerprints.append(table.csv.fingerprint)
      ties.append(tie)
    }
    table.finish()
    tieAttributeNames = self.columns.attributes.map { table.headers[$0] }
    if !hasNodeTable { attributeNames = endAttributes.attributeNames }
    counts.repeated = Self.repeats(&fingerprints)
    note(counts, table)
  }

  private struct Counts {
    var selfTies = 0
    var dangling = 0
    var repeated = 0
  }

  private func note(_ counts: Counts, _ table: TableReader) {
    if !hasNodeTable {
      table.log.note(
        "\(table.file): there is no node table; the \(counted(organisations.count, "organisation")) are those that the ties name"
      )
    }
    if counts.selfTies > 0 {
      table.log.note("\(table.file): \(counted(counts.selfTies, "tie")) from an organisation to itself")
    }
    if counts.repeated > 0 {
      table.log.note(
        "\(table.file): \(counted(counts.repeated, "row")) repeat\(counts.repeated == 1 ? "s" : "") an earlier row exactly"
      )
    }
    if counts.dangling > 0 {
      table.log.note(
        "\(table.file): \(counted(counts.dangling, "tie")) left out because the row of an organisation was left out")
    }
  }

  /// How many of the numbers were there before.
  private static func repeats(_ fingerprints: inout [UInt64]) -> Int {
    fingerprints.sort()
    return zip(fingerprints, fingerprints.dropFirst()).reduce(0) { $1.0 == $1.1 ? $0 + 1 : $0 }
  }

  private mutating func tie(_ table: inout TableReader, _ counts: inout Counts) -> Tie? {
    let source = end(&table, columns.source, &counts)
    let target = end(&table, columns.target, &counts)
    // What is no organisation is called as it was written.
    let written = source == nil || target == nil ? [columns.source, columns.target].map { table.trimmedText($0) } : []
    let names = { (end: Int, id: RecordID?) in "\"\(id ?? (written.isEmpty ? nil : written[end]) ?? "")\"" }
    let strength = table.strength(columns.strength, of: "\(names(0, source?.id)) – \(names(1, target?.id))")
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
    if source.id == target.id { counts.selfTies += 1 }
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

  /// One end of a tie, as far as it is known.
  private struct End {
    var id: RecordID
    var place: Int?
  }

  private mutating func end(_ table: inout TableReader, _ column: Int, _ counts: inout Counts) -> End? {
    guard let id = table.identifier(column) else { return nil }
    let found = index[id]
    if found == nil {
      guard !omitted.contains(id) else {
        if table.isSound { counts.dangling += 1 }
        table.isSound = false
        return nil
      }
      if let nodeFile {
        if nearest == nil {
          nearest = NearestNames(organisations.lazy.map { ($0.id, [$0.name, $0.shortName ?? ""]) })
        }
        let suggestions = nearest?.nearest(to: id) ?? []
        table.report(
          .unknownOrganisation, column: column, value: id,
          "\(table.headers[column]) \"\(id)\" is no organisation"
            + (suggestions.isEmpty ? "; add it to \(nodeFile) or correct it" : ""), suggestions: suggestions)
        return nil
      }
      table.warnIfDamaged(id, column: column)
    }
    return End(id: id, place: found)
  }

  /// Where an end stands among the organisations; a new one is added, which only an edge list of its own may do.
  private mutating func place(of end: End, _ table: TableReader) -> Int {
    if let place = end.place ?? index[end.id] { return place }
    index[end.id] = organisations.count
    let provenance = Provenance(file: table.file, row: table.row)
    organisations.append(Organisation(id: end.id, name: end.id, provenance: provenance))
    return organisations.count - 1
  }
}
