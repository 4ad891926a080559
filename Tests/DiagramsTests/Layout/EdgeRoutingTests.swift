import Diagrams
import Testing

@Suite struct EdgeRoutingTests {
  private let plot = Box(x: 0, y: 0, width: 700, height: 500)

  private func arrangement(_ boxes: [Box], _ ties: [(Int, Int)]) -> Arrangement {
    Arrangement(
      sizes: boxes.map(\.size), places: boxes.map(\.center), areas: boxes.map { _ in plot },
      ties: ties.map { .init(source: $0.0, target: $0.1, weight: 1) }, gap: 8)
  }

  private func routes(_ arrangement: Arrangement, texts: [Box] = []) -> [Route] {
    arrangement.routes(shapes: arrangement.places.map { _ in .box }, plot: plot, texts: texts)
  }

  /// Whether a way has a place inside a box, looked for at very many of its places.
  private func enters(_ route: Route, _ box: Box) -> Bool {
    route.curves.indices.contains { piece in
      (0...2_000).contains { step in
        let place = route.point(at: Double(step) / 2_000, of: piece)
        return place.x > box.minX && place.x < box.maxX && place.y > box.minY && place.y < box.maxY
      }
    }
  }

  @Test func aFreeTieIsStraightFromOutlineToOutline() throws {
    let boxes = [Box(x: 0, y: 100, width: 40, height: 20), Box(x: 300, y: 100, width: 40, height: 20)]
    let route = try #require(routes(arrangement(boxes, [(0, 1)])).first)
    #expect(route.isStraight)
    #expect(abs(route.start.x - 40) < 0.01 && abs(route.end.x - 300) < 0.01)
    #expect(route.points() == [route.start, route.end])
  }

  @Test func aBoxInTheWayIsPassedByAGentleCurve() throws {
    let boxes = [
      Box(x: 0, y: 100, width: 40, height: 20), Box(x: 400, y: 100, width: 40, height: 20),
      Box(x: 200, y: 100, width: 40, height: 20),
    ]
    let route = try #require(routes(arrangement(boxes, [(0, 1)])).first)
    #expect(route.curves.count == 1 && !route.isStraight)
    #expect(!enters(route, boxes[2].inset(by: -1)))
  }

  @Test func controlPointsStayWhereTheCurveDoes() throws {
    // The free side of the box in the way is that along the left edge, where the curve just has room.
    let boxes = [
      Box(x: 4, y: 20, width: 60, height: 20), Box(x: 4, y: 460, width: 60, height: 20),
      Box(x: 20, y: 180, width: 640, height: 140),
    ]
    let route = try #require(routes(arrangement(boxes, [(0, 1)])).first)
    #expect(!enters(route, boxes[2].inset(by: -1)) && route.points().contains { $0.x < 20 })
    #expect(route.controlPoints.allSatisfy { $0.x >= -4.5 })
    // Halving leaves the curve where it was.
    let curve = Route(from: Point(x: 0, y: 0), to: Point(x: 0, y: 300), offset: 60)
    let pieces = curve.hugged(within: Box(x: -62, y: 0, width: 62, height: 300))
    #expect(pieces.curves.count > 1 && pieces.start == curve.start && pieces.end == curve.end)
    for index in pieces.curves.indices {
      let place = pieces.point(at: 0.5, of: index)
      // With control points at the thirds and 80 off, a curve is 240 t (1 − t) off after 300 t.
      let t = place.y / 300
      #expect(abs(place.x + 240 * t * (1 - t)) < 1e-9)
      #expect(pieces.curves[index].control1.x >= -62 && pieces.curves[index].control2.x >= -62)
    }
  }

