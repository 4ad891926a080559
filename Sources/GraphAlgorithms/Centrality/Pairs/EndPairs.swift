import GraphCore

/// What one point of a betweenness stands for.
public enum PairScale: String, CaseIterable, Hashable, Sendable {
  /// Pairs of nodes: unordered ones when the graph is undirected, ordered ones when it is directed.
  case pairs
  /// The share of the pairs that could run through the node or edge, from 0 to 1; 0 when there are none.
  case fractionOfPairs
}

/// Two groups whose nodes are the ends of the paths in question.
public struct GroupPair: Hashable, Sendable {
  /// The group where paths start.
  public let source: Int
  /// The group where paths end; the order matters only when the graph is directed.
  public let target: Int

  /// Makes a pair of groups; the same group twice stands for pairs inside it.
  public init(_ source: Int, _ target: Int) { (self.source, self.target) = (source, target) }
}

/// Which pairs of nodes a betweenness counts as ends of paths.
enum EndPairs: Sendable {
  case all
  /// Both ends have a group, and not the same one. If groups are to count alike, a pair of nodes has a weight of 1 / the
  /// number of ordered pairs of nodes that its groups have.
  case acrossGroups(NodePartition, alike: Bool = false)
  /// One end in each group.
  case between(GroupPair, NodePartition)

  init(_ partition: NodePartition, _ pair: GroupPair?, in graph: Graph) {
    precondition(partition.nodeCount == graph.nodeCount, "a partition of another graph")
    guard let pair else {
      self = .acrossGroups(partition)
      return
    }
    precondition(
      (0..<partition.groupCount).contains(pair.source) && (0..<partition.groupCount).contains(pair.target),
      "a group is a number below the group count")
    self = .between(pair, partition)
  }

  /// Writes how much each node counts as the end of a path from `source`.
  func weigh(targetsOf source: Int, into weights: inout [Double]) {
    switch self {
    case .all: for node in weights.indices { weights[node] = 1 }
    case .acrossGroups(let partition, let alike):
      let own = partition.groups[source]
      let weightOfGroup = partition.sizes.map { alike ? 1 / Double(partition.sizes[Int(own)] * max(1, $0)) : 1 }
      for node in weights.indices {
        let group = partition.groups[node]
        weights[node] = group >= 0 && group != own ? weightOfGroup[Int(group)] : 0
      }
    case .between(let pair, let partition):
      for node in weights.indices { weights[node] = Int(partition.groups[node]) == pair.target ? 1 : 0 }
    }
  }

  /// How often the walk over all sources meets each pair of an undirected graph.
  func visitsPerPair(in graph: Graph) -> Double {
    if graph.isDirected { return 1 }
    if case .between(let pair, _) = self, pair.source != pair.target { return 1 }
    return 2
  }

  /// How many pairs are counted in all.
  func count(in graph: Graph) -> Double {
    let ordered: Double
    switch self {
    case .all:
      let n = Double(graph.nodeCount)
      ordered = n * max(0, n - 1)
    case .acrossGroups(let partition, _):
      let n = Double(partition.groupedNodeCount)
      ordered = partition.sizes.reduce(n * n) { $0 - Double($1) * Double($1) }
    case .between(let pair, let partition):
      let (a, b) = (Double(partition.sizes[pair.source]), Double(partition.sizes[pair.target]))
      ordered = pair.source == pair.target ? a * max(0, a - 1) : a * b
    }
    return ordered / visitsPerPair(in: graph)
  }

  /// How many of the counted pairs have a node as an end.
  func count(endingAt node: Int, in graph: Graph) -> Double {
    let ordered: Double
    switch self {
    case .all: ordered = 2 * Double(graph.nodeCount - 1)
    case .acrossGroups(let partition, _):
      let group = Int(partition.groups[node])
      ordered = group < 0 ? 0 : 2 * Double(partition.groupedNodeCount - partition.sizes[group])
    case .between(let pair, let partition):
      let group = Int(partition.groups[node])
      let asSource = group == pair.source ? partition.sizes[pair.target] : 0
      let asTarget = group == pair.target ? partition.sizes[pair.source] : 0
      ordered = Double(asSource + asTarget) - (group == pair.source && group == pair.target ? 2 : 0)
    }
    return ordered / visitsPerPair(in: graph)
  }
}
