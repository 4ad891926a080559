/// Writes the pair of tables that Gephi imports.
func writeGephiCSV(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  if graph.nodeIDs.contains("") { losses.add("A node has an empty id, which other tools refuse.") }
  if !graph.isDirected, graph.edges.isEmpty {
    losses.add("Without edges the tables do not say that edges have no direction.")
  }
  func clean(_ name: String, _ known: Set<String>) -> String {
    let small = name.trimmed.lowercased()
    return known.contains(small) ? small : small.isEmpty ? "attribute" : name.trimmed
  }
  let edgeNames: Set<String> = ["id", "label", "kind", "weight"]
  let nodeColumns = losses.renamed(graph.nodeColumns, whose: "node", reserved: ["id"], ignoringCase: true) {
    clean($0, ["label"])
  }
  let edgeColumns = losses.renamed(
    graph.edgeColumns, whose: "edge", reserved: ["source", "target", "type"], ignoringCase: true
  ) { clean($0, edgeNames) }
  for column in edgeColumns where column.type == .int && column.name == "weight" {
    losses.add("The weights are whole numbers and are read back as numbers.")
  }
  for column in edgeColumns where column.type != .string && column.name == "id" {
    losses.add("The ids of edges are read back as text.")
  }
  var guardedCount = 0
  func cell(_ text: String, isText: Bool = true) -> String {
    guard options.guardsFormulas, isText, FormulaGuard.guards(text) else { return csvCell(text) }
    guardedCount += 1
    return csvCell(FormulaGuard.guarded(text))
  }
  func cells(_ columns: [AttributeColumn], _ row: Int) -> String {
    var text = ""
    for column in columns {
      text += ","
      if let value = column.values[row] {
        text += cell(value.text, isText: column.type == .string || column.type == .list)
      }
    }
    return text
  }
  func titles(_ columns: [AttributeColumn], _ known: Set<String>) -> String {
    columns.map { "," + csvCell(known.contains($0.name) ? $0.name.sentenceStart : $0.name) }.joined()
  }

  var nodes = "Id" + titles(nodeColumns, ["label"]) + "\n"
  for (row, id) in graph.nodeIDs.enumerated() {
    nodes += (id.isEmpty ? "\"\"" : cell(id)) + cells(nodeColumns, row) + "\n"
  }
  var edges = "Source,Target,Type" + titles(edgeColumns, edgeNames) + "\n"
  for (row, edge) in graph.edges.enumerated() {
    let type = graph.isDirected(edge) ? "Directed" : "Undirected"
    edges +=
      "\(cell(graph.nodeIDs[edge.source])),\(cell(graph.nodeIDs[edge.target])),\(type)\(cells(edgeColumns, row))\n"
  }
  if guardedCount > 0 {
    losses.add(
      "\(counted(guardedCount, "cell")) that a spreadsheet would take for formulas \(guardedCount == 1 ? "has" : "have") an "
        + "apostrophe before, which is dropped on reading here but not by other tools.")
  }
  return [GraphFile(options.baseName + ".nodes.csv", nodes), GraphFile(options.baseName + ".edges.csv", edges)]
}
