import ClusterModel

/// Who takes part in which project.
struct CordisParticipations {
  private(set) var table = ImportedTable.participations([
    .init(name: "cordis_role"), .init(name: "ec_contribution", type: "number"),
    .init(name: "net_ec_contribution", type: "number"), .init(name: "total_cost", type: "number"),
    .init(name: "ended", type: "boolean"),
  ])
  private var rowOfPair: [Pair: Int] = [:]

  private struct Pair: Hashable {
    var organisation: RecordID
    var project: RecordID
  }

  /// Reads a table that names a project and an organisation in each row.
  mutating func read(
    _ table: consuming TableReader, _ columns: CordisColumns, _ organisations: inout CordisOrganisations,
    _ projects: inout CordisProjects
  ) {
    var table = table
    guard let organisation = columns.organisation, let project = columns.project else { return }
    table.noteUnused(columns)
    while table.nextRow() {
      let id = table.identifier(organisation)
      let key = table.identifier(project)
      guard table.isSound, let id, let key else {
        table.omitRow()
        continue
      }
      organisations.add(id, &table, columns)
      let source = "\(table.file):\(table.row)"
      let activity = projects.id(for: key, acronym: table.trimmedText(columns.acronym), source: source)
      let pair = Pair(organisation: id, project: activity)
      if let earlier = rowOfPair[pair] {
        table.report(
          .duplicateParticipation, severity: .warning, column: organisation, value: id,
          "\"\(id)\" takes part in \"\(activity)\" in row \(earlier) already; the first row counts")
        table.omitRow()
        continue
      }
      rowOfPair[pair] = table.row
      append(&table, columns, pair, source)
    }
    table.finish()
  }

  private mutating func append(
    _ reader: inout TableReader, _ columns: CordisColumns, _ pair: Pair, _ source: String
  ) {
    var values = ["organisation_id": pair.organisation, "activity_id": pair.project, "source": source]
    let role = reader.trimmedText(columns.role)
    values["cordis_role"] = role
    values["role"] = role.flatMap { Self.role($0, &reader, columns) }
    values["ec_contribution"] = reader.money(columns.ecContribution)
    values["net_ec_contribution"] = reader.money(columns.netContribution)
    values["total_cost"] = reader.money(columns.totalCost)
    values["ended"] = reader.truth(columns.ended).map { $0 ? "true" : "false" }
    table.append(values)
  }

  private static func role(_ text: String, _ reader: inout TableReader, _ columns: CordisColumns) -> String? {
    switch ColumnNames.folded(text) {
    case "coordinator": return "coordinator"
    case "participant": return "participant"
    case "partner", "thirdparty", "associatedpartner", "internationalpartner", "affiliatedentity", "beneficiary",
      "hostinstitution":
      return "partner"
    default:
      if let column = columns.role {
        reader.report(
          .unknownRole, severity: .warning, column: column, value: text,
          "\(reader.headers[column]) \"\(text)\" is no role of CORDIS that is known here; the role is left empty")
      }
      return nil
    }
  }
}
