public import GraphCore

extension Graph {
  /// Makes a star: node 0 tied to all others.
  ///
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n*).
  public static func star(nodeCount: Int) throws(GraphError) -> Graph {
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: false)
    for leaf in 1..<max(1, nodeCount) { try builder.addEdge(from: NodeID(0), to: NodeID(leaf)) }
    return builder.build().graph
  }

  /// Makes a path: each node tied to the next.
  ///
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n*).
  public static func path(nodeCount: Int) throws(GraphError) -> Graph {
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: false)
    for node in 1..<max(1, nodeCount) { try builder.addEdge(from: NodeID(node - 1), to: NodeID(node)) }
    return builder.build().graph
  }

  /// Makes a grid of squares, numbered row by row: each node tied to those beside, above and below it.
  ///
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n*).
  public static func grid(rows: Int, columns: Int) throws(GraphError) -> Graph {
    var builder = GraphBuilder(nodeCount: rows * columns, isDirected: false)
    for row in 0..<rows {
      for column in 0..<columns {
        let node = row * columns + column
        if column + 1 < columns { try builder.addEdge(from: NodeID(node), to: NodeID(node + 1)) }
        if row + 1 < rows { try builder.addEdge(from: NodeID(node), to: NodeID(node + columns)) }
      }
    }
    return builder.build().graph
  }
}
