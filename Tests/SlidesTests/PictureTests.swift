import Diagrams
import GraphFormats
import Slides
import Testing

@Suite struct PictureTests {
  private static func slide(of picture: LaidOutDiagram, beside points: [SlidePoint] = []) throws -> XMLTree {
    let file = try file(of: picture, beside: points)
    return try file.tree(file.slides[1])
  }

  /// The texts of the runs of the slide with the picture, in order.
  private static func texts(of picture: LaidOutDiagram, beside points: [SlidePoint]) throws -> [String] {
    let file = try file(of: picture, beside: points)
    return file.text(file.slides[1]).split(separator: "<a:t>").dropFirst().map { part in
      String(part.prefix { $0 != "<" }).replacing("&quot;", with: "\"")
    }
  }

  private static func file(of picture: LaidOutDiagram, beside points: [SlidePoint]) throws -> OfficeFile {
    var deck = SampleDeck.deck()
    deck.slides[1].content = .diagram(picture, beside: points)
    let texts = points.flatMap { [$0.headline, $0.detail] } + deck.slides.flatMap { [$0.title, $0.lead] }
    let writer = DeckWriter(SlideDesign(theme: .light), measure: SampleDeck.measure(texts))
    return try OfficeFile(writer.bytes(of: deck))
  }

  private static func named(_ name: String, in slide: XMLTree) -> [XMLTree] {
    slide.descendants("sp").filter { $0.first("nvSpPr", "cNvPr")?[attribute: "name"] == name }
  }

