import ClusterModel
import GraphFormats

/// Reads a table with a header row by row, and logs what is wrong with its rows.
///
/// Whoever reads it asks for the values of a row, then either keeps the row or, if it is no longer sound, omits it.
struct TableReader {
  let file: String
  /// The names of the columns, without blanks around them.
  let headers: [String]
  let log: ImportLog
  private(set) var csv: CSVReader
  /// Whether nothing is wrong with the current row so far.
  var isSound = true
  /// The columns of the current row in which something was reported.
  private(set) var reportedColumns: Set<Int> = []
  /// Whether apostrophes before what a spreadsheet would run as a formula are taken away, as `export` and `metrics` put them.
  let unguards: Bool
  /// Texts that stand for "no value", besides the empty one.
  var missingValues: Set<String> = []
  /// How many ids had blanks around them.
  var trimmedIDs = 0
  /// How many numbers were written with a decimal comma.
  var decimalCommas = 0
  /// How many fields for a number, a date, or yes or no hold a word for nothing, by column.
  var unstated: [Int: Int] = [:]
  /// How often a code of the European institutions was made one of ISO 3166-1, by code.
  var europeanCodes: [String: Int] = [:]

  private var rows = 0
  private var omittedRows = 0
  private var emptyRows = 0
  private var headerRow = 1
  private var unnamedColumns: [Int: Bool] = [:]
  /// The number in the first column of the last row, where that column has no name and counts the rows; nil where it does
  /// not.
  private var lastRowNumber: Int? = -1
  private var isBeforeFirst: Bool

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - csv: A reader before its first record.
  ///   - log: Where problems go.
  ///   - names: The names of the columns of a table without a header; nil reads them from the first record.
  ///   - unguards: Whether apostrophes before what a spreadsheet would run as a formula are taken away.
  init(_ csv: CSVReader, log: ImportLog, names: [String]? = nil, unguards: Bool = false) {
    (self.csv, self.unguards) = (csv, unguards)
    (file, self.log) = (csv.file, log)
    log.register(file)
    csv.notices.forEach(log.note)
    guard self.csv.nextRecord() else {
      (headers, isBeforeFirst) = ([], false)
      log.add(ImportProblem(.emptyFile, file: file, message: "the file has no rows; it needs a header at least"))
      return
    }
    if csv.separator != .comma && !file.hasSuffix(".tsv") {
      log.note("\(file): fields are separated by \(csv.separator.rawValue)s")
    }
    isBeforeFirst = names != nil
    let texts = names ?? self.csv.texts.map { $0.trimmed }
    headers = unguards ? texts.map(FormulaGuard.unguarded) : texts
    headerRow = self.csv.row
    if names == nil {
      self.csv.takeProblems().forEach(log.add)
      checkHeaders()
    }
  }

  private mutating func checkHeaders() {
    var first: [String: Int] = [:]
    for (index, header) in headers.enumerated() {
      if header.isEmpty {
        unnamedColumns[index] = false
      } else if let earlier = first[header] {
        log.add(
          ImportProblem(
            .duplicateColumn, file: file, row: headerRow, column: index + 1, columnName: header, value: header,
            message: "column \"\(header)\" is there twice, first as column \(earlier + 1); rename one of them"))
      } else {
        first[header] = index
      }
    }
  }

  /// The row of the current record.
  var row: Int { csv.row }

  /// The column with a name, without regard to case.
  func column(_ name: String) -> Int? { headers.firstIndex { $0.lowercased() == name } }

  /// Goes to the next row that has data and as many fields as the header.
  mutating func nextRow() -> Bool {
    while isBeforeFirst || csv.nextRecord() {
      isBeforeFirst = false
      isSound = csv.isSound
      if !reportedColumns.isEmpty { reportedColumns = [] }
      if !isSound {
        csv.takeProblems().forEach(log.add)
        rows += 1
        omitRow()
        continue
      }
      if (0..<csv.fieldCount).allSatisfy({ csv.isEmpty($0) }) {
        emptyRows += 1
        continue
      }
      rows += 1
      guard csv.fieldCount == headers.count else {
        reportRagged()
        omitRow()
        continue
      }
      for index in unnamedColumns.keys where !csv.isEmpty(index) {
        unnamedColumns[index] = true
        guard index == 0, let last = lastRowNumber else { continue }
        lastRowNumber = Int(csv.text(0)).flatMap { $0 > last ? $0 : nil }
      }
      return true
    }
    return false
  }

