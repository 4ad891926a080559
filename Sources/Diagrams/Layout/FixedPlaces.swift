extension Diagram {
  /// The picture if its form leaves nothing to search for; nil for networks and moments.
  package func pictureInFixedPlaces(widths: TextWidths) -> LaidOutDiagram? {
    switch form {
    case .network, .moments: nil
    case .columns(let columns): ColumnLayout(diagram: self, widths: widths).picture(columns)
    case .tables(let tables): TableLayout(diagram: self, widths: widths).picture(tables)
    case .map(let countries): MapLayout(diagram: self, widths: widths).picture(countries)
    }
  }

  /// The picture without the nodes that are too many for any page.
  package var foldedToReadable: Diagram {
    guard form == .network, !keepsEveryone else { return self }
    return folded(keeping: min(mostNodes ?? .max, Self.mostReadable))
  }

  /// Frames narrower than this many inches leave too little room for letters of the size that a slide has.
  private static let leastWidth = 10.0

  /// The picture on a frame no larger than a slide, and how much larger its own frame is.
  ///
  /// A small frame is made as large as a slide allows if letters may shrink; the factor is then below 1.
  package var onSlide: (diagram: Diagram, factor: Double) {
    let slide = FrameSize.widescreen
    var factor = max(frame.width / slide.width, frame.height / slide.height)
    if !shrinksLetters || frame.width >= Self.leastWidth { factor = max(1, factor) }
    var result = self
    result.frame = frame.divided(by: factor)
    return (result, factor)
  }
}

extension LaidOutDiagram {
  /// The same picture with everything larger, or smaller.
  package func scaled(by factor: Double) -> LaidOutDiagram {
    func larger(_ box: Box) -> Box {
      Box(
        x: box.minX * factor, y: box.minY * factor, width: box.size.width * factor, height: box.size.height * factor)
    }
    func larger(_ route: Route) -> Route {
      route.mapped { $0 * factor }
    }
    func larger(_ node: PlacedNode) -> PlacedNode {
      var node = node
      node.box = larger(node.box)
      node.fontSize *= factor
      node.strokeWidth *= factor
      return node
    }
    func larger(_ edge: PlacedEdge) -> PlacedEdge {
      var edge = edge
      edge.route = larger(edge.route)
      edge.width *= factor
      return edge
    }
    func larger(_ text: PlacedText) -> PlacedText {
      var text = text
      text.box = larger(text.box)
      text.fontSize *= factor
      return text
    }
    var result = self
    result.size = Size(width: size.width * factor, height: size.height * factor)
    result.plot = larger(plot)
    for index in outlines.indices { result.outlines[index].points = outlines[index].points.map { $0 * factor } }
    for index in panels.indices { result.panels[index].box = larger(panels[index].box) }
    result.nodes = nodes.map(larger)
    result.edges = edges.map(larger)
    result.texts = texts.map(larger)
    result.legend = legend.map { entry in
      let sample: PlacedLegendEntry.Sample =
        switch entry.sample {
        case .node(let node): .node(larger(node))
        case .edge(let edge): .edge(larger(edge))
        case .none: .none
        }
      return PlacedLegendEntry(sample: sample, text: larger(entry.text))
    }
    result.quality.smallestFontSize *= factor
    result.quality.scale *= factor
    return result
  }
}
