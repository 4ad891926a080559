import ClusterModel
import GraphFormats

/// Makes a data package of a workbook with a sheet of ties and one of organisations.
public enum WorkbookImport {
  /// Reads the workbook.
  ///
  /// - Parameter path: The file.
  /// - Returns: The package with every problem of the input; rows that cannot be used are in none of its tables.
  /// - Throws: ``LoadError`` if the file is missing, unreadable, or no workbook with a network.
  public static func package(path: String) throws(LoadError) -> ImportedPackage {
    guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
    let name = InputFile.split(path).name
    let log = ImportLog(keepsOmittedRows: true)
    let title = name.split(separator: ".").first.map(String.init) ?? name
    let input = WorkbookInput(options: LoadOptions(problems: .lenient), log: log)
    guard let records = input.records(try InputFile.bytes(of: path), name: name, title: title) else {
      throw .problems(log.sortedProblems)
    }
    var tables = [organisations(records, log), ties(records)]
    // A matrix of who takes part in what has both.
    if !records.activities.isEmpty { tables += [activities(records), participations(records)] }
    var package = ImportedPackage(title: title, tables: tables, log: log)
    package.sources = [name]
    return package
  }

  private static func source(_ provenance: Provenance) -> String { "\(provenance.file):\(provenance.row)" }

  private static func organisations(_ records: ClusterRecords, _ log: ImportLog) -> ImportedTable {
    let known = Set(OrganisationKind.known)
    let hasOtherKinds = records.organisations.contains { $0.kind.map { !known.contains($0) } ?? false }
    let names = records.attributeNames.filter { !["source", "note", "kind_text"].contains($0) }
    var table = ImportedTable.organisations(
      (hasOtherKinds ? [.init(name: "kind_text")] : []) + names.map { .init(name: $0) })
    for organisation in records.organisations {
      var values = ["id": organisation.id, "name": organisation.name, "source": source(organisation.provenance)]
      for name in names { values[name] = organisation.attributes[name] }
      values["short_name"] = organisation.shortName
      if let kind = organisation.kind {
        // A package has kinds of its own; what the sheet says is kept beside.
        let word = OrganisationKind(rawValue: kind.rawValue.lowercased())
        values[known.contains(word) ? "kind" : "kind_text"] = known.contains(word) ? word.rawValue : kind.rawValue
        if !known.contains(word) {
          log.add(
            ImportProblem(
              .unknownKind, severity: .warning, file: organisation.provenance.file, row: organisation.provenance.row,
              value: kind.rawValue,
              message:
                "kind \"\(kind.rawValue)\" is none of \(OrganisationKind.known.map(\.rawValue).joined(separator: ", "));"
                + " it is kept as kind_text"))
        }
      }
      values["country"] = organisation.country?.code
      values["sectors"] = organisation.sectors.isEmpty ? nil : organisation.sectors.joined(separator: ";")
      table.append(values)
    }
    return table
  }

  private static func activities(_ records: ClusterRecords) -> ImportedTable {
    var table = ImportedTable.activities()
    for activity in records.activities {
      table.append(["id": activity.id, "name": activity.name, "source": source(activity.provenance)])
    }
    return table
  }

  private static func participations(_ records: ClusterRecords) -> ImportedTable {
    var table = ImportedTable.participations()
    for part in records.participations {
      table.append([
        "organisation_id": part.organisationID, "activity_id": part.activityID, "source": source(part.provenance),
      ])
    }
    return table
  }

  private static func ties(_ records: ClusterRecords) -> ImportedTable {
    let names = records.tieAttributeNames.filter { !["source", "note"].contains($0) }
    var table = ImportedTable.ties(names.map { .init(name: $0) })
    for tie in records.ties {
      var values = ["source_id": tie.sourceID, "target_id": tie.targetID, "source": source(tie.provenance)]
      for name in names { values[name] = tie.attributes[name] }
      values["kind"] = tie.kind == .unspecified ? nil : tie.kind.rawValue
      values["strength"] = shortestText(of: tie.strength)
      values["directed"] = tie.isDirected.map { $0 ? "true" : "false" }
      (values["since"], values["until"]) = (tie.since?.description, tie.until?.description)
      table.append(values)
    }
    return table
  }
}
