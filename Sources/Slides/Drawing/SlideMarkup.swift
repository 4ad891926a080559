internal import Diagrams

/// Where the parts of one slide stand.
struct SlidePlan {
  /// The title as it fits, with its size.
  var title: (text: String, size: Double)
  /// Where the title stands if the layout's place is too small; nil for the layout's own.
  var titleBox: Box?
  var lead: (text: String, size: Double)
  var leadBox: Box
  /// The room that is left.
  var content: Box

  /// The room for a picture with statements at its right, and that for the statements.
  var split: (picture: Box, beside: Box) {
    let share = (content.size.width * 0.31).rounded()
    var (picture, beside) = (content, content)
    picture.size.width -= share + 16
    beside.origin.x = content.maxX - share
    beside.size.width = share
    return (picture, beside)
  }

  private static let leastTitleSize = 24.0
  private static let leadSizes = [18.0, 16, 14]

  init(title: String, lead: String, design: Design, measure: TextMeasure) {
    let place = design.finding.title
    let side = place.box.size.width > design.size.width * 0.6
    let left = side ? place.box.minX + place.inset : design.size.width * 0.05
    let right = side ? place.box.maxX - place.inset : design.size.width * 0.95
    let spare = design.fontWidth / 0.97
    let width = (place.box.size.width - 2 * place.inset) / spare
    let largest = min(32, max(Self.leastTitleSize, place.fontSize))
    let sizes = Array(stride(from: largest, to: Self.leastTitleSize, by: -2)) + [Self.leastTitleSize]
    var fitted = measure.fitted(title, width: width, sizes: sizes, lineCount: 2, bold: true)
    if fitted.text != title {
      fitted = measure.fitted(title, width: width, sizes: [Self.leastTitleSize], lineCount: 3, bold: true)
    }
    self.title = (fitted.text, fitted.size)
    let textHeight = Double(fitted.lineCount) * TextMeasure.lineHeight(fitted.size)
    let needed = textHeight + 7.2
    if needed > place.box.size.height {
      titleBox = Box(x: place.box.minX, y: place.box.minY, width: place.box.size.width, height: needed)
    }
    let bottom = titleBox?.maxY ?? (place.startsAtTop ? place.box.minY + needed : place.box.maxY)
    let leadWidth = (right - left) / spare
    let fittedLead = measure.fitted(lead, width: leadWidth, sizes: Self.leadSizes, lineCount: 2)
    let shown =
      fittedLead.text == lead
      ? fittedLead : measure.fitted(lead, width: leadWidth, sizes: [14], lineCount: 3)
    self.lead = (shown.text, shown.size)
    let leadHeight = lead.isEmpty ? 0 : Double(shown.lineCount) * TextMeasure.lineHeight(shown.size) + 2
    leadBox = Box(x: left, y: bottom + 4, width: right - left, height: leadHeight)
    let top = bottom + (lead.isEmpty ? 10 : leadHeight + 14)
    let feet = [design.finding.footer, design.finding.slideNumber].compactMap { $0?.box.minY }
      .filter { $0 > design.size.height * 0.75 }
    let foot = min(feet.min() ?? .infinity, design.size.height - 30) - 6
    content = Box(x: left, y: top, width: right - left, height: max(60, foot - top))
  }
}

/// A slide as markup.
struct SlideMarkup {
  let deck: Deck
  let design: Design
  let measure: TextMeasure

