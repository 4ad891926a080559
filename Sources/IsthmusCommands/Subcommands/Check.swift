import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import Foundation
import GraphFormats

/// `isthmus check`: every problem of the data at once.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every problem of the data at once, each with its place; exit with 1 if there is one.",
    discussion: """
      Organisations whose names differ in case, accents, legal form, abbreviations or a few letters only, or whose ids \
      differ in case only, may be one: how many pairs there are is said, and --duplicates writes them as a table. Take out \
      the rows that are wrong and give the rest to --merge of any command. Nothing is merged unasked.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Write pairs of organisations that may be one, with a score.", valueName: "file"))
  var duplicates: String?

  @Option(help: ArgumentHelp("Write the rows that cannot be used, each with what is wrong.", valueName: "file"))
  var quarantine: String?

  func run() throws {
    let loader = input.loader
    let report: CheckReport
    do {
      report =
        input.path == "-"
        ? try loader.check(
          bytes: try input.standardInput(), named: "standard input",
          keepsRows: quarantine != nil)
        : try loader.check(path: input.path, keepsRows: quarantine != nil)
    } catch {
      throw CommandFailure(error, lenientHint: false)
    }
    input.console.say(report.notices)
    if let quarantine {
      // Without any such row the table is empty, and does not keep that of an earlier run.
      try writeFile(Array((report.leftOut ?? "file,row,problems,record\n").utf8), to: quarantine)
    }
    let organisations = report.records?.organisations ?? []
    let candidates = NearDuplicates.pairs(among: organisations)
    if !candidates.isEmpty {
      input.console.say([
        "\(counted(candidates.count, "pair")) of organisations may be one; "
          + (duplicates.map { "see \($0)" } ?? "--duplicates FILE lists them")
      ])
    }
    if let duplicates {
      try writeFile(Array(MergeFile.text(of: candidates, among: organisations).utf8), to: duplicates)
    }
    switch output.format {
    case .table: try output.write(text(of: report))
    case .csv: try output.write(csvOf: table(of: report))
    case .json: try output.write(json(of: report, candidates).text)
    case .markdown: try output.write(table(of: report).markdown)
    case .xlsx: try output.write(workbookOf: table(of: report))
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

  private func json(of report: CheckReport, _ candidates: [NearDuplicate]) -> JSONValue {
    let organisations = report.records?.organisations ?? []
    return .object([
      .init("schema", .string("isthmus.check/1")),
      .init("loadable", .bool(report.isLoadable)),
      .init(
        "tables",
        .array(
          report.tables.map { table in
            .object([.init("file", .string(table.file)), .init("rows", .int(table.rows))])
          })),
      .init("problems", table(of: report).json),
      .init(
        "duplicates",
        .array(
          candidates.map { pair in
            .object([
              .init("id", .string(organisations[pair.second].id)), .init("into", .string(organisations[pair.first].id)),
              .init("score", .number(pair.score)), .init("why", .string(pair.reason)),
            ])
          })),
      .init("notices", .array(report.notices.map(JSONValue.string))),
    ])
  }
}
