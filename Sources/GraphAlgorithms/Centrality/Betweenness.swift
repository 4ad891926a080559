public import GraphCore

extension Graph {
  /// Counts how often each node lies between two others.
  ///
  /// Sums, over the pairs *s* ≠ *v* ≠ *t*, the share of the shortest paths from *s* to *t* that pass through *v*
  /// (Freeman, Sociometry 40:35, 1977, <https://doi.org/10.2307/3033543>; computed after Brandes 2001,
  /// <https://doi.org/10.1080/0022250X.2001.9990249>). Pairs that no path joins add nothing. Paths whose lengths differ
  /// by less than ``GraphCore/EdgeLengths/relativeTolerance`` count as equally short.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for; as a fraction, pairs are divided by (*n* − 1)(*n* − 2) / 2 when undirected
  ///     and by (*n* − 1)(*n* − 2) when directed.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs, or a fraction of pairs, for each node; never undefined.
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n* + *m*) space for each thread.
  public func betweenness(
    lengths: EdgeLengths = .hops, scale: PairScale = .pairs, threads: Int? = nil
  ) -> NodeScores {
    nodeShares(of: .all, lengths: lengths, scale: scale, threads: threads)
  }

  /// Counts how often each node lies between one of some nodes and another.
  ///
  /// Sums as ``betweenness(lengths:scale:threads:)`` does, over the ordered pairs that start at the given nodes. Of *k*
  /// nodes drawn at random, *n* / *k* times the sum is an estimate of the sum over all pairs (Brandes and Pich,
  /// International Journal of Bifurcation and Chaos 17:2303, 2007, <https://doi.org/10.1142/S0218127407018403>), without the
  /// bounds of ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  ///
  /// - Parameters:
  ///   - sources: Where pairs start; a node that is named twice counts once.
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Ordered pairs for each node, also when the graph is undirected; never undefined.
  /// - Complexity: O(*k* (*n* + *m*)) time for *k* sources and hops, O(*k* *m* log *n*) for lengths; O(*n* + *m*) space for
  ///   each thread.
  public func betweenness(from sources: [NodeID], lengths: EdgeLengths = .hops, threads: Int? = nil) -> NodeScores {
    let network = PairNetwork(self, startingAt: sources, lengths)
    var scores = [Double](repeating: 0, count: nodeCount)
    for (node, sum) in zip(network.nodes, network.sums(.nodes, threads: threads)) { scores[Int(node)] = sum }
    return NodeScores(scores)
  }

  /// Counts how often each edge lies on the way from one node to another.
  ///
  /// Sums, over all pairs, the share of the shortest paths that run along the edge (Girvan and Newman, PNAS 99:7821,
  /// 2002, <https://doi.org/10.1073/pnas.122653799>). Its ends count as ends of pairs too, so no edge scores less than
  /// 1 pair.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for; as a fraction, pairs are divided by *n*(*n* − 1) / 2 when undirected and by
  ///     *n*(*n* − 1) when directed.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs, or a fraction of pairs, for each edge in the order of ``GraphCore/Graph/edges``.
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n* + *m*) space for each thread.
  public func edgeBetweenness(
    lengths: EdgeLengths = .hops, scale: PairScale = .pairs, threads: Int? = nil
  ) -> [Double] {
    edgeShares(of: .all, lengths: lengths, scale: scale, threads: threads)
  }
}
