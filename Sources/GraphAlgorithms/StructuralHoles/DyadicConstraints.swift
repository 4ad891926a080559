import GraphCore

/// How much each tie constrains its two ends: the parts *c_ij* of which Burt's constraint is the sum.
///
/// With *z* the strength of a tie both ways and *s* its sum over a node's ties, the part of neighbour *j* is
/// ((*z_ij* + Σ_q *z_iq* *z_qj* / *s_q*) / *s_i*)². The inner sum belongs to the tie, not to an end, so one pass over
/// triangles, with three additions for each, gives all parts of all nodes.
struct DyadicConstraints: Sendable {
  let oriented: OrientedTies
  /// For each tie, what its ends invest in each other, straight and through one other.
  private let invested: Room<Double>
  /// For each rank, 1 over the strength of its ties.
  private let inverseStrength: Room<Double>

  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  init(_ graph: Graph, threads: Int?) {
    let ties = UnderlyingTies(of: graph).graph
    let oriented = OrientedTies(ties, keepsArcs: ties.isWeighted, threads: threads)
    let inverse = Room<Double>(graph.nodeCount)
    for rank in 0..<graph.nodeCount {
      let row = ties.outgoing.row(Int(oriented.nodeOfRank[rank]))
      inverse[rank] = 1 / (ties.isWeighted ? row.reduce(0) { $0 + ties.outgoing.strength($1) } : Double(row.count))
    }
    (self.oriented, inverseStrength) = (oriented, inverse)
    guard ties.isWeighted else {
      invested = oriented.sumOverTriangles(oriented.tieCount, threads: threads) { triangle, sums in
        sums[triangle.ab] += inverse[triangle.c]
        sums[triangle.ac] += inverse[triangle.b]
        sums[triangle.bc] += inverse[triangle.a]
      }
      for tie in 0..<oriented.tieCount { invested[tie] += 1 }
      return
    }
    let strength = oriented.strengths(ties)
    invested = oriented.sumOverTriangles(oriented.tieCount, threads: threads) { triangle, sums in
      let (ab, ac, bc) = (strength[triangle.ab], strength[triangle.ac], strength[triangle.bc])
      sums[triangle.ab] += ac * bc * inverse[triangle.c]
      sums[triangle.ac] += ab * bc * inverse[triangle.b]
      sums[triangle.bc] += ab * ac * inverse[triangle.a]
    }
    for tie in 0..<oriented.tieCount { invested[tie] += strength[tie] }
  }

  /// Adds up something made of the parts at each rank.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, nil for one per processor; the sums have the same bits for any number.
  ///   - body: What a part gives to the rank that it constrains.
  /// - Returns: The sums of the ranks.
  @inline(__always)
  func sums(threads: Int?, _ body: @Sendable (_ part: Double, _ rank: Int) -> Double) -> Room<Double> {
    oriented.sumAtEnds(threads: threads) { tie, a, b in
      let (shareOfA, shareOfB) = (invested[tie] * inverseStrength[a], invested[tie] * inverseStrength[b])
      return (body(shareOfA * shareOfA, a), body(shareOfB * shareOfB, b))
    }
  }
}

extension OrientedTies {
  /// The strength of each tie; needs ``arcs`` if the graph is weighted.
  func strengths(_ graph: Graph) -> Room<Double> {
    guard graph.isWeighted else { return Room(repeating: 1, count: tieCount) }
    let strengths = Room<Double>(tieCount)
    for tie in 0..<tieCount { strengths[tie] = graph.outgoing.strength(Int(arcs[tie])) }
    return strengths
  }
}
