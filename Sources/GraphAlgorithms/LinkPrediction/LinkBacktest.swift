public import GraphCore

extension Graph {
  /// Tests how well a score would have foretold ties that are known but not in this graph.
  ///
  /// Every pair without a tie in this graph is ranked, exactly and not by a sample: nearly all of them score 0, and those
  /// are counted without being listed.
  ///
  /// - Parameters:
  ///   - heldOut: The pairs that became ties later, or were left out of the graph for the test; those that have a tie in
  ///     it, and nodes paired with themselves, are passed over, and each pair counts once.
  ///   - score: How to score pairs.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: The ranking, for its area under the curve and its precision.
  /// - Complexity: *n* times what one first node costs in ``linkScores(of:by:threads:)``; space for each different score.
  public func linkBacktest(heldOut: [NodePair], by score: LinkScore, threads: Int? = nil) -> ScoreRanking {
    let context = LinkScoreContext(self, score)
    let ties = context.ties
    var hits = [Set<Int>](repeating: [], count: nodeCount)
    for pair in heldOut where pair.first != pair.second && !ties.hasEdge(from: pair.first, to: pair.second) {
      hits[min(pair.first, pair.second).index].insert(max(pair.first, pair.second).index)
    }
    let answers = hits
    let tally = reduceInOrder(nodeCount, threads: threads, into: ScoreTally()) {
      LinkScorer(context)
    } block: { block, scorer in
      var tally = ScoreTally()
      for source in block {
        scorer.scoreAll(from: source)
        let tied = ties.outgoing.targets[ties.outgoing.row(source)]
        // Pairs are met from their lower node.
        var (hits, misses) = (answers[source].count, ties.nodeCount - 1 - source - answers[source].count)
        misses -= tied.count { Int($0) > source }
        for node in scorer.touched where node > source && ties.outgoing.arc(from: source, to: node) == nil {
          let isHit = answers[source].contains(node)
          tally.add(scorer.score(of: node) ?? 0, hits: isHit ? 1 : 0, misses: isHit ? 0 : 1)
          if isHit { hits -= 1 } else { misses -= 1 }
        }
        tally.add(0, hits: hits, misses: misses)
      }
      return tally
    } add: { (total: inout ScoreTally, part: ScoreTally) in
      total.add(part)
    }
    return ScoreRanking(tally)
  }
}
