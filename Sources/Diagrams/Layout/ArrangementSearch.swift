import GraphCore

/// Moves and swaps boxes of an arrangement while that frees names and ties.
///
/// The cost of an arrangement is the length of its ties, with 1 for each pair of ties that cross, 2 or more for each name
/// that a tie runs through, each times the weights of the ties, and a little for ties too short to be seen; ties can be led
/// around names later on, but not around each other. What crosses what is
/// kept as whole numbers for each tie and box, so that a step is judged by the ties of the boxes that it moves, and given
/// up as soon as it is known to be too bad. Nearly all of the time of a picture is spent in asking what a line crosses, so
/// that is asked in single precision, in loops without branches over plain memory, which compilers turn into vector
/// instructions.
package final class ArrangementSearch {
  private let ties: [Arrangement.Tie]
  private let sizes: [Size]
  private let areas: [Box]
  private let gap: Double
  private let inRows: [Bool]
  /// What a name crossed costs, in crossings.
  private let nameCost: Double
  /// The ties of each box, and the box at the other end of each.
  private let incident: [[Int]]

  // Boxes, by number.
  private var points: [Point]
  private let x: UnsafeMutablePointer<Float>
  private let y: UnsafeMutablePointer<Float>
  private let halfWidth: UnsafeMutablePointer<Float>
  private let halfHeight: UnsafeMutablePointer<Float>
  /// The weights, in fifths, of the ties through each box that are not its own.
  private let through: UnsafeMutablePointer<Int32>

  // Ties, by number.
  private let fromX: UnsafeMutablePointer<Float>
  private let fromY: UnsafeMutablePointer<Float>
  private let toX: UnsafeMutablePointer<Float>
  private let toY: UnsafeMutablePointer<Float>
  /// Weights in fifths, so that sums of them are exact.
  private let weight: UnsafeMutablePointer<Int32>
  /// For each tie the sum over those that it crosses of the product of weights.
  private let crossed: UnsafeMutablePointer<Int32>
  /// For each tie its weight, times the boxes that it runs through.
  private let boxes: UnsafeMutablePointer<Int32>

  private let scale: Double
  private let diagonal: Double
  private var tolerance = 0.0
  private var excess = 0.0
  private var spent = 0

  /// How near to a name a tie may come, in points.
  private static let rim: Float = 2

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - arrangement: Where everything is at first.
  ///   - inRows: For each box whether it may only change places with others, because it stands in a row; empty for none.
  ///   - nameCost: What a name crossed costs, in crossings.
  package init(_ arrangement: Arrangement, inRows: [Bool] = [], nameCost: Double = Arrangement.usualNameCost) {
    let count = arrangement.places.count
    (ties, sizes, areas) = (arrangement.ties, arrangement.sizes, arrangement.areas)
    (gap, self.inRows, self.nameCost) = (arrangement.gap, inRows, nameCost)
    var incident = [[Int]](repeating: [], count: count)
    for (index, tie) in ties.enumerated() {
      incident[tie.source].append(index)
      incident[tie.target].append(index)
    }
    self.incident = incident
    diagonal = areas.reduce(0) { max($0, ($1.size.width * $1.size.width + $1.size.height * $1.size.height)) }
      .squareRoot()
    scale = 3 / max(1, diagonal)
    points = arrangement.places
    let places = arrangement.places
    func memory<Number>(_ values: [Number]) -> UnsafeMutablePointer<Number> {
      let memory = UnsafeMutablePointer<Number>.allocate(capacity: max(1, values.count))
      memory.initialize(from: values, count: values.count)
      return memory
    }
    func ends(_ value: (Arrangement.Tie) -> Double) -> UnsafeMutablePointer<Float> {
      memory(arrangement.ties.map { Float(value($0)) })
    }
    (x, y) = (memory(places.map { Float($0.x) }), memory(places.map { Float($0.y) }))
    halfWidth = memory(sizes.map { Float($0.width / 2) })
    halfHeight = memory(sizes.map { Float($0.height / 2) })
    (fromX, fromY) = (ends { places[$0.source].x }, ends { places[$0.source].y })
    (toX, toY) = (ends { places[$0.target].x }, ends { places[$0.target].y })
    weight = memory(ties.map { Int32(($0.weight * 5).rounded()) })
    (crossed, self.boxes) = (memory(ties.map { _ in 0 }), memory(ties.map { _ in 0 }))
    through = memory(places.map { _ in 0 })
    for tie in ties.indices {
      crossed[tie] = Int32(crossedWeight(tie))
      self.boxes[tie] = Int32(boxWeight(tie))
    }
    for box in places.indices { through[box] = Int32(throughWeight(box)) }
  }

  deinit {
    for memory in [x, y, halfWidth, halfHeight, fromX, fromY, toX, toY] { memory.deallocate() }
    for memory in [weight, crossed, boxes, through] { memory.deallocate() }
  }

  /// Where the boxes are now.
  package var places: [Point] { points }

  /// The cost of the arrangement as it is now, from what is kept.
  package var cost: Double {
    let lengths = ties.indices.map { ownCost($0) }.reduce(0, +)
    func sum(_ counts: UnsafeMutablePointer<Int32>) -> Double { ties.indices.reduce(0) { $0 + Double(counts[$1]) } }
    return lengths + sum(crossed) / 50 + sum(boxes) * nameCost / 5
  }

  /// Searches for a number of tests of pairs.
  ///
  /// The same arrangement, budget and seed give the same places. Overlaps never arise.
  ///
  /// - Parameters:
  ///   - budget: How many tests of pairs to make.
  ///   - seed: Where the random steps start.
  package func run(budget: Int, seed: UInt64) {
    let count = sizes.count
    guard count > 1, !ties.isEmpty else { return }
    var generator = SeededGenerator(seed: seed)
    (spent, excess) = (0, 0)
    var best = (places: places, excess: 0.0)
    while spent < budget {
      if excess < best.excess - 0.5 { best = (places, excess) }
      // Steps grow shorter as the search goes on.
      let progress = Double(spent) / Double(budget)
      let reach = diagonal * (0.30 * (1 - progress) + 0.015)
      // At first small losses are taken too, so that the search leaves poor valleys (threshold accepting, Dueck and
      // Scheuer 1990, <https://doi.org/10.1016/0021-9991(90)90201-B>).
      tolerance = 1.5 * max(0, 1 - progress / 0.7) * max(0, 1 - progress / 0.7)
      let v = generator.below(count)
      let kind = generator.below(4)
      spent += 40
      if kind == 0 || (!inRows.isEmpty && inRows[v]) {
        let u = generator.below(count)
        if u != v, areas[u] == areas[v] { attemptSwap(v, u) }
      } else {
        var goal = Point(
          x: points[v].x + (generator.unit() - 0.5) * 2 * reach, y: points[v].y + (generator.unit() - 0.5) * 2 * reach)
        if kind == 1, !incident[v].isEmpty {
          // A part of the way towards a neighbour now and then.
          let tie = ties[incident[v][generator.below(incident[v].count)]]
          let other = tie.source == v ? tie.target : tie.source
          goal = goal + (points[other] - goal) * (0.3 * generator.unit())
        }
        attemptMove(v, to: areas[v].clamped(goal, size: sizes[v]))
      }
    }
    guard excess > best.excess else { return }
    for (box, place) in best.places.enumerated() where points[box] != place {
      change(box, to: place)
    }
  }

  // MARK: Steps

  private func attemptMove(_ v: Int, to goal: Point) {
    guard areas[v].contains(Box(center: goal, size: sizes[v])) else { return }
    let old = points[v]
    place(v, goal, withTies: false)
    guard isFree(v) else {
      place(v, old, withTies: false)
      return
    }
    place(v, old, withTies: false)
    let before = incident[v].reduce(knownCost(ofBox: v)) { $0 + knownCost(ofTie: $1) }
    place(v, goal)
    let limit = before - 1e-9 + tolerance
    var after = incident[v].reduce(0) { $0 + ownCost($1) }
    if after < limit { after += Double(throughWeight(v)) * nameCost / 5 }
    for tie in incident[v] where after < limit { after += countedCost(tie) }
    place(v, old)
    guard after < limit else { return }
    change(v, to: goal)
    excess += after - before
  }

  private func attemptSwap(_ v: Int, _ u: Int) {
    let (first, second) = (points[v], points[u])
    guard areas[v].contains(Box(center: second, size: sizes[v])), areas[u].contains(Box(center: first, size: sizes[u]))
    else { return }
    place(v, second, withTies: false)
    place(u, first, withTies: false)
    let hasRoom = isFree(v) && isFree(u)
    place(v, first, withTies: false)
    place(u, second, withTies: false)
    guard hasRoom else { return }
    let others = incident[u].filter { ties[$0].source != v && ties[$0].target != v }
    let moved = incident[v] + others
    var before = moved.reduce(0) { $0 + knownCost(ofTie: $1) } + knownCost(ofBox: v) + knownCost(ofBox: u)
    before -= countedTwice(v, u, others)
    place(v, second)
    place(u, first)
    let limit = before - 1e-9 + tolerance
    var after = moved.reduce(0) { $0 + ownCost($1) } - countedTwice(v, u, others)
    after += Double(throughWeight(v) + throughWeight(u)) * nameCost / 5
    for tie in moved where after < limit { after += countedCost(tie) }
    place(v, first)
    place(u, second)
    guard after < limit else { return }
    change(v, to: second)
    change(u, to: first)
    excess += after - before
  }

  /// What the sum over two boxes and their ties has twice: crossings of a tie of the one with a tie of the other, and
  /// ties of the one through the other.
  private func countedTwice(_ v: Int, _ u: Int, _ others: [Int]) -> Double {
    var (pairs, names) = (0, 0)
    for tie in incident[v] where ties[tie].source != u && ties[tie].target != u {
      if runs(tie, through: u) { names += Int(weight[tie]) }
      for other in others where cross(tie, other) { pairs += Int(weight[tie] * weight[other]) }
    }
    for tie in others where runs(tie, through: v) { names += Int(weight[tie]) }
    return Double(pairs) / 25 + Double(names) * nameCost / 5
  }

  private func isFree(_ v: Int) -> Bool {
    spent += sizes.count / 4
    let (left, top, width, height) = (x[v], y[v], halfWidth[v] + Float(gap), halfHeight[v] + Float(gap))
    for u in 0..<sizes.count where u != v {
      if abs(x[u] - left) < halfWidth[u] + width, abs(y[u] - top) < halfHeight[u] + height { return false }
    }
    return true
  }

  /// Puts a box, and the ends of its ties, somewhere; what is kept of crossings does not change.
  private func place(_ v: Int, _ goal: Point, withTies: Bool = true) {
    points[v] = goal
    let (left, top) = (Float(goal.x), Float(goal.y))
    (x[v], y[v]) = (left, top)
    guard withTies else { return }
    for tie in incident[v] {
      if ties[tie].source == v {
        (fromX[tie], fromY[tie]) = (left, top)
      } else {
        (toX[tie], toY[tie]) = (left, top)
      }
    }
  }

  /// Puts a box somewhere for good, and brings up to date what is kept of crossings.
  private func change(_ v: Int, to goal: Point) {
    add(v, sign: -1)
    place(v, goal)
    add(v, sign: 1)
  }

  /// Adds what a box and its ties cross as they are now, or takes it away.
  private func add(_ v: Int, sign: Int) {
    spent += (incident[v].count + 1) * (ties.count + sizes.count)
    for tie in incident[v] {
      let own = weight[tie] * Int32(sign)
      for other in 0..<ties.count where cross(tie, other) {
        crossed[other] += own * weight[other]
        crossed[tie] += own * weight[other]
      }
      for box in 0..<sizes.count where box != ties[tie].source && box != ties[tie].target && runs(tie, through: box) {
        through[box] += own
        boxes[tie] += own
      }
    }
    for tie in 0..<ties.count where ties[tie].source != v && ties[tie].target != v && runs(tie, through: v) {
      through[v] += weight[tie] * Int32(sign)
      boxes[tie] += weight[tie] * Int32(sign)
    }
  }

  // MARK: Costs

  private func knownCost(ofTie tie: Int) -> Double {
    ownCost(tie) + Double(crossed[tie]) / 25 + Double(boxes[tie]) * nameCost / 5
  }

  private func knownCost(ofBox box: Int) -> Double { Double(through[box]) * nameCost / 5 }

  /// What a tie costs for its crossings, counted anew.
  private func countedCost(_ tie: Int) -> Double {
    spent += ties.count + sizes.count
    return Double(crossedWeight(tie)) / 25 + Double(boxWeight(tie)) * nameCost / 5
  }

  /// What a tie costs for its length, and for being hardly seen between its boxes, measured along the wider gap.
  private func ownCost(_ tie: Int) -> Double {
    let (a, b) = (ties[tie].source, ties[tie].target)
    let (dx, dy) = (abs(points[a].x - points[b].x), abs(points[a].y - points[b].y))
    let clearance = max(
      dx - (sizes[a].width + sizes[b].width) / 2, dy - (sizes[a].height + sizes[b].height) / 2)
    let length = (dx * dx + dy * dy).squareRoot()
    // A point less to be seen costs the more the more must be seen.
    let least = ties[tie].clearance
    return length * scale * ties[tie].weight + 0.8 * max(0, least - clearance) * least / (26 * 26)
  }

  private func cross(_ tie: Int, _ other: Int) -> Bool {
    Line(self, tie).crosses(fromX[other], fromY[other], toX[other], toY[other]) != 0
  }

  private func runs(_ tie: Int, through box: Int) -> Bool {
    Line(self, tie).runs(through: x[box], y[box], halfWidth[box], halfHeight[box]) != 0
  }

  private func crossedWeight(_ tie: Int) -> Int {
    let line = Line(self, tie)
    let (startX, startY, endX, endY, weights) = (fromX, fromY, toX, toY, weight)
    var (sum, other): (Int32, Int) = (0, 0)
    let count = ties.count
    while other < count {
      sum &+= weights[other] & line.crosses(startX[other], startY[other], endX[other], endY[other])
      other &+= 1
    }
    return Int(sum) * Int(weight[tie])
  }

  private func boxWeight(_ tie: Int) -> Int {
    let line = Line(self, tie)
    let (middleX, middleY, width, height) = (x, y, halfWidth, halfHeight)
    var (met, box): (Int32, Int) = (0, 0)
    let count = sizes.count
    while box < count {
      met &-= line.runs(through: middleX[box], middleY[box], width[box], height[box])
      box &+= 1
    }
    let own: Int32 = [ties[tie].source, ties[tie].target].reduce(0) { runs(tie, through: $1) ? $0 + 1 : $0 }
    return Int(met - own) * Int(weight[tie])
  }

  private func throughWeight(_ box: Int) -> Int {
    spent += ties.count
    let (middleX, middleY, width, height) = (x[box], y[box], halfWidth[box], halfHeight[box])
    let (startX, startY, endX, endY, weights) = (fromX, fromY, toX, toY, weight)
    var (sum, tie): (Int32, Int) = (0, 0)
    let count = ties.count
    while tie < count {
      let line = Line(startX[tie], startY[tie], endX[tie], endY[tie])
      sum &+= weights[tie] & line.runs(through: middleX, middleY, width, height)
      tie &+= 1
    }
    let own = incident[box].reduce(0) { runs($1, through: box) ? $0 + Int(weight[$1]) : $0 }
    return Int(sum) - own
  }

  /// A tie, taken as straight.
  ///
  /// Answers have all bits set for yes and none for no, so that sums need no branches; loops that ask count up by hand,
  /// because a range would check for its end twice.
  private struct Line {
    let startX: Float
    let startY: Float
    let endX: Float
    let endY: Float

    @inline(__always) init(_ startX: Float, _ startY: Float, _ endX: Float, _ endY: Float) {
      (self.startX, self.startY, self.endX, self.endY) = (startX, startY, endX, endY)
    }

    @inline(__always) init(_ search: ArrangementSearch, _ tie: Int) {
      self.init(search.fromX[tie], search.fromY[tie], search.toX[tie], search.toY[tie])
    }

    /// Whether it crosses another; those that share an end never do, because a product is exactly zero then.
    @inline(__always) func crosses(_ aX: Float, _ aY: Float, _ bX: Float, _ bY: Float) -> Int32 {
      let (dx, dy, ex, ey) = (endX - startX, endY - startY, bX - aX, bY - aY)
      let first = dx * (aY - startY) - dy * (aX - startX)
      let second = dx * (bY - startY) - dy * (bX - startX)
      let third = ex * (startY - aY) - ey * (startX - aX)
      let fourth = ex * (endY - aY) - ey * (endX - aX)
      let (here, there) = (first * second, third * fourth)
      return (here > there ? here : there) < 0 ? -1 : 0
    }

    /// Whether it runs through a box, given by its middle and half its sides, or touches the rim around it.
    @inline(__always) func runs(through x: Float, _ y: Float, _ halfWidth: Float, _ halfHeight: Float) -> Int32 {
      let (halfX, halfY) = ((endX - startX) / 2, (endY - startY) / 2)
      let (offX, offY) = (x - startX - halfX, y - startY - halfY)
      let (w, h) = (halfWidth + ArrangementSearch.rim, halfHeight + ArrangementSearch.rim)
      let (reachX, reachY) = (halfX.magnitude, halfY.magnitude)
      let across = (halfX * offY - halfY * offX).magnitude - reachX * h - reachY * w
      let (outX, outY) = (offX.magnitude - w - reachX, offY.magnitude - h - reachY)
      let out = outX > outY ? outX : outY
      return (across > out ? across : out) < 0 ? -1 : 0
    }
  }
}
