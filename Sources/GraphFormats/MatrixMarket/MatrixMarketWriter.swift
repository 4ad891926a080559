/// Writes a Matrix Market file of coordinates, symmetric for undirected graphs, and the names beside it.
func writeMatrixMarket(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  _ = losses.keep([], of: graph.nodeColumns, whose: "node")
  _ = losses.keep(["weight"], of: graph.edgeColumns, whose: "edge")
  let names = losses.nodeNames(graph.nodeIDs, because: "each stands on a line of its own") { name in
    String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }
  let weights = losses.numericWeights(graph)
  let kind = weights.map { $0.type == .int ? "integer" : "real" } ?? "pattern"
  var text = "%%MatrixMarket matrix coordinate \(kind) \(graph.isDirected ? "general" : "symmetric")\n"
  text += "\(names.count) \(names.count) \(graph.edges.count)\n"
  for (row, edge) in graph.edges.enumerated() {
    // A symmetric matrix keeps its lower triangle.
    let isUpper = !graph.isDirected && edge.source < edge.target
    let (from, to) = isUpper ? (edge.target, edge.source) : (edge.source, edge.target)
    text += "\(from + 1) \(to + 1)" + (weights.map { " " + ($0.values[row]?.text ?? "1") } ?? "") + "\n"
  }
  return [
    GraphFile(options.baseName + ".mtx", text),
    GraphFile(options.baseName + ".names.txt", names.map { $0 + "\n" }.joined()),
  ]
}

extension Losses {
  /// The weights, if they are numbers; missing ones are said to be written as 1.
  mutating func numericWeights(_ graph: AttributedGraph) -> AttributeColumn? {
    guard let column = graph.edgeColumn("weight") else { return nil }
    guard column.type == .int || column.type == .double else {
      add("The weights are not numbers and are not kept.")
      return nil
    }
    let missing = column.values.count { $0 == nil }
    if missing > 0 { add("\(counted(missing, "missing weight")) \(missing == 1 ? "is" : "are") written as 1.") }
    return column
  }
}
