import ClusterModel

/// Makes a data package of the tables of CORDIS, the European Commission's register of research projects.
///
/// Tables are told by their headers: one with a project and an organisation in each row (`organization.csv`; it may
/// describe the organisations too), one of projects (`project.csv`), one of organisations. Names of columns of all
/// editions are understood. Projects become activities, organisations keep their participant code (PIC) as id.
/// Documentation: <https://data.europa.eu/data/datasets/cordis-eu-research-projects-under-horizon-europe-2021-2027>.
public enum CordisImport {
  /// Reads the tables.
  ///
  /// - Parameters:
  ///   - paths: The files, in any order; each may be packed with gzip.
  ///   - separator: What stands between fields; nil finds it out.
  /// - Returns: The package with every problem of the input; rows that cannot be used are in none of its tables.
  /// - Throws: ``LoadError`` if a file is missing or unreadable, or no table names organisations of projects.
  public static func package(paths: [String], separator: CSVSeparator? = nil) throws(LoadError) -> ImportedPackage {
    var files: [(name: String, bytes: [UInt8])] = []
    for path in paths {
      guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
      files.append((InputFile.split(path).name, try InputFile.bytes(of: path, isTable: true)))
    }
    let log = ImportLog(keepsOmittedRows: true)
    var reader = CordisReader(log: log, separator: separator)
    return try reader.package(files)
  }
}

/// What a table of CORDIS holds.
private enum CordisTable {
  case participations, organisations, projects

  init?(_ columns: CordisColumns) {
    switch (columns.project != nil, columns.organisation != nil, columns.ownProject != nil) {
    case (true, true, _): self = .participations
    case (false, true, _) where columns.name != nil: self = .organisations
    case (_, false, true), (true, false, _): self = .projects
    default: return nil
    }
  }
}

private struct CordisReader {
  let log: ImportLog
  let separator: CSVSeparator?
  private var projects = CordisProjects()
  private var organisations = CordisOrganisations()
  private var participations = CordisParticipations()

  init(log: ImportLog, separator: CSVSeparator?) { (self.log, self.separator) = (log, separator) }

  mutating func package(_ files: [(name: String, bytes: [UInt8])]) throws(LoadError) -> ImportedPackage {
    var tables: [(kind: CordisTable, columns: CordisColumns, table: TableReader)] = []
    for (name, bytes) in files {
      let bytes = SingleByteText.converted(bytes, file: name, log: log)
      let table = TableReader(CSVReader(bytes: bytes, file: name, separator: separator), log: log)
      guard !table.headers.isEmpty else { continue }
      let columns = CordisColumns(table.headers)
      guard let kind = CordisTable(columns) else {
        throw .unsupported(
          path: name,
          hint:
            "this is no table of CORDIS: there is neither projectID with organisationID, nor a project with a title or "
            + "dates, nor an organisation with a name; for tables of another form use --from tables with --mapping")
      }
      tables.append((kind, columns, table))
    }
    guard tables.contains(where: { $0.kind == .participations }) else {
      throw .unsupported(
        path: files.map(\.name).joined(separator: ", "),
        hint: "no table says which organisation takes part in which project; add organization.csv, which earlier "
          + "programmes call cordis-fp7organizations.csv and cordis-fp6organizations.csv")
    }
    for entry in tables where entry.kind == .projects { projects.read(entry.table, entry.columns) }
    for entry in tables where entry.kind == .organisations { organisations.read(entry.table, entry.columns) }
    for entry in tables where entry.kind == .participations {
      participations.read(entry.table, entry.columns, &organisations, &projects)
    }
    organisations.noteContradictions(log)
    projects.noteMissing(log)
    var package = ImportedPackage(
      title: "CORDIS: \(files.map(\.name).joined(separator: ", "))",
      tables: [organisations.table, ImportedTable.ties(), projects.table, participations.table], log: log)
    package.sources = files.map(\.name)
    return package
  }
}
