public import GraphCore

extension Graph {
  /// Measures how far each node's constraint comes from a single neighbour.
  ///
  /// Σ over neighbours *j* of (*c_ij* / (*C_i* / *N*)) ln(*c_ij* / (*C_i* / *N*)) / (*N* ln *N*), where *c_ij* is what
  /// *j* adds to the ``constraint()`` *C_i* and *N* the number of distinct neighbours (Burt, Structural Holes, 1992,
  /// page 70).
  ///
  /// - Returns: From 0 (all neighbours constrain alike) to 1 (one neighbour does it all, also if it is the only one);
  ///   undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func hierarchy() -> NodeScores {
    let dyads = dyadicConstraints()
    return NodeScores(
      (0..<nodeCount).map { node -> NodeScore in
        let row = dyads.ties.outgoing.row(node)
        guard !row.isEmpty else { return .undefined(.noTies) }
        // Of a single neighbour the formula would ask for 0 / 0; all of the constraint is its own.
        guard row.count > 1 else { return .value(1) }
        let count = Double(row.count)
        let mean = row.reduce(0) { $0 + dyads.ofArc[$1] } / count
        let sum = row.reduce(0) { sum, arc in
          let relative = dyads.ofArc[arc] / mean
          return relative > 0 ? sum + relative * naturalLogarithm(relative) : sum
        }
        // Shares that are all alike may sum to just below 0.
        return .value(max(0, sum / (count * naturalLogarithm(count))))
      })
  }
}
