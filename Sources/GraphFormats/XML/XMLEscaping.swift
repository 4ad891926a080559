/// A text with the characters that XML gives a meaning replaced, and those that it forbids dropped.
func xmlEscaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0xEF })
  else { return text }
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
    case _ where isForbiddenInXML(scalar): continue
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// Whether XML 1.0 has no way to write a character.
func isForbiddenInXML(_ scalar: Unicode.Scalar) -> Bool {
  (scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value)) || scalar.value == 0xFFFE || scalar.value == 0xFFFF
}

extension AttributeValue {
  /// The value as XML Schema writes it.
  var xmlText: String {
    guard case .double(let number) = self, !number.isFinite else { return text }
    return number.isNaN ? "NaN" : number > 0 ? "INF" : "-INF"
  }
}

extension AttributeColumn {
  /// Whether lists joined with `;` can be cut again into the same.
  var survivesJoining: Bool {
    values.allSatisfy { value in
      guard case .list(let texts)? = value else { return true }
      return texts != [""] && texts.allSatisfy { !$0.utf8.contains(UInt8(ascii: ";")) }
    }
  }

  /// Whether every row has a text and no two the same.
  var isUniqueText: Bool {
    guard type == .string, !values.isEmpty, !values.contains(nil) else { return false }
    return Set(values).count == values.count
  }
}

extension Losses {
  /// Says which texts hold characters that XML 1.0 cannot.
  mutating func noteForbiddenXML(_ graph: AttributedGraph) {
    func isBroken(_ text: String) -> Bool { text.unicodeScalars.contains(where: isForbiddenInXML) }
    let ids = graph.nodeIDs.count(where: isBroken)
    if ids > 0 {
      add(
        "\(counted(ids, "node id")) \(ids == 1 ? "has" : "have") control characters, which XML forbids; they are dropped."
      )
    }
    if ([graph.name] + (graph.nodeColumns + graph.edgeColumns).map(\.name)).contains(where: isBroken) {
      add("Control characters in names of the graph or its attributes are dropped.")
    }
    let values = (graph.nodeColumns + graph.edgeColumns).reduce(0) { sum, column in
      sum + column.values.count { $0.map { isBroken($0.text) } ?? false }
    }
    if values > 0 {
      add(
        "\(counted(values, "value")) \(values == 1 ? "has" : "have") control characters, which XML forbids; they are dropped."
      )
    }
  }
}
