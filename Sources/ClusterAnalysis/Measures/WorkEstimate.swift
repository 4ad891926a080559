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
}

/// About how long exact measures of a network take.
///
/// The costs of a step are those measured on networks of three hundred to twenty thousand organisations: cluster networks, small
/// worlds, R-MAT graphs, grids, power grids and chains with a processor of the 2020s. Most took between half and twice as long;
/// the answer is good enough to tell minutes from days.
public struct WorkEstimate: Sendable {
  private let graph: Graph
  private let isByHops: Bool
  private let threads: Int
  private let work: SearchWork

  /// Looks at a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - isByHops: Whether every step costs the same; otherwise each search keeps its nodes sorted.
  ///   - threads: How many processors work.
  /// - Complexity: O(*n* + *m*), for directed graphs 32 times that.
  public init(of graph: Graph, isByHops: Bool, threads: Int) {
    (self.graph, self.isByHops, self.threads) = (graph, isByHops, max(1, threads))
    work = graph.searchWork()
  }

  /// The time that a measure takes.
  ///
  /// - Parameter growth: How its time grows.
  /// - Returns: Seconds.
  public func seconds(_ growth: WorkGrowth) -> Double {
    let seconds =
      switch growth {
      case .ties: Double(graph.nodeCount + graph.arcCount) * 1e-6
      case .distances: work.reached * distanceCost
      case .paths: work.reachedInBlocks * (isByHops ? 1.2e-9 : 10e-9)
      case .pathsOneByOne: work.reached * (isByHops ? graph.hasShortWays ? 1.2e-9 : 10e-9 : 20e-9)
      case .distancesForEachTie: work.reached * distanceCost * Double(graph.edgeCount)
      }
    return seconds / Double(threads)
  }

  /// What a step costs in seconds when distances are looked at: nodes that searches meet at many different distances are visited
  /// as often.
  private var distanceCost: Double {
    isByHops ? min(0.8e-9, 0.05e-9 * max(1, Double(work.longest) / 8)) : 10e-9
  }

  /// More than any measure of a network takes, known without looking at it.
  ///
  /// - Parameters:
  ///   - growth: How the measure's time grows.
  ///   - graph: The graph.
  /// - Returns: Seconds.
  public static func mostSeconds(_ growth: WorkGrowth, of graph: Graph) -> Double {
    let size = Double(graph.nodeCount + graph.arcCount)
    return switch growth {
    case .ties: size * 1e-6
    case .distances, .paths, .pathsOneByOne: Double(graph.nodeCount) * size * 20e-9
    case .distancesForEachTie: Double(graph.nodeCount) * size * 20e-9 * Double(graph.edgeCount)
    }
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
