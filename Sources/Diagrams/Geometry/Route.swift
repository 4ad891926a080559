/// The way of a tie from one node's outline to another's: cubic Bézier curves, one after the other.
public struct Route: Hashable, Sendable {
  /// A piece of the way, from where the piece before it ends.
  public struct Curve: Hashable, Sendable {
    /// The first control point.
    public var control1: Point
    /// The second control point.
    public var control2: Point
    /// Where it ends.
    public var end: Point

    /// Makes a piece.
    public init(control1: Point, control2: Point, end: Point) {
      (self.control1, self.control2, self.end) = (control1, control2, end)
    }

    /// Makes a straight piece.
    init(from start: Point, to end: Point) {
      self.init(control1: start + (end - start) * (1 / 3), control2: start + (end - start) * (2 / 3), end: end)
    }
  }

  /// Where it leaves.
  public var start: Point
  /// The pieces; at least one.
  public private(set) var curves: [Curve]
  /// Where it arrives.
  public var end: Point { curves.last?.end ?? start }

  /// Makes a straight way.
  public init(from start: Point, to end: Point) {
    (self.start, curves) = (start, [Curve(from: start, to: end)])
  }

  /// Makes a gentle curve whose middle stands off the straight way.
  ///
  /// - Parameters:
  ///   - start: Where it leaves.
  ///   - end: Where it arrives.
  ///   - offset: How far the middle stands off, to the right of the way when *y* grows downwards.
  public init(from start: Point, to end: Point, offset: Double) {
    self.init(from: start, to: end, offsets: (offset * 4 / 3, offset * 4 / 3))
  }

  /// Makes a curve whose control points, at its thirds, stand off the straight way; to both sides for an S.
  package init(from start: Point, to end: Point, offsets: (Double, Double)) {
    let along = end - start
    let length = max(along.length, 1e-9)
    let aside = Point(x: -along.y / length, y: along.x / length)
    self.start = start
    curves = [
      Curve(
        control1: start + along * (1 / 3) + aside * offsets.0, control2: start + along * (2 / 3) + aside * offsets.1,
        end: end)
    ]
  }

  /// Makes a way of several pieces; a straight one of no length if there are none.
  package init(from start: Point, curves: [Curve]) {
    (self.start, self.curves) = (start, curves.isEmpty ? [Curve(from: start, to: start)] : curves)
  }

  /// All points that determine the way: the start, then two control points and an end for each piece.
  public var controlPoints: [Point] { [start] + curves.flatMap { [$0.control1, $0.control2, $0.end] } }

  /// Returns the place at a share of the way, from 0 to 1, of which each piece takes as much as its ends are apart.
  public func point(at share: Double) -> Point {
    let (index, t) = position(at: share)
    return point(at: t, of: index)
  }

  /// The piece in which a share of the way lies, and the share of that piece.
  package func position(at share: Double) -> (index: Int, t: Double) {
    guard curves.count > 1 else { return (0, share) }
    let lengths = curves.indices.map { (curves[$0].end - beginning(of: $0)).length }
    var left = share * lengths.reduce(0, +)
    for (index, length) in lengths.enumerated() {
      if left <= length, length > 0 { return (index, left / length) }
      left -= length
    }
    return (curves.count - 1, 1)
  }

  /// Where a piece starts.
  package func beginning(of index: Int) -> Point { index == 0 ? start : curves[index - 1].end }

  /// The place at a share of a piece.
  package func point(at t: Double, of index: Int) -> Point {
    let (curve, s) = (curves[index], 1 - t)
    return beginning(of: index) * (s * s * s) + curve.control1 * (3 * s * s * t) + curve.control2 * (3 * s * t * t)
      + curve.end * (t * t * t)
  }

  /// Whether the way is a straight line, within a hundredth of a point.
  public var isStraight: Bool { curves.count == 1 && isStraight(0) }

  private func isStraight(_ index: Int) -> Bool {
    let straight = Curve(from: beginning(of: index), to: curves[index].end)
    return (straight.control1 - curves[index].control1).length < 0.01
      && (straight.control2 - curves[index].control2).length < 0.01
  }

  /// The way as a chain of straight lines, so many to each piece that is bent.
  public func points(pieces: Int = 12) -> [Point] {
    var points = [start]
    let count = max(1, pieces)
    for index in curves.indices {
      if isStraight(index) {
        points.append(curves[index].end)
      } else {
        for step in 1...count { points.append(point(at: Double(step) / Double(count), of: index)) }
      }
    }
    return points
  }

  /// The way with every point changed alike.
  package func mapped(_ change: (Point) -> Point) -> Route {
    Route(
      from: change(start),
      curves: curves.map { Curve(control1: change($0.control1), control2: change($0.control2), end: change($0.end)) })
  }

  /// The same way in more pieces, where control points lie outside a box though the way may not: those of halves of a piece
  /// are a quarter as far from it.
  package func hugged(within box: Box) -> Route {
    func isInside(_ point: Point) -> Bool { box.contains(Box(center: point, size: .zero)) }
    var route = self
    for _ in 0..<4 {
      guard !route.curves.allSatisfy({ isInside($0.control1) && isInside($0.control2) }) else { break }
      let halved = route.curves.indices.flatMap { index in
        let curve = route.curves[index]
        if isInside(curve.control1) && isInside(curve.control2) { return [curve] }
        return route.part(from: (index, 0), to: (index, 0.5)).curves
          + route.part(from: (index, 0.5), to: (index, 1)).curves
      }
      route = Route(from: start, curves: halved)
    }
    return route
  }

  /// The part of the way between two places, each given by a piece and a share of it (de Casteljau's subdivision).
  package func part(from first: (index: Int, t: Double), to last: (index: Int, t: Double)) -> Route {
    var result: [Curve] = []
    var begin: Point?
    for index in first.index...max(first.index, last.index) {
      let (low, high) = (index == first.index ? first.t : 0, index == last.index ? last.t : 1)
      let (start, curve) = (beginning(of: index), curves[index])
      func blossom(_ a: Double, _ b: Double, _ c: Double) -> Point {
        func mix(_ p: Point, _ q: Point, _ t: Double) -> Point { p + (q - p) * t }
        let (p, q, r) = (
          mix(start, curve.control1, a), mix(curve.control1, curve.control2, a), mix(curve.control2, curve.end, a)
        )
        return mix(mix(p, q, b), mix(q, r, b), c)
      }
      if begin == nil { begin = blossom(low, low, low) }
      result.append(
        Curve(
          control1: blossom(low, low, high), control2: blossom(low, high, high), end: blossom(high, high, high)))
    }
    return Route(from: begin ?? start, curves: result)
  }
}
