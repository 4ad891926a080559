/// Reads the tables of Gephi: one of edges (`Source`, `Target`, …), and one of nodes (`Id`, …) if it is there.
///
/// Names of columns count in any case. Without a table of nodes, the edges name them. `Type` is `Undirected` or else
/// directed, as Gephi has it; without it edges are directed unless the options say otherwise.
func readGephiCSV(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var tables: [CSVTable] = []
  for source in sources { tables.append(try CSVTable(source)) }
  func isEdges(_ table: CSVTable) -> Bool { table.place("source") != nil && table.place("target") != nil }
  let edgeTables = tables.filter(isEdges)
  let nodeTables = tables.filter { !isEdges($0) }
  guard edgeTables.count <= 1, nodeTables.count <= 1, let main = edgeTables.first ?? nodeTables.first else {
    throw tables[0].source.error("There is more than one table of nodes or of edges", "Give one of each")
  }
  let size = sources.reduce(0) { $0 + $1.bytes.count }
  var assembler = GraphAssembler(main.source, options, size: size)
  for table in tables { assembler.notices += table.notices }
  assembler.isDirected = options.isDirected ?? true
  if let nodes = nodeTables.first { try assembler.readGephiNodes(nodes) }
  if let edges = edgeTables.first { try assembler.readGephiEdges(edges, options, hasNodes: !nodeTables.isEmpty) }
  var result = try assembler.finish()
  try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: main.source)
  return result
}

extension CSVTable {
  fileprivate func place(_ name: String) -> Int? { header.firstIndex { $0.lowercased() == name } }

  /// The texts of a column; nil for empty cells.
  fileprivate func texts(_ column: Int) -> [String?] {
    rows.indices.map { row in
      let text = cell(row, column).text
      return text.isEmpty ? nil : FormulaGuard.unguarded(text)
    }
  }

  /// What Excel seems to have done to ids.
  fileprivate func damage(_ column: Int) -> [String] {
    let powers = rows.indices.filter { row in
      let text = cell(row, column).text.uppercased()
      return text.contains("E+") && Double(text.replacingComma) != nil
    }
    return powers.isEmpty
      ? []
      : [
        "\(counted(powers.count, "id")) such as \(quoted(cell(powers[0], column).text)) may be numbers that a spreadsheet shortened."
      ]
  }
}

extension String {
  /// The text with its first comma as a point.
  fileprivate var replacingComma: String {
    guard let comma = firstIndex(of: ",") else { return self }
    return self[..<comma] + "." + self[index(after: comma)...]
  }
}

extension GraphAssembler {
  fileprivate mutating func readGephiNodes(_ table: CSVTable) throws(FormatError) {
    guard let id = table.place("id") else {
      throw table.source.error(at: 0, "The table has neither “Id” nor “Source” and “Target”", "Name the columns so")
    }
    notices += table.damage(id)
    for row in table.rows.indices {
      let cell = table.cell(row, id)
      if cell.text.isEmpty { notices.append("The id of a node is empty; edges with an empty end are tied to it.") }
      let name = FormulaGuard.unguarded(cell.text)
      guard node(name) == row else {
        throw table.source.error(
          at: cell.offset, "Two nodes have the id \(quoted(name))", "Give each node an id of its own")
      }
    }
    for (column, title) in table.header.enumerated() where column != id {
      let inferred = AttributeColumn(inferring: Self.columnName(title, ["label"], column), table.texts(column))
      let place = nodes.column(inferred.name, type: inferred.type)
      for (row, value) in inferred.values.enumerated() { if let value { nodes.set(place, row: row, value) } }
    }
  }

  fileprivate mutating func readGephiEdges(
    _ table: CSVTable, _ options: ReadOptions, hasNodes: Bool
  ) throws(FormatError) {
    guard let from = table.place("source"), let to = table.place("target") else { return }
    let type = table.place("type")
    let types = type.map { column in table.rows.indices.map { table.cell($0, column).text.lowercased() } }
    // What most edges are is what the graph is.
    if let types, options.isDirected == nil {
      isDirected = types.isEmpty || types.count { $0 == "undirected" } * 2 <= types.count
    }
    notices += table.damage(from)
    let nodesBefore = nodeCount
    let holdsEmptyID = (0..<nodesBefore).contains { id($0).isEmpty }
    for row in table.rows.indices {
      var ends: [String] = []
      for column in [from, to] {
        let cell = table.cell(row, column)
        guard !cell.text.isEmpty || (hasNodes && holdsEmptyID) else {
          throw table.source.error(at: cell.offset, "An edge lacks its source or target", "Give it both")
        }
        ends.append(FormulaGuard.unguarded(cell.text))
      }
      let isDirected = types.map { $0[row] != "undirected" }
      if hasNodes {
        _ = addEdge(ends[0], ends[1], isDirected: isDirected, at: table.cell(row, from).offset)
      } else {
        _ = addEdge(rows: node(ends[0]), node(ends[1]), isDirected: isDirected)
      }
    }
    if !hasNodes {
      notices.append("There is no table of nodes; \(counted(nodeCount - nodesBefore, "node")) taken from the edges.")
    }
    if type == nil, options.isDirected == nil {
      notices.append("The table does not say whether edges run one way; they are read as directed, as Gephi does.")
    }
    for (column, title) in table.header.enumerated() where ![from, to, type].contains(column) {
      let name = Self.columnName(title, ["id", "label", "kind", "weight"], column)
      let texts = table.texts(column)
      let inferred = AttributeColumn(inferring: name, texts)
      // Weights are numbers even where all are whole; ids are texts even where all are numbers.
      let place: Int
      if name == "weight", inferred.type == .int || inferred.type == .double {
        place = edges.column(name, type: .double)
        for (row, text) in texts.enumerated() { if let text { edges.set(place, row: row, text: text, as: .double) } }
      } else if name == "id" {
        place = edges.column(name, type: .string)
        for (row, text) in texts.enumerated() { if let text { edges.set(place, row: row, .string(text)) } }
      } else {
        place = edges.column(name, type: inferred.type)
        for (row, value) in inferred.values.enumerated() { if let value { edges.set(place, row: row, value) } }
      }
    }
  }

  /// The name of a column: in small letters where Gephi knows it, and never empty.
  private static func columnName(_ title: String, _ known: Set<String>, _ column: Int) -> String {
    let small = title.lowercased()
    return known.contains(small) ? small : title.isEmpty ? "column \(column + 1)" : title
  }
}
