import Diagrams
import Testing

@Suite struct FoldingTests {
  private var diagram: Diagram {
    // Node 0 has most ties, the last is in focus with none.
    let nodes = (0..<20).map { index in
      DiagramNode(
        id: "+\(index)", fill: .group(index % 2), emphasis: index == 19 ? .focus : .normal)
    }
    let edges = (1..<19).flatMap { index in
      [DiagramEdge(source: "+0", target: "+\(index)")]
        + (index < 6 ? [DiagramEdge(source: "+1", target: "+\(index)")] : [])
    }
    let style = DiagramStyle(
      fills: .init(title: "Sector", entries: [.init(.group(0), "ICT"), .init(.group(1), "Food")]))
    return Diagram(title: "", nodes: nodes, edges: edges, style: style)
  }

  @Test func theRestIsCounted() {
    let folded = diagram.folded(keeping: 7)
    let kept = folded.nodes.filter { $0.foldedCount == 0 }.map(\.id)
    #expect(kept == ["+0", "+1", "+2", "+3", "+4", "+5", "+19"])
    let badges = folded.nodes.filter { $0.foldedCount > 0 }
    // Of 6 … 18, the even ones are of the first group.
    #expect(badges.map(\.label) == ["+ 7 ICT", "+ 6 Food"])
    #expect(Set(folded.nodes.map(\.id)).count == folded.nodes.count)
    #expect(folded.drawableEdges.count == 5 + 4)
  }

  @Test func smallPicturesStayWhole() {
    #expect(diagram.folded(keeping: 20) == diagram)
    #expect(diagram.folded(keeping: 19).nodes.count == 20)
  }

  @Test func groupsCountTheirOwn() {
    var grouped = diagram
    grouped.groups = [
      DiagramGroup(name: "A", nodeIDs: (0..<10).map { "+\($0)" }),
      DiagramGroup(name: "B", nodeIDs: (10..<19).map { "+\($0)" }),
    ]
    let folded = grouped.folded(keeping: 7)
    #expect(folded.nodes.filter { $0.foldedCount > 0 }.map(\.label) == ["+ 4 more", "+ 9 more"])
    for (group, badge) in zip(folded.groups, folded.nodes.suffix(2)) { #expect(group.nodeIDs.contains(badge.id)) }
  }
}
