public import GraphCore

/// A recipe for graphs with communities and very unequal degrees, as real networks have them.
///
/// After Lancichinetti, Fortunato and Radicchi 2008, <https://doi.org/10.1103/PhysRevE.78.046110>: degrees follow a power
/// law; of a node's ties a share, the *mixing*, leads out of its community. Half-ties are matched at random, within the
/// community and across it; a match of a node with itself, or a second one of the same two, is left out, so degrees come
/// out slightly smaller than drawn.
public struct PlantedCommunities: Hashable, Sendable {
  /// The community of each node, from 0.
  public var communityOfNode: [Int32]
  /// How many ties a node has on average.
  public var meanDegree: Double
  /// The share of ties that lead out of the community.
  public var mixing = 0.25
  /// The exponent of the power law of degrees; above 2, so that there is a mean.
  public var degreeExponent = 2.1

  /// Makes a recipe.
  ///
  /// - Parameters:
  ///   - communityOfNode: The community of each node, from 0.
  ///   - meanDegree: How many ties a node has on average.
  public init(communityOfNode: [Int32], meanDegree: Double) {
    (self.communityOfNode, self.meanDegree) = (communityOfNode, meanDegree)
  }

  /// Makes the graph of a seed.
  ///
  /// - Parameter seed: Where random numbers start.
  /// - Returns: The graph, without strengths.
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n* + *m*).
  public func graph(seed: UInt64) throws(GraphError) -> Graph {
    var generator = SeededGenerator(seed: seed)
    let (inner, outer) = halfTies(&generator)
    var builder = GraphBuilder(nodeCount: communityOfNode.count, isDirected: false, parallelTies: .maximum)
    builder.reserveCapacity((inner.count + outer.count) / 2)
    try match(inner, within: true, &builder)
    try match(outer, within: false, &builder)
    return builder.build().graph
  }

  /// Each node as often as it has half-ties, shuffled: those within communities, sorted by community, and the others.
  private func halfTies(_ generator: inout SeededGenerator) -> (inner: [Int32], outer: [Int32]) {
    let nodeCount = communityOfNode.count
    let highest = 3 * Double(nodeCount).squareRoot()
    var draws = [Double](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      draws[node] = min(highest, exponential(-naturalLogarithm(1 - generator.unit()) / (degreeExponent - 1)))
    }
    let scale = meanDegree * Double(nodeCount) / max(1, draws.reduce(0, +))
    var inner: [Int32] = []
    var outer: [Int32] = []
    for node in 0..<nodeCount {
      let degree = max(1, Int(draws[node] * scale + generator.unit()))
      for _ in 0..<degree {
        if generator.unit() < mixing { outer.append(Int32(node)) } else { inner.append(Int32(node)) }
      }
    }
    generator.shuffle(&inner)
    generator.shuffle(&outer)
    return (sortedByCommunity(inner), outer)
  }

  /// Counting sort, which keeps the shuffled order within each community.
  private func sortedByCommunity(_ halfTies: [Int32]) -> [Int32] {
    var starts = [Int](repeating: 0, count: Int(communityOfNode.max() ?? -1) + 2)
    for node in halfTies { starts[Int(communityOfNode[Int(node)]) + 1] += 1 }
    for community in 1..<starts.count { starts[community] += starts[community - 1] }
    var sorted = [Int32](repeating: 0, count: halfTies.count)
    for node in halfTies {
      let community = Int(communityOfNode[Int(node)])
      sorted[starts[community]] = node
      starts[community] += 1
    }
    return sorted
  }

  /// Ties each two half-ties that follow each other.
  private func match(_ halfTies: [Int32], within: Bool, _ builder: inout GraphBuilder) throws(GraphError) {
    var place = 0
    while place + 1 < halfTies.count {
      let (first, second) = (Int(halfTies[place]), Int(halfTies[place + 1]))
      // The last half-tie of a community with an odd number of them stays open.
      guard !within || communityOfNode[first] == communityOfNode[second] else {
        place += 1
        continue
      }
      try builder.addEdge(from: NodeID(first), to: NodeID(second))
      place += 2
    }
  }
}
