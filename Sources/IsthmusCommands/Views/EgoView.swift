import ClusterAnalysis
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of one organisation and everyone it is tied to.
struct EgoView {
  let network: ClusterNetwork
  let grouping: Grouping?
  let focus: NodeID
  var settings = ViewSettings()

  private static let mostNodes = 45

  func diagram() -> Diagram {
    let graph = network.graph
    var around = Set(graph.neighbors(of: focus))
    // In a directed network, who points here is a neighbour too.
    if graph.isDirected { for edge in graph.edges where edge.target == focus { around.insert(edge.source) } }
    let drawn = around.union([focus]).sorted()
    let marks = NetworkMarks(network, grouping: grouping, drawn: drawn, emphasis: network[focus].label)
    let highlighted = Set(settings.highlighted)
    let nodes = drawn.map { node in
      DiagramNode(
        id: network.id(of: node), label: network[node].label, description: marks.description(of: node),
        shape: marks.shape(of: node), fill: marks.fill(of: node),
        emphasis: node == focus || highlighted.contains(node) ? .focus : .normal,
        sizeClass: node == focus ? .large : .small)
    }
    let places = Set(drawn)
    let edges = zip(graph.edges, network.ties)
      .filter { places.contains($0.0.source) && places.contains($0.0.target) }
      .map { edge, tie in
        DiagramEdge(
          source: network.id(of: edge.source), target: network.id(of: edge.target),
          description: marks.description(of: edge, tie), line: marks.line(of: tie),
          arrow: graph.isDirected ? .forward : .none,
          emphasis: edge.source == focus || edge.target == focus ? .normal : .minor)
      }
    var style = marks.style
    style.nodeEmphasis = .init()
    style.edgeEmphasis = .init(
      title: "", entries: [.init(.normal, "tie of \(network[focus].label)"), .init(.minor, "tie among the others")])
    var diagram = Diagram(
      title: settings.title ?? title(around), caption: DiagramCaption(network, grouping: grouping).lines,
      description: "\(network[focus].name) and the \(around.count) it is tied to.", nodes: nodes, edges: edges,
      style: style, frame: settings.frame, theme: settings.theme)
    diagram.mostNodes = settings.limit ?? Self.mostNodes
    return diagram
  }

  private func title(_ around: Set<NodeID>) -> String {
    let label = network[focus].label
    guard !around.isEmpty else { return "\(label) has no tie" }
    var parts = ["\(label) is tied to \(around.count)"]
    if let grouping {
      let groups = Set(around.compactMap { grouping.partition[$0] })
      if !groups.isEmpty {
        parts.append("in \(groups.count == 1 ? "one \(grouping.singular)" : "\(groups.count) \(grouping.plural)")")
      }
    }
    let among = network.graph.edges.count { around.contains($0.source) && around.contains($0.target) }
    let possible = around.count * (around.count - 1) / (network.graph.isDirected ? 1 : 2)
    let rest = possible > 0 ? "; among these, \(among) of \(possible) possible ties exist" : ""
    return parts.joined(separator: " ") + rest
  }
}
