/// Ways around boxes, for ties to which neither a straight line nor a gentle curve is free.
///
/// A way goes from corner to corner of boxes, each kept clear of, so that it is short and bends little (Lozano-Pérez and
/// Wesley 1979, <https://doi.org/10.1145/359156.359164>); corners stand at several distances from their box, and one
/// that others use already costs more, so that ways through one gap lie side by side. Bends are then rounded as far as
/// boxes allow.
struct DetourMap {
  /// How near to a box a way may come; a little more than what counts as crossing it.
  private static let clearance = 1.6
  /// How far corners stand off their box.
  private static let distances = [2.5, 5, 9, 14]
  /// What each point costs by which a corner stands nearer to its box than the farthest; near bends are sharp.
  private static let nearCost = 0.8
  /// What a bend costs in points of way, and what it costs more the sharper it is.
  private static let (bendCost, sharpnessCost) = (8.0, 40.0)
  /// What it costs to take a corner that a way takes already.
  private static let crowdCost = 16.0

  private let boxes: [Box]
  private let obstacles: Obstacles
  private let corners: [Point]
  /// What it costs to bend at each corner, the more the more ways do so already.
  private var entryCosts: [Double]
  /// The corners that each corner sees, once they were asked for.
  private var seen: [[Int]?]

  /// Prepares for some boxes, which ways lead to, and texts, which they only keep clear of.
  init(boxes: [Box], texts: [Box], plot: Box) {
    self.boxes = boxes
    let obstacles = Obstacles((boxes + texts).map { $0.inset(by: -Self.clearance) })
    self.obstacles = obstacles
    let room = plot.inset(by: -4)
    // Many boxes leave little room, and would make too many corners.
    let distances = boxes.count > 90 ? Self.distances.dropLast(2) : Self.distances[...]
    let farthest = distances.last ?? 0
    let candidates = (boxes + texts).flatMap { box in
      distances.flatMap { distance in
        let (left, right, top, bottom) = (
          box.minX - distance, box.maxX + distance, box.minY - distance, box.maxY + distance
        )
        return [(left, top), (right, top), (right, bottom), (left, bottom)].map {
          (place: Point(x: $0.0, y: $0.1), cost: Self.bendCost + Self.nearCost * (farthest - distance))
        }
      }
    }.filter { room.contains(Box(center: $0.place, size: .zero)) && obstacles.areFree(at: $0.place) }
    (corners, entryCosts) = (candidates.map(\.place), candidates.map(\.cost))
    seen = Array(repeating: nil, count: corners.count)
  }

  /// The best way from one box to another, and a mark that its corners are taken; nil if there is none.
  mutating func way(from source: Int, to target: Int) -> Route? {
    guard let path = path(from: source, to: target) else { return nil }
    for corner in path { entryCosts[corner] += Self.crowdCost }
    let points = [boxes[source].center] + path.map { corners[$0] } + [boxes[target].center]
    return rounded(points, source, target)
  }

  /// The corners of the best way (Hart, Nilsson and Raphael 1968, <https://doi.org/10.1109/TSSC.1968.300136>).
  private mutating func path(from source: Int, to target: Int) -> [Int]? {
    let (start, goal) = (boxes[source].center, boxes[target].center)
    // Corners that would make the way far too long are not looked at.
    let limit = 2.5 * (goal - start).length + 200
    let rest = corners.map { ($0 - goal).length }
    var cost = [Double](repeating: .infinity, count: corners.count)
    var before = [Int](repeating: -1, count: corners.count)
    var isDone = [Bool](repeating: false, count: corners.count)
    var open: [Int] = []
    for corner in corners.indices {
      let length = (corners[corner] - start).length
      guard length + rest[corner] <= limit, obstacles.areFree(from: start, to: corners[corner], except: source) else {
        continue
      }
      cost[corner] = length + entryCosts[corner]
      open.append(corner)
    }
    var best: (last: Int, cost: Double)?
    while let place = open.indices.min(by: { cost[open[$0]] + rest[open[$0]] < cost[open[$1]] + rest[open[$1]] }) {
      let corner = open[place]
      open.swapAt(place, open.count - 1)
      open.removeLast()
      if let best, cost[corner] + rest[corner] >= best.cost { break }
      isDone[corner] = true
      let here = corners[corner]
      let from = before[corner] < 0 ? start : corners[before[corner]]
      if obstacles.areFree(from: here, to: goal, except: target) {
        let total = cost[corner] + rest[corner] + Self.turnCost(from, here, goal)
        if best.map({ total < $0.cost }) ?? true { best = (corner, total) }
      }
      for next in cornersSeen(from: corner) where !isDone[next] {
        let length = (corners[next] - here).length
        let total = cost[corner] + length + Self.turnCost(from, here, corners[next]) + entryCosts[next]
        guard total < cost[next], total + rest[next] <= limit else { continue }
        if cost[next] == .infinity { open.append(next) }
        (cost[next], before[next]) = (total, corner)
      }
    }
    guard var corner = best?.last else { return nil }
    var path: [Int] = []
    while corner >= 0 {
      path.append(corner)
      corner = before[corner]
    }
    return path.reversed()
  }

