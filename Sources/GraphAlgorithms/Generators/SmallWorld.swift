public import GraphCore

extension Graph {
  /// Makes a small world: a ring in which every node is tied to its nearest, some ties led elsewhere at random.
  ///
  /// Watts and Strogatz 1998, <https://doi.org/10.1038/30918>. A tie that would be led to its own end or to where one is
  /// already becomes none, so there may be a few ties less than `nodeCount` · `degree` / 2.
  ///
  /// - Parameters:
  ///   - nodeCount: How many nodes there are.
  ///   - degree: With how many nodes each is tied before; an odd number counts as the even one below.
  ///   - rewiring: The probability that a tie is led elsewhere.
  ///   - seed: Where random numbers start.
  /// - Returns: The graph, without strengths.
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n* + *m*).
  public static func smallWorld(
    nodeCount: Int, degree: Int, rewiring: Double, seed: UInt64
  ) throws(GraphError) -> Graph {
    var generator = SeededGenerator(seed: seed)
    let reach = min(degree / 2, max(0, (nodeCount - 1) / 2))
    // Neighbours on the ring must not be neighbours in number, or the file would tell what is near.
    let numbers = generator.permutation(nodeCount)
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: false, parallelTies: .maximum)
    builder.reserveCapacity(nodeCount * reach)
    for node in 0..<nodeCount {
      for step in 1..<(reach + 1) {
        let isRewired = generator.unit() < rewiring
        let other = isRewired ? generator.below(nodeCount) : (node + step) % nodeCount
        try builder.addEdge(from: NodeID(Int(numbers[node])), to: NodeID(Int(numbers[other])))
      }
    }
    return builder.build().graph
  }
}
