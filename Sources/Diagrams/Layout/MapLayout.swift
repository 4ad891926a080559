/// The arrangement of a picture whose nodes stand where countries are; what is in no country of the map stands beside it.
struct MapLayout {
  let diagram: Diagram
  let widths: TextWidths

  private static let fontSizes: [Double] = [3, 1, 0]
  /// What stands above the countries beside the map.
  static let heading = "Elsewhere"

  /// The picture with everything in its place.
  func picture(_ countries: [String: String]) -> LaidOutDiagram {
    let frame = FramePlan(diagram, extraCaption: [], widths: widths)
    let nodes = diagram.distinctNodes
    let map = EuropeMap.shared
    let (theme, letters) = (diagram.theme, Typography(diagram.theme))
    let middles = nodes.map { countries[$0.id].flatMap { map.places[$0] } }
    let inside = nodes.indices.filter { middles[$0] != nil }
    let beside = nodes.indices.filter { middles[$0] == nil }
    var picture = LaidOutDiagram(
      size: diagram.frame.points, title: diagram.title, description: diagram.pictureInWords, theme: theme)
    picture.take(frame)

    var chosen = (step: 0.0, lines: [[String]](), sizes: [Size]())
    for step in Self.fontSizes {
      chosen = sizes(step)
      let used = chosen.sizes.map { ($0.width + 8) * ($0.height + 8) }.reduce(0, +)
      if used < frame.plot.size.area * 0.14 { break }
    }
    let (lines, sizes) = (chosen.lines, chosen.sizes)
    let headingWidth = widths.width(Self.heading, letters.heading, bold: true)
    let besideWidth = beside.isEmpty ? 0 : max((beside.map { sizes[$0].width }.max() ?? 0) + 28, headingWidth + 22)
    let gutter = beside.isEmpty || inside.isEmpty ? 0.0 : 14
    let sea = Box(
      x: frame.plot.minX, y: frame.plot.minY,
      width: inside.isEmpty ? 0 : max(1, frame.plot.size.width - besideWidth - gutter), height: frame.plot.size.height)
    let column = Box(
      x: sea.maxX + gutter, y: frame.plot.minY, width: frame.plot.maxX - sea.maxX - gutter,
      height: frame.plot.size.height)

    let room = sea.inset(by: 6)
    var arrangement = Arrangement(
      sizes: sizes, places: nodes.map { _ in frame.plot.center },
      areas: nodes.indices.map { middles[$0] == nil ? column : room },
      ties: diagram.drawableEdges.map { .init(source: $0.source, target: $0.target, weight: $0.edge.width) }, gap: 6)
    if !inside.isEmpty {
      let window = Window(inside.compactMap { middles[$0] }, sizes: inside.map { sizes[$0] }, in: room)
      for index in inside { if let middle = middles[index] { arrangement.places[index] = window.place(middle) } }
      picture.outlines = outlines(map, window, sea, used: Set(countries.values), theme)
    }
    if !beside.isEmpty { stand(beside, in: column, &arrangement, &picture, isAlone: inside.isEmpty, letters) }
    arrangement.pushApart()

    for (index, node) in nodes.enumerated() {
      let base = letters.caption + chosen.step
      picture.nodes.append(
        node.placed(
          arrangement.box(index), lines[index],
          fontSize: node.emphasis == .focus ? max(base, theme.leastFocusSize) : base, theme))
    }
    picture.place(diagram, arrangement.arcs(shapes: nodes.map(\.shape), plot: frame.plot), widths)
    picture.quality.method = "map"
    return picture
  }

  private func sizes(_ step: Double) -> (step: Double, lines: [[String]], sizes: [Size]) {
    let letters = Typography(diagram.theme)
    let nodes = diagram.distinctNodes
    let lines = nodes.map(LabelText.lines(of:))
    let sizes = zip(nodes, lines).map { node, lines in
      let isFocus = node.emphasis == .focus
      let base = letters.caption + step
      let size = isFocus ? max(base, diagram.theme.leastFocusSize) : base
      let width = lines.map { widths.width($0, size, bold: isFocus) }.max() ?? 0
      let text = Size(width: width + 8, height: Double(max(1, lines.count)) * size * TextWidths.lineSpacing + 4)
      return node.shape.size(holding: text)
    }
    return (step, lines, sizes)
  }

  /// The sea, then the land inside it; countries that hold nodes are darker.
  private func outlines(
    _ map: EuropeMap, _ window: Window, _ sea: Box, used: Set<String>, _ theme: Theme
  ) -> [PlacedOutline] {
    let corners = [(sea.minX, sea.minY), (sea.maxX, sea.minY), (sea.maxX, sea.maxY), (sea.minX, sea.maxY)]
    let water = PlacedOutline(
      country: "", points: corners.map { Point(x: $0.0, y: $0.1) }, fill: theme.panel, stroke: theme.panel)
    let land = map.rings.compactMap { ring -> PlacedOutline? in
      let points = sea.clipping(ring.points.map(window.place))
      guard points.count >= 3 else { return nil }
      let fill = used.contains(ring.country) ? theme.land.mixed(with: theme.ink, share: 0.09) : theme.land
      return PlacedOutline(country: ring.country, points: points, fill: fill, stroke: theme.background)
    }
    return [water] + land
  }

