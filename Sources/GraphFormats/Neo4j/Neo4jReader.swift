/// Reads the tables of `neo4j-admin database import`: `:ID`, `:LABEL`; `:START_ID`, `:END_ID`, `:TYPE`; typed headers.
///
/// Labels become the attribute `labels` unless every node has the same one; `:TYPE` becomes `kind` likewise.
func readNeo4jCSV(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var tables: [CSVTable] = []
  for source in sources { tables.append(try CSVTable(source)) }
  let size = sources.reduce(0) { $0 + $1.bytes.count }
  var assembler = GraphAssembler(sources[0], options, size: size)
  assembler.isDirected = options.isDirected ?? true
  let edgeTables = tables.filter { table in table.header.contains { $0.uppercased().contains(":START_ID") } }
  for table in tables where !table.header.contains(where: { $0.uppercased().contains(":START_ID") }) {
    try assembler.readNeo4j(table, isNodes: true, hasNodes: true)
  }
  for table in edgeTables { try assembler.readNeo4j(table, isNodes: false, hasNodes: edgeTables.count < tables.count) }
  assembler.nodes.dropIfUniform("labels", rows: assembler.nodeCount, default: neo4jLabel)
  assembler.edges.dropIfUniform("kind", rows: assembler.edgeCount, default: neo4jType)
  var result = try assembler.finish()
  try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: sources[0])
  return result
}

/// The label of nodes without one.
let neo4jLabel = "Node"
/// The type of relationships without one.
let neo4jType = "TIED_TO"

extension ColumnStore {
  fileprivate mutating func dropIfUniform(_ name: String, rows: Int, default text: String) {
    remove(name, ifAll: { _, value in value?.text == text }, rows: rows)
  }
}

/// A column of a header such as `age:int` or `:START_ID(Person)`.
private struct Neo4jColumn {
  var name: String
  var role: String
  var type: AttributeColumn.ValueType

  init(_ title: String) {
    let colon = title.lastIndex(of: ":")
    name = colon.map { String(title[..<$0]) } ?? title
    let word =
      colon.map { title[title.index(after: $0)...].prefix { $0 != "(" && $0 != "{" } }.map(String.init) ?? "string"
    role = ["ID", "LABEL", "START_ID", "END_ID", "TYPE", "IGNORE"].contains(word.uppercased()) ? word.uppercased() : ""
    type =
      switch word.lowercased() {
      case let list where list.hasSuffix("[]"): .list
      case "int", "long", "short", "byte": .int
      case "float", "double": .double
      case "boolean": .bool
      default: .string
      }
  }
}

extension GraphAssembler {
  fileprivate mutating func readNeo4j(_ table: CSVTable, isNodes: Bool, hasNodes: Bool) throws(FormatError) {
    let columns = table.header.map(Neo4jColumn.init)
    func place(_ role: String) throws(FormatError) -> Int {
      guard let place = columns.firstIndex(where: { $0.role == role }) else {
        throw table.source.error(at: 0, "The header has no “:\(role)”", "Write it as neo4j-admin wants it")
      }
      return place
    }
    let ends = isNodes ? [try place("ID")] : [try place("START_ID"), try place("END_ID")]
    for row in table.rows.indices {
      let cells = ends.map { table.cell(row, $0) }
      for cell in cells where cell.value == nil {
        throw table.source.error(at: cell.offset, "An id is empty", "Give one")
      }
      let place: Int
      if isNodes {
        let before = nodeCount
        place = node(cells[0].text)
        guard place == before else {
          throw table.source.error(
            at: cells[0].offset, "Two nodes have the id \(quoted(cells[0].text))", "Give each node an id of its own")
        }
      } else if hasNodes {
        place = addEdge(cells[0].text, cells[1].text, at: cells[0].offset)
      } else {
        place = addEdge(rows: node(cells[0].text), node(cells[1].text))
      }
      for (column, what) in columns.enumerated() where !ends.contains(column) && what.role != "IGNORE" {
        let name = what.role == "LABEL" ? "labels" : what.role == "TYPE" ? "kind" : what.name
        guard let text = table.cell(row, column).value else {
          if isNodes { _ = nodes.column(name, type: what.type) } else { _ = edges.column(name, type: what.type) }
          continue
        }
        if isNodes {
          nodes.set(nodes.column(name, type: what.type), row: place, text: text, as: what.type)
        } else {
          edges.set(edges.column(name, type: what.type), row: place, text: text, as: what.type)
        }
      }
    }
    for what in columns where what.role.isEmpty && table.rows.isEmpty {
      if isNodes { _ = nodes.column(what.name, type: what.type) } else { _ = edges.column(what.name, type: what.type) }
    }
  }
}
