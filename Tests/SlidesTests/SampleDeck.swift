import Diagrams
import GraphFormats
import Slides
import ZipFiles

/// A deck of every kind of slide, put together by hand, and the parts of the file that is made of it.
enum SampleDeck {
  /// One node of each shape in a row, each tied to the next.
  static let picture: LaidOutDiagram = {
    var picture = LaidOutDiagram(
      size: Size(width: 900, height: 400), title: "", description: "Nine nodes in a row", theme: .light)
    let shapes = NodeShape.allCases
    for (index, shape) in shapes.enumerated() {
      let fill = Theme.light.fill(of: .group(index % 8), emphasis: .normal)
      picture.nodes.append(
        PlacedNode(
          id: "n\(index)", name: "Node \(index)", description: "The node number \(index)", lines: ["Node", "\(index)"],
          box: Box(x: 30 + Double(index) * 95, y: index.isMultiple(of: 2) ? 60 : 200, width: 70, height: 40),
          shape: shape, fill: fill, stroke: Theme.light.stroke(of: .group(index % 8), emphasis: .normal),
          strokeWidth: 1,
          ink: fill.readableInk, fontSize: 12, isBold: false, emphasis: .normal))
    }
    for index in shapes.indices.dropLast() {
      picture.edges.append(
        PlacedEdge(
          source: "n\(index)", target: "n\(index + 1)", description: "Tie \(index)",
          route: Route(from: picture.nodes[index].box.center, to: picture.nodes[index + 1].box.center),
          line: LineStyle.allCases[index % LineStyle.allCases.count], width: 1, colour: Theme.light.line(.normal),
          arrow: Arrow.allCases[index % Arrow.allCases.count], emphasis: .normal))
    }
    picture.legend = [
      PlacedLegendEntry(
        sample: .none,
        text: PlacedText(
          role: .legendTitle, lines: ["Kind"], box: Box(x: 700, y: 20, width: 100, height: 15), fontSize: 11,
          isBold: true, colour: Theme.light.ink))
    ]
    return picture
  }()

  static func deck(title: String = "A deck", finding: String = "The first node is tied to 1 other") -> Deck {
    let table = SlideTable(
      columns: [.init("Name"), .init("Number", isNumeric: true)],
      rows: [[.init("a", isBold: true), .init("1")], [.init("b"), .init("2", tone: .low(isStrong: true))]],
      description: "Two rows", caption: "A caption")
    return Deck(
      title: title, footer: "Footer",
      slides: [
        Slide(title: title, content: .cover(lines: ["A line"]), notes: ["Notes of the cover"]),
        Slide(title: finding, lead: "What is behind it", content: .diagram(picture), notes: ["One", "Two"]),
        Slide(title: finding, content: .table(table), notes: ["Notes of the table"]),
        Slide(title: finding, content: .points([SlidePoint("A point", detail: "Its detail")]), notes: ["Notes"]),
      ])
  }

  /// Every letter is taken to be half as wide as it is high.
  static func measure(_ texts: [String]) -> TextMeasure {
    TextMeasure(
      Dictionary(
        uniqueKeysWithValues: TextMeasure.lines(of: texts).map { ($0, Double($0.text.count) * $0.fontSize / 2) }))
  }

  static func bytes(of deck: Deck, design: SlideDesign = SlideDesign(theme: .light)) throws -> [UInt8] {
    let texts = deck.slides.flatMap { [$0.title, $0.lead] } + ["A caption", "A point", "Its detail", "Footer"]
    return try DeckWriter(design, measure: measure(texts)).bytes(of: deck)
  }
}

/// The parts of an office file as trees, by their names.
struct OfficeFile {
  let names: [String]
  private let bytes: [String: [UInt8]]

  init(_ file: [UInt8]) throws {
    let archive = try ZipReader(file)
    names = archive.entries.map(\.name)
    var bytes: [String: [UInt8]] = [:]
    for entry in archive.entries { bytes[entry.name] = try archive.contents(of: entry) }
    self.bytes = bytes
  }

  func tree(_ name: String) throws -> XMLTree { try XMLTree(bytes[name] ?? []) }
  func text(_ name: String) -> String { String(decoding: bytes[name] ?? [], as: UTF8.self) }
  func contents(_ name: String) -> [UInt8] { bytes[name] ?? [] }

  /// The names of the slides in order.
  var slides: [String] { names.filter { $0.hasPrefix("ppt/slides/slide") } }

  /// What a part refers to, as names from the root.
  func targets(of name: String) throws -> [String] {
    let parts = name.split(separator: "/")
    let list = (parts.dropLast() + ["_rels", (parts.last ?? "") + ".rels"]).joined(separator: "/")
    guard names.contains(list) else { return [] }
    return try tree(list).children.compactMap { $0[attribute: "Target"].map { String($0.drop { $0 == "/" }) } }
  }
}
