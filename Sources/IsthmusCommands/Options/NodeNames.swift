import ClusterAnalysis
import ClusterFiles
import ClusterModel
import GraphCore

/// Finds nodes by what people call them: id, label or full name, folded for case and accents.
struct NodeNames {
  private let network: ClusterNetwork
  private let nodesOfName: [FoldedText: Set<NodeID>]

  init(_ network: ClusterNetwork) {
    self.network = network
    var nodesOfName: [FoldedText: Set<NodeID>] = [:]
    for node in network.graph.nodes {
      let member = network[node]
      for name in [network.id(of: node), member.label, member.name] {
        nodesOfName[FoldedText(name), default: []].insert(node)
      }
    }
    self.nodesOfName = nodesOfName
  }

  /// The nodes of a list of names with commas between.
  func nodes(in list: String) throws -> [NodeID] {
    try list.split(separator: ",").map { try node(named: $0.trimmingBlanks()) }
  }

  /// The node of a name.
  func node(named name: String) throws -> NodeID {
    if let node = network.table.node(of: name) { return node }
    let found = nodesOfName[FoldedText(name)] ?? []
    if found.count == 1, let node = found.first { return node }
    if found.isEmpty {
      var names = NearestNames(
        network.graph.nodes.map { (id: network.id(of: $0), names: [network[$0].label, network[$0].name]) })
      let nearest = names.nearest(to: name).map { "“\($0)”" }
      throw CommandFailure(
        .usage,
        "no organisation is called “\(name)”" + (nearest.isEmpty ? "" : "; nearest: \(nearest.joined(separator: ", "))")
      )
    }
    let ids = found.sorted().map(network.id(of:)).joined(separator: ", ")
    throw CommandFailure(.usage, "“\(name)” is the name of several organisations; use an id: \(ids)")
  }
}
