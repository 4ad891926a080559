public import GraphCore

/// What a number would be if group labels were dealt out at random.
public struct PermutationMoments: Hashable, Sendable {
  /// Its mean over all permutations of the labels.
  public let mean: Double
  /// Its standard deviation over all permutations.
  public let standardDeviation: Double
}

extension Graph {
  /// Finds mean and spread of the network's E-I index if the same labels were dealt out at random.
  ///
  /// In closed form, as exact as if all permutations had been tried: the index is 1 − 2 *I* / *m* for *I* of *m* ties
  /// inside groups, so that its mean is 1 − 2 *p*₂ and its variance 4 Var(*I*) / *m*², where
  /// Var(*I*) = *m* *p*₂ + 2 *R* *p*₂ + 2 *T* *p*₃ + 2 *D* *p*₄ − (*m* *p*₂)². *p*₂, *p*₃ and *p*₄ are the chances that
  /// one tie, two ties sharing a node and two ties apart lie inside groups; *T* and *D* count such pairs of ties and
  /// *R* edges that run both ways. (The permutation test is that of Krackhardt and Stern, Social Psychology Quarterly
  /// 51:123, 1988, <https://doi.org/10.2307/2786835>.)
  ///
  /// - Parameter partition: The group of each node. Labels move among nodes that have one; ties with an end that has
  ///   none are left out.
  /// - Returns: Moments of the index over counts of ties, so to be held against
  ///   ``networkEIIndex(_:)`` of ``GraphCore/Graph/unweighted``; nil without ties between nodes with groups.
  /// - Complexity: O(*n* + *m* + *g*) time for *g* groups, O(*n* + *m*) space.
  public func eiPermutationMoments(_ partition: NodePartition) -> PermutationMoments? {
    let pairs = TiePairs(self, partition)
    guard pairs.count > 0 else { return nil }
    let n = partition.groupedNodeCount
    let ways = { (factors: Int) in partition.sizes.reduce(0) { $0 + fallingFactorial($1, factors) } }
    let p2 = chance(ways(2), drawing: 2, from: n)
    let p3 = chance(ways(3), drawing: 3, from: n)
    // Two ties apart lie each inside a group: the same one, or two different ones.
    let sameTwice = partition.sizes.reduce(0) { $0 + fallingFactorial($1, 2) * fallingFactorial($1, 2) }
    let p4 = chance(ways(4) + ways(2) * ways(2) - sameTwice, drawing: 4, from: n)
    let mean = pairs.count * p2
    let meanSquare = mean + 2 * (pairs.mutual * p2 + pairs.touching * p3 + pairs.disjoint * p4)
    let spread = standardDeviation(mean: mean, meanSquare: meanSquare)
    return PermutationMoments(mean: 1 - 2 * p2, standardDeviation: 2 * spread / pairs.count)
  }
}
