import Diagrams
import Testing

@Suite struct ArrangementSearchTests {
  /// Boxes on a grid with a little room between them, and ties of three weights.
  private func arrangement(_ count: Int, tieCount: Int, seed: UInt64) -> Arrangement {
    var state = seed
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var pairs: Set<[Int]> = []
    while pairs.count < tieCount {
      let (a, b) = (below(count), below(count))
      if a != b { pairs.insert([min(a, b), max(a, b)]) }
    }
    let ties = pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.enumerated().map { index, pair in
      Arrangement.Tie(
        source: pair[0], target: pair[1], weight: [0.6, 1, 2][index % 3], clearance: index % 5 == 0 ? 52 : 26)
    }
    return Arrangement(
      sizes: (0..<count).map { _ in Size(width: Double(30 + below(40)), height: Double(14 + below(10))) },
      places: (0..<count).map { Point(x: 60 + 110 * Double($0 % 6) + Double(below(20)), y: 30 + 60 * Double($0 / 6)) },
      areas: Array(repeating: Box(x: 0, y: 0, width: 720, height: 420), count: count), ties: ties, gap: 6)
  }

  /// The cost as it is defined, with segments tested for crossing by their parameters and boxes by their four sides.
  private func plainCost(_ arrangement: Arrangement, nameCost: Double) -> Double {
    let (ties, places) = (arrangement.ties, arrangement.places)
    let diagonal = (720.0 * 720 + 420 * 420).squareRoot()
    var cost = 0.0
    for (rank, tie) in ties.enumerated() {
      let (a, b) = (places[tie.source], places[tie.target])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      cost += 3 / diagonal * tie.weight * (dx * dx + dy * dy).squareRoot()
      let (p, q) = (arrangement.sizes[tie.source], arrangement.sizes[tie.target])
      let clearance = max(abs(dx) - (p.width + q.width) / 2, abs(dy) - (p.height + q.height) / 2)
      // Twice as much to be seen, four times the cost of seeing nothing.
      let share = max(0, 1 - clearance / tie.clearance)
      cost += 0.8 * share * (tie.clearance == 26 ? 1 : 4)
      for (index, place) in places.enumerated() where index != tie.source && index != tie.target {
        let (w, h) = (arrangement.sizes[index].width / 2 + 2, arrangement.sizes[index].height / 2 + 2)
        let corners = [(-w, -h), (w, -h), (w, h), (-w, h)].map { Point(x: place.x + $0.0, y: place.y + $0.1) }
        if (0..<4).contains(where: { meet(a, b, corners[$0], corners[($0 + 1) % 4]) }) { cost += nameCost * tie.weight }
      }
      for other in ties[(rank + 1)...] {
        let ends = Set([tie.source, tie.target, other.source, other.target])
        if ends.count == 4, meet(a, b, places[other.source], places[other.target]) {
          cost += tie.weight * other.weight
        }
      }
    }
    return cost
  }

  /// Whether two segments meet: the two shares of the way at which their lines do both lie between 0 and 1.
  private func meet(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y)
    let area = ux * vy - uy * vx
    guard abs(area) > 1e-9 else { return false }
    let s = ((c.x - a.x) * vy - (c.y - a.y) * vx) / area
    let t = ((c.x - a.x) * uy - (c.y - a.y) * ux) / area
    return s > 0 && s < 1 && t > 0 && t < 1
  }

  @Test(arguments: [(1, 12, 15, 2), (2, 24, 60, 12), (3, 42, 130, 2), (4, 33, 8, 2)] as [(UInt64, Int, Int, Double)])
  func whatIsKeptIsWhatPlainCountsGive(seed: UInt64, count: Int, tieCount: Int, nameCost: Double) {
    let start = arrangement(count, tieCount: tieCount, seed: seed)
    func plainCost(_ arrangement: Arrangement) -> Double { self.plainCost(arrangement, nameCost: nameCost) }
    let search = ArrangementSearch(start, nameCost: nameCost)
    #expect(abs(search.cost - plainCost(start)) < 1e-6 * plainCost(start))
    var result = start
    for step in 1...4 as ClosedRange<UInt64> {
      let before = plainCost(result)
      search.run(budget: 100_000, seed: step)
      result.places = search.places
      let cost = plainCost(result)
      #expect(abs(search.cost - cost) < 1e-6 * cost)
      // Steps are judged by what is kept, so that a search never ends worse than it began.
      #expect(cost <= before * (1 + 1e-9))
    }
    #expect(result.places != start.places)
    #expect(search.cost < plainCost(start))
    #expect(result.isSound)
  }

  @Test func twoCrossingTiesAreUntangled() {
    // A square whose ties are its diagonals: one swap, or one move, makes them its sides.
    let places = [(100, 100), (600, 100), (600, 400), (100, 400)].map { Point(x: Double($0.0), y: Double($0.1)) }
    var square = Arrangement(
      sizes: Array(repeating: Size(width: 60, height: 20), count: 4), places: places,
      areas: Array(repeating: Box(x: 0, y: 0, width: 720, height: 500), count: 4),
      ties: [.init(source: 0, target: 2, weight: 1), .init(source: 1, target: 3, weight: 1)], gap: 5)
    #expect(square.score().crossings == 1)
    square.refine(budget: 20_000)
    #expect(square.score().crossings == 0)
  }

  @Test func sixTiedBoxesFindTheirPlaces() {
    // A ring of six in mixed order: its ties need not cross, nor run through anyone, and swaps of tied boxes are many.
    let order = [0, 3, 1, 5, 2, 4]
    var places = Array(repeating: Point(x: 0, y: 0), count: 6)
    for (rank, box) in order.enumerated() {
      places[box] = Point(x: 60 + 110 * Double(rank), y: 200 + 7 * Double(rank % 2))
    }
    var ring = Arrangement(
      sizes: Array(repeating: Size(width: 70, height: 20), count: 6), places: places,
      areas: Array(repeating: Box(x: 0, y: 0, width: 720, height: 400), count: 6),
      ties: (0..<6).map { .init(source: $0, target: ($0 + 1) % 6, weight: 1) }, gap: 6)
    #expect(ring.score().crossedLabels > 0)
    ring.refine(budget: 150_000)
    #expect(ring.score().crossedLabels == 0 && ring.score().crossings == 0)
  }

  @Test func equalSeedsGiveEqualPlacesAndRowsOnlySwap() {
    let start = arrangement(24, tieCount: 60, seed: 7)
    var (first, second, rows) = (start, start, start)
    first.refine(budget: 50_000, seed: 3)
    second.refine(budget: 50_000, seed: 3)
    #expect(first.places == second.places)
    rows.refine(budget: 50_000, seed: 3, inRows: Array(repeating: true, count: 24))
    #expect(Set(rows.places) == Set(start.places))
  }
}
