public import GraphCore

extension Graph {
  /// Counts each node's neighbours less what they repeat of each other.
  ///
  /// Σ over neighbours *j* of 1 − Σ over *q* of *p_iq* *m_jq*, where *p_iq* is the share of *i*'s tie strength, both
  /// ways added, that goes to *q*, and *m_jq* is the strength of *j*'s tie to *q* over that of *j*'s strongest tie
  /// (Burt, Structural Holes, 1992). Without strengths and directions it is *k* − 2 *t* / *k* for *t* ties among *k*
  /// neighbours (Borgatti, Connections 20(1):35, 1997).
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Neighbours, from 1 to the number of neighbours; undefined (``GraphCore/UndefinedReason/noTies``)
  ///   without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func effectiveSize(threads: Int? = nil) -> NodeScores {
    effectiveSize(threads) { size, _ in size }
  }

  /// Measures what share of each node's neighbours are not redundant.
  ///
  /// ``effectiveSize(threads:)`` over the number of distinct neighbours (Burt, Structural Holes, 1992).
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: A share up to 1; undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  public func efficiency(threads: Int? = nil) -> NodeScores {
    effectiveSize(threads) { size, neighborCount in size / neighborCount }
  }

  private func effectiveSize(
    _ threads: Int?, _ score: (_ size: Double, _ neighborCount: Double) -> Double
  ) -> NodeScores {
    let ties = UnderlyingTies(of: self).graph
    let repeated =
      ties.isWeighted
      ? ties.repeatedShares(threads: threads)
      : zip(ties.triangleNumbers(threads: threads), 0..<nodeCount).map { triangles, node in
        Double(2 * triangles) / Double(max(1, ties.outgoing.row(node).count))
      }
    return NodeScores.ofEach(nodeCount) { node in
      let neighborCount = Double(ties.outgoing.row(node).count)
      guard neighborCount > 0 else { return .undefined(.noTies) }
      return .value(score(neighborCount - repeated[node], neighborCount))
    }
  }

  /// What each node's neighbours repeat of each other: Σ over tied pairs (*j*, *q*) of *p_iq* *m_jq*.
  private func repeatedShares(threads: Int?) -> [Double] {
    let oriented = OrientedTies(self, keepsArcs: true, threads: threads)
    let z = oriented.strengths(self)
    let (sums, inverseOfStrongest) = (Room<Double>(nodeCount), Room<Double>(nodeCount))
    for rank in 0..<nodeCount {
      let row = outgoing.row(Int(oriented.nodeOfRank[rank]))
      sums[rank] = row.reduce(0) { $0 + outgoing.strength($1) }
      inverseOfStrongest[rank] = 1 / row.reduce(0) { max($0, outgoing.strength($1)) }
    }
    let repeated = sumInLanes(nodeCount, blocks: oriented.blocks.count, threads: threads) {
      Room<Int32>(zeros: nodeCount)
    } _: { block, repeated, tieTo in
      oriented.forEachTriangle(ofBlock: block, tieTo: tieTo) { triangle in
        let (a, b, c) = (triangle.a, triangle.b, triangle.c)
        let (ab, ac, bc) = (z[triangle.ab], z[triangle.ac], z[triangle.bc])
        let (ofA, ofB, ofC) = (inverseOfStrongest[a], inverseOfStrongest[b], inverseOfStrongest[c])
        // Shares are formed first, as products of strengths may be beyond the range of numbers.
        repeated[a] += ac * (bc * ofB) + ab * (bc * ofC)
        repeated[b] += bc * (ac * ofA) + ab * (ac * ofC)
        repeated[c] += bc * (ab * ofA) + ac * (ab * ofB)
      }
    }
    return (0..<nodeCount).map { node in
      let rank = Int(oriented.rankOfNode[node])
      return repeated[rank] == 0 ? 0 : repeated[rank] / sums[rank]
    }
  }
}
