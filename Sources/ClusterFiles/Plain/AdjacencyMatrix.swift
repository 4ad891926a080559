import ClusterModel
import GraphFormats

/// A table of who is tied to whom: names in the first row and in the first column, numbers in between, as UCINET, R and
/// spreadsheets have it.
///
/// Equal names in rows and columns, in any order, make a network of one mode, undirected if both halves say the same. Other
/// names make organisations of the rows and activities of the columns.
struct AdjacencyMatrix {
  private let file: String
  private var columnNames: [String]
  private var rowNames: [String] = []
  /// The row and column of each cell above zero in the file, counted from 1, with its number.
  private var cells: [(row: Int, column: Int, value: Double)] = []
  /// The row of the file for each row of the matrix.
  private var fileRows: [Int] = []
  private var problems: [ImportProblem] = []
  private var holdsOnlyZerosAndOnes = true
  /// Whether nothing stands above the names of the rows.
  private var isCornerEmpty = false
  /// What the last row and column are called, if they are sums and left out.
  private var omittedTotals: String?
  /// The names of the rows and of the columns, each once.
  private var rowSet: Set<String> = [], columnSet: Set<String> = []

  /// Reads a table to its end; nil if it is none of this form.
  ///
  /// - Parameter csv: A reader before its first record.
  init?(_ csv: consuming CSVReader) {
    var csv = csv
    file = csv.file
    guard csv.nextRecord(), csv.fieldCount >= 2 else { return nil }
    let header = csv.texts.map { FormulaGuard.unguarded($0.trimmed) }
    guard csv.nextRecord() else { return nil }
    // R leaves out the corner.
    let hasCorner = csv.fieldCount == header.count
    guard hasCorner || csv.fieldCount == header.count + 1 else { return nil }
    var names = hasCorner ? Array(header.dropFirst()) : header
    while names.last == "" { names.removeLast() }
    columnNames = names
    guard names.count >= 2, !names.contains(""), Double(names[0]) == nil || header[0].isEmpty || !hasCorner else {
      return nil
    }
    repeat {
      guard readRow(csv) else { return nil }
    } while csv.nextRecord()
    guard rowNames.count >= 2 else { return nil }
    isCornerEmpty = !hasCorner || header[0].isEmpty
    leaveOutTotals()
    (rowSet, columnSet) = (Set(rowNames), Set(columnNames))
  }

  private static let totals: Set<String> = [
    "total", "totals", "grandtotal", "sum", "summe", "gesamt", "gesamtergebnis", "somme", "totalgénéral", "totale",
    "suma",
    "skupaj", "vsota",
  ]

  /// Takes away the last row and column where they are called a total and are one, as pivot tables have them.
  private mutating func leaveOutTotals() {
    let last = (row: rowNames.count - 1, column: columnNames.count - 1)
    guard last.row >= 2, last.column >= 2, Self.totals.contains(ColumnNames.folded(rowNames[last.row])),
      Self.totals.contains(ColumnNames.folded(columnNames[last.column]))
    else { return }
    var sums = [Double](repeating: 0, count: rowNames.count)
    for cell in cells { sums[cell.row] += cell.column == last.column ? -cell.value : cell.value }
    let isTotal = cells.allSatisfy { abs(sums[$0.row]) <= 1e-9 * max(1, $0.value) }
    guard isTotal else { return }
    omittedTotals = rowNames[last.row]
    cells.removeAll { $0.row == last.row || $0.column == last.column }
    rowNames.removeLast()
    fileRows.removeLast()
    columnNames.removeLast()
  }

  private mutating func readRow(_ csv: borrowing CSVReader) -> Bool {
    let texts = csv.texts
    if texts.allSatisfy({ $0.trimmed.isEmpty }) { return true }
    guard let name = texts.first?.trimmed, !name.isEmpty, csv.isSound,
      texts.dropFirst(columnNames.count + 1).allSatisfy({ $0.trimmed.isEmpty })
    else { return false }
    rowNames.append(FormulaGuard.unguarded(name))
    fileRows.append(csv.row)
    for (place, text) in texts.dropFirst().prefix(columnNames.count).enumerated() {
      let trimmed = text.trimmed
      if trimmed.isEmpty || ["0", ".", "NA", "-"].contains(trimmed) { continue }
      let number = Double(csv.separator == .comma ? trimmed : trimmed.replacing(",", with: "."))
      guard let number, number.isFinite else { return false }
      if number != 0, number != 1 { holdsOnlyZerosAndOnes = false }
      guard number >= 0 else {
        problems.append(
          ImportProblem(
            .badStrength, file: file, row: csv.row, column: place + 2, columnName: columnNames[place], value: trimmed,
            message:
              "\"\(trimmed)\" between \"\(name)\" and \"\(columnNames[place])\" is below zero, which no tie can be; "
              + "leave the cell empty, or write positive and negative ties as two matrices"))
        continue
      }
      if number > 0 { cells.append((rowNames.count - 1, place, number)) }
    }
    return true
  }

  /// Whether rows and columns have the same names.
  var isSquare: Bool { rowNames.count == columnNames.count && rowSet == columnSet }

