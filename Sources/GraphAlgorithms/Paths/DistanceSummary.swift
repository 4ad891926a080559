public import GraphCore

/// What the distances between all pairs of nodes come to.
///
/// Pairs are ordered: (*a*, *b*) and (*b*, *a*) are two, also when the graph is undirected.
public struct DistanceSummary: Hashable, Sendable {
  /// How many ordered pairs a path joins.
  public let joinedPairCount: Int
  /// How many ordered pairs no path joins; 0 when the graph is (strongly) connected.
  public let unjoinedPairCount: Int
  /// The longest distance between a joined pair, or nil if there is none.
  public let diameter: Double?
  /// The mean distance of joined pairs, or nil if there is none.
  public let meanDistance: Double?
  /// The mean of 1 / distance over all ordered pairs, 0 for unjoined ones; nil with fewer than two nodes.
  public let globalEfficiency: Double?
}

extension Graph {
  /// Summarises the distances between all pairs in one sweep.
  ///
  /// Global efficiency is that of Latora and Marchiori (Physical Review Letters 87:198701, 2001,
  /// <https://doi.org/10.1103/PhysRevLett.87.198701>).
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Diameter and mean distance in the unit of `lengths`, global efficiency in its inverse, and how many
  ///   pairs no path joins.
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n*) space for each thread.
  public func distanceSummary(lengths: EdgeLengths = .hops, threads: Int? = nil) -> DistanceSummary {
    let pairs = nodeCount * max(0, nodeCount - 1)
    guard !lengths.areHops else {
      let counts = distanceCounts(threads: threads)
      let joined = pairs - counts.unjoinedCount
      let steps = counts.atDistance.enumerated().reduce(0) { $0 + $1.offset * $1.element }
      return DistanceSummary(
        joinedPairCount: joined, unjoinedPairCount: counts.unjoinedCount,
        diameter: joined == 0 ? nil : Double(counts.atDistance.count - 1),
        meanDistance: joined == 0 ? nil : Double(steps) / Double(joined), globalEfficiency: counts.efficiency)
    }
    var sums = DistanceSums()
    for sumsOfNode in distanceSums(lengths, along: .outgoing, threads: threads) { sums.add(sumsOfNode) }
    return DistanceSummary(
      joinedPairCount: sums.count, unjoinedPairCount: pairs - sums.count,
      diameter: sums.count == 0 ? nil : sums.longest,
      meanDistance: sums.count == 0 ? nil : sums.sum / Double(sums.count),
      globalEfficiency: pairs == 0 ? nil : sums.inverseSum / Double(pairs))
  }

  /// Finds the longest distance between two nodes that a path joins.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: The distance in the unit of `lengths`, or nil if no path joins any pair.
  /// - Complexity: As ``distanceSummary(lengths:threads:)``, which gives more at the same cost.
  public func diameter(lengths: EdgeLengths = .hops, threads: Int? = nil) -> Double? {
    distanceSummary(lengths: lengths, threads: threads).diameter
  }

  /// Finds the mean distance of the pairs that a path joins.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: The mean in the unit of `lengths`, or nil if no path joins any pair.
  /// - Complexity: As ``distanceSummary(lengths:threads:)``, which gives more at the same cost.
  public func meanDistance(lengths: EdgeLengths = .hops, threads: Int? = nil) -> Double? {
    distanceSummary(lengths: lengths, threads: threads).meanDistance
  }

  /// Finds the mean of 1 / distance over all ordered pairs.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: The mean, to which unjoined pairs add 0, or nil with fewer than two nodes; from 0 to 1 for hops.
  /// - Complexity: As ``distanceSummary(lengths:threads:)``, which gives more at the same cost.
  public func globalEfficiency(lengths: EdgeLengths = .hops, threads: Int? = nil) -> Double? {
    distanceSummary(lengths: lengths, threads: threads).globalEfficiency
  }
}
