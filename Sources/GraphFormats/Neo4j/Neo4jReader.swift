/// Reads the tables of `neo4j-admin database import`: `:ID`, `:LABEL`; `:START_ID`, `:END_ID`, `:TYPE`; typed headers.
///
/// There may be several tables of nodes and of relationships. Labels become the attribute `labels` unless every node has the
/// same one; `:TYPE` becomes `kind` likewise. Where two groups of ids, such as `:ID(Person)` and `:ID(Company)`, hold the same
/// id, all ids get the name of their group in front.
func readNeo4jCSV(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var tables: [CSVTable] = []
  for source in sources { tables.append(try CSVTable(source)) }
  let size = sources.reduce(0) { $0 + $1.bytes.count }
  var assembler = GraphAssembler(sources[0], options, size: size)
  assembler.isDirected = options.isDirected ?? true
  let edgeTables = tables.filter { table in table.header.contains { $0.uppercased().contains(":START_ID") } }
  let nodeTables = tables.filter { table in !table.header.contains { $0.uppercased().contains(":START_ID") } }
  let ids = Neo4jIDs(nodeTables)
  if ids.areQualified {
    assembler.notices.append("The same id stands in several groups; ids have the name of their group in front.")
  }
  for table in nodeTables { try assembler.readNeo4j(table, ids, isNodes: true, options) }
  let hasNodes = !nodeTables.isEmpty
  var dangling = 0
  for table in edgeTables {
    dangling += try assembler.readNeo4j(table, ids, isNodes: false, options, hasNodes: hasNodes)
  }
  if dangling > 0 {
    assembler.notices.append("\(counted(dangling, "relationship")) left out, because a node is in no table.")
  }
  assembler.nodes.dropIfUniform("labels", rows: assembler.nodeCount, default: neo4jLabel)
  assembler.edges.dropIfUniform("kind", rows: assembler.edgeCount, default: neo4jType)
  var result = try assembler.finish()
  try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: sources[0])
  return result
}

/// How ids of groups become ids of one graph.
private struct Neo4jIDs {
  /// Whether an id is in several groups, so that the group belongs to it.
  let areQualified: Bool

  init(_ tables: [CSVTable]) {
    var groups: [String: String] = [:]
    areQualified = tables.contains { table in
      guard let column = table.header.firstIndex(where: { Neo4jColumn($0).role == "ID" }) else { return false }
      let group = Neo4jColumn(table.header[column]).group
      return table.rows.indices.contains { row in
        let id = table.cell(row, column).text
        defer { groups[id] = group }
        return groups[id].map { $0 != group } ?? false
      }
    }
  }

  func id(_ text: String, _ column: Neo4jColumn) -> String {
    areQualified && !column.group.isEmpty ? "\(column.group):\(text)" : text
  }
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
  /// The group of ids that it names or that it refers to.
  var group: String
  var type: AttributeColumn.ValueType

  init(_ title: String) {
    let colon = title.lastIndex(of: ":")
    name = colon.map { String(title[..<$0]) } ?? title
    let word =
      colon.map { title[title.index(after: $0)...].prefix { $0 != "(" && $0 != "{" } }.map(String.init) ?? "string"
    let rest = colon.map { title[$0...] } ?? ""
    group = rest.firstIndex(of: "(").map { String(rest[rest.index(after: $0)...].prefix { $0 != ")" }) } ?? ""
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
  /// Reads a table; returns how many relationships were left out.
  @discardableResult
  fileprivate mutating func readNeo4j(
    _ table: CSVTable, _ ids: Neo4jIDs, isNodes: Bool, _ options: ReadOptions, hasNodes: Bool = true
  ) throws(FormatError) -> Int {
    let columns = table.header.map(Neo4jColumn.init)
    func place(_ role: String) throws(FormatError) -> Int {
      guard let place = columns.firstIndex(where: { $0.role == role }) else {
        throw table.source.error(at: 0, "The header has no “:\(role)”", "Write it as neo4j-admin wants it")
      }
      return place
    }
    let ends = isNodes ? [try place("ID")] : [try place("START_ID"), try place("END_ID")]
    var dangling = 0
    for row in table.rows.indices {
      let cells = ends.map { table.cell(row, $0) }
      guard zip(cells, ends).contains(where: { $0.text != table.header[$1] }) else {
        throw table.source.error(at: cells[0].offset, "The header stands here a second time", "Delete this row")
      }
      for cell in cells where cell.value == nil {
        throw table.source.error(at: cell.offset, "An id is empty", "Give one")
      }
      let names = zip(cells, ends).map { ids.id($0.text, columns[$1]) }
      let place: Int
      if isNodes {
        let before = nodeCount
        place = node(names[0])
        guard place == before else {
          throw table.source.error(
            at: cells[0].offset, "Two nodes have the id \(quoted(cells[0].text))", "Give each node an id of its own")
        }
      } else if hasNodes, options.missingNodes != .add {
        if let missing = names.indices.first(where: { self.row(of: names[$0]) == nil }) {
          dangling += 1
          if options.missingNodes == .leaveOut { continue }
          var error = table.source.error(
            at: cells[missing].offset,
            "A relationship names the node \(quoted(names[missing])), which is in no table of nodes",
            "Add the node, or take the relationship out")
          error.isAboutEdges = true
          throw error
        }
        place = addEdge(rows: node(names[0]), node(names[1]))
      } else {
        place = addEdge(rows: node(names[0]), node(names[1]))
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
    return dangling
  }
}
