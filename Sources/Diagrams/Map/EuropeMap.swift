/// The map of Europe: outlines and middles of countries, in kilometres on an equal-area projection, *y* growing
/// northwards.
package struct EuropeMap: Sendable {
  /// Read once from the table.
  package static let shared = EuropeMap()

  /// A ring of land and the country it belongs to; empty if it has no code.
  package struct Ring: Sendable {
    package let country: String
    package let points: [Point]
  }
  package let rings: [Ring]
  /// Where names of countries stand.
  package let places: [String: Point]

  private init() {
    let words = EuropeTable.places.split { $0 == " " || $0 == "\n" }
    var places: [String: Point] = [:]
    for start in stride(from: 0, to: words.count - 2, by: 3) {
      guard let x = Double(words[start + 1]), let y = Double(words[start + 2]) else { continue }
      places[String(words[start])] = Point(x: x, y: y)
    }
    self.places = places
    var rings: [Ring] = []
    var country = ""
    var numbers: [Double] = []
    func close() {
      guard numbers.count >= 6 else { return }
      let points = stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
      rings.append(Ring(country: country == "--" ? "" : country, points: points))
    }
    // Each ring begins with the code of its country.
    for word in EuropeTable.rings.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if let number = Double(word) {
        numbers.append(number)
      } else {
        close()
        (country, numbers) = (String(word), [])
      }
    }
    close()
    self.rings = rings
  }
}

extension Box {
  /// The part of a polygon inside the box (Sutherland and Hodgman 1974, <https://doi.org/10.1145/360767.360802>).
  package func clipping(_ polygon: [Point]) -> [Point] {
    let sides: [(isInside: (Point) -> Bool, crossing: (Point, Point) -> Double)] = [
      ({ $0.x >= minX }, { (minX - $0.x) / ($1.x - $0.x) }), ({ $0.x <= maxX }, { (maxX - $0.x) / ($1.x - $0.x) }),
      ({ $0.y >= minY }, { (minY - $0.y) / ($1.y - $0.y) }), ({ $0.y <= maxY }, { (maxY - $0.y) / ($1.y - $0.y) }),
    ]
    return sides.reduce(polygon) { polygon, side in
      var kept: [Point] = []
      for (index, a) in polygon.enumerated() {
        let b = polygon[(index + 1) % polygon.count]
        if side.isInside(a) { kept.append(a) }
        if side.isInside(a) != side.isInside(b) { kept.append(a + (b - a) * side.crossing(a, b)) }
      }
      return kept
    }
  }
}
