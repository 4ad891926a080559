import ClusterModel
public import GraphAlgorithms
public import GraphCore

/// What a search for gaps looks at: the network, its groups, home and markets, and the pairs that are out of the question.
public struct GapScope: Sendable {
  /// The network without directions, and without ties that stand in the way of an agreement.
  public let network: ClusterNetwork
  /// The groups.
  public let grouping: Grouping
  /// Who is at home and who is in which market.
  public let places: HomeAndMarkets
  /// How gaps are looked for.
  public let options: GapOptions
  /// Pairs that shall not, or will not, work together, with the places of the records that say so.
  public let blocked: [NodePair: [Int]]
  /// Pairs without a tie whose agreement is planned or considered, with the places of the records that say so.
  public let underway: [NodePair: [Int]]
  private let isOrganisation: [Bool]

  /// Prepares a search.
  ///
  /// An agreement binds both sides, so directions are left out. Ties of ``GapOptions/blockingKinds`` are no ties to be
  /// introduced along. A kind of tie that the data set calls no step, and that was not asked for by name, is a plan.
  ///
  /// - Throws: ``GraphError`` as ``ClusterNetwork/init(_:options:)``.
  public init(_ network: ClusterNetwork, grouping: Grouping, options: GapOptions) throws(GraphError) {
    let network = try network.preparedForGaps(without: options.blockingKinds)
    (self.network, self.grouping, self.options) = (network, grouping, options)
    places = HomeAndMarkets(network, markets: options.markets)
    isOrganisation = network.members.map { $0.organisation != nil }
    var (blocked, underway): ([NodePair: [Int]], [NodePair: [Int]]) = ([:], [:])
    let wanted = network.options.tieKinds
    for (index, tie) in network.records.ties.enumerated() {
      guard let a = network.table.node(of: tie.sourceID), let b = network.table.node(of: tie.targetID), a != b else {
        continue
      }
      let pair = NodePair(min(a, b), max(a, b))
      if options.blockingKinds.contains(tie.kind) {
        blocked[pair, default: []].append(index)
      } else if network.records.tieKindRules[tie.kind]?.isStep == false, wanted?.contains(tie.kind) != true,
        !network.graph.hasEdge(from: a, to: b)
      {
        underway[pair, default: []].append(index)
      }
    }
    (self.blocked, self.underway) = (blocked, underway)
  }

  /// Whether a tie between two nodes would be a new one of the sort that is wanted, see ``PairPolicy``.
  ///
  /// - Complexity: O(log *d*).
  public func isCandidate(_ a: NodeID, _ b: NodeID) -> Bool {
    guard isWanted(a, b), !network.graph.hasEdge(from: a, to: b) else { return false }
    guard !blocked.isEmpty || !underway.isEmpty else { return true }
    let pair = NodePair(min(a, b), max(a, b))
    return blocked[pair] == nil && underway[pair] == nil
  }

  /// Whether a tie between two nodes is of the sort that is wanted, be it there or not.
  public func isWanted(_ a: NodeID, _ b: NodeID) -> Bool {
    guard a != b, isOrganisation[a.index], isOrganisation[b.index] else { return false }
    if !options.takesInNewcomers {
      guard network.graph.outDegree(of: a) > 0, network.graph.outDegree(of: b) > 0 else { return false }
    }
    let (groupOfA, groupOfB) = (grouping.partition[a], grouping.partition[b])
    if let between = options.between {
      guard let groupOfA, let groupOfB else { return false }
      let isPair = groupOfA == between.source && groupOfB == between.target
      guard isPair || (groupOfA == between.target && groupOfB == between.source) else { return false }
    }
    let isAcross = options.between != nil || (groupOfA != nil && groupOfB != nil && groupOfA != groupOfB)
    let isHomePair = places.isHome[a.index] && places.isHome[b.index] && isAcross
    let isMarketPair =
      (places.isHome[a.index] && places.marketOfNode[b.index] != nil)
      || (places.isHome[b.index] && places.marketOfNode[a.index] != nil)
    return switch options.policy {
    case .all: isHomePair || isMarketPair
    case .home: isHomePair
    case .markets: isMarketPair
    case .any: isAcross || isMarketPair
    }
  }

  /// How much the market that a pair would open up is wanted; 0 for a pair at home, nil if no market is named.
  func wish(of pair: NodePair) -> Double? {
    guard !places.markets.isEmpty else { return nil }
    return market(of: pair).map { places.markets[$0].wish } ?? 0
  }

  /// The place among the markets that a pair would open up, if one of the two is in one and the other is not.
  func market(of pair: NodePair) -> Int? {
    switch (places.marketOfNode[pair.first.index], places.marketOfNode[pair.second.index]) {
    case (let market?, nil), (nil, let market?): market
    default: nil
    }
  }

  /// The pairs of nodes whose distances make up closeness across groups; each pair counted once or twice.
  var crossPairs: (pairs: CountedPairs, countedTwice: Bool) {
    guard let between = options.between else { return (.acrossGroups(grouping.partition), true) }
    return (.between(members(of: between.source), members(of: between.target)), between.source == between.target)
  }

  /// The nodes of a group.
  func members(of group: Int) -> [NodeID] { network.graph.nodes.filter { grouping.partition[$0] == group } }
}

extension ClusterNetwork {
  /// The network that agreements are looked for in: without directions, and without ties that stand in the way of one.
  func preparedForGaps(without kinds: Set<TieKind>) throws(GraphError) -> ClusterNetwork {
    let occurring = Set(records.ties.lazy.map(\.kind))
    let counted = options.tieKinds ?? occurring.filter { records.tieKindRules[$0]?.isStep != false }
    guard graph.isDirected || !counted.isDisjoint(with: kinds) else { return self }
    var options = options
    options.direction = .undirected
    if !counted.isDisjoint(with: kinds) { options.tieKinds = counted.subtracting(kinds) }
    return try ClusterNetwork(records, options: options)
  }
}
