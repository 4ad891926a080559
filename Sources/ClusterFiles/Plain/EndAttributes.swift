import ClusterModel

/// Attributes of organisations that an edge list states with its ties, in columns such as `source_sector`.
struct EndAttributes {
  /// The names that have no meaning of their own, in the order of the file.
  private(set) var attributeNames: [String] = []
  /// The spelling of each name that counts: the first one.
  private var spelling: [String: String] = [:]
  /// What each organisation was said to be, and in which row.
  private var stated: [Key: (value: String, row: Int)] = [:]

  fileprivate struct Key: Hashable {
    var id: RecordID
    var name: String
  }

  init(_ headers: [String], _ columns: EdgeColumns) {
    for end in columns.ofEnds {
      let folded = ColumnNames.folded(end.name)
      guard spelling[folded] == nil else { continue }
      spelling[folded] = end.name
      if !Self.hasMeaning(folded) { attributeNames.append(end.name) }
    }
  }

  private static func hasMeaning(_ folded: String) -> Bool {
    [ColumnNames.names, ColumnNames.shortNames, ColumnNames.kinds, ColumnNames.countries, ColumnNames.sectors]
      .contains { $0.contains(folded) }
  }

  /// One thing that a row states of an end of its tie.
  struct Statement {
    var end: EdgeColumns.OfEnd
    fileprivate var key: Key
    var value: String
  }

  /// What a row states of both ends of its tie; a row that contradicts an earlier one, or itself, is a problem.
  func statements(
    _ table: inout TableReader, _ columns: EdgeColumns, source: RecordID, target: RecordID
  ) -> [Statement] {
    var statements: [Statement] = []
    for end in columns.ofEnds {
      guard let value = table.trimmedText(end.column) else { continue }
      let key = Key(id: end.isSource ? source : target, name: ColumnNames.folded(end.name))
      let inRow = statements.first { $0.key == key }.map { ($0.value, table.row) }
      if let earlier = stated[key] ?? inRow, !Self.agree(earlier.value, value, key.name) {
        table.report(
          .contradiction, column: end.column, value: value,
          "\(table.headers[end.column]) of \"\(key.id)\" is \"\(value)\", but row \(earlier.row) says "
            + "\"\(earlier.value)\"; correct one of them")
      }
      statements.append(Statement(end: end, key: key, value: value))
    }
    return statements
  }

  /// Whether two values say the same; a country may be written in several ways.
  private static func agree(_ a: String, _ b: String, _ name: String) -> Bool {
    guard a != b, ColumnNames.countries.contains(name) else { return a == b }
    guard let country = Country(code: a) ?? Country(name: a) else { return false }
    return country == Country(code: b) ?? Country(name: b)
  }

  /// Sets what a sound row states.
  mutating func apply(
    _ statements: [Statement], _ table: inout TableReader, to organisations: inout [Organisation],
    source: Int, target: Int
  ) {
    for statement in statements where stated[statement.key] == nil {
      stated[statement.key] = (statement.value, table.row)
      let place = statement.end.isSource ? source : target
      set(statement.key.name, statement.value, &table, statement.end.column, &organisations[place])
    }
  }

  private mutating func set(
    _ folded: String, _ value: String, _ table: inout TableReader, _ column: Int, _ organisation: inout Organisation
  ) {
    if ColumnNames.names.contains(folded) {
      organisation.name = value
    } else if ColumnNames.shortNames.contains(folded) {
      organisation.shortName = value
    } else if ColumnNames.kinds.contains(folded) {
      organisation.kind = OrganisationKind(rawValue: value)
    } else if ColumnNames.sectors.contains(folded) {
      organisation.sectors = table.list(column)
    } else if ColumnNames.countries.contains(folded) {
      organisation.country = table.country(value, column: column)
      guard organisation.country == nil, let name = spelling[folded] else { return }
      organisation.attributes[name] = value
      if !attributeNames.contains(name) { attributeNames.append(name) }
    } else if let name = spelling[folded] {
      organisation.attributes[name] = value
    }
  }
}
