internal import Diagrams

/// The sites at both ends that a tie is glued to, and the line between them.
struct ConnectorPlan {
  let path: ConnectorPath
  /// The number of the site at the source.
  let sourceSite: Int
  /// The number of the site at the target.
  let targetSite: Int
  /// How many boxes of others it runs through.
  fileprivate(set) var crossedCount = 0
}

/// Chooses for each tie of a picture the connector that crosses fewest boxes of others.
///
/// Straight lines come first, then curves with one or two turns, and only where all of these cross somebody curves and bent
/// lines that lead around. Among those that cross equally few the one that is shortest and nearest to the way of the layout
/// is taken.
struct ConnectorPlanner {
  /// A node at one end of a tie.
  private struct End {
    let geometry: NodeGeometry
    let box: Box
    let routeEnd: Point
  }

  private let geometries: [NodeGeometry]
  private let nodeBoxes: [Box]
  /// What lines should keep clear of: nodes, then other texts.
  private let obstacles: [Box]
  private let plot: Box
  /// Places between boxes where a line may run upright.
  private let columns: [Double]
  /// Places between boxes where a line may run level.
  private let rows: [Double]
  /// Legs of lines with turns that are placed already, so that others do not lie on them.
  private var legs: [(start: Point, end: Point)] = []
  /// How many ways around may still be tried; dense pictures have more ties that cross somebody than anyone can follow.
  private var trials = 1_000_000

  /// The least that a line goes straight on before it turns.
  private static let stub = 7.0
  /// How far a line keeps from the box that it goes around.
  private static let clearance = 5.0

  /// Prepares a picture.
  ///
  /// - Parameters:
  ///   - geometries: The nodes.
  ///   - nodeBoxes: Their boxes.
  ///   - texts: Other boxes that lines should keep clear of.
  ///   - plot: The area in which lines may turn.
  init(_ geometries: [NodeGeometry], nodeBoxes: [Box], texts: [Box], plot: Box) {
    (self.geometries, self.nodeBoxes, self.plot) = (geometries, nodeBoxes, plot)
    // A line that touches a box is as hard to read as one that runs through it.
    obstacles = (nodeBoxes + texts).map { $0.inset(by: -1) }
    func channels(_ edges: [Double], _ least: Double, _ most: Double) -> [Double] {
      var kept: [Double] = []
      for place in edges.sorted() where place > least && place < most && place - (kept.last ?? -.infinity) > 2 {
        kept.append(place)
      }
      return kept
    }
    let margin = Self.clearance
    columns = channels(obstacles.flatMap { [$0.minX - margin, $0.maxX + margin] }, plot.minX, plot.maxX)
    rows = channels(obstacles.flatMap { [$0.minY - margin, $0.maxY + margin] }, plot.minY, plot.maxY)
  }

  /// The connector of a tie between two nodes, given by their places, that the layout led along a route.
  ///
  /// - Complexity: O(sites² · boxes) if a straight line is free, else times the places where a line may turn.
  mutating func plan(_ source: Int, _ target: Int, along route: Route) -> ConnectorPlan {
    let ends = (
      End(geometry: geometries[source], box: nodeBoxes[source], routeEnd: route.start),
      End(geometry: geometries[target], box: nodeBoxes[target], routeEnd: route.end)
    )
    var choice = Choice(
      ends: (ends.0.routeEnd, ends.1.routeEnd), own: [ends.0.box.inset(by: 1), ends.1.box.inset(by: 1)],
      others: obstacles.indices.filter { $0 != source && $0 != target }.map { obstacles[$0] }, legs: legs)
    for (first, start) in ends.0.geometry.sites.enumerated() {
      for (last, end) in ends.1.geometry.sites.enumerated() {
        choice.consider(ConnectorPath(from: start, to: end), first, last)
      }
    }
    for effort in [Effort.gentle, .around] where choice.best.crossedCount > 0 && trials > 0 {
      considerTurns(ends, effort, &choice)
    }
    trials -= choice.trials
    let corners = choice.best.path.corners
    legs += zip(corners, corners.dropFirst()).map { (start: $0, end: $1) }
    return choice.best
  }

