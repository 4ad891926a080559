/// Writes GEXF: ids as they are, `label` as the label, `weight` of edges as the weight; `x`, `y`, `z`, `size`, `color`
/// as what is drawn, where their values allow it; all else as attributes.
func writeGEXF(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  losses.noteForbiddenXML(graph)
  let isDraft = options.gexfVersion == .draft12
  if let ids = graph.edgeColumn("id"), ids.values == graph.edges.indices.map({ .string(String($0)) }) {
    losses.add("The ids of edges only count them from 0 and are not read back.")
  }
  if isDraft {
    for column in graph.nodeColumns + graph.edgeColumns where column.type == .list {
      losses.add("The lists of \(quoted(column.name)) are in the form of GEXF 1.3, which older tools show as text.")
    }
  }
  let text = GEXFText(graph, isDraft: isDraft).text
  return [GraphFile(options.baseName + ".gexf", text)]
}

private struct GEXFText {
  let graph: AttributedGraph
  let isDraft: Bool
  let ids: [String]
  let label: AttributeColumn?
  let drawing: [String: AttributeColumn]
  let nodeColumns: [AttributeColumn]
  let edgeTexts: [AttributeColumn]
  let weight: AttributeColumn?
  let edgeColumns: [AttributeColumn]

  init(_ graph: AttributedGraph, isDraft: Bool) {
    (self.graph, self.isDraft) = (graph, isDraft)
    ids = xmlNames(graph.nodeIDs)
    label = graph.nodeColumn("label").flatMap { $0.isText ? $0 : nil }
    drawing = Self.drawing(graph)
    let drawn = Set(drawing.keys)
    nodeColumns = graph.nodeColumns.filter { !drawn.contains($0.name) && !($0.name == "label" && $0.isText) }
    edgeTexts = graph.edgeColumns.filter { column in
      switch column.name {
      case "id": column.isUniqueText
      case "label": column.isText
      case "kind": column.isText && !isDraft
      default: false
      }
    }
    weight = graph.edgeColumn("weight").flatMap { column in
      column.type == .double && column.values.contains { $0 != nil } ? column : nil
    }
    let apart = Set(edgeTexts.map(\.name) + (weight == nil ? [] : ["weight"]))
    edgeColumns = graph.edgeColumns.filter { !apart.contains($0.name) }
  }

  /// The columns that GEXF draws with and whose values are all of the right kind.
  private static func drawing(_ graph: AttributedGraph) -> [String: AttributeColumn] {
    var drawing: [String: AttributeColumn] = [:]
    func numbers(_ name: String) -> AttributeColumn? {
      graph.nodeColumn(name).flatMap { $0.type == .double && $0.values.contains { $0 != nil } ? $0 : nil }
    }
    if let x = numbers("x"), let y = numbers("y"), zip(x.values, y.values).allSatisfy({ ($0 == nil) == ($1 == nil) }) {
      (drawing["x"], drawing["y"]) = (x, y)
      if let z = numbers("z"), zip(x.values, z.values).allSatisfy({ $0 != nil || $1 == nil }) { drawing["z"] = z }
    }
    drawing["size"] = numbers("size")
    if let color = graph.nodeColumn("color"), color.values.contains(where: { $0 != nil }),
      color.values.allSatisfy({ $0.map { GEXFColor.parts($0.text) != nil } ?? true })
    {
      drawing["color"] = color
    }
    return drawing
  }

