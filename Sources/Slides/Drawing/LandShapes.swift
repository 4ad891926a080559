internal import Diagrams

/// The land under a map as freeform shapes.
struct LandShapes {
  let outlines: [PlacedOutline]
  let palette: SlidePalette
  let shift: Point

  /// The group of all pieces of land; nil if there are none.
  func markup(_ numbers: inout ShapeNumbers) -> Markup? {
    let pieces = outlines.filter { $0.points.count > 2 }
    guard !pieces.isEmpty else { return nil }
    let group = numbers.next()
    var boxes: [Box] = []
    let shapes = pieces.map { piece -> Markup in
      let (left, top) = (piece.points.map(\.x).min() ?? 0, piece.points.map(\.y).min() ?? 0)
      let (right, bottom) = (piece.points.map(\.x).max() ?? 0, piece.points.map(\.y).max() ?? 0)
      let box = Box(x: left, y: top, width: right - left, height: bottom - top)
      boxes.append(box.moved(by: shift))
      let name = piece.country.isEmpty ? "Land or sea" : "Land of \(piece.country)"
      return ShapeMarkup.shape(
        numbers.next(), name, description: name, box: box.moved(by: shift),
        geometry: ShapeMarkup.polygon(piece.points.map { Point(x: $0.x - left, y: $0.y - top) }, in: box.size),
        fill: palette.reference(piece.fill).fill,
        outline: ShapeMarkup.line(palette.reference(piece.stroke), width: 0.5))
    }
    return ShapeMarkup.group(group, "Land", description: "Outlines of countries under the map", boxes: boxes, shapes)
  }
}
