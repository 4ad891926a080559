internal import Diagrams

/// Numbers of the shapes of one slide, each used once; the slide itself is 1.
struct ShapeNumbers {
  private var last = 1

  mutating func next() -> Int {
    last += 1
    return last
  }
}

/// Pieces of markup that all shapes have.
enum ShapeMarkup {
  /// The name that the selection pane shows, with alternative text.
  static func named(_ number: Int, _ name: String, description: String) -> Markup {
    // PowerPoint shows the beginning of either only, and refuses files with names beyond measure.
    Markup(
      "p:cNvPr",
      ["id": String(number), "name": String(name.prefix(250)), "descr": String(description.prefix(2000))])
  }

  /// Where a shape stands.
  static func place(_ box: Box, flipsX: Bool = false, flipsY: Bool = false) -> Markup {
    Markup(
      "a:xfrm", ["flipH": flipsX ? "1" : nil, "flipV": flipsY ? "1" : nil],
      [
        Markup("a:off", ["x": emuText(box.minX), "y": emuText(box.minY)]),
        Markup("a:ext", ["cx": emuText(box.size.width), "cy": emuText(box.size.height)]),
      ])
  }

  /// A line, or an outline.
  static func line(
    _ colour: DrawingColour, width: Double, style: LineStyle = .solid, arrow: Arrow = .none
  ) -> Markup {
    var children = [colour.fill]
    switch style {
    case .dashed: children.append(Markup("a:prstDash", ["val": "dash"]))
    case .dotted: children.append(Markup("a:prstDash", ["val": "sysDot"]))
    case .solid, .bold, .double: break
    }
    children.append(Markup("a:round"))
    let head = ["type": "triangle", "w": "med", "len": "med"] as KeyValuePairs<String, String?>
    if arrow == .both { children.append(Markup("a:headEnd", head)) }
    if arrow != .none { children.append(Markup("a:tailEnd", head)) }
    let isDouble = style == .double
    return Markup(
      "a:ln", ["w": emuText(isDouble ? max(3, width * 3) : width), "cmpd": isDouble ? "dbl" : nil], children)
  }

  /// No outline.
  static let noLine = Markup("a:ln", [:], [Markup("a:noFill")])

  /// A rectangle, which text boxes are too.
  static let rectangle = Markup("a:prstGeom", ["prst": "rect"], [Markup("a:avLst")])
}

/// A run of letters of one kind.
struct TextStyle {
  var size: Double
  var isBold = false
  var colour: DrawingColour?
  /// The font, if it must not be that of the theme.
  var font: String?
  var alignment: String?

  /// Paragraphs, one for each line or text.
  func paragraphs(_ texts: [String]) -> [Markup] { texts.map { paragraph([$0]) } }

  /// One paragraph whose lines are broken by hand.
  func paragraph(_ lines: [String], spaceBefore: Double = 0) -> Markup {
    let isRightToLeft = lines.joined().startsRightToLeft
    var properties: [Markup] = []
    if spaceBefore > 0 {
      properties = [Markup("a:spcBef", [:], [Markup("a:spcPts", ["val": String(Int(spaceBefore * 100))])])]
    }
    var children = [
      Markup("a:pPr", ["algn": alignment, "rtl": isRightToLeft ? "1" : nil], properties)
    ]
    for (index, line) in lines.enumerated() {
      if index > 0 { children.append(Markup("a:br", [:], [runProperties("a:rPr")])) }
      if !line.isEmpty { children.append(Markup("a:r", [:], [runProperties("a:rPr"), Markup("a:t", text: line)])) }
    }
    if lines.allSatisfy(\.isEmpty) { children.append(runProperties("a:endParaRPr")) }
    return Markup("a:p", [:], children)
  }

  /// A paragraph that shows the number of its slide.
  func slideNumber(_ number: Int) -> Markup {
    let field = Markup(
      // The id only has to be there and to be a GUID.
      "a:fld", ["id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"],
      [runProperties("a:rPr"), Markup("a:t", text: String(number))])
    return Markup("a:p", [:], [Markup("a:pPr", ["algn": alignment]), field])
  }

  private func runProperties(_ name: String) -> Markup {
    var children: [Markup] = []
    if let colour { children.append(colour.fill) }
    if let font {
      children += [Markup("a:latin", ["typeface": font]), Markup("a:cs", ["typeface": font])]
    }
    return Markup(
      name,
      [
        "lang": "en-GB", "sz": size > 0 ? String(Int((size * 100).rounded())) : nil, "b": isBold ? "1" : nil,
        "dirty": "0",
      ],
      children)
  }
}

extension String {
  /// Whether the first letter with a direction runs from right to left (Hebrew, Arabic and their neighbours).
  var startsRightToLeft: Bool {
    for scalar in unicodeScalars where scalar.properties.isAlphabetic {
      return (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFDFF).contains(scalar.value)
        || (0xFE70...0xFEFF).contains(scalar.value)
    }
    return false
  }
}
