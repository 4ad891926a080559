public import GraphCore

extension Graph {
  /// Estimates how often each node lies between two others, from pairs of ends drawn at random.
  ///
  /// An estimate of ``betweenness(lengths:scale:threads:)`` with bounds that hold for all nodes at once. For hops, a
  /// sample is one pair, shared out over all its shortest paths, which a search from both ends finds. With lengths, a
  /// sample is one source with all its pairs. How many samples an error takes hardly depends on the size of the graph:
  /// for 1 % of all pairs some thousands to some ten thousands, for a tenth of that up to a hundred times as many. Small
  /// graphs are better measured exactly.
  ///
  /// - Parameters:
  ///   - effort: How long to draw; an error is a share of all pairs.
  ///   - confidence: With what probability all error bounds shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates and bounds in pairs or as fractions of pairs, never undefined; exact zeros with bounds of 0
  ///   where nothing can run through a node.
  /// - Complexity: For each pair as a search for hops from one node at worst, on networks with short distances about the
  ///   square root of that; for each source with lengths O(*m* log *n*). O(*n* + *m*) space for each thread.
  public func approximateBetweenness(
    _ effort: SamplingEffort, confidence: Double = 0.9, seed: UInt64, lengths: EdgeLengths = .hops,
    scale: PairScale = .pairs, threads: Int? = nil
  ) -> SampledScores<NodeScores> {
    sampledNodeShares(of: .all, effort, confidence, seed, lengths, scale, threads)
  }

  /// Estimates how often each edge lies on the way from one node to another, from pairs of ends drawn at random.
  ///
  /// An estimate of ``edgeBetweenness(lengths:scale:threads:)``, otherwise as
  /// ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  ///
  /// - Parameters:
  ///   - effort: How long to draw; an error is a share of all pairs.
  ///   - confidence: With what probability all error bounds shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates and bounds for each edge in the order of ``GraphCore/Graph/edges``.
  /// - Complexity: As ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  public func approximateEdgeBetweenness(
    _ effort: SamplingEffort, confidence: Double = 0.9, seed: UInt64, lengths: EdgeLengths = .hops,
    scale: PairScale = .pairs, threads: Int? = nil
  ) -> SampledScores<[Double]> {
    sampledEdgeShares(of: .all, effort, confidence, seed, lengths, scale, threads)
  }

  /// Estimates how often each node lies between nodes of different groups, from such pairs drawn at random.
  ///
  /// An estimate of ``crossGroupBetweenness(_:between:lengths:scale:threads:)``, otherwise as
  /// ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - pair: If given, paths run from its first group to its second only; from the same group twice, between its
  ///     members.
  ///   - effort: How long to draw; an error is a share of all counted pairs.
  ///   - confidence: With what probability all error bounds shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for; as a fraction, pairs are divided by the number of counted pairs that do not
  ///     have the node itself as an end, which may carry bounds a little above the error asked for.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates and bounds in pairs or as fractions of pairs, never undefined.
  /// - Complexity: As ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  public func approximateCrossGroupBetweenness(
    _ partition: NodePartition, between pair: GroupPair? = nil, _ effort: SamplingEffort, confidence: Double = 0.9,
    seed: UInt64, lengths: EdgeLengths = .hops, scale: PairScale = .pairs, threads: Int? = nil
  ) -> SampledScores<NodeScores> {
    sampledNodeShares(of: EndPairs(partition, pair, in: self), effort, confidence, seed, lengths, scale, threads)
  }

  /// Estimates how often each edge lies on the way between nodes of different groups, from such pairs drawn at random.
  ///
  /// An estimate of ``crossGroupEdgeBetweenness(_:between:lengths:scale:threads:)``, otherwise as
  /// ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - pair: If given, paths run from its first group to its second only; from the same group twice, between its
  ///     members.
  ///   - effort: How long to draw; an error is a share of all counted pairs.
  ///   - confidence: With what probability all error bounds shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates and bounds for each edge in the order of ``GraphCore/Graph/edges``.
  /// - Complexity: As ``approximateBetweenness(_:confidence:seed:lengths:scale:threads:)``.
  public func approximateCrossGroupEdgeBetweenness(
    _ partition: NodePartition, between pair: GroupPair? = nil, _ effort: SamplingEffort, confidence: Double = 0.9,
    seed: UInt64, lengths: EdgeLengths = .hops, scale: PairScale = .pairs, threads: Int? = nil
  ) -> SampledScores<[Double]> {
    sampledEdgeShares(of: EndPairs(partition, pair, in: self), effort, confidence, seed, lengths, scale, threads)
  }

  private func sampledNodeShares(
    of ends: EndPairs, _ effort: SamplingEffort, _ confidence: Double, _ seed: UInt64, _ lengths: EdgeLengths,
    _ scale: PairScale, _ threads: Int?
  ) -> SampledScores<NodeScores> {
    // A node lies between others only if a path can enter it and leave it for another node.
    let isKnownZero = nodes.map { node in
      isDirected ? inDegree(of: node) == 0 || outDegree(of: node) == 0 : outDegree(of: node) < 2
    }
    let means = sampledMeans(of: ends, .nodes, isKnownZero, effort, confidence, seed, lengths, threads)
    let count = ends.count(in: self)
    let factors = (0..<nodeCount).map { node in
      guard scale == .fractionOfPairs else { return count }
      let possible = count - ends.count(endingAt: node, in: self)
      return possible > 0 ? count / possible : 0
    }
    return SampledScores(
      scores: NodeScores(zip(means.means, factors).map { $0 * $1 }),
      errorBounds: zip(means.errors, factors).map { $0 * $1 }, confidence: confidence, samples: means.samples)
  }

  private func sampledEdgeShares(
    of ends: EndPairs, _ effort: SamplingEffort, _ confidence: Double, _ seed: UInt64, _ lengths: EdgeLengths,
    _ scale: PairScale, _ threads: Int?
  ) -> SampledScores<[Double]> {
    let means = sampledMeans(of: ends, .edges, [], effort, confidence, seed, lengths, threads)
    let factor = scale == .pairs ? ends.count(in: self) : 1
    return SampledScores(
      scores: means.means.map { $0 * factor }, errorBounds: means.errors.map { $0 * factor }, confidence: confidence,
      samples: means.samples)
  }

  private func sampledMeans(
    of ends: EndPairs, _ items: ShareItems, _ isKnownZero: [Bool], _ effort: SamplingEffort, _ confidence: Double,
    _ seed: UInt64, _ lengths: EdgeLengths, _ threads: Int?
  ) -> SampledMeans {
    let pairs = EndPairDraws(ends, in: self)
    let itemCount = items == .nodes ? nodeCount : edgeCount
    let known = pairs.count > 0 ? isKnownZero : Array(repeating: true, count: itemCount)
    return lengths.areHops
      ? SampledMeans(
        of: PairShareDraws(self, pairs, items), isKnownZero: known, effort: effort, confidence: confidence, seed: seed,
        threads: threads)
      : SampledMeans(
        of: SourceShareDraws(self, ends, pairs, items, lengths), isKnownZero: known, effort: effort,
        confidence: confidence, seed: seed, threads: threads)
  }
}
