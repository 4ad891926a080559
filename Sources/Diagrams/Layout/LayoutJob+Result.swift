extension LayoutJob {
  /// The picture with everything in its place.
  package func picture(_ arrangement: Arrangement, method: String) -> LaidOutDiagram {
    let theme = diagram.theme
    var picture = LaidOutDiagram(
      size: diagram.frame.points, title: diagram.title, description: diagram.pictureInWords, theme: theme)
    picture.plot = frame.plot
    picture.legend = frame.legend
    picture.texts = frame.texts
    for region in regions.regions {
      if region.isAlone, regions.regions.count > 1, let first = region.members.first {
        let y = arrangement.box(first).center.y
        picture.texts.append(
          PlacedText(
            role: .caption, lines: ["Without ties:"],
            box: Box(x: frame.plot.minX, y: y - 8, width: Regions.aloneHeading - 4, height: 16),
            fontSize: Typography.caption, isBold: false, colour: theme.quietInk))
      }
      guard let (name, box) = region.panel else { continue }
      picture.panels.append(PlacedPanel(name: name, box: box, fill: theme.panel))
      let lines = LabelText.wrapped(name, width: max(1, box.size.width - 18), maximumLines: 1) {
        widths.width($0, Typography.heading, bold: true)
      }
      // The name stands at the outer corner, away from the ties.
      let width = min(
        box.size.width - 14, (lines.map { widths.width($0, Typography.heading, bold: true) }.max() ?? 0) * 1.02 + 4)
      let left = region.isRight ? box.maxX - 7 - width : box.minX + 9
      let room = Box(x: left, y: box.minY + 5, width: max(1, width), height: 18)
      picture.texts.append(
        PlacedText(
          role: .heading, lines: lines, box: room, fontSize: Typography.heading, isBold: true, colour: theme.ink))
    }
    let nodes = diagram.distinctNodes
    for (index, node) in nodes.enumerated() {
      let fill = theme.fill(of: node.fill, emphasis: node.emphasis)
      picture.nodes.append(
        PlacedNode(
          id: node.id, name: node.label, description: node.description, lines: plan.lines[index],
          box: arrangement.box(index), shape: node.shape, fill: fill,
          stroke: theme.stroke(of: node.fill, emphasis: node.emphasis),
          strokeWidth: PlacedNode.strokeWidth(node.emphasis), ink: fill.readableInk,
          fontSize: plan.fontSizes[node.emphasis] ?? 11, isBold: node.emphasis == .focus, emphasis: node.emphasis))
    }
    let edges = diagram.drawableEdges
    let routes = arrangement.routes(shapes: nodes.map(\.shape), plot: frame.plot)
    var labels: [PlacedText] = []
    let order = edges.indices.sorted { (edges[$0].edge.emphasis.rank, $0) < (edges[$1].edge.emphasis.rank, $1) }
    for index in order {
      let edge = edges[index].edge
      picture.edges.append(
        PlacedEdge(
          source: edge.source, target: edge.target, description: edge.description, route: routes[index],
          line: edge.line, width: StrokeWidth.of(edge), colour: theme.line(edge.emphasis), arrow: edge.arrow,
          emphasis: edge.emphasis))
      if let label = tieLabel(edge.label, routes[index], picture.nodes.map(\.box) + labels.map(\.box)) {
        labels.append(label)
      }
    }
    picture.texts += labels
    let crossed = zip(routes, arrangement.ties).map(arrangement.crossedCount).reduce(0, +)
    picture.quality = picture.measured(crossedLabels: crossed)
    picture.quality.method = method
    picture.quality.unlabelledCount = plan.unlabelledCount
    return picture
  }

  /// The label of a tie at the place on its way that is freest of boxes; nil without a label or a free place.
  private func tieLabel(_ text: String, _ route: Route, _ taken: [Box]) -> PlacedText? {
    let line = LabelText.shortened(safeText(text), to: 40)
    guard !line.isEmpty else { return nil }
    let size = Size(width: widths.width(line, Typography.tieLabel) + 6, height: Typography.tieLabel * 1.3)
    let boxes = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map { Box(center: route.point(at: $0), size: size) }
    let free = boxes.first { box in frame.plot.contains(box) && !taken.contains { $0.overlaps(box) } }
    return free.map {
      PlacedText(
        role: .tieLabel, lines: [line], box: $0, fontSize: Typography.tieLabel, isBold: false,
        colour: diagram.theme.ink)
    }
  }
}

extension Diagram {
  /// The description given, or one made of what is in the picture.
  fileprivate var pictureInWords: String {
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
  /// What can be measured on the picture alone.
  fileprivate func measured(crossedLabels: Int) -> LayoutQuality {
    var quality = LayoutQuality()
    let boxes = nodes.map(\.box)
    for (index, box) in boxes.enumerated() {
      if !plot.contains(box, tolerance: 0.01) { quality.outsideCount += 1 }
      for other in boxes[(index + 1)...] where box.inset(by: 0.005).overlaps(other) { quality.overlapCount += 1 }
    }
    quality.crossedLabelCount = crossedLabels
    let chains = edges.map { $0.route.points(pieces: 6) }
    for (index, edge) in edges.enumerated() {
      for other in edges.indices[(index + 1)...] {
        let ends = [edges[other].source, edges[other].target]
        guard !ends.contains(edge.source), !ends.contains(edge.target) else { continue }
        let isCrossed = zip(chains[index], chains[index].dropFirst()).contains { a, b in
          zip(chains[other], chains[other].dropFirst()).contains { segmentsCross(a, b, $0, $1) }
        }
        if isCrossed { quality.edgeCrossingCount += 1 }
      }
    }
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
}
