import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of everyone: sector is colour, kind is shape, tie kind is line style, the strongest bridges stand out.
struct NetworkView {
  let network: ClusterNetwork
  let grouping: Grouping?
  /// Those to point out besides the strongest bridges.
  var highlighted: [NodeID] = []
  /// How many organisations to draw at most.
  var limit = 60
  var title: String?
  var frame = FrameSize.widescreen
  var theme = Theme.light

  private static let bridgeCount = 5
  private static let mostTiesPerNode = 4

  func diagram() -> Diagram {
    let graph = network.graph
    let bridging = grouping.map { graph.crossGroupBetweenness($0.partition) } ?? graph.betweenness()
    let organisations = bridging.ranking.filter { network[$0].organisation != nil }
    let bridges = organisations.prefix(Self.bridgeCount).filter { (bridging[$0] ?? 0) > 0 }
    let chosen = highlighted.isEmpty ? Array(bridges) : highlighted
    let drawn = nodesToDraw(first: chosen)
    let marks = NetworkMarks(
      network, grouping: grouping, drawn: drawn,
      emphasis: highlighted.isEmpty
        ? (grouping == nil ? "most often between others" : "strongest bridge between groups") : "pointed out")
    let places = Set(drawn)
    let emphasised = Set(chosen)
    let nodes = drawn.map { node in
      DiagramNode(
        id: network.id(of: node), label: network[node].label, description: marks.description(of: node),
        shape: marks.shape(of: node), fill: marks.fill(of: node), emphasis: emphasised.contains(node) ? .focus : .normal
      )
    }
    let edges = zip(graph.edges, network.ties).filter { places.contains($0.0.source) && places.contains($0.0.target) }
    // Where ties would fill the picture, those of the organisations pointed out stand out from the rest.
    let isDense = edges.count > Self.mostTiesPerNode * drawn.count
    let diagramEdges = edges.map { edge, tie in
      DiagramEdge(
        source: network.id(of: edge.source), target: network.id(of: edge.target),
        description: marks.description(of: edge, tie), line: marks.line(of: tie),
        arrow: graph.isDirected ? .forward : .none,
        emphasis: isDense && !emphasised.contains(edge.source) && !emphasised.contains(edge.target) ? .minor : .normal)
    }
    return Diagram(
      title: title ?? defaultTitle(bridge: bridges.first),
      caption: DiagramCaption(
        network, grouping: grouping,
        selection: drawn.count < graph.nodeCount ? "the \(drawn.count) with most ties" : nil
      ).lines,
      description: "\(counted(drawn.count, "organisation")) and \(counted(diagramEdges.count, "tie")) of "
        + network.records.title,
      nodes: nodes, edges: diagramEdges, style: marks.style, frame: frame, theme: theme)
  }

  /// Everyone, or those with most ties if there are more than can be read.
  private func nodesToDraw(first chosen: [NodeID]) -> [NodeID] {
    let graph = network.graph
    guard graph.nodeCount > limit else { return Array(graph.nodes) }
    let picked = Set(chosen.prefix(limit))
    let others = graph.degree().ranking.filter { !picked.contains($0) }
    return (picked + others.prefix(limit - picked.count)).sorted()
  }

  private func defaultTitle(bridge: NodeID?) -> String {
    let subject = network.records.title
    guard let bridge else { return subject }
    return grouping == nil
      ? "\(subject): \(network[bridge].label) is most often between others"
      : "\(subject): \(network[bridge].label) is the strongest bridge between \(grouping?.plural ?? "groups")"
  }
}
