extension AttributedGraph {
  /// The graph as GraphML 1.0 (<http://graphml.graphdrawing.org>).
  ///
  /// Ids are the node ids themselves. Every column is one `<key>`; missing values are left out. Lists become texts
  /// joined with `;`. Characters that XML 1.0 forbids are dropped.
  ///
  /// - Complexity: O(size of the graph with its columns).
  public var graphML: String { GraphMLText(self).text }
}

/// Writes GraphML and says what it does not hold.
func writeGraphML(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  for (whose, columns) in [("node", graph.nodeColumns), ("edge", graph.edgeColumns)] {
    for column in columns where column.type == .list && !column.survivesJoining {
      losses.add(
        "Texts in the lists of the \(whose) attribute \(quoted(column.name)) hold the “;” that lists are joined with, "
          + "or are empty; the lists are cut otherwise when read back.")
    }
  }
  losses.noteForbiddenXML(graph)
  return [GraphFile(options.baseName + ".graphml", graph.graphML)]
}

private struct GraphMLText {
  let graph: AttributedGraph
  /// The column of edges whose values are ids of edges, as GraphML has them.
  let edgeIDs: AttributeColumn?
  let edgeColumns: [AttributeColumn]

  init(_ graph: AttributedGraph) {
    self.graph = graph
    edgeIDs = graph.edgeColumn("id").flatMap { $0.isUniqueText ? $0 : nil }
    let ids = edgeIDs
    edgeColumns = graph.edgeColumns.filter { $0.name != ids?.name }
  }

  var text: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """
    for (prefix, domain, columns) in [("n", "node", graph.nodeColumns), ("e", "edge", edgeColumns)] {
      for (index, column) in columns.enumerated() {
        text += "  <key id=\"\(prefix)\(index)\" for=\"\(domain)\" attr.name=\"\(xmlEscaped(column.name))\" "
        text += "attr.type=\"\(type(of: column))\""
        text += column.type == .list ? "><desc>\(graphMLListDescription)</desc></key>\n" : "/>\n"
      }
    }
    text += "  <graph id=\"G\" edgedefault=\"\(graph.isDirected ? "directed" : "undirected")\">\n"
    if !graph.name.isEmpty { text += "    <desc>\(xmlEscaped(graph.name))</desc>\n" }
    let names = xmlNames(graph.nodeIDs).map(xmlEscaped)
    for (index, name) in names.enumerated() {
      let data = data(of: graph.nodeColumns, at: index, prefix: "n")
      text += "    <node id=\"\(name)\"" + (data.isEmpty ? "/>\n" : ">\n\(data)    </node>\n")
    }
    for (index, edge) in graph.edges.enumerated() {
      let data = data(of: edgeColumns, at: index, prefix: "e")
      text += "    <edge "
      if let id = edgeIDs?.values[index] { text += "id=\"\(xmlEscaped(id.text))\" " }
      text += "source=\"\(names[edge.source])\" target=\"\(names[edge.target])\""
      if let isDirected = edge.isDirected { text += " directed=\"\(isDirected)\"" }
      text += data.isEmpty ? "/>\n" : ">\n\(data)    </edge>\n"
    }
    return text + "  </graph>\n</graphml>\n"
  }

  private func type(of column: AttributeColumn) -> String {
    switch column.type {
    case .bool: "boolean"
    case .int: "long"
    case .double: "double"
    case .string, .list: "string"
    }
  }

  private func data(of columns: [AttributeColumn], at index: Int, prefix: String) -> String {
    var text = ""
    for (place, column) in columns.enumerated() {
      guard let value = column.values[index] else { continue }
      text += "      <data key=\"\(prefix)\(place)\">\(xmlEscaped(value.xmlText))</data>\n"
    }
    return text
  }
}
