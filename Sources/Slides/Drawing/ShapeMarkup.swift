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

  /// Where a shape stands; it is flipped first and then turned clockwise around its middle.
  static func place(_ box: Box, flipsX: Bool = false, flipsY: Bool = false, quarterTurns: Int = 0) -> Markup {
    Markup(
      "a:xfrm",
      [
        // Angles are in sixty-thousandths of a degree.
        "rot": quarterTurns == 0 ? nil : String(quarterTurns * 5_400_000), "flipH": flipsX ? "1" : nil,
        "flipV": flipsY ? "1" : nil,
      ],
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

  /// An outline of straight lines between corners that are measured from the top left corner of a box of a size.
  ///
  /// Connectors attach at the sites, each with the direction from which they arrive in degrees, clockwise from the right.
  /// Text begins at `textTop`.
  static func polygon(
    _ corners: [Point], in size: Size, sites: [(place: Point, degrees: Int)] = [], textTop: Double? = nil
  ) -> Markup {
    func point(_ place: Point, _ name: String) -> Markup {
      Markup(name, ["x": emuText(place.x), "y": emuText(place.y)])
    }
    let steps = corners.enumerated().map { index, corner in
      Markup(index == 0 ? "a:moveTo" : "a:lnTo", [:], [point(corner, "a:pt")])
    }
    let attached = sites.map { site in
      Markup("a:cxn", ["ang": String(site.degrees * 60_000)], [point(site.place, "a:pos")])
    }
    return Markup(
      "a:custGeom", [:],
      [
        Markup("a:avLst"), Markup("a:gdLst"), Markup("a:ahLst"), Markup("a:cxnLst", [:], attached),
        Markup("a:rect", ["l": "l", "t": textTop.map(emuText) ?? "t", "r": "r", "b": "b"]),
        Markup(
          "a:pathLst", [:],
          [Markup("a:path", ["w": emuText(size.width), "h": emuText(size.height)], steps + [Markup("a:close")])]),
      ])
  }

  /// A placeholder, under the name that its layout has for it, filled with text.
  ///
  /// Without a box it stands where the layout has it. If asked for, letters shrink when a presenter writes more.
  static func placeholder(
    _ place: (type: String, index: String?), _ number: Int, _ name: String, _ paragraphs: [Markup], box: Box?,
    shrinks: Bool
  ) -> Markup {
    Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            Markup("p:cNvPr", ["id": String(number), "name": name]),
            Markup("p:cNvSpPr", [:], [Markup("a:spLocks", ["noGrp": "1"])]),
            Markup("p:nvPr", [:], [Markup("p:ph", ["type": place.type, "idx": place.index])]),
          ]),
        Markup("p:spPr", [:], box.map { [ShapeMarkup.place($0), rectangle] } ?? []),
        Markup(
          "p:txBody", [:],
          [Markup("a:bodyPr", [:], shrinks ? [Markup("a:normAutofit")] : []), Markup("a:lstStyle")] + paragraphs),
      ])
  }

  /// Shapes that are moved together, in the box around all of theirs.
  static func group(_ number: Int, _ name: String, description: String, boxes: [Box], _ shapes: [Markup]) -> Markup {
    let (left, top) = (boxes.map(\.minX).min() ?? 0, boxes.map(\.minY).min() ?? 0)
    let (right, bottom) = (boxes.map(\.maxX).max() ?? 0, boxes.map(\.maxY).max() ?? 0)
    let (x, y, width, height) = (emuText(left), emuText(top), emuText(right - left), emuText(bottom - top))
    return Markup(
      "p:grpSp", [:],
      [
        Markup(
          "p:nvGrpSpPr", [:],
          [named(number, name, description: description), Markup("p:cNvGrpSpPr"), Markup("p:nvPr")]),
        Markup(
          "p:grpSpPr", [:],
          [
            Markup(
              "a:xfrm", [:],
              [
                Markup("a:off", ["x": x, "y": y]), Markup("a:ext", ["cx": width, "cy": height]),
                Markup("a:chOff", ["x": x, "y": y]), Markup("a:chExt", ["cx": width, "cy": height]),
              ])
          ]),
      ] + shapes)
  }

  /// A shape that is no placeholder, with text whose lines are broken already, or without text.
  static func shape(
    _ number: Int, _ name: String, description: String, box: Box, geometry: Markup, fill: Markup?, outline: Markup,
    text: [Markup]? = nil, isTextBox: Bool = false, anchor: String = "ctr"
  ) -> Markup {
    let body = Markup(
      "a:bodyPr",
      [
        // Lines are broken as the layout broke them, because the box was made for these lines.
        "wrap": "none", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "rtlCol": "0", "anchor": anchor,
      ], [Markup("a:noAutofit")])
    let paragraphs = text ?? [Markup("a:p", [:], [Markup("a:endParaRPr", ["lang": "en-GB"])])]
    return Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            named(number, name, description: description), Markup("p:cNvSpPr", ["txBox": isTextBox ? "1" : nil]),
            Markup("p:nvPr"),
          ]),
        Markup("p:spPr", [:], [place(box), geometry, fill ?? Markup("a:noFill"), outline]),
        Markup("p:txBody", [:], [body, Markup("a:lstStyle")] + paragraphs),
      ])
  }
}
