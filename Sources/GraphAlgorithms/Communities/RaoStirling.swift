public import GraphCore

extension Graph {
  /// Measures how different the groups of each node's neighbours are from one another.
  ///
  /// Σ over ordered pairs of different groups *s* and *t* of *p_s* *p_t* *d_st*, with the share *p_s* of distinct
  /// neighbours in group *s* and the distance *d_st* of the groups (Rao, Theoretical Population Biology 21:24, 1982,
  /// <https://doi.org/10.1016/0040-5809(82)90004-1>; Stirling, Journal of the Royal Society Interface 4:707, 2007,
  /// <https://doi.org/10.1098/rsif.2007.0213>): the distance to be expected between two neighbours drawn with
  /// replacement. Programs that count each pair of groups once give half of it. With all distances 1 it is
  /// ``blauIndex(_:)``; neighbours are counted in the same way.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - distances: How different the groups are.
  /// - Returns: From 0 (one group, or groups at distance 0) to 1 − 1 / *g* for *g* groups; undefined without neighbours
  ///   (``GraphCore/UndefinedReason/noTies``) or without any that has a group
  ///   (``GraphCore/UndefinedReason/noGroupedNeighbors``).
  /// - Precondition: `distances` knows every group of the partition.
  /// - Complexity: O(*m* + Σ *h*²) time, where *h* groups are among a node's neighbours; O(*n* + *g*) space, O(*n* + *m*
  ///   + *g*) when directed.
  public func raoStirlingDiversity(_ partition: NodePartition, distances: GroupDistances) -> NodeScores {
    precondition(partition.groupCount <= distances.groupCount, "a distance for each pair of groups")
    return neighborDiversity(partition) { shares, groups in
      var sum = 0.0
      for (a, share) in zip(groups, shares) {
        for (b, other) in zip(groups, shares) { sum += share * other * distances[a, b] }
      }
      return .value(sum)
    }
  }
}
