import GraphAlgorithms
public import GraphCore

/// How the time that an exact measure takes grows with the network.
public enum WorkGrowth: Hashable, Sendable {
  /// With the ties, or hardly faster: seconds for millions.
  case ties
  /// With nodes times ties, all distances being looked at; many nodes share one search.
  case distances
  /// With nodes times ties, all shortest paths being counted; sixteen nodes share one search.
  case paths
  /// The same, with a search for each node alone where ways are long or steps have lengths.
  case pathsOneByOne
  /// With nodes times ties, once for each tie.
  case distancesForEachTie

  /// About how long an exact measure takes.
  ///
  /// The costs of a step are those measured on networks of a thousand to twenty thousand organisations, small worlds, grids
  /// and chains with a processor of the 2020s; all of these took between half and twice as long. The answer is good enough
  /// to tell minutes from days.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - isByHops: Whether every step costs the same; otherwise each search keeps its nodes sorted.
  ///   - threads: How many processors work.
  /// - Returns: Seconds.
  public func estimatedSeconds(of graph: Graph, isByHops: Bool, threads: Int) -> Double {
    let searches = Double(graph.nodeCount) * Double(graph.nodeCount + graph.arcCount)
    let seconds =
      switch self {
      case .ties: Double(graph.nodeCount + graph.arcCount) * 1e-6
      case .distances: searches * distanceCost(graph, isByHops)
      case .paths: searches * (isByHops ? 1.2e-9 : 10e-9)
      case .pathsOneByOne: searches * (isByHops ? graph.hasShortWays ? 1.2e-9 : 10e-9 : 20e-9)
      case .distancesForEachTie: searches * distanceCost(graph, isByHops) * Double(graph.edgeCount)
      }
    return seconds / Double(max(1, threads))
  }

  /// What a step costs in seconds when distances are looked at.
  private func distanceCost(_ graph: Graph, _ isByHops: Bool) -> Double {
    guard isByHops else { return 10e-9 }
    // Searches that meet nodes at many different distances share less.
    return graph.hasShortWays ? 0.05e-9 : 0.8e-9
  }
}

extension NodeMeasure {
  /// How the time that the exact measure takes grows.
  public var growth: WorkGrowth {
    switch self {
    case .betweenness, .crossBetweenness, .crossBetweennessLocal, .crossBetweennessExternal, .bridgingCentrality,
      .everettValente, .interdependence:
      .paths
    case .bridgeness: .pathsOneByOne
    case .closeness, .harmonic, .eccentricity, .bridgeCloseness: .distances
    case .valenteFujimoto: .distancesForEachTie
    default: .ties
    }
  }
}

extension TieMeasure {
  /// How the time that the exact measure takes grows.
  public var growth: WorkGrowth { .paths }
}

extension NetworkMeasure {
  /// How the time that the exact measure takes grows.
  public var growth: WorkGrowth {
    switch self {
    case .diameter, .meanDistance, .globalEfficiency, .distanceFragmentation: .distances
    default: .ties
    }
  }
}
