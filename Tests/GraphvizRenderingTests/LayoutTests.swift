import Diagrams
import Foundation
import GraphvizRendering
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite(.serialized) struct LayoutTests {
  private let renderer = GraphvizRenderer.shared

  static let samples: [(String, Diagram)] = {
    var dark = SampleDiagrams.network(20, seed: 4)
    dark.theme = .dark
    dark.frame = .standard
    var print = SampleDiagrams.network(25, seed: 4)
    print.theme = .print
    print.frame = .a4Landscape
    return [
      ("network of 50", SampleDiagrams.network(50)), ("network of 6", SampleDiagrams.network(6)), ("dark", dark),
      ("print", print), ("star", SampleDiagrams.star(40)), ("disconnected", SampleDiagrams.disconnected),
      ("long names", SampleDiagrams.longNames), ("bridges", SampleDiagrams.network(50, grouped: true)),
      ("bridges of 25", SampleDiagrams.network(25, grouped: true)), ("network of 90", SampleDiagrams.network(90)),
      ("one", SampleDiagrams.network(1)), ("none", SampleDiagrams.network(0)),
    ]
  }()

  /// What DIAGRAMS asks of every picture, measured here anew from the boxes.
  @Test(arguments: samples.indices) func picturesKeepTheRules(index: Int) async throws {
    let (name, diagram) = Self.samples[index]
    let picture = try await renderer.layOut(diagram, effort: 0.004)
    let frame = Box(x: 0, y: 0, width: picture.size.width, height: picture.size.height)
    let boxes = picture.nodes.map(\.box)
    // Everyone is drawn or counted in a badge.
    let drawn = picture.nodes.filter { $0.foldedCount == 0 }
    let folded = picture.nodes.map(\.foldedCount).reduce(0, +)
    #expect(drawn.map(\.id) == diagram.nodes.map(\.id).filter(Set(drawn.map(\.id)).contains))
    #expect(drawn.count + folded == diagram.nodes.count, "\(name)")
    #expect(drawn.count >= min(diagram.nodes.count, 12), "\(name): only \(drawn.count) are drawn")
    for (a, box) in boxes.enumerated() {
      #expect(picture.plot.contains(box, tolerance: 0.01), "\(name): \(picture.nodes[a].name) is outside")
      for b in boxes.indices where b > a {
        let other = boxes[b]
        let isApart =
          box.maxX <= other.minX + 0.01 || other.maxX <= box.minX + 0.01 || box.maxY <= other.minY + 0.01
          || other.maxY <= box.minY + 0.01
        #expect(isApart, "\(name): \(picture.nodes[a].name) overlaps \(picture.nodes[b].name)")
      }
      for text in picture.texts where text.role != .tieLabel && text.role != .heading {
        #expect(!box.overlaps(text.box), "\(name): \(picture.nodes[a].name) covers \(text.lines)")
      }
      for entry in picture.legend { #expect(!box.overlaps(entry.text.box)) }
    }
    let texts = picture.texts + picture.legend.map(\.text)
    let lines = texts.flatMap { text in
      text.lines.map { MeasuredLine($0, fontSize: text.fontSize, isBold: text.isBold) }
    }
    let labels = picture.nodes.flatMap { node in
      node.lines.map { MeasuredLine($0, fontSize: node.fontSize, isBold: node.isBold) }
    }
    let widths = try await renderer.widths(of: lines + labels)
    for text in texts {
      #expect(frame.contains(text.box), "\(name): \(text.lines) is cut")
      for line in text.lines {
        let width = widths[MeasuredLine(line, fontSize: text.fontSize, isBold: text.isBold)] ?? .infinity
        #expect(width <= text.box.size.width + 0.5, "\(name): \(line) is wider than its box")
      }
      #expect(text.fontSize >= (text.role == .title ? 24 : 11))
    }
    for node in picture.nodes where !node.lines.isEmpty {
      #expect(node.fontSize >= (node.emphasis == .focus ? 14 : 11))
      let width =
        node.lines.map {
          widths[MeasuredLine($0, fontSize: node.fontSize, isBold: node.isBold)] ?? .infinity
        }.max() ?? 0
      let text = Size(width: width, height: Double(node.lines.count) * node.fontSize)
      #expect(node.shape.holds(text, in: node.box.size), "\(name): \(node.name) is wider than its shape")
    }
    #expect(picture.quality.leastContrast >= 4.5)
    #expect(picture.quality.overlapCount == 0 && picture.quality.outsideCount == 0)
    if diagram.nodes.count >= 6 {
      let width = (boxes.map(\.maxX).max() ?? 0) - (boxes.map(\.minX).min() ?? 0)
      let height = (boxes.map(\.maxY).max() ?? 0) - (boxes.map(\.minY).min() ?? 0)
      #expect(width >= 0.6 * picture.plot.size.width && height >= 0.6 * picture.plot.size.height, "\(name)")
    }
    #expect(picture.nodes.allSatisfy { !$0.lines.isEmpty })
    #expect(picture.quality.unlabelledCount == 0)
    let caption = picture.texts.filter { $0.role == .caption }.flatMap(\.lines).joined(separator: " ")
    #expect(caption.contains("Drawn: \(drawn.count) of \(diagram.nodes.count)") == (folded > 0))
    // Those in focus go last.
    let isDrawn = Set(drawn.map(\.id))
    if diagram.nodes.contains(where: { isDrawn.contains($0.id) && $0.emphasis != .focus }) {
      for node in diagram.nodes where node.emphasis == .focus { #expect(isDrawn.contains(node.id)) }
    }
    for line in try await renderer.audit(picture).lines where line.name != "crossed-names" {
      #expect(line.isMet, "\(name): \(line.words)")
    }
  }

  @Test func equalPicturesGiveEqualBytes() async throws {
    let diagram = SampleDiagrams.network(40)
    let first = try await renderer.layOut(diagram, effort: 0.004)
    let second = try await renderer.layOut(diagram, effort: 0.004)
    #expect(first == second)
    for format in OutputFormat.allCases {
      #expect(try await renderer.draw(first, as: format) == renderer.draw(second, as: format), "\(format)")
    }
  }

  @Test func drawingsHaveTheFrame() async throws {
    for (frame, pixels) in [(FrameSize.widescreen, (1920, 1080)), (.standard, (1440, 1080))] {
      var diagram = SampleDiagrams.network(9)
      diagram.frame = frame
      let picture = try await renderer.layOut(diagram, effort: 0.004)
      let png = try await renderer.draw(picture, as: .png)
      func number(_ at: Int) -> Int { png.bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
      #expect((number(16), number(20)) == pixels)
      #expect(png.warnings.isEmpty)
      let svg = String(decoding: try await renderer.draw(picture, as: .svg).bytes, as: UTF8.self)
      #expect(svg.contains("viewBox=\"0.00 0.00 \(pixels.0 / 2).00 \(pixels.1 / 2).00\""))
      let pdf = String(decoding: try await renderer.draw(picture, as: .pdf).bytes, as: UTF8.self)
      #expect(pdf.contains("/MediaBox [ 0 0 \(pixels.0 / 2) \(pixels.1 / 2) ]"))
    }
  }

  @Test func pinnedTextDrawsTheSamePicture() async throws {
    let picture = try await renderer.layOut(SampleDiagrams.network(30, grouped: true), effort: 0.004)
    let dot = String(decoding: try await renderer.draw(picture, as: .dot).bytes, as: UTF8.self)
    let plain = String(decoding: try await renderer.draw(dot: dot, as: .plain).bytes, as: UTF8.self)
    #expect(plain.hasPrefix("graph 1 13.333 7.5\n"))
    for node in picture.nodes {
      let line = plain.split(separator: "\n").first { $0.hasPrefix("node \(node.id) ") }?.split(separator: " ") ?? []
      #expect(line.count > 5)
      guard line.count > 5, let x = Double(line[2]), let y = Double(line[3]) else { continue }
      #expect(abs(x * 72 - node.box.center.x) < 0.2 && abs(540 - y * 72 - node.box.center.y) < 0.2)
    }
  }

  @Test func nastyTextsComeOutWhole() async throws {
    let nasty = [
      "\"quoted\"", "back\\slash\\", "<script>alert(1)</script>", "a & b &amp; c", "tab\tand\nline", "emoji 😀 👩‍👩‍👧", "",
      "\\N \\G \\l", "\u{0}\u{1}\u{7}bell", "\u{202E}turned", "]]>", "<!-- x -->", "%s%n", "日本語 العربية", "{a|b}",
      "<b>bold</b>",
      String(repeating: "long ", count: 3000), "'single'",
    ]
    var diagram = Diagram(
      title: nasty.prefix(3).joined(), subtitle: "<i>&", caption: nasty,
      nodes: nasty.map { DiagramNode(id: $0, label: $0, description: $0) },
      edges: nasty.dropFirst().map { DiagramEdge(source: nasty[0], target: $0, label: $0, description: $0) },
      groups: [], style: DiagramStyle(shapes: .init(title: "<x>&\"", entries: [.init(.roundedBox, "\\N <b>")])))
    diagram.description = "<&>"
    let picture = try await renderer.layOut(diagram, effort: 0.004)
    for format in OutputFormat.allCases { _ = try await renderer.draw(picture, as: format) }
    let svg = try await renderer.draw(picture, as: .svg).bytes
    let document = try XMLDocument(data: Data(svg))
    #expect(try document.nodes(forXPath: "//*[local-name()='script']").isEmpty)
    let titles = try document.nodes(forXPath: "//*[local-name()='title']").compactMap(\.stringValue)
    for text in ["\"quoted\"", "back\\slash\\", "<script>alert(1)</script>", "a & b &amp; c", "]]>", "{a|b}"] {
      #expect(titles.contains(text), "\(text)")
    }
    let ids = try document.nodes(forXPath: "//*/@id").compactMap(\.stringValue)
    #expect(Set(ids).count == ids.count)
    let texts = try document.nodes(forXPath: "//*[local-name()='text']").compactMap(\.stringValue)
    for text in ["\"quoted\"", "back\\slash\\", "\\N \\G \\l", "%s%n", "<b>bold</b>"] { #expect(texts.contains(text)) }
  }

  @Test func positionsAreKept() async throws {
    var diagram = SampleDiagrams.network(30)
    let before = try await renderer.layOut(diagram, effort: 0.004)
    diagram.nodes.append(DiagramNode(id: "new", label: "Newcomer"))
    diagram.edges.append(DiagramEdge(source: "new", target: "o3"))
    let after = try await renderer.layOut(diagram, keeping: before.positions, effort: 0.004)
    #expect(after.quality.overlapCount == 0)
    let moved = before.nodes.filter { node in
      guard let place = after.positions[node.id] else { return true }
      return abs(place.x - node.box.center.x) + abs(place.y - node.box.center.y) > 60
    }
    #expect(moved.count <= 3)
  }

  @Test func largePicturesAreFolded() async throws {
    var diagram = SampleDiagrams.network(500)
    diagram.mostNodes = 40
    let picture = try await renderer.layOut(diagram, effort: 0.002)
    #expect(picture.quality.overlapCount == 0)
    #expect(picture.nodes.map(\.foldedCount).reduce(0, +) == 460)
    #expect(try await !renderer.draw(picture, as: .svg).bytes.isEmpty)
  }

  /// A picture larger than a slide is read from as far, so its letters grow with it.
  @Test func largerFramesHaveLargerLetters() async throws {
    var diagram = SampleDiagrams.network(12)
    diagram.frame = try #require(FrameSize(width: 80.0 / 3, height: 15))
    let large = try await renderer.layOut(diagram, effort: 0.01)
    #expect(large.size == Size(width: 1920, height: 1080))
    #expect(large.nodes.allSatisfy { $0.fontSize >= 22 })
    let frame = Box(x: 0, y: 0, width: 1920, height: 1080)
    #expect(large.nodes.allSatisfy { frame.contains($0.box) } && large.texts.allSatisfy { frame.contains($0.box) })
    #expect(large.texts.contains { $0.role == .title && $0.fontSize >= 48 })
  }

  /// A frame smaller than a slide is a print of one: the same picture, all of it smaller.
  @Test func smallerFramesAreSlidesMadeSmaller() async throws {
    var diagram = SampleDiagrams.network(12)
    diagram.shrinksLetters = true
    // 6 × 5 inches are two thirds of 9 × 7.5, the largest frame of that ratio on a slide.
    diagram.frame = try #require(FrameSize(width: 6, height: 5))
    let small = try await renderer.layOut(diagram, effort: 0.004)
    diagram.shrinksLetters = false
    diagram.frame = try #require(FrameSize(width: 9, height: 7.5))
    let slide = try await renderer.layOut(diagram, effort: 0.004)
    #expect(small.size == Size(width: 432, height: 360) && abs(small.quality.scale - 2.0 / 3) < 1e-12)
    #expect(small.nodes.map(\.lines) == slide.nodes.map(\.lines))
    for (a, b) in zip(small.nodes, slide.nodes) {
      #expect(abs(a.box.center.x - b.box.center.x * 2 / 3) < 1e-9 && abs(a.fontSize - b.fontSize * 2 / 3) < 1e-9)
    }
    let figures = try await renderer.audit(small).lines
    let letters = try #require(figures.first { $0.name == "smallest-text" }?.value)
    #expect(abs(letters - 11) < 1e-9)
    // Ten inches and more keep their letters.
    diagram.shrinksLetters = true
    diagram.frame = .standard
    #expect(try await renderer.layOut(diagram, effort: 0.004).quality.scale == 1)
  }

  /// In small pictures everyone has a name or a number, the same in each, and a key says who has which.
  @Test(arguments: [14, 30, 80]) func momentsNameEveryone(count: Int) async throws {
    var diagram = SampleDiagrams.network(count)
    diagram.form = .moments(
      (1...4).map { number in
        DiagramMoment(
          name: "\(2020 + number)", nodes: Array(diagram.nodes.prefix(count * number / 4)),
          edges: diagram.edges)
      })
    let picture = try await renderer.layOut(diagram, effort: 0.004)
    #expect(picture.quality.overlapCount == 0 && picture.quality.unlabelledCount == 0)
    let caption = picture.texts.filter { $0.role == .caption }.flatMap(\.lines).joined(separator: " ")
    var shown: [String: [String]] = [:]
    for node in picture.nodes {
      let id = String(node.id.drop { $0 != "/" }.dropFirst())
      #expect(!node.lines.isEmpty && shown[id].map { $0 == node.lines } ?? true)
      shown[id] = node.lines
      guard let number = node.lines.first.flatMap(Int.init) else { continue }
      #expect(caption.contains("\(number) \(node.name)"), "\(number) is not in the key")
    }
    // Who finds no room at all is counted.
    let left = Set(diagram.nodes.map(\.id)).count - Set(shown.keys).count
    #expect(left == 0 || caption.contains("Of these \(count), the \(shown.count) with most ties"))
  }

  /// Three hubs among thirty: they have their names, even if others must have numbers, or are not drawn.
  @Test func momentsNameTheMostTied() async throws {
    let hubs = ["Pôle SCS", "TICE.PT", "MESAP"]
    let others = (1...27).map { "Company no. \($0)" }
    var diagram = SampleDiagrams.network(0)
    diagram.nodes = (others + hubs).map { DiagramNode(id: $0, label: $0, shape: .hexagon) }
    diagram.edges = others.enumerated().map { DiagramEdge(source: hubs[$0 % 3], target: $1) }
    diagram.form = .moments(
      ["2024", "2025", "2026"].map { DiagramMoment(name: $0, nodes: diagram.nodes, edges: diagram.edges) })
    let picture = try await renderer.layOut(diagram, effort: 0.004)
    for hub in hubs {
      let shown = picture.nodes.filter { $0.name == hub }.map { $0.lines.joined(separator: " ") }
      #expect(shown == [hub, hub, hub])
    }
    #expect(picture.quality.overlapCount == 0 && picture.nodes.contains { $0.lines.first.flatMap(Int.init) != nil })
  }
}
