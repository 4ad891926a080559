import ClusterModel

/// Reads the tables of a data package into records, and checks that they fit together.
struct PackageReader {
  let folder: String
  let options: LoadOptions
  let log: ImportLog
  private var descriptor: PackageDescriptor?

  /// The records that a row may name, and those whose row was left out.
  struct Known {
    var index = IDIndex()
    var omitted: Set<RecordID> = []
    var names: NearestNames = NearestNames([String]())

    /// Whether no record has an id.
    func isUnknown(_ id: RecordID) -> Bool { index.place(of: id) == nil }
  }

  init(folder: String, options: LoadOptions, log: ImportLog) {
    (self.folder, self.options, self.log) = (folder, options, log)
  }

  /// The records; nil if there is nothing to make a network of, which is logged.
  mutating func records() throws(LoadError) -> ClusterRecords? {
    let bytes = try InputFile.bytes(of: InputFile.join(folder, PackageDescriptor.fileName))
    guard let descriptor = PackageDescriptor(bytes, log: log) else { return nil }
    self.descriptor = descriptor
    noteUnread(descriptor)
    let title = descriptor.title ?? folder.split(separator: "/").last.map(String.init) ?? folder
    var records = ClusterRecords(title: title, organisations: [], ties: [])
    (records.homeCountries, records.tieKindRules) = (descriptor.home, descriptor.tieKindRules)
    let sectors = try readSectors(&records)
    let organisations = try readOrganisations(&records, sectors)
    let hasTies = try readTies(&records, organisations)
    guard let organisations, hasTies else { return nil }
    let activities = try readActivities(&records)
    try readParticipations(&records, organisations, activities)
    try readMarkets(&records)
    try readIndicators(&records)
    try readSurveys(&records)
    return records
  }

  private static let tables = [
    "organisations", "ties", "activities", "participations", "markets", "indicators", "sectors", "surveys",
  ]

  private func noteUnread(_ descriptor: PackageDescriptor) {
    let others = descriptor.resources.map(\.name).filter { !Self.tables.contains($0) }
    if !others.isEmpty {
      log.remark("\(PackageDescriptor.fileName): not part of the network: \(others.joined(separator: ", "))")
    }
  }

  /// Opens a table of the package.
  ///
  /// - Parameters:
  ///   - name: The name of the resource.
  ///   - columns: The columns that it must have.
  ///   - isNeeded: Whether there is no network without it.
  /// - Returns: The table and its schema; nil, logged if it matters, if it is not there or lacks a column.
  /// - Throws: ``LoadError`` if the file cannot be read.
  func open(_ name: String, needing columns: [String], isNeeded: Bool = false) throws(LoadError)
    -> (table: TableReader, schema: SchemaCheck)?
  {
    guard let resource = descriptor?.resources.first(where: { $0.name == name }) else {
      if isNeeded {
        let message = "there is no resource \"\(name)\"; every network needs one"
        log.add(ImportProblem(.missingTable, file: PackageDescriptor.fileName, value: name, message: message))
      }
      return nil
    }
    let path = InputFile.join(folder, resource.path)
    guard InputFile.kind(of: path) == .file else {
      log.add(
        ImportProblem(
          .missingTable, file: PackageDescriptor.fileName, value: resource.path,
          message: "there is no file \"\(resource.path)\" for the resource \"\(name)\""))
      return nil
    }
    let bytes = try InputFile.bytes(of: path, isTable: true)
    var table = TableReader(
      CSVReader(bytes: bytes, file: resource.path, separator: options.separator ?? resource.separator), log: log)
    guard !table.headers.isEmpty else { return nil }
    let missing = columns.filter { table.column($0) == nil }
    for column in missing {
      table.reportTable(
        .missingColumn, "there is no column \"\(column)\"; the table has \(quoted(table.headers))", column: column)
    }
    guard missing.isEmpty else { return nil }
    table.missingValues = Set(resource.schema.missingValues.filter { !$0.isEmpty })
    return (table, SchemaCheck(resource.schema, table, except: Set(columns)))
  }
}

extension TableReader {
  /// An id that no row above has; anything else is a problem.
  mutating func newID(_ column: Int, _ rowOfID: inout [RecordID: Int]) -> RecordID? {
    guard let id = identifier(column) else { return nil }
    warnIfDamaged(id, column: column)
    if let earlier = rowOfID[id] {
      report(
        .duplicateID, column: column, value: id,
        "\(headers[column]) \"\(id)\" is already that of row \(earlier); give each its own")
      return nil
    }
    rowOfID[id] = row
    return id
  }

  /// One of the words that a data package may use; nil if the field is empty or holds another.
  mutating func word(_ column: Int?, among known: [String], _ code: ImportProblem.Code) -> String? {
    guard let column, let text = trimmedText(column) else { return nil }
    if known.contains(text) { return text }
    var nearest = NearestNames(known)
    let suggestions = nearest.nearest(to: text)
    report(
      code, column: column, value: text, "\(headers[column]) \"\(text)\" is none of \(known.joined(separator: ", "))",
      suggestions: suggestions)
    return nil
  }

  /// A country by its code; nil if the field is empty or holds no code.
  mutating func country(_ column: Int?) -> Country? {
    guard let column, let text = trimmedText(column) else { return nil }
    if let country = countryByCode(text) { return country }
    let named = Country(name: text).map { [$0.code] }
    report(
      .unknownCountry, column: column, value: text,
      "\(headers[column]) \"\(text)\" is no country code of ISO 3166-1, such as PT", suggestions: named ?? [])
    return nil
  }

  /// An id of another table; nil if it is not there, which is a problem unless its own row was left out.
  mutating func reference(
    _ column: Int, to known: inout PackageReader.Known, _ code: ImportProblem.Code, _ noun: String
  ) -> Int? {
    guard let id = identifier(column) else { return nil }
    if let place = known.index.place(of: id) { return place }
    guard !known.omitted.contains(id) else {
      isSound = false
      return nil
    }
    let suggestions = known.names.nearest(to: id)
    report(
      code, column: column, value: id,
      "\(headers[column]) \"\(id)\" is no \(noun)" + (suggestions.isEmpty ? "; add it to its table or correct it" : ""),
      suggestions: suggestions)
    return nil
  }
}
