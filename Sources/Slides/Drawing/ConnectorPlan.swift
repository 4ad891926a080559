internal import Diagrams

/// The sites at both ends that a tie is glued to.
struct ConnectorPlan {
  /// The number of the site at the source.
  var sourceSite: Int
  /// The number of the site at the target.
  var targetSite: Int
  var start: Point
  var end: Point
  /// How many boxes of others it runs through.
  var crossedCount: Int

  /// Chooses the sites between which a straight line crosses fewest boxes of others, then is nearest to the route of the
  /// layout.
  ///
  /// - Complexity: O(sites² · boxes).
  init(_ edge: PlacedEdge, source: NodeGeometry, target: NodeGeometry, own: (Box, Box), others: [Box]) {
    var best: (plan: Self, cost: Double)?
    for (first, start) in source.sites.enumerated() {
      for (last, end) in target.sites.enumerated() {
        let crossed = others.count { $0.isCrossed(from: start, to: end) }
        // A line that first runs back through its own node hides its label.
        let ownCrossed = [own.0, own.1].count { $0.inset(by: 1).isCrossed(from: start, to: end) }
        let detour = Self.distance(start, edge.route.start) + Self.distance(end, edge.route.end)
        let cost = Double(ownCrossed) * 1e6 + Double(crossed) * 1e4 + detour
        guard best.map({ cost < $0.cost - 1e-9 }) ?? true else { continue }
        let plan = Self(sourceSite: first, targetSite: last, start: start, end: end, crossedCount: crossed)
        best = (plan, cost)
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

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}
