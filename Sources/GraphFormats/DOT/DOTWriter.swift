extension AttributedGraph {
  /// The graph as DOT, every column an attribute of its nodes or edges.
  ///
  /// - Complexity: O(size of the graph with its columns).
  public var dot: String {
    var text = "\(isDirected ? "digraph" : "graph") \(dotQuoted(name)) {\n"
    for (index, id) in nodeIDs.enumerated() {
      text += "  \(dotQuoted(id))\(attributes(of: nodeColumns, at: index));\n"
    }
    let arrow = isDirected ? "->" : "--"
    for (index, edge) in edges.enumerated() {
      text += "  \(dotQuoted(nodeIDs[edge.source])) \(arrow) \(dotQuoted(nodeIDs[edge.target]))"
      text += "\(attributes(of: edgeColumns, at: index));\n"
    }
    return text + "}\n"
  }

  private func attributes(of columns: [AttributeColumn], at index: Int) -> String {
    let pairs = columns.compactMap { column in
      column.values[index].map { value in
        let text = column.name == "label" ? dotLabel(value.text) : dotQuoted(value.text)
        return "\(dotQuoted(column.name))=\(text)"
      }
    }
    return pairs.isEmpty ? "" : " [\(pairs.joined(separator: ", "))]"
  }
}

/// A text as a quoted DOT string that is read back as it is.
///
/// Between quotes only `\"` is an escape, and two backslashes stay two; so a backslash is doubled only where it would
/// otherwise swallow the quote behind it, the one text that DOT cannot hold.
private func dotQuoted(_ text: String) -> String {
  var quoted = "\""
  var endsInBackslash = false
  for scalar in text.unicodeScalars where scalar != "\0" {
    if scalar == "\"" {
      quoted += endsInBackslash ? "\\\\\"" : "\\\""
    } else {
      quoted.unicodeScalars.append(scalar)
    }
    endsInBackslash = scalar == "\\" && !endsInBackslash
  }
  return quoted + (endsInBackslash ? "\\" : "") + "\""
}

/// A text as a quoted DOT label, in which Graphviz reads `\\` as a backslash and `\n` as a line end.
private func dotLabel(_ text: String) -> String {
  var label = "\""
  for scalar in text.unicodeScalars where scalar != "\0" {
    switch scalar {
    case "\"": label += "\\\""
    case "\\": label += "\\\\"
    case "\n": label += "\\n"
    default: label.unicodeScalars.append(scalar)
    }
  }
  return label + "\""
}

/// Writes DOT.
func writeDOT(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  [GraphFile(options.baseName + ".dot", graph.dot)]
}
