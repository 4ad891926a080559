/// Writes the pair of tables that `neo4j-admin database import full --nodes=… --relationships=… --multiline-fields=true`
/// takes; the edge attribute `kind` is the type of relationships.
func writeNeo4jCSV(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  if !graph.isDirected {
    losses.add(
      "Relationships in Neo4j run one way; each edge is written once, and queries must leave the direction open.")
  }
  func clean(_ name: String) -> String {
    let text = String(name.map { $0 == ":" || $0 == "(" || $0 == "{" ? "_" : $0 }).trimmed
    return text.isEmpty ? "attribute" : text
  }
  let kind = graph.edgeColumn("kind").flatMap { column in
    column.type == .string && column.values.allSatisfy { $0.map { !$0.text.isEmpty } ?? false }
      && !column.values.isEmpty
      ? column : nil
  }
  let nodeColumns = losses.renamed(graph.nodeColumns, whose: "node", reserved: ["id", "labels"], allowed: clean)
  let edgeColumns = losses.renamed(
    graph.edgeColumns.filter { kind == nil || $0.name != "kind" }, whose: "edge", reserved: ["kind"], allowed: clean)
  for column in nodeColumns + edgeColumns where column.type == .list && !column.survivesJoining {
    losses.add(
      "Texts in the lists of \(quoted(column.name)) hold “;” or are empty, and are cut otherwise when read back.")
  }
  for column in nodeColumns + edgeColumns where column.values.contains(.string("")) {
    losses.add(
      "Empty texts of \(quoted(column.name)) are kept by quotes, unless Neo4j is told to ignore empty strings.")
  }
  if graph.nodeIDs.contains("") { losses.add("A node has an empty id, which Neo4j refuses.") }

  func header(_ columns: [AttributeColumn]) -> String {
    columns.map { "," + csvCell("\($0.name):\(neo4jTypeName($0.type))") }.joined()
  }
  func cells(_ columns: [AttributeColumn], _ row: Int) -> String {
    columns.map { column in
      guard let value = column.values[row] else { return "," }
      return "," + csvCell(value.neo4jText, always: column.type == .string || column.type == .list)
    }.joined()
  }
  var nodes = "id:ID,:LABEL" + header(nodeColumns) + "\n"
  for (row, id) in graph.nodeIDs.enumerated() {
    nodes += "\(csvCell(id, always: true)),\(neo4jLabel)\(cells(nodeColumns, row))\n"
  }
  var edges = ":START_ID,:END_ID,:TYPE" + header(edgeColumns) + "\n"
  for (row, edge) in graph.edges.enumerated() {
    let ends = [edge.source, edge.target].map { csvCell(graph.nodeIDs[$0], always: true) }
    let type = kind?.values[row]?.text ?? neo4jType
    edges += "\(ends[0]),\(ends[1]),\(csvCell(type))\(cells(edgeColumns, row))\n"
  }
  return [GraphFile(options.baseName + ".nodes.csv", nodes), GraphFile(options.baseName + ".relationships.csv", edges)]
}

private func neo4jTypeName(_ type: AttributeColumn.ValueType) -> String {
  switch type {
  case .bool: "boolean"
  case .int: "long"
  case .double: "double"
  case .string: "string"
  case .list: "string[]"
  }
}

extension AttributeValue {
  /// The value as Java reads it.
  fileprivate var neo4jText: String {
    guard case .double(let number) = self, number.isInfinite else { return text }
    return number > 0 ? "Infinity" : "-Infinity"
  }
}
