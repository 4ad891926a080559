import Diagrams
import Testing

@Suite struct LayoutAuditTests {
  private func node(_ id: String, _ box: Box, _ fontSize: Double = 12) -> PlacedNode {
    PlacedNode(
      id: id, name: id, description: "", lines: ["name \(id)"], box: box, shape: .box, fill: .white, stroke: .black,
      strokeWidth: 1, ink: .black, fontSize: fontSize, isBold: false, emphasis: .normal)
  }

  /// Four nodes in the corners of a slide.
  private var sound: LaidOutDiagram {
    var picture = LaidOutDiagram(size: Size(width: 960, height: 540), title: "T", description: "", theme: .light)
    for (id, x, y) in [("a", 20.0, 60.0), ("b", 840, 60), ("c", 20, 480), ("d", 840, 480)] {
      picture.nodes.append(node(id, Box(x: x, y: y, width: 100, height: 30)))
    }
    picture.texts = [
      PlacedText(
        role: .title, lines: ["T"], box: Box(x: 20, y: 10, width: 900, height: 32), fontSize: 26, isBold: true,
        colour: .black)
    ]
    return picture
  }

  private func missed(_ picture: LaidOutDiagram) -> [String] {
    var picture = picture
    picture.quality = picture.measured()
    var widths: [MeasuredLine: Double] = [:]
    for line in picture.measuredLines { widths[line] = Double(line.text.count) * line.fontSize / 2 }
    return LayoutAudit(picture, widths: TextWidths(widths)).lines.filter { !$0.isMet }.map(\.name)
  }

  private func edge(_ a: Point, _ b: Point) -> PlacedEdge {
    PlacedEdge(
      source: "a", target: "d", description: "", route: Route(from: a, to: b), line: .solid, width: 1, colour: .black,
      arrow: .none, emphasis: .normal)
  }

  @Test func soundPicturesMeetEveryFigure() { #expect(missed(sound) == []) }

  @Test func everyDefectIsFound() {
    func changed(_ change: (inout LaidOutDiagram) -> Void) -> [String] {
      var picture = sound
      change(&picture)
      return missed(picture)
    }
    #expect(changed { $0.nodes[0].fontSize = 10 } == ["smallest-text"])
    #expect(
      changed {
        $0.nodes[0].emphasis = .focus
        $0.nodes[0].fontSize = 13
      } == ["smallest-focus-name"])
    #expect(changed { $0.texts[0].fontSize = 20 } == ["title"])
    #expect(changed { $0.nodes.append(node("e", Box(x: 90, y: 80, width: 100, height: 30))) } == ["overlapping-nodes"])
    #expect(changed { $0.nodes[0].lines = [String(repeating: "w", count: 30)] } == ["overflowing-texts"])
    #expect(changed { $0.nodes[1].box.origin.x = 880 } == ["cut-texts"])
    #expect(changed { $0.nodes[0].box.origin.y = 30 } == ["covered-texts"])
    #expect(changed { $0.nodes[0].ink = Colour(0x999999) } == ["contrast"])
    #expect(changed { for index in 0..<4 { $0.nodes[index].box.origin.x /= 2 } } == ["width-used"])
    #expect(changed { for index in 2..<4 { $0.nodes[index].box.origin.y = 200 } } == ["height-used"])
    #expect(changed { $0.quality.missingLegendLines = 2 } == ["missing-legend-lines"])
    #expect(changed { $0.quality.undrawnTieCount = 1 } == ["undrawn-ties"])
    // From a to d past b, then through it.
    #expect(changed { $0.edges = [edge(Point(x: 120, y: 75), Point(x: 840, y: 480))] } == [])
    #expect(changed { $0.edges = [edge(Point(x: 120, y: 75), Point(x: 950, y: 70))] } == ["crossed-names"])
  }

  /// Letters are measured as they are on a slide, on which a larger page is made smaller.
  @Test func largerPagesAreMeasuredOnASlide() {
    #expect(missed(sound.scaled(by: 2)) == [])
    var picture = sound
    picture.size = Size(width: 1920, height: 1080)
    #expect(missed(picture).contains("smallest-text") && missed(picture).contains("title"))
  }
}
