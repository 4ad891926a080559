public import GraphCore

extension Graph {
  /// Counts each node's neighbours less what they repeat of each other.
  ///
  /// Σ over neighbours *j* of 1 − Σ over *q* of *p_iq* *m_jq*, where *p_iq* is the share of *i*'s tie strength, both
  /// ways added, that goes to *q*, and *m_jq* is the strength of *j*'s tie to *q* over that of *j*'s strongest tie
  /// (Burt, Structural Holes, 1992). Without strengths and directions it is *k* − 2 *t* / *k* for *t* ties among *k*
  /// neighbours (Borgatti, Connections 20(1):35, 1997).
  ///
  /// - Returns: Neighbours, from 1 to the number of neighbours; undefined (``GraphCore/UndefinedReason/noTies``)
  ///   without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func effectiveSize() -> NodeScores { effectiveSize { size, _ in size } }

  /// Measures what share of each node's neighbours are not redundant.
  ///
  /// ``effectiveSize()`` over the number of distinct neighbours (Burt, Structural Holes, 1992).
  ///
  /// - Returns: A share up to 1; undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func efficiency() -> NodeScores { effectiveSize { size, neighborCount in size / neighborCount } }

  private func effectiveSize(_ score: (_ size: Double, _ neighborCount: Double) -> Double) -> NodeScores {
    let ties = UnderlyingTies(of: self).graph
    let z = ties.outgoing
    let sums = ties.strengths(.any)
    let strongest = (0..<nodeCount).map { z.row($0).reduce(0) { max($0, z.strength($1)) } }
    /// What a node's neighbours repeat: Σ over tied pairs (j, q) of z_iq z_jq / strongest_j, to be divided by its sum.
    var repeated = [Double](repeating: 0, count: nodeCount)
    ties.forEachTriangle { triangle in
      let (a, b, c) = (triangle.a, triangle.b, triangle.c)
      let (ab, ac, bc) = (z.strength(triangle.ab), z.strength(triangle.ac), z.strength(triangle.bc))
      repeated[a] += bc * (ac / strongest[b] + ab / strongest[c])
      repeated[b] += ac * (bc / strongest[a] + ab / strongest[c])
      repeated[c] += ab * (bc / strongest[a] + ac / strongest[b])
    }
    return NodeScores(
      (0..<nodeCount).map { node -> NodeScore in
        guard !z.row(node).isEmpty else { return .undefined(.noTies) }
        let neighborCount = Double(z.row(node).count)
        return .value(score(neighborCount - repeated[node] / sums[node], neighborCount))
      })
  }
}
