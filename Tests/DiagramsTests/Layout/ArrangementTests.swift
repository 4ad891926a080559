import Diagrams
import Testing

@Suite struct ArrangementTests {
  private func arrangement(_ count: Int, seed: UInt64) -> Arrangement {
    var state = seed
    func unit() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    let area = Box(x: 0, y: 0, width: 700, height: 400)
    return Arrangement(
      sizes: (0..<count).map { _ in Size(width: 30 + 50 * unit(), height: 15 + 15 * unit()) },
      places: (0..<count).map { _ in Point(x: 300 + 80 * unit(), y: 200 * unit()) },
      areas: Array(repeating: area, count: count),
      ties: (1..<max(1, count)).map { .init(source: $0, target: Int(Double($0) * unit()), weight: 1) }, gap: 4)
  }

  private func overlapsAnywhere(_ arrangement: Arrangement) -> Bool {
    let boxes = arrangement.places.indices.map { Box(center: arrangement.places[$0], size: arrangement.sizes[$0]) }
    return boxes.indices.contains { a in
      boxes.indices.contains { b in
        a < b && abs(boxes[a].center.x - boxes[b].center.x) < (boxes[a].size.width + boxes[b].size.width) / 2
          && abs(boxes[a].center.y - boxes[b].center.y) < (boxes[a].size.height + boxes[b].size.height) / 2
      }
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func boxesArePushedApart(seed: UInt64) {
    var result = arrangement(50, seed: seed)
    #expect(overlapsAnywhere(result))
    result.pushApart()
    #expect(!overlapsAnywhere(result))
    #expect(result.isSound)
    let before = result.score()
    result.refine(budget: 300_000)
    #expect(!overlapsAnywhere(result))
    #expect(result.isSound)
    #expect(result.score().crossedLabels <= before.crossedLabels)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func rowsHoldNearlyFullAreas(seed: UInt64) {
    var result = arrangement(60, seed: seed)
    let members = Array(0..<60)
    let fits = result.setInRows(members, in: Box(x: 0, y: 0, width: 700, height: 400))
    #expect(fits)
    #expect(!overlapsAnywhere(result))
    let places = result.places
    let fitsSmall = result.setInRows(members, in: Box(x: 0, y: 0, width: 200, height: 100))
    #expect(!fitsSmall)
    #expect(result.places == places)
  }

  @Test func fewBoxesNeedNoCare() {
    for count in 0...1 {
      var result = arrangement(count, seed: 1)
      result.pushApart()
      result.refine(budget: 1000)
      #expect(result.isSound)
    }
  }
}
