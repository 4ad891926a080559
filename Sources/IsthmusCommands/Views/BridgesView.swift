import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of what connects the groups: groups apart, the organisations that bridge them between.
struct BridgesView {
  let analysis: BridgeAnalysis
  /// Those highlighted are pointed out besides the strongest bridges.
  var settings = ViewSettings()
  /// How many organisations stand in the middle.
  var bridgeCount = 6
  /// How many groups stand apart; smaller ones share one area.
  var mostPanels = Int.max

  /// Whether the bridges were estimated, which the picture then says.
  var isEstimated = false

  private static let mostNodes = 70

  func diagram() -> Diagram {
    let (network, grouping) = (analysis.network, analysis.grouping)
    let graph = network.graph
    let bridges = analysis.brokers.filter { $0.crossBetweenness > 0 }.prefix(bridgeCount).map(\.node)
    let middle = Set(bridges + settings.highlighted)
    let drawn = nodesToDraw(middle)
    let marks = NetworkMarks(
      network, grouping: grouping, drawn: drawn, emphasis: "on most paths between \(grouping.plural)")
    let places = Set(drawn)
    // Those who are not drawn are counted in their group, so they are nodes too, but have no more to say.
    let grouped = graph.nodes.filter { grouping.partition[$0] != nil || middle.contains($0) }
    let nodes = grouped.map { node in
      let isDrawn = places.contains(node)
      return DiagramNode(
        id: network.id(of: node), label: isDrawn ? network[node].label : "",
        description: isDrawn ? marks.description(of: node) : "", shape: marks.shape(of: node),
        fill: marks.fill(of: node), emphasis: middle.contains(node) ? .focus : isDrawn ? .normal : .minor)
    }
    let edges = zip(graph.edges, network.ties)
      .filter { edge, _ in
        // Those of the bridges with organisations that are only counted lead to what counts them.
        let isCounted = [edge.source, edge.target].contains(where: middle.contains)
        return isCounted || places.contains(edge.source) && places.contains(edge.target)
      }
      .map { edge, tie in
        let groups = (grouping.partition[edge.source], grouping.partition[edge.target])
        let touchesBridge = middle.contains(edge.source) || middle.contains(edge.target)
        let crosses = groups.0 != nil && groups.1 != nil && groups.0 != groups.1
        return DiagramEdge(
          source: network.id(of: edge.source), target: network.id(of: edge.target),
          description: marks.description(of: edge, tie), line: marks.line(of: tie),
          arrow: graph.isDirected ? .forward : .none,
          emphasis: crosses ? .focus : touchesBridge ? .normal : .minor)
      }
    var style = marks.style
    style.edgeEmphasis = .init(entries: [.init(.focus, "tie between two \(grouping.plural)")])
    let areas = areas(of: grouped.filter { !middle.contains($0) })
    var caption = DiagramCaption(
      network, grouping: grouping, selection: drawn.count < graph.nodeCount ? selection(drawn.count) : nil
    ).lines
    if isEstimated { caption.insert(BridgeEstimate.remark, at: 1) }
    var diagram = Diagram(
      title: settings.title ?? analysis.findings.first?.headline ?? "Nothing bridges the \(grouping.plural)",
      caption: caption,
      description: analysis.findings.map { $0.headline + "." }.joined(separator: " "),
      nodes: nodes, edges: edges, groups: areas, style: style, frame: settings.frame, theme: settings.theme)
    diagram.mostNodes = drawn.count
    return diagram
  }

  /// The groups apart, in their order, and the smallest together if there are too many.
  private func areas(of nodes: [NodeID]) -> [DiagramGroup] {
    let (network, grouping) = (analysis.network, analysis.grouping)
    let members = Dictionary(grouping: nodes) { grouping.partition[$0] }
    func size(_ group: Int) -> Int { members[group]?.count ?? 0 }
    let groups = grouping.keys.indices.filter { size($0) > 0 }
    let bySize = groups.sorted { (-size($0), $0) < (-size($1), $1) }
    let apart = Set(groups.count > mostPanels ? Array(bySize.prefix(mostPanels - 1)) : groups)
    var areas = groups.filter(apart.contains).map { group in
      DiagramGroup(name: grouping.names[group], nodeIDs: (members[group] ?? []).map(network.id(of:)))
    }
    let others = groups.filter { !apart.contains($0) }
    if !others.isEmpty {
      areas.append(
        DiagramGroup(
          name: "\(others.count) other \(grouping.plural)",
          nodeIDs: others.flatMap { members[$0] ?? [] }.map(network.id(of:))))
    }
    return areas
  }

  private func selection(_ count: Int) -> String {
    let grouped = analysis.grouping.partition.groupedNodeCount
    return count < grouped
      ? "the bridges and those nearest to them, at most \(count)"
      : "the bridges and those with a \(analysis.grouping.singular), \(count) in all"
  }

  /// The bridges, and of those that have a group as many as can be read, nearest to the bridges first.
  private func nodesToDraw(_ middle: Set<NodeID>) -> [NodeID] {
    let (graph, partition) = (analysis.network.graph, analysis.grouping.partition)
    let limit = settings.limit ?? Self.mostNodes
    let grouped = graph.nodes.filter { partition[$0] != nil && !middle.contains($0) }
    let nearness = Dictionary(
      uniqueKeysWithValues: grouped.map { node in
        (node, graph.neighbors(of: node).count(where: middle.contains) * 1000 + graph.outDegree(of: node))
      })
    let chosen = grouped.sorted { (nearness[$1] ?? 0, $0) < (nearness[$0] ?? 0, $1) }
    return (middle + chosen.prefix(max(0, limit - middle.count))).sorted()
  }
}
