public import GraphCore

extension Graph {
  /// Measures how much each node depends on a few neighbours who are tied to each other.
  ///
  /// Σ over neighbours *j* of (*p_ij* + Σ over *q* of *p_iq* *p_qj*)², where *p_ij* is the share of *i*'s tie strength,
  /// both ways added, that goes to *j* (Burt, Structural Holes, 1992; American Journal of Sociology 110:349, 2004,
  /// <https://doi.org/10.1086/421787>).
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: A number above 0, 1 for a node with one tie and slightly above 1 in some small dense neighbourhoods;
  ///   undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func constraint(threads: Int? = nil) -> NodeScores {
    let dyads = DyadicConstraints(self, threads: threads)
    let sums = Room<Double>(nodeCount)
    forEachBlock(dyads.oriented.blocks.count, threads: threads) { block, _ in
      for rank in dyads.oriented.blocks[block] { sums.start[rank] = dyads.sum(at: rank) { $0 } }
    }
    return NodeScores.ofEach(nodeCount) { node in
      let sum = sums[Int(dyads.oriented.rankOfNode[node])]
      // Every tie gives to the sums of both ends.
      return sum == 0 ? .undefined(.noTies) : .value(sum)
    }
  }
}
