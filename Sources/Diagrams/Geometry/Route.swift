/// The way of a tie from one node's outline to another's: one cubic Bézier curve.
public struct Route: Hashable, Sendable {
  /// Where it leaves.
  public var start: Point
  /// The first control point.
  public var control1: Point
  /// The second control point.
  public var control2: Point
  /// Where it arrives.
  public var end: Point

  /// Makes a straight way.
  public init(from start: Point, to end: Point) {
    (self.start, self.end) = (start, end)
    control1 = start + (end - start) * (1 / 3)
    control2 = start + (end - start) * (2 / 3)
  }

  /// Makes a gentle curve whose middle stands off the straight way.
  ///
  /// - Parameters:
  ///   - start: Where it leaves.
  ///   - end: Where it arrives.
  ///   - offset: How far the middle stands off, to the right of the way when *y* grows downwards.
  public init(from start: Point, to end: Point, offset: Double) {
    let along = end - start
    let length = max(along.length, 1e-9)
    let aside = Point(x: -along.y / length, y: along.x / length) * (offset * 4 / 3)
    (self.start, self.end) = (start, end)
    control1 = start + along * (1 / 3) + aside
    control2 = start + along * (2 / 3) + aside
  }

  /// Returns the place at a share of the way, from 0 to 1.
  public func point(at t: Double) -> Point {
    let s = 1 - t
    return start * (s * s * s) + control1 * (3 * s * s * t) + control2 * (3 * s * t * t) + end * (t * t * t)
  }

  /// Whether the way is a straight line, within a hundredth of a point.
  public var isStraight: Bool {
    let straight = Route(from: start, to: end)
    return (straight.control1 - control1).length < 0.01 && (straight.control2 - control2).length < 0.01
  }

  /// The way as a chain of straight pieces.
  public func points(pieces: Int = 12) -> [Point] {
    isStraight ? [start, end] : (0...max(1, pieces)).map { point(at: Double($0) / Double(max(1, pieces))) }
  }
}