  /// Nodes beside the map one under the other, nearest to those they are tied to, or in rows without a map.
  private func stand(
    _ beside: [Int], in column: Box, _ arrangement: inout Arrangement, _ picture: inout LaidOutDiagram, isAlone: Bool,
    _ letters: Typography
  ) {
    let theme = diagram.theme
    picture.panels.append(PlacedPanel(name: Self.heading, box: column, fill: theme.panel))
    let heading = PlacedText(
      role: .heading, lines: [Self.heading],
      box: Box(x: column.minX + 9, y: column.minY + 5, width: max(1, column.size.width - 18), height: 18),
      fontSize: letters.heading, isBold: true, colour: theme.ink)
    picture.texts.append(heading)
    let area = Box(
      x: column.minX + 8, y: column.minY + 30, width: max(1, column.size.width - 16),
      height: max(1, column.size.height - 38))
    for index in beside {
      let near = arrangement.ties.compactMap { tie -> Double? in
        let other = tie.source == index ? tie.target : tie.target == index ? tie.source : nil
        return other.flatMap { beside.contains($0) ? nil : arrangement.places[$0].y }
      }
      arrangement.areas[index] = area
      arrangement.places[index] = Point(
        x: area.center.x, y: near.isEmpty ? area.maxY : near.reduce(0, +) / Double(near.count))
    }
    if isAlone {
      _ = arrangement.setInRows(beside, in: area)
      return
    }
    let order = beside.sorted { (arrangement.places[$0].y, $0) < (arrangement.places[$1].y, $1) }
    let share = area.size.height / Double(order.count)
    for (rank, index) in order.enumerated() {
      arrangement.places[index].y = area.minY + share * (Double(rank) + 0.5)
    }
  }

  /// The part of the map that is shown.
  private struct Window {
    private let middle: Point
    private let scale: Double
    private let center: Point

    /// Shows places as large as a box allows, with room around them for what stands there.
    init(_ places: [Point], sizes: [Size], in box: Box) {
      let (xs, ys) = (places.map(\.x), places.map(\.y))
      let (minX, maxX) = (xs.min() ?? 0, xs.max() ?? 0)
      let (minY, maxY) = (ys.min() ?? 0, ys.max() ?? 0)
      let widest = sizes.map(\.width).max() ?? 0
      let highest = sizes.map(\.height).max() ?? 0
      // Never nearer than some countries across, so that the coasts can be recognised.
      let (width, height) = (max(maxX - minX, 900), max(maxY - minY, 700))
      scale = min(
        max(20, box.size.width - widest - 16) / width, max(20, box.size.height - highest - 16) / height)
      middle = Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2)
      center = box.center
    }

    func place(_ point: Point) -> Point {
      Point(x: center.x + (point.x - middle.x) * scale, y: center.y - (point.y - middle.y) * scale)
    }
  }
}

extension Arrangement {
  /// Ways of ties as arcs that keep apart; thick ties choose first.
  ///
  /// Of several bends, each takes the one that meets the fewest names and runs least along the arcs before it.
  func arcs(shapes: [NodeShape], plot: Box) -> [Route] {
    var routes = [Route?](repeating: nil, count: ties.count)
    var taken: [Point] = []
    let order = ties.indices.sorted { (ties[$1].weight, $0) < (ties[$0].weight, $1) }
    for index in order {
      let tie = ties[index]
      let (a, b) = (places[tie.source], places[tie.target])
      let length = (b - a).length
      var best: (route: Route, cost: Double, points: [Point])?
      for share in [0.12, -0.12, 0.2, -0.2, 0.05, -0.05, 0.28, -0.28] {
        let route = Route(from: a, to: b, offset: share * length)
        let points = route.points(pieces: 16)
        guard points.allSatisfy({ plot.contains(Box(center: $0, size: .zero)) }) else { continue }
        let along = points.dropFirst(3).dropLast(3).count { point in
          taken.contains { abs($0.x - point.x) < 7 && abs($0.y - point.y) < 7 }
        }
        let cost = Double(crossedCount(route, tie, margin: Self.wayMargin)) * 20 + Double(along) + abs(share)
        if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (route, cost, points) }
      }
      let chosen = best ?? (Route(from: a, to: b), 0, [])
      taken += chosen.points.dropFirst(3).dropLast(3)
      routes[index] = chosen.route
    }
    var arcs = routes.compactMap(\.self)
    detour(ties.indices.filter { crossedCount(arcs[$0], ties[$0], margin: Self.wayMargin) > 0 }, &arcs, in: plot)
    return zip(arcs, ties).map { trimmed($0, $1, shapes) }
  }
}