  /// What keeps it from being a matrix of one mode, though most names stand on both sides; nil where they do not.
  var mismatch: String? {
    let common = rowSet.intersection(columnSet).count
    guard rowSet != columnSet, common * 2 >= max(rowSet.count, columnSet.count) else { return nil }
    let lackingRow = columnNames.filter { !rowSet.contains($0) }
    let lackingColumn = rowNames.filter { !columnSet.contains($0) }
    let parts = [("no row for", lackingRow), ("no column for", lackingColumn)].filter { !$0.1.isEmpty }.map {
      what, names in
      "\(what) \(quoted(names.prefix(3)))" + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }
    return "this looks like a matrix of ties, but there is \(parts.joined(separator: ", and ")); add what is missing"
  }

  /// Whether another matrix is about the same organisations.
  func hasSameNames(as other: AdjacencyMatrix) -> Bool { rowSet == other.rowSet }

  /// Whether it is a table of who takes part in what, by its form: an empty corner and nothing but zeros and ones.
  var isIncidence: Bool {
    isCornerEmpty && holdsOnlyZerosAndOnes && !cells.isEmpty && rowSet.isDisjoint(with: columnSet)
  }

  /// The records; nil if names occur twice, which is logged.
  ///
  /// - Parameters:
  ///   - title: The title of the network.
  ///   - nodes: The organisations, if a node table describes them.
  ///   - log: Where problems and notices go.
  /// - Returns: The records.
  func records(title: String, nodes: NodeTable?, log: ImportLog) -> ClusterRecords? {
    problems.forEach(log.add)
    if let omittedTotals { log.note("\(file): the row and the column \"\(omittedTotals)\" are sums and left out") }
    guard namesAreUnique(log) else { return nil }
    var records = ClusterRecords(title: title, organisations: organisations(nodes, log), ties: [])
    records.attributeNames = nodes?.attributeNames ?? []
    if isSquare {
      records.ties = Ties(ties(log))
    } else {
      records.activities = columnNames.map { Activity(id: $0, name: $0, provenance: Provenance(file: file, row: 1)) }
      records.participations = cells.map { cell in
        Participation(of: rowNames[cell.row], in: columnNames[cell.column], provenance: provenance(cell.row))
      }
      log.note(
        "\(file): read as a matrix of who takes part in what: \(counted(rowNames.count, "organisation")), "
          + "\(counted(columnNames.count, "column")) as activities")
    }
    log.count(TableCount(file: file, rows: rowNames.count, omittedRows: 0))
    return records
  }

  private func provenance(_ row: Int) -> Provenance { Provenance(file: file, row: fileRows[row]) }

  private func namesAreUnique(_ log: ImportLog) -> Bool {
    var seen: Set<String> = []
    var areUnique = true
    for (place, name) in rowNames.enumerated() where !seen.insert(name).inserted {
      areUnique = false
      log.add(
        ImportProblem(
          .duplicateID, file: file, row: fileRows[place], column: 1, value: name,
          message: "the name \"\(name)\" is already that of another row; give each its own"))
    }
    return areUnique
  }

  private func organisations(_ nodes: NodeTable?, _ log: ImportLog) -> Organisations {
    guard let nodes else {
      return Organisations(
        rowNames.indices.map { Organisation(id: rowNames[$0], name: rowNames[$0], provenance: provenance($0)) })
    }
    for (place, name) in rowNames.enumerated() where nodes.index.place(of: name) == nil {
      log.add(
        ImportProblem(
          .unknownOrganisation, file: file, row: fileRows[place], column: 1, value: name,
          message: "\"\(name)\" is no organisation of \(nodes.file); add it there or correct it"))
    }
    return Organisations(nodes.organisations)
  }

  /// Whether all ties stand above the diagonal, or all below, as in half a matrix.
  private func isHalf(_ columns: [Int]) -> Bool {
    cells.count > 1
      && (cells.allSatisfy { columns[$0.column] > $0.row } || cells.allSatisfy { columns[$0.column] < $0.row })
  }

  private func ties(_ log: ImportLog) -> [Tie] {
    let places = Dictionary(uniqueKeysWithValues: rowNames.enumerated().map { ($1, $0) })
    let columns = columnNames.map { places[$0] ?? 0 }
    var values: [Int: Double] = [:]
    for cell in cells { values[cell.row * rowNames.count + columns[cell.column]] = cell.value }
    let isSymmetric = values.allSatisfy { key, value in
      values[key % rowNames.count * rowNames.count + key / rowNames.count] == value
    }
    log.note(
      isSymmetric
        ? "\(file): read as an adjacency matrix; both halves say the same, so ties run both ways"
        : "\(file): read as an adjacency matrix; ties run from the row to the column"
          + (isHalf(columns) ? "; only one half is filled: if it stands for both, say --undirected" : ""))
    let onDiagonal = cells.count { $0.row == columns[$0.column] }
    if onDiagonal > 0 { log.note("\(file): \(counted(onDiagonal, "tie")) from an organisation to itself") }
    return cells.compactMap { cell in
      let column = columns[cell.column]
      if isSymmetric, column < cell.row { return nil }
      var tie = Tie(
        from: rowNames[cell.row], to: rowNames[column], kind: .unspecified, strength: cell.value,
        provenance: provenance(cell.row))
      tie.isDirected = !isSymmetric
      return tie
    }
  }
}
