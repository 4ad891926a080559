internal import Diagrams

/// A picture as native shapes: nodes with their text, ties as connectors that are glued to them.
struct DiagramShapes {
  private let picture: LaidOutDiagram
  private let palette: SlidePalette
  private let shift: Point

  /// Prepares a picture.
  ///
  /// - Parameters:
  ///   - picture: The picture.
  ///   - palette: The names of its colours.
  ///   - origin: Where its top left corner stands on the slide.
  init(_ picture: LaidOutDiagram, palette: SlidePalette, origin: Point) {
    (self.picture, self.palette, shift) = (picture, palette, origin)
  }

  /// The land, the picture, its legend and its other texts.
  func markup(_ numbers: inout ShapeNumbers) -> [Markup] {
    let land = LandShapes(outlines: picture.outlines, palette: palette, shift: shift).markup(&numbers)
    let diagram = self.diagram(&numbers)
    let legend = LegendShapes(picture: picture, palette: palette, shift: shift).markup(&numbers)
    var result = [land, diagram, legend].compactMap(\.self)
    for text in picture.texts where !Self.isInDiagram(text) && text.lines.contains(where: { !$0.isEmpty }) {
      result.append(PictureText(text, palette: palette).markup(numbers.next(), shift: shift))
    }
    return result
  }

  private static func isInDiagram(_ text: PlacedText) -> Bool {
    [.tieLabel, .heading, .rowName, .columnName].contains(text.role)
  }

  private func diagram(_ numbers: inout ShapeNumbers) -> Markup {
    let group = numbers.next()
    var shapes: [Markup] = []
    var boxes: [Box] = []
    for panel in picture.panels {
      let box = panel.box.moved(by: shift)
      boxes.append(box)
      shapes.append(
        ShapeMarkup.shape(
          numbers.next(), panel.name, description: "Area of the group \(panel.name)", box: box,
          geometry: ShapeMarkup.rectangle, fill: palette.reference(panel.fill).fill, outline: ShapeMarkup.noLine))
    }
    let nodeNumbers = picture.nodes.map { _ in numbers.next() }
    let nodeBoxes = picture.nodes.map { $0.box.moved(by: shift) }
    let geometries = zip(picture.nodes, nodeBoxes).map { NodeGeometry($0.shape, in: $1) }
    let connectors = connectors(geometries, nodeBoxes)
    for connector in connectors {
      let (source, target) = connector.ends
      shapes.append(
        self.connector(
          numbers.next(), connector.edge, connector.plan,
          names: (picture.nodes[source].name, picture.nodes[target].name),
          ends: (nodeNumbers[source], nodeNumbers[target])))
    }
    for (index, node) in picture.nodes.enumerated() {
      shapes.append(self.node(nodeNumbers[index], node, box: nodeBoxes[index], geometries[index]))
    }
    boxes += nodeBoxes
    let labels = TieLabels(
      picture.texts.filter { $0.role == .tieLabel }, on: connectors.map { ($0.edge.route, $0.plan) }, shift: shift,
      avoiding: nodeBoxes
    ).placed
    for text in labels {
      boxes.append(text.box)
      shapes.append(
        PictureText(text, palette: palette).markup(
          numbers.next(), shift: Point(x: 0, y: 0), backing: palette.reference(picture.background)))
    }
    for text in picture.texts where Self.isInDiagram(text) && text.role != .tieLabel {
      boxes.append(text.box.moved(by: shift))
      shapes.append(PictureText(text, palette: palette).markup(numbers.next(), shift: shift))
    }
    return ShapeMarkup.group(group, "Diagram", description: picture.description, boxes: boxes, shapes)
  }

  private struct Connector {
    var edge: PlacedEdge
    var plan: ConnectorPlan
    /// The places of its nodes among those of the picture.
    var ends: (Int, Int)
  }

  /// How often a connector runs through the name of an organisation that is not its own.
  var crossedNameCount: Int {
    let nodeBoxes = picture.nodes.map { $0.box.moved(by: shift) }
    let geometries = zip(picture.nodes, nodeBoxes).map { NodeGeometry($0.shape, in: $1) }
    return connectors(geometries, nodeBoxes).map(\.plan.crossedCount).reduce(0, +)
  }

  private func connectors(_ geometries: [NodeGeometry], _ nodeBoxes: [Box]) -> [Connector] {
    let places = Dictionary(picture.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let headings = picture.texts.filter { $0.role == .heading }.map { $0.textBox.moved(by: shift) }
    var planner = ConnectorPlanner(
      geometries, nodeBoxes: nodeBoxes, texts: headings, plot: picture.plot.moved(by: shift).inset(by: -4))
    return picture.edges.compactMap { edge in
      guard let source = places[edge.source], let target = places[edge.target] else { return nil }
      let plan = planner.plan(source, target, along: edge.route.mapped { $0 + shift })
      return Connector(edge: edge, plan: plan, ends: (source, target))
    }
  }

  private func node(_ number: Int, _ node: PlacedNode, box: Box, _ geometry: NodeGeometry) -> Markup {
    let (fill, ink) = palette.fillWithText(node.fill)
    let style = TextStyle(
      size: node.fontSize, isBold: node.isBold, colour: ink, font: TextStyle.pictureFont, alignment: "ctr", isName: true
    )
    return ShapeMarkup.shape(
      number, node.name, description: node.description.isEmpty ? node.name : node.description, box: box,
      geometry: geometry.markup, fill: fill.fill,
      outline: ShapeMarkup.line(palette.reference(node.stroke), width: node.strokeWidth),
      text: [style.paragraph(node.lines)])
  }

  private func connector(
    _ number: Int, _ edge: PlacedEdge, _ plan: ConnectorPlan, names: (String, String), ends: (Int, Int)
  ) -> Markup {
    let sign = edge.arrow == .none ? "–" : edge.arrow == .both ? "↔" : "→"
    let name = "\(names.0) \(sign) \(names.1)"
    let source = (number: ends.0, site: plan.sourceSite)
    let target = (number: ends.1, site: plan.targetSite)
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
                Markup("a:stCxn", ["id": String(source.number), "idx": String(source.site)]),
                Markup("a:endCxn", ["id": String(target.number), "idx": String(target.site)]),
              ]),
            Markup("p:nvPr"),
          ]),
        Markup(
          "p:spPr", [:],
          [
            plan.path.place, plan.path.geometry,
            ShapeMarkup.line(palette.reference(edge.colour), width: edge.width, style: edge.line, arrow: edge.arrow),
          ]),
      ])
  }
}

extension PlacedText {
  /// The part of the box in which the letters are, as far as that can be told without measuring them.
  fileprivate var textBox: Box {
    let width = min(box.size.width, (lines.map { Double($0.count) }.max() ?? 0) * fontSize * 0.6)
    let left =
      switch alignment {
      case .left: box.minX
      case .center: box.center.x - width / 2
      case .right: box.maxX - width
      }
    return Box(x: left, y: box.minY, width: width, height: box.size.height)
  }
}
