import ClusterModel
import GraphFormats

/// Reads a network from a data package, from plain tables, from one edge list, or from a file of an interchange format.
///
/// One pass finds every problem. A data package is a folder with `datapackage.json`; plain tables are an edge table with
/// or without a node table, as CSV, found by name (`nodes.csv` and `edges.csv`, `organisations.csv` and `ties.csv`,
/// `NAME.nodes.csv` and `NAME.edges.csv`) or else by their headers. Any file may be packed with gzip and end in `.gz`.
public struct ClusterLoader: Sendable {
  /// How to read.
  public var options: LoadOptions

  /// What reads DOT; without it a DOT file is refused.
  public var readsDOT: DOTReading?

  /// Makes a loader.
  public init(options: LoadOptions = LoadOptions(), readsDOT: DOTReading? = nil) {
    (self.options, self.readsDOT) = (options, readsDOT)
  }

  /// Reads the network at a path.
  ///
  /// - Parameter path: A folder, a `datapackage.json`, an edge table, a node table, or a file of an interchange format.
  /// - Returns: The records and everything that was noticed.
  /// - Throws: ``LoadError``; with ``ProblemPolicy/strict``, also for every problem of severity error.
  public func load(path: String) throws(LoadError) -> LoadedNetwork {
    let log = ImportLog()
    return try outcome(try records(path, log), log)
  }

  /// Reads a network that lies in memory, such as standard input.
  ///
  /// - Parameters:
  ///   - bytes: An edge list as CSV, or what ``LoadOptions/format`` says; packed with gzip or not.
  ///   - name: What problems shall call it.
  /// - Returns: The records and everything that was noticed.
  /// - Throws: ``LoadError``; with ``ProblemPolicy/strict``, also for every problem of severity error.
  public func load(bytes: [UInt8], named name: String) throws(LoadError) -> LoadedNetwork {
    let log = ImportLog()
    return try outcome(try records(bytes, name, log), log)
  }

  /// Finds every problem of the network at a path; data problems are never thrown.
  ///
  /// - Parameters:
  ///   - path: A folder, a `datapackage.json`, an edge table, a node table, or a file of an interchange format.
  ///   - keepsRows: Whether rows that cannot be used are kept for ``CheckReport/leftOut``.
  /// - Returns: All problems, with the rows of each table and the records that could be used.
  /// - Throws: ``LoadError`` if there is nothing to check: no such input, unreadable, or none that is known.
  public func check(path: String, keepsRows: Bool = false) throws(LoadError) -> CheckReport {
    let log = ImportLog(keepsOmittedRows: keepsRows)
    let records = try records(path, log)
    return report(records, log)
  }

  private func report(_ records: ClusterRecords?, _ log: ImportLog) -> CheckReport {
    CheckReport(
      problems: log.sortedProblems, notices: log.notices + log.remarks, tables: log.tables, records: records,
      leftOut: log.leftOutText)
  }

  /// Finds every problem of a network that lies in memory, such as standard input.
  ///
  /// - Parameters:
  ///   - bytes: An edge list as CSV, or what ``LoadOptions/format`` says; packed with gzip or not.
  ///   - name: What problems shall call it.
  ///   - keepsRows: Whether rows that cannot be used are kept for ``CheckReport/leftOut``.
  /// - Returns: All problems, with the rows of each table and the records that could be used.
  /// - Throws: ``LoadError`` if the node table that the options name cannot be read.
  public func check(bytes: [UInt8], named name: String, keepsRows: Bool = false) throws(LoadError) -> CheckReport {
    let log = ImportLog(keepsOmittedRows: keepsRows)
    let records = try records(bytes, name, log)
    return report(records, log)
  }

  private func outcome(_ records: ClusterRecords?, _ log: ImportLog) throws(LoadError) -> LoadedNetwork {
    let problems = log.sortedProblems
    let isRefused = options.problems == .strict && problems.contains { $0.severity == .error }
    guard let records, !isRefused else { throw .problems(problems) }
    return LoadedNetwork(
      records: records, problems: problems, notices: log.notices, omittedRows: log.omittedRows, tables: log.tables)
  }

  private func records(_ path: String, _ log: ImportLog) throws(LoadError) -> ClusterRecords? {
    switch InputFile.kind(of: path) {
    case .missing:
      throw .noSuchInput(path: path)
    case .folder:
      if InputFile.kind(of: InputFile.join(path, PackageDescriptor.fileName)) == .file {
        return try package(path, log)
      }
      let neo4j = try TableSearch.neo4jTables(path)
      if !neo4j.isEmpty { return try graphInput(log).records(neo4j: neo4j, in: path, title: title(ofFolder: path)) }
      let found = try TableSearch.inFolder(path, hasNodes: options.nodeTable != nil)
      return try plain(found, title: title(ofFolder: path), log)
    case .file:
      let (folder, name) = InputFile.split(path)
      if name == PackageDescriptor.fileName {
        return try package(folder.isEmpty ? "." : folder, log)
      }
      let format = try format(of: path, name, log)
      if format == .workbook {
        return WorkbookInput(options: options, log: log).records(
          try InputFile.bytes(of: path), name: name, title: title(ofFile: name))
      }
      guard format == .table || format == .matrix else {
        return try graphInput(log).records(path: path, as: format, title: title(ofFile: name))
      }
      let found = try options.nodeTable == nil ? TableSearch.beside(path) : TableSearch.Found(edges: path)
      return try plain(found, title: title(ofFile: name), log)
    }
  }

