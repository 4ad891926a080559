/// Collects what the readers of one input notice, so that one pass finds every problem.
final class ImportLog {
  private(set) var problems: [ImportProblem] = []
  private(set) var notices: [String] = []
  /// What only somebody who checks the data wants to know, such as tables that have no part in the network.
  private(set) var remarks: [String] = []
  private(set) var tables: [TableCount] = []
  private var order: [String: Int] = [:]
  /// The rows that were left out, if anybody asked to keep them.
  private var leftOut: [(file: String, row: Int, record: String)] = []
  let keepsOmittedRows: Bool

  init(keepsOmittedRows: Bool = false) { self.keepsOmittedRows = keepsOmittedRows }

  var omittedRows: Int { tables.reduce(0) { $0 + $1.omittedRows } }

  func add(_ problem: ImportProblem) {
    register(problem.file)
    problems.append(problem)
  }

  func note(_ notice: String) { notices.append(notice) }

  func remark(_ remark: String) { remarks.append(remark) }

  func count(_ table: TableCount) {
    register(table.file)
    tables.append(table)
  }

  /// Keeps a row that is in no result.
  func leaveOut(_ fields: @autoclosure () -> [String], file: String, row: Int) {
    guard keepsOmittedRows else { return }
    leftOut.append((file, row, csvRecord(fields())))
  }

  /// The rows that were left out, each with what is wrong with it, as CSV; nil if there are none.
  var leftOutText: String? {
    guard !leftOut.isEmpty else { return nil }
    var reasons: [String: [String]] = [:]
    for problem in problems {
      if let row = problem.row { reasons["\(problem.file):\(row)", default: []].append(problem.message) }
    }
    var writer = TableWriter(header: ["file", "row", "problems", "record"])
    for entry in leftOut {
      let why = reasons["\(entry.file):\(entry.row)"] ?? ["it needs a row that is left out"]
      writer.append([entry.file, String(entry.row), why.joined(separator: "; "), entry.record])
    }
    return writer.text
  }

  /// Gives a file its place in reports: files come in the order in which they were begun.
  func register(_ file: String) {
    if order[file] == nil { order[file] = order.count }
  }

  /// The problems in the order of files, rows and columns; those without a row come first.
  var sortedProblems: [ImportProblem] {
    problems.enumerated().sorted { place($0.element, $0.offset) < place($1.element, $1.offset) }.map(\.element)
  }

  private func place(_ problem: ImportProblem, _ offset: Int) -> (Int, Int, Int, Int) {
    (order[problem.file] ?? 0, problem.row ?? 0, problem.column ?? 0, offset)
  }
}

/// Fields as one record of CSV, without its line end.
private func csvRecord(_ fields: [String]) -> String {
  fields.map { field in
    let needsQuotes = field.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }
    return needsQuotes
      ? "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : field
  }.joined(separator: ",")
}
