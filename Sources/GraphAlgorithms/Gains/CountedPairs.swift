public import GraphCore

/// Which pairs of different nodes are looked at.
///
/// Pairs are ordered, as in ``DistanceSummary``: (*a*, *b*) and (*b*, *a*) are two, also when the graph is undirected.
public enum CountedPairs: Hashable, Sendable {
  /// Every pair.
  case all
  /// Pairs of two groups; nodes without a group are not ends, though paths may run through them.
  case acrossGroups(NodePartition)
  /// Pairs of a member of the first set and a member of the second, in that order. A node may be in both, and counts
  /// once in each even if it is listed twice.
  case between([NodeID], [NodeID])
}

/// Counted pairs, ready to be asked node by node.
struct PairMask: Sendable {
  /// The nodes at which a pair can start, in rising order.
  let sources: [Int32]
  /// Whether a pair can end at each node.
  let isTarget: [Bool]
  /// The group of each node if pairs inside a group do not count, else nil.
  let groups: NodePartition?
  /// How many pairs there are.
  let count: Int
  /// Whether (*b*, *a*) is a counted pair whenever (*a*, *b*) is.
  let isSymmetric: Bool

  init(_ pairs: CountedPairs, nodeCount n: Int) {
    switch pairs {
    case .all:
      (sources, isTarget, groups) = (Array(0..<Int32(n)), Array(repeating: true, count: n), nil)
      (count, isSymmetric) = (n * max(0, n - 1), true)
    case .acrossGroups(let partition):
      precondition(partition.nodeCount == n, "a partition of another graph")
      let grouped = partition.groupedNodeCount
      (sources, groups) = ((0..<Int32(n)).filter { partition.groups[Int($0)] >= 0 }, partition)
      isTarget = partition.groups.map { $0 >= 0 }
      (count, isSymmetric) = (partition.sizes.reduce(grouped * grouped) { $0 - $1 * $1 }, true)
    case .between(let starts, let ends):
      let (isSource, isTarget) = (Self.mask(starts, n), Self.mask(ends, n))
      (sources, self.isTarget, groups) = ((0..<Int32(n)).filter { isSource[Int($0)] }, isTarget, nil)
      let inBoth = sources.count { isTarget[Int($0)] }
      count = sources.count * isTarget.count { $0 } - inBoth
      isSymmetric = isSource == isTarget
    }
  }

  /// The nodes at which a pair can end, in rising order.
  var targets: [Int] { isTarget.indices.filter { isTarget[$0] } }

  /// Whether a pair counts.
  func counts(_ source: Int, _ target: Int) -> Bool {
    guard isTarget[target] && source != target else { return false }
    return groups.map { $0.groups[source] != $0.groups[target] } ?? true
  }

  private static func mask(_ nodes: [NodeID], _ nodeCount: Int) -> [Bool] {
    var mask = [Bool](repeating: false, count: nodeCount)
    for node in nodes { mask[node.index] = true }
    return mask
  }
}
