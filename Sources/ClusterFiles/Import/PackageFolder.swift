import ClusterModel
import Foundation
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

  var tables: [PackageTable]
  var home: [Country] = []
  var sources: [String] = []

  init(title: String, tables: [PackageTable], log: ImportLog) {
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
    let place = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    if let names = try? FileManager.default.contentsOfDirectory(atPath: place), !names.isEmpty {
      throw FileError(path: folder, reason: "the folder is there already and not empty; name another one or remove it")
    }
    let part = "\(place).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    do {
      try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
      for table in tables { try AtomicFile.write(table.bytes, to: InputFile.join(part, table.path)) }
      if !problems.isEmpty {
        try AtomicFile.write(Array(ImportProblem.table(problems).utf8), to: InputFile.join(part, "problems.csv"))
      }
      if let leftOut { try AtomicFile.write(Array(leftOut.utf8), to: InputFile.join(part, "left-out.csv")) }
      try AtomicFile.write(
        Array(descriptor(named: InputFile.split(place).name).utf8),
        to: InputFile.join(part, PackageDescriptor.fileName))
      // An empty folder gives way to the new one.
      rmdir(place)
      if rename(part, place) != 0 { throw FileError(path: folder, reason: String(cString: strerror(errno))) }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      if let error = error as? FileError { throw FileError(path: folder, reason: error.reason) }
      throw FileError(path: folder, reason: error.localizedDescription)
    }
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
