extension Arrangement {
  /// A way for each tie: straight where that is free of names that are not its own, else the gentlest free curve, else a
  /// way around the names; ties of one pair lie side by side.
  ///
  /// - Parameters:
  ///   - shapes: The outline of each box.
  ///   - plot: What ways may leave by a little only.
  ///   - texts: Boxes that ways around names keep clear of too.
  /// - Returns: The ways, in the order of the ties.
  package func routes(shapes: [NodeShape], plot: Box, texts: [Box] = []) -> [Route] {
    var routes = startingRoutes()
    var bent: [Int] = []
    for (index, tie) in ties.enumerated() where crossedCount(routes[index], tie, margin: Self.wayMargin) > 0 {
      if let curve = freeCurve(tie, in: plot) { routes[index] = curve } else { bent.append(index) }
    }
    detour(bent, &routes, in: plot, texts: texts)
    // Graphviz draws a picture large enough for all control points, so these may not leave it where the curve does not.
    return zip(routes, ties).map { trimmed($0, $1, shapes).hugged(within: plot.inset(by: -4)) }
  }

  /// Leads some ties around names, the heavier first; those that find no way stay as they are.
  func detour(_ bent: [Int], _ routes: inout [Route], in plot: Box, texts: [Box] = []) {
    guard !bent.isEmpty else { return }
    var map = DetourMap(boxes: places.indices.map(box), texts: texts, plot: plot)
    for index in bent.sorted(by: { (ties[$1].weight, $0) < (ties[$0].weight, $1) }) {
      let tie = ties[index]
      guard let route = map.way(from: tie.source, to: tie.target) else { continue }
      let (old, new) = (crossedCount(routes[index], tie), crossedCount(route, tie))
      if new < old || (new == 0 && old == 0) { routes[index] = route }
    }
  }

  /// Straight ways, and curves side by side where several ties join one pair.
  private func startingRoutes() -> [Route] {
    var counts: [[Int]: Int] = [:]
    for tie in ties { counts[tie.pair, default: 0] += 1 }
    var seen: [[Int]: Int] = [:]
    return ties.map { tie in
      let rank = seen[tie.pair, default: 0]
      seen[tie.pair] = rank + 1
      // Offsets are given for the way from the lower number to the higher.
      let side = tie.source < tie.target ? 1.0 : -1.0
      let spread = (Double(rank) - Double((counts[tie.pair] ?? 1) - 1) / 2) * 14 * side
      return spread == 0
        ? Route(from: places[tie.source], to: places[tie.target])
        : Route(from: places[tie.source], to: places[tie.target], offset: spread)
    }
  }

  /// The gentlest of some curves that runs through no name and stays in the plot; nil if there is none.
  private func freeCurve(_ tie: Tie, in plot: Box) -> Route? {
    let (a, b) = (places[tie.source], places[tie.target])
    let length = (b - a).length
    let side = tie.source < tie.target ? 1.0 : -1.0
    let room = plot.inset(by: -4)
    for bend in Self.gentleBends {
      let route = Route(from: a, to: b, offsets: (bend.0 * length * side, bend.1 * length * side))
      let isInside = route.points(pieces: 8).allSatisfy { room.contains(Box(center: $0, size: .zero)) }
      if isInside, crossedCount(route, tie, margin: Self.wayMargin) == 0 { return route }
    }
    return nil
  }

  /// How far the control points of the curves that are tried stand off, in lengths of the straight way; gentlest first.
  private static let gentleBends: [(Double, Double)] = {
    let steps = [0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21, 0.28, -0.28]
    func sharpness(_ bend: (Double, Double)) -> Double { max(abs(bend.0), abs(bend.1)) + 0.5 * abs(bend.0 - bend.1) }
    let bends = steps.flatMap { a in steps.map { (a, $0) } }.filter { (0.01...0.4).contains(sharpness($0)) }
    return bends.enumerated().sorted { (sharpness($0.element), $0.offset) < (sharpness($1.element), $1.offset) }
      .map(\.element)
  }()

  /// How near to a name a way may come that is not led around it; a little more than what counts as crossing it, since a
  /// curve is measured anew once it is cut at its ends.
  static let wayMargin = 1.4

  /// How many boxes that are not its own a way runs through, or comes nearer to than a margin.
  package func crossedCount(_ route: Route, _ tie: Tie, margin: Double = 1) -> Int {
    let points = route.points()
    let (minX, maxX) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (minY, maxY) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    var count = 0
    for index in places.indices where index != tie.source && index != tie.target {
      let box = box(index).inset(by: -margin)
      if box.maxX < minX || box.minX > maxX || box.maxY < minY || box.minY > maxY { continue }
      if zip(points, points.dropFirst()).contains(where: { box.isCrossed(from: $0, to: $1) }) { count += 1 }
    }
    return count
  }

  /// The part of a way between the outlines of its ends.
  func trimmed(_ route: Route, _ tie: Tie, _ shapes: [NodeShape]) -> Route {
    let start = route.positionLeaving(shapes[tie.source], box(tie.source), fromStart: true)
    let end = route.positionLeaving(shapes[tie.target], box(tie.target), fromStart: false)
    return (start.index, start.t) < (end.index, end.t) ? route.part(from: start, to: end) : route
  }
}

extension Arrangement.Tie {
  fileprivate var pair: [Int] { [min(source, target), max(source, target)] }
}

extension Size {
  static let zero = Size(width: 0, height: 0)
}

extension Route {
  /// Where the way leaves a shape around its start, or enters one around its end, by halving.
  fileprivate func positionLeaving(_ shape: NodeShape, _ box: Box, fromStart: Bool) -> (index: Int, t: Double) {
    func isInside(_ place: Point) -> Bool {
      let reach = (shape.boundary(of: box, towards: place) - box.center).length
      return (place - box.center).length < reach
    }
    let last = curves.count - 1
    // The piece that has one end inside and the other outside; a way of one piece is cut in its half.
    var index = fromStart ? 0 : last
    while curves.count > 1, fromStart ? index < last : index > 0 {
      guard isInside(fromStart ? curves[index].end : beginning(of: index)) else { break }
      index += fromStart ? 1 : -1
    }
    let far = curves.count == 1 ? 0.5 : fromStart ? 1.0 : 0.0
    var (inside, outside) = (fromStart ? 0.0 : 1.0, far)
    guard !isInside(point(at: outside, of: index)) else { return fromStart ? (0, 0) : (last, 1) }
    for _ in 0..<24 {
      let middle = (inside + outside) / 2
      if isInside(point(at: middle, of: index)) { inside = middle } else { outside = middle }
    }
    return (index, outside)
  }
}
