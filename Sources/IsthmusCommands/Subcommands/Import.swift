import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import Foundation
import GraphFormats

/// `isthmus import`: the tables of others as a data package.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a data package of CORDIS tables, a workbook, or tables of any form.",
    discussion: """
      --from cordis takes organization.csv, with project.csv for titles and dates, of any edition. --from tables takes a \
      YAML file with --mapping that says which column is what; see docs/import.md. --from xlsx takes a workbook with a \
      sheet of ties and one of organisations.

      The package is a new folder with datapackage.json; problems.csv lists what is wrong in the input, left-out.csv holds \
      the rows that could not be used. Nothing is written if there is nothing to make a network of.
      """)

  enum Source: String, CaseIterable, ExpressibleByArgument {
    case cordis, xlsx, tables
  }

  @Argument(help: ArgumentHelp("The tables, each also with .gz.", valueName: "file"), completion: .file())
  var files: [String] = []

  @Option(help: "What the files are.") var from: Source

  @Option(help: ArgumentHelp("Which column of which table is what, as YAML.", valueName: "file"))
  var mapping: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to make.", valueName: "folder")) var output: String

  @Flag(name: .shortAndLong, help: "Print errors only.") var quiet = false

  @Flag(help: "Print the seconds of each stage as a line of JSON on standard error.") var timings = false

  func validate() throws {
    switch from {
    case .cordis where files.isEmpty: throw ValidationError("Name organization.csv, and project.csv if you have it.")
    case .cordis where mapping != nil: throw ValidationError("--mapping is for --from tables.")
    case .xlsx where files.count != 1: throw ValidationError("Name one workbook.")
    case .xlsx where mapping != nil: throw ValidationError("--mapping is for --from tables.")
    case .tables where mapping == nil: throw ValidationError("--from tables needs --mapping FILE.")
    case .tables where !files.isEmpty: throw ValidationError("With --from tables the mapping names the files.")
    default: break
    }
  }

  func run() throws {
    var stopwatch = Stopwatch()
    let package: ImportedPackage
    do {
      package = try stopwatch.time("load") {
        switch from {
        case .cordis: try CordisImport.package(paths: files)
        case .xlsx: try WorkbookImport.package(path: files[0])
        case .tables: try TableImport.package(mapping: mapping ?? "")
        }
      }
    } catch let error as LoadError {
      throw CommandFailure(error, lenientHint: false)
    }
    let console = Console(isQuiet: quiet)
    console.say(package.notices)
    do {
      try stopwatch.time("write") { try package.write(to: output) }
    } catch {
      throw CommandFailure(.cannotCreate, "\(error)")
    }
    if !quiet { try Console.printToStandardOutput(summary(of: package)) }
    if timings { Console.printToStandardError(stopwatch.line) }
  }

  /// What was read, what was written, and what is wrong, in a few lines.
  private func summary(of package: ImportedPackage) -> String {
    let read = package.inputs.map { "\($0.file) \(counted($0.rows, "row"))" }.joined(separator: ", ")
    var lines = ["read: \(read)"]
    let tables = package.rowCounts.filter { $0.rows > 0 }.map { "\($0.rows) \($0.table)" }
    lines.append("made: \(output) with \(listed(tables))")
    if !package.problems.isEmpty {
      var counts: [(code: ImportProblem.Code, count: Int, first: ImportProblem)] = []
      for problem in package.problems {
        if let place = counts.firstIndex(where: { $0.code == problem.code }) {
          counts[place].count += 1
        } else {
          counts.append((problem.code, 1, problem))
        }
      }
      lines.append("\(counted(package.problems.count, "problem")), all in \(output)/problems.csv:")
      lines += counts.map { "  \($0.count) × \($0.code.rawValue), such as \($0.first)" }
    }
    let omitted = package.inputs.map(\.omittedRows).reduce(0, +)
    if omitted > 0 { lines.append("\(counted(omitted, "row")) left out, kept in \(output)/left-out.csv") }
    return lines.joined(separator: "\n") + "\n"
  }
}
