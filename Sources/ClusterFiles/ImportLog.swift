/// Collects what the readers of one input notice, so that one pass finds every problem.
final class ImportLog {
  private(set) var problems: [ImportProblem] = []
  private(set) var notices: [String] = []
  /// What only somebody who checks the data wants to know, such as tables that have no part in the network.
  private(set) var remarks: [String] = []
  private(set) var tables: [TableCount] = []
  private var order: [String: Int] = [:]

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
