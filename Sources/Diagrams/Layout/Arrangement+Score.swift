extension Arrangement {
  /// How good an arrangement is; less is better, compared from the first part on.
  package struct Score: Comparable, Sendable {
    package var overlaps: Int
    package var crossedLabels: Int
    package var crossings: Int
    package var length: Double

    package static func < (left: Self, right: Self) -> Bool {
      (left.overlaps, left.crossedLabels, left.crossings, left.length)
        < (right.overlaps, right.crossedLabels, right.crossings, right.length)
    }
  }

  /// Whether every box lies in its area and none overlaps another.
  package var isSound: Bool {
    overlapCount() == 0 && places.indices.allSatisfy { areas[$0].contains(box($0), tolerance: 0.01) }
  }

  /// Counts over all ties, taken as straight lines from middle to middle.
  package func score() -> Score {
    var score = Score(overlaps: overlapCount(), crossedLabels: 0, crossings: 0, length: 0)
    let boxes = places.indices.map { box($0).inset(by: -1) }
    for (rank, tie) in ties.enumerated() {
      let (a, b) = (places[tie.source], places[tie.target])
      score.length += (b - a).length
      for index in boxes.indices where index != tie.source && index != tie.target {
        if boxes[index].isCrossed(from: a, to: b) { score.crossedLabels += 1 }
      }
      for other in ties[(rank + 1)...] where !tie.sharesEnd(with: other) {
        if segmentsCross(a, b, places[other.source], places[other.target]) { score.crossings += 1 }
      }
    }
    return score
  }

  /// Moves and swaps boxes while that frees labels and ties; deterministic, for a number of tests of pairs.
  ///
  /// Overlaps never arise: a step that would make one is not taken.
  ///
  /// - Parameters:
  ///   - budget: How many tests to make.
  ///   - seed: Where the random steps start.
  ///   - inRows: For each box whether it may only change places with others, because it stands in a row.
  package mutating func refine(budget: Int, seed: UInt64 = 1, inRows: [Bool] = []) {
    let count = places.count
    guard count > 1, !ties.isEmpty else { return }
    var incident = [[Int]](repeating: [], count: count)
    for (index, tie) in ties.enumerated() {
      incident[tie.source].append(index)
      incident[tie.target].append(index)
    }
    var generator = Mixer(seed: seed)
    var spent = 0
    let diagonal = areas.reduce(0) { max($0, ($1.size.width * $1.size.width + $1.size.height * $1.size.height)) }
      .squareRoot()
    var search = Search(incident: incident, scale: 3 / max(1, diagonal), marks: Marks(count: ties.count))
    var best = (places: places, excess: 0.0)
    defer { if search.excess > best.excess { places = best.places } }
    while spent < budget {
      if search.excess < best.excess - 0.5 { best = (places, search.excess) }
      // Steps grow shorter as the search goes on.
      let progress = Double(spent) / Double(budget)
      let reach = diagonal * (0.30 * (1 - progress) + 0.015)
      // At first small losses are taken too, so that the search leaves poor valleys (threshold accepting, Dueck and
      // Scheuer 1990, <https://doi.org/10.1016/0021-9991(90)90201-B>).
      search.tolerance = 1.5 * max(0, 1 - progress / 0.7) * max(0, 1 - progress / 0.7)
      let v = generator.below(count)
      let kind = generator.below(4)
      spent += 40
      if kind == 0 || (!inRows.isEmpty && inRows[v]) {
        let u = generator.below(count)
        guard u != v, areas[u] == areas[v] else { continue }
        attempt([v, u], at: [places[u], places[v]], &search, &spent)
      } else {
        var goal = places[v].moved((generator.unit() - 0.5) * 2 * reach, (generator.unit() - 0.5) * 2 * reach)
        if kind == 1, !incident[v].isEmpty {
          // A part of the way towards a neighbour now and then.
          let other = ties[incident[v][generator.below(incident[v].count)]]
          let end = places[other.source == v ? other.target : other.source]
          goal = goal + (end - goal) * (0.3 * generator.unit())
        }
        attempt([v], at: [areas[v].clamped(goal, size: sizes[v])], &search, &spent)
      }
    }
  }

  private mutating func attempt(_ moved: [Int], at goals: [Point], _ search: inout Search, _ spent: inout Int) {
    let old = moved.map { places[$0] }
    for (index, goal) in zip(moved, goals) {
      guard areas[index].contains(Box(center: goal, size: sizes[index])) else { return }
    }
    for (index, goal) in zip(moved, goals) { places[index] = goal }
    let hasRoom = moved.allSatisfy { isFree($0) }
    spent += places.count * moved.count / 4
    guard hasRoom else {
      for (index, place) in zip(moved, old) { places[index] = place }
      return
    }
    let after = cost(of: moved, &search, &spent)
    for (index, place) in zip(moved, old) { places[index] = place }
    let before = cost(of: moved, &search, &spent)
    guard after < before - 1e-9 + search.tolerance else { return }
    for (index, goal) in zip(moved, goals) { places[index] = goal }
    search.excess += after - before
  }

  private func isFree(_ v: Int) -> Bool {
    for u in places.indices where u != v {
      if abs(places[u].x - places[v].x) < (sizes[u].width + sizes[v].width) / 2 + gap,
        abs(places[u].y - places[v].y) < (sizes[u].height + sizes[v].height) / 2 + gap
      {
        return false
      }
    }
    return true
  }

  /// What a search keeps between its steps.
  private struct Search {
    let incident: [[Int]]
    let scale: Double
    var marks: Marks
    /// How much worse a step may be.
    var tolerance = 0.0
    /// How much worse than at the start everything is now.
    var excess = 0.0
  }

  /// The part of the cost that depends on where some boxes are.
  private func cost(of moved: [Int], _ search: inout Search, _ spent: inout Int) -> Double {
    var cost = 0.0
    search.marks.clear()
    for v in moved { for tie in search.incident[v] { search.marks.insert(tie) } }
    for index in search.marks.members {
      let tie = ties[index]
      let (a, b) = (places[tie.source], places[tie.target])
      cost += (b - a).length * search.scale * tie.weight
      cost += 0.8 * max(0, 1 - clearance(tie) / 26)
      spent += places.count + ties.count
      for u in places.indices where u != tie.source && u != tie.target {
        if crosses(u, a, b) { cost += 12 * tie.weight }
      }
      for (other, second) in ties.enumerated() where !tie.sharesEnd(with: second) {
        if search.marks.contains(other), other < index { continue }
        if segmentsCross(a, b, places[second.source], places[second.target]) { cost += tie.weight * second.weight }
      }
    }
    spent += moved.count * ties.count
    for (index, tie) in ties.enumerated() where !search.marks.contains(index) {
      for v in moved where crosses(v, places[tie.source], places[tie.target]) { cost += 12 * tie.weight }
    }
    return cost
  }

  /// How much of a tie can be seen between its boxes, measured along the wider gap.
  private func clearance(_ tie: Tie) -> Double {
    let (a, b) = (tie.source, tie.target)
    return max(
      abs(places[a].x - places[b].x) - (sizes[a].width + sizes[b].width) / 2,
      abs(places[a].y - places[b].y) - (sizes[a].height + sizes[b].height) / 2)
  }

  /// Whether a line runs through a box or touches the rim around it.
  private func crosses(_ u: Int, _ a: Point, _ b: Point) -> Bool {
    let (center, w, h) = (places[u], sizes[u].width / 2 + 2, sizes[u].height / 2 + 2)
    if max(a.x, b.x) <= center.x - w || min(a.x, b.x) >= center.x + w { return false }
    if max(a.y, b.y) <= center.y - h || min(a.y, b.y) >= center.y + h { return false }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    return abs(dx * (center.y - a.y) - dy * (center.x - a.x)) < abs(dx) * h + abs(dy) * w
  }
}

extension Arrangement.Tie {
  func sharesEnd(with other: Self) -> Bool {
    source == other.source || source == other.target || target == other.source || target == other.target
  }
}

/// A set of small numbers that is emptied in no time.
private struct Marks {
  private var stamps: [Int]
  private var stamp = 1
  private(set) var members: [Int] = []

  init(count: Int) { stamps = Array(repeating: 0, count: count) }
  mutating func clear() {
    stamp += 1
    members.removeAll(keepingCapacity: true)
  }
  mutating func insert(_ index: Int) {
    guard stamps[index] != stamp else { return }
    stamps[index] = stamp
    members.append(index)
  }
  func contains(_ index: Int) -> Bool { stamps[index] == stamp }
}

/// SplitMix64 (Steele, Lea and Flood 2014, <https://doi.org/10.1145/2660193.2660195>).
private struct Mixer {
  private var state: UInt64

  init(seed: UInt64) { state = seed }
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
  /// A number from 0 up to, not with, 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  /// A number from 0 up to, not with, a limit.
  mutating func below(_ limit: Int) -> Int { Int(unit() * Double(limit)) }
}
