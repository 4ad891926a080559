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
    // After the one in focus, the groups take turns: three of each are kept.
    #expect(folded.nodes.filter { $0.foldedCount > 0 }.map(\.label) == ["+ 7 more", "+ 6 more"])
    for (group, badge) in zip(folded.groups, folded.nodes.suffix(2)) { #expect(group.nodeIDs.contains(badge.id)) }
  }

  @Test func tiesOfThoseInFocusLeadToBadges() {
    // A bridge tied to all of ten in A and to four of ten in B, each group of one colour.
    var nodes = (0..<20).map { DiagramNode(id: "\($0)", fill: .group($0 / 10)) }
    nodes.append(DiagramNode(id: "bridge", emphasis: .focus))
    let edges = (0..<14).map { DiagramEdge(source: "bridge", target: "\($0)", line: $0 == 3 ? .dashed : .solid) }
    let groups = [0, 1].map { side in
      DiagramGroup(name: "\(side)", nodeIDs: (10 * side..<10 * side + 10).map(String.init))
    }
    let folded = Diagram(title: "", nodes: nodes, edges: edges, groups: groups).folded(keeping: 5)
    // The bridge, and those with most ties of each group: 0 and 1, 10 and 11.
    #expect(folded.nodes.filter { $0.foldedCount == 0 }.map(\.id) == ["0", "1", "10", "11", "bridge"])
    let badges = folded.nodes.filter { $0.foldedCount > 0 }
    #expect(badges.map(\.foldedCount) == [8, 8] && badges.map(\.fill) == [.group(0), .group(1)])
    let ties = folded.drawableEdges.map(\.edge).filter { $0.target.hasPrefix("+") }
    #expect(ties.map(\.tieCount) == [8, 2] && ties.allSatisfy { $0.source == "bridge" })
    // Folded once more, the same sums come out: nothing is counted twice and nothing is lost.
    let twice = folded.folded(keeping: 3)
    #expect(twice.nodes.map(\.foldedCount).reduce(0, +) == 18)
    #expect(twice.drawableEdges.map(\.edge.tieCount).reduce(0, +) == 14)
    #expect(twice.folded(keeping: 3) == twice)
  }

  @Test func numberedTiesWithoutRoomAreSaid() {
    var proposed = diagram
    proposed.edges += [
      DiagramEdge(source: "+19", target: "+0", label: "1", emphasis: .focus),
      DiagramEdge(source: "+19", target: "+18", label: "2", emphasis: .focus),
    ]
    #expect(proposed.undrawnLabels.isEmpty)
    let folded = proposed.folded(keeping: 7)
    #expect(folded.undrawnLabels == ["2"])
    #expect(folded.foldingNote?.hasSuffix("Not drawn for want of room: 2.") == true)
  }
}
