internal import Diagrams

/// A picture as native shapes: nodes with their text, ties as connectors that are glued to them.
struct DiagramShapes {
  private let picture: LaidOutDiagram
  private let palette: SlidePalette
  private let shift: Point

  /// The font that the picture was measured in, under the name that office programs know.
  private static let font = "Arial"

  /// Prepares a picture.
  ///
  /// - Parameters:
  ///   - picture: The picture.
  ///   - palette: The names of its colours.
  ///   - origin: Where its top left corner stands on the slide.
  init(_ picture: LaidOutDiagram, palette: SlidePalette, origin: Point) {
    (self.picture, self.palette, shift) = (picture, palette, origin)
  }

  /// The picture, its legend and its other texts.
  func markup(_ numbers: inout ShapeNumbers) -> [Markup] {
    var result = [diagram(&numbers)]
    let legend = self.legend(&numbers)
    if let legend { result.append(legend) }
    for text in picture.texts where text.role != .tieLabel && text.role != .heading {
      guard text.lines.contains(where: { !$0.isEmpty }) else { continue }
      result.append(self.text(text, name: Self.name(of: text.role), &numbers))
    }
    return result
  }

  private func diagram(_ numbers: inout ShapeNumbers) -> Markup {
    let group = numbers.next()
    var shapes: [Markup] = []
    var boxes: [Box] = []
    for panel in picture.panels {
      let box = moved(panel.box)
      boxes.append(box)
      shapes.append(
        shape(
          numbers.next(), panel.name, description: "Area of the group \(panel.name)", box: box,
          geometry: ShapeMarkup.rectangle, fill: palette.reference(panel.fill).fill, outline: ShapeMarkup.noLine,
          text: nil))
    }
    let nodeNumbers = picture.nodes.map { _ in numbers.next() }
    let places = Dictionary(picture.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let nodeBoxes = picture.nodes.map { moved($0.box) }
    let geometries = zip(picture.nodes, nodeBoxes).map { NodeGeometry($0.shape, in: $1) }
    for edge in picture.edges {
      guard let source = places[edge.source], let target = places[edge.target] else { continue }
      let others = nodeBoxes.indices.filter { $0 != source && $0 != target }.map { nodeBoxes[$0].inset(by: -1) }
      let plan = ConnectorPlan(
        moved(edge), source: geometries[source], target: geometries[target],
        own: (nodeBoxes[source], nodeBoxes[target]), others: others)
      shapes.append(
        connector(
          numbers.next(), edge, plan, names: (picture.nodes[source].name, picture.nodes[target].name),
          ends: (nodeNumbers[source], nodeNumbers[target])))
    }
    for (index, node) in picture.nodes.enumerated() {
      shapes.append(self.node(nodeNumbers[index], node, box: nodeBoxes[index], geometries[index]))
    }
    boxes += nodeBoxes
    for text in picture.texts where text.role == .tieLabel || text.role == .heading {
      boxes.append(moved(text.box))
      shapes.append(self.text(text, name: Self.name(of: text.role), &numbers))
    }
    return Self.group(group, "Diagram", description: picture.description, boxes: boxes, shapes)
  }

  private func node(_ number: Int, _ node: PlacedNode, box: Box, _ geometry: NodeGeometry) -> Markup {
    let (fill, ink) = palette.fillWithText(node.fill)
    let style = TextStyle(size: node.fontSize, isBold: node.isBold, colour: ink, font: Self.font, alignment: "ctr")
    return shape(
      number, node.name, description: node.description.isEmpty ? node.name : node.description, box: box,
      geometry: geometry.markup, fill: fill.fill,
      outline: ShapeMarkup.line(palette.reference(node.stroke), width: node.strokeWidth),
      text: [style.paragraph(node.lines)])
  }

  private func connector(
    _ number: Int, _ edge: PlacedEdge, _ plan: ConnectorPlan, names: (String, String), ends: (Int, Int)
  ) -> Markup {
    let arrow = edge.arrow == .none ? "–" : edge.arrow == .both ? "↔" : "→"
    let name = "\(names.0) \(arrow) \(names.1)"
    let box = Box(
      x: min(plan.start.x, plan.end.x), y: min(plan.start.y, plan.end.y), width: abs(plan.end.x - plan.start.x),
      height: abs(plan.end.y - plan.start.y))
    return Markup(
      "p:cxnSp", [:],
      [
        Markup(
          "p:nvCxnSpPr", [:],
          [
            ShapeMarkup.named(number, name, description: edge.description.isEmpty ? name : edge.description),
            Markup(
              "p:cNvCxnSpPr", [:],
              [
                Markup("a:stCxn", ["id": String(ends.0), "idx": String(plan.sourceSite)]),
                Markup("a:endCxn", ["id": String(ends.1), "idx": String(plan.targetSite)]),
              ]),
            Markup("p:nvPr"),
          ]),
        Markup(
          "p:spPr", [:],
          [
            ShapeMarkup.place(box, flipsX: plan.end.x < plan.start.x, flipsY: plan.end.y < plan.start.y),
            Markup("a:prstGeom", ["prst": "straightConnector1"], [Markup("a:avLst")]),
            ShapeMarkup.line(
              palette.reference(edge.colour), width: edge.width, style: edge.line, arrow: edge.arrow),
          ]),
      ])
  }

  private func legend(_ numbers: inout ShapeNumbers) -> Markup? {
    guard !picture.legend.isEmpty else { return nil }
    let group = numbers.next()
    var shapes: [Markup] = []
    var boxes: [Box] = []
    for entry in picture.legend {
      let meaning = entry.text.lines.joined(separator: " ")
      switch entry.sample {
      case .none: break
      case .node(let node):
        let box = moved(node.box)
        boxes.append(box)
        shapes.append(
          shape(
            numbers.next(), "Legend: \(meaning)", description: "Mark in the legend for \(meaning)", box: box,
            geometry: NodeGeometry(node.shape, in: box).markup, fill: palette.reference(node.fill).fill,
            outline: ShapeMarkup.line(palette.reference(node.stroke), width: node.strokeWidth), text: nil))
      case .edge(let edge):
        let (start, end) = (edge.route.start, edge.route.end)
        let box = moved(Box(x: start.x, y: start.y, width: end.x - start.x, height: 0))
        boxes.append(box)
        shapes.append(
          shape(
            numbers.next(), "Legend: \(meaning)", description: "Line in the legend for \(meaning)", box: box,
            geometry: Markup("a:prstGeom", ["prst": "line"], [Markup("a:avLst")]), fill: nil,
            outline: ShapeMarkup.line(palette.reference(edge.colour), width: edge.width, style: edge.line), text: nil))
      }
      boxes.append(moved(entry.text.box))
      shapes.append(self.text(entry.text, name: "Legend text", &numbers))
    }
    return Self.group(
      group, "Legend",
      description: "Legend: " + picture.legend.flatMap(\.text.lines).joined(separator: "; "), boxes: boxes, shapes)
  }

  /// A text at its left edge, or centred on a tie, that keeps the lines of the layout.
  private func text(_ text: PlacedText, name: String, _ numbers: inout ShapeNumbers) -> Markup {
    let isTieLabel = text.role == .tieLabel
    let style = TextStyle(
      size: text.fontSize, isBold: text.isBold, colour: palette.reference(text.colour), font: Self.font,
      alignment: isTieLabel ? "ctr" : "l")
    return shape(
      numbers.next(), name, description: text.lines.joined(separator: " "), box: moved(text.box),
      geometry: ShapeMarkup.rectangle, fill: isTieLabel ? palette.reference(picture.background).fill : nil,
      outline: ShapeMarkup.noLine, text: style.paragraphs(text.lines), isTextBox: true, anchor: isTieLabel ? "ctr" : "t"
    )
  }

  private func shape(
    _ number: Int, _ name: String, description: String, box: Box, geometry: Markup, fill: Markup?, outline: Markup,
    text: [Markup]?, isTextBox: Bool = false, anchor: String = "ctr"
  ) -> Markup {
    let body = Markup(
      "a:bodyPr",
      [
        // Lines are broken as the layout broke them, because the box was made for these lines.
        "wrap": "none", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "rtlCol": "0", "anchor": anchor,
      ], [Markup("a:noAutofit")])
    let paragraphs = text ?? [Markup("a:p", [:], [Markup("a:endParaRPr", ["lang": "en-GB"])])]
    return Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            ShapeMarkup.named(number, name, description: description),
            Markup("p:cNvSpPr", ["txBox": isTextBox ? "1" : nil]), Markup("p:nvPr"),
          ]),
        Markup("p:spPr", [:], [ShapeMarkup.place(box), geometry, fill ?? Markup("a:noFill"), outline]),
        Markup("p:txBody", [:], [body, Markup("a:lstStyle")] + paragraphs),
      ])
  }

  private static func group(
    _ number: Int, _ name: String, description: String, boxes: [Box], _ shapes: [Markup]
  ) -> Markup {
    let (left, top) = (boxes.map(\.minX).min() ?? 0, boxes.map(\.minY).min() ?? 0)
    let (right, bottom) = (boxes.map(\.maxX).max() ?? 0, boxes.map(\.maxY).max() ?? 0)
    let (x, y, width, height) = (emuText(left), emuText(top), emuText(right - left), emuText(bottom - top))
    return Markup(
      "p:grpSp", [:],
      [
        Markup(
          "p:nvGrpSpPr", [:],
          [
            ShapeMarkup.named(number, name, description: description), Markup("p:cNvGrpSpPr"), Markup("p:nvPr"),
          ]),
        Markup(
          "p:grpSpPr", [:],
          [
            Markup(
              "a:xfrm", [:],
              [
                Markup("a:off", ["x": x, "y": y]), Markup("a:ext", ["cx": width, "cy": height]),
                Markup("a:chOff", ["x": x, "y": y]), Markup("a:chExt", ["cx": width, "cy": height]),
              ])
          ]),
      ] + shapes)
  }

  private static func name(of role: PlacedText.Role) -> String {
    switch role {
    case .title: "Title of the diagram"
    case .subtitle: "Subtitle of the diagram"
    case .heading: "Heading"
    case .caption: "Caption"
    case .legendTitle, .legendText: "Legend text"
    case .tieLabel: "Label of a tie"
    }
  }

  private func moved(_ box: Box) -> Box {
    Box(x: box.minX + shift.x, y: box.minY + shift.y, width: box.size.width, height: box.size.height)
  }

  private func moved(_ edge: PlacedEdge) -> PlacedEdge {
    var edge = edge
    let (start, end) = (edge.route.start, edge.route.end)
    edge.route = Route(
      from: Point(x: start.x + shift.x, y: start.y + shift.y), to: Point(x: end.x + shift.x, y: end.y + shift.y))
    return edge
  }
}
