/// Reads UCINET's text format in its forms fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, edgearray1, nodelist1,
/// nodelist1b, nodelist2.
///
/// DL does not say whether edges run one way: a matrix or list that is the same both ways is read as undirected unless
/// the options say otherwise. Two modes become the attribute `mode`; several matrices the attribute `kind`.
func readUCINET(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var reader = try DLReader(sources[0], options)
  return try reader.read()
}

private struct DLReader {
  private struct Arc: Hashable {
    var source: Int
    var target: Int
    var value: Double
    var matrix: Int
  }

  private var tokens: DLTokens
  private var header: DLHeader
  private let options: ReadOptions
  private var arcs: [Arc] = []
  private var rowNames: [String]
  private var columnNames: [String]
  private var rowPlaces: [String: Int] = [:]
  private var columnPlaces: [String: Int] = [:]
  private var hasValues = false

  init(_ source: SourceText, _ options: ReadOptions) throws(FormatError) {
    var tokens = DLTokens(source)
    header = try DLHeader(&tokens)
    (self.tokens, self.options) = (tokens, options)
    (rowNames, columnNames) = (header.rowLabels, header.columnLabels)
    for (place, name) in rowNames.enumerated() { rowPlaces[name.lowercased()] = place }
    for (place, name) in columnNames.enumerated() { columnPlaces[name.lowercased()] = place }
  }

  private var isTwoMode: Bool { header.isTwoMode }

  mutating func read() throws(FormatError) -> ReadGraph {
    switch header.format {
    case "fullmatrix": for matrix in 0..<header.matrices { try readMatrix(matrix) }
    case "lowerhalf", "upperhalf": for matrix in 0..<header.matrices { try readHalf(matrix) }
    case "nodelist1b": try readCountedLists()
    default: try readLists()
    }
    joinModes()
    if let token = try tokens.peek() {
      throw tokens.error(token, "Something follows the data", "Check the numbers of rows, columns and matrices")
    }
    return try assemble()
  }

  /// The value of a word; nil where it says that there is none.
  private func value(_ token: DLToken?) throws(FormatError) -> Double? {
    guard let token else { throw tokens.error(nil, "The data end too early", "The file may be cut off") }
    if let whole = parseInt(tokens.source.bytes, token.range) { return Double(whole) }
    let text = tokens.text(token)
    if [".", "?", "na"].contains(text.lowercased()) { return nil }
    guard let number = Double(text), number.isFinite else {
      throw tokens.error(token, "\(quoted(text)) is no number", "Write one")
    }
    return number
  }

  private mutating func add(_ from: Int, _ to: Int, _ value: Double?, _ matrix: Int) {
    guard let value, value != 0 else { return }
    if value != 1 { hasValues = true }
    arcs.append(Arc(source: from, target: to, value: value, matrix: matrix))
  }

  /// The next word as a label of a matrix that embeds them; those of the first matrix count.
  private mutating func readLabel(ofColumn isColumn: Bool, _ place: Int) throws(FormatError) {
    guard let token = try tokens.next() else {
      throw tokens.error(nil, "The data end too early", "The file may be cut off")
    }
    if isColumn, place == columnNames.count { columnNames.append(tokens.text(token)) }
    if !isColumn, place == rowNames.count { rowNames.append(tokens.text(token)) }
  }

  private mutating func readMatrix(_ matrix: Int) throws(FormatError) {
    if header.embedsColumns {
      for place in 0..<header.columns { try readLabel(ofColumn: true, place) }
    }
    for row in 0..<header.rows {
      if header.embedsRows { try readLabel(ofColumn: false, row) }
      for column in 0..<header.columns where header.hasDiagonal || isTwoMode || row != column {
        add(row, column, try value(tokens.next()), matrix)
      }
    }
    if !isTwoMode, rowNames.isEmpty { rowNames = columnNames }
  }

  private mutating func readHalf(_ matrix: Int) throws(FormatError) {
    guard !isTwoMode else { throw tokens.error(nil, "Half a matrix of two modes has no meaning", "Write fullmatrix") }
    let isLower = header.format == "lowerhalf"
    if header.embedsColumns {
      for place in 0..<header.columns { try readLabel(ofColumn: true, place) }
    }
    for row in 0..<header.rows {
      if header.embedsRows { try readLabel(ofColumn: false, row) }
      let range = isLower ? 0..<row + 1 : row..<header.rows
      for column in range where header.hasDiagonal || row != column {
        let value = try value(tokens.next())
        let (first, second) = (min(row, column), max(row, column))
        add(first, second, value, matrix)
        if row != column { add(second, first, value, matrix) }
      }
    }
    if rowNames.isEmpty { rowNames = columnNames }
  }

  /// The number of a node that a list names, by label or by number.
  private mutating func node(_ token: DLToken, isColumn: Bool) throws(FormatError) -> Int {
    let isSecond = isColumn && isTwoMode
    let count = isSecond ? header.columns : header.rows
    let embeds = isSecond ? header.embedsColumns : header.embedsRows
    let text = tokens.text(token)
    let key = text.lowercased()
    if let place = isSecond ? columnPlaces[key] : rowPlaces[key], embeds || Int(text) == nil { return place }
    if embeds {
      let place = isSecond ? columnNames.count : rowNames.count
      guard place < count else {
        throw tokens.error(token, "There are more names than the \(count) announced", "Correct the number")
      }
      if isSecond {
        columnNames.append(text)
        columnPlaces[key] = place
      } else {
        rowNames.append(text)
        rowPlaces[key] = place
      }
      return place
    }
    guard !token.isQuoted, let number = Int(text), number >= 1, number <= count else {
      throw tokens.error(token, "\(quoted(text)) is no node from 1 to \(count) and no label", "Correct it")
    }
    return number - 1
  }