  /// The markup of a slide.
  func document(of slide: Slide, number: Int) -> [UInt8] {
    var numbers = ShapeNumbers()
    var shapes: [Markup]
    if case .cover(let lines) = slide.content {
      shapes = cover(slide, lines, &numbers)
    } else {
      shapes = finding(slide, number: number, &numbers)
    }
    return Markup(
      "p:sld",
      ["xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships, "xmlns:p": Namespace.presentation],
      [
        Markup("p:cSld", [:], [Self.tree(shapes)]),
        Markup("p:clrMapOvr", [:], [Markup("a:masterClrMapping")]),
      ]
    ).document
  }

  private func cover(_ slide: Slide, _ lines: [String], _ numbers: inout ShapeNumbers) -> [Markup] {
    let layout = design.cover
    let width = (layout.title.box.size.width - 2 * layout.title.inset) / design.fontWidth * 0.97
    let largest = max(24, min(60, layout.title.fontSize))
    let sizes = Array(stride(from: largest, to: 24, by: -2)) + [24]
    let lineCount = max(2, min(3, Int(layout.title.box.size.height / TextMeasure.lineHeight(largest))))
    let title = measure.fitted(slide.title, width: width, sizes: sizes, lineCount: lineCount, bold: true)
    var shapes = [
      placeholder(
        layout.title, numbers.next(), "Title", [TextStyle(size: title.size).paragraph([title.text])])
    ]
    let lines = lines.filter { !$0.isEmpty }
    guard !lines.isEmpty else { return shapes }
    if let place = layout.subtitle {
      let width = (place.box.size.width - 2 * place.inset) / design.fontWidth * 0.97
      let size = [20.0, 18, 16, 14].first { size in
        lines.map { Double(measure.lines($0, width: width, size).count) * TextMeasure.lineHeight(size) + 6 }
          .reduce(8, +) <= place.box.size.height
      }
      shapes.append(
        placeholder(
          place, numbers.next(), "Subtitle",
          lines.map { TextStyle(size: min(size ?? 14, place.fontSize)).paragraph([$0], spaceBefore: 6) }))
    } else {
      let box = Box(
        x: layout.title.box.minX + layout.title.inset, y: layout.title.box.maxY + 12,
        width: layout.title.box.size.width - 2 * layout.title.inset, height: 26 * Double(lines.count))
      shapes.append(
        TextBox(
          name: "Subtitle", box: box, paragraphs: TextStyle(size: 18, colour: design.ink).paragraphs(lines),
          description: lines.joined(separator: " ")
        ).markup(numbers.next()))
    }
    return shapes
  }

  private func finding(_ slide: Slide, number: Int, _ numbers: inout ShapeNumbers) -> [Markup] {
    let plan = SlidePlan(title: slide.title, lead: slide.lead, design: design, measure: measure)
    var shapes = [
      placeholder(
        design.finding.title, numbers.next(), "Title",
        [TextStyle(size: plan.title.size, isBold: design.finding.title.isBold).paragraph([plan.title.text])],
        box: plan.titleBox)
    ]
    if design.needsSheet {
      let sheet = Box(
        x: 0, y: plan.leadBox.minY - 2, width: design.size.width, height: plan.content.maxY - plan.leadBox.minY + 4)
      shapes.append(
        ShapeMarkup.shape(
          numbers.next(), "Sheet", description: "Sheet behind the contents", box: sheet,
          geometry: ShapeMarkup.rectangle, fill: design.paper.fill, outline: ShapeMarkup.noLine))
    }
    if !slide.lead.isEmpty {
      shapes.append(
        TextBox(
          name: "What is behind it", box: plan.leadBox,
          paragraphs: [
            TextStyle(size: plan.lead.size, colour: SlidePalette.grey(800, of: design)).paragraph([plan.lead.text])
          ],
          description: plan.lead.text
        ).markup(numbers.next()))
    }
    switch slide.content {
    case .cover: break
    case .diagram(let picture, let points):
      let palette = SlidePalette(picture.theme, design: design)
      let parts = points.isEmpty ? (picture: plan.content, beside: plan.content) : plan.split
      let frame = DeckWriter.frame(around: parts.picture)
      shapes += DiagramShapes(picture, palette: palette, origin: frame.origin).markup(&numbers)
      if !points.isEmpty {
        let text = PointsText(points, in: parts.beside, sizes: PointsText.small, measure: measure, design: design)
        shapes.append(text.markup(numbers.next()))
      }
    case .table(let table):
      shapes += TableShapes(table, in: plan.content, measure: measure, design: design).markup(&numbers)
    case .points(let points):
      let text = PointsText(points, in: plan.content, sizes: PointsText.large, measure: measure, design: design)
      shapes.append(text.markup(numbers.next()))
    }
    shapes += foot(number, &numbers)
    return shapes
  }

  /// The line at the foot and the number of the slide.
  private func foot(_ number: Int, _ numbers: inout ShapeNumbers) -> [Markup] {
    var shapes: [Markup] = []
    if let place = design.finding.footer, !deck.footer.isEmpty {
      let width = (place.box.size.width - 2 * place.inset) / design.fontWidth * 0.97
      let size = max(11, place.fontSize)
      let fitted = measure.fitted(deck.footer, width: width, sizes: [size], lineCount: 1)
      shapes.append(placeholder(place, numbers.next(), "Footer", [TextStyle(size: size).paragraph([fitted.text])]))
    }
    if let place = design.finding.slideNumber {
      shapes.append(
        placeholder(
          place, numbers.next(), "Slide number", [TextStyle(size: max(11, place.fontSize)).slideNumber(number)])
      )
    } else {
      let box = Box(x: design.size.width - 80, y: design.size.height - 28, width: 60, height: 18)
      let style = TextStyle(size: 11, colour: SlidePalette.grey(750, of: design), alignment: "r")
      shapes.append(
        TextBox(
          name: "Slide number", box: box, paragraphs: [style.slideNumber(number)], description: "Slide number"
        ).markup(numbers.next()))
    }
    return shapes
  }

  private func placeholder(
    _ place: Placeholder, _ number: Int, _ name: String, _ paragraphs: [Markup], box: Box? = nil
  ) -> Markup {
    ShapeMarkup.placeholder((place.type, place.index), number, name, paragraphs, box: box, shrinks: true)
  }

  /// The shapes of a slide, layout, master or page of notes.
  static func tree(_ shapes: [Markup]) -> Markup {
    let zero = ["x": "0", "y": "0"] as KeyValuePairs<String, String?>
    let nothing = ["cx": "0", "cy": "0"] as KeyValuePairs<String, String?>
    return Markup(
      "p:spTree", [:],
      [
        Markup(
          "p:nvGrpSpPr", [:],
          [Markup("p:cNvPr", ["id": "1", "name": ""]), Markup("p:cNvGrpSpPr"), Markup("p:nvPr")]),
        Markup(
          "p:grpSpPr", [:],
          [
            Markup(
              "a:xfrm", [:],
              [Markup("a:off", zero), Markup("a:ext", nothing), Markup("a:chOff", zero), Markup("a:chExt", nothing)])
          ]),
      ] + shapes)
  }
}
