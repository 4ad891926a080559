extension DOTWriter {
  /// Returns a laid-out picture as DOT in which every place is pinned, so that Graphviz draws exactly this picture.
  ///
  /// The text names its own engine, `nop2`, which keeps all places. User ids never hold a bare `~` once written, so the
  /// names that start with one are free for title, legend and frame.
  public func text(_ picture: LaidOutDiagram) -> String {
    var writer = self
    writer.font = picture.theme.font
    return writer.pinned(picture)
  }

  private func pinned(_ picture: LaidOutDiagram) -> String {
    var lines = ["graph \(DOTText.id(safeText(picture.title))) {"]
    let height = picture.size.height
    let dpi = dotsPerInch.map { " dpi=\($0)" } ?? ""
    lines.append(
      "  graph [layout=nop2 notranslate=true\(dpi) pad=0 margin=0 outputorder=edgesfirst charset=\"UTF-8\""
        + " bgcolor=\"\(picture.background)\" fontname=\"\(font)\""
        + background(of: picture)
        + " bb=\"0,0,\(DOTText.number(picture.size.width)),\(DOTText.number(height))\"]")
    lines.append("  node [fontname=\"\(font)\" fixedsize=true margin=0 style=filled label=\"\"]")
    lines.append("  edge [fontname=\"\(font)\" dir=none]")
    let whole = Box(x: 0, y: 0, width: picture.size.width, height: height)
    lines.append("  \"~frame\" [shape=box style=invis \(place(whole, height))]")
    // Graphviz orders parts of one graph by memory address, so each panel is written inside the one before.
    for (index, panel) in picture.panels.enumerated() {
      let corners = [panel.box.minX, height - panel.box.maxY, panel.box.maxX, height - panel.box.minY]
      let middle = Box(center: panel.box.center, size: Size(width: 1, height: 1))
      lines.append(
        "  subgraph \"cluster_~panel\(index + 1)\" { graph [id=\"panel-\(index + 1)\" class=panel label=\"\""
          + " style=\"filled,rounded\" color=\"\(panel.fill)\" fillcolor=\"\(panel.fill)\""
          + " bb=\"\(corners.map { DOTText.number($0) }.joined(separator: ","))\"]"
          + " \"~panel\(index + 1)\" [shape=box style=invis \(place(middle, height))]")
    }
    if !picture.panels.isEmpty { lines.append("  " + String(repeating: "}", count: picture.panels.count)) }
    // Graphviz draws ties in the order of the nodes that they leave, so emphasised ends come last and emphasised ties
    // leave the later end. Only ties that point nowhere can be turned round.
    let ranks = drawingRanks(picture)
    for node in picture.nodes.sorted(by: { (ranks[$0.id] ?? (0, 0)) < (ranks[$1.id] ?? (0, 0)) }) {
      lines.append("  " + pinned(node, name: DOTText.id(node.id), element: picture.elementID(node), height))
    }
    let elements = picture.edgeElementIDs
    for (index, edge) in picture.edges.enumerated() {
      lines.append("  " + pinned(edge, element: elements[index], ranks, height))
    }
    for (index, text) in picture.texts.enumerated() {
      lines.append(
        "  " + pinned(text, name: "~text\(index + 1)", height, picture.background, panel: picture.theme.panel))
    }
    for (index, entry) in picture.legend.enumerated() {
      lines += pinned(entry, index + 1, height, picture.background).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func drawingRanks(_ picture: LaidOutDiagram) -> [String: (Int, Int)] {
    var heaviest: [String: Int] = [:]
    for edge in picture.edges {
      let weight = Emphasis.allCases.firstIndex(of: edge.emphasis) ?? 0
      for id in [edge.source, edge.target] { heaviest[id] = max(heaviest[id] ?? 0, weight) }
    }
    return Dictionary(
      picture.nodes.enumerated().map { ($1.id, (heaviest[$1.id] ?? 0, $0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The land of a map as drawing commands of Graphviz, which come before everything else.
  private func background(of picture: LaidOutDiagram) -> String {
    guard !picture.outlines.isEmpty else { return "" }
    let commands = picture.outlines.map { outline in
      let points = outline.points.map { "\(DOTText.number($0.x)) \(DOTText.number(picture.size.height - $0.y))" }
      return "c 7 -\(outline.stroke) C 7 -\(outline.fill) P \(points.count) \(points.joined(separator: " "))"
    }
    return " _background=\"\(commands.joined(separator: " "))\""
  }

  private func lineEnd(_ alignment: PlacedText.Alignment) -> String {
    switch alignment {
    case .left: "\\l"
    case .center: "\\n"
    case .right: "\\r"
    }
  }

  private func place(_ box: Box, _ height: Double) -> String {
    "pos=\"\(point(box.center, height))!\" width=\(DOTText.number(box.size.width / 72, places: 6))"
      + " height=\(DOTText.number(box.size.height / 72, places: 6))"
  }

  private func point(_ point: Point, _ height: Double) -> String {
    "\(DOTText.number(point.x)),\(DOTText.number(height - point.y))"
  }

  private func pinned(_ node: PlacedNode, name: String, element: String, _ height: Double) -> String {
    var attributes = [place(node.box, height)] + shapeAttributes(node.shape)
    attributes += [
      "fillcolor=\"\(node.fill)\"", "color=\"\(node.stroke)\"", "penwidth=\(DOTText.number(node.strokeWidth))",
    ]
    if !node.lines.isEmpty {
      attributes += [
        "label=\(DOTText.label(node.lines))", "fontcolor=\"\(node.ink)\"", "fontsize=\(DOTText.number(node.fontSize))",
      ]
      if node.isBold { attributes.append("fontname=\"\(font) Bold\"") }
    }
    attributes += tooltip(node.description.isEmpty && node.lines.isEmpty ? node.name : node.description)
    attributes.append("id=\"\(element)\" class=\"\(element.hasPrefix("legend") ? "legend" : node.emphasis.rawValue)\"")
    return "\(name) [\(attributes.joined(separator: " "))]"
  }

  private func pinned(
    _ edge: PlacedEdge, element: String, _ ranks: [String: (Int, Int)], _ height: Double
  ) -> String {
    let isTurned =
      edge.arrow == .none
      && ((ranks[edge.source] ?? (0, 0)) < (ranks[edge.target] ?? (0, 0))) == (edge.emphasis == .focus)
    var attributes = [position(of: edge, turned: isTurned, height)]
    attributes += strokeAttributes(edge.line, width: edge.width, colour: edge.colour, arrow: edge.arrow)
    attributes += tooltip(edge.description)
    attributes.append("id=\"\(element)\" class=\"\(edge.emphasis.rawValue) \(edge.line.rawValue)\"")
    let (tail, head) = isTurned ? (edge.target, edge.source) : (edge.source, edge.target)
    return "\(DOTText.id(tail)) -- \(DOTText.id(head)) [\(attributes.joined(separator: " "))]"
  }

  /// The way of a tie; with an arrow the line stops where the arrow's foot is.
  private func position(of edge: PlacedEdge, turned: Bool, _ height: Double) -> String {
    var (points, prefix) = (edge.route.controlPoints, "")
    if turned { points.reverse() }
    func shortened(_ end: Point, _ before: Point) -> Point {
      let back = before - end
      return back.length < 1e-9 ? end : end + back * (min(7, back.length * 0.9) / back.length)
    }
    let last = points.count - 1
    if edge.arrow != .none {
      prefix = "e,\(point(points[last], height)) "
      points[last] = shortened(points[last], points[last - 1])
    }
    if edge.arrow == .both {
      prefix = "s,\(point(points[0], height)) " + prefix
      points[0] = shortened(points[0], points[1])
    }
    return "pos=\"\(prefix)\(points.map { point($0, height) }.joined(separator: " "))\""
  }

  private func pinned(
    _ text: PlacedText, name: String, _ height: Double, _ background: Colour, panel: Colour
  ) -> String {
    var attributes = [
      place(text.box, height),
      "label=\(DOTText.label(text.lines, lineEnd: lineEnd(text.alignment)))",
      "fontsize=\(DOTText.number(text.fontSize))", "fontcolor=\"\(text.colour)\"",
    ]
    // A tie label or heading covers the ties behind it, so that it can be read.
    let cover: Colour? = text.role == .tieLabel ? background : text.role == .heading ? panel : nil
    attributes.append(
      cover.map { "shape=box penwidth=0 color=\"\($0)\" fillcolor=\"\($0)\"" } ?? "shape=plaintext style=\"\"")
    if text.isBold { attributes.append("fontname=\"\(font) Bold\"") }
    attributes.append("id=\"\(name.drop { $0 == "~" })\" class=\"\(text.role.rawValue)\"")
    return "\"\(name)\" [\(attributes.joined(separator: " "))]"
  }

  private func pinned(_ entry: PlacedLegendEntry, _ number: Int, _ height: Double, _ background: Colour) -> [String] {
    let text = pinned(entry.text, name: "~legend\(number)", height, background, panel: background)
    switch entry.sample {
    case .none: return [text]
    case .node(let node):
      return [pinned(node, name: "\"~sample\(number)\"", element: "legend-sample\(number)", height), text]
    case .edge(let edge):
      let ends = [("a", edge.route.start), ("b", edge.route.end)].map { letter, place in
        "\"~sample\(number)\(letter)\" [shape=point style=invis pos=\"\(point(place, height))!\" width=0.01 height=0.01]"
      }
      let attributes =
        [position(of: edge, turned: false, height)]
        + strokeAttributes(edge.line, width: edge.width, colour: edge.colour, arrow: edge.arrow)
      let line =
        "\"~sample\(number)a\" -- \"~sample\(number)b\" [\(attributes.joined(separator: " "))"
        + " id=\"legend-sample\(number)\" class=legend]"
      return ends + [line, text]
    }
  }
}

extension LaidOutDiagram {
  /// The id that a node has in SVG.
  public func elementID(_ node: PlacedNode) -> String { "node-" + elementName(node.id) }

  /// The ids that ties have in SVG, in the order of ``edges``; the second tie of a pair ends in `_2nd`, and so on.
  public var edgeElementIDs: [String] {
    var counts: [String: Int] = [:]
    return edges.map { edge in
      let name = "tie-" + elementName(edge.source) + "_to_" + elementName(edge.target)
      counts[name, default: 0] += 1
      let count = counts[name] ?? 1
      return count == 1 ? name : name + "_no\(count)_"
    }
  }
}
