import GraphCore

extension Graph {
  /// For each node with a group, the strength of its ties to other groups and to its own.
  ///
  /// Ties to nodes without a group are left out.
  func tieStrengths(
    inAndOutOf partition: NodePartition, _ direction: TieDirection = .any
  ) -> (external: [Double], inside: [Double]) {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    var external = [Double](repeating: 0, count: nodeCount)
    var inside = external
    forEachTie(direction) { node, neighbor, strength in
      let (own, other) = (partition.groups[node], partition.groups[neighbor])
      guard own >= 0 && other >= 0 else { return }
      if own == other { inside[node] += strength } else { external[node] += strength }
    }
    return (external, inside)
  }
}
