public import GraphCore

/// How the reach of a set of nodes is measured.
public enum ReachMeasure: Hashable, Sendable {
  /// The share of nodes within this distance: *R_m* of Borgatti (2006).
  case within(Double)
  /// The mean of 1 / distance from the nearest member, 0 without a path: *D_R* of Borgatti (2006).
  case distances
}

/// Whether the members of a set count as reached by it.
public enum ReachedMembers: String, CaseIterable, Hashable, Sendable {
  /// Each member counts 1, as in Borgatti (2006), so that a set tied to all other nodes has a reach of 1.
  case counted
  /// Members count 0; the reach is still a share of all nodes.
  case leftOut
}

extension Graph {
  /// Measures how well a set of nodes reaches the network.
  ///
  /// - Parameters:
  ///   - nodes: The members of the set; one that is named twice is a member once.
  ///   - measure: What is measured.
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths from the set or to it count.
  ///   - members: Whether the members count as reached.
  /// - Returns: A share of all nodes, from 0 to 1 for hops; with lengths below 1, ``ReachMeasure/distances`` can be
  ///   more. Nil for a graph without nodes.
  /// - Complexity: O(*n* + *m*) time for hops, O((*n* + *m*) log *n*) for lengths; O(*n*) space.
  public func reach(
    of nodes: [NodeID], measure: ReachMeasure = .distances, lengths: EdgeLengths = .hops,
    paths: PathDirection = .outgoing, members: ReachedMembers = .counted
  ) -> Double? {
    guard nodeCount > 0 else { return nil }
    var scorer = ReachScorer(self, measure, lengths, paths, members)
    return scorer.score(Set(nodes.map(\.rawValue)).sorted())
  }

  /// Finds the nodes that together reach the network best (KPP-Pos).
  ///
  /// The measures and the name are those of Borgatti (Computational & Mathematical Organization Theory 12:21, 2006,
  /// <https://doi.org/10.1007/s10588-006-7084-x>). All sets are tried if `size` is at most 3 and sets × (*n* + *m*) ≤
  /// 10⁹, *m* counting undirected edges twice; else sets are improved as in
  /// ``fragmentingSet(of:measure:lengths:pairs:search:restarts:seed:threads:)``, where ties are settled alike.
  ///
  /// - Parameters:
  ///   - size: How many members the set has, at least 1.
  ///   - measure: What is maximised.
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths from the set or to it count.
  ///   - members: Whether the members count as reached; this changes the value, but not which set is best.
  ///   - search: How to look for the set, or nil to choose as said above.
  ///   - restarts: How many random sets are improved besides the greedy one.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: The set, its reach, and 0 as baseline, the reach of no nodes; nil if there are fewer nodes than `size`.
  /// - Complexity: O(*n* + *m*) time for each set scored, times log *n* for lengths; O(*n*) space for each thread.
  public func reachingSet(
    of size: Int, measure: ReachMeasure = .distances, lengths: EdgeLengths = .hops, paths: PathDirection = .outgoing,
    members: ReachedMembers = .counted, search: KeyPlayerSearch? = nil, restarts: Int = 8, seed: UInt64,
    threads: Int? = nil
  ) -> KeyPlayers? {
    precondition(size > 0 && restarts >= 0, "a set has members")
    guard size <= nodeCount else { return nil }
    let scorer = ReachScorer(self, measure, lengths, paths, members)
    let found = NodeSetSearch(nodeCount: nodeCount, size: size, threads: threads) { scorer }
      .run(search, stepsPerSet: nodeCount + arcCount, restarts: restarts, seed: seed)
    return KeyPlayers(nodes: found.nodes, value: found.score, baseline: 0, search: found.search)
  }
}

/// Measures the reach of one set of nodes after another.
private struct ReachScorer: NodeSetScorer {
  private let nodeCount: Int
  private let measure: ReachMeasure
  private let members: ReachedMembers
  private var search: DistanceSearch
  private var sum: InverseDistances

  init(
    _ graph: Graph, _ measure: ReachMeasure, _ lengths: EdgeLengths, _ paths: PathDirection, _ members: ReachedMembers
  ) {
    nodeCount = graph.nodeCount
    (self.measure, self.members) = (measure, members)
    search = DistanceSearch(graph, lengths, along: paths)
    sum = InverseDistances(lengths)
  }

  mutating func score(_ nodes: [Int32]) -> Double {
    search.search(from: nodes)
    let others = search.reached.dropFirst(nodes.count)
    let reached: Double
    switch measure {
    case .within(let limit):
      reached = Double(others.count { EdgeLengths.isShortest(search.distance[Int($0)], limit) })
    case .distances:
      for node in others { sum.add(search.distance[Int(node)]) }
      reached = sum.take()
    }
    return (reached + (members == .counted ? Double(nodes.count) : 0)) / Double(nodeCount)
  }
}
