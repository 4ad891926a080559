extension Arrangement {
  /// A way for each tie, straight where that is free of labels that are not its own, else the gentlest curve that is
  /// freer; ties of one pair lie side by side.
  package func routes(shapes: [NodeShape], plot: Box) -> [Route] {
    var counts: [[Int]: Int] = [:]
    for tie in ties { counts[[min(tie.source, tie.target), max(tie.source, tie.target)], default: 0] += 1 }
    var seen: [[Int]: Int] = [:]
    return ties.map { tie in
      let pair = [min(tie.source, tie.target), max(tie.source, tie.target)]
      let rank = seen[pair, default: 0]
      seen[pair] = rank + 1
      let (a, b) = (places[tie.source], places[tie.target])
      // Offsets are given for the way from the lower number to the higher.
      let side = tie.source < tie.target ? 1.0 : -1.0
      if let count = counts[pair], count > 1 {
        let spread = (Double(rank) - Double(count - 1) / 2) * 14 * side
        return trimmed(Route(from: a, to: b, offset: spread), tie, shapes)
      }
      let straight = Route(from: a, to: b)
      var best = (route: straight, crossed: crossedCount(straight, tie))
      let length = (b - a).length
      for share in [0.05, -0.05, 0.1, -0.1, 0.15, -0.15, 0.2, -0.2, 0.26, -0.26] where best.crossed > 0 {
        let route = Route(from: a, to: b, offset: share * length * side)
        guard route.points(pieces: 8).allSatisfy({ plot.inset(by: -4).contains(Box(center: $0, size: .zero)) }) else {
          continue
        }
        let crossed = crossedCount(route, tie)
        if crossed < best.crossed { best = (route, crossed) }
      }
      return trimmed(best.route, tie, shapes)
    }
  }

  /// How many boxes that are not its own a way runs through.
  package func crossedCount(_ route: Route, _ tie: Tie) -> Int {
    let points = route.points()
    let (minX, maxX) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (minY, maxY) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    var count = 0
    for index in places.indices where index != tie.source && index != tie.target {
      let box = box(index).inset(by: -1)
      if box.maxX < minX || box.minX > maxX || box.maxY < minY || box.minY > maxY { continue }
      if zip(points, points.dropFirst()).contains(where: { box.isCrossed(from: $0, to: $1) }) { count += 1 }
    }
    return count
  }

  /// The part of a way between the outlines of its ends.
  func trimmed(_ route: Route, _ tie: Tie, _ shapes: [NodeShape]) -> Route {
    let start = route.parameterLeaving(shapes[tie.source], box(tie.source), fromStart: true)
    let end = route.parameterLeaving(shapes[tie.target], box(tie.target), fromStart: false)
    return start < end ? route.part(from: start, to: end) : route
  }
}

extension Size {
  static let zero = Size(width: 0, height: 0)
}

extension Route {
  /// Where the way leaves a shape around its start, or enters one around its end, by halving.
  fileprivate func parameterLeaving(_ shape: NodeShape, _ box: Box, fromStart: Bool) -> Double {
    func isInside(_ t: Double) -> Bool {
      let place = point(at: t)
      let reach = (shape.boundary(of: box, towards: place) - box.center).length
      return (place - box.center).length < reach
    }
    var (inside, outside) = fromStart ? (0.0, 0.5) : (1.0, 0.5)
    guard !isInside(outside) else { return fromStart ? 0 : 1 }
    for _ in 0..<24 {
      let middle = (inside + outside) / 2
      if isInside(middle) { inside = middle } else { outside = middle }
    }
    return outside
  }

  /// The part of the curve between two shares of it (de Casteljau's subdivision).
  fileprivate func part(from first: Double, to last: Double) -> Route {
    func blossom(_ a: Double, _ b: Double, _ c: Double) -> Point {
      func mix(_ p: Point, _ q: Point, _ t: Double) -> Point { p + (q - p) * t }
      let (p, q, r) = (mix(start, control1, a), mix(control1, control2, a), mix(control2, end, a))
      return mix(mix(p, q, b), mix(q, r, b), c)
    }
    var route = Route(from: blossom(first, first, first), to: blossom(last, last, last))
    route.control1 = blossom(first, first, last)
    route.control2 = blossom(first, last, last)
    return route
  }
}
