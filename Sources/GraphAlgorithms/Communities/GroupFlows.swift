import GraphCore

/// The strength of ties inside, out of and into each group; undirected ties run both ways.
struct GroupFlows {
  /// Strength of arcs from a group's nodes to its own nodes.
  private(set) var inside: [Double]
  /// Strength of all arcs that leave a group's nodes.
  private(set) var outgoing: [Double]
  /// Strength of all arcs that arrive at a group's nodes.
  private(set) var incoming: [Double]
  /// Strength of all arcs between nodes that have a group.
  private(set) var total = 0.0

  init(_ graph: Graph, _ partition: NodePartition) {
    precondition(partition.nodeCount == graph.nodeCount, "a partition of another graph")
    inside = Array(repeating: 0, count: partition.groupCount)
    (outgoing, incoming) = (inside, inside)
    graph.forEachTie(.outgoing) { node, neighbor, strength in
      let (source, target) = (Int(partition.groups[node]), Int(partition.groups[neighbor]))
      guard source >= 0 && target >= 0 else { return }
      outgoing[source] += strength
      incoming[target] += strength
      total += strength
      if source == target { inside[source] += strength }
    }
  }
}
