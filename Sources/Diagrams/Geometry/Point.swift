/// A place in a picture, in points of 1/72 inch; the origin is the top left corner and *y* grows downwards.
public struct Point: Hashable, Sendable {
  /// How far right of the left edge.
  public var x: Double
  /// How far below the top edge.
  public var y: Double

  /// Makes a place.
  public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

  package static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y) }
  package static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y) }
  package static func * (a: Self, factor: Double) -> Self { Self(x: a.x * factor, y: a.y * factor) }
  package var length: Double { (x * x + y * y).squareRoot() }
  package func moved(_ dx: Double, _ dy: Double) -> Self { Self(x: x + dx, y: y + dy) }
}

/// A width and a height in points.
public struct Size: Hashable, Sendable {
  /// How wide.
  public var width: Double
  /// How high.
  public var height: Double

  /// Makes a size.
  public init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

  package var area: Double { width * height }
}

/// An upright rectangle in points.
public struct Box: Hashable, Sendable {
  /// The top left corner.
  public var origin: Point
  /// The width and height.
  public var size: Size

  /// Makes a rectangle from its top left corner.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (origin, size) = (Point(x: x, y: y), Size(width: width, height: height))
  }

  /// Makes a rectangle around its middle.
  public init(center: Point, size: Size) {
    self.init(x: center.x - size.width / 2, y: center.y - size.height / 2, width: size.width, height: size.height)
  }

  /// Makes the smallest rectangle that holds some places; one of no size at the origin if there are none.
  package init(around places: [Point]) {
    guard let first = places.first else {
      self.init(x: 0, y: 0, width: 0, height: 0)
      return
    }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for place in places {
      (left, right) = (min(left, place.x), max(right, place.x))
      (top, bottom) = (min(top, place.y), max(bottom, place.y))
    }
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The left edge.
  public var minX: Double { origin.x }
  /// The right edge.
  public var maxX: Double { origin.x + size.width }
  /// The top edge.
  public var minY: Double { origin.y }
  /// The bottom edge.
  public var maxY: Double { origin.y + size.height }
  /// The middle.
  public var center: Point { Point(x: origin.x + size.width / 2, y: origin.y + size.height / 2) }

  /// Returns the rectangle made smaller on every side, or larger with a negative margin.
  public func inset(by margin: Double) -> Box {
    Box(
      x: minX + margin, y: minY + margin, width: max(0, size.width - 2 * margin),
      height: max(0, size.height - 2 * margin))
  }

  /// Whether two rectangles share more than an edge.
  public func overlaps(_ other: Box) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Whether the other rectangle lies inside, give or take a tolerance.
  public func contains(_ other: Box, tolerance: Double = 1e-6) -> Bool {
    other.minX >= minX - tolerance && other.maxX <= maxX + tolerance && other.minY >= minY - tolerance
      && other.maxY <= maxY + tolerance
  }

  /// Whether a straight line touches the inside of the rectangle (Liang and Barsky 1984).
  public func isCrossed(from start: Point, to end: Point) -> Bool {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    /// Cuts off what lies beyond one edge; false if nothing is left.
    func cut(_ step: Double, _ room: Double) -> Bool {
      if step == 0 { return room > 0 }
      if step < 0 { enter = max(enter, room / step) } else { leave = min(leave, room / step) }
      return enter < leave
    }
    return cut(-dx, start.x - minX) && cut(dx, maxX - start.x) && cut(-dy, start.y - minY) && cut(dy, maxY - start.y)
  }

  /// The nearest place for a box of a size so that it lies inside; the middle if it is too large.
  package func clamped(_ center: Point, size inner: Size) -> Point {
    func clamp(_ value: Double, _ low: Double, _ high: Double) -> Double {
      low > high ? (low + high) / 2 : min(max(value, low), high)
    }
    return Point(
      x: clamp(center.x, minX + inner.width / 2, maxX - inner.width / 2),
      y: clamp(center.y, minY + inner.height / 2, maxY - inner.height / 2))
  }
}

/// Whether two straight lines cross at a place inside both; lines that only share an end do not.
package func segmentsCross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double { (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) }
  let (abc, abd) = (side(a, b, c), side(a, b, d))
  guard (abc > 0 && abd < 0) || (abc < 0 && abd > 0) else { return false }
  let (cda, cdb) = (side(c, d, a), side(c, d, b))
  return (cda > 0 && cdb < 0) || (cda < 0 && cdb > 0)
}
