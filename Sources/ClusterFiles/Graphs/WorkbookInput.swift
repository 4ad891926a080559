import ClusterModel
import Workbooks

/// Reads a network from a workbook: the sheets are told by their names, else by their headers.
struct WorkbookInput {
  var options: LoadOptions
  var log: ImportLog

  private enum Role { case ties, organisations }

  /// The records; nil if there is nothing to make a network of, which is logged.
  func records(_ bytes: [UInt8], name: String, title: String) -> ClusterRecords? {
    log.register(name)
    let sheets: [Worksheet]
    do throws(WorkbookError) {
      sheets = try WorkbookReader.sheets(of: bytes)
    } catch {
      log.add(ImportProblem(.badFormat, file: name, message: error.description))
      return nil
    }
    let tables = sheets.compactMap { sheet in sheet.table.map { (sheet: sheet, table: $0) } }
    guard !tables.isEmpty else {
      log.add(
        ImportProblem(
          .missingTable, file: name, message: "the workbook holds no table: no sheet has cells beside each other"))
      return nil
    }
    if let matrices = matrices(tables, name) { return matrices.isEmpty ? nil : records(matrices, title: title) }
    guard let ties = choose(.ties, tables, name) else { return nil }
    let others = tables.indices.filter { $0 != ties }
    let organisations = choose(.organisations, others.map { tables[$0] }, name).map { others[$0] }
    for place in tables.indices where place != ties && place != organisations {
      log.note("\(name): the sheet “\(tables[place].sheet.name)” is not read")
    }
    // The table that organisations come from is read first, as it is from files.
    let nodes = organisations.map { place -> PlainNetwork.NodeInput<Never> in
      (file: file(tables[place].sheet, name), bytes: { tables[place].table.csv })
    }
    for place in [organisations, ties].compactMap(\.self) { say(tables[place].sheet, tables[place].table, name) }
    var options = options
    options.separator = .comma
    return PlainNetwork(options: options, log: log).records(
      file: file(tables[ties].sheet, name), title: title, nodes: nodes
    ) { tables[ties].table.csv }
  }

  /// The sheets that are matrices of who is tied to whom, if no sheet lists ties: one, or several of the same organisations;
  /// none if they do not go together, which is logged.
  private func matrices(
    _ tables: [(sheet: Worksheet, table: WorksheetTable)], _ name: String
  ) -> [(sheet: String, matrix: AdjacencyMatrix)]? {
    guard !tables.contains(where: { fits($0.table, .ties) }) else { return nil }
    var found: [(sheet: String, matrix: AdjacencyMatrix)] = []
    for (sheet, table) in tables {
      let csv = CSVReader(bytes: table.csv, file: file(sheet, name), separator: .comma)
      guard let matrix = AdjacencyMatrix(csv), matrix.isSquare || matrix.isIncidence else { continue }
      found.append((sheet.name, matrix))
    }
    guard let first = found.first else { return nil }
    let areOfOne =
      found.count == 1 || found.allSatisfy { $0.matrix.isSquare && $0.matrix.hasSameNames(as: first.matrix) }
    guard areOfOne else {
      log.add(
        ImportProblem(
          .missingTable, file: name,
          message:
            "more than one sheet is a matrix of ties, and their names differ: \(quoted(found.map(\.sheet))); keep one"))
      return []
    }
    for (sheet, table) in tables {
      if found.contains(where: { $0.sheet == sheet.name }) {
        say(sheet, table, name)
      } else {
        log.note("\(name): the sheet “\(sheet.name)” is not read")
      }
    }
    return found
  }

  /// The records of matrices; with several, the name of the sheet is the kind of tie.
  private func records(_ matrices: [(sheet: String, matrix: AdjacencyMatrix)], title: String) -> ClusterRecords? {
    var all: ClusterRecords?
    for (sheet, matrix) in matrices {
      guard var records = matrix.records(title: title, nodes: nil, log: log) else { return nil }
      if matrices.count > 1 {
        records.ties = Ties(
          records.ties.map { tie in
            var tie = tie
            tie.kind = TieKind(rawValue: sheet)
            return tie
          })
      }
      if let earlier = all { records.ties = Ties(Array(earlier.ties) + Array(records.ties)) }
      if let organisations = all?.organisations { records.organisations = organisations }
      all = records
    }
    return all
  }

  /// A sheet as problems name it.
  private func file(_ sheet: Worksheet, _ book: String) -> String { "\(book)[\(sheet.name)]" }

  private func say(_ sheet: Worksheet, _ table: WorksheetTable, _ book: String) {
    let file = file(sheet, book)
    log.register(file)
    if sheet.isHidden { log.note("\(file): the sheet is hidden in the workbook") }
    for notice in table.notices { log.note("\(file): \(notice)") }
    for damage in table.damage {
      log.add(ImportProblem(.damagedID, severity: .warning, file: file, message: damage))
    }
  }

  /// The sheet with a role: the only one whose name says so, else the only one whose header does.
  private func choose(_ role: Role, _ tables: [(sheet: Worksheet, table: WorksheetTable)], _ name: String) -> Int? {
    let words = role == .ties ? TableSearch.edgeWords : TableSearch.nodeWords
    let fitting = tables.indices.filter { fits(tables[$0].table, role) }
    let named = fitting.filter { place in
      tables[place].sheet.name.lowercased().split { " _-.".contains($0) }.contains { words.contains(String($0)) }
    }
    let shown = fitting.filter { !tables[$0].sheet.isHidden }
    for candidates in [named, shown, fitting] where candidates.count == 1 { return candidates[0] }
    guard role == .ties || fitting.count > 1 else { return nil }
    let sheets = quoted((fitting.isEmpty ? tables.indices.map { $0 } : fitting).map { tables[$0].sheet.name })
    let message =
      fitting.isEmpty
      ? "no sheet has columns for both ends of a tie; call them \"Source\" and \"Target\"; the sheets are \(sheets)"
      : "more than one sheet could hold the \(role == .ties ? "ties" : "organisations"): \(sheets); call it "
        + "\"\(role == .ties ? "ties" : "organisations")\""
    log.add(ImportProblem(.missingTable, file: name, message: message))
    return nil
  }

  private func fits(_ table: WorksheetTable, _ role: Role) -> Bool {
    let folded = table.headers.map { ColumnNames.folded($0.trimmed) }
    let hasEnds = ColumnNames.findEnds(in: folded) != nil
    return role == .ties ? hasEnds : !hasEnds && ColumnNames.find(ColumnNames.identifiers, in: folded) != nil
  }
}
