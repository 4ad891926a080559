public import GraphCore

extension Graph {
  /// Chooses new ties one after the other, each time the one that brings the pairs looked at nearest.
  ///
  /// After each choice all gains are measured again in the graph with the ties chosen so far, since a tie can be worth
  /// more as well as less once others are there. The best *k* ties together may be others: the choice is greedy and
  /// nothing is promised about how far below the best set it is.
  ///
  /// - Parameters:
  ///   - candidates: The ties to choose from.
  ///   - count: How many to choose at most.
  ///   - pairs: Which pairs are looked at, ordered ones.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: The ties in the order chosen, the efficiency gain of each over the ones before, and the distances with
  ///   all up to it; of equal gains the earlier candidate is chosen. Fewer than `count` once no candidate gains anything.
  /// - Throws: As ``GraphCore/Graph/adding(_:)``.
  /// - Complexity: *k* times that of ``tieGains(of:pairs:distances:threads:)`` with known distances, once that of
  ///   ``HopDistances``.
  public func greedyTies(
    from candidates: [Edge], count: Int, pairs: CountedPairs = .all, threads: Int? = nil
  ) throws(GraphError) -> [TieGain] {
    let sources = PairMask(pairs, nodeCount: nodeCount).sources.map { NodeID(Int($0)) }
    var distances = HopDistances(self, from: sources, threads: threads)
    var graph = self
    var candidates = candidates
    var chosen: [TieGain] = []
    while chosen.count < count {
      let found = graph.tieGains(of: candidates, pairs: pairs, distances: distances, threads: threads)
      guard let best = found.ranking.first, (found.gains[best].efficiencyGain ?? 0) > 0 else { break }
      chosen.append(found.gains[best])
      let tie = candidates.remove(at: best)
      distances.add(tie, to: graph)
      graph = try graph.adding([tie])
    }
    return chosen
  }
}
