import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of how one organisation could be introduced to another: the shortest chains, the best one in the middle.
struct IntroductionView {
  /// Who is to be met.
  enum Target {
    case organisation(NodeID)
    /// Anyone in a country.
    case country(Country, [NodeID])
  }

  let network: ClusterNetwork
  let grouping: Grouping?
  let focus: NodeID
  let target: Target
  var settings = ViewSettings()

  private static let mostChains = 60
  private static let mostPerColumn = 7

  func diagram() -> Diagram {
    let graph = network.graph
    let chains = self.chains
    let best = chains.first?.nodes ?? []
    // Without a chain both ends are shown, apart.
    var columns: [[NodeID]] = best.isEmpty ? [[focus], Array(targets.prefix(Self.mostPerColumn))] : []
    for step in best.indices {
      var seen: Set<NodeID> = []
      columns.append(chains.map { $0.nodes[step] }.filter { seen.insert($0).inserted })
    }
    let others = columns.map { max(0, $0.count - Self.mostPerColumn) }.reduce(0, +)
    columns = columns.map { Array($0.prefix(Self.mostPerColumn)) }
    let drawn = columns.flatMap(\.self)
    let onBest = Set(best)
    let marks = NetworkMarks(network, grouping: grouping, drawn: drawn.sorted(), emphasis: "strongest chain")
    let nodes = drawn.map { node in
      DiagramNode(
        id: network.id(of: node), label: network[node].label, description: marks.description(of: node),
        shape: marks.shape(of: node), fill: marks.fill(of: node),
        emphasis: onBest.contains(node) || best.isEmpty ? .focus : .normal)
    }
    var step: [NodeID: Int] = [:]
    for (number, column) in columns.enumerated() { for node in column { step[node] = number } }
    let edges = zip(graph.edges, network.ties).compactMap { edge, tie -> DiagramEdge? in
      // Only ties from one column to the next are steps of a chain.
      guard let a = step[edge.source], let b = step[edge.target], abs(a - b) == 1, !best.isEmpty else { return nil }
      guard !graph.isDirected || b == a + 1 else { return nil }
      let isBest = onBest.contains(edge.source) && onBest.contains(edge.target)
      return DiagramEdge(
        source: network.id(of: edge.source), target: network.id(of: edge.target),
        label: isBest ? marks.kind(of: tie) : "", description: marks.description(of: edge, tie),
        line: marks.line(of: tie), arrow: graph.isDirected ? .forward : .none, emphasis: isBest ? .focus : .normal)
    }
    var style = marks.style
    if best.isEmpty { style.nodeEmphasis = .init() }
    var caption = DiagramCaption(network, grouping: grouping).lines
    if others > 0 { caption.insert("\(others) more that stand on chains as short are not drawn.", at: 1) }
    var diagram = Diagram(
      title: settings.title ?? title(best), caption: caption,
      description: best.isEmpty
        ? "" : "The chain: " + best.map { network[$0].label }.joined(separator: ", then ") + ".",
      nodes: nodes, edges: edges, style: style, frame: settings.frame, theme: settings.theme)
    diagram.form = .columns(columns.map { $0.map(network.id(of:)) })
    return diagram
  }

  private var targets: [NodeID] {
    switch target {
    case .organisation(let node): [node]
    case .country(_, let nodes): nodes
    }
  }

  private var chains: [IntroductionChain] {
    switch target {
    case .organisation(let node):
      return network.graph.introductions(from: focus, to: node, limit: Self.mostChains)
    case .country(_, let nodes):
      guard !nodes.contains(focus) else { return [] }
      let reach = network.graph.reachTable(to: nodes)
      guard let best = reach.chains[focus.index], let nearest = best.nodes.last else { return [] }
      // The best chain, then others as short, to whomever they lead.
      let others = nodes.filter { $0 != nearest }.flatMap {
        network.graph.introductions(from: focus, to: $0, limit: Self.mostChains).filter { $0.hopCount == best.hopCount }
      }
      return [best] + network.graph.introductions(from: focus, to: nearest, limit: Self.mostChains) + others
    }
  }

  private func title(_ best: [NodeID]) -> String {
    let from = network[focus].label
    let place =
      switch target {
      case .organisation(let node): network[node].label
      case .country(let country, _): country.name
      }
    guard best.count > 1 else {
      return best.isEmpty ? "No chain of ties leads from \(from) to \(place)" : "\(from) is in \(place) itself"
    }
    guard best.count > 2 else { return "\(from) knows \(best.last.map { network[$0].label } ?? place) already" }
    let between = listed(best.dropFirst().dropLast().map { network[$0].label })
    return "\(from) reaches \(place) in \(best.count - 1) steps, through \(between)"
  }
}
