import ArgumentParser
import ClusterFiles
import GraphFormats

/// In which form results come, and where to.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, markdown, xlsx
  }

  @Option(
    name: .customLong("format"),
    help: """
      The form of the result: table for people, the others stable for scripts. By default the name after --output says it \
      (.csv, .json, .md, .xlsx), and table otherwise. In csv an apostrophe stands before a text that a spreadsheet would \
      run as a formula; reading such a table takes it away. xlsx needs --output.
      """)
  var givenFormat: Format?

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, not to standard output.", valueName: "file"))
  var output: String?

  /// The form asked for, or else that of the file's name, so that a table called `.csv` opens in a spreadsheet.
  var format: Format {
    if let givenFormat { return givenFormat }
    let name = output.map { $0.split(separator: "/").last?.lowercased() ?? "" } ?? ""
    if name.hasSuffix(".md") { return .markdown }
    return Format.allCases.first { $0 != .table && name.hasSuffix("." + $0.rawValue) } ?? .table
  }

  /// Writes a result where it was asked for.
  func write(_ text: String) throws {
    if let output {
      try writeFile(Array(text.utf8), to: output)
    } else {
      try Console.printToStandardOutput(text)
    }
  }

  func validate() throws {
    if format == .xlsx && output == nil {
      throw ValidationError("A workbook is no text for the terminal: name its file with --output.")
    }
  }

  /// Writes a table as CSV, part by part, since a row for each of millions of organisations would take memory for all.
  func write(csvOf table: ResultTable) throws {
    guard let output else {
      try table.putCSV { try Console.printToStandardOutput($0) }
      return
    }
    try writeFile(to: output) { put throws(FileError) in try table.putCSV(put) }
  }

  /// Writes a table as a workbook.
  func write(workbookOf table: ResultTable) throws { try writeFile(try table.workbook(), to: output ?? "") }

  /// Writes a table in the form asked for; `json` is the whole value that stands for it there.
  func write(_ table: ResultTable, json: @autoclosure () -> JSONValue) throws {
    switch format {
    case .table: try write(table.aligned)
    case .csv: try write(csvOf: table)
    case .json: try write(json().text)
    case .markdown: try write(table.markdown)
    case .xlsx: try write(workbookOf: table)
    }
  }

  /// Writes a result of several parts in the form asked for; csv, markdown and xlsx hold one of them.
  func write<Parts: ResultParts>(_ parts: Parts, _ part: Parts.Part) throws {
    switch format {
    case .table: try write(parts.text)
    case .json: try write(parts.json.text)
    case .csv: try write(csvOf: parts.table(of: part))
    case .markdown: try write(parts.table(of: part).markdown)
    case .xlsx: try write(workbookOf: parts.table(of: part))
    }
  }
}

/// A result of several parts, in every form.
protocol ResultParts {
  /// The parts that csv, markdown and xlsx hold one of.
  associatedtype Part
  /// All parts for people.
  var text: String { get }
  /// All parts for scripts.
  var json: JSONValue { get }
  /// One part as a table.
  func table(of part: Part) -> ResultTable
}

/// Writes a file beside its place and moves it there, so that no reader sees half of it.
func writeFile(_ bytes: [UInt8], to path: String) throws {
  try writeFile(to: path) { put throws(FileError) in try put(bytes) }
}

/// The same for a file that is never held whole.
func writeFile(to path: String, _ body: AtomicFile.Writing) throws {
  do {
    try AtomicFile.write(to: path, body)
  } catch {
    throw CommandFailure(.cannotCreate, "\(error)")
  }
}
