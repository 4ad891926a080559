import Diagrams
import GraphFormats
import Slides
import Testing
import ZipFiles

@Suite struct DeckWriterTests {
  private let file: OfficeFile

  init() throws { file = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck())) }

  @Test("The same deck gives the same bytes")
  func determinism() throws {
    #expect(try SampleDeck.bytes(of: SampleDeck.deck()) == SampleDeck.bytes(of: SampleDeck.deck()))
  }

  @Test("Every part has a type, everything that is referred to is there, and ids of references are unique")
  func package() throws {
    let types = try file.tree("[Content_Types].xml")
    let named = Set(types.all("Override").compactMap { $0[attribute: "PartName"] })
    for name in file.names where !name.hasSuffix(".rels") && name != "[Content_Types].xml" {
      #expect(named.contains("/" + name), "\(name)")
    }
    #expect(named.count == types.all("Override").count)
    for name in file.names {
      for target in try file.targets(of: name) { #expect(file.names.contains(target), "\(name) → \(target)") }
      guard name.hasSuffix(".rels") else { continue }
      let ids = try file.tree(name).children.compactMap { $0[attribute: "Id"] }
      #expect(Set(ids).count == ids.count)
    }
    let numbers = try ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"].flatMap { name in
      let tree = try file.tree(name)
      return (tree.descendants("sldMasterId") + tree.descendants("sldLayoutId")).compactMap { $0[attribute: "id"] }
    }
    #expect(numbers.count == 4 && Set(numbers).count == 4)
    #expect(numbers.allSatisfy { (Int($0) ?? 0) >= 2_147_483_648 })
  }

  @Test("Numbers of shapes are unique in a slide, and every shape that is no placeholder has alternative text")
  func shapes() throws {
    #expect(file.slides.count == 4)
    for name in file.slides {
      let properties = try file.tree(name).descendants("cNvPr")
      let ids = properties.compactMap { $0[attribute: "id"] }
      #expect(Set(ids).count == ids.count && ids.count == properties.count)
      for shape in try file.tree(name).descendants("sp") where shape.descendants("ph").isEmpty {
        #expect(shape.first("nvSpPr", "cNvPr")?[attribute: "descr"]?.isEmpty == false)
      }
      for group in try file.tree(name).descendants("grpSp") {
        #expect(group.first("nvGrpSpPr", "cNvPr")?[attribute: "descr"]?.isEmpty == false)
      }
    }
  }

  @Test("Every node is a shape with its name, every tie a connector whose ends lie on sites of both")
  func connectors() throws {
    let slide = try file.tree(file.slides[1])
    let shapes = Dictionary(
      uniqueKeysWithValues: slide.descendants("sp").map { ($0.first("nvSpPr", "cNvPr")?[attribute: "id"] ?? "", $0) })
    let names = Set(shapes.values.compactMap { $0.first("nvSpPr", "cNvPr")?[attribute: "name"] })
    for node in SampleDeck.picture.nodes { #expect(names.contains(node.name)) }
    let connectors = slide.descendants("cxnSp")
    #expect(connectors.count == SampleDeck.picture.edges.count)
    for (connector, edge) in zip(connectors, SampleDeck.picture.edges) {
      let points = try DrawnConnector(connector).points
      let (start, end) = (try #require(points.first), try #require(points.last))
      for (mark, point, id) in [("stCxn", start, edge.source), ("endCxn", end, edge.target)] {
        let glue = try #require(connector.first("nvCxnSpPr", "cNvCxnSpPr", mark))
        let shape = try #require(shapes[glue[attribute: "id"] ?? ""])
        #expect(shape.first("nvSpPr", "cNvPr")?[attribute: "name"] == "Node \(id.dropFirst())")
        let site = try #require(glue[attribute: "idx"].flatMap(Int.init))
        let expected = try Self.site(site, of: shape)
        #expect(abs(expected.x - point.x) < 0.02 && abs(expected.y - point.y) < 0.02, "\(edge.description) \(mark)")
      }
    }
  }

  /// Where a connection site lies by the formulas of presetShapeDefinitions.xml (ECMA-376 part 1), or as the shape says.
  private static func site(_ index: Int, of shape: XMLTree) throws -> Point {
    let box = try DrawnConnector.box(#require(shape.first("spPr", "xfrm")))
    let (l, t, r, b, w, h) = (box.minX, box.minY, box.maxX, box.maxY, box.size.width, box.size.height)
    let (hc, vc, ss) = (box.center.x, box.center.y, min(w, h))
    if let own = shape.first("spPr", "custGeom", "cxnLst")?.all("cxn")[index].first("pos") {
      let (x, y) = (own[attribute: "x"].flatMap(Double.init), own[attribute: "y"].flatMap(Double.init))
      return Point(x: l + (x ?? 0) / 12_700, y: t + (y ?? 0) / 12_700)
    }
    let preset = try #require(shape.first("spPr", "prstGeom"))
    let adjustment = preset.first("avLst", "gd")?[attribute: "fmla"].flatMap { Double($0.dropFirst(4)) }
    let x1 = ss * (adjustment ?? 0) / 100_000
    let sites: [(Double, Double)]
    switch preset[attribute: "prst"] {
    case "rect", "roundRect", "foldedCorner", "diamond": sites = [(hc, t), (l, vc), (hc, b), (r, vc)]
    case "ellipse":
      let (idx, idy) = (w / 2 * 0.5.squareRoot(), h / 2 * 0.5.squareRoot())
      sites = [
        (hc, t), (hc - idx, vc - idy), (l, vc), (hc - idx, vc + idy), (hc, b), (hc + idx, vc + idy), (r, vc),
        (hc + idx, vc - idy),
      ]
    case "hexagon":
      sites = [(r, vc), (r - x1, b), (l + x1, b), (l, vc), (l + x1, t), (r - x1, t)]
    case "octagon":
      sites = [
        (r, t + x1), (r, b - x1), (r - x1, b), (l + x1, b), (l, b - x1), (l, t + x1), (l + x1, t), (r - x1, t),
      ]
    case "trapezoid": sites = [(hc, t), (l + x1 / 2, vc), (hc, b), (r - x1 / 2, vc)]
    case let other: throw UnknownPreset(name: other ?? "")
    }
    return Point(x: sites[index].0, y: sites[index].1)
  }

  private struct UnknownPreset: Error { let name: String }

  @Test("Fills and lines of a picture name colours of the theme, so that another theme recolours them")
  func themeColours() throws {
    for shape in try file.tree(file.slides[1]).descendants("sp") where !shape.descendants("prstGeom").isEmpty {
      #expect(shape.first("spPr")?.descendants("srgbClr").isEmpty == true)
    }
    #expect(try file.tree(file.slides[1]).descendants("schemeClr").contains { $0[attribute: "val"] == "accent1" })
  }

  @Test("Every slide has notes, a title and, but for the cover, its number")
  func slides() throws {
    for (index, name) in file.slides.enumerated() {
      let places = try file.tree(name).descendants("ph").compactMap { $0[attribute: "type"] }
      #expect(places.contains { $0 == "title" || $0 == "ctrTitle" })
      #expect(index == 0 || places.contains("sldNum"))
      let notes = try file.targets(of: name).filter { $0.hasPrefix("ppt/notesSlides/") }
      #expect(notes.count == 1 && file.text(notes.first ?? "").contains("<a:t>"))
    }
    #expect(file.text("ppt/notesSlides/notesSlide2.xml").contains("<a:t>One</a:t>"))
    #expect(file.text("ppt/notesSlides/notesSlide2.xml").contains("<a:t>Two</a:t>"))
  }

  @Test("No letter is smaller than 11 points, no title smaller than 24")
  func sizes() throws {
    let long = String(repeating: "A finding with very many words in it ", count: 20)
    let file = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(title: long, finding: long)))
    for name in file.slides {
      let tree = try file.tree(name)
      for run in tree.descendants("rPr") { #expect(Int(run[attribute: "sz"] ?? "0") ?? 0 >= 1100) }
      let titles = tree.descendants("sp").filter {
        $0.descendants("ph").contains { ["title", "ctrTitle"].contains($0[attribute: "type"]) }
      }
      for run in titles.flatMap({ $0.descendants("rPr") }) { #expect(Int(run[attribute: "sz"] ?? "0") ?? 0 >= 2400) }
    }
  }

  @Test(
    "Hostile texts stay texts",
    arguments: [
      "\"<&>'", "a\u{0}b\u{B}c", "line\nbreak", "שלום עולם", "👩‍🔬 emoji", "\\N \\G", String(repeating: "x", count: 3000),
    ])
  func hostileTexts(text: String) throws {
    let file = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(title: text, finding: text)))
    for name in file.names where name.hasSuffix(".xml") { _ = try file.tree(name) }
    if text.contains("<") { #expect(file.text(file.slides[1]).contains("&lt;&amp;&gt;")) }
    // A title is a sentence in English, whatever name it begins with.
    #expect(!file.text(file.slides[1]).contains("rtl=\"1\""))
  }

  @Test("A picture's frame lies under title and lead and inside the slide, and a longer title leaves less")
  func frame() {
    let writer = DeckWriter(SlideDesign(theme: .light), measure: SampleDeck.measure([]))
    let short = writer.pictureFrame(title: "Short", lead: "")
    let long = writer.pictureFrame(
      title: String(repeating: "long ", count: 30), lead: String(repeating: "long ", count: 40))
    #expect(short.width < 13.5 && short.height < 7.5 && short.height > 5)
    #expect(long.height < short.height && long.height > 3.5)
  }

  @Test("A title that had to be cut stands whole in the notes, and only then")
  func cutTitles() throws {
    let long = "The end of a finding of " + String(repeating: "very ", count: 100) + "many words"
    let file = try OfficeFile(SampleDeck.bytes(of: SampleDeck.deck(finding: long)))
    #expect(!file.text(file.slides[1]).contains(long) && file.text(file.slides[1]).contains("very …"))
    #expect(file.text("ppt/notesSlides/notesSlide2.xml").contains(long))
    #expect(!self.file.text("ppt/notesSlides/notesSlide2.xml").contains("The first node is tied"))
  }

  @Test("Rows that find no room are counted")
  func longTables() throws {
    var deck = SampleDeck.deck()
    deck.slides[2].content = .table(
      SlideTable(
        columns: [.init("Name")], rows: (0..<100).map { [.init("row \($0)")] }, description: "Many rows",
        whereTheRestIs: "Look elsewhere."))
    let file = try OfficeFile(SampleDeck.bytes(of: deck))
    let rows = try file.tree(file.slides[2]).descendants("tr").count - 1
    #expect(rows > 10 && rows < 100)
    #expect(file.text(file.slides[2]).contains("\(100 - rows) more rows left out. Look elsewhere."))
    let height = try file.tree(file.slides[2]).descendants("tr").compactMap { $0[attribute: "h"].flatMap(Int.init) }
      .reduce(0, +)
    #expect(height < 6_858_000)
  }
}
