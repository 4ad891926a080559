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
  /// The same with a search for each node alone.
  case pathsOneByOne
  /// With nodes times ties, once for each tie.
  case distancesForEachTie

  /// About how long an exact measure takes.
  ///
  /// The costs of a step are those measured on networks of a thousand to a hundred thousand organisations with a processor
  /// of the 2020s; others take a third or three times as long. The answer is good enough to tell minutes from days.
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
      case .distances: searches * (isByHops ? 0.06e-9 : 7e-9)
      case .paths: searches * (isByHops ? 1.5e-9 : 10e-9)
      case .pathsOneByOne: searches * (isByHops ? 8e-9 : 20e-9)
      case .distancesForEachTie: searches * (isByHops ? 0.06e-9 : 7e-9) * Double(graph.edgeCount)
      }
    return seconds / Double(max(1, threads))
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
