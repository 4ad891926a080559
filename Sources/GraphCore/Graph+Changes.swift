extension Graph {
  /// Makes the graph that further ties would give.
  ///
  /// - Parameter ties: The ties to add; a tie between nodes that have one already adds its strength to it, and a tie
  ///   from a node to itself is left out.
  /// - Returns: A graph of the same nodes.
  /// - Throws: As ``GraphBuilder/addEdge(from:to:strength:)``.
  /// - Precondition: The ends are nodes of the graph.
  /// - Complexity: O(*n* + *m*) time and space.
  public func adding(_ ties: [Edge]) throws(GraphError) -> Graph {
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
    builder.reserveCapacity(edgeCount + ties.count)
    for tie in edges + ties { try builder.addEdge(from: tie.source, to: tie.target, strength: tie.strength) }
    return builder.build().graph
  }

  /// Makes the graph that is left when nodes leave.
  ///
  /// The nodes stay in the graph without ties, so that every node keeps its number.
  ///
  /// - Parameter nodes: The nodes that leave.
  /// - Returns: A graph with as many nodes, in which `nodes` have no ties.
  /// - Precondition: `nodes` are nodes of the graph.
  /// - Complexity: O(*n* + *m*) time and space.
  public func removingTies(of nodes: some Sequence<NodeID>) -> Graph {
    var leaves = [Bool](repeating: false, count: nodeCount)
    for node in nodes { leaves[node.index] = true }
    return keepingArcs { !leaves[$0] && !leaves[$1] }
  }

  /// Makes the graph that is left when ties end.
  ///
  /// - Parameter ties: The ties that end, whatever their strength; in a directed graph only the way they run, and those
  ///   that do not exist make no difference.
  /// - Returns: A graph of the same nodes.
  /// - Complexity: O(*n* + (*m* + *k*) log *d*) time for *k* ties, O(*n* + *m*) space.
  public func removing(_ ties: some Sequence<Edge>) -> Graph {
    var isOver = [Bool](repeating: false, count: arcCount)
    for tie in ties {
      if let arc = outgoing.arc(from: tie.source.index, to: tie.target.index) { isOver[arc] = true }
      guard !isDirected, let arc = outgoing.arc(from: tie.target.index, to: tie.source.index) else { continue }
      isOver[arc] = true
    }
    return keepingArcs { source, target in outgoing.arc(from: source, to: target).map { !isOver[$0] } ?? false }
  }

  private func keepingArcs(_ keeps: (_ source: Int, _ target: Int) -> Bool) -> Graph {
    let outgoing = outgoing.filtered(keeps)
    return Graph(
      isDirected: isDirected, outgoing: outgoing,
      incoming: isDirected ? incoming.filtered { keeps($1, $0) } : outgoing)
  }
}

extension Adjacency {
  /// The arcs for which `keeps` says so of the node in whose row they are and the node they name.
  fileprivate func filtered(_ keeps: (_ node: Int, _ neighbor: Int) -> Bool) -> Adjacency {
    var offsets: [Int32] = [0]
    var targets: [Int32] = []
    var strengths: [Double] = []
    offsets.reserveCapacity(self.offsets.count)
    for node in 0..<self.offsets.count - 1 {
      for arc in row(node) where keeps(node, Int(self.targets[arc])) {
        targets.append(self.targets[arc])
        if !self.strengths.isEmpty { strengths.append(self.strengths[arc]) }
      }
      offsets.append(Int32(targets.count))
    }
    return Adjacency(
      offsets: offsets, targets: targets, strengths: strengths.allSatisfy { $0 == 1 } ? [] : strengths)
  }
}
