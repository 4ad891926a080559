extension LaidOutDiagram {
  /// Where everything lies, as JSON: the size, nodes with their boxes, ties with their ways, and what was measured.
  ///
  /// Measures are points from the top left corner. Ids and labels are written as given; the same picture gives the
  /// same bytes.
  public var json: String {
    func number(_ value: Double) -> String { DOTText.number(value) }
    func place(_ point: Point) -> String { "[\(number(point.x)), \(number(point.y))]" }
    let nodeLines = nodes.map { node in
      "    {\"id\": \(Self.quoted(node.id)), \"label\": \(Self.quoted(node.name)), \"x\": \(number(node.box.center.x)),"
        + " \"y\": \(number(node.box.center.y)), \"width\": \(number(node.box.size.width)),"
        + " \"height\": \(number(node.box.size.height)), \"labelled\": \(!node.lines.isEmpty)}"
    }
    let edgeLines = edges.map { edge in
      let route = edge.route.controlPoints
      return "    {\"source\": \(Self.quoted(edge.source)), \"target\": \(Self.quoted(edge.target)),"
        + " \"bezier\": [\(route.map(place).joined(separator: ", "))]}"
    }
    func list(_ lines: [String]) -> String { lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]" }
    return """
      {
        "schema": "isthmus.picture/1",
        "title": \(Self.quoted(title)),
        "width": \(number(size.width)),
        "height": \(number(size.height)),
        "unit": "pt",
        "quality": \(qualityJSON),
        "nodes": \(list(nodeLines)),
        "edges": \(list(edgeLines))
      }

      """
  }

  /// What was measured, as JSON on one line; it also stands in the SVG.
  package var qualityJSON: String {
    func number(_ value: Double) -> String { DOTText.number(value) }
    let members = [
      "\"method\": \(Self.quoted(quality.method))", "\"overlaps\": \(quality.overlapCount)",
      "\"outside\": \(quality.outsideCount)", "\"crossedLabels\": \(quality.crossedLabelCount)",
      "\"edgeCrossings\": \(quality.edgeCrossingCount)", "\"unlabelled\": \(quality.unlabelledCount)",
      "\"smallestFontSize\": \(number(quality.smallestFontSize))", "\"widthShare\": \(number(quality.widthShare))",
      "\"heightShare\": \(number(quality.heightShare))", "\"leastContrast\": \(number(quality.leastContrast))",
    ]
    return "{\(members.joined(separator: ", "))}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
