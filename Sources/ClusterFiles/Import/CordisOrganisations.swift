import ClusterModel

/// The organisations of CORDIS, each once, as the row that was updated last describes it.
struct CordisOrganisations {
  private struct Entry {
    var values: [String: String]
    var updated: String
    var file: String
    var row: Int
  }

  private var entries: [Entry] = []
  private var places: [RecordID: Int] = [:]
  /// Where rows say different things of an organisation, once for each column.
  private var contradictions: [(id: RecordID, column: String, kept: Entry, other: String, row: Int)] = []
  private var contradicted: Set<[String]> = []

  private static let compared = ["name", "country", "city", "sme", "activity_type"]

  /// Reads a table of organisations without projects.
  mutating func read(_ table: consuming TableReader, _ columns: CordisColumns) {
    var table = table
    guard let organisation = columns.organisation else { return }
    table.noteUnused(columns)
    while table.nextRow() {
      guard let id = table.identifier(organisation) else {
        table.omitRow()
        continue
      }
      add(id, &table, columns)
    }
    table.finish()
  }

  /// Takes what a row says of an organisation.
  mutating func add(_ id: RecordID, _ table: inout TableReader, _ columns: CordisColumns) {
    table.warnIfDamaged(id, column: columns.organisation ?? 0)
    // Most rows repeat what an earlier one says; a row that describes nobody adds nothing.
    guard places[id] == nil || columns.name != nil else { return }
    let entry = Entry(
      values: values(id, &table, columns), updated: table.trimmedText(columns.updated) ?? "", file: table.file,
      row: table.row)
    guard let place = places[id] else {
      places[id] = entries.count
      entries.append(entry)
      return
    }
    let old = entries[place]
    // A row that says nothing new of when it was written does not replace an earlier one.
    let (newer, older) = entry.updated > old.updated ? (entry, old) : (old, entry)
    for column in Self.compared {
      guard let kept = newer.values[column], let other = older.values[column], kept != other else { continue }
      if contradicted.insert([id, column]).inserted {
        contradictions.append((id, column, newer, other, older.row))
      }
    }
    entries[place] = newer
    // What the newer row leaves open, the older one may know.
    for (name, value) in older.values where newer.values[name] == nil { entries[place].values[name] = value }
  }

  private func values(_ id: RecordID, _ table: inout TableReader, _ columns: CordisColumns) -> [String: String] {
    var values = ["id": id]
    values["name"] = table.trimmedText(columns.name)
    values["short_name"] = table.trimmedText(columns.shortName)
    if values["short_name"] == values["name"] { values["short_name"] = nil }
    let isSmall = table.truth(columns.sme)
    values["sme"] = isSmall.map { $0 ? "true" : "false" }
    values["activity_type"] = table.trimmedText(columns.activityType)
    values["kind"] = kind(isSmall, &table, columns)
    (values["country"], values["country_text"]) = table.countryOrText(columns.country)
    (values["city"], values["street"]) = (table.trimmedText(columns.city), table.trimmedText(columns.street))
    values["post_code"] = table.trimmedText(columns.postCode)
    values["region"] = table.trimmedText(columns.nuts)
    values["website"] = table.trimmedText(columns.website)
    values["vat_number"] = table.trimmedText(columns.vatNumber)
    if let (latitude, longitude) = place(&table, columns) {
      (values["latitude"], values["longitude"]) = (latitude, longitude)
    }
    return values
  }

  /// The kind that the type of activity means: an SME is one whatever its type says, others follow the codes of CORDIS.
  private func kind(_ isSmall: Bool?, _ table: inout TableReader, _ columns: CordisColumns) -> String? {
    let type = table.trimmedText(columns.activityType)
    switch type {
    case "PRC": return isSmall == true ? "sme" : "company"
    case "HES", "REC": return "research"
    case "PUB": return "public"
    // Other bodies: associations, clusters, international organisations; CORDIS does not say which.
    case "OTH", nil: return isSmall == true ? "sme" : nil
    case .some(let other):
      if let column = columns.activityType {
        table.report(
          .unknownKind, severity: .warning, column: column, value: other,
          "\(table.headers[column]) \"\(other)\" is none of PRC, HES, REC, PUB, OTH; the kind is left empty")
      }
      return nil
    }
  }

  /// Latitude and longitude in degrees, if both are on Earth.
  private func place(_ table: inout TableReader, _ columns: CordisColumns) -> (String, String)? {
    guard let column = columns.geolocation, let text = table.trimmedText(column) else { return nil }
    let parts = text.split(separator: ",").map { String($0).trimmed }
    guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1]), abs(latitude) <= 90,
      abs(longitude) <= 180
    else {
      table.report(
        .badNumber, severity: .warning, column: column, value: text,
        "\(table.headers[column]) \"\(text)\" is no latitude and longitude in degrees; it is left out")
      return nil
    }
    return (parts[0], parts[1])
  }

  /// Reports each organisation of which rows say different things, once for each column.
  func noteContradictions(_ log: ImportLog) {
    for found in contradictions {
      log.add(
        ImportProblem(
          .contradiction, severity: .warning, file: found.kept.file, row: found.kept.row, columnName: found.column,
          value: found.kept.values[found.column],
          message: "\(found.column) of \"\(found.id)\" is \"\(found.kept.values[found.column] ?? "")\" here, but "
            + "\"\(found.other)\" in row \(found.row); the row that was updated last counts"))
    }
  }

  /// The table; an organisation without a name is called by its id.
  var table: ImportedTable {
    var table = ImportedTable.organisations([
      .init(name: "sme", type: "boolean"), .init(name: "activity_type"), .init(name: "country_text"),
      .init(name: "street"), .init(name: "post_code"), .init(name: "vat_number"),
      .init(name: "latitude", type: "number"), .init(name: "longitude", type: "number"),
    ])
    for entry in entries {
      var values = entry.values
      values["name"] = values["name"] ?? values["short_name"] ?? values["id"]
      values["source"] = "\(entry.file):\(entry.row)"
      table.append(values)
    }
    return table
  }
}
