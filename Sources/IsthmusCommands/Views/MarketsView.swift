import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore

/// The picture of how markets are reached: home at the left, contacts in each market at the right, those who know them
/// between.
struct MarketsView {
  let network: ClusterNetwork
  let grouping: Grouping?
  let markets: [MarketAccess]
  var settings = ViewSettings()

  private static let mostNodes = 45
  /// A group at the right needs room for its heading, so those beyond are joined.
  private static let mostPanels = 6

  func diagram() -> Diagram {
    let graph = network.graph
    let contacts = Set(markets.flatMap(\.contacts))
    let holders = Set(markets.flatMap { $0.holders.map(\.node) })
    let isHome = HomeAndMarkets(network).isHome
    let home = graph.nodes.filter { isHome[$0.index] && !holders.contains($0) && !contacts.contains($0) }
    let near = Set(home.filter { node in neighbours(of: node).contains(where: holders.contains) })
    // Who is neither at home, nor known abroad, nor between says nothing about markets.
    let members = graph.nodes.filter { contacts.contains($0) || holders.contains($0) || near.contains($0) }
    let rest = home.count - near.count
    let marks = NetworkMarks(
      network, grouping: grouping, drawn: members, emphasis: "knows a contact in a market")
    let nodes = members.map { node in
      DiagramNode(
        id: network.id(of: node), label: network[node].label, description: marks.description(of: node),
        fill: marks.fill(of: node),
        emphasis: holders.contains(node) ? .focus : contacts.contains(node) ? .normal : .minor)
    }
    let shown = Set(members)
    let edges = zip(graph.edges, network.ties).compactMap { edge, tie -> DiagramEdge? in
      guard shown.contains(edge.source), shown.contains(edge.target) else { return nil }
      let leads = contacts.contains(edge.source) != contacts.contains(edge.target)
      let toHolder = holders.contains(edge.source) || holders.contains(edge.target)
      // Ties among those at home, or among contacts, lead nowhere new.
      guard leads || toHolder else { return nil }
      return DiagramEdge(
        source: network.id(of: edge.source), target: network.id(of: edge.target),
        description: marks.description(of: edge, tie),
        arrow: graph.isDirected ? .forward : .none, emphasis: leads ? .focus : .minor)
    }
    // Kinds of organisation and tie say nothing about the way to a market, and their legend would take its room.
    var style = marks.style
    (style.shapes, style.lines) = (.init(), .init())
    style.edgeEmphasis = .init(entries: [.init(.focus, "leads to a contact"), .init(.minor, "leads to who knows one")])
    var caption = DiagramCaption(network, grouping: grouping).lines
    if rest > 0 {
      caption.insert(
        "\(counted(rest, "further home organisation")) \(rest == 1 ? "has" : "have") no tie to those in the middle.",
        at: 1)
    }
    let empty = markets.filter(\.contacts.isEmpty)
    if !empty.isEmpty {
      caption.insert("Nobody is known in \(listed(empty.map(\.name))).", at: 1)
    }
    var diagram = Diagram(
      title: settings.title ?? "", caption: caption, description: description, nodes: nodes,
      edges: edges, groups: groups(near), style: style, frame: settings.frame, theme: settings.theme)
    diagram.mostNodes = settings.limit ?? Self.mostNodes
    return diagram
  }

  private func neighbours(of node: NodeID) -> [NodeID] {
    let graph = network.graph
    return Array(graph.neighbors(of: node)) + (graph.isDirected ? Array(graph.predecessors(of: node)) : [])
  }

  private func groups(_ near: Set<NodeID>) -> [DiagramGroup] {
    var groups: [DiagramGroup] = []
    if !near.isEmpty {
      groups.append(
        DiagramGroup(
          name: "Home, one step away", nodeIDs: near.sorted().map(network.id(of:)), side: .left))
    }
    let reached = markets.filter { !$0.contacts.isEmpty }
    let holders = Set(markets.flatMap { $0.holders.map(\.node) })
    let separate = reached.count > Self.mostPanels ? Array(reached.prefix(Self.mostPanels - 1)) : reached
    for market in separate {
      let ids = market.contacts.filter { !holders.contains($0) }.map(network.id(of:))
      groups.append(DiagramGroup(name: market.aims[0].country.name, nodeIDs: ids, side: .right))
    }
    let others = reached.dropFirst(separate.count)
    if !others.isEmpty {
      groups.append(
        DiagramGroup(
          name: "\(others.count) other markets",
          nodeIDs: others.flatMap(\.contacts).filter { !holders.contains($0) }.map(network.id(of:)), side: .right))
    }
    return groups.filter { !$0.nodeIDs.isEmpty }
  }

  private var description: String {
    markets.map { market in
      let known = market.holders.map { network[$0.node].label }
      return market.contacts.isEmpty
        ? "\(market.aims[0].country.name): nobody."
        : "\(market.aims[0].country.name): \(listed(market.contacts.map { network[$0].label })), known by "
          + (known.isEmpty ? "nobody at home." : "\(listed(known)).")
    }.joined(separator: " ")
  }
}
