/// The outline of a node; by custom it tells the kind of organisation or thing.
///
/// The first ones need little more room than their label, the last ones much more.
public enum NodeShape: String, CaseIterable, Hashable, Sendable {
  /// A rectangle with rounded corners.
  case roundedBox
  /// A rectangle.
  case box
  /// A sheet with a folded corner.
  case note
  /// An ellipse.
  case ellipse
  /// A hexagon with points left and right.
  case hexagon
  /// A rectangle with cut corners.
  case octagon
  /// A trapezium, wider at its foot.
  case trapezium
  /// A house with a roof.
  case house
  /// A diamond; needs much room for its text.
  case diamond

  /// The corners within a box from (0, 0) to (1, 1), as Graphviz draws them; empty for the ellipse.
  package var unitOutline: [Point] {
    switch self {
    case .ellipse: []
    case .box, .roundedBox, .note: Self.rectangle
    case .hexagon: Self.hexagonCorners
    case .octagon: Self.octagonCorners
    case .trapezium: Self.trapeziumCorners
    case .house: Self.houseCorners
    case .diamond: Self.diamondCorners
    }
  }

  private static let rectangle = points((0, 0), (1, 0), (1, 1), (0, 1))
  private static let hexagonCorners = points((0.25, 0), (0.75, 0), (1, 0.5), (0.75, 1), (0.25, 1), (0, 0.5))
  private static let octagonCorners = points(
    (0.2929, 0), (0.7071, 0), (1, 0.2929), (1, 0.7071), (0.7071, 1), (0.2929, 1), (0, 0.7071), (0, 0.2929))
  private static let trapeziumCorners = points((0.208, 0), (0.792, 0), (1, 1), (0, 1))
  private static let houseCorners = points((0.5, 0), (1, 0.3456), (0.9995, 0.9044), (0.0005, 0.9044), (0, 0.3456))
  private static let diamondCorners = points((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))

  private static func points(_ places: (Double, Double)...) -> [Point] { places.map { Point(x: $0.0, y: $0.1) } }

  /// The corners of the shape drawn in a box; an ellipse is given as 32 corners.
  public func outline(in box: Box) -> [Point] {
    let corners = unitOutline.isEmpty ? Self.unitEllipse : unitOutline
    return corners.map {
      Point(x: box.minX + $0.x * box.size.width, y: box.minY + $0.y * box.size.height)
    }
  }

  /// Cosines and sines of 32 equal turns, made by turning again and again, since the standard library has neither.
  private static let unitEllipse: [Point] = {
    let (cosine, sine) = (0.98078528040323044913, 0.19509032201612826785)
    var (x, y) = (1.0, 0.0)
    return (0..<32).map { _ in
      defer { (x, y) = (x * cosine - y * sine, x * sine + y * cosine) }
      return Point(x: 0.5 + x / 2, y: 0.5 + y / 2)
    }
  }()

  /// Whether a centred text fits inside the shape.
  package func holds(_ text: Size, in size: Size) -> Bool {
    let (u, v) = (text.width / 2 / size.width, text.height / 2 / size.height)
    guard u <= 0.5, v <= 0.5 else { return false }
    let corners = unitOutline
    guard !corners.isEmpty else { return 4 * (u * u + v * v) <= 1 }
    for corner in [(0.5 - u, 0.5 - v), (0.5 + u, 0.5 - v), (0.5 - u, 0.5 + v), (0.5 + u, 0.5 + v)] {
      for index in corners.indices {
        let (a, b) = (corners[index], corners[(index + 1) % corners.count])
        if (b.x - a.x) * (corner.1 - a.y) - (b.y - a.y) * (corner.0 - a.x) < -1e-9 { return false }
      }
    }
    return true
  }

  /// The smallest box, of those not much wider than the text, in which the shape holds the text.
  package func size(holding text: Size) -> Size {
    var best: Size?
    for widening in stride(from: 1.0, through: 1.8, by: 0.08) {
      var heightening = 1.0
      while heightening < 4 {
        let size = Size(width: text.width * widening, height: text.height * heightening)
        // Still higher boxes are larger still.
        if let best, size.area >= best.area - 1e-9 { break }
        if holds(text, in: size) {
          best = size
          break
        }
        heightening += 0.05
      }
    }
    return best ?? Size(width: text.width * 2, height: text.height * 2)
  }

  /// Where the straight way from the middle of the box towards a place leaves the shape.
  package func boundary(of box: Box, towards place: Point) -> Point {
    let center = box.center
    let way = place - center
    guard way.length > 1e-9 else { return center }
    if self == .ellipse {
      let (a, b) = (box.size.width / 2, box.size.height / 2)
      return center + way * (1 / ((way.x / a) * (way.x / a) + (way.y / b) * (way.y / b)).squareRoot())
    }
    let corners = outline(in: box)
    var best = Double.infinity
    for index in corners.indices {
      let (p, q) = (corners[index], corners[(index + 1) % corners.count])
      let side = q - p
      let cross = way.x * side.y - way.y * side.x
      guard abs(cross) > 1e-12 else { continue }
      let t = ((p.x - center.x) * side.y - (p.y - center.y) * side.x) / cross
      let s = ((p.x - center.x) * way.y - (p.y - center.y) * way.x) / cross
      if t > 0, s >= -1e-9, s <= 1 + 1e-9 { best = min(best, t) }
    }
    return best.isFinite ? center + way * best : center
  }
}
