import ClusterModel

/// Organisations from a plain table: one row each, the columns told by their names.
struct NodeTable {
  /// The file, as problems name it.
  let file: String
  private(set) var organisations: [Organisation] = []
  private(set) var attributeNames: [String] = []
  /// Where each id stands in `organisations`.
  private(set) var index = IDIndex()
  /// Ids whose row was left out, so that ties to them are no problems of their own.
  private(set) var omitted: Set<RecordID> = []

  private struct Columns {
    var id: Int
    var name: Int?
    var shortName: Int?
    var kind: Int?
    var country: Int?
    var sectors: Int?
    var attributes: [Int]

    init?(_ headers: [String]) {
      let folded = headers.map(ColumnNames.folded)
      guard let id = ColumnNames.find(ColumnNames.identifiers, in: folded) else { return nil }
      self.id = id
      var taken: Set<Int> = [id]
      func take(_ names: [String]) -> Int? {
        let found = ColumnNames.find(names, in: folded, except: taken)
        if let found { taken.insert(found) }
        return found
      }
      name = take(ColumnNames.names)
      shortName = take(ColumnNames.shortNames)
      kind = take(ColumnNames.kinds)
      country = take(ColumnNames.countries)
      sectors = take(ColumnNames.sectors)
      attributes = headers.indices.filter { !taken.contains($0) && !headers[$0].isEmpty }
    }
  }

  /// Reads a table to its end; nil if it has no column for ids, which is logged.
  init?(_ table: consuming TableReader) {
    var table = table
    file = table.file
    index = IDIndex(fieldBytes: table.csv.byteCount)
    guard !table.headers.isEmpty else { return nil }
    guard let columns = Columns(table.headers) else {
      let isEdgeTable = ColumnNames.findEnds(in: table.headers.map(ColumnNames.folded)) != nil
      table.reportTable(
        .missingColumn,
        isEdgeTable
          ? "this is an edge table, though it was taken for the node table; exchange the names of both files"
          : "no column is known to hold the ids; call it \"id\"; the columns are \(quoted(table.headers.prefix(12)))",
        column: "id")
      return nil
    }
    var facts = SharedFacts(except: [columns.id, columns.name ?? columns.id], of: table.headers.count)
    var hasUnknownCountry = false
    organisations.reserveCapacity(table.csv.estimatedRecordCount)
    while table.nextRow() {
      guard let organisation = Self.organisation(&table, columns, &facts, &hasUnknownCountry) else {
        if let id = table.trimmedText(columns.id) { omitted.insert(id) }
        table.omitRow()
        continue
      }
      if let earlier = index.place(of: organisation.id).map({ organisations[$0].provenance.row }) {
        table.report(
          .duplicateID, column: columns.id, value: organisation.id,
          "\(table.headers[columns.id]) \"\(organisation.id)\" is already that of row \(earlier); give each its own")
        table.omitRow()
        continue
      }
      index.add(organisation.id)
      organisations.append(organisation)
    }
    omitted = omitted.filter { index.place(of: $0) == nil }
    var named = columns.attributes
    if let country = columns.country, hasUnknownCountry { named.append(country) }
    if let kind = columns.kind, setAsideTwoModeMark(table.headers[kind]) {
      named.append(kind)
      table.log.note(
        "\(table.file): column \"\(table.headers[kind])\" holds only true and false, so it is kept as a column and no kind"
      )
    }
    attributeNames = named.sorted().map { table.headers[$0] }
    table.finish()
  }

  private static func organisation(
    _ table: inout TableReader, _ columns: Columns, _ shared: inout SharedFacts, _ hasUnknownCountry: inout Bool
  ) -> Organisation? {
    guard let id = table.identifier(columns.id) else { return nil }
    table.warnIfDamaged(id, column: columns.id)
    let known = shared.known(&table) { table in Self.facts(&table, columns, &hasUnknownCountry) }
    return Organisation(
      id: id, name: table.trimmedText(columns.name) ?? known.shortName ?? id,
      provenance: Provenance(file: table.file, row: table.row), known)
  }

  private static func facts(
    _ table: inout TableReader, _ columns: Columns, _ hasUnknownCountry: inout Bool
  ) -> Organisation.Facts {
    var facts = Organisation.Facts()
    facts.shortName = table.trimmedText(columns.shortName)
    facts.kind = table.trimmedText(columns.kind).map(OrganisationKind.init(rawValue:))
    facts.sectors = table.list(columns.sectors)
    for column in columns.attributes {
      if let text = table.text(column) { facts.attributes[table.headers[column]] = text }
    }
    if let column = columns.country, let text = table.trimmedText(column) {
      facts.country = table.country(text, column: column)
      if facts.country == nil {
        facts.attributes[table.headers[column]] = text
        hasUnknownCountry = true
      }
    }
    return facts
  }

  /// Takes back a column of truth values that was read as the kind: igraph marks the two modes of a network so.
  private mutating func setAsideTwoModeMark(_ header: String) -> Bool {
    let words: Set = ["true", "false"]
    let kinds = organisations.compactMap { $0.kind?.rawValue.lowercased() }
    guard !kinds.isEmpty, kinds.allSatisfy(words.contains) else { return false }
    for place in organisations.indices {
      guard let kind = organisations[place].kind else { continue }
      organisations[place].attributes[header] = kind.rawValue
      organisations[place].kind = nil
    }
    return true
  }
}

extension TableReader {
  /// A country by code or English name; nil, with a warning, if it is neither.
  mutating func country(_ text: String, column: Int) -> Country? {
    if let country = countryByCode(text) ?? Country(name: text) { return country }
    report(
      .unknownCountry, severity: .warning, column: column, value: text,
      "\(headers[column]) \"\(text)\" is no country known by ISO code or English name; it is kept as text")
    return nil
  }
}

/// Words in quotes, with commas between them.
func quoted(_ words: some Sequence<String>) -> String { words.map { "\"\($0)\"" }.joined(separator: ", ") }
