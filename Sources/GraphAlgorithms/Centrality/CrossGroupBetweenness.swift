public import GraphCore

extension Graph {
  /// Counts how often each node lies between nodes of different groups.
  ///
  /// Betweenness over the pairs whose ends belong to different groups, or to one given pair of groups (Flom, Friedman,
  /// Strauss and Neaigus, Connections 26(1):62, 2004; Guns and Rousseau, Frontiers of Information Technology &
  /// Electronic Engineering 16:311, 2015, <https://doi.org/10.1631/FITEE.1400425>). Pairs with an end that has no group
  /// are left out; a node without a group may still lie between others.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - pair: If given, paths run from its first group to its second only; from the same group twice, between its
  ///     members.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for; as a fraction, pairs are divided by the number of counted pairs that do not
  ///     have the node itself as an end.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs (unordered when undirected, ordered when directed) or a fraction of pairs for each node; never
  ///   undefined.
  /// - Complexity: As ``betweenness(lengths:scale:threads:)``, but only nodes of the groups in question are sources.
  public func crossGroupBetweenness(
    _ partition: NodePartition, between pair: GroupPair? = nil, lengths: EdgeLengths = .hops,
    scale: PairScale = .pairs, threads: Int? = nil
  ) -> NodeScores {
    nodeShares(of: EndPairs(partition, pair, in: self), lengths: lengths, scale: scale, threads: threads)
  }

  /// Counts how often each edge lies on the way between nodes of different groups.
  ///
  /// The edge form of ``crossGroupBetweenness(_:between:lengths:scale:threads:)``: the load that a tie carries for
  /// other groups. Ends of the edge count as ends of pairs too.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - pair: If given, paths run from its first group to its second only; from the same group twice, between its
  ///     members.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for; as a fraction, pairs are divided by the number of counted pairs.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs or a fraction of pairs for each edge in the order of ``GraphCore/Graph/edges``.
  /// - Complexity: As ``edgeBetweenness(lengths:scale:threads:)``, but only nodes of the groups in question are sources.
  public func crossGroupEdgeBetweenness(
    _ partition: NodePartition, between pair: GroupPair? = nil, lengths: EdgeLengths = .hops,
    scale: PairScale = .pairs, threads: Int? = nil
  ) -> [Double] {
    edgeShares(of: EndPairs(partition, pair, in: self), lengths: lengths, scale: scale, threads: threads)
  }
}
