public import GraphCore

extension Graph {
  /// Makes a recursive-matrix graph with the parameters of the Graph500 benchmark (0.57, 0.19, 0.19, 0.05): few nodes with
  /// very many ties, many with few or none, no communities.
  ///
  /// Chakrabarti, Zhan and Faloutsos 2004, <https://doi.org/10.1137/1.9781611972740.43>. Numbers are dealt out at random,
  /// so that a node's number tells nothing of its degree. Draws that hit a pair again, or a node twice, are left out.
  ///
  /// - Parameters:
  ///   - scale: The graph has 2^scale nodes, at most 2³⁰.
  ///   - drawsPerNode: How many ties are drawn for each node; 16 in the benchmark.
  ///   - seed: Where random numbers start.
  /// - Returns: The graph, without strengths.
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n* + *m* · scale).
  public static func rMAT(scale: Int, drawsPerNode: Int = 16, seed: UInt64) throws(GraphError) -> Graph {
    precondition((0...30).contains(scale), "a graph holds fewer than 2^31 - 1 nodes")
    let nodeCount = 1 << scale
    var generator = SeededGenerator(seed: seed)
    let numbers = generator.permutation(nodeCount)
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: false, parallelTies: .maximum)
    builder.reserveCapacity(nodeCount * drawsPerNode)
    for _ in 0..<nodeCount * drawsPerNode {
      let (row, column) = cell(scale, &generator)
      try builder.addEdge(from: NodeID(Int(numbers[row])), to: NodeID(Int(numbers[column])))
    }
    return builder.build().graph
  }

  /// Draws a cell of the matrix by choosing a quarter, a quarter of that, and so on.
  private static func cell(_ scale: Int, _ generator: inout SeededGenerator) -> (row: Int, column: Int) {
    // Sixteen bits are enough for one choice, so a draw serves four.
    let (a, ab, abc) = (UInt64(0.57 * 65536), UInt64(0.76 * 65536), UInt64(0.95 * 65536))
    var (row, column) = (0, 0)
    var bits: UInt64 = 0
    for level in 0..<scale {
      if level % 4 == 0 { bits = generator.next() }
      let draw = bits & 0xFFFF
      bits >>= 16
      row = row * 2 + (draw >= ab ? 1 : 0)
      column = column * 2 + (draw >= a && draw < ab || draw >= abc ? 1 : 0)
    }
    return (row, column)
  }
}
