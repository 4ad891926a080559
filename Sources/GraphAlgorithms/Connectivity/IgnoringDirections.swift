public import GraphCore

extension Graph {
  /// Makes the graph that is left when directions are forgotten.
  ///
  /// Two edges both ways between the same nodes become one: their strengths are added, and the shorter of their lengths
  /// stays.
  ///
  /// - Parameter lengths: What a step along each edge costs.
  /// - Returns: An undirected graph with the same nodes, and its lengths; both as they were if it is undirected already.
  /// - Complexity: O(*n* + *m* log *k*) time for *k* edges at the busiest node, O(*n* + *m*) space.
  public func ignoringDirections(lengths: EdgeLengths = .hops) -> (graph: Graph, lengths: EdgeLengths) {
    guard isDirected else { return (self, lengths) }
    let graph = UnderlyingTies(of: self).graph
    guard !lengths.areHops else { return (graph, .hops) }
    let shorter = graph.edges.map { edge in
      [(edge.source, edge.target), (edge.target, edge.source)]
        .compactMap { outgoing.arc(from: $0.0.index, to: $0.1.index).map { lengths.ofOutgoing[$0] } }.min() ?? 0
    }
    do {
      return (graph, try EdgeLengths(shorter, for: graph))
    } catch {
      preconditionFailure("lengths of another graph: \(error)")
    }
  }
}
