import ClusterModel

/// The projects of CORDIS as activities.
struct CordisProjects {
  private(set) var table = ImportedTable.activities(
    [
      .init(name: "acronym"), .init(name: "status"), .init(name: "programme"), .init(name: "topics"),
      .init(name: "funding_scheme"), .init(name: "call"), .init(name: "total_cost", type: "number"),
      .init(name: "ec_contribution", type: "number"),
    ])
  /// The id of the activity for each identifier of a project.
  private var idOfKey: [String: RecordID] = [:]
  private var hasTable = false
  private var missing: [String] = []

  /// Reads the table of projects.
  mutating func read(_ table: consuming TableReader, _ columns: CordisColumns) {
    var table = table
    guard let own = columns.ownProject else { return }
    hasTable = true
    table.noteUnused(columns)
    var rowOfID: [RecordID: Int] = [:]
    while table.nextRow() {
      guard let id = table.identifier(own) else {
        table.omitRow()
        continue
      }
      if let earlier = rowOfID[id] {
        table.report(
          .duplicateID, severity: .warning, column: own, value: id,
          "the project \"\(id)\" is already in row \(earlier), which counts; this row's other numbers mean the same project"
        )
        add(keysOf: &table, columns, id)
        table.omitRow()
        continue
      }
      rowOfID[id] = table.row
      add(keysOf: &table, columns, id)
      append(&table, columns, id)
    }
    table.finish()
  }

  /// Remembers every number under which other tables may name the project of a row.
  private mutating func add(keysOf table: inout TableReader, _ columns: CordisColumns, _ id: RecordID) {
    for column in columns.projectKeys {
      if let key = table.trimmedText(column), idOfKey[key] == nil { idOfKey[key] = id }
    }
  }

  private mutating func append(_ reader: inout TableReader, _ columns: CordisColumns, _ id: RecordID) {
    let acronym = reader.trimmedText(columns.acronym)
    let title = reader.trimmedText(columns.title)
    let start = reader.day(columns.start)
    var end = reader.day(columns.end)
    if let first = start, let last = end, last.last < first.first, let column = columns.end {
      reader.report(
        .dateOrder, severity: .warning, column: column, value: last.description,
        "the project \"\(id)\" ends on \(last), before it starts on \(first); its end is left out")
      end = nil
    }
    var values = [
      "id": id, "name": acronym ?? title ?? id, "kind": "project", "source": "\(reader.file):\(reader.row)",
    ]
    (values["start"], values["end"]) = (start?.description, end?.description)
    (values["acronym"], values["note"]) = (acronym, acronym == nil ? nil : title)
    values["status"] = reader.trimmedText(columns.status)
    values["programme"] = reader.trimmedText(columns.programme)
    values["topics"] = reader.trimmedText(columns.topics)
    values["funding_scheme"] = reader.trimmedText(columns.scheme)
    values["call"] = reader.trimmedText(columns.call)
    values["total_cost"] = reader.money(columns.totalCost)
    values["ec_contribution"] = reader.money(columns.ecContribution)
    table.append(values)
  }

  /// The id of the activity that a row takes part in; a project that no table describes is added with what the row
  /// says of it.
  mutating func id(for key: String, acronym: String?, source: String) -> RecordID {
    if let id = idOfKey[key] { return id }
    idOfKey[key] = key
    missing.append(key)
    var values = ["id": key, "name": acronym ?? key, "kind": "project", "source": source]
    values["acronym"] = acronym
    table.append(values)
    return key
  }

  /// Says which projects only the participations name.
  func noteMissing(_ log: ImportLog) {
    guard !missing.isEmpty else { return }
    let which = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? ", …" : "")
    log.note(
      hasTable
        ? "\(counted(missing.count, "project")) not in the table of projects, so without title and dates: \(which)"
        : "there is no table of projects, so \(counted(missing.count, "project")) \(missing.count == 1 ? "has" : "have") neither title nor dates"
    )
  }
}
