extension DiagramNode {
  /// The node in its place.
  func placed(_ box: Box, _ lines: [String], fontSize: Double, _ theme: Theme) -> PlacedNode {
    let fill = theme.fill(of: self.fill, emphasis: emphasis)
    var placed = PlacedNode(
      id: id, name: label, description: description, lines: lines, box: box, shape: shape, fill: fill,
      stroke: theme.stroke(of: self.fill, emphasis: emphasis), strokeWidth: PlacedNode.strokeWidth(emphasis),
      ink: fill.readableInk, fontSize: fontSize, isBold: emphasis == .focus, emphasis: emphasis)
    placed.foldedCount = foldedCount
    return placed
  }
}

extension DiagramEdge {
  /// The tie on its way.
  func placed(_ route: Route, _ theme: Theme) -> PlacedEdge {
    PlacedEdge(
      source: source, target: target, description: description, route: route, line: line, width: StrokeWidth.of(self),
      colour: theme.line(emphasis), arrow: arrow, emphasis: emphasis)
  }

  /// The label at a free place on the way, else beside it, bold on a tie in focus.
  ///
  /// - Parameters:
  ///   - route: The way.
  ///   - taken: Boxes that it may not cover.
  ///   - plot: Where it must lie.
  ///   - theme: The colours and sizes.
  ///   - widths: How wide texts are.
  /// - Returns: Nil without a label, or without a free place for that of a tie that is not in focus; that of one in focus
  ///   is never left out.
  func placedLabel(_ route: Route, _ taken: [Box], _ plot: Box, _ theme: Theme, _ widths: TextWidths) -> PlacedText? {
    let line = LabelText.shortened(safeText(label), to: 40)
    let letters = Typography(theme)
    guard !line.isEmpty else { return nil }
    let isBold = emphasis == .focus
    let fontSize = isBold ? letters.heading : letters.tieLabel
    let size = Size(width: widths.width(line, fontSize, bold: isBold) + 6, height: fontSize * 1.3)
    let places = route.labelPlaces(size, upTo: isBold ? 160 : 10)
    let boxes = places.map { Box(center: $0, size: size) }
    let free = boxes.first { box in plot.contains(box) && !taken.contains { $0.overlaps(box) } }
    let middle = Box(center: plot.clamped(route.point(at: 0.5), size: size), size: size)
    return (free ?? (isBold ? middle : nil)).map {
      PlacedText(role: .tieLabel, lines: [line], box: $0, fontSize: fontSize, isBold: isBold, colour: theme.ink)
    }
  }
}

extension Route {
  /// Where the middle of a label may stand, best first: on the way, then ever farther beside it, up to a distance.
  fileprivate func labelPlaces(_ size: Size, upTo limit: Double) -> [Point] {
    let shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86]
    var places = shares.map { point(at: $0) }
    for distance in stride(from: 2.0, through: limit, by: 6) {
      for share in [0.5, 0.35, 0.65, 0.2, 0.8] {
        let (here, ahead) = (point(at: share - 0.05), point(at: share + 0.05))
        let along = ahead - here
        guard along.length > 1e-9 else { continue }
        let aside = Point(x: -along.y / along.length, y: along.x / along.length)
        // So far that the box just clears the way.
        let reach = distance + abs(aside.x) * size.width / 2 + abs(aside.y) * size.height / 2
        places += [point(at: share) + aside * reach, point(at: share) + aside * -reach]
      }
    }
    return places
  }
}

