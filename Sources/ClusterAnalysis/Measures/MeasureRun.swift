import GraphAlgorithms
public import GraphCore

/// A measure that asks for groups in a run that has none.
public struct GroupingNeeded: Error, Hashable, Sendable, CustomStringConvertible {
  /// The measure.
  public let measure: String

  /// One sentence for people.
  public var description: String { "\(measure) asks in which group each node is: name a column with --by" }
}

/// Computes measures of one network, sharing what several of them need.
public struct MeasureRun: Sendable {
  /// The network.
  public let network: ClusterNetwork
  /// The groups, for measures that need them.
  public let grouping: Grouping?
  /// The choices that the measures share.
  public internal(set) var options: MeasureOptions
  /// The graph that is measured: the network's own, or one with fewer of its ties.
  var graph: Graph {
    didSet { (roles, distances, hubsAndAuthorities) = (nil, nil, nil) }
  }

  // What several measures are read from is computed once.
  private var roles: BrokerageRoles?
  private var distances: DistanceSummary?
  private var hubsAndAuthorities: HubsAndAuthorities?

  /// Prepares a run; nothing is computed yet.
  public init(_ network: ClusterNetwork, grouping: Grouping? = nil, options: MeasureOptions = .init()) {
    (self.network, self.grouping, self.options, graph) = (network, grouping, options, network.graph)
  }

  var lengths: EdgeLengths { options.lengths }
  var scale: PairScale { options.scale }
  var between: GroupPair? { options.between }
  var threads: Int? { options.threads }

  /// Computes a measure of the nodes.
  ///
  /// - Parameter measure: The measure.
  /// - Returns: A number for each node, or the reason why there is none.
  /// - Throws: ``GroupingNeeded`` if the measure needs groups and the run has none.
  public mutating func scores(_ measure: NodeMeasure) throws(GroupingNeeded) -> NodeScores {
    if let convention = options.convention, let scores = try scores(measure, by: convention) { return scores }
    switch measure {
    case .degree: return graph.degree()
    case .inDegree: return graph.inDegree()
    case .outDegree: return graph.outDegree()
    case .strength: return graph.strength()
    case .betweenness: return graph.betweenness(lengths: lengths, scale: scale, threads: threads)
    case .closeness: return graph.closeness(lengths: lengths, threads: threads)
    case .harmonic: return graph.harmonicCloseness(lengths: lengths, threads: threads)
    case .eccentricity: return graph.eccentricity(lengths: lengths, threads: threads)
    case .eigenvector: return graph.eigenvectorCentrality(threads: threads)
    case .pageRank: return graph.pageRank(threads: threads)
    case .katz: return graph.katzCentrality(threads: threads)
    case .hub: return bothScores().hubs
    case .authority: return bothScores().authorities
    case .coreNumber: return graph.coreNumbers()
    case .clustering: return graph.clusteringCoefficients(threads: threads)
    case .community: return NodeScores(graph.communities(options).partition.groups.map { Double($0 + 1) })
    case .triangles: return graph.triangleCounts(threads: threads)
    case .constraint: return graph.constraint(threads: threads)
    case .effectiveSize: return graph.effectiveSize(threads: threads)
    case .efficiency: return graph.efficiency(threads: threads)
    case .hierarchy: return graph.hierarchy(threads: threads)
    case .coordinator: return try brokerageRoles(for: measure).coordinator
    case .itinerant: return try brokerageRoles(for: measure).itinerant
    case .gatekeeper: return try brokerageRoles(for: measure).gatekeeper
    case .representative: return try brokerageRoles(for: measure).representative
    case .liaison: return try brokerageRoles(for: measure).liaison
    case .brokeringActivity: return graph.brokeringActivity(try partition(for: measure), threads: threads)
    case .brokeringExclusivity: return graph.brokeringExclusivity(try partition(for: measure), threads: threads)
    case .eiIndex: return graph.eiIndex(try partition(for: measure))
    case .participation: return graph.participationCoefficient(try partition(for: measure))
    case .withinModuleZ: return graph.withinModuleZ(try partition(for: measure))
    case .crossBetweenness:
      return graph.crossGroupBetweenness(
        try partition(for: measure), between: between, lengths: lengths, scale: scale, threads: threads)
    case .crossBetweennessLocal: return try crossBetweenness(seenFrom: .ownGroup, measure)
    case .crossBetweennessExternal: return try crossBetweenness(seenFrom: .otherGroups, measure)
    case .bridgingCentrality: return graph.bridgingCentrality(lengths: lengths, threads: threads)
    case .bridgeness: return graph.bridgeness(lengths: lengths, scale: scale, threads: threads)
    case .everettValente: return graph.everettValenteBrokerage(lengths: lengths, threads: threads)
    case .valenteFujimoto: return graph.valenteFujimotoBridging(lengths: lengths, threads: threads)
    case .bridgeStrength: return graph.bridgeStrength(try partition(for: measure))
    case .bridgeCloseness:
      return graph.bridgeCloseness(try partition(for: measure), lengths: lengths, threads: threads)
    case .blau: return graph.blauIndex(try partition(for: measure))
    case .iqv: return graph.iqv(try partition(for: measure))
    case .shannon: return graph.shannonIndex(try partition(for: measure))
    case .raoStirling:
      let partition = try partition(for: measure)
      // Where nothing is known of groups but that they differ, all are alike far apart.
      return graph.raoStirlingDiversity(
        partition, distances: options.groupDistances ?? .uniform(groupCount: partition.groupCount))
    case .layerOverlap: return network.layers(of: graph).layers.overlap()
    case .layerParticipation: return network.layers(of: graph).layers.participation()
    case .interdependence: return network.layers(of: graph).layers.interdependence(threads: threads)
    case .redundancy: return graph.redundancy()
    }
  }

