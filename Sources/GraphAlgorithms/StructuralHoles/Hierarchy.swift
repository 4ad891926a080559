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
    let spread = Room<Double>(nodeCount)
    forEachBlock(oriented.blocks.count, threads: threads) { block, _ in
      for rank in oriented.blocks[block] {
        let count = oriented.degree(ofRank: rank)
        let mean = dyads.sum(at: rank) { $0 } / Double(max(1, count))
        spread.start[rank] = dyads.sum(at: rank) { part in
          let relative = part / mean
          return relative > 0 ? relative * naturalLogarithm(relative) : 0
        }
      }
    }
    return NodeScores.ofEach(nodeCount) { node in
      let rank = Int(oriented.rankOfNode[node])
      let count = Double(oriented.degree(ofRank: rank))
      guard count > 0 else { return .undefined(.noTies) }
      // Of a single neighbour the formula would ask for 0 / 0; all of the constraint is its own. Shares that are all alike
      // may sum to just below 0.
      return .value(count > 1 ? max(0, spread[rank] / (count * naturalLogarithm(count))) : 1)
    }
  }
}