  private enum Effort {
    /// Curves with one or two turns.
    case gentle
    /// Curves and bent lines with up to four turns.
    case around
  }

  /// Tries lines that leave both sites outwards.
  private func considerTurns(_ ends: (End, End), _ effort: Effort, _ choice: inout Choice) {
    let (source, target) = (ends.0.geometry, ends.1.geometry)
    for first in source.sites.indices {
      guard let out = source.directions[first] else { continue }
      for last in target.sites.indices {
        guard let back = target.directions[last] else { continue }
        let (start, end) = (source.sites[first], target.sites[last])
        for corners in turns(from: start, out, to: end, back, effort)
        where corners.allSatisfy({ plot.contains(Box(center: $0, size: Size(width: 0, height: 0))) }) {
          for isCurved in effort == .gentle ? [true] : [true, false] {
            guard let path = ConnectorPath(from: start, corners: corners, to: end, isCurved: isCurved) else { continue }
            choice.consider(path, first, last)
          }
        }
      }
    }
  }

  /// The corners of lines that leave `start` in the direction `out`, and come to `end` from where `back` points.
  private func turns(from start: Point, _ out: Point, to end: Point, _ back: Point, _ effort: Effort) -> [[Point]] {
    let (outLevel, backLevel) = (out.x != 0, back.x != 0)
    let (leaving, arriving) = (Leg(from: start, out), Leg(from: end, back))
    switch (effort, outLevel == backLevel) {
    case (.gentle, false):
      let corner = outLevel ? Point(x: end.x, y: start.y) : Point(x: start.x, y: end.y)
      return leaving.reaches(corner) && arriving.reaches(corner) ? [[corner]] : []
    case (.gentle, true):
      let (a, b) = (leaving.level, arriving.level)
      let places = [0.5, 0.3, 0.7].map { a + (b - a) * $0 } + (outLevel ? columns : rows)
      return places.filter { leaving.reaches($0) && arriving.reaches($0) }.map { place in
        [leaving.point(at: place), arriving.point(at: place)]
      }
    case (.around, false):
      return near(leaving, outLevel, 10).flatMap { first in
        near(arriving, backLevel, 10).map { last in
          let (a, b) = (leaving.point(at: first), arriving.point(at: last))
          return [a, outLevel ? Point(x: a.x, y: b.y) : Point(x: b.x, y: a.y), b]
        }
      }
    case (.around, true):
      let cross = outLevel ? (start.y + end.y) / 2 : (start.x + end.x) / 2
      let between = nearest(outLevel ? rows : columns, to: cross, 14)
      return near(leaving, outLevel, 5).flatMap { first in
        near(arriving, backLevel, 5).flatMap { last in
          let (a, b) = (leaving.point(at: first), arriving.point(at: last))
          return between.map { place in
            outLevel
              ? [a, Point(x: a.x, y: place), Point(x: b.x, y: place), b]
              : [a, Point(x: place, y: a.y), Point(x: place, y: b.y), b]
          }
        }
      }
    }
  }

  /// Places for a first or last turn, the nearest ones.
  private func near(_ leg: Leg, _ isLevel: Bool, _ count: Int) -> [Double] {
    let places = (isLevel ? columns : rows).filter(leg.reaches)
    return nearest(places + [leg.level + leg.sign * 2 * Self.stub], to: leg.level, count)
  }

  private func nearest(_ places: [Double], to place: Double, _ count: Int) -> [Double] {
    Array(places.sorted { (abs($0 - place), $0) < (abs($1 - place), $1) }.prefix(count))
  }

  /// The first or last leg of a line with turns.
  private struct Leg {
    let site: Point
    let direction: Point

    init(from site: Point, _ direction: Point) { (self.site, self.direction) = (site, direction) }

