public import GraphCore

extension Graph {
  /// Measures how much each node depends on a few neighbours who are tied to each other.
  ///
  /// Σ over neighbours *j* of (*p_ij* + Σ over *q* of *p_iq* *p_qj*)², where *p_ij* is the share of *i*'s tie strength,
  /// both ways added, that goes to *j* (Burt, Structural Holes, 1992; American Journal of Sociology 110:349, 2004,
  /// <https://doi.org/10.1086/421787>).
  ///
  /// - Returns: A number above 0, 1 for a node with one tie and slightly above 1 in some small dense neighbourhoods;
  ///   undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func constraint() -> NodeScores {
    let dyads = dyadicConstraints()
    return NodeScores(
      (0..<nodeCount).map { node -> NodeScore in
        let row = dyads.ties.outgoing.row(node)
        return row.isEmpty ? .undefined(.noTies) : .value(row.reduce(0) { $0 + dyads.ofArc[$1] })
      })
  }

  /// How much each neighbour adds to a node's constraint: *c_ij* for the arc from *i* to *j* of the underlying ties.
  func dyadicConstraints() -> (ties: Graph, ofArc: [Double]) {
    // With z the strength of a tie both ways and s its sum over a node's ties, the contribution of neighbour j is
    // ((z_ij + Σ_q z_iq z_qj / s_q) / s_i)². The inner sum belongs to the tie, not to an end: one pass over triangles.
    let ties = UnderlyingTies(of: self).graph
    let z = ties.outgoing
    let sums = ties.strengths(.any)
    let edgeOfArc = ties.edgeOfArc()
    var indirect = [Double](repeating: 0, count: ties.edgeCount)
    ties.forEachTriangle { triangle in
      let (ab, ac, bc) = (z.strength(triangle.ab), z.strength(triangle.ac), z.strength(triangle.bc))
      indirect[Int(edgeOfArc[triangle.ab])] += ac * bc / sums[triangle.c]
      indirect[Int(edgeOfArc[triangle.ac])] += ab * bc / sums[triangle.b]
      indirect[Int(edgeOfArc[triangle.bc])] += ab * ac / sums[triangle.a]
    }
    var ofArc = [Double](repeating: 0, count: ties.arcCount)
    for node in 0..<nodeCount {
      for arc in z.row(node) {
        let share = (z.strength(arc) + indirect[Int(edgeOfArc[arc])]) / sums[node]
        ofArc[arc] = share * share
      }
    }
    return (ties, ofArc)
  }
}
