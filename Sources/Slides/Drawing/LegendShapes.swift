internal import Diagrams

/// The legend of a picture as native shapes.
struct LegendShapes {
  let picture: LaidOutDiagram
  let palette: SlidePalette
  let shift: Point

  /// The group of all marks and their meanings; nil without a legend.
  func markup(_ numbers: inout ShapeNumbers) -> Markup? {
    guard !picture.legend.isEmpty else { return nil }
    let group = numbers.next()
    var shapes: [Markup] = []
    var boxes: [Box] = []
    for entry in picture.legend {
      let meaning = entry.text.lines.joined(separator: " ")
      switch entry.sample {
      case .none: break
      case .node(let node):
        let box = node.box.moved(by: shift)
        boxes.append(box)
        shapes.append(
          ShapeMarkup.shape(
            numbers.next(), "Legend: \(meaning)", description: "Mark in the legend for \(meaning)", box: box,
            geometry: NodeGeometry(node.shape, in: box).markup, fill: palette.reference(node.fill).fill,
            outline: ShapeMarkup.line(palette.reference(node.stroke), width: node.strokeWidth)))
      case .edge(let edge):
        let (start, end) = (edge.route.start, edge.route.end)
        let box = Box(x: start.x, y: start.y, width: end.x - start.x, height: 0).moved(by: shift)
        boxes.append(box)
        shapes.append(
          ShapeMarkup.shape(
            numbers.next(), "Legend: \(meaning)", description: "Line in the legend for \(meaning)", box: box,
            geometry: Markup("a:prstGeom", ["prst": "line"], [Markup("a:avLst")]), fill: nil,
            outline: ShapeMarkup.line(palette.reference(edge.colour), width: edge.width, style: edge.line)))
      }
      boxes.append(entry.text.box.moved(by: shift))
      shapes.append(PictureText(entry.text, palette: palette).markup(numbers.next(), shift: shift))
    }
    return ShapeMarkup.group(
      group, "Legend", description: "Legend: " + picture.legend.flatMap(\.text.lines).joined(separator: "; "),
      boxes: boxes, shapes)
  }
}

/// A text of a picture as a text box that keeps the lines of the layout.
struct PictureText {
  private let text: PlacedText
  private let palette: SlidePalette

  /// Prepares a text.
  init(_ text: PlacedText, palette: SlidePalette) { (self.text, self.palette) = (text, palette) }

  /// The text box, moved as far as the picture stands from the corner of the slide; a backing hides the line under the
  /// label of a tie.
  func markup(_ number: Int, shift: Point, backing: DrawingColour? = nil) -> Markup {
    let alignment =
      switch text.alignment {
      case .left: "l"
      case .center: "ctr"
      case .right: "r"
      }
    let style = TextStyle(
      size: text.fontSize, isBold: text.isBold, colour: palette.reference(text.colour), font: TextStyle.pictureFont,
      alignment: alignment)
    // Names of rows and labels of ties are in the middle of their height too.
    let isCentred = text.role == .tieLabel || text.role == .rowName
    return ShapeMarkup.shape(
      number, name, description: text.lines.joined(separator: " "), box: text.box.moved(by: shift),
      geometry: ShapeMarkup.rectangle, fill: backing?.fill, outline: ShapeMarkup.noLine,
      text: style.paragraphs(text.lines), isTextBox: true, anchor: isCentred ? "ctr" : "t")
  }

  private var name: String {
    switch text.role {
    case .title: "Title of the diagram"
    case .subtitle: "Subtitle of the diagram"
    case .heading: "Heading"
    case .caption: "Caption"
    case .legendTitle, .legendText: "Legend text"
    case .tieLabel: "Label of a tie"
    case .rowName: "Name of a row"
    case .columnName: "Name of a column"
    }
  }
}

extension Box {
  /// The same size elsewhere.
  func moved(by shift: Point) -> Box {
    Box(x: minX + shift.x, y: minY + shift.y, width: size.width, height: size.height)
  }
}