  /// A picture of boxes in places drawn by a simple generator, with a tie between every two; none overlap.
  private static func crowd(seed: UInt64) -> LaidOutDiagram {
    var state = seed
    func next(_ limit: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % UInt64(limit))
    }
    var picture = LaidOutDiagram(
      size: Size(width: 860, height: 380), title: "", description: "A crowd", theme: .light)
    picture.plot = Box(x: 0, y: 0, width: 860, height: 380)
    let shapes: [NodeShape] = [.box, .roundedBox, .house, .octagon, .hexagon, .diamond]
    while picture.nodes.count < 9 {
      let box = Box(x: 20 + next(700), y: 20 + next(300), width: 60 + next(60), height: 22 + next(20))
      guard !picture.nodes.contains(where: { $0.box.inset(by: -12).overlaps(box) }) else { continue }
      let number = picture.nodes.count
      picture.nodes.append(
        PlacedNode(
          id: "n\(number)", name: "Node \(number)", description: "", lines: ["Node \(number)"], box: box,
          shape: shapes[number % shapes.count], fill: .white, stroke: .black, strokeWidth: 1, ink: .black, fontSize: 11,
          isBold: false, emphasis: .normal))
    }
    for first in 0..<9 {
      for second in (first + 1)..<9 {
        picture.edges.append(
          PlacedEdge(
            source: "n\(first)", target: "n\(second)", description: "",
            route: Route(from: picture.nodes[first].box.center, to: picture.nodes[second].box.center), line: .solid,
            width: 1, colour: .black, arrow: .forward, emphasis: .normal))
      }
    }
    return picture
  }

  @Test(
    "Connectors end on both nodes, arrows point at the target, and no straight line would cross fewer others",
    arguments: 1...6)
  func connectors(seed: UInt64) throws {
    let picture = Self.crowd(seed: seed)
    let slide = try Self.slide(of: picture)
    var boxes: [String: Box] = [:]
    var ids: [String: String] = [:]
    for shape in slide.descendants("sp") {
      guard let name = shape.first("nvSpPr", "cNvPr")?[attribute: "name"], name.hasPrefix("Node "),
        let place = shape.first("spPr", "xfrm"), let id = shape.first("nvSpPr", "cNvPr")?[attribute: "id"]
      else { continue }
      func number(_ child: String, _ key: String) -> Double {
        (place.first(child)?[attribute: key].flatMap(Double.init) ?? 0) / 12_700
      }
      boxes[id] = Box(
        x: number("off", "x"), y: number("off", "y"), width: number("ext", "cx"), height: number("ext", "cy"))
      ids["n\(name.dropFirst(5))"] = id
    }
    let elements = slide.descendants("cxnSp")
    #expect(elements.count == picture.edges.count)
    for (element, edge) in zip(elements, picture.edges) {
      let connector = try DrawnConnector(element)
      let (source, target) = (try #require(ids[edge.source]), try #require(ids[edge.target]))
      #expect(connector.ends.map(\.shape) == [source, target])
      #expect(connector.heads == ["tailEnd"])
      for (end, point) in [(connector.ends[0], connector.points.first), (connector.ends[1], connector.points.last)] {
        // Sites lie on the outline, so they touch the box of the node and are not inside of it.
        let (box, point) = (try #require(boxes[end.shape]), try #require(point))
        #expect(box.inset(by: -0.1).contains(Box(center: point, size: Size(width: 0, height: 0))))
        #expect(!box.inset(by: box.size.height / 2).overlaps(Box(center: point, size: Size(width: 0.1, height: 0.1))))
      }
      guard connector.preset != "straightConnector1" else { continue }
      let others = boxes.filter { $0.key != source && $0.key != target }.map { $0.value.inset(by: -1) }
      let straight = Self.leastCrossings(
        from: try #require(boxes[source]), to: try #require(boxes[target]), others)
      #expect(others.count(where: connector.crosses) < straight, "\(edge.source) \(edge.target)")
    }
  }

  @Test(
    "A tie leads around the names between its ends, in the forms that office programs know", arguments: [0.0, 40, 90])
  func detours(height: Double) throws {
    // Three boxes in a row, the middle one so high that the first two curves cannot pass it, and walls beside the ends.
    var picture = Self.crowd(seed: 1)
    let boxes = [
      Box(x: 40, y: 180, width: 80, height: 24), Box(x: 640, y: 180, width: 80, height: 24),
      Box(x: 330, y: 192 - 20 - height, width: 90, height: 40 + 2 * height),
      Box(x: 200, y: 150, width: 60, height: 84), Box(x: 500, y: 150, width: 60, height: 84),
    ]
    picture.nodes = zip(picture.nodes, boxes).map { node, box in
      var node = node
      (node.box, node.shape) = (box, .box)
      return node
    }
    picture.edges = Array(picture.edges.prefix(1))
    let slide = try Self.slide(of: picture)
    let connector = try DrawnConnector(#require(slide.descendants("cxnSp").first))
    #expect(connector.preset != "straightConnector1")
    let (first, last) = (try #require(connector.points.first), try #require(connector.points.last))
    #expect(last.x > first.x)
    for name in ["Node 2", "Node 3", "Node 4"] {
      let place = try #require(Self.named(name, in: slide).first?.first("spPr", "xfrm"))
      #expect(!connector.crosses(try DrawnConnector.box(place)), "\(connector.preset) runs through \(name)")
    }
    let writer = DeckWriter(SlideDesign(theme: .light), measure: SampleDeck.measure([]))
    #expect(writer.crossedNameCount(in: picture) == 0)
    // Walls from edge to edge leave no way at all.
    picture.nodes[2].box = Box(x: 330, y: -200, width: 90, height: 1000)
    #expect(writer.crossedNameCount(in: picture) == 1)
  }

  @Test("Land is drawn as freeforms under the picture, with its corners in their places and colours of the theme")
  func land() throws {
    var picture = SampleDeck.picture
    let corners = [Point(x: 100, y: 50), Point(x: 300, y: 80), Point(x: 200, y: 260)]
    picture.outlines = [
      PlacedOutline(country: "FR", points: corners, fill: Theme.light.land, stroke: Theme.light.background),
      PlacedOutline(country: "", points: [corners[0], corners[1]], fill: .black, stroke: .black),
    ]
    let slide = try Self.slide(of: picture)
    let land = try #require(Self.named("Land of FR", in: slide).first)
    #expect(Self.named("Land or sea", in: slide).isEmpty)
    let path = try #require(land.first("spPr", "custGeom", "pathLst", "path"))
    #expect(path[attribute: "w"] == "2540000" && path[attribute: "h"] == "2667000")
    let points = path.descendants("pt").map { [$0[attribute: "x"], $0[attribute: "y"]] }
    #expect(points == [["0", "0"], ["2540000", "381000"], ["1270000", "2667000"]])
    #expect(land.first("spPr")?.descendants("srgbClr").isEmpty == true)
    let groups = slide.descendants("grpSp").compactMap { $0.first("nvGrpSpPr", "cNvPr")?[attribute: "name"] }
    #expect(groups == ["Land", "Diagram", "Legend"])
  }

  @Test("Texts stand where their role puts them", arguments: PlacedText.Role.allCases)
  func alignment(role: PlacedText.Role) throws {
    var picture = SampleDeck.picture
    picture.edges = []
    let text = PlacedText(
      role: role, lines: ["A text"], box: Box(x: 10, y: 300, width: 90, height: 20), fontSize: 12, isBold: false,
      colour: .black)
    picture.texts = [text]
    let slide = try Self.slide(of: picture)
    let shape = try #require(
      slide.descendants("sp").first { shape in shape.first("nvSpPr", "cNvPr")?[attribute: "descr"] == "A text" })
    let expected: [PlacedText.Alignment: String] = [.left: "l", .center: "ctr", .right: "r"]
    #expect(shape.descendants("pPr").compactMap { $0[attribute: "algn"] } == [expected[text.alignment]])
  }

  @Test("A label moves with its tie to the connector")
  func labels() throws {
    var picture = SampleDeck.picture
    picture.nodes = Array(picture.nodes.prefix(2))
    var edge = picture.edges[0]
    // The layout took a long way round, the connector does not.
    edge.route = Route(from: picture.nodes[0].box.center, to: picture.nodes[1].box.center, offset: 160)
    picture.edges = [edge]
    let middle = edge.route.point(at: 0.5)
    picture.texts = [
      PlacedText(
        role: .tieLabel, lines: ["7"], box: Box(center: middle, size: Size(width: 10, height: 12)), fontSize: 11,
        isBold: false, colour: .black)
    ]
    let slide = try Self.slide(of: picture)
    let label = try #require(Self.named("Label of a tie", in: slide).first?.first("spPr", "xfrm"))
    let connector = try DrawnConnector(#require(slide.descendants("cxnSp").first))
    func number(_ child: String, _ key: String) -> Double {
      (label.first(child)?[attribute: key].flatMap(Double.init) ?? 0) / 12_700
    }
    let center = Point(x: number("off", "x") + number("ext", "cx") / 2, y: number("off", "y") + number("ext", "cy") / 2)
    let (a, b) = (try #require(connector.points.first), try #require(connector.points.last))
    #expect(abs(center.x - (a.x + b.x) / 2) < 0.1 && abs(center.y - (a.y + b.y) / 2) < 0.1)
  }

  @Test("Statements stand at the right of their picture, which gets the room that is left")
  func beside() throws {
    let writer = DeckWriter(SlideDesign(theme: .light), measure: SampleDeck.measure([]))
    let whole = writer.pictureFrame(title: "Title", lead: "")
    let left = writer.pictureFrame(title: "Title", lead: "", hasPointsBeside: true)
    #expect(left.width < whole.width * 0.75 && left.height == whole.height)
    let long = String(repeating: "reason ", count: 200)
    let points = (1...5).map { SlidePoint("\($0) A pair", detail: long) }
    let texts = try Self.texts(of: SampleDeck.picture, beside: points)
    // All statements are there, and what is behind them is cut at a word.
    for point in points { #expect(texts.contains(point.headline)) }
    let details = texts.filter { $0.hasPrefix("reason") }
    #expect(details.count == 5 && details.allSatisfy { $0.hasSuffix("reason …") && $0.count < long.count })
  }

  @Test("A name runs in its own direction, a sentence from left to right with a mark after the name")
  func directions() throws {
    var picture = SampleDeck.picture
    picture.nodes[0].lines = ["אשכול", "התעשייה"]
    let statements = [SlidePoint("אשכול התעשייה (12 %) meets תל\"ם"), SlidePoint("Label, אשכול")]
    let slide = try Self.slide(of: picture, beside: statements)
    let node = try #require(Self.named("Node 0", in: slide).first)
    #expect(node.descendants("pPr").map { $0[attribute: "rtl"] } == ["1"])
    let points = try #require(Self.named("Points", in: slide).first)
    #expect(points.descendants("pPr").allSatisfy { $0[attribute: "rtl"] == "0" })
    let texts = try Self.texts(of: picture, beside: statements)
    #expect(texts.contains("אשכול") && texts.contains("התעשייה"))
    #expect(texts.filter { $0.contains("meets") } == ["אשכול התעשייה\u{200E} (12 %) meets תל\"ם"])
    #expect(texts.contains("Label, אשכול"))
  }

  /// The fewest boxes that a straight line from the middle of a side of one box to that of another crosses.
  ///
  /// Shapes have further sites, so that the best line may cross fewer, but never more.
  private static func leastCrossings(from source: Box, to target: Box, _ others: [Box]) -> Int {
    func sides(_ box: Box) -> [Point] {
      [
        Point(x: box.center.x, y: box.minY), Point(x: box.center.x, y: box.maxY), Point(x: box.minX, y: box.center.y),
        Point(x: box.maxX, y: box.center.y),
      ]
    }
    func free(_ start: Point, _ end: Point) -> Bool {
      ![source, target].contains { $0.inset(by: 1).isCrossed(from: start, to: end) }
    }
    return sides(source).flatMap { start in
      sides(target).filter { free(start, $0) }.map { end in others.count { $0.isCrossed(from: start, to: end) } }
    }.min() ?? .max
  }
}
