import Diagrams
import Testing

@Suite struct LabelTextTests {
  @Test(arguments: [
    ("Pôle SCS", ["Pôle SCS"]), ("Municipality of Västerås", ["Municipality", "of Västerås"]), ("", []), ("  ", []),
    ("BalticNet-PlasmaTec", ["BalticNet-PlasmaTec"]),
    ("Computer Research Institute of Montréal", ["Computer Research", "Institute of Montréal"]),
  ])
  func labelsBreakAtBlanks(text: String, lines: [String]) {
    #expect(LabelText.lines(of: DiagramNode(id: "a", label: text)) == lines)
  }

  @Test func hugeLabelsAreCut() {
    for text in [String(repeating: "x", count: 100_000), String(repeating: "ab cd ", count: 20_000)] {
      let lines = LabelText.lines(of: DiagramNode(id: "a", label: text))
      #expect(lines.count <= 3 && lines.allSatisfy { $0.count <= 40 })
      #expect(lines.last?.hasSuffix("…") == true)
    }
  }

  @Test func runningTextIsWrapped() {
    let lines = LabelText.wrapped("one two three four", width: 8, maximumLines: 2) { Double($0.count) }
    #expect(lines == ["one two", "three …"])
  }
}
