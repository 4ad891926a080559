import Diagrams
import Testing

@Suite struct DOTWriterTests {
  @Test func aSmallPictureReadsAsExpected() {
    let diagram = Diagram(
      title: "A \"finding\"", caption: ["n = 2"],
      nodes: [
        DiagramNode(id: "a", label: "Pôle & <b>SCS</b>", description: "x\ny", fill: .group(0)),
        DiagramNode(id: "b\\", label: "", shape: .hexagon, emphasis: .focus), DiagramNode(id: "a", label: "again"),
      ],
      edges: [
        DiagramEdge(source: "a", target: "b\\", line: .dashed, arrow: .forward),
        DiagramEdge(source: "a", target: "nobody"), DiagramEdge(source: "a", target: "a"),
      ])
    let expected = #"""
      digraph "A \"finding\"" {
        graph [label="A \"finding\"\nn = 2" labelloc=t fontname="Liberation Sans" fontsize=18 fontcolor="#16191d" bgcolor="#ffffff" charset="UTF-8" layout=neato overlap=prism sep="+6" outputorder=edgesfirst]
        node [fontname="Liberation Sans" style="filled" margin="0.08,0.04" width=0 height=0]
        edge [fontname="Liberation Sans" fontsize=11 fontcolor="#4a5361"]
        "a" [label="Pôle &amp; <b>SCS</b>" shape=box style="filled,rounded" fillcolor="#a0c4e7" color="#4b6987" fontcolor="#16191d" fontsize=11 class="node normal" tooltip="x y"]
        "b\\" [label="" shape=hexagon fillcolor="#ffffff" color="#16191d" fontcolor="#16191d" fontsize=14 class="node focus"]
        "a" -> "b\\" [color="#969899" style=dashed penwidth=1 dir=forward arrowsize=0.7 class="tie normal"]
      }

      """#
    #expect(DOTWriter().text(diagram) == expected)
    #expect(DOTWriter(writesTooltips: false).text(diagram) == expected.replacing(" tooltip=\"x y\"", with: ""))
  }

  @Test func differentIDsGiveDifferentNames() {
    let ids = [
      "", "a", "A", "a\n", "a%0a", "a~0a", "%a", "~25a", "a%", "a\\", "a\\\\", "a\"", "\u{1}", "%01", "é", "e\u{301}x",
      "😀", "_", "__", "-",
    ]
    #expect(Set(ids.map(DOTText.id)).count == ids.count)
    #expect(Set(ids.map(elementName)).count == ids.count)
    let letters = Set(ids.map(elementName).joined())
    #expect(letters.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
  }

  @Test(arguments: [
    (1.0, "1"), (0.005, "0.01"), (-0.5, "-0.5"), (123.456, "123.46"), (0, "0"), (.nan, "0"), (.infinity, "0"),
    (1e300, "1000000000"), (10.1, "10.1"), (-0.001, "0"),
  ])
  func numbersAreShort(value: Double, text: String) { #expect(DOTText.number(value) == text) }

  @Test func controlCharactersAreDropped() {
    #expect(safeText("a\u{0}b\u{7}\n\u{202E}c\u{FFFE}\u{200D}") == "ab c\u{200D}")
    #expect(xmlEscaped("<a b=\"c\">&'\u{1}") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;")
  }
}
