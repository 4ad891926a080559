/// Writes pictures in the DOT language of Graphviz; the same picture gives the same bytes.
public struct DOTWriter: Hashable, Sendable {
  /// Whether nodes and ties carry their description as a tooltip.
  public var writesTooltips: Bool
  /// The resolution asked of drawings made of dots; nil leaves it to the program that draws.
  public var dotsPerInch: Int?
  var font = LaidOutDiagram.font

  /// Makes a writer.
  public init(writesTooltips: Bool = true, dotsPerInch: Int? = nil) {
    (self.writesTooltips, self.dotsPerInch) = (writesTooltips, dotsPerInch)
  }

  /// Returns a picture as DOT that leaves all places to Graphviz, for those who want to arrange it themselves.
  public func text(_ diagram: Diagram) -> String {
    let theme = diagram.theme
    let isDirected = diagram.edges.contains { $0.arrow == .forward }
    var lines = ["\(isDirected ? "digraph" : "graph") \(DOTText.id(safeText(diagram.title))) {"]
    let heading = [diagram.title, diagram.subtitle].filter { !$0.isEmpty }
    lines.append(
      "  graph [label=\(DOTText.label(heading + diagram.caption)) labelloc=t fontname=\"\(theme.font)\""
        + " fontsize=18 fontcolor=\"\(theme.ink)\" bgcolor=\"\(theme.background)\" charset=\"UTF-8\""
        + " layout=neato overlap=prism sep=\"+6\" outputorder=edgesfirst]")
    lines.append(
      "  node [fontname=\"\(theme.font)\" style=\"filled\" margin=\"0.08,0.04\" width=0 height=0]")
    lines.append("  edge [fontname=\"\(theme.font)\" fontsize=11 fontcolor=\"\(theme.quietInk)\"]")
    var grouped: Set<String> = []
    let nodes = diagram.distinctNodes
    for (index, group) in diagram.groups.enumerated() {
      let members = Set(group.nodeIDs).subtracting(grouped)
      grouped.formUnion(members)
      lines.append("  subgraph \"cluster_\(index + 1)\" {")
      lines.append(
        "    graph [label=\(DOTText.label([group.name])) style=filled color=\"\(theme.panel)\" fontsize=14]")
      lines += nodes.filter { members.contains($0.id) }.map { "  " + line($0, theme) }
      lines.append("  }")
    }
    lines += nodes.filter { !grouped.contains($0.id) }.map { line($0, theme) }
    let arrow = isDirected ? "->" : "--"
    for (edge, source, target) in diagram.drawableEdges {
      var attributes = strokeAttributes(
        edge.line, width: StrokeWidth.of(edge), colour: theme.line(edge.emphasis), arrow: edge.arrow)
      if !edge.label.isEmpty { attributes.append("label=\(DOTText.label([edge.label]))") }
      attributes += tooltip(edge.description)
      attributes.append("class=\"tie \(edge.emphasis.rawValue)\"")
      lines.append(
        "  \(DOTText.id(nodes[source].id)) \(arrow) \(DOTText.id(nodes[target].id))"
          + " [\(attributes.joined(separator: " "))]")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func line(_ node: DiagramNode, _ theme: Theme) -> String {
    let fill = theme.fill(of: node.fill, emphasis: node.emphasis)
    var attributes = ["label=\(DOTText.label(LabelText.lines(of: node)))"]
    attributes += shapeAttributes(node.shape)
    attributes += [
      "fillcolor=\"\(fill)\"", "color=\"\(theme.stroke(of: node.fill, emphasis: node.emphasis))\"",
      "fontcolor=\"\(fill.readableInk)\"", "fontsize=\(node.emphasis == .focus ? 14 : 11)",
      "class=\"node \(node.emphasis.rawValue)\"",
    ]
    attributes += tooltip(node.description)
    return "  \(DOTText.id(node.id)) [\(attributes.joined(separator: " "))]"
  }

  func tooltip(_ text: String) -> [String] {
    writesTooltips && !text.isEmpty ? ["tooltip=\(DOTText.label([text]))"] : []
  }

  func shapeAttributes(_ shape: NodeShape) -> [String] {
    shape == .roundedBox ? ["shape=box", "style=\"filled,rounded\""] : ["shape=\(shape.rawValue)"]
  }

  func strokeAttributes(_ line: LineStyle, width: Double, colour: Colour, arrow: Arrow) -> [String] {
    var attributes = ["color=\"\(line == .double ? "\(colour):\(colour)" : "\(colour)")\""]
    switch line {
    case .solid, .bold, .double: break
    case .dashed, .dotted: attributes.append("style=\(line.rawValue)")
    }
    attributes.append("penwidth=\(DOTText.number(width))")
    switch arrow {
    case .none: attributes.append("dir=none")
    case .forward: attributes.append("dir=forward arrowsize=0.7")
    case .both: attributes.append("dir=both arrowsize=0.7")
    }
    return attributes
  }
}

/// How thick ties are drawn.
package enum StrokeWidth {
  package static func of(_ edge: DiagramEdge) -> Double {
    of(edge.line, emphasis: edge.emphasis, width: edge.width)
  }
  package static func of(_ line: LineStyle, emphasis: Emphasis, width: Double = 1) -> Double {
    let base =
      switch emphasis {
      case .minor: 0.7
      case .normal: 1.0
      case .focus: 1.8
      }
    let kind =
      switch line {
      case .bold: 2.0
      case .dotted: 1.4
      case .double: 0.7
      case .solid, .dashed: 1.0
      }
    return base * kind * min(max(width.isFinite ? width : 1, 0.5), 5)
  }
}
