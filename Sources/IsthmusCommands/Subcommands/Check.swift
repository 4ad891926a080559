import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import Foundation
import GraphFormats

/// `isthmus check`: every problem of the data at once.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every problem of the data at once, each with its place; exit with 1 if there is one.")

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let loader = input.loader
    let report: CheckReport
    do {
      report =
        input.path == "-"
        ? try loader.check(bytes: Array(FileHandle.standardInput.readDataToEndOfFile()), named: "standard input")
        : try loader.check(path: input.path)
    } catch {
      throw CommandFailure(error, lenientHint: false)
    }
    input.console.say(report.notices)
    switch output.format {
    case .table: try output.write(text(of: report))
    case .csv: try output.write(table(of: report).csv)
    case .json: try output.write(json(of: report).text)
    case .markdown: try output.write(table(of: report).markdown)
    }
    if !report.problems.isEmpty { throw ExitCode(CommandFailure.Status.problemsFound.rawValue) }
  }

  private func text(of report: CheckReport) -> String {
    var lines = report.problems.map { "\($0.severity.rawValue): \($0)" }
    let rows = report.tables.map(\.rows).reduce(0, +)
    let read = "\(counted(rows, "row")) in \(counted(report.tables.count, "file")) read"
    if report.problems.isEmpty {
      lines.append("\(read); no problems")
    } else {
      let errors = report.problems.count { $0.severity == .error }
      let warnings = report.problems.count - errors
      let found = [errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil]
      lines.append("\(read); \(listed(found.compactMap(\.self)))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(of report: CheckReport) -> ResultTable {
    ResultTable(
      columns: ["file", "row", "column", "column_name", "severity", "code", "value", "message", "suggestions"],
      rows: report.problems.map { problem in
        [
          .text(problem.file), problem.row.map(Cell.integer) ?? .missing, problem.column.map(Cell.integer) ?? .missing,
          Cell(problem.columnName), .text(problem.severity.rawValue), .text(problem.code.rawValue), Cell(problem.value),
          .text(problem.message),
          problem.suggestions.isEmpty ? .missing : .text(problem.suggestions.joined(separator: ";")),
        ]
      })
  }

  private func json(of report: CheckReport) -> JSONValue {
    .object([
      .init("schema", .string("isthmus.check/1")),
      .init("loadable", .bool(report.isLoadable)),
      .init(
        "tables",
        .array(
          report.tables.map { table in
            .object([.init("file", .string(table.file)), .init("rows", .int(table.rows))])
          })),
      .init("problems", table(of: report).json),
      .init("notices", .array(report.notices.map(JSONValue.string))),
    ])
  }
}