  @Test func aWallIsPassedAtItsNearerEnd() throws {
    // No gentle curve gets around a wall twice as high as the tie is long; its lower end is nearer to both ends.
    let wall = Box(x: 200, y: 20, width: 20, height: 400)
    let boxes = [Box(x: 120, y: 300, width: 40, height: 20), Box(x: 260, y: 300, width: 40, height: 20), wall]
    let route = try #require(routes(arrangement(boxes, [(0, 1)])).first)
    #expect(route.curves.count > 1)
    #expect(!enters(route, wall.inset(by: -1)))
    #expect(route.points().contains { $0.y > wall.maxY })
    #expect(route.points().allSatisfy { plot.inset(by: -4).contains(Box(center: $0, size: Size(width: 0, height: 0))) })
    // Not longer than the way by corners eight points off, nor shorter than the taut string around the wall.
    let points = route.points(pieces: 60)
    let length = zip(points, points.dropFirst()).map { ($1 - $0).length }.reduce(0, +)
    let (a, b) = (boxes[0].center, boxes[1].center)
    func string(_ off: Double) -> Double {
      let (p, q) = (Point(x: wall.minX - off, y: wall.maxY + off), Point(x: wall.maxX + off, y: wall.maxY + off))
      return (p - a).length + (q - p).length + (b - q).length
    }
    #expect(length > string(0) - 2 * 22 && length < string(14))
  }

  @Test func tiesThroughOneGapLieSideBySide() {
    let wall = [Box(x: 300, y: 0, width: 20, height: 238), Box(x: 300, y: 262, width: 20, height: 238)]
    let left = (0..<4).map { Box(x: 20, y: 20 + 40 * Double($0), width: 60, height: 20) }
    let right = (0..<4).map { Box(x: 600, y: 20 + 40 * Double($0), width: 60, height: 20) }
    let all = arrangement(wall + left + right, (0..<4).map { (2 + $0, 6 + $0) })
    let result = routes(all)
    for (index, route) in result.enumerated() {
      for (box, other) in (wall + left + right).enumerated() where box != 2 + index && box != 6 + index {
        #expect(!enters(route, other.inset(by: -1)), "tie \(index) through box \(box)")
      }
    }
    #expect(Set(result).count == 4)
  }

  @Test func headingsAreKeptClearOfOnTheWayAroundNames() throws {
    let wall = Box(x: 200, y: 20, width: 20, height: 400)
    let boxes = [Box(x: 120, y: 300, width: 40, height: 20), Box(x: 260, y: 300, width: 40, height: 20), wall]
    let heading = Box(x: 150, y: 424, width: 120, height: 18)
    let route = try #require(routes(arrangement(boxes, [(0, 1)]), texts: [heading]).first)
    #expect(!enters(route, heading) && !enters(route, wall))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func noNameIsCrossedInADenseGrid(seed: UInt64) {
    var state = seed
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let boxes = (0..<20).map { index in
      Box(
        x: 10 + 135 * Double(index % 5) + Double(below(20)), y: 20 + 110 * Double(index / 5) + Double(below(50)),
        width: Double(60 + below(45)), height: Double(16 + below(20)))
    }
    let ties = (0..<30).map { _ in (below(20), below(20)) }.filter { $0.0 != $0.1 }
    for (route, tie) in zip(routes(arrangement(boxes, ties)), ties) {
      for (index, box) in boxes.enumerated() where index != tie.0 && index != tie.1 {
        #expect(!enters(route, box.inset(by: -1)), "\(tie) through \(index)")
      }
    }
  }

  @Test func partsOfAWayLieOnIt() {
    let (a, b, c) = (Point(x: 0, y: 0), Point(x: 60, y: 0), Point(x: 60, y: 80))
    let corner = Route(
      from: a,
      curves: [
        .init(control1: Point(x: 20, y: 0), control2: Point(x: 40, y: 0), end: b),
        .init(control1: Point(x: 60, y: 20), control2: Point(x: 60, y: 50), end: c),
      ])
    // Shares go by the lengths of pieces: 60 and 80.
    #expect(corner.point(at: 3.0 / 7) == b && corner.point(at: 0) == a && corner.point(at: 1) == c)
    #expect(corner.controlPoints.count == 7)
    let part = corner.part(from: (0, 0.5), to: (1, 0.25))
    #expect(part.start == Point(x: 30, y: 0) && part.curves.count == 2)
    #expect((part.end - corner.point(at: 0.25, of: 1)).length < 1e-9)
    for share in [0.0, 0.3, 0.8, 1] {
      let expected = corner.point(at: 0.25 * share, of: 1)
      #expect((part.point(at: share, of: 1) - expected).length < 1e-9)
    }
    // A straight piece is one line, a bent one as many as asked for.
    #expect(corner.points(pieces: 4).count == 1 + 1 + 4)
  }
}
