import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of everyone: sector is colour, kind is shape, tie kind is line style, the strongest bridges stand out.
struct NetworkView {
  let network: ClusterNetwork
  let grouping: Grouping?
  /// Those highlighted are pointed out instead of the strongest bridges.
  var settings = ViewSettings()

  private static let bridgeCount = 5
  private static let mostNodes = 60
  private static let mostTiesPerNode = 4

  func diagram() -> Diagram {
    let graph = network.graph
    let isEstimated = BridgeEstimate.isWanted(for: graph)
    let bridging = isEstimated ? estimatedBridging : exactBridging
    let highlighted = settings.highlighted
    let organisations = bridging.ranking.filter { network[$0].organisation != nil }
    let bridges = organisations.prefix(Self.bridgeCount).filter { (bridging[$0] ?? 0) > 0 }
    let chosen = highlighted.isEmpty ? Array(bridges) : highlighted
    let drawn = nodesToDraw(first: chosen)
    let marks = NetworkMarks(
      network, grouping: grouping, drawn: drawn,
      emphasis: highlighted.isEmpty
        ? (grouping == nil ? "most often between others" : "strongest bridge between groups") : "pointed out")
    let isDrawn = Set(drawn)
    let emphasised = Set(chosen)
    // Those who are not drawn are counted in the picture, so they are nodes too, but have no more to say.
    let nodes = graph.nodes.map { node in
      let isDrawn = isDrawn.contains(node)
      return DiagramNode(
        id: network.id(of: node), label: isDrawn ? network[node].label : "",
        description: isDrawn ? marks.description(of: node) : "", shape: marks.shape(of: node),
        fill: marks.fill(of: node),
        emphasis: emphasised.contains(node) ? .focus : isDrawn ? .normal : .minor)
    }
    let edges = zip(graph.edges, network.ties).filter { isDrawn.contains($0.0.source) && isDrawn.contains($0.0.target) }
    // Where ties would fill the picture, those of the organisations pointed out stand out from the rest.
    let isDense = edges.count > Self.mostTiesPerNode * drawn.count
    let diagramEdges = edges.map { edge, tie in
      DiagramEdge(
        source: network.id(of: edge.source), target: network.id(of: edge.target),
        description: marks.description(of: edge, tie), line: marks.line(of: tie),
        arrow: graph.isDirected ? .forward : .none,
        emphasis: isDense && !emphasised.contains(edge.source) && !emphasised.contains(edge.target) ? .minor : .normal)
    }
    var caption = DiagramCaption(network, grouping: grouping).lines
    if isEstimated { caption.insert(BridgeEstimate.remark, at: 1) }
    var diagram = Diagram(
      title: settings.title ?? defaultTitle(bridge: bridges.first), caption: caption,
      description: "\(counted(drawn.count, "organisation")) and \(counted(diagramEdges.count, "tie")) of "
        + network.records.title,
      nodes: nodes, edges: diagramEdges, style: marks.style, frame: settings.frame, theme: settings.theme)
    diagram.mostNodes = drawn.count
    return diagram
  }

  private var exactBridging: NodeScores {
    grouping.map { network.graph.crossGroupBetweenness($0.partition) } ?? network.graph.betweenness()
  }

  private var estimatedBridging: NodeScores {
    let effort = BridgeEstimate.effort
    let sampled =
      grouping.map { network.graph.approximateCrossGroupBetweenness($0.partition, effort, seed: 1) }
      ?? network.graph.approximateBetweenness(effort, seed: 1)
    return sampled.scores
  }

  /// Everyone, or those with most ties if there are more than can be read.
  private func nodesToDraw(first chosen: [NodeID]) -> [NodeID] {
    let graph = network.graph
    let limit = settings.limit ?? Self.mostNodes
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
