import Diagrams
import Testing

@Suite struct DiagramStyleTests {
  @Test func printedGroupsHaveLetters() {
    let style = DiagramStyle(
      fills: .init(
        title: "Sector", entries: [.init(.group(0), "ICT"), .init(.group(1), "Food"), .init(.plain, "none")]))
    let nodes = [
      DiagramNode(id: "a", label: "Ana", fill: .group(0)), DiagramNode(id: "b", label: "Ben", fill: .group(1)),
      DiagramNode(id: "c", label: "Cem", fill: .plain),
    ]
    var diagram = Diagram(title: "", nodes: nodes, edges: [], style: style, theme: .print)
    #expect(diagram.lettered.nodes.map(\.label) == ["Ana (A)", "Ben (B)", "Cem"])
    #expect(diagram.lettered.style.fills.entries.map(\.meaning) == ["A: ICT", "B: Food", "none"])
    diagram.theme = .light
    #expect(diagram.lettered == diagram)
  }

  @Test func theSmallestGroupsShareOneColour() {
    let counts = Dictionary(uniqueKeysWithValues: (1...11).map { ("group \($0)", $0) })
    let (scale, fills) = DiagramStyle.fills(for: counts, title: "Sector")
    #expect(fills["group 11"] == .group(0))
    #expect((1...3).allSatisfy { fills["group \($0)"] == .other })
    #expect(scale.entries.count == Theme.groupColourCount + 1)
    #expect(scale.entries.last?.meaning == "other (3 smaller)")
  }

  @Test func aLegendHoldsOnlyWhatIsUsed() {
    let style = DiagramStyle(
      fills: .init(title: "Sector", entries: [.init(.group(0), "Food"), .init(.group(1), "Health")]),
      lines: .init(title: "Tie", entries: [.init(.solid, "project"), .init(.dashed, "event")]),
      widthMeaning: "Thicker: more")
    var diagram = Diagram(
      title: "", nodes: [DiagramNode(id: "a", fill: .group(1)), DiagramNode(id: "b", fill: .group(1))], edges: [],
      style: style)
    #expect(diagram.legend.map(\.title) == ["Sector"])
    #expect(diagram.legend.first?.entries.map(\.text) == ["Health"])
    diagram.edges = [DiagramEdge(source: "a", target: "b", line: .dashed), DiagramEdge(source: "a", target: "zz")]
    #expect(diagram.legend.map { $0.entries.map(\.text) } == [["Health"], ["event"], ["Thicker: more"]])
  }

  @Test(arguments: [
    ("16:9", 960.0, 540.0), ("4:3", 720, 540), ("a4", 297 / 25.4 * 72, 210 / 25.4 * 72), ("12x6.5", 864, 468),
    ("5×4", 360, 288),
  ])
  func framesAreRead(text: String, width: Double, height: Double) {
    let points = FrameSize(text)?.points
    #expect(abs((points?.width ?? 0) - width) < 1e-6 && abs((points?.height ?? 0) - height) < 1e-6)
  }

  @Test(arguments: ["", "16:10", "12", "x", "1x1", "99x9", "nanx5", "infx5", "-5x5", "5x5x5", "1e1x5"])
  func otherFramesAreRefused(text: String) { #expect(FrameSize(text) == nil) }
}
