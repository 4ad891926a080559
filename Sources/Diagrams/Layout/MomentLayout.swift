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
  /// The ids of those who show a number instead of their name.
  private let key: [String]
  /// How many nodes found no room.
  private let droppedCount: Int

  private static let gap = 10.0
  private static let heading = 24.0

  init(
    _ whole: Diagram, _ moments: [DiagramMoment], key: [String] = [], droppedCount: Int = 0, widths: TextWidths
  ) {
    (self.whole, self.moments, self.widths) = (whole, moments, widths)
    (self.key, self.droppedCount) = (key, droppedCount)
    let size = whole.frame.points
    let names = Dictionary(whole.distinctNodes.map { ($0.id, Self.keyName(of: $0)) }, uniquingKeysWith: { a, _ in a })
    let entries = key.enumerated().map { "\($0 + 1) \(names[$1] ?? $1)" }
    frame = FramePlan(
      whole, extraCaption: Self.note(on: whole, droppedCount),
      key: entries.isEmpty ? "" : "Numbers: \(entries.joined(separator: ", "))", widths: widths
    )
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
    (inner.keepsEveryone, inner.key) = (true, key)
    let panel = panels.first?.size ?? size
    inner.frame = FrameSize(
      part: Size(width: max(20, panel.width - 8), height: max(20, panel.height - Self.heading - 6)))
    diagram = inner
  }

  /// The name of a node in the key.
  static func keyName(of node: DiagramNode) -> String { LabelText.shortened(safeText(node.label), to: 40) }

  /// The share of a small picture that a name may take; a larger one would take the room of several others.
  private static let largestShare = 0.06
  /// How many names at least are worth drawing fewer nodes.
  private static let fewestNames = 3
  /// The share of a small picture that boxes with the room around them may take.
  static let mostDense = 0.8

  /// Who may show a name beside those whose name is hardly longer than a number, those in focus and with most ties first.
  private var nameable: [String] {
    let plan = LabelPlan(diagram, level: LabelPlan.smallestLevel, showsNames: true, widths)
    let nodes = whole.distinctNodes
    let largest = diagram.frame.points.area * Self.largestShare
    return whole.ranking.filter { plan.sizes[$0].area <= largest && !LabelText.isShort(nodes[$0].label) }
      .map { nodes[$0].id }
  }

  /// The same with names for so many, those in focus and with most ties first, and numbers for the others, with a key.
  package func naming(_ count: Int) -> MomentLayout {
    let named = Set(nameable.prefix(count))
    let key = whole.distinctNodes.filter { !named.contains($0.id) && !LabelText.isShort($0.label) }.map(\.id)
    return MomentLayout(whole, moments, key: key, droppedCount: droppedCount, widths: widths)
  }

  /// How many names leave room for everyone, found by halving.
  package var roomyNameCount: Int {
    var (fitting, tooMany) = (0, nameable.count)
    if hasRoom(naming: tooMany) { return tooMany }
    while tooMany - fitting > 1 {
      let middle = (fitting + tooMany) / 2
      if hasRoom(naming: middle) { fitting = middle } else { tooMany = middle }
    }
    return fitting
  }

  private func hasRoom(naming count: Int) -> Bool {
    let attempt = LayoutJob.Attempt.whole(level: LabelPlan.smallestLevel, density: Self.mostDense)
    return LayoutJob.job(attempt, naming(count).diagram, widths: widths)?.hasRoom ?? false
  }

  /// Whether all nodes, at least those with most ties by name, are likely to find room, and the small pictures fill the
  /// page.
  private var isRoomy: Bool {
    let box = Double((LabelPlan.dotSide + 9) * (LabelPlan.dotSide + 7))
    let top = panels.map(\.minY).min() ?? 0
    let height = (panels.map(\.maxY).max() ?? 0) - top
    return box * Double(whole.distinctNodes.count) <= 0.5 * diagram.frame.points.area
      && height >= 0.6 * whole.frame.points.height && hasRoom(naming: min(Self.fewestNames, nameable.count))
  }

  /// The same with as few nodes less as give the others room.
  package var roomy: MomentLayout {
    var result = self
    while !result.isRoomy, let fewer = result.withFewer { result = fewer }
    return result
  }

  /// The same without a tenth of the nodes, those in focus and those with most ties last; nil if few are left.
  package var withFewer: MomentLayout? {
    let nodes = whole.distinctNodes
    let count = nodes.count * 9 / 10
    guard count >= Self.fewest else { return nil }
    let kept = Set(whole.ranking.prefix(count).map { nodes[$0].id })
    func keeps(_ edge: DiagramEdge) -> Bool { kept.contains(edge.source) && kept.contains(edge.target) }
    var fewer = whole
    fewer.nodes.removeAll { !kept.contains($0.id) }
    fewer.edges.removeAll { !keeps($0) }
    let then = moments.map {
      DiagramMoment(name: $0.name, nodes: $0.nodes.filter { kept.contains($0.id) }, edges: $0.edges.filter(keeps))
    }
    fewer.form = .moments(then)
    return MomentLayout(fewer, then, droppedCount: droppedCount + nodes.count - count, widths: widths)
  }

  private static let fewest = 8

  /// The line that says that some nodes are not drawn.
  private static func note(on diagram: Diagram, _ droppedCount: Int) -> [String] {
    let count = diagram.distinctNodes.count
    return droppedCount == 0
      ? [] : ["Of these \(count + droppedCount), the \(count) with most ties have found room."]
  }

  /// The picture, given where everyone stands in each of the small ones.
  package func picture(_ common: LaidOutDiagram) -> LaidOutDiagram {
    let theme = whole.theme
    let letters = Typography(theme)
    var picture = LaidOutDiagram(
      size: whole.frame.points, title: whole.title, description: whole.pictureInWords, theme: theme)
    picture.take(frame)
    let places = Dictionary(common.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var routes: [[String]: Route] = [:]
    for edge in common.edges { routes[[edge.source, edge.target]] = edge.route }
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
    }
    picture.quality = picture.measured()
    picture.quality.method = common.quality.method
    picture.quality.unlabelledCount = picture.nodes.count { $0.lines.isEmpty && !$0.name.isEmpty }
    return picture
  }
}

extension Diagram {
  /// The places of the nodes, those in focus first, then those with most ties.
  fileprivate var ranking: [Int] {
    let nodes = distinctNodes
    var degrees = [Int](repeating: 0, count: nodes.count)
    for (_, source, target) in drawableEdges {
      degrees[source] += 1
      degrees[target] += 1
    }
    return nodes.indices.sorted {
      (-nodes[$0].emphasis.rank, -degrees[$0], $0) < (-nodes[$1].emphasis.rank, -degrees[$1], $1)
    }
  }

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
