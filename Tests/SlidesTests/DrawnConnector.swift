import Diagrams
import GraphFormats
import Testing

/// The line of a connector as an office program draws it, after its flips and its turn.
struct DrawnConnector {
  let points: [Point]
  let preset: String
  let heads: Set<String>
  let ends: [(shape: String, site: Int)]

  init(_ element: XMLTree) throws {
    let place = try #require(element.first("spPr", "xfrm"))
    let box = try Self.box(place)
    let (w, h) = (box.size.width, box.size.height)
    let (flipsX, flipsY) = (place[attribute: "flipH"] == "1", place[attribute: "flipV"] == "1")
    let turns = (place[attribute: "rot"].flatMap(Int.init) ?? 0) / 5_400_000
    let geometry = try #require(element.first("spPr", "prstGeom"))
    preset = try #require(geometry[attribute: "prst"])
    var adjustments: [String: Double] = [:]
    for guide in geometry.descendants("gd") {
      let formula = try #require(guide[attribute: "fmla"])
      #expect(formula.hasPrefix("val "))
      adjustments[guide[attribute: "name"] ?? ""] = Double(formula.dropFirst(4))
    }
    points = try Self.path(preset, w, h, adjustments).map { px, py in
      var (dx, dy) = ((flipsX ? w - px : px) - w / 2, (flipsY ? h - py : py) - h / 2)
      for _ in 0..<turns { (dx, dy) = (-dy, dx) }
      return Point(x: box.center.x + dx, y: box.center.y + dy)
    }
    heads = Set(["headEnd", "tailEnd"].filter { !element.descendants($0).isEmpty })
    ends = try ["stCxn", "endCxn"].map { mark in
      let glue = try #require(element.first("nvCxnSpPr", "cNvCxnSpPr", mark))
      return (glue[attribute: "id"] ?? "", glue[attribute: "idx"].flatMap(Int.init) ?? -1)
    }
  }

  /// Where a shape stands, in points.
  static func box(_ place: XMLTree) throws -> Box {
    func number(_ child: String, _ name: String) throws -> Double {
      Double(try #require(place.first(child)?[attribute: name].flatMap(Int.init))) / 12_700
    }
    return Box(
      x: try number("off", "x"), y: try number("off", "y"), width: try number("ext", "cx"),
      height: try number("ext", "cy"))
  }

  func crosses(_ box: Box) -> Bool { zip(points, points.dropFirst()).contains { box.isCrossed(from: $0, to: $1) } }

  /// The paths and guides of presetShapeDefinitions.xml (ECMA-376 part 1), curves sampled.
  private static func path(
    _ preset: String, _ w: Double, _ h: Double, _ adjustments: [String: Double]
  ) throws -> [(Double, Double)] {
    func adj(_ number: Int) -> Double { (adjustments["adj\(number)"] ?? 50_000) / 100_000 }
    switch preset {
    case "straightConnector1": return [(0, 0), (w, h)]
    case "bentConnector2": return [(0, 0), (w, 0), (w, h)]
    case "bentConnector3":
      let x1 = w * adj(1)
      return [(0, 0), (x1, 0), (x1, h), (w, h)]
    case "bentConnector4":
      let (x1, y2) = (w * adj(1), h * adj(2))
      return [(0, 0), (x1, 0), (x1, y2), (w, y2), (w, h)]
    case "bentConnector5":
      let (x1, y2, x3) = (w * adj(1), h * adj(2), w * adj(3))
      return [(0, 0), (x1, 0), (x1, y2), (x3, y2), (x3, h), (w, h)]
    case "curvedConnector2": return curve([(0, 0), (w / 2, 0), (w, h / 2), (w, h)])
    case "curvedConnector3":
      let x2 = w * adj(1)
      let (x1, x3) = (x2 / 2, (w + x2) / 2)
      return curve([(0, 0), (x1, 0), (x2, h / 4), (x2, h / 2), (x2, h * 3 / 4), (x3, h), (w, h)])
    case "curvedConnector4":
      let x2 = w * adj(1)
      let (x1, x3) = (x2 / 2, (w + x2) / 2)
      let (x4, x5) = ((x2 + x3) / 2, (x3 + w) / 2)
      let y4 = h * adj(2)
      let y1 = y4 / 2
      let (y2, y3, y5) = (y1 / 2, (y1 + y4) / 2, (h + y4) / 2)
      return curve([
        (0, 0), (x1, 0), (x2, y2), (x2, y1), (x2, y3), (x4, y4), (x3, y4), (x5, y4), (w, y5), (w, h),
      ])
    case "curvedConnector5":
      let (x3, x6) = (w * adj(1), w * adj(3))
      let x1 = (x3 + x6) / 2
      let (x2, x4, x5, x7) = (x3 / 2, (x3 + x1) / 2, (x6 + x1) / 2, (x6 + w) / 2)
      let y4 = h * adj(2)
      let (y1, y5) = (y4 / 2, (h + y4) / 2)
      let (y2, y3, y6, y7) = (y1 / 2, (y1 + y4) / 2, (y5 + y4) / 2, (y5 + h) / 2)
      return curve([
        (0, 0), (x2, 0), (x3, y2), (x3, y1), (x3, y3), (x4, y4), (x1, y4), (x5, y4), (x6, y6), (x6, y5), (x6, y7),
        (x7, h), (w, h),
      ])
    default: throw UnknownPreset(name: preset)
    }
  }

  private struct UnknownPreset: Error { let name: String }

  /// Cubic Bézier curves, one after the other, each in forty pieces.
  private static func curve(_ points: [(Double, Double)]) -> [(Double, Double)] {
    stride(from: 0, to: points.count - 1, by: 3).flatMap { first in
      (0...40).map { step in
        let t = Double(step) / 40
        func mix(_ a: (Double, Double), _ b: (Double, Double)) -> (Double, Double) {
          (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
        }
        let p = Array(points[first...(first + 3)])
        let (ab, bc, cd) = (mix(p[0], p[1]), mix(p[1], p[2]), mix(p[2], p[3]))
        return mix(mix(ab, bc), mix(bc, cd))
      }
    }
  }
}
