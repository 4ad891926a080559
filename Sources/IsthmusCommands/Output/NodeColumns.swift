import ClusterAnalysis
import ClusterModel
import GraphCore

/// The columns that say which organisation a row is about: those of `id,label,kind,country,sector` that exist.
struct NodeColumns {
  let names: [String]
  private let network: ClusterNetwork

  init(_ network: ClusterNetwork) {
    self.network = network
    var names = ["id"]
    let hasLabels =
      !network.members.areBareIDs && network.graph.nodes.contains { network[$0].label != network.id(of: $0) }
    if hasLabels { names.append("label") }
    let attributes = network.groupingAttributes
    names += ["kind", "country", "sector"].filter(attributes.contains)
    self.names = names
  }

  func cells(of node: NodeID) -> [Cell] {
    names.map { name in
      switch name {
      case "id": .text(network.id(of: node))
      case "label": .text(network[node].label)
      default: Cell(network.value(of: name, at: network[node]))
      }
    }
  }
}
