internal import Diagrams

/// How a node's outline is drawn by an office program, and where connectors attach to it.
struct NodeGeometry {
  /// The element that describes the outline.
  let markup: Markup
  /// Where connectors attach, in the order of their numbers (ECMA-376, annex with preset shapes).
  let sites: [Point]
  /// Where each site looks: a step right, left, down or up; nil if it looks aslant.
  let directions: [Point?]

  init(_ shape: NodeShape, in box: Box) {
    let (width, height) = (max(box.size.width, 1), max(box.size.height, 1))
    let shortSide = min(width, height)
    // Presets measure insets in hundred-thousandths of the short side.
    func adjusted(_ name: String, _ inset: Double) -> Markup {
      Self.preset(name, adjustments: [("adj", Int((inset / shortSide * 100_000).rounded()))])
    }
    let sides = [(0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5)]
    let unit: [(Double, Double)]
    switch shape {
    case .roundedBox:
      markup = adjusted("roundRect", min(6, shortSide * 0.3))
      unit = sides
    case .box:
      markup = Self.preset("rect")
      unit = sides
    case .note:
      markup = Self.preset("foldedCorner")
      unit = sides
    case .diamond:
      markup = Self.preset("diamond")
      unit = sides
    case .ellipse:
      markup = Self.preset("ellipse")
      let near = 0.5 - 0.5.squareRoot() / 2
      unit = [
        (0.5, 0), (near, near), (0, 0.5), (near, 1 - near), (0.5, 1), (1 - near, 1 - near), (1, 0.5), (1 - near, near),
      ]
    case .hexagon:
      let inset = min(width / 4, shortSide / 2)
      markup = Self.preset(
        "hexagon", adjustments: [("adj", Int((inset / shortSide * 100_000).rounded())), ("vf", 115_470)])
      let (low, high) = (inset / width, 1 - inset / width)
      unit = [(1, 0.5), (high, 1), (low, 1), (0, 0.5), (low, 0), (high, 0)]
    case .octagon:
      let inset = shortSide * 0.2929
      markup = adjusted("octagon", inset)
      let (x, y) = (inset / width, inset / height)
      unit = [(1, y), (1, 1 - y), (1 - x, 1), (x, 1), (0, 1 - y), (0, y), (x, 0), (1 - x, 0)]
    case .trapezium:
      let inset = width * 0.208
      markup = adjusted("trapezoid", inset)
      unit = [(0.5, 0), (0.104, 0.5), (0.5, 1), (0.896, 0.5)]
    case .house:
      // No preset is a house, so its corners are given, with sites at its roof and the middles of its walls.
      unit = [(0.5, 0), (0, 0.65), (0.5, 1), (1, 0.65)]
      func place(_ corner: (Double, Double)) -> Point { Point(x: corner.0 * width, y: corner.1 * height) }
      markup = ShapeMarkup.polygon(
        [(0.5, 0), (1, 0.3456), (1, 1), (0, 1), (0, 0.3456)].map(place), in: Size(width: width, height: height),
        sites: zip(unit.map(place), [270, 180, 90, 0]).map { ($0, $1) }, textTop: height * 0.3)
    }
    sites = unit.map { Point(x: box.minX + $0.0 * width, y: box.minY + $0.1 * height) }
    directions = unit.map { x, y in
      if x == 0 || x == 1 || (y == 0.5 && x != 0.5) { return Point(x: x < 0.5 ? -1 : 1, y: 0) }
      return y == 0 || y == 1 ? Point(x: 0, y: y == 0 ? -1 : 1) : nil
    }
  }

  private static func preset(_ name: String, adjustments: [(String, Int)] = []) -> Markup {
    Markup(
      "a:prstGeom", ["prst": name],
      [Markup("a:avLst", [:], adjustments.map { Markup("a:gd", ["name": $0.0, "fmla": "val \($0.1)"]) })])
  }
}
