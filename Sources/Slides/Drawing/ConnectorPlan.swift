internal import Diagrams

/// The sites at both ends that a tie is glued to, and the line between them.
struct ConnectorPlan {
  /// The connectors of office programs that are used (ECMA-376 part 1, presetShapeDefinitions.xml).
  enum Form: Hashable {
    case straight
    /// A quarter turn, which leaves its first site sideways and reaches the other from above or below.
    case quarter
    /// An S between a left and a right side.
    case across
    /// An S between an upper and a lower side.
    case down
  }

  var form = Form.straight
  /// The number of the site at the source.
  var sourceSite: Int
  /// The number of the site at the target.
  var targetSite: Int
  /// Where the line begins: at the source, or at the target if ``isReversed``.
  var start: Point
  var end: Point
  /// Whether the line is drawn from the target to the source, because only so the preset has this form.
  var isReversed = false
  /// How many boxes of others it runs through.
  var crossedCount: Int

  /// Chooses the sites between which a straight line crosses fewest boxes of others, then is nearest to where the route of
  /// the layout begins and ends; where every straight line crosses some, a curved one that crosses fewer.
  ///
  /// - Complexity: O(sites² · boxes).
  init(_ route: (start: Point, end: Point), source: NodeGeometry, target: NodeGeometry, own: (Box, Box), others: [Box])
  {
    var best: (plan: Self, cost: Double)?
    func consider(_ plan: Self, _ penalty: Double) {
      let chain = plan.chain
      let left = chain.map(\.x).min() ?? 0
      let right = chain.map(\.x).max() ?? 0
      let top = chain.map(\.y).min() ?? 0
      let bottom = chain.map(\.y).max() ?? 0
      func isCrossed(_ box: Box) -> Bool {
        guard box.minX < right, box.maxX > left, box.minY < bottom, box.maxY > top else { return false }
        return zip(chain, chain.dropFirst()).contains { box.isCrossed(from: $0, to: $1) }
      }
      var plan = plan
      plan.crossedCount = others.count(where: isCrossed)
      // A line that first runs back through its own node hides its label.
      let ownCrossed = [own.0, own.1].count { isCrossed($0.inset(by: 1)) }
      let (first, last) = plan.isReversed ? (plan.end, plan.start) : (plan.start, plan.end)
      let detour = Self.distance(first, route.start) + Self.distance(last, route.end)
      let cost = Double(ownCrossed) * 1e6 + Double(plan.crossedCount) * 1e4 + detour + penalty
      if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (plan, cost) }
    }
    for (first, start) in source.sites.enumerated() {
      for (last, end) in target.sites.enumerated() {
        consider(Self(sourceSite: first, targetSite: last, start: start, end: end, crossedCount: 0), 0)
      }
    }
    if best.map({ $0.cost >= 1e4 }) ?? false {
      for first in source.sites.indices {
        for last in target.sites.indices {
          if let plan = Self(curvedFrom: (source, first), to: (target, last)) { consider(plan, 100) }
        }
      }
    }
    self =
      best?.plan
      ?? Self(sourceSite: 0, targetSite: 0, start: own.0.center, end: own.1.center, crossedCount: 0)
  }

  private init(sourceSite: Int, targetSite: Int, start: Point, end: Point, crossedCount: Int) {
    (self.sourceSite, self.targetSite, self.start, self.end) = (sourceSite, targetSite, start, end)
    self.crossedCount = crossedCount
  }

  /// The curve that leaves both sites outwards; nil if no preset does.
  private init?(curvedFrom source: (geometry: NodeGeometry, site: Int), to target: (geometry: NodeGeometry, site: Int))
  {
    let (a, b) = (source.geometry.sites[source.site], target.geometry.sites[target.site])
    guard let from = source.geometry.directions[source.site], let to = target.geometry.directions[target.site],
      abs(a.x - b.x) > 1, abs(a.y - b.y) > 1
    else { return nil }
    self.init(sourceSite: source.site, targetSite: target.site, start: a, end: b, crossedCount: 0)
    // Each end has to look towards the other, or the curve would begin inside its node.
    func looks(_ direction: Point, from here: Point, to there: Point) -> Bool {
      direction.x * (there.x - here.x) > 0 || direction.y * (there.y - here.y) > 0
    }
    guard looks(from, from: a, to: b), looks(to, from: b, to: a) else { return nil }
    switch (from.x != 0, to.x != 0) {
    case (true, false): form = .quarter
    case (false, true): (form, isReversed) = (.quarter, true)
    case (true, true): form = .across
    case (false, false): (form, isReversed) = (.down, a.y > b.y)
    }
    if isReversed { (start, end) = (b, a) }
  }

  /// The line as a chain of straight pieces.
  var chain: [Point] {
    func at(_ x: Double, _ y: Double) -> Point {
      Point(x: start.x + (end.x - start.x) * x, y: start.y + (end.y - start.y) * y)
    }
    /// A cubic Bézier curve in eight pieces.
    func curve(_ points: [Point]) -> [Point] {
      (0...8).map { step in
        let t = Double(step) / 8
        let s = 1 - t
        let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
        return zip(weights, points).reduce(Point(x: 0, y: 0)) { sum, term in
          Point(x: sum.x + term.0 * term.1.x, y: sum.y + term.0 * term.1.y)
        }
      }
    }
    return switch form {
    case .straight: [start, end]
    case .quarter: curve([start, at(0.5, 0), at(1, 0.5), end])
    case .across:
      curve([start, at(0.25, 0), at(0.5, 0.25), at(0.5, 0.5)])
        + curve([at(0.5, 0.5), at(0.5, 0.75), at(0.75, 1), end]).dropFirst()
    case .down:
      curve([start, at(0, 0.25), at(0.25, 0.5), at(0.5, 0.5)])
        + curve([at(0.5, 0.5), at(0.75, 0.5), at(1, 0.75), end]).dropFirst()
    }
  }

  /// The place at a share of the way from the source to the target.
  func point(at share: Double) -> Point {
    let chain = isReversed ? self.chain.reversed() : self.chain
    let lengths = zip(chain, chain.dropFirst()).map { Self.distance($0, $1) }
    var rest = lengths.reduce(0, +) * min(max(share, 0), 1)
    for (index, length) in lengths.enumerated() {
      if rest <= length || index == lengths.count - 1 {
        let part = length > 0 ? min(rest / length, 1) : 0
        let (a, b) = (chain[index], chain[index + 1])
        return Point(x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part)
      }
      rest -= length
    }
    return start
  }

  /// The name of the preset.
  var preset: String {
    switch form {
    case .straight: "straightConnector1"
    case .quarter: "curvedConnector2"
    case .across, .down: "curvedConnector3"
    }
  }

  /// The element that says where it stands, turned so that the preset runs from its start to its end.
  var place: Markup {
    let (width, height) = (abs(end.x - start.x), abs(end.y - start.y))
    let (left, top) = (min(start.x, end.x), min(start.y, end.y))
    guard form == .down else {
      return ShapeMarkup.place(
        Box(x: left, y: top, width: width, height: height), flipsX: end.x < start.x, flipsY: end.y < start.y)
    }
    // A quarter turn clockwise: the preset's start at the top left comes to the top right.
    let middle = Point(x: left + width / 2, y: top + height / 2)
    return ShapeMarkup.place(
      Box(center: middle, size: Size(width: height, height: width)), flipsY: end.x > start.x, quarterTurns: 1)
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}
