import ClusterModel
import GraphFormats

/// A data package in memory, and everything that was noticed while it was made.
public struct ImportedPackage {
  /// The title.
  public var title: String
  /// What is wrong in the input, in the order of files and rows.
  public var problems: [ImportProblem]
  /// What was done without being asked, in sentences for the user.
  public var notices: [String]
  /// How many rows each file of the input has.
  public var inputs: [TableCount]
  /// How many rows each table of the package has, by name.
  public var rowCounts: [(table: String, rows: Int)] { tables.map { ($0.name, $0.rowCount) } }
  /// The rows of the input that are in no table, as CSV; nil if there are none.
  public var leftOut: String?

  var tables: [ImportedTable]
  var home: [Country] = []
  var sources: [String] = []

  init(title: String, tables: [ImportedTable], log: ImportLog) {
    (self.title, self.tables) = (title, tables)
    (problems, notices, inputs) = (log.sortedProblems, log.notices, log.tables)
    leftOut = log.leftOutText
  }

  /// Writes the package as a folder with `datapackage.json`, all of it or nothing.
  ///
  /// `problems.csv` and `left-out.csv` stand beside the tables if there is anything to say.
  ///
  /// - Parameter folder: Where; it must not be there, or be empty.
  /// - Throws: ``FileError`` with what the system says.
  public func write(to folder: String) throws(FileError) {
    var files = tables.map { OutputFile(name: $0.path, bytes: $0.bytes) }
    if !problems.isEmpty {
      files.append(OutputFile(name: "problems.csv", bytes: Array(ImportProblem.table(problems).utf8)))
    }
    if let leftOut { files.append(OutputFile(name: "left-out.csv", bytes: Array(leftOut.utf8))) }
    let name = InputFile.split(folder.hasSuffix("/") ? String(folder.dropLast()) : folder).name
    files.append(OutputFile(name: PackageDescriptor.fileName, bytes: Array(descriptor(named: name).utf8)))
    try AtomicFolder.write(files, to: folder)
  }

  /// The text of `datapackage.json`.
  private func descriptor(named folder: String) -> String {
    let letters = folder.lowercased().unicodeScalars.map { scalar -> Character in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
        ? Character(scalar) : "-"
    }
    var members: [JSONValue.Member] = [
      .init("profile", .string("tabular-data-package")),
      .init("name", .string(letters.isEmpty ? "network" : String(letters))), .init("title", .string(title)),
    ]
    if !sources.isEmpty {
      members.append(.init("sources", .array(sources.map { .object([.init("title", .string($0))]) })))
    }
    if !home.isEmpty { members.append(.init("home", .array(home.map { .string($0.code) }))) }
    members.append(.init("resources", .array(tables.map(\.descriptor))))
    return JSONValue.object(members).text
  }
}

extension ImportProblem {
  /// Problems as a table in CSV.
  static func table(_ problems: [ImportProblem]) -> String {
    var writer = TableWriter(header: [
      "file", "row", "column", "column_name", "severity", "code", "value", "message", "suggestions",
    ])
    for problem in problems {
      writer.append([
        problem.file, problem.row.map(String.init) ?? "", problem.column.map(String.init) ?? "",
        problem.columnName ?? "", problem.severity.rawValue, problem.code.rawValue, problem.value ?? "",
        problem.message, problem.suggestions.joined(separator: ";"),
      ])
    }
    return writer.text
  }
}