    private var isLevel: Bool { direction.x != 0 }
    var sign: Double { isLevel ? direction.x : direction.y }
    /// The coordinate of the site along the leg.
    var level: Double { isLevel ? site.x : site.y }

    /// Whether the leg may end at a coordinate.
    func reaches(_ place: Double) -> Bool { (place - level) * sign >= ConnectorPlanner.stub }
    func reaches(_ place: Point) -> Bool { reaches(isLevel ? place.x : place.y) }
    func point(at place: Double) -> Point {
      isLevel ? Point(x: place, y: site.y) : Point(x: site.x, y: place)
    }
  }
}

/// The best of the lines that were tried for a tie.
private struct Choice {
  private(set) var best = ConnectorPlan(
    path: ConnectorPath(from: Point(x: 0, y: 0), to: Point(x: 0, y: 0)), sourceSite: 0, targetSite: 0)
  /// How many lines were held against the boxes.
  private(set) var trials = 0
  private var cost = Double.infinity
  /// Where the route of the layout begins and ends.
  private let ends: (Point, Point)
  /// Boxes that the line must not run back through.
  private let own: [Box]
  private let others: [Box]
  private let legs: [(start: Point, end: Point)]

  init(ends: (Point, Point), own: [Box], others: [Box], legs: [(start: Point, end: Point)]) {
    (self.ends, self.own, self.others, self.legs) = (ends, own, others, legs)
  }

  /// What it costs to run through somebody's name; more than any detour.
  private static let crossing = 1e4
  private static let ownCrossing = 1e6

  /// Takes a line if it is better than the best so far.
  mutating func consider(_ path: ConnectorPath, _ sourceSite: Int, _ targetSite: Int) {
    var total = (path.start - ends.0).length + (path.end - ends.1).length
    let stops = [path.start] + path.corners + [path.end]
    if !path.corners.isEmpty {
      let length = stops.indices.dropFirst().reduce(0) { $0 + (stops[$1] - stops[$1 - 1]).length }
      total +=
        length - (path.end - path.start).length + 40 * Double(path.corners.count) + (path.isCurved ? 0 : 60)
        + (path.isUsual ? 0 : 80)
      guard total < cost - 1e-9 else { return }
      total += 60 * Double(zip(path.corners, path.corners.dropFirst()).count(where: isTaken))
    }
    guard total < cost - 1e-9 else { return }
    trials += 1
    let chain = path.isCurved ? path.route.points(pieces: 8) : stops
    var (left, right, top, bottom) = (path.start.x, path.start.x, path.start.y, path.start.y)
    for point in chain {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    func isCrossed(_ box: Box) -> Bool {
      guard box.minX < right, box.maxX > left, box.minY < bottom, box.maxY > top else { return false }
      return chain.indices.dropLast().contains { box.isCrossed(from: chain[$0], to: chain[$0 + 1]) }
    }
    for box in own where isCrossed(box) { total += Self.ownCrossing }
    var crossedCount = 0
    for box in others where total < cost && isCrossed(box) {
      crossedCount += 1
      total += Self.crossing
    }
    guard total < cost - 1e-9 else { return }
    (best, cost) = (ConnectorPlan(path: path, sourceSite: sourceSite, targetSite: targetSite), total)
    best.crossedCount = crossedCount
  }

  /// Whether a leg would lie on one that is there already.
  private func isTaken(_ start: Point, _ end: Point) -> Bool {
    legs.contains { leg in
      let isLevel = abs(start.y - end.y) < 1e-9
      guard isLevel == (abs(leg.start.y - leg.end.y) < 1e-9) else { return false }
      let (offset, a, b, c, d) =
        isLevel
        ? (leg.start.y - start.y, start.x, end.x, leg.start.x, leg.end.x)
        : (leg.start.x - start.x, start.y, end.y, leg.start.y, leg.end.y)
      return abs(offset) < 3 && min(max(a, b), max(c, d)) - max(min(a, b), min(c, d)) > 6
    }
  }
}
