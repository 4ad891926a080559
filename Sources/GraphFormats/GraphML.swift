extension AttributedGraph {
  /// The graph as GraphML 1.0 (<http://graphml.graphdrawing.org>).
  ///
  /// Ids are the node ids themselves. Every column is one `<key>`; missing values are left out. Lists become texts
  /// joined with `;`. Characters that XML 1.0 forbids are dropped.
  ///
  /// - Complexity: O(size of the graph with its columns).
  public var graphML: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """
    for (prefix, domain, columns) in [("n", "node", nodeColumns), ("e", "edge", edgeColumns)] {
      for (index, column) in columns.enumerated() {
        text += "  <key id=\"\(prefix)\(index)\" for=\"\(domain)\" attr.name=\"\(xmlEscaped(column.name))\" "
        text += "attr.type=\"\(graphMLType(of: column))\"/>\n"
      }
    }
    text += "  <graph id=\"G\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n"
    if !name.isEmpty { text += "    <desc>\(xmlEscaped(name))</desc>\n" }
    for (index, id) in nodeIDs.enumerated() {
      let data = graphMLData(of: nodeColumns, at: index, prefix: "n")
      text += "    <node id=\"\(xmlEscaped(id))\"" + (data.isEmpty ? "/>\n" : ">\n\(data)    </node>\n")
    }
    for (index, edge) in edges.enumerated() {
      let data = graphMLData(of: edgeColumns, at: index, prefix: "e")
      text += "    <edge source=\"\(xmlEscaped(nodeIDs[edge.source]))\" target=\"\(xmlEscaped(nodeIDs[edge.target]))\""
      text += data.isEmpty ? "/>\n" : ">\n\(data)    </edge>\n"
    }
    return text + "  </graph>\n</graphml>\n"
  }

  private func graphMLType(of column: AttributeColumn) -> String {
    switch column.type {
    case .bool: "boolean"
    case .int: "long"
    case .double: "double"
    case .string, .list: "string"
    }
  }

  private func graphMLData(of columns: [AttributeColumn], at index: Int, prefix: String) -> String {
    var text = ""
    for (place, column) in columns.enumerated() {
      guard let value = column.values[index] else { continue }
      text += "      <data key=\"\(prefix)\(place)\">\(xmlEscaped(value.text))</data>\n"
    }
    return text
  }
}

/// A text with the characters that XML gives a meaning replaced, and those that it forbids dropped.
func xmlEscaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    // A line end inside an attribute would be read back as a blank.
    case "\n": escaped += "&#10;"
    case "\r": escaped += "&#13;"
    case "\t": escaped += "&#9;"
    case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
