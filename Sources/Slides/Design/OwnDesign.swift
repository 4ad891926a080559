internal import Diagrams

/// The project's own master, layouts and theme: 16:9, Arial, the colours of a picture's theme.
struct OwnDesign {
  private let theme: Theme
  private let size = FrameSize.widescreen.points

  private static let masterName = "ppt/slideMasters/slideMaster1.xml"
  private static let themeName = "ppt/theme/theme1.xml"
  private static let layoutNames = (1...3).map { "ppt/slideLayouts/slideLayout\($0).xml" }
  private static let namespaces =
    ["xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships, "xmlns:p": Namespace.presentation]
    as KeyValuePairs<String, String?>

  private static let margin = 43.2
  private static let titleSize = 28.0
  private static let smallSize = 11.0

  init(_ theme: Theme) { self.theme = theme }

  /// Everything that the writer has to know.
  var design: Design {
    let title = Placeholder(
      type: "title", index: nil, box: titleBox, fontSize: Self.titleSize, isBold: true, startsAtTop: true, inset: 0)
    let footer = Placeholder(type: "ftr", index: "11", box: footerBox, fontSize: Self.smallSize, inset: 0)
    let number = Placeholder(type: "sldNum", index: "12", box: numberBox, fontSize: Self.smallSize, inset: 0)
    let cover = LayoutPlan(
      part: Self.layoutNames[0],
      title: Placeholder(type: "ctrTitle", index: nil, box: coverTitleBox, fontSize: 44, isBold: true, inset: 0),
      subtitle: Placeholder(type: "subTitle", index: "1", box: coverSubtitleBox, fontSize: 20, inset: 0))
    return Design(
      size: size, parts: parts, masters: [(Self.masterName, 2_147_483_648)], cover: cover,
      finding: LayoutPlan(part: Self.layoutNames[1], title: title, footer: footer, slideNumber: number),
      colours: SchemeColours(Self.named(theme)), paper: .scheme("bg1"), ink: .scheme("tx1"), fontWidth: 1)
  }

  private var width: Double { size.width - 2 * Self.margin }
  private var titleBox: Box { Box(x: Self.margin, y: 26, width: width, height: 76) }
  private var footerBox: Box { Box(x: Self.margin, y: size.height - 30, width: width - 80, height: 16) }
  private var numberBox: Box { Box(x: size.width - Self.margin - 60, y: size.height - 30, width: 60, height: 16) }
  private var coverTitleBox: Box { Box(x: 86.4, y: 130, width: size.width - 172.8, height: 120) }
  private var coverSubtitleBox: Box { Box(x: 86.4, y: 268, width: size.width - 172.8, height: 150) }

  private var parts: [PackageParts.Part] {
    let layouts = [
      (Self.layoutNames[0], coverLayout), (Self.layoutNames[1], findingLayout), (Self.layoutNames[2], contentLayout),
    ].map { name, root in
      PackageParts.Part(
        name: name, contentType: PartType.layout, bytes: root.document,
        relationships: [
          Relationship(id: "rId1", type: PartType.reference("slideMaster"), target: "/" + Self.masterName)
        ])
    }
    let references = Self.layoutNames.enumerated().map { index, name in
      Relationship(id: "rId\(index + 1)", type: PartType.reference("slideLayout"), target: "/" + name)
    }
    let master = PackageParts.Part(
      name: Self.masterName, contentType: PartType.master, bytes: masterMarkup.document,
      relationships: references + [
        Relationship(id: "rId4", type: PartType.reference("theme"), target: "/" + Self.themeName)
      ])
    return [
      master, .init(name: Self.themeName, contentType: PartType.theme, bytes: Self.themeDocument(theme)),
    ] + layouts
  }

  // MARK: Theme

  private static let accentNames = (1...6).map { "accent\($0)" }

  /// The colours by the names of a theme file.
  private static func scheme(_ theme: Theme) -> [(name: String, colour: Colour)] {
    let isDark = theme.background.relativeLuminance < theme.ink.relativeLuminance
    let (dark, light) = isDark ? (theme.background, theme.ink) : (theme.ink, theme.background)
    let accents = accentNames.enumerated().map { ($1, theme.fill(of: .group($0), emphasis: .focus)) }
    return [
      ("dk1", dark), ("lt1", light), ("dk2", dark.mixed(with: Colour(0x2F5D8A), share: 0.5)),
      ("lt2", light.mixed(with: Colour(0x77AADD), share: 0.12)),
    ] + accents + [("hlink", Colour(0x0B5CAD)), ("folHlink", Colour(0x6B4C9A))]
  }

  /// The same by the names that shapes use.
  private static func named(_ theme: Theme) -> [String: Colour] {
    let isDark = theme.background.relativeLuminance < theme.ink.relativeLuminance
    let names =
      isDark
      ? ["dk1": "bg1", "lt1": "tx1", "dk2": "bg2", "lt2": "tx2"]
      : ["dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"]
    return Dictionary(uniqueKeysWithValues: scheme(theme).map { (names[$0.name] ?? $0.name, $0.colour) })
  }

  /// Which colour of the theme is paper and which is ink.
  static func colourMap(isDark: Bool) -> Markup {
    let (paper, ink) = isDark ? ("dk", "lt") : ("lt", "dk")
    return Markup(
      "p:clrMap",
      [
        "bg1": paper + "1", "tx1": ink + "1", "bg2": paper + "2", "tx2": ink + "2", "accent1": "accent1",
        "accent2": "accent2", "accent3": "accent3", "accent4": "accent4", "accent5": "accent5", "accent6": "accent6",
        "hlink": "hlink", "folHlink": "folHlink",
      ])
  }

  /// A theme with all parts that the format demands; nothing has shadows or gradients.
  static func themeDocument(_ theme: Theme) -> [UInt8] {
    let colours = scheme(theme).map { Markup("a:" + $0.name, [:], [DrawingColour.rgb($0.colour).markup]) }
    func font(_ name: String) -> Markup {
      Markup(
        name, [:],
        [
          Markup("a:latin", ["typeface": "Arial"]), Markup("a:ea", ["typeface": ""]),
          Markup("a:cs", ["typeface": ""]),
        ])
    }
    let fill = Markup("a:solidFill", [:], [Markup("a:schemeClr", ["val": "phClr"])])
    let lines = [6350, 12_700, 19_050].map {
      Markup("a:ln", ["w": String($0)], [fill, Markup("a:prstDash", ["val": "solid"])])
    }
    let effect = Markup("a:effectStyle", [:], [Markup("a:effectLst")])
    return Markup(
      "a:theme", ["xmlns:a": Namespace.drawing, "name": "Isthmus"],
      [
        Markup(
          "a:themeElements", [:],
          [
            Markup("a:clrScheme", ["name": "Isthmus"], colours),
            Markup("a:fontScheme", ["name": "Isthmus"], [font("a:majorFont"), font("a:minorFont")]),
            Markup(
              "a:fmtScheme", ["name": "Isthmus"],
              [
                Markup("a:fillStyleLst", [:], [fill, fill, fill]), Markup("a:lnStyleLst", [:], lines),
                Markup("a:effectStyleLst", [:], [effect, effect, effect]),
                Markup("a:bgFillStyleLst", [:], [fill, fill, fill]),
              ]),
          ])
      ]
    ).document
  }

  // MARK: Master and layouts

  private var isDark: Bool { theme.background.relativeLuminance < theme.ink.relativeLuminance }

  private var masterMarkup: Markup {
    let body = Box(x: Self.margin, y: 120, width: width, height: size.height - 120 - 44)
    let layouts = Self.layoutNames.indices.map {
      Markup("p:sldLayoutId", ["id": String(2_147_483_649 + $0), "r:id": "rId\($0 + 1)"])
    }
    return Markup(
      "p:sldMaster", Self.namespaces,
      [
        Markup(
          "p:cSld", [:],
          [
            Markup("p:bg", [:], [Markup("p:bgRef", ["idx": "1001"], [Markup("a:schemeClr", ["val": "bg1"])])]),
            SlideMarkup.tree([
              bar(2, Box(x: 0, y: 30, width: 10, height: 30)),
              place(3, "Title", "title", nil, titleBox, "Click to edit the title", anchor: "t"),
              place(4, "Text", "body", "1", body, "Click to edit the text", anchor: "t"),
              place(5, "Footer", "ftr", "3", footerBox, "", anchor: "ctr", small: "l"),
              place(6, "Slide number", "sldNum", "4", numberBox, nil, anchor: "ctr", small: "r"),
            ]),
          ]), Self.colourMap(isDark: isDark), Markup("p:sldLayoutIdLst", [:], layouts),
        Markup(
          "p:txStyles", [:],
          [
            Markup("p:titleStyle", [:], [level(1, Self.titleSize, isBold: true, font: "+mj")]),
            Markup(
              "p:bodyStyle", [:],
              [20.0, 18, 16, 14, 14].enumerated().map { level($0 + 1, $1, bullet: true) }),
            Markup("p:otherStyle", [:], [level(1, 18)]),
          ]),
      ])
  }

  private var coverLayout: Markup {
    layout(
      "Cover", type: "title",
      [
        bar(2, Box(x: 0, y: 130, width: 22, height: 120)),
        place(
          3, "Title", "ctrTitle", nil, coverTitleBox, "Click to edit the title", anchor: "b",
          style: level(1, 44, isBold: true, font: "+mj")),
        place(
          4, "Subtitle", "subTitle", "1", coverSubtitleBox, "Click to edit the subtitle", anchor: "t",
          style: level(1, 20)),
      ], hidesMaster: true)
  }

  private var findingLayout: Markup {
    layout(
      "Finding", type: "titleOnly",
      [place(2, "Title", "title", nil, nil, "The finding, in words, with its numbers")] + feet(3))
  }

  private var contentLayout: Markup {
    layout(
      "Title and content", type: "obj",
      [
        place(2, "Title", "title", nil, nil, "Click to edit the title"),
        place(3, "Content", nil, "1", nil, "Click to edit the text"),
      ] + feet(4))
  }

  private func feet(_ number: Int) -> [Markup] {
    [
      place(number, "Footer", "ftr", "11", nil, ""), place(number + 1, "Slide number", "sldNum", "12", nil, nil),
    ]
  }

  private func layout(_ name: String, type: String, _ shapes: [Markup], hidesMaster: Bool = false) -> Markup {
    Markup(
      "p:sldLayout",
      [
        "xmlns:a": Namespace.drawing, "xmlns:r": Namespace.relationships, "xmlns:p": Namespace.presentation,
        "showMasterSp": hidesMaster ? "0" : nil, "type": type, "preserve": "1",
      ],
      [
        Markup("p:cSld", ["name": name], [SlideMarkup.tree(shapes)]),
        Markup("p:clrMapOvr", [:], [Markup("a:masterClrMapping")]),
      ])
  }

  /// A bar at the left edge beside the title.
  private func bar(_ number: Int, _ box: Box) -> Markup {
    Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            ShapeMarkup.named(number, "Bar", description: ""), Markup("p:cNvSpPr"),
            Markup("p:nvPr", ["userDrawn": "1"]),
          ]
        ),
        Markup(
          "p:spPr", [:],
          [
            ShapeMarkup.place(box), ShapeMarkup.rectangle, DrawingColour.scheme("accent1").fill, ShapeMarkup.noLine,
          ]),
      ])
  }

  /// A placeholder; without a text it shows the number of the slide.
  private func place(
    _ number: Int, _ name: String, _ type: String?, _ index: String?, _ box: Box?, _ text: String?,
    anchor: String? = nil, small alignment: String? = nil, style: Markup? = nil
  ) -> Markup {
    let list: [Markup] =
      style.map { [$0] }
      ?? alignment.map { alignment in
        [
          Markup(
            "a:lvl1pPr", ["algn": alignment],
            [
              Markup(
                "a:defRPr", ["sz": String(Int(Self.smallSize * 100))],
                [
                  DrawingColour.scheme("tx1", times: 750, plus: isDark ? 25 : 250).fill,
                  Markup("a:latin", ["typeface": "+mn-lt"]),
                ])
            ])
        ]
      } ?? []
    let paragraph: Markup =
      text.map { TextStyle(size: 0).paragraph([$0]) } ?? TextStyle(size: 0).slideNumber(1)
    return Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            Markup("p:cNvPr", ["id": String(number), "name": name]),
            Markup("p:cNvSpPr", [:], [Markup("a:spLocks", ["noGrp": "1"])]),
            Markup("p:nvPr", [:], [Markup("p:ph", ["type": type, "idx": index])]),
          ]),
        Markup("p:spPr", [:], box.map { [ShapeMarkup.place($0), ShapeMarkup.rectangle] } ?? []),
        Markup(
          "p:txBody", [:],
          [
            anchor.map {
              Markup(
                "a:bodyPr",
                [
                  "vert": "horz", "wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "rtlCol": "0",
                  "anchor": $0,
                ], [Markup("a:normAutofit")])
            } ?? Markup("a:bodyPr"), Markup("a:lstStyle", [:], list), paragraph,
          ]),
      ])
  }

  private func level(
    _ number: Int, _ size: Double, isBold: Bool = false, font: String = "+mn", bullet: Bool = false
  ) -> Markup {
    let indent = bullet ? 14.0 : 0
    return Markup(
      "a:lvl\(number)pPr",
      [
        "marL": emuText(indent * Double(number)), "indent": emuText(-indent), "algn": "l", "rtl": "0",
      ],
      [
        Markup("a:spcBef", [:], [Markup("a:spcPts", ["val": bullet ? "600" : "0"])]),
        bullet ? Markup("a:buChar", ["char": "•"]) : Markup("a:buNone"),
        Markup(
          "a:defRPr", ["sz": String(Int(size * 100)), "b": isBold ? "1" : "0", "kern": "1200"],
          [
            DrawingColour.scheme("tx1").fill, Markup("a:latin", ["typeface": font + "-lt"]),
            Markup("a:ea", ["typeface": font + "-ea"]), Markup("a:cs", ["typeface": font + "-cs"]),
          ]),
      ])
  }
}
