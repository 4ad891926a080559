import ClusterModel

/// Makes a data package of tables of any form, as a mapping in YAML says.
public enum TableImport {
  /// Reads the tables that a mapping names.
  ///
  /// - Parameter path: The mapping; the files that it names lie in its folder or below.
  /// - Returns: The package with every problem of the input; rows that cannot be used are in none of its tables.
  /// - Throws: ``LoadError`` if the mapping has a problem, or a file is missing or unreadable.
  public static func package(mapping path: String) throws(LoadError) -> ImportedPackage {
    guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
    let (folder, name) = InputFile.split(path)
    let root = try YAMLDocument.root(of: YAMLDocument.text(path: path), named: name, noun: "mapping")
    var reader = TableMappingReader(file: name)
    let mapping = reader.mapping(root)
    guard reader.problems.isEmpty else { throw .problems(reader.problems) }
    let log = ImportLog(keepsOmittedRows: true)
    var maker = MappedTables(mapping, folder: folder, log: log)
    let tables = try maker.tables()
    guard let tables else { throw .problems(log.sortedProblems) }
    var package = ImportedPackage(title: mapping.title ?? "Imported tables", tables: tables, log: log)
    package.home = mapping.home
    package.sources = maker.sources
    return package
  }
}

/// The tables of a package in the making.
private struct MappedTables {
  private let mapping: TableMapping
  private let folder: String
  private let log: ImportLog
  private var organisations = NamedRows()
  private var activities = NamedRows()
  private var wasRefused = false
  private(set) var sources: [String] = []

  init(_ mapping: TableMapping, folder: String, log: ImportLog) {
    (self.mapping, self.folder, self.log) = (mapping, folder, log)
  }

  /// The tables; nil if a column that is named is not there, which is logged.
  mutating func tables() throws(LoadError) -> [ImportedTable]? {
    var tables: [ImportedTable] = []
    if let section = mapping.organisations {
      tables += try read(section, "organisations", needing: ["name"], into: .organisations(placed(section)))
    }
    if let section = mapping.ties {
      let fields = section.keep.map { ImportedTable.Field(name: $0) }
      tables += try read(section, "ties", needing: ["source_id", "target_id"], into: .ties(fields))
    } else {
      tables.append(.ties())
    }
    var events: [ImportedTable] = []
    if let section = mapping.activities {
      events = try read(section, "activities", needing: ["name"], into: .activities(placed(section)))
    }
    if let section = mapping.participations {
      let fields = section.keep.map { ImportedTable.Field(name: $0) }
      let table = try read(
        section, "participations", needing: ["organisation_id", "activity_id"], into: .participations(fields))
      if mapping.activities == nil { events = [activities.tableOfNames()] }
      tables += events + table
    } else {
      tables += events
    }
    return wasRefused ? nil : tables
  }

  /// The further columns of a table that may have a country, with one for what is no country.
  private func placed(_ section: TableMapping.Section) -> [ImportedTable.Field] {
    let isPlaced = section.columns["country"] != nil && !section.keep.contains("country_text")
    return ((isPlaced ? ["country_text"] : []) + section.keep).map { ImportedTable.Field(name: $0) }
  }

  private mutating func read(
    _ section: TableMapping.Section, _ name: String, needing needed: [String], into target: ImportedTable
  ) throws(LoadError) -> [ImportedTable] {
    guard PackageDescriptor.Resource.isSafe(section.file) else {
      throw .unsupported(path: section.file, hint: "the tables of a mapping lie in its folder; name them relatively")
    }
    let path = InputFile.join(folder, section.file)
    guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
    if !sources.contains(section.file) { sources.append(section.file) }
    let bytes = SingleByteText.converted(try InputFile.bytes(of: path, isTable: true), file: section.file, log: log)
    let table = TableReader(CSVReader(bytes: bytes, file: section.file), log: log)
    guard !table.headers.isEmpty, let mapped = MappedRow(section, table, name, needing: needed, dates: mapping.dates)
    else {
      wasRefused = true
      return []
    }
    var (target, row, reader) = (target, mapped, table)
    while reader.nextRow() {
      let values: [String: String]? =
        switch name {
        case "organisations": organisations.values(of: &row, &reader)
        case "activities": activities.values(of: &row, &reader)
        case "ties": tie(&row, &reader, matchesNames: section.matchesNames)
        default: participation(&row, &reader, matchesNames: section.matchesNames)
        }
      guard reader.isSound, let values else {
        if !row.isRepetition { reader.omitRow() }
        continue
      }
      target.append(values)
    }
    row.note(&reader)
    reader.finish()
    return [target]
  }

  private mutating func tie(
    _ row: inout MappedRow, _ reader: inout TableReader, matchesNames: Bool
  ) -> [String: String]? {
    var values = row.values(&reader)
    for field in ["source_id", "target_id"] {
      values[field] = organisations.reference(values[field], field, row, &reader, matchesNames, "organisation")
    }
    if let column = row.column("strength"), values["strength"] != nil {
      values["strength"] = shortText(of: reader.strength(column, of: "of this row"))
    }
    if let column = row.column("directed"), values["directed"] != nil {
      values["directed"] = reader.boolean(column).map { $0 ? "true" : "false" }
    }
    return values
  }

  private func shortText(of number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  private mutating func participation(
    _ row: inout MappedRow, _ reader: inout TableReader, matchesNames: Bool
  ) -> [String: String]? {
    var values = row.values(&reader)
    values["organisation_id"] = organisations.reference(
      values["organisation_id"], "organisation_id", row, &reader, matchesNames, "organisation")
    if mapping.activities == nil {
      // Without a table of their own, activities are what the participations name.
      if let name = values["activity_id"] { values["activity_id"] = activities.id(ofName: name, row: reader.row) }
    } else {
      values["activity_id"] = activities.reference(
        values["activity_id"], "activity_id", row, &reader, matchesNames, "activity")
    }
    guard let who = values["organisation_id"], let what = values["activity_id"] else { return nil }
    if let earlier = row.firstRow(of: [who, what], reader.row) {
      reader.report(
        .duplicateParticipation, severity: .warning, column: row.column("organisation_id"), value: who,
        "\"\(who)\" takes part in \"\(what)\" in row \(earlier) already; the first row counts")
      return nil
    }
    return values
  }
}
