public import GraphCore

/// What closeness makes of nodes that no path joins.
public enum ClosenessScaling: Sendable {
  /// The mean nearness of those within reach times their share of all others.
  case shareWithinReach
  /// The mean nearness of those within reach alone, so that small components score high.
  case withinReach
  /// Infinitely far: 0 unless every other node is within reach.
  case infinitelyFar
}

extension Graph {
  /// Measures how near each node is to the nodes it has a path from or to.
  ///
  /// The inverse of the mean distance of the *r* − 1 other nodes within reach, times their share (*r* − 1) / (*n* − 1),
  /// so that scores of different components compare (Wasserman and Faust, Social Network Analysis, 1994, equation 5.22,
  /// <https://doi.org/10.1017/CBO9780511815478>).
  ///
  /// - Parameters:
  ///   - scaling: What unreachable nodes do; the definition above unless told otherwise.
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths to the node or from it count.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: 1 / unit of `lengths`, so from 0 to 1 for hops; 0 for a node without any path (undefined,
  ///   ``GraphCore/UndefinedReason/noPaths``, for ``ClosenessScaling/withinReach``), undefined
  ///   (``GraphCore/UndefinedReason/onlyNode``) if the graph has no other node.
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n*) space for each thread.
  public func closeness(
    scaling: ClosenessScaling = .shareWithinReach, lengths: EdgeLengths = .hops, paths: PathDirection = .incoming,
    threads: Int? = nil
  ) -> NodeScores {
    let others = Double(nodeCount - 1)
    return distanceScores(lengths, paths, threads) { _, sums in
      let reached = Double(sums.count)
      let share = reached == 0 ? 0 : reached / sums.sum * (reached / others)
      return switch scaling {
      case .shareWithinReach: .value(share)
      case .withinReach: reached == 0 ? .undefined(.noPaths) : .value(share * (others / reached))
      case .infinitelyFar: .value(reached < others ? 0 : share)
      }
    }
  }

  /// Measures how near each node is to all others by the mean of 1 / distance.
  ///
  /// Nodes without a path add 0, so no correction for components is needed (Marchiori and Latora, Physica A 285:539,
  /// 2000, <https://doi.org/10.1016/S0378-4371(00)00311-3>).
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths to the node or from it count.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: The mean over the other *n* − 1 nodes, in 1 / unit of `lengths`, so from 0 to 1 for hops; undefined
  ///   (``GraphCore/UndefinedReason/onlyNode``) if the graph has no other node.
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n*) space for each thread.
  public func harmonicCloseness(
    lengths: EdgeLengths = .hops, paths: PathDirection = .incoming, threads: Int? = nil
  ) -> NodeScores {
    let others = Double(nodeCount - 1)
    return distanceScores(lengths, paths, threads) { _, sums in .value(sums.inverseSum / others) }
  }
}

extension DistanceSearch {
  /// The closeness of the node last searched from, in a graph of so many others.
  func closeness(others: Double) -> Double {
    let reachedOthers = Double(reachedCount - 1)
    return reachedOthers == 0 ? 0 : reachedOthers / distanceSum * (reachedOthers / others)
  }

  /// The sum of the distances of the nodes reached.
  var distanceSum: Double { reached.reduce(0) { $0 + distance[Int($1)] } }
}