  var text: String {
    let base = isDraft ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3"
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="\(base)" xmlns:viz="\(base)/viz" version="\(isDraft ? "1.2" : "1.3")">

      """
    if !graph.name.isEmpty {
      text += "  <meta>\n    <description>\(xmlEscaped(graph.name))</description>\n  </meta>\n"
    }
    text += "  <graph mode=\"static\" defaultedgetype=\"\(graph.isDirected ? "directed" : "undirected")\">\n"
    text += declarations(nodeColumns, of: "node", prefix: "n") + declarations(edgeColumns, of: "edge", prefix: "e")
    text += "    <nodes>\n"
    for index in ids.indices { text += node(index) }
    text += "    </nodes>\n    <edges>\n"
    for index in graph.edges.indices { text += edge(index) }
    return text + "    </edges>\n  </graph>\n</gexf>\n"
  }

  private func declarations(_ columns: [AttributeColumn], of whose: String, prefix: String) -> String {
    guard !columns.isEmpty else { return "" }
    var text = "    <attributes class=\"\(whose)\">\n"
    for (index, column) in columns.enumerated() {
      let type =
        switch column.type {
        case .bool: "boolean"
        case .int: "long"
        case .double: "double"
        case .string: "string"
        case .list: "liststring"
        }
      text += "      <attribute id=\"\(prefix)\(index)\" title=\"\(xmlEscaped(column.name))\" type=\"\(type)\"/>\n"
    }
    return text + "    </attributes>\n"
  }

  private func values(_ columns: [AttributeColumn], at row: Int, prefix: String) -> String {
    var text = ""
    for (index, column) in columns.enumerated() {
      guard let value = column.values[row] else { continue }
      let written = if case .list(let items) = value { GEXFList.text(items) } else { value.gexfText }
      text += "          <attvalue for=\"\(prefix)\(index)\" value=\"\(xmlEscaped(written))\"/>\n"
    }
    return text.isEmpty ? "" : "        <attvalues>\n\(text)        </attvalues>\n"
  }

  private func node(_ row: Int) -> String {
    var text = "      <node id=\"\(xmlEscaped(ids[row]))\""
    if let label = label?.values[row] { text += " label=\"\(xmlEscaped(label.text))\"" }
    let inner = values(nodeColumns, at: row, prefix: "n") + drawn(row)
    return text + (inner.isEmpty ? "/>\n" : ">\n\(inner)      </node>\n")
  }

  private func drawn(_ row: Int) -> String {
    func value(_ name: String) -> String? { drawing[name]?.values[row]?.gexfText }
    var text = ""
    if let parts = value("color").flatMap(GEXFColor.parts) {
      text += "        <viz:color r=\"\(parts[0])\" g=\"\(parts[1])\" b=\"\(parts[2])\""
      text += parts.count == 4 ? " a=\"\(Double(parts[3]) / 255)\"/>\n" : "/>\n"
    }
    if let x = value("x"), let y = value("y") {
      text += "        <viz:position x=\"\(x)\" y=\"\(y)\"" + (value("z").map { " z=\"\($0)\"" } ?? "") + "/>\n"
    }
    if let size = value("size") { text += "        <viz:size value=\"\(size)\"/>\n" }
    return text
  }

  private func edge(_ row: Int) -> String {
    let edge = graph.edges[row]
    var text = "      <edge"
    if !edgeTexts.contains(where: { $0.name == "id" }), isDraft { text += " id=\"\(row)\"" }
    text += " source=\"\(xmlEscaped(ids[edge.source]))\" target=\"\(xmlEscaped(ids[edge.target]))\""
    if let isDirected = edge.isDirected { text += " type=\"\(isDirected ? "directed" : "undirected")\"" }
    for column in edgeTexts {
      if let value = column.values[row] { text += " \(column.name)=\"\(xmlEscaped(value.text))\"" }
    }
    if let weight = weight?.values[row] { text += " weight=\"\(weight.gexfText)\"" }
    let inner = values(edgeColumns, at: row, prefix: "e")
    return text + (inner.isEmpty ? "/>\n" : ">\n\(inner)      </edge>\n")
  }
}

extension AttributeColumn {
  /// Whether it holds texts, at least one.
  fileprivate var isText: Bool { type == .string && values.contains { $0 != nil } }
}

extension AttributeValue {
  /// The value as Java reads it.
  fileprivate var gexfText: String {
    guard case .double(let number) = self, number.isInfinite else { return text }
    return number > 0 ? "Infinity" : "-Infinity"
  }
}
