public import GraphCore

/// How the fragmentation of a network is measured.
public enum FragmentationMeasure: String, CaseIterable, Hashable, Sendable {
  /// The share of pairs without a path, directions ignored: ``GraphCore/Graph/fragmentation()``.
  case components
  /// How far apart pairs are: ``GraphCore/Graph/distanceFragmentation(lengths:threads:)``.
  case distances
}

/// Which pairs of nodes fragmentation is a share of once nodes are removed.
public enum FragmentationPairs: String, CaseIterable, Hashable, Sendable {
  /// Pairs of nodes that remain, as in Borgatti (2006): the remaining network is measured as it is.
  case remaining
  /// Pairs of all nodes; those with a removed node count as having no path.
  case original
}

extension Graph {
  /// Measures how fragmented the network is without some of its nodes.
  ///
  /// - Parameters:
  ///   - nodes: The nodes to remove; one that is named twice is removed once.
  ///   - measure: What is measured.
  ///   - lengths: What a step along each edge costs; not used by ``FragmentationMeasure/components``.
  ///   - pairs: What it is a share of.
  /// - Returns: As ``fragmentation()`` and ``distanceFragmentation(lengths:threads:)``; nil if fewer than two nodes
  ///   remain.
  /// - Complexity: O(*n* + *m*) time for components, that of ``distanceFragmentation(lengths:threads:)`` for distances.
  public func fragmentation(
    without nodes: [NodeID], measure: FragmentationMeasure = .distances, lengths: EdgeLengths = .hops,
    pairs: FragmentationPairs = .remaining
  ) -> Double? {
    let removed = Set(nodes.map(\.rawValue)).sorted()
    guard nodeCount - removed.count > 1 else { return nil }
    var scorer = FragmentationScorer(self, measure, lengths, pairs)
    return scorer.score(removed)
  }

  /// Finds the nodes whose removal fragments the network most (KPP-Neg).
  ///
  /// The measure and the name are those of Borgatti (Computational & Mathematical Organization Theory 12:21, 2006,
  /// <https://doi.org/10.1007/s10588-006-7084-x>). All sets are tried if `size` is at most 3 and
  /// sets × steps ≤ 10⁹, where a set takes *n* + *m* steps for components and *n* times as many for distances; *m*
  /// counts undirected edges twice. Else a set that is put together node by node, and `restarts` random ones, are
  /// improved by the best exchange of one member until none helps. Of equally good sets the first one found is given,
  /// which is the first in lexicographic order if all were tried; values that differ by 10⁻¹⁰ are equal.
  ///
  /// - Parameters:
  ///   - size: How many nodes are removed, at least 1.
  ///   - measure: What is maximised.
  ///   - lengths: What a step along each edge costs; not used by ``FragmentationMeasure/components``.
  ///   - pairs: What fragmentation is a share of; this changes the value, but not which set is best.
  ///   - search: How to look for the set, or nil to choose as said above.
  ///   - restarts: How many random sets are improved besides the greedy one.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: The set, the fragmentation without it, and that of the whole network as baseline; nil if fewer than two
  ///   nodes would remain.
  /// - Complexity: Steps per set as above, times the number of sets for ``KeyPlayerSearch/exact`` and *k* *n* for each
  ///   exchange of a set of *k*; O(*n*) space for each thread, O(*n* + *m*) when directed.
  public func fragmentingSet(
    of size: Int, measure: FragmentationMeasure = .distances, lengths: EdgeLengths = .hops,
    pairs: FragmentationPairs = .remaining, search: KeyPlayerSearch? = nil, restarts: Int = 8, seed: UInt64,
    threads: Int? = nil
  ) -> KeyPlayers? {
    precondition(size > 0 && restarts >= 0, "a set has members")
    guard nodeCount - size > 1 else { return nil }
    let scorer = FragmentationScorer(self, measure, lengths, pairs)
    let stepsPerSet = (nodeCount + arcCount) * (measure == .distances ? nodeCount : 1)
    let found = NodeSetSearch(nodeCount: nodeCount, size: size, threads: threads) { scorer }
      .run(search, stepsPerSet: stepsPerSet, restarts: restarts, seed: seed)
    var baseline = scorer
    return KeyPlayers(nodes: found.nodes, value: found.score, baseline: baseline.score([]), search: found.search)
  }
}

/// Measures the fragmentation of a graph without one set of nodes after another.
private struct FragmentationScorer: NodeSetScorer {
  private let nodeCount: Int
  private let measure: FragmentationMeasure
  private let pairs: FragmentationPairs
  private var search: DistanceSearch
  private var sum: InverseDistances

  init(_ graph: Graph, _ measure: FragmentationMeasure, _ lengths: EdgeLengths, _ pairs: FragmentationPairs) {
    nodeCount = graph.nodeCount
    (self.measure, self.pairs) = (measure, pairs)
    search =
      measure == .components ? DistanceSearch(UnderlyingTies(of: graph).graph, .hops) : DistanceSearch(graph, lengths)
    sum = InverseDistances(lengths)
  }

  mutating func score(_ nodes: [Int32]) -> Double {
    let count = pairs == .remaining ? nodeCount - nodes.count : nodeCount
    return 1 - (measure == .components ? joinedPairs(without: nodes) : nearness(without: nodes))
      / (Double(count) * Double(count - 1))
  }

  /// The number of ordered pairs that a path joins.
  private mutating func joinedPairs(without nodes: [Int32]) -> Double {
    search.block(nodes)
    var joined = 0
    // A component is blocked once it is counted, so that no search starts in it again.
    var finished: [Int32] = nodes
    for start in 0..<nodeCount where search.distance[start] == .infinity {
      search.search(from: start)
      joined += search.reachedCount * (search.reachedCount - 1)
      let component = Array(search.reached)
      finished += component
      search.block(component)
    }
    search.unblock(finished)
    return Double(joined)
  }

  /// The sum of 1 / distance over ordered pairs.
  private mutating func nearness(without nodes: [Int32]) -> Double {
    search.block(nodes)
    for source in 0..<nodeCount where search.distance[source] >= 0 {
      search.search(from: source)
      for node in search.reached.dropFirst() { sum.add(search.distance[Int(node)]) }
    }
    search.unblock(nodes)
    return sum.take()
  }
}
