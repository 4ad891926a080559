// Unsafe reads, as in OrientedTies.swift.

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
      inverse.start[rank] =
        1
        / (ties.isWeighted
          ? ties.outgoing.strength(ofRow: Int(oriented.nodeOfRank[rank])) : Double(oriented.degree(ofRank: rank)))
    }
    (self.oriented, inverseStrength) = (oriented, inverse)
    let highestDegree = graph.nodeCount > 0 ? oriented.degree(ofRank: graph.nodeCount - 1) : 0
    invested =
      ties.isWeighted || highestDegree > Self.highestDegreeInWholeNumbers
      ? Self.investments(oriented, oriented.strengths(ties), inverse, threads)
      : Self.investments(oriented, highestDegree: highestDegree, inverse, threads)
  }

  /// What the ends of ties of any strength invest in each other.
  private static func investments(
    _ oriented: OrientedTies, _ strength: Room<Double>, _ inverse: Room<Double>, _ threads: Int?
  ) -> Room<Double> {
    let invested = sumInLanes(oriented.tieCount, blocks: oriented.blocks.count, threads: threads) {
      Room<Int32>(zeros: oriented.nodeCount)
    } _: { block, sums, tieTo in
      oriented.forEachTriangle(ofBlock: block, tieTo: tieTo) { triangle in
        let (strength, inverse, sums) = (strength.start, inverse.start, sums.start)
        let (ab, ac, bc) = (strength[triangle.ab], strength[triangle.ac], strength[triangle.bc])
        sums[triangle.ab] += ac * bc * inverse[triangle.c]
        sums[triangle.ac] += ab * bc * inverse[triangle.b]
        sums[triangle.bc] += ab * ac * inverse[triangle.a]
      }
    }
    for tie in 0..<oriented.tieCount { invested.start[tie] += strength.start[tie] }
    return invested
  }

  /// Up to which degree whole numbers are exact enough: shares of a strength are rounded to 2⁻⁴⁷ at worst, and as there are
  /// fewer than 2³¹ arcs, sums of them to 10⁻⁹ of the sum.
  private static let highestDegreeInWholeNumbers = 1 << 16

  /// What the ends of ties invest in each other if all ties have a strength of 1.
  ///
  /// Of a triangle each tie gets 1 over the strength of the third rank, in whole multiples of a power of two: these add up to
  /// the same in any order, so each thread can have sums of its own, and on one thread there is nothing to add in the end.
  private static func investments(
    _ oriented: OrientedTies, highestDegree: Int, _ inverse: Room<Double>, _ threads: Int?
  ) -> Room<Double> {
    // Two ranks share fewer others than either has neighbours, and each gives half at most.
    let bits = 62 - (Int.bitWidth - highestDegree.leadingZeroBitCount)
    let unit = Double(sign: .plus, exponent: bits, significand: 1)
    let shares = Room<Int>(oriented.nodeCount)
    for rank in 0..<oriented.nodeCount {
      shares.start[rank] = oriented.degree(ofRank: rank) > 1 ? Int(inverse.start[rank] * unit + 0.5) : 0
    }
    let workers = min(4, workerCount(oriented.blocks.count, threads: threads))
    let unused = unusedPlaces
    let size = oriented.tieCount + unused + OrientedTies.slack
    let rooms = (0..<workers).map { _ in
      (sums: Room<Int>(zeros: size), placeOfTieTo: Room<Int32>(zeros: oriented.nodeCount))
    }
    forEachBlock(oriented.blocks.count, threads: workers, canStop: true) { block, worker in
      addShares(oriented, ofBlock: block, rooms[worker].placeOfTieTo, shares, to: rooms[worker].sums)
    }
    let invested = Room<Double>(oriented.tieCount)
    let (chunk, scale) = (1 << 14, 1 / unit)
    forEachBlock(blockCount(oriented.tieCount, size: chunk), threads: threads) { block, _ in
      let first = rooms[0].sums.start + unused
      for sums in rooms.dropFirst().map({ $0.sums.start + unused }) {
        for tie in items(ofBlock: block, size: chunk, count: oriented.tieCount) { first[tie] &+= sums[tie] }
      }
      for tie in items(ofBlock: block, size: chunk, count: oriented.tieCount) {
        invested.start[tie] = 1 + Double(first[tie]) * scale
      }
    }
    return invested
  }

  /// How many places before the first tie take what belongs to none.
  private static let unusedPlaces = 32

  /// From how many ties on their sums are left alone where there is nothing to add, as they are no longer in the cache.
  private static let tiesBeyondCache = 1 << 17

  /// Adds what the triangles of a block give to their ties, whose places begin after the unused ones.
  ///
  /// Pairs of ties are looked at four at a time. Those that are no triangle, or lie beyond a row, are added as zeros or to the
  /// unused places: a branch for each would be guessed wrongly too often. These places are taken in turn, so that none waits
  /// for the one before.
  @inline(__always)
  private static func addShares(
    _ oriented: OrientedTies, ofBlock block: Int, _ placeOfTieTo: Room<Int32>, _ shares: Room<Int>, to sums: Room<Int>
  ) {
    let targets = oriented.targets.start
    let looksFirst = oriented.tieCount > tiesBeyondCache
    oriented.forEachTieFromBelow(ofBlock: block, marks: placeOfTieTo) {
      Int32(truncatingIfNeeded: $0 &+ unusedPlaces)
    } _: { a, b, ab, end in
      let (placeOfTieTo, shares, sums) = (placeOfTieTo.start, shares.start, sums.start)
      let (ofA, ofB) = (shares[a], shares[b])
      var ofTie = 0
      var ac = ab &+ 1
      repeat {
        var isAny: Int32 = 1
        if looksFirst {
          isAny = 0
          for index in 0..<4 { isAny |= placeOfTieTo[Int(targets[ac &+ index])] }
        }
        if isAny != 0 {
          for index in 0..<4 {
            let c = Int(targets[ac &+ index])
            let place = Int(placeOfTieTo[c]) & ((ac &+ index &- end) >> 63)
            // All bits where there is a triangle, else none.
            let isTriangle = -place >> 63
            ofTie &+= shares[c] & isTriangle
            sums[ac &+ index &+ unusedPlaces] &+= ofB & isTriangle
            sums[place | (~isTriangle & (ac &+ index) & (unusedPlaces &- 1))] &+= ofA
          }
        }
        ac &+= 4
      } while ac < end
      sums[ab &+ unusedPlaces] &+= ofTie
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
    let (invested, inverse) = (invested.start, inverseStrength.start[rank])
    return oriented.sum(at: rank) { tie in
      let share = invested[tie] * inverse
      return body(share * share)
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
