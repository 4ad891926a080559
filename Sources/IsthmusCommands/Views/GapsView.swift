import ClusterAnalysis
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of whom to meet next: today's ties faint, proposed ones dashed and numbered.
struct GapsView {
  /// A tie that is proposed.
  struct Proposal {
    var source: NodeID
    var target: NodeID
    /// Who would introduce them.
    var introducer: NodeID?
  }

  let network: ClusterNetwork
  let grouping: Grouping?
  let proposals: [Proposal]
  var settings = ViewSettings()

  private static let mostNodes = 26

  func diagram() -> Diagram {
    let graph = network.graph
    let ends = Set(proposals.flatMap { [$0.source, $0.target] })
    let introducers = Set(proposals.compactMap(\.introducer)).subtracting(ends)
    let highlighted = Set(settings.highlighted)
    let drawn = Array(graph.nodes)
    let marks = NetworkMarks(network, grouping: grouping, drawn: drawn, emphasis: "to be brought together")
    let nodes = drawn.map { node in
      DiagramNode(
        id: network.id(of: node), label: network[node].label, description: marks.description(of: node),
        shape: marks.shape(of: node), fill: marks.fill(of: node),
        emphasis: ends.contains(node) || highlighted.contains(node)
          ? .focus : introducers.contains(node) ? .normal : .minor)
    }
    let today = zip(graph.edges, network.ties).map { edge, tie in
      DiagramEdge(
        source: network.id(of: edge.source), target: network.id(of: edge.target),
        description: marks.description(of: edge, tie), arrow: graph.isDirected ? .forward : .none, emphasis: .minor)
    }
    let proposed = proposals.enumerated().map { number, proposal in
      DiagramEdge(
        source: network.id(of: proposal.source), target: network.id(of: proposal.target), label: "\(number + 1)",
        description: "Proposed: " + words(proposal), line: .dashed, width: 1.2, emphasis: .focus)
    }
    var style = marks.style
    style.lines = .init(title: "Tie", entries: [.init(.solid, "today"), .init(.dashed, "proposed, with its number")])
    if !introducers.isEmpty { style.nodeEmphasis.entries.append(.init(.normal, "introduces them")) }
    style.remarks = StyleRemarks(
      title: "Proposed", lines: proposals.enumerated().map { "\($0 + 1) \(words($1))" })
    var diagram = Diagram(
      title: settings.title ?? title, caption: DiagramCaption(network, grouping: grouping).lines,
      description: proposals.enumerated().map { "\($0 + 1): \(words($1))." }.joined(separator: " "), nodes: nodes,
      edges: today + proposed, style: style, frame: settings.frame, theme: settings.theme)
    diagram.mostNodes = max(settings.limit ?? Self.mostNodes, ends.count + introducers.count)
    return diagram
  }

  private func words(_ proposal: Proposal) -> String {
    let names = [proposal.source, proposal.target, proposal.introducer].compactMap(\.self)
    let isLong = names.map { network[$0].label.count }.reduce(0, +) > Self.longestLine
    func name(_ node: NodeID) -> String { self.name(node, upTo: isLong ? Self.longestLine / 3 : Self.longestName) }
    let pair = "\(name(proposal.source)) – \(name(proposal.target))"
    return pair + (proposal.introducer.map { ", through \(name($0))" } ?? "")
  }

  /// The name, cut if it is so long that lines of names would fill the picture.
  private func name(_ node: NodeID, upTo length: Int = longestName) -> String {
    let label = network[node].label
    return label.count <= length ? label : label.prefix(length - 1) + "…"
  }

  private static let longestName = 40
  /// How many characters three names may have together.
  private static let longestLine = 87

  private var title: String {
    guard let first = proposals.first else { return "No tie is proposed" }
    let start = "\(name(first.source)) should meet \(name(first.target))"
    let rest = proposals.count - 1
    return rest == 0 ? start : "\(start), and \(rest) more \(rest == 1 ? "tie is" : "ties are") worth making"
  }
}
