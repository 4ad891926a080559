/// Writes pairs of names with a weight where there is one.
///
/// Names that blanks, quotes or signs of comments would break stand between quotes; `\q` is a quote and `\\` a backslash.
func writeEdgeList(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  _ = losses.keep([], of: graph.nodeColumns, whose: "node")
  let weights = losses.keep(["weight"], of: graph.edgeColumns, whose: "edge").first.flatMap { column in
    column.type == .int || column.type == .double ? column : nil
  }
  if weights == nil, graph.edgeColumn("weight") != nil { losses.add("The weights are not numbers and are not kept.") }
  if weights?.type == .int { losses.add("The weights are whole numbers and are read back as numbers.") }
  let names = graph.nodeIDs.map(edgeListQuoted)
  let quotedCount = names.count { $0.hasPrefix("\"") }
  if quotedCount > 0 {
    losses.add("\(counted(quotedCount, "name")) between quotes, which NetworkX and igraph do not read.")
  }
  var text = graph.isDirected ? "# directed\n" : "# undirected\n"
  // Nodes that edges do not bring in the same order are declared.
  var seen = Array(repeating: false, count: names.count)
  var order: [Int] = []
  for edge in graph.edges {
    for end in [edge.source, edge.target] where !seen[end] {
      seen[end] = true
      order.append(end)
    }
  }
  if order != Array(names.indices) {
    for id in graph.nodeIDs { text += "# node " + edgeListQuoted(id, always: true) + "\n" }
    if order.count < names.count {
      losses.add("Nodes without an edge stand in comments, which other tools pass over.")
    }
  }
  for (row, edge) in graph.edges.enumerated() {
    text += "\(names[edge.source]) \(names[edge.target])"
    if let weight = weights?.values[row] { text += " " + weight.text }
    text += "\n"
  }
  return [GraphFile(options.baseName + ".edgelist", text)]
}

private func edgeListQuoted(_ name: String) -> String { edgeListQuoted(name, always: false) }

private func edgeListQuoted(_ name: String, always: Bool) -> String {
  let isPlain =
    !name.isEmpty
    && name.utf8.allSatisfy {
      $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\")
    }
    && !name.hasPrefix("#") && !name.hasPrefix("%")
  guard always || !isPlain else { return name }
  var text = "\""
  for scalar in name.unicodeScalars {
    switch scalar {
    case "\"": text += "\\q"
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}