extension Diagram {
  /// The description given, or one made of what is in the picture.
  package var pictureInWords: String {
    guard description.isEmpty else { return description }
    let nodes = distinctNodes
    var parts = [subtitle, "Network diagram of \(nodes.count) nodes and \(drawableEdges.count) ties."]
    if !groups.isEmpty { parts.append("Groups: " + groups.map(\.name).joined(separator: ", ") + ".") }
    let focus = nodes.filter { $0.emphasis == .focus }.map(\.label)
    if !focus.isEmpty { parts.append("Standing out: " + focus.prefix(20).joined(separator: ", ") + ".") }
    return (parts + caption).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension LaidOutDiagram {
  /// Takes over what stands around the nodes.
  mutating func take(_ frame: FramePlan) {
    (plot, legend, texts) = (frame.plot, frame.legend, frame.texts)
    quality.missingLegendLines = frame.missingLegendLines
  }

  /// Adds ties, with their labels, to a picture whose nodes stand already, and measures it.
  mutating func place(_ diagram: Diagram, _ arrangement: Arrangement, _ widths: TextWidths) {
    let headings = texts.filter { $0.role == .heading }.map(\.box)
    let routes = arrangement.routes(shapes: diagram.distinctNodes.map(\.shape), plot: plot, texts: headings)
    place(diagram, routes, widths)
  }

  /// The same on given ways.
  mutating func place(_ diagram: Diagram, _ routes: [Route], _ widths: TextWidths) {
    let drawable = diagram.drawableEdges
    // The ties that matter most are drawn last, above the others, but choose the places of their labels first.
    let order = drawable.indices.sorted {
      (drawable[$0].edge.emphasis.rank, $0) < (drawable[$1].edge.emphasis.rank, $1)
    }
    edges += order.map { drawable[$0].edge.placed(routes[$0], theme) }
    var taken = nodes.map(\.box) + texts.filter { $0.role == .heading }.map(\.box)
    for index in order.sorted(by: { drawable[$1].edge.emphasis.rank < drawable[$0].edge.emphasis.rank }) {
      guard let label = drawable[index].edge.placedLabel(routes[index], taken, plot, theme, widths) else { continue }
      taken.append(label.box)
      texts.append(label)
    }
    quality = measured()
    quality.unlabelledCount = nodes.count { $0.lines.isEmpty && !$0.name.isEmpty }
  }

  /// What can be measured on the picture alone.
  package func measured() -> LayoutQuality {
    var quality = LayoutQuality()
    (quality.missingLegendLines, quality.undrawnTieCount) = (
      self.quality.missingLegendLines, self.quality.undrawnTieCount
    )
    let boxes = nodes.map(\.box)
    for (index, box) in boxes.enumerated() {
      if !plot.contains(box, tolerance: 0.01) { quality.outsideCount += 1 }
      for other in boxes[(index + 1)...] where box.inset(by: 0.005).overlaps(other) { quality.overlapCount += 1 }
    }
    quality.crossedLabelCount = crossedLabelCount(boxes)
    quality.edgeCrossingCount = edgeCrossingCount
    let fontSizes =
      nodes.filter { !$0.lines.isEmpty }.map(\.fontSize) + texts.map(\.fontSize) + legend.map(\.text.fontSize)
    quality.smallestFontSize = fontSizes.min() ?? 0
    if let left = boxes.map(\.minX).min(), let right = boxes.map(\.maxX).max(), plot.size.width > 0 {
      quality.widthShare = (right - left) / plot.size.width
    }
    if let top = boxes.map(\.minY).min(), let bottom = boxes.map(\.maxY).max(), plot.size.height > 0 {
      quality.heightShare = (bottom - top) / plot.size.height
    }
    let headings = texts.filter { $0.role == .heading }.map { $0.colour.contrast(with: theme.panel) }
    let others = (texts + legend.map(\.text)).map { $0.colour.contrast(with: background) }
    let labels = nodes.filter { !$0.lines.isEmpty }.map { $0.ink.contrast(with: $0.fill) }
    quality.leastContrast = (headings + others + labels).min() ?? 21
    return quality
  }

  /// How many pairs of ties without a common end cross each other.
  private var edgeCrossingCount: Int {
    var numbers: [String: Int] = [:]
    func number(_ id: String) -> Int {
      if let known = numbers[id] { return known }
      numbers[id] = numbers.count
      return numbers.count - 1
    }
    let ends = edges.map { (source: number($0.source), target: number($0.target)) }
    let chains = edges.map { $0.route.points(pieces: 6) }
    let rooms = chains.map(Box.init(around:))
    var count = 0
    for (index, (source, target)) in ends.enumerated() {
      for other in ends.indices[(index + 1)...] where rooms[index].overlaps(rooms[other]) {
        let (a, b) = ends[other]
        guard source != a, source != b, target != a, target != b else { continue }
        let isCrossed = zip(chains[index], chains[index].dropFirst()).contains { a, b in
          zip(chains[other], chains[other].dropFirst()).contains { segmentsCross(a, b, $0, $1) }
        }
        if isCrossed { count += 1 }
      }
    }
    return count
  }

  /// How many times a tie runs through the box of a node that is not its own.
  private func crossedLabelCount(_ boxes: [Box]) -> Int {
    var count = 0
    for edge in edges {
      let points = edge.route.points()
      let (minX, maxX) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
      let (minY, maxY) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
      for (node, box) in zip(nodes, boxes) {
        let box = box.inset(by: -1)
        if box.maxX < minX || box.minX > maxX || box.maxY < minY || box.minY > maxY { continue }
        if node.id == edge.source || node.id == edge.target { continue }
        if zip(points, points.dropFirst()).contains(where: { box.isCrossed(from: $0, to: $1) }) { count += 1 }
      }
    }
    return count
  }
}