  /// Node lists of which each row begins with how many nodes follow.
  private mutating func readCountedLists() throws(FormatError) {
    for row in 0..<header.rows {
      guard let token = try tokens.next(), let count = parseInt(tokens.source.bytes, token.range), count >= 0 else {
        throw tokens.error(nil, "Row \(row + 1) of \(header.rows) does not begin with a number of nodes", "Write it")
      }
      for _ in 0..<count {
        guard let token = try tokens.next() else {
          throw tokens.error(nil, "The data end too early", "The file may be cut off")
        }
        add(row, try node(token, isColumn: true), 1, 0)
      }
    }
  }

  private mutating func readLists() throws(FormatError) {
    let isNodeList = header.format.hasPrefix("nodelist")
    let isArray = header.format == "edgearray1"
    var matrix = 0
    while let first = try tokens.next() {
      if !first.isQuoted, tokens.text(first) == "!" {
        matrix += 1
        continue
      }
      guard matrix < max(1, header.matrices) else {
        throw tokens.error(first, "There are more matrices than the \(header.matrices) announced", "Correct the number")
      }
      let from = try node(first, isColumn: false)
      if isNodeList {
        while let token = try tokens.peek(), !token.startsLine {
          _ = try tokens.next()
          add(from, try node(token, isColumn: true), 1, matrix)
        }
      } else {
        guard let second = try tokens.next(), !second.startsLine else {
          throw tokens.error(first, "An edge lacks its second end", "Write two nodes and a value a line")
        }
        let to = try node(second, isColumn: true)
        if isArray {
          for relation in 0..<max(1, header.matrices) { add(from, to, try value(tokens.next()), relation) }
          continue
        }
        var strength: Double? = 1
        if let token = try tokens.peek(), !token.startsLine { strength = try value(tokens.next()) }
        add(from, to, strength, matrix)
        if let token = try tokens.peek(), !token.startsLine {
          throw tokens.error(token, "Something follows the value", "Write two nodes and a value a line")
        }
      }
    }
  }

  /// Makes one mode of two that turned out to have the same names in the same order.
  private mutating func joinModes() {
    guard isTwoMode, header.rows == header.columns, !header.format.hasSuffix("2"), rowNames.count == header.rows,
      rowNames.map({ $0.lowercased() }) == columnNames.map({ $0.lowercased() })
    else { return }
    header.isTwoMode = false
  }

  private mutating func assemble() throws(FormatError) -> ReadGraph {
    var assembler = GraphAssembler(tokens.source, options)
    var isDirected = false
    if isTwoMode {
      for place in arcs.indices { arcs[place].target += header.rows }
    } else if options.isDirected == false || (options.isDirected == nil && isSymmetric) {
      arcs = folded
    } else {
      isDirected = true
    }
    assembler.isDirected = isDirected
    if !isTwoMode, options.isDirected == nil, !arcs.isEmpty {
      assembler.notices.append(
        isDirected
          ? "DL does not say whether edges run one way; these do."
          : "DL does not say whether edges run one way; all run both ways alike, so they are read as undirected.")
    }
    let names = allNames()
    let lower = Set(names.map { String($0.lowercased().prefix(18)) })
    if Set(names).count < names.count {
      throw tokens.source.error("Two labels are the same", "UCINET cuts labels at 18 characters; make them different")
    }
    if lower.count < names.count {
      assembler.notices.append("Some labels are the same to UCINET, which looks at 18 characters.")
    }
    for (place, name) in names.enumerated() {
      let row = assembler.node(name)
      if isTwoMode { assembler.nodes.set("mode", row: row, .int(place < header.rows ? 1 : 2)) }
    }
    for arc in arcs {
      let row = assembler.addEdge(rows: arc.source, arc.target)
      if hasValues { assembler.edges.set("weight", row: row, .double(arc.value)) }
      if header.matrices > 1 || !header.matrixLabels.isEmpty {
        let labels = header.matrixLabels
        let kind = arc.matrix < labels.count ? labels[arc.matrix] : String(arc.matrix + 1)
        assembler.edges.set("kind", row: row, .string(kind))
      }
    }
    var result = try assembler.finish()
    try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: tokens.source)
    return result
  }

  /// The names of rows, and of columns where they are nodes of their own; numbers where there are none.
  private func allNames() -> [String] {
    let rows = (0..<header.rows).map { place in
      place < rowNames.count ? rowNames[place] : isTwoMode ? "r\(place + 1)" : String(place + 1)
    }
    guard isTwoMode else { return rows }
    return rows + (0..<header.columns).map { $0 < columnNames.count ? columnNames[$0] : "c\($0 + 1)" }
  }

  private var isSymmetric: Bool {
    var balance: [Arc: Int] = [:]
    for arc in arcs where arc.source != arc.target {
      balance[arc, default: 0] += 1
      balance[Arc(source: arc.target, target: arc.source, value: arc.value, matrix: arc.matrix), default: 0] -= 1
    }
    return balance.values.allSatisfy { $0 == 0 }
  }

  /// One edge for an arc and the one that runs back.
  private var folded: [Arc] {
    var awaited: [Arc: Int] = [:]
    return arcs.filter { arc in
      guard arc.source != arc.target else { return true }
      if let count = awaited[arc], count > 0 {
        awaited[arc] = count - 1
        return false
      }
      awaited[Arc(source: arc.target, target: arc.source, value: arc.value, matrix: arc.matrix), default: 0] += 1
      return true
    }
  }
}
