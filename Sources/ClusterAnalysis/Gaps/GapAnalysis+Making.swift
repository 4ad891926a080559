import ClusterModel
import GraphAlgorithms
public import GraphCore

extension GapAnalysis {
  /// From how many of the measured pairs the best set is chosen.
  private static let bestPool = 1000

  /// Looks for gaps.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - grouping: Its groups.
  ///   - options: How to look.
  /// - Throws: ``GraphError`` as ``ClusterNetwork/init(_:options:)``.
  /// - Complexity: That of rewiring for each kind of block and network; O(*n* (*n* + *m*)) for distances, and for each
  ///   candidate as ``GraphCore/Graph/tieGains(of:pairs:distances:threads:)``.
  public init(_ network: ClusterNetwork, grouping: Grouping, options: GapOptions = .init()) throws(GraphError) {
    let scope = try GapScope(network, grouping: grouping, options: options)
    let hubFree = try HubFreeNetwork(scope)
    let graph = scope.network.graph
    (groupBlocks, countryBlocks) = BlockDeficits.all(scope, withoutHubs: hubFree)
    hubCount = hubFree.map { graph.nodeCount - $0.network.graph.nodeCount } ?? 0
    let labels = PartnerLabels(scope.network)
    let order = GapRanking(scope: scope, blocks: groupBlocks, labels: labels)
    let shortlist = Shortlist(scope, deficit: order.deficit, largestDeficit: order.largestDeficit)
    eligibleCount = shortlist.eligibleCount
    ranking = order.ranked(shortlist.pairs, in: graph)
    let runs = options.cards > 0 ? options.runCount(nodeCount: graph.nodeCount) : 0
    let pool = ranking.prefix(GapRobustness.poolSize).map(\.pair)
    let inTop = GapRobustness.counts(order, pool, runs: pool.isEmpty ? 0 : runs)
    let maker = GapCardMaker(scope, groups: groupBlocks, countries: countryBlocks, labels: labels)
    cards = ranking.prefix(options.cards).enumerated().map { place, ranked in
      let robustness = runs > 0 ? GapCard.Robustness(runs: runs, inTopTen: inTop[ranked.pair] ?? 0) : nil
      return maker.card(of: ranked, rank: place + 1, robustness)
    }
    underway = Self.underway(scope)
    best = try options.best > 0 ? Self.best(scope, ranking) : nil
    markets = MarketReach.all(scope)
    self.scope = scope
  }

  private static func underway(_ scope: GapScope) -> [Underway] {
    let pairs = scope.underway.keys.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    let gains = pairs.isEmpty ? [] : GainMeasurement(scope).gains(of: pairs, in: scope.network.graph)
    return zip(pairs, gains).map { pair, gain in
      Underway(pair: pair, records: (scope.underway[pair] ?? []).map { scope.network.records.ties[$0] }, gain: gain)
    }
  }

  private static func best(_ scope: GapScope, _ ranking: [RankedPair]) throws(GraphError) -> BestSet {
    let (graph, places, options) = (scope.network.graph, scope.places, scope.options)
    let contacts = places.marketOfNode.indices.filter { places.marketOfNode[$0] != nil }.map(NodeID.init)
    let isForMarkets = options.markets != nil && !contacts.isEmpty
    let cross = scope.crossPairs
    let pairs = isForMarkets ? CountedPairs.between(places.homeNodes, contacts) : cross.pairs
    let divisor = !isForMarkets && cross.countedTwice ? 2 : 1
    let pool = ranking.sorted { left, right in
      let (a, b) = (left.gain, right.gain)
      if isForMarkets && (a.newlyNear ?? 0) != (b.newlyNear ?? 0) { return (a.newlyNear ?? 0) > (b.newlyNear ?? 0) }
      if (a.efficiency ?? 0) != (b.efficiency ?? 0) { return (a.efficiency ?? 0) > (b.efficiency ?? 0) }
      return (left.pair.first, left.pair.second) < (right.pair.first, right.pair.second)
    }
    .prefix(bestPool).map { Edge(source: $0.pair.first, target: $0.pair.second) }
    let chosen = try graph.greedyTies(from: Array(pool), count: options.best, pairs: pairs, threads: options.threads)
    let now = graph.distanceCounts(pairs, threads: options.threads)
    let near = { (graph: Graph) in
      let steps = graph.stepsToNearest(of: contacts)
      return places.homeNodes.count { (steps[$0.index] ?? .max) <= options.steps }
    }
    return BestSet(
      ties: chosen.map { gain in
        let ends = scope.ends(of: NodePair(gain.tie.source, gain.tie.target))
        return BestTie(
          source: ends.source, target: ends.target, growth: gain.efficiencyGain,
          pairsNear: gain.pairs.within(options.steps) / divisor,
          homeNear: isForMarkets ? gain.nearest?.within(options.steps) : nil)
      }, isForMarkets: isForMarkets, pairCount: now.pairCount / divisor,
      pairsNear: now.within(options.steps) / divisor, homeNear: isForMarkets ? near(graph) : nil)
  }
}

extension GapScope {
  /// Who of a pair should move: the one at home if the other is in a market, else the one of the first group asked for,
  /// else the one whose id comes first.
  func ends(of pair: NodePair) -> (source: NodeID, target: NodeID) {
    let (a, b) = (pair.first, pair.second)
    switch (places.marketOfNode[a.index], places.marketOfNode[b.index]) {
    case (nil, _?): return (a, b)
    case (_?, nil): return (b, a)
    default: break
    }
    if let between = options.between, between.source != between.target {
      return grouping.partition[a] == between.source ? (a, b) : (b, a)
    }
    return network.id(of: a) < network.id(of: b) ? (a, b) : (b, a)
  }
}
