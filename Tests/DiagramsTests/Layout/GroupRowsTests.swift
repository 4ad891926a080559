import Diagrams
import Testing

@Suite struct GroupRowsTests {
  private static let support = ["Expectrum", "SynerLeap", "Business France", "ACCIO", "InvestSurrey"]
  private static let industry = ["ABB", "PVA", "Smart Logistics Cluster", "Scent", "Renault", "OLSA"]
  private static let ict = ["Telecom Italia", "GAIA", "CRIM"]
  private static let bridges = ["TICE.PT", "MITC", "BNPT", "MESAP", "Pôle SCS"]

  /// Groups of names of very different widths, tied so that neighbours in a row would waste much of it.
  private static func diagram(height: Double) throws -> Diagram {
    let nodes = (support + industry + ict + bridges).map { name in
      DiagramNode(
        id: name, shape: name.hasPrefix("Smart") ? .house : bridges.contains(name) ? .hexagon : .octagon,
        emphasis: bridges.contains(name) ? .focus : .normal)
    }
    let edges = (industry + support + ict).enumerated().flatMap { number, name in
      (1...2).map { DiagramEdge(source: name, target: bridges[(number * $0 + number / 3) % bridges.count]) }
    }
    return Diagram(
      title: "", nodes: nodes, edges: edges,
      groups: [
        DiagramGroup(name: "Support", nodeIDs: support), DiagramGroup(name: "Industry", nodeIDs: industry),
        DiagramGroup(name: "ICT", nodeIDs: ict),
      ], frame: try #require(FrameSize(width: 13.1, height: height)))
  }

  @Test("A frame with room for all names has an arrangement without overlaps, whatever its height")
  func everyHeight() throws {
    for step in 0...40 {
      let diagram = try Self.diagram(height: 4 + Double(step) * 0.08)
      // Every letter is taken to be 0.45 as wide as it is high.
      let widths = TextWidths(
        Dictionary(
          diagram.measuredLines.map { ($0, Double($0.text.count) * $0.fontSize * 0.45) },
          uniquingKeysWith: { first, _ in first }))
      let job = try #require(
        LayoutJob.job(.whole(level: LabelPlan.smallestLevel, density: 0.62), diagram, widths: widths))
      #expect(job.hasRoom && job.arrangedGroups().isSound, "\(4 + Double(step) * 0.08) inches")
    }
  }
}
