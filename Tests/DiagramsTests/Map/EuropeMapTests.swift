import Diagrams
import Testing

@Suite struct EuropeMapTests {
  /// Half the sum of cross products (the surveyor's formula).
  private func area(_ points: [Point]) -> Double {
    let sums = points.indices.map { index in
      let (a, b) = (points[index], points[(index + 1) % points.count])
      return a.x * b.y - b.x * a.y
    }
    return abs(sums.reduce(0, +)) / 2
  }

  /// The projection keeps areas, so that the outlines have those of the countries, in square kilometres, within the
  /// coarseness of the shapes.
  @Test(arguments: [
    ("DE", 357_600.0), ("PL", 312_700), ("FR", 551_700), ("FI", 338_500), ("ES", 498_500), ("RO", 238_400),
    ("UA", 603_600), ("CZ", 78_900), ("SE", 450_300),
  ]) func areasAreThoseOfTheCountries(code: String, squareKilometres: Double) {
    let found = EuropeMap.shared.rings.filter { $0.country == code }.map { area($0.points) }.reduce(0, +)
    #expect(abs(found / squareKilometres - 1) < 0.06, "\(code): \(found)")
  }

  @Test func everyMemberStateHasAPlace() {
    let union = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(separator: " ")
    for code in union { #expect(EuropeMap.shared.places[String(code)] != nil, "\(code)") }
    #expect(DiagramForm.mappedCountries.isSuperset(of: union.map(String.init)))
    #expect(!DiagramForm.mappedCountries.contains("US"))
  }

  @Test(arguments: [("PT", "ES"), ("ES", "FR"), ("FR", "DE"), ("DE", "PL"), ("PL", "UA"), ("IE", "GB")])
  func placesRunFromWestToEast(west: String, east: String) throws {
    let places = EuropeMap.shared.places
    #expect(try #require(places[west]).x < (try #require(places[east])).x)
  }

  @Test(arguments: [("IT", "DE"), ("DE", "DK"), ("DK", "SE"), ("MT", "IT"), ("ES", "FR"), ("GR", "RO")])
  func placesRunFromSouthToNorth(south: String, north: String) throws {
    let places = EuropeMap.shared.places
    #expect(try #require(places[south]).y < (try #require(places[north])).y)
  }

  @Test func clippingKeepsWhatIsInside() {
    let box = Box(x: 0, y: 0, width: 10, height: 10)
    func points(_ pairs: [(Double, Double)]) -> [Point] { pairs.map { Point(x: $0.0, y: $0.1) } }
    #expect(area(box.clipping(points([(-5, -5), (5, -5), (5, 5), (-5, 5)]))) == 25)
    #expect(area(box.clipping(points([(-5, -5), (50, -5), (50, 50), (-5, 50)]))) == 100)
    #expect(box.clipping(points([(20, 20), (30, 20), (30, 30)])).isEmpty)
    #expect(area(box.clipping(points([(2, 2), (4, 2), (4, 4), (2, 4)]))) == 4)
  }
}