  private func records(_ bytes: [UInt8], _ name: String, _ log: ImportLog) throws(LoadError) -> ClusterRecords? {
    let bytes = try InputFile.unpacked(bytes, path: name)
    let format = try format(of: bytes, name)
    if format == .workbook { return WorkbookInput(options: options, log: log).records(bytes, name: name, title: name) }
    guard format == .table || format == .matrix else {
      return graphInput(log).records([GraphFile(name: name, bytes: bytes)], as: format, name: name, title: name)
    }
    let network = PlainNetwork(options: options, log: log)
    return try network.records(file: name, title: name, nodes: try forcedNodeTable()) { () throws(LoadError) in bytes }
  }

  /// What a file is: as the options say, else as its name says, else as its first bytes do.
  private func format(of path: String, _ name: String, _ log: ImportLog) throws(LoadError) -> InputFormat {
    if let format = options.format { return format }
    let byName = InputFormat(fileName: name)
    if let byName, byName != .table { return byName }
    if byName == nil, let unread = UnreadFormat(fileName: name) { throw .unsupported(path: path, hint: unread.hint) }
    // What can be read only once, such as a pipe, is left for the reader.
    if InputFile.isRegular(path) {
      let head = try InputFile.head(of: path)
      switch InputContents(head) {
      case .format(let format):
        // A table of pairs may be one of names with blanks, unless its name leaves that open.
        let isTable = InputFormat.withoutGzip(name).lowercased().hasSuffix("sv")
        if format == .graph(.edgeList), isTable, head.first.map({ !"#%".utf8.contains($0) }) ?? true { break }
        log.note("\(name): told by its contents")
        return format
      case .unread(let unread): throw .unsupported(path: path, hint: unread.hint)
      case nil: break
      }
    }
    guard let byName else {
      throw .unsupported(
        path: path,
        hint:
          "no network is known by this ending; say what it is with --from, or give one of \(InputFormat.endings), "
          + "or a folder")
    }
    return byName
  }

  /// What bytes without a name are.
  private func format(of bytes: [UInt8], _ name: String) throws(LoadError) -> InputFormat {
    if let format = options.format { return format }
    switch InputContents(Array(bytes.prefix(1 << 16))) {
    case .format(let format): return format
    case .unread(let unread): throw .unsupported(path: name, hint: unread.hint)
    case nil: return .table
    }
  }

  private func graphInput(_ log: ImportLog) -> GraphInput { GraphInput(options: options, log: log, readsDOT: readsDOT) }

  private func package(_ folder: String, _ log: ImportLog) throws(LoadError) -> ClusterRecords? {
    var reader = PackageReader(folder: folder, options: options, log: log)
    return try reader.records()
  }

  private func plain(_ found: TableSearch.Found, title: String, _ log: ImportLog) throws(LoadError) -> ClusterRecords? {
    guard let edges = found.edges else { return nil }
    var nodes = try forcedNodeTable()
    if nodes == nil, let path = found.nodes {
      nodes = nodeInput(path)
      log.note("\(InputFile.split(path).name): read as the node table of \(InputFile.split(edges).name)")
    }
    if !found.others.isEmpty { log.note("not read: \(found.others.joined(separator: ", "))") }
    let network = PlainNetwork(options: options, log: log)
    return try network.records(file: InputFile.split(edges).name, title: title, nodes: nodes) {
      () throws(LoadError) in try InputFile.bytes(of: edges, isTable: true, threads: options.threadCount)
    }
  }

  private func forcedNodeTable() throws(LoadError) -> PlainNetwork.NodeInput<LoadError>? {
    guard let path = options.nodeTable else { return nil }
    guard InputFile.kind(of: path) == .file else { throw .noSuchInput(path: path) }
    return nodeInput(path)
  }

  private func nodeInput(_ path: String) -> PlainNetwork.NodeInput<LoadError> {
    (
      InputFile.split(path).name,
      { () throws(LoadError) in
        try InputFile.bytes(of: path, isTable: true, threads: options.threadCount)
      }
    )
  }

  private func title(ofFolder path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.last { $0 != "." }.map(String.init) ?? path
  }

  private func title(ofFile name: String) -> String {
    name.split(separator: ".").first.map(String.init) ?? name
  }
}