  /// Computes a measure of the ties.
  ///
  /// - Parameter measure: The measure.
  /// - Returns: A number for each edge, in the order of ``Graph/edges``.
  /// - Throws: ``GroupingNeeded`` if the measure needs groups and the run has none.
  public func scores(_ measure: TieMeasure) throws(GroupingNeeded) -> [Double] {
    if let convention = options.convention, let scores = try scores(measure, by: convention) { return scores }
    switch measure {
    case .edgeBetweenness: return graph.edgeBetweenness(lengths: lengths, scale: scale, threads: threads)
    case .crossBetweenness:
      return graph.crossGroupEdgeBetweenness(
        try partition(for: measure), between: between, lengths: lengths, scale: scale, threads: threads)
    }
  }

  /// Computes a measure of the network.
  ///
  /// - Parameter measure: The measure.
  /// - Returns: The number, or nil where the measure is undefined.
  /// - Throws: ``GroupingNeeded`` if the measure needs groups and the run has none.
  public mutating func value(of measure: NetworkMeasure) throws(GroupingNeeded) -> Double? {
    if let convention = options.convention, let conventional = try value(of: measure, by: convention) {
      return conventional.value
    }
    switch measure {
    case .density: return graph.density()
    case .components: return Double(graph.connectedComponents(threads: threads).groupCount)
    case .diameter: return distanceSummary().diameter
    case .meanDistance: return distanceSummary().meanDistance
    case .globalEfficiency: return distanceSummary().globalEfficiency
    case .transitivity: return graph.transitivity(threads: threads)
    case .reciprocity: return graph.reciprocity()?.ofArcs
    case .assortativity: return graph.attributeAssortativity(try partition(for: measure))
    case .modularity: return graph.modularity(try partition(for: measure))
    case .oddsRatio: return graph.sameGroupOdds(try partition(for: measure))?.ratio
    case .yulesQ: return graph.sameGroupOdds(try partition(for: measure))?.yulesQ
    case .eiIndex: return graph.networkEIIndex(try partition(for: measure))
    case .articulationPoints: return Double(graph.articulationPoints().count)
    case .robinsAlexander: return graph.robinsAlexanderClustering()
    case .bridges: return Double(graph.isthmuses().all.count)
    case .fragmentation: return graph.fragmentation()
    case .distanceFragmentation: return distanceSummary().globalEfficiency.map { 1 - $0 }
    }
  }

  func partition(for measure: some Measure) throws(GroupingNeeded) -> NodePartition {
    guard let grouping else { throw GroupingNeeded(measure: measure.rawValue) }
    return grouping.partition
  }

  private func crossBetweenness(
    seenFrom standpoint: GroupStandpoint, _ measure: NodeMeasure
  ) throws(GroupingNeeded) -> NodeScores {
    graph.crossGroupBetweenness(
      try partition(for: measure), seenFrom: standpoint, lengths: lengths,
      scale: scale == .pairs ? .pairs : .fractionOfPairs, threads: threads)
  }

  private mutating func brokerageRoles(for measure: NodeMeasure) throws(GroupingNeeded) -> BrokerageRoles {
    if let roles { return roles }
    let computed = graph.brokerageRoles(try partition(for: measure), threads: threads)
    roles = computed
    return computed
  }

  private mutating func bothScores() -> HubsAndAuthorities {
    if let hubsAndAuthorities { return hubsAndAuthorities }
    let computed = graph.hubsAndAuthorities(threads: threads)
    hubsAndAuthorities = computed
    return computed
  }

  private mutating func distanceSummary() -> DistanceSummary {
    if let distances { return distances }
    let computed = graph.distanceSummary(lengths: lengths, threads: threads)
    distances = computed
    return computed
  }
}
