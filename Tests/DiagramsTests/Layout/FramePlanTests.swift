import Diagrams
import Testing

@Suite struct FramePlanTests {
  private static let frames: [FrameSize] = [.widescreen, .standard, .a4Landscape]

  /// A picture with so many sectors, kinds of ties and numbered remarks in its legend.
  private func diagram(_ frame: FrameSize, sectors: Int, kinds: Int, remarks: Int, longest: Int = 60) -> Diagram {
    let sector = (0..<sectors).map { StyleScale<NodeFill>.Entry(.group($0), "Sector number \($0)") }
    let lines = LineStyle.allCases.prefix(kinds).map { StyleScale<LineStyle>.Entry($0, "kind \($0.rawValue)") }
    var style = DiagramStyle(
      fills: .init(title: "Sector", entries: sector), lines: .init(title: "Tie", entries: Array(lines)))
    let words = String(repeating: "word ", count: longest / 5)
    style.remarks = StyleRemarks(title: "Proposed", lines: (0..<remarks).map { "\($0 + 1) \(words)" })
    let nodes = (0..<max(2, sectors)).map { DiagramNode(id: "\($0)", fill: .group($0)) }
    return Diagram(
      title: "A finding of many words that does not fit on a single line of a slide",
      caption: ["n = 31.", "A tie is a tie."],
      nodes: nodes, edges: lines.map { DiagramEdge(source: "0", target: "1", line: $0.mark) }, style: style,
      frame: frame)
  }

  /// The plan with every letter as wide as 0.55 of its height, so that no font is needed.
  private func plan(_ diagram: Diagram, key: String = "") -> FramePlan {
    var widths: [MeasuredLine: Double] = [:]
    for line in diagram.measuredLines { widths[line] = Double(line.text.count) * line.fontSize * 0.55 }
    return FramePlan(diagram, extraCaption: [], key: key, widths: TextWidths(widths))
  }

  private func checkThatNothingOverlaps(_ plan: FramePlan, _ frame: FrameSize) {
    let page = Box(x: 0, y: 0, width: frame.points.width, height: frame.points.height)
    let texts = plan.texts + plan.legend.map(\.text)
    let boxes = texts.map { $0.box.inset(by: 0.01) } + [plan.plot]
    for (index, box) in boxes.enumerated() {
      #expect(page.contains(box, tolerance: 0.01))
      for other in boxes[(index + 1)...] { #expect(!box.overlaps(other), "\(box) \(other)") }
    }
  }

  @Test(arguments: frames, [(3, 4, 0), (8, 5, 0), (3, 3, 5), (8, 5, 5)])
  func aUsualLegendLeavesThreeFifthsBothWays(frame: FrameSize, counts: (sectors: Int, kinds: Int, remarks: Int)) {
    let plan = plan(diagram(frame, sectors: counts.sectors, kinds: counts.kinds, remarks: counts.remarks))
    checkThatNothingOverlaps(plan, frame)
    #expect(plan.missingLegendLines == 0)
    let entries = plan.legend.count { $0.text.role == .legendText }
    #expect(entries == counts.sectors + counts.kinds + counts.remarks)
    let (across, down) = (plan.plot.size.width / frame.points.width, plan.plot.size.height / frame.points.height)
    // Eight sectors, five kinds of ties and five proposals are more than 4:3 has room for beside 60 % each way.
    let isTooMuch = counts == (8, 5, 5) && frame != .widescreen
    #expect(isTooMuch || (across >= 0.6 && down >= 0.6), "\(frame): \(across) × \(down)")
    #expect(across * down >= 0.32)
  }

  @Test(arguments: frames) func whatHasNoRoomIsCounted(frame: FrameSize) {
    let all = (8, 5, 40)
    let plan = plan(diagram(frame, sectors: all.0, kinds: all.1, remarks: all.2, longest: 300))
    checkThatNothingOverlaps(plan, frame)
    let placed = plan.legend.filter { $0.text.role == .legendText }
    #expect(plan.missingLegendLines > 0 && placed.count + plan.missingLegendLines == all.0 + all.1 + all.2)
    #expect(plan.legend.last?.text.lines == ["+ \(plan.missingLegendLines) more without room here"])
  }

  @Test func aKeyIsNeverCut() {
    let key = "Numbers: " + (1...90).map { "\($0) name" }.joined(separator: ", ")
    let plan = plan(diagram(.standard, sectors: 3, kinds: 2, remarks: 0), key: key)
    checkThatNothingOverlaps(plan, .standard)
    let words = plan.texts.filter { $0.role == .caption }.flatMap(\.lines).joined(separator: " ")
    #expect(words.hasSuffix(key))
  }

  @Test func aTitleShrinksOnlyToSaveALine() {
    var short = diagram(.widescreen, sectors: 2, kinds: 1, remarks: 0)
    // A line of 16:9 is 908 points wide, of which 98.5 % are used: 62 letters of 14.3 points at a size of 26, 67 of 13.2 at
    // 24. What needs two lines either way stays large.
    for (count, size, lines) in [(61, 26.0, 1), (65, 24.0, 1), (85, 26.0, 2)] {
      short.title = Array(repeating: "x", count: (count + 1) / 2).joined(separator: " ")
      let title = plan(short).texts.first { $0.role == .title }
      #expect(title?.fontSize == size && title?.lines.count == lines, "\(count)")
    }
  }
}
