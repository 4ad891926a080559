public import GraphCore

extension Graph {
  /// Measures how much nearer each node's edges bring all nodes to each other, per edge.
  ///
  /// (1 / *k*) Σ over its *k* edges of the loss of ``globalEfficiency(lengths:threads:)`` without the edge (Valente and
  /// Fujimoto, Bridging: Locating critical connectors in a network, Social Networks 32:212, 2010). When directed, edges
  /// that leave and edges that arrive count, each taken away on its own.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: The mean loss, of the mean of 1 / distance over all pairs, so in 1 / unit of `lengths`; undefined
  ///   (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: O(*n* *m*²) time for hops, O(*n* *m*² log *n*) for lengths, as all distances are found anew without
  ///   each edge: minutes for a few thousand edges; O(*n* + *m*) space for each thread.
  public func valenteFujimotoBridging(lengths: EdgeLengths = .hops, threads: Int? = nil) -> NodeScores {
    let whole = globalEfficiency(lengths: lengths, threads: threads) ?? 0
    let losses = reduceInOrder(edgeCount, threads: threads, into: [Double]()) {
      EdgeRemoval(from: self, lengths)
    } skipped: { edges in
      edges.map { _ in 0 }
    } block: { removed, removal in
      removed.map { edge in
        let (graph, lengths) = removal.without(edge)
        return whole - (graph.globalEfficiency(lengths: lengths, threads: 1) ?? 0)
      }
    } add: { total, part in
      total += part
    }
    var sums = [Double](repeating: 0, count: nodeCount)
    for (edge, loss) in zip(edges, losses) {
      sums[edge.source.index] += loss
      sums[edge.target.index] += loss
    }
    return NodeScores(
      zip(degree().values, sums).map { degree, sum -> NodeScore in
        degree > 0 ? .value(sum / degree) : .undefined(.noTies)
      })
  }
}

/// Makes a graph and its lengths over again with one edge less.
private struct EdgeRemoval {
  private let graph: Graph
  private let edges: [Edge]
  private let lengths: [Double]

  init(from graph: Graph, _ lengths: EdgeLengths) {
    precondition(lengths.areHops || lengths.ofOutgoing.count == graph.arcCount, "lengths of another graph")
    (self.graph, edges) = (graph, graph.edges)
    var lengthOfEdge = [Double](repeating: 0, count: lengths.areHops ? 0 : edges.count)
    if !lengths.areHops {
      for (arc, edge) in graph.edgeOfArc().enumerated() { lengthOfEdge[Int(edge)] = lengths.ofOutgoing[arc] }
    }
    self.lengths = lengthOfEdge
  }

  func without(_ removed: Int) -> (Graph, EdgeLengths) {
    var builder = GraphBuilder(nodeCount: graph.nodeCount, isDirected: graph.isDirected)
    do {
      for (index, edge) in edges.enumerated() where index != removed {
        try builder.addEdge(from: edge.source, to: edge.target)
      }
      let rest = builder.build().graph
      guard !lengths.isEmpty else { return (rest, .hops) }
      // Edges stay in their order.
      return (rest, try EdgeLengths(Array(lengths[..<removed] + lengths[(removed + 1)...]), for: rest))
    } catch {
      preconditionFailure("what a graph held before fits: \(error)")
    }
  }
}
