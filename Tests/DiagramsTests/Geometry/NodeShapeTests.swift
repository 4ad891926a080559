import Diagrams
import Testing

@Suite struct NodeShapeTests {
  @Test(arguments: NodeShape.allCases) func aShapeHoldsItsText(shape: NodeShape) {
    for text in [Size(width: 20, height: 14), Size(width: 120, height: 14), Size(width: 90, height: 45)] {
      let size = shape.size(holding: text)
      let outline = shape.outline(in: Box(x: 0, y: 0, width: size.width, height: size.height))
      for (dx, dy) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)] {
        let corner = Point(x: size.width / 2 + dx * text.width / 2, y: size.height / 2 + dy * text.height / 2)
        // Tolerance: the ellipse is tested as a polygon with 32 corners, which cuts up to half a percent.
        #expect(isInside(corner, outline, tolerance: shape == .ellipse ? 0.7 : 0.01), "\(shape) \(text) \(corner)")
      }
      #expect(size.area <= text.area * 5)
    }
  }

  /// Whether a place is left of every side of a polygon, or near it.
  private func isInside(_ place: Point, _ corners: [Point], tolerance: Double) -> Bool {
    corners.indices.allSatisfy { index in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
      return ((b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)) / length >= -tolerance
    }
  }

  @Test func linesAreSeenToCrossBoxes() {
    let box = Box(x: 10, y: 10, width: 10, height: 10)
    #expect(box.isCrossed(from: Point(x: 0, y: 0), to: Point(x: 30, y: 30)))
    #expect(box.isCrossed(from: Point(x: 15, y: 0), to: Point(x: 15, y: 12)))
    #expect(!box.isCrossed(from: Point(x: 0, y: 0), to: Point(x: 9, y: 30)))
    #expect(!box.isCrossed(from: Point(x: 0, y: 10), to: Point(x: 30, y: 10)))
    #expect(!box.isCrossed(from: Point(x: 0, y: 15), to: Point(x: 9, y: 15)))
  }
}
