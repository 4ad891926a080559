/// Reads Matrix Market files: coordinate and array; real, integer and pattern; general, symmetric and skew-symmetric.
///
/// A square general matrix has directed edges, a symmetric one undirected ones. A matrix that is not square has two
/// modes, in the attribute `mode`. Names stand in a second file, a line each, rows before columns; else nodes are
/// numbered from 1.
func readMatrixMarket(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  let isMatrix: (SourceText) -> Bool = { $0.bytes.starts(with: Array("%%MatrixMarket".utf8)) }
  guard let main = sources.first(where: isMatrix) else {
    throw sources[0].error(at: 0, "The file does not begin with “%%MatrixMarket”", "Check that it is the right file")
  }
  var reader = MatrixMarketReader(main, options, size: sources.reduce(0) { $0 + $1.bytes.count })
  return try reader.read(labels: sources.first { !isMatrix($0) })
}

private struct MatrixMarketReader {
  private var lines: TextLines
  private var assembler: GraphAssembler
  private let options: ReadOptions
  private var head: [String] = []
  private var (rows, columns) = (0, 0)
  private var weight: Int?

  init(_ source: SourceText, _ options: ReadOptions, size: Int) {
    (lines, assembler, self.options) = (TextLines(source), GraphAssembler(source, options, size: size), options)
  }

  private var isPattern: Bool { head[3] == "pattern" }
  private var isSymmetric: Bool { head[4] == "symmetric" }
  private var isSkew: Bool { head[4] == "skew-symmetric" }

  mutating func read(labels: SourceText?) throws(FormatError) -> ReadGraph {
    try readHead()
    guard advance(), let rows = lines.int(0), let columns = lines.int(1), rows >= 0, columns >= 0 else {
      throw lines.error(0, "The line of sizes is missing", "Write the numbers of rows, columns and entries")
    }
    (self.rows, self.columns) = (rows, columns)
    guard max(rows, columns) <= max(100_000, lines.source.bytes.count) else {
      throw lines.error(0, "More rows or columns are announced than the file has characters", "Check their number")
    }
    guard rows == columns || !(isSymmetric || isSkew) else {
      throw lines.error(0, "A \(head[4]) matrix must be square", "Correct the sizes or write “general”")
    }
    try addNodes(labels)
    assembler.isDirected = rows == columns && (options.isDirected ?? !isSymmetric)
    if head[2] == "coordinate" { try readEntries() } else { try readArray() }
    var result = try assembler.finish()
    try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: lines.source)
    return result
  }

  private mutating func readHead() throws(FormatError) {
    _ = lines.advance()
    head = lines.tokens.map { lines.text($0).lowercased() }
    guard head.count >= 5, head[1] == "matrix", ["coordinate", "array"].contains(head[2]) else {
      throw lines.error(
        0, "The header is not that of a matrix", "Write “%%MatrixMarket matrix coordinate real general”")
    }
    guard ["real", "integer", "pattern", "double"].contains(head[3]) else {
      throw lines.error(3, "Values of the kind \(quoted(head[3])) are no weights", "Write real, integer or pattern")
    }
    guard ["general", "symmetric", "skew-symmetric"].contains(head[4]) else {
      throw lines.error(4, "The symmetry \(quoted(head[4])) is not known here", "Write general or symmetric")
    }
    guard !(isPattern && head[2] == "array") else {
      throw lines.error(3, "An array has values", "Write real or integer")
    }
    if !isPattern { weight = assembler.edges.column("weight", type: head[3] == "integer" ? .int : .double) }
  }

  /// The next line that is no comment.
  private mutating func advance() -> Bool {
    while lines.advance() { if lines.firstByte != UInt8(ascii: "%") { return true } }
    return false
  }

  private mutating func addNodes(_ labels: SourceText?) throws(FormatError) {
    var names: [String] = []
    let isSquare = rows == columns
    let count = isSquare ? rows : rows + columns
    if let labels {
      var lines = TextLines(labels)
      while lines.nextLine() { names.append(labels.text(lines.lineStart..<lines.lineEnd)) }
      guard names.count == count else {
        throw labels.error("There are \(names.count) names for \(count) rows and columns", "Write one a line")
      }
      guard Set(names).count == count else { throw labels.error("Two names are the same", "Make them different") }
    } else {
      names = (0..<count).map { isSquare ? String($0 + 1) : $0 < rows ? "r\($0 + 1)" : "c\($0 - rows + 1)" }
    }
    for (place, name) in names.enumerated() {
      let row = assembler.node(name)
      if !isSquare { assembler.nodes.set("mode", row: row, .int(place < rows ? 1 : 2)) }
    }
  }

  private mutating func add(_ row: Int, _ column: Int, _ value: Double?) {
    let offset = rows == columns ? 0 : rows
    func addOne(_ from: Int, _ to: Int, _ value: Double?) {
      let edge = assembler.addEdge(rows: from, to)
      guard let weight, let value else { return }
      if head[3] == "integer", let whole = Int(exactly: value) {
        assembler.edges.set(weight, row: edge, .int(whole))
      } else {
        assembler.edges.set(weight, row: edge, .double(value))
      }
    }
    addOne(row, offset + column, value)
    if row != column, isSkew || (isSymmetric && assembler.isDirected) {
      addOne(column, row, isSkew ? value.map(-) : value)
    }
  }

  private mutating func readEntries() throws(FormatError) {
    guard let count = lines.int(2), count >= 0 else {
      throw lines.error(2, "The number of entries is missing", "Write it behind the numbers of rows and columns")
    }
    var seen = 0
    while advance() {
      guard let row = lines.int(0), (1...max(1, rows)).contains(row), rows > 0 else {
        throw lines.error(0, "This is no row from 1 to \(rows)", "Correct the number")
      }
      guard let column = lines.int(1), (1...max(1, columns)).contains(column), columns > 0 else {
        throw lines.error(1, "This is no column from 1 to \(columns)", "Correct the number")
      }
      let value = isPattern ? nil : lines.number(2)
      guard isPattern || value != nil else { throw lines.error(2, "The entry has no value", "Write one, or “pattern”") }
      add(row - 1, column - 1, value)
      seen += 1
    }
    guard seen == count else {
      throw lines.source.error(
        "There are \(seen) entries where \(count) are announced",
        seen < count ? "The file may be cut off" : "Correct the number in the line of sizes, or take entries out")
    }
  }

  /// A dense matrix, column by column; zeros are no edges.
  private mutating func readArray() throws(FormatError) {
    var (row, column) = (0, 0)
    func firstRow(_ column: Int) -> Int { isSymmetric ? column : isSkew ? column + 1 : 0 }
    row = firstRow(0)
    func settle() {
      while column < columns, row >= rows {
        column += 1
        row = firstRow(column)
      }
    }
    settle()
    while advance() {
      for token in lines.tokens.indices {
        guard let value = lines.number(token) else { throw lines.error(token, "This is no number", "Write one") }
        guard column < columns else {
          throw lines.error(token, "There are more values than the sizes allow", "Correct the sizes")
        }
        if value != 0 { add(row, column, value) }
        row += 1
        settle()
      }
    }
    guard column >= columns else {
      throw lines.source.error("Values are missing at the end", "The file may be cut off")
    }
  }
}
