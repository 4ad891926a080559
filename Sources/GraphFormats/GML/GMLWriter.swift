/// Writes GML in ASCII: `id` is a number, `name` our id, `label` the label, or our id where labels are not unique.
func writeGML(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  let names = losses.nodeNames(graph.nodeIDs, because: "GML texts hold no control characters") { gmlCleaned($0) }
  let label = graph.nodeColumn("label").flatMap { $0.isUniqueText && !$0.values.contains(.string("")) ? $0 : nil }
  if graph.nodeColumn("label") != nil {
    if label == nil {
      losses.add("The labels are not complete and unique; they stand in “displaylabel”, and “label” repeats the id.")
    } else if label?.values == graph.nodeIDs.map({ .string($0) }) {
      losses.add("The labels are the ids and are not kept apart.")
    }
  }
  var nodeColumns = graph.nodeColumns.filter { label == nil || $0.name != "label" }
  nodeColumns = nodeColumns.map { $0.name == "label" ? $0.renamed("displaylabel") : $0 }
  let reserved: Set<String> = ["id", "label", "name", "graph"]
  nodeColumns = losses.renamed(nodeColumns, whose: "node", reserved: reserved, allowed: gmlKey)
  let edgeColumns = losses.renamed(
    graph.edgeColumns, whose: "edge", reserved: ["source", "target", "graph"], allowed: gmlKey)
  for (whose, columns) in [("node", nodeColumns), ("edge", edgeColumns)] {
    for column in columns { losses.noteGML(column, whose) }
  }
  if gmlCleaned(graph.name) != graph.name { losses.add("Control characters in the name of the graph are dropped.") }
  var text = "Creator \"Isthmus\"\ngraph [\n  directed \(graph.isDirected ? 1 : 0)\n"
  // NetworkX keeps one edge of several unless it is told.
  if graph.hasParallelEdges { text += "  multigraph 1\n" }
  if !graph.name.isEmpty { text += "  name \"\(gmlEscaped(graph.name))\"\n" }
  for (row, name) in names.enumerated() {
    text += "  node [\n    id \(row)\n    label \"\(gmlEscaped(label?.values[row]?.text ?? name))\"\n"
    text += "    name \"\(gmlEscaped(name))\"\n\(gmlLines(nodeColumns, at: row))  ]\n"
  }
  for (row, edge) in graph.edges.enumerated() {
    text += "  edge [\n    source \(edge.source)\n    target \(edge.target)\n\(gmlLines(edgeColumns, at: row))  ]\n"
  }
  return [GraphFile(options.baseName + ".gml", text + "]\n")]
}

private func gmlLines(_ columns: [AttributeColumn], at row: Int) -> String {
  var text = ""
  for column in columns {
    switch column.values[row] {
    case nil: continue
    case .list(let items)?:
      if items.count == 1 { text += "    \(column.name) \"\(gmlListStart)\"\n" }
      for item in items { text += "    \(column.name) \"\(gmlEscaped(item))\"\n" }
    case .bool(let value)?: text += "    \(column.name) \(value ? 1 : 0)\n"
    case .int(let value)?:
      text += "    \(column.name) \(column.holdsLongInts ? Double(value).description : String(value))\n"
    case .double(let value)?: text += "    \(column.name) \(value.description)\n"
    case .string(let value)?: text += "    \(column.name) \"\(gmlEscaped(value))\"\n"
    }
  }
  return text
}

extension AttributeColumn {
  /// Whether some whole number does not fit the 32 bits of GML.
  fileprivate var holdsLongInts: Bool {
    values.contains { if case .int(let whole)? = $0 { Int32(exactly: whole) == nil } else { false } }
  }
}

extension Losses {
  fileprivate mutating func noteGML(_ column: AttributeColumn, _ whose: String) {
    let title = "the \(whose) attribute \(quoted(column.name))"
    switch column.type {
    case .bool: add("\(title.sentenceStart) is written as 0 and 1, for want of truth values in GML.")
    case .int where column.holdsLongInts:
      add("\(title.sentenceStart) holds whole numbers beyond 32 bits and is written as numbers with a fraction.")
    case .list where column.values.contains(.list([])): add("Empty lists of \(title) are left out.")
    default: break
    }
    if column.values.contains(where: { $0.map { $0.text != gmlCleaned($0.text) } ?? false }) {
      add("Control characters in \(title) are dropped.")
    }
  }
}

/// A name of letters, digits and underscores that begins with a letter.
private func gmlKey(_ name: String) -> String {
  let kept = name.unicodeScalars.filter {
    $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_"
  }
  let text = String(String.UnicodeScalarView(kept))
  return text.first.map { $0.isLetter ? text : "a" + text } ?? "attribute"
}

private func gmlCleaned(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || [9, 10, 13].contains($0.value) }))
}

/// A text in ASCII with references for quotes, ampersands, line ends and all that is not ASCII.
private func gmlEscaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "\"": escaped += "&quot;"
    case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
    case _ where scalar.value < 0x20: continue
    case _ where scalar.isASCII && scalar.value != 0x7F: escaped.unicodeScalars.append(scalar)
    default: escaped += "&#\(scalar.value);"
    }
  }
  return escaped
}
