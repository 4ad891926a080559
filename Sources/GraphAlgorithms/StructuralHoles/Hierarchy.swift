public import GraphCore

extension Graph {
  /// Measures how far each node's constraint comes from a single neighbour.
  ///
  /// Σ over neighbours *j* of (*c_ij* / (*C_i* / *N*)) ln(*c_ij* / (*C_i* / *N*)) / (*N* ln *N*), where *c_ij* is what
  /// *j* adds to the ``constraint(threads:)`` *C_i* and *N* the number of distinct neighbours (Burt, Structural Holes,
  /// 1992, page 70).
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: From 0 (all neighbours constrain alike) to 1 (one neighbour does it all, also if it is the only one);
  ///   undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func hierarchy(threads: Int? = nil) -> NodeScores {
    let dyads = DyadicConstraints(self, threads: threads)
    let oriented = dyads.oriented
    let mean = dyads.sums(threads: threads) { part, _ in part }
    let neighborCount = oriented.sumAtEnds(threads: threads) { _, _, _ in (1, 1) }
    for rank in 0..<nodeCount { mean[rank] /= max(1, neighborCount[rank]) }
    let spread = dyads.sums(threads: threads) { part, rank in
      let relative = part / mean[rank]
      return relative > 0 ? relative * naturalLogarithm(relative) : 0
    }
    return NodeScores.ofEach(nodeCount) { node in
      let rank = Int(oriented.rankOfNode[node])
      let count = neighborCount[rank]
      guard count > 0 else { return .undefined(.noTies) }
      // Of a single neighbour the formula would ask for 0 / 0; all of the constraint is its own. Shares that are all alike
      // may sum to just below 0.
      return .value(count > 1 ? max(0, spread[rank] / (count * naturalLogarithm(count))) : 1)
    }
  }
}
