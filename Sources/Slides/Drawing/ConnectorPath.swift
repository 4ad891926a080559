internal import Diagrams

/// The line of a connector of office programs: straight, or turning at right angles, sharply or as a curve.
///
/// ECMA-376 part 1, presetShapeDefinitions.xml, has presets with up to four turns. Each is drawn from the top left of its
/// box to the bottom right, leaves to the right, and is flipped and turned from there.
struct ConnectorPath {
  let start: Point
  let end: Point
  /// Where the line turns, none for a straight line; from one to the next it is level or upright in turn.
  let corners: [Point]
  /// Whether a curve runs along the legs between the corners instead of the legs themselves.
  let isCurved: Bool

  /// A straight line.
  init(from start: Point, to end: Point) {
    (self.start, self.end, corners, isCurved) = (start, end, [], false)
  }

  /// A line with turns; nil where no preset is so, because its box has no extent to measure a turn by.
  init?(from start: Point, corners: [Point], to end: Point, isCurved: Bool) {
    (self.start, self.end, self.corners, self.isCurved) = (start, end, corners, isCurved)
    let extent = end - start
    let isLevel = startsLevel
    for index in corners.indices.dropLast() where abs((index % 2 == 0) == isLevel ? extent.x : extent.y) < 1 {
      return nil
    }
  }

  /// Whether the first leg is level.
  private var startsLevel: Bool {
    guard let first = corners.first else { return true }
    return abs(first.x - start.x) > abs(first.y - start.y)
  }

  /// Whether the preset is drawn without adjustments, which not all programs heed (LibreOffice 7 does not).
  var isUsual: Bool {
    guard corners.count > 1 else { return true }
    let middle = (start + end) * 0.5
    return corners.count == 2 && abs(startsLevel ? corners[0].x - middle.x : corners[0].y - middle.y) < 0.5
  }

  /// The way that the line takes.
  ///
  /// A curve passes the middles of the legs between corners; the control points of each of
  /// its pieces are half-way to the corner that it rounds.
  var route: Route {
    guard !corners.isEmpty else { return Route(from: start, to: end) }
    func middle(_ a: Point, _ b: Point) -> Point { (a + b) * 0.5 }
    guard isCurved else {
      let stops = [start] + corners + [end]
      return Route(
        from: start,
        curves: zip(stops, stops.dropFirst()).map { a, b in
          Route.Curve(control1: a + (b - a) * (1 / 3), control2: a + (b - a) * (2 / 3), end: b)
        })
    }
    let stops = [start] + zip(corners, corners.dropFirst()).map(middle) + [end]
    return Route(
      from: start,
      curves: corners.indices.map { index in
        Route.Curve(
          control1: middle(stops[index], corners[index]), control2: middle(corners[index], stops[index + 1]),
          end: stops[index + 1])
      })
  }

  /// The element that names the preset and says where it turns, in hundred-thousandths of its box.
  var geometry: Markup {
    guard !corners.isEmpty else {
      return Markup("a:prstGeom", ["prst": "straightConnector1"], [Markup("a:avLst")])
    }
    let guides = corners.indices.dropLast().map { index in
      let isAcross = (index % 2 == 0) == startsLevel
      let share =
        isAcross
        ? (corners[index].x - start.x) / (end.x - start.x) : (corners[index].y - start.y) / (end.y - start.y)
      return Markup("a:gd", ["name": "adj\(index + 1)", "fmla": "val \(Int((share * 100_000).rounded()))"])
    }
    let name = "\(isCurved ? "curved" : "bent")Connector\(corners.count + 1)"
    return Markup("a:prstGeom", ["prst": name], [Markup("a:avLst", [:], guides)])
  }

  /// The element that says where it stands.
  var place: Markup {
    let (width, height) = (abs(end.x - start.x), abs(end.y - start.y))
    let (left, top) = (min(start.x, end.x), min(start.y, end.y))
    guard !startsLevel else {
      return ShapeMarkup.place(
        Box(x: left, y: top, width: width, height: height), flipsX: end.x < start.x, flipsY: end.y < start.y)
    }
    // A quarter turn clockwise makes right of the preset down, and down of it left.
    let middle = Point(x: left + width / 2, y: top + height / 2)
    return ShapeMarkup.place(
      Box(center: middle, size: Size(width: height, height: width)), flipsX: end.y < start.y,
      flipsY: end.x > start.x, quarterTurns: 1)
  }
}
