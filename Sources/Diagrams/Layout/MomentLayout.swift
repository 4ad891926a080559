/// The arrangement of a picture that shows one network at several times: small pictures side by side, in all of which
/// everyone has the same place.
package struct MomentLayout: Sendable {
  /// Everything that is there at any time, to be arranged in the size of one small picture.
  package let diagram: Diagram
  private let whole: Diagram
  private let frame: FramePlan
  private let moments: [DiagramMoment]
  private let panels: [Box]
  private let widths: TextWidths

  private static let gap = 10.0
  private static let heading = 24.0

  init(_ whole: Diagram, _ moments: [DiagramMoment], widths: TextWidths) {
    (self.whole, self.moments, self.widths) = (whole, moments, widths)
    let size = whole.frame.points
    frame = FramePlan(whole, extraCaption: [], widths: widths)
    let plot = frame.plot
    var best: (boxes: [Box], score: Double) = ([], 0)
    for across in 1...max(1, moments.count) {
      let down = (moments.count + across - 1) / across
      let width = (plot.size.width - Self.gap * Double(across - 1)) / Double(across)
      let height = (plot.size.height - Self.gap * Double(down - 1)) / Double(down)
      // Names are wide, so wide pictures are the best.
      let score = min(width / 1.7, height - Self.heading)
      guard score > best.score else { continue }
      let boxes = moments.indices.map { index in
        Box(
          x: plot.minX + Double(index % across) * (width + Self.gap),
          y: plot.minY + Double(index / across) * (height + Self.gap), width: width, height: height)
      }
      best = (boxes, score)
    }
    panels = best.boxes
    var inner = whole
    (inner.title, inner.subtitle, inner.caption, inner.groups) = ("", "", [], [])
    inner.style = DiagramStyle()
    inner.form = .network
    inner.theme.logo = nil
    inner.keepsEveryone = true
    let panel = panels.first?.size ?? size
    inner.frame = FrameSize(
      part: Size(width: max(20, panel.width - 8), height: max(20, panel.height - Self.heading - 6)))
    diagram = inner
  }

  /// The picture, given where everyone stands in each of the small ones.
  package func picture(_ common: LaidOutDiagram) -> LaidOutDiagram {
    let theme = whole.theme
    let letters = Typography(theme)
    var picture = LaidOutDiagram(
      size: whole.frame.points, title: whole.title, description: whole.pictureInWords, theme: theme)
    (picture.plot, picture.legend, picture.texts) = (frame.plot, frame.legend, frame.texts)
    let places = Dictionary(common.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var routes: [[String]: Route] = [:]
    for edge in common.edges { routes[[edge.source, edge.target]] = edge.route }
    var names = DotNames(theme: theme, widths: widths)
    for (number, (moment, panel)) in zip(moments, panels).enumerated() {
      let (dx, dy) = (panel.minX + 4, panel.minY + Self.heading)
      picture.panels.append(PlacedPanel(name: moment.name, box: panel, fill: theme.panel))
      let lines = LabelText.wrapped(moment.name, width: panel.size.width - 16, maximumLines: 1) {
        widths.width($0, letters.heading, bold: true)
      }
      picture.texts.append(
        PlacedText(
          role: .heading, lines: lines,
          box: Box(x: panel.minX + 8, y: panel.minY + 4, width: panel.size.width - 16, height: 18),
          fontSize: letters.heading, isBold: true, colour: theme.ink))
      // The same node is there several times, so its id says when.
      func id(_ id: String) -> String { "\(number + 1)/\(id)" }
      let (firstNode, firstEdge) = (picture.nodes.count, picture.edges.count)
      for node in moment.nodes {
        guard let place = places[node.id] else { continue }
        var placed = node.placed(place.box.moved(dx, dy), place.lines, fontSize: place.fontSize, theme)
        placed.id = id(node.id)
        placed.isBold = placed.isBold && place.isBold
        picture.nodes.append(placed)
      }
      for edge in moment.edges.sorted(by: { $0.emphasis.rank < $1.emphasis.rank }) {
        guard let route = routes[[edge.source, edge.target]] else { continue }
        var placed = edge.placed(route.moved(dx, dy), theme)
        (placed.source, placed.target) = (id(edge.source), id(edge.target))
        picture.edges.append(placed)
      }
      names.add(
        to: &picture, nodes: firstNode, edges: firstEdge,
        in: Box(x: panel.minX, y: dy, width: panel.size.width, height: panel.maxY - dy).inset(by: 3))
    }
    picture.quality = picture.measured()
    picture.quality.method = common.quality.method
    picture.quality.unlabelledCount = picture.nodes.count { $0.lines.isEmpty } - names.count
    return picture
  }
}

extension Diagram {
  /// The arrangement of moments; nil for other forms.
  package func momentInset(widths: TextWidths) -> MomentLayout? {
    guard case .moments(let moments) = form else { return nil }
    return MomentLayout(self, moments, widths: widths)
  }
}

extension Box {
  fileprivate func moved(_ dx: Double, _ dy: Double) -> Box {
    Box(x: minX + dx, y: minY + dy, width: size.width, height: size.height)
  }
}

extension Route {
  fileprivate func moved(_ dx: Double, _ dy: Double) -> Route {
    mapped { $0.moved(dx, dy) }
  }
}
