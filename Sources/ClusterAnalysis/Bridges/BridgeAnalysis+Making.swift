import GraphAlgorithms
import GraphCore

extension BridgeAnalysis {
  /// How many cut points and isthmuses are looked into; each costs a walk over the network.
  private static let cutLimit = 200

  /// Finds who and what connects the groups.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - grouping: Its groups.
  ///   - options: How to look for them.
  /// - Complexity: O(*n* *m*) time for hops, as betweenness, and what draws and key players take.
  public init(_ network: ClusterNetwork, grouping: Grouping, options: BridgeOptions = .init()) {
    let (graph, partition) = (network.graph, grouping.partition)
    let (between, lengths, threads) = (options.between, options.lengths, options.threads)
    (self.network, self.grouping, self.between) = (network, grouping, between)
    crossPairCount = Self.crossPairCount(partition, between)
    let cross =
      options.sampling.map { effort in
        graph.approximateCrossGroupBetweenness(
          partition, between: between, effort, seed: options.seed, lengths: lengths, threads: threads
        ).scores
      } ?? graph.crossGroupBetweenness(partition, between: between, lengths: lengths, threads: threads)
    let share = graph.fractions(of: cross, acrossGroups: partition, between: between)
    let betweenness =
      options.sampling.map {
        graph.approximateBetweenness($0, seed: options.seed, lengths: lengths, threads: threads).scores
      } ?? graph.betweenness(lengths: lengths, threads: threads)
    let constraint = graph.constraint(threads: threads)
    let roles = graph.brokerageRoles(partition, threads: threads)
    // In a two-mode network activities lie between organisations, but only organisations can be asked to introduce.
    brokers = cross.ranking.filter { network[$0].organisation != nil }.map { node in
      let others = Self.neighbors(of: node, in: graph).compactMap { partition[$0] }.filter { $0 != partition[node] }
      return Broker(
        node: node, crossBetweenness: cross[node] ?? 0, share: share[node] ?? 0, betweenness: betweenness[node] ?? 0,
        roles: RoleCounts(roles, of: node), groupsReached: Set(others).sorted(),
        crossTieCount: partition[node] == nil ? 0 : others.count, constraint: constraint[node])
    }
    let edges = graph.edges
    let load =
      options.sampling.map {
        graph.approximateCrossGroupEdgeBetweenness(
          partition, between: between, $0, seed: options.seed, lengths: lengths, threads: threads
        ).scores
      } ?? graph.crossGroupEdgeBetweenness(partition, between: between, lengths: lengths, threads: threads)
    crossTies = edges.indices.filter { Self.crosses(edges[$0], partition, between) }
      .sorted { (load[$1], $0) < (load[$0], $1) }
      .map { CrossTie(edge: $0, crossBetweenness: load[$0]) }
    cutPoints = graph.articulationPoints()
      .sorted { ($1.pieceSizes.dropFirst().reduce(0, +), $0.node) < ($0.pieceSizes.dropFirst().reduce(0, +), $1.node) }
      .prefix(Self.cutLimit)
      .map { CutPoint(node: $0.node, pieces: Self.pieces(of: graph, without: $0.node)) }
    let isthmuses = graph.isthmuses()
    self.isthmuses = isthmuses.all.sorted { ($1.smallerSideCount, $0.source) < ($0.smallerSideCount, $1.source) }
      .prefix(Self.cutLimit)
      .map { isthmus in
        let edge = edges.firstIndex { edge in
          (edge.source == isthmus.source && edge.target == isthmus.target)
            || (edge.source == isthmus.target && edge.target == isthmus.source)
        }
        return IsthmusTie(edge: edge ?? 0, cutOff: isthmuses.smallerSide(of: isthmus))
      }
    mixing = Mixing(network, partition, options)
    keyPlayers = KeyPlayerSets(graph, options)
  }

  private static func crossPairCount(_ partition: NodePartition, _ between: GroupPair?) -> Int {
    let sizes = partition.sizes
    if let between {
      return between.source == between.target
        ? sizes[between.source] * (sizes[between.source] - 1) / 2 : sizes[between.source] * sizes[between.target]
    }
    let grouped = partition.groupedNodeCount
    return (grouped * grouped - sizes.map { $0 * $0 }.reduce(0, +)) / 2
  }

  private static func crosses(_ edge: Edge, _ partition: NodePartition, _ between: GroupPair?) -> Bool {
    guard let source = partition[edge.source], let target = partition[edge.target] else { return false }
    guard let between else { return source != target }
    return Set([source, target]) == [between.source, between.target]
  }

  private static func neighbors(of node: NodeID, in graph: Graph) -> [NodeID] {
    guard graph.isDirected else { return Array(graph.neighbors(of: node)) }
    return Set(graph.neighbors(of: node)).union(graph.predecessors(of: node)).sorted()
  }

  /// The parts that a node's component falls into without it, largest first.
  private static func pieces(of graph: Graph, without removed: NodeID) -> [[NodeID]] {
    var seen: Set<NodeID> = [removed]
    var pieces: [[NodeID]] = []
    for start in neighbors(of: removed, in: graph) where !seen.contains(start) {
      var piece = [start]
      seen.insert(start)
      var next = 0
      while next < piece.count {
        for neighbor in neighbors(of: piece[next], in: graph) where seen.insert(neighbor).inserted {
          piece.append(neighbor)
        }
        next += 1
      }
      pieces.append(piece.sorted())
    }
    return pieces.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}

extension BridgeAnalysis.RoleCounts {
  fileprivate init?(_ roles: BrokerageRoles, of node: NodeID) {
    guard let coordinator = roles.coordinator[node], let itinerant = roles.itinerant[node],
      let gatekeeper = roles.gatekeeper[node], let representative = roles.representative[node],
      let liaison = roles.liaison[node]
    else { return nil }
    (self.coordinator, self.itinerant, self.gatekeeper) = (coordinator, itinerant, gatekeeper)
    (self.representative, self.liaison) = (representative, liaison)
  }
}