  /// Reads rows about which there is nothing to say in bulk, up to the first other one.
  mutating func readInBulk(_ bulk: inout BulkRows) {
    guard !isBeforeFirst else { return }
    let before = bulk.count
    csv.skip { bytes, start, row in bulk.read(bytes, from: start, row: row) }
    rows += bulk.count - before
  }

  private func reportRagged() {
    let hasMore = csv.fieldCount > headers.count
    let others = CSVSeparator.allCases.filter { $0 != csv.separator }
    let other = others.first { other in csv.texts.contains { $0.utf8.contains(other.byte) } }
    var advice = hasMore ? "put a field that holds a separator in quotes" : "add what is missing"
    if let other, !hasMore {
      advice = "it holds a \(other.rawValue) where the table has \(csv.separator.rawValue)s between fields"
    }
    log.add(
      ImportProblem(
        .raggedRow, file: file, row: row, column: hasMore ? headers.count + 1 : csv.fieldCount, line: csv.line,
        message: "the row has \(counted(csv.fieldCount, "field")), the header has \(headers.count); \(advice)"))
  }

  /// Counts the current row as left out, and keeps it if the log does.
  mutating func omitRow() {
    omittedRows += 1
    log.leaveOut(csv.texts, file: file, row: row)
  }

  /// Logs something wrong with a field of the current row, which makes the row unsound unless it is a warning.
  mutating func report(
    _ code: ImportProblem.Code, severity: ImportProblem.Severity = .error, column: Int?, value: String? = nil,
    _ message: String, suggestions: [String] = []
  ) {
    if severity == .error { isSound = false }
    if let column { reportedColumns.insert(column) }
    log.add(
      ImportProblem(
        code, severity: severity, file: file, row: row, column: column.map { $0 + 1 }, line: csv.line,
        columnName: column.map { headers[$0] }, value: value, message: message, suggestions: suggestions))
  }

  /// Logs what is wrong with the table, not with one row.
  func reportTable(_ code: ImportProblem.Code, _ message: String, column: String? = nil, suggestions: [String] = []) {
    let hasHeader = code == .missingColumn
    log.add(
      ImportProblem(
        code, file: file, row: hasHeader ? headerRow : nil, columnName: column, message: message,
        suggestions: suggestions))
  }

  /// Logs what can only be said of the whole table.
  func finish() {
    for (index, hasValues) in unnamedColumns {
      // R and pandas write the numbers of rows so.
      if index == 0, hasValues, lastRowNumber != nil {
        log.note("\(file): the first column, which has no name and counts the rows, is left out")
        continue
      }
      log.add(
        ImportProblem(
          .unnamedColumn, severity: hasValues ? .error : .warning, file: file, row: headerRow, column: index + 1,
          message: hasValues ? "the column has no name; name it or delete it" : "an empty column without a name"))
    }
    if emptyRows > 0 { log.note("\(file): \(counted(emptyRows, "row")) without any value skipped") }
    if trimmedIDs > 0 { log.note("\(file): blanks around \(counted(trimmedIDs, "id")) removed") }
    if decimalCommas > 0 { log.note("\(file): \(counted(decimalCommas, "number")) read with a decimal comma") }
    for (column, count) in unstated.sorted(by: { $0.key < $1.key }) {
      log.note(
        "\(file): \(counted(count, "row")) with NA, a dash or the like as \(headers[column]), "
          + "which is read as an empty field")
    }
    for (code, count) in europeanCodes.sorted(by: { $0.key < $1.key }) {
      log.note("\(file): country \(code) read as the ISO code \(isoCode(code)) (\(count) times)")
    }
    log.count(TableCount(file: file, rows: rows, omittedRows: omittedRows))
  }
}

/// A number with its noun: `1 row`, `2 rows`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

extension String {
  /// The text without white space around it.
  var trimmed: String {
    // Most fields have none, and then nothing is copied.
    if let first = utf8.first, let last = utf8.last, 0x21...0x7E ~= first, 0x21...0x7E ~= last { return self }
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return self }
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }
}
