public import GraphCore

/// What surrounds each node, looked up pair by pair in dictionaries: slow, and in another way than the library goes.
public struct PlainNeighborhoods: Sendable {
  /// For each node its neighbours, either way, with the strength both ways; in an undirected graph as if each tie were an
  /// edge both ways of half the strength.
  public let tie: [[Int: Double]]
  /// For each node the nodes that its edges reach.
  public let reached: [Set<Int>]

  /// Looks around in a graph.
  public init(_ graph: Graph) {
    var tie = [[Int: Double]](repeating: [:], count: graph.nodeCount)
    var reached = [Set<Int>](repeating: [], count: graph.nodeCount)
    for edge in graph.edges {
      let (a, b) = (edge.source.index, edge.target.index)
      tie[a][b, default: 0] += edge.strength
      tie[b][a, default: 0] += edge.strength
      reached[a].insert(b)
      if !graph.isDirected { reached[b].insert(a) }
    }
    (self.tie, self.reached) = (tie, reached)
  }

  /// The pairs of neighbours of a node that are tied themselves.
  public func tiedPairs(around node: Int) -> [(Int, Int)] {
    tie[node].keys.flatMap { j in tie[node].keys.filter { $0 > j && tie[j][$0] != nil }.map { (j, $0) } }
  }

  private func strength(of node: Int) -> Double { tie[node].values.reduce(0, +) }

  /// What each neighbour adds to a node's constraint.
  public func constraintParts(of node: Int) -> [Double] {
    let own = strength(of: node)
    return tie[node].map { j, z in
      let indirect = tie[node].reduce(0) { $0 + $1.value / own * (tie[$1.key][j] ?? 0) / strength(of: $1.key) }
      return (z / own + indirect) * (z / own + indirect)
    }
  }

  /// Burt's effective size of a node that has ties.
  public func effectiveSize(of node: Int) -> Double {
    let own = strength(of: node)
    return tie[node].keys.reduce(0) { size, j in
      let strongest = tie[j].values.max() ?? 1
      return size + 1 - tie[node].reduce(0) { $0 + $1.value / own * (tie[j][$1.key] ?? 0) / strongest }
    }
  }

  /// The pairs with edges to and from a node but none between them, by the groups of sender, node and receiver.
  public func brokeredPairs(by node: Int, _ partition: NodePartition) -> [[Int]: Int] {
    var counts: [[Int]: Int] = [:]
    let senders = reached.indices.filter { reached[$0].contains(node) }
    guard let own = partition[NodeID(node)] else { return [:] }
    for sender in senders {
      for receiver in reached[node] where receiver != sender && !reached[sender].contains(receiver) {
        guard let a = partition[NodeID(sender)], let c = partition[NodeID(receiver)] else { continue }
        counts[[a, own, c], default: 0] += 1
      }
    }
    return counts
  }
}
