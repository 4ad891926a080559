// Unsafe reads, as in OrientedTies.swift.

import GraphCore

/// How much each tie constrains its two ends: the parts *c_ij* of which Burt's constraint is the sum.
///
/// With *z* the strength of a tie both ways and *s* its sum over a node's ties, the part of neighbour *j* is
/// ((*z_ij* + Σ_q *z_iq* *z_qj* / *s_q*) / *s_i*)². The inner sum belongs to the tie, not to an end, so one pass over
/// triangles, with three additions for each, gives all parts of all nodes.
struct DyadicConstraints: Sendable {
  let oriented: OrientedTies
  /// For each tie, what its ends invest in each other, straight and through one other; it begins after the unused places.
  private let invested: Room<Double>
  /// For each rank, 1 over the strength of its ties.
  private let inverseStrength: Room<Double>

  /// - Complexity: O(*m*^1.5) time, O(*n* + *m*) space.
  init(_ graph: Graph, threads: Int?) {
    let ties = UnderlyingTies(of: graph).graph
    let oriented = OrientedTies(ties, keepsArcs: ties.isWeighted, threads: threads)
    let inverse = Room<Double>(graph.nodeCount)
    for rank in 0..<graph.nodeCount {
      inverse.start[rank] =
        1
        / (ties.isWeighted
          ? ties.outgoing.strength(ofRow: Int(oriented.nodeOfRank[rank])) : Double(oriented.degree(ofRank: rank)))
    }
    (self.oriented, inverseStrength) = (oriented, inverse)
    let strength = oriented.strengths(ties)
    let isWeighted = ties.isWeighted
    let size = Self.unusedPlaces + oriented.tieCount + OrientedTies.slack
    invested = sumInLanes(size, blocks: oriented.blocks.count, threads: threads) {
      Room<Int32>(zeros: oriented.nodeCount)
    } _: { block, sums, marks in
      if isWeighted {
        Self.addTies(oriented, ofBlock: block, marks, strength, inverse, to: sums)
      } else {
        Self.addEqualTies(oriented, ofBlock: block, marks, inverse, to: sums)
      }
    }
    let ofTies = invested.start + Self.unusedPlaces
    for tie in 0..<oriented.tieCount { ofTies[tie] += isWeighted ? strength.start[tie] : 1 }
  }

  /// Adds what the triangles of a block let the ends of ties of any strength invest in each other.
  @inline(__always)
  private static func addTies(
    _ oriented: OrientedTies, ofBlock block: Int, _ tieTo: Room<Int32>, _ strength: Room<Double>,
    _ inverse: Room<Double>, to sums: Room<Double>
  ) {
    oriented.forEachTriangle(ofBlock: block, tieTo: tieTo) { triangle in
      let (strength, inverse, sums) = (strength.start, inverse.start, sums.start + unusedPlaces)
      let (ab, ac, bc) = (strength[triangle.ab], strength[triangle.ac], strength[triangle.bc])
      // Shares are formed first, as products of strengths may be beyond the range of numbers.
      sums[triangle.ab] += ac * (bc * inverse[triangle.c])
      sums[triangle.ac] += ab * (bc * inverse[triangle.b])
      sums[triangle.bc] += ab * (ac * inverse[triangle.a])
    }
  }

  /// How many places before the first tie take what belongs to none.
  private static let unusedPlaces = 32

  /// Adds what the triangles of a block let the ends of ties invest in each other, if all have a strength of 1: 1 over the
  /// strength of the third rank.
  ///
  /// Pairs of ties are looked at four at a time. Those that are no triangle, or lie beyond a row, are added as zeros or to the
  /// unused places: a branch for each would be guessed wrongly too often. These places are taken in turn, so that none waits
  /// for the one before.
  @inline(__always)
  private static func addEqualTies(
    _ oriented: OrientedTies, ofBlock block: Int, _ placeOfTieTo: Room<Int32>, _ inverse: Room<Double>,
    to sums: Room<Double>
  ) {
    let targets = oriented.targets.start
    oriented.forEachTieFromBelow(ofBlock: block, marks: placeOfTieTo, touching: sums.start + unusedPlaces) {
      Int32(truncatingIfNeeded: $0 &+ unusedPlaces)
    } _: { a, b, ab, end in
      let (placeOfTieTo, inverse, sums) = (placeOfTieTo.start, inverse.start, sums.start)
      let (ofA, ofB) = (inverse[a], inverse[b].bitPattern)
      var ofTie = 0.0
      var ac = ab &+ 1
      repeat {
        for index in 0..<4 {
          let c = Int(targets[ac &+ index])
          let place = Int(placeOfTieTo[c]) & ((ac &+ index &- end) >> 63)
          // All bits where there is a triangle, else none.
          let isTriangle = -place >> 63
          let bits = UInt64(bitPattern: Int64(isTriangle))
          ofTie += Double(bitPattern: inverse[c].bitPattern & bits)
          sums[ac &+ index &+ unusedPlaces] += Double(bitPattern: ofB & bits)
          sums[place | (~isTriangle & (ac &+ index) & (unusedPlaces &- 1))] += ofA
        }
        ac &+= 4
      } while ac < end
      sums[ab &+ unusedPlaces] += ofTie
    }
  }

  /// Adds up something made of the parts that constrain one rank.
  ///
  /// - Parameters:
  ///   - rank: The rank.
  ///   - body: What a part gives.
  /// - Returns: The sum, the same for any number of threads.
  @inline(__always)
  func sum(at rank: Int, _ body: (_ part: Double) -> Double) -> Double {
    let (invested, inverse) = (invested.start + Self.unusedPlaces, inverseStrength.start[rank])
    return oriented.sum(at: rank) { tie in
      let share = invested[tie] * inverse
      return body(share * share)
    }
  }
}

extension OrientedTies {
  /// The strength of each tie, for which ``arcs`` are needed; none if all are 1.
  func strengths(_ graph: Graph) -> Room<Double> {
    guard graph.isWeighted else { return Room(0) }
    let strengths = Room<Double>(tieCount)
    for tie in 0..<tieCount { strengths[tie] = graph.outgoing.strength(Int(arcs[tie])) }
    return strengths
  }
}