  /// What a turn costs: nothing for going straight on, most for turning back.
  private static func turnCost(_ a: Point, _ b: Point, _ c: Point) -> Double {
    let (u, v) = (b - a, c - b)
    let lengths = max(u.length * v.length, 1e-9)
    return sharpnessCost * (1 - (u.x * v.x + u.y * v.y) / lengths)
  }

  private mutating func cornersSeen(from corner: Int) -> [Int] {
    if let known = seen[corner] { return known }
    let found = corners.indices.filter {
      $0 != corner && obstacles.areFree(from: corners[corner], to: corners[$0])
    }
    seen[corner] = found
    return found
  }

  /// The way with bends as round as is free.
  private func rounded(_ points: [Point], _ source: Int, _ target: Int) -> Route {
    var curves: [Route.Curve] = []
    var here = points[0]
    for index in 1..<(points.count - 1) {
      let (a, corner, b) = (points[index - 1], points[index], points[index + 1])
      // Bends share the line between them; the first and the last have the one to their end to themselves.
      let backwards = (a - corner).length * (index == 1 ? 0.9 : 0.5)
      let forwards = (b - corner).length * (index == points.count - 2 ? 0.9 : 0.5)
      let reach = min(backwards, forwards)
      for share in [1, 0.8, 0.6, 0.45, 0.3, 0.2, 0.1, 0.03] {
        let start = corner + (a - corner) * (reach * share / max((a - corner).length, 1e-9))
        let end = corner + (b - corner) * (reach * share / max((b - corner).length, 1e-9))
        let curve = Route.Curve(
          control1: start + (corner - start) * (2 / 3), control2: end + (corner - end) * (2 / 3), end: end)
        let chain = Route(from: start, curves: [curve]).points()
        let isFree = zip(chain, chain.dropFirst()).allSatisfy {
          obstacles.areFree(from: $0, to: $1, except: source, target)
        }
        guard isFree || share < 0.05 else { continue }
        if (start - here).length > 0.01 { curves.append(Route.Curve(from: here, to: start)) }
        curves.append(curve)
        here = end
        break
      }
    }
    if let end = points.last { curves.append(Route.Curve(from: here, to: end)) }
    return Route(from: points[0], curves: curves)
  }
}

/// Boxes that lines are held against, many times.
private struct Obstacles {
  private let centers: [Point]
  private let halves: [Size]

  init(_ boxes: [Box]) {
    centers = boxes.map(\.center)
    halves = boxes.map { Size(width: $0.size.width / 2, height: $0.size.height / 2) }
  }

  /// Whether a place lies in no box.
  func areFree(at place: Point) -> Bool {
    !centers.indices.contains {
      abs(place.x - centers[$0].x) < halves[$0].width && abs(place.y - centers[$0].y) < halves[$0].height
    }
  }

  /// Whether a line runs through no box, but for one or two.
  func areFree(from a: Point, to b: Point, except first: Int = -1, _ second: Int = -1) -> Bool {
    let (halfX, halfY) = ((b.x - a.x) / 2, (b.y - a.y) / 2)
    let (middleX, middleY) = (a.x + halfX, a.y + halfY)
    let (reachX, reachY) = (abs(halfX), abs(halfY))
    for index in centers.indices {
      let (offX, offY) = (centers[index].x - middleX, centers[index].y - middleY)
      let half = halves[index]
      if abs(offX) >= reachX + half.width || abs(offY) >= reachY + half.height { continue }
      if index == first || index == second { continue }
      if abs(halfX * offY - halfY * offX) < reachX * half.height + reachY * half.width { return false }
    }
    return true
  }
}
