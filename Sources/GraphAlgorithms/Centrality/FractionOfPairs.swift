package import GraphCore

extension Graph {
  /// Turns numbers of pairs of nodes of different groups into shares of those that could run through each node.
  ///
  /// What ``crossGroupBetweenness(_:between:lengths:scale:threads:)`` gives as ``PairScale/fractionOfPairs``, for those who
  /// have the pairs already.
  ///
  /// - Parameters:
  ///   - pairs: The number of pairs that run through each node.
  ///   - partition: The group of each node.
  ///   - between: The two groups whose pairs count; nil for all pairs of different groups.
  /// - Returns: Shares from 0 to 1; 0 where no pair could.
  /// - Complexity: O(*n* + *g*) for *g* groups.
  package func fractions(
    of pairs: NodeScores, acrossGroups partition: NodePartition, between: GroupPair? = nil
  ) -> NodeScores {
    let ends = EndPairs(partition, between, in: self)
    let count = ends.count(in: self)
    return NodeScores(
      pairs.values.enumerated().map { node, value in
        let possible = count - ends.count(endingAt: node, in: self)
        return possible > 0 ? value / possible : 0
      })
  }
}
