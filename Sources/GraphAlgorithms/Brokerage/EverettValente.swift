public import GraphCore

extension Graph {
  /// Measures how much of the traffic at each node it brokers, per tie.
  ///
  /// The mean betweenness of a node's edges, by which brokers with few ties stand out (Everett and Valente, Social
  /// Networks 44:202, 2016, <https://doi.org/10.1016/j.socnet.2015.09.001>). Undirected: (2 *B* + *c* − 1) / *k* for
  /// betweenness *B* in pairs, *k* edges and a component of *c* nodes; 0 for a node with a single edge, which brokers
  /// nothing. Directed: the mean of (*B* + *j*) / *k_in* and (*B* + *r*) / *k_out* for *j* nodes with a path to the node
  /// and *r* with a path from it; 0 where *B* is 0.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs per edge, ordered ones; undefined (``GraphCore/UndefinedReason/noTies``) without ties.
  /// - Complexity: As ``betweenness(lengths:scale:threads:)``.
  public func everettValenteBrokerage(lengths: EdgeLengths = .hops, threads: Int? = nil) -> NodeScores {
    let betweenness = betweenness(lengths: lengths, threads: threads).values
    let components = connectedComponents()
    let starting = isDirected ? hopSums(along: .outgoing, threads: threads).map { Double($0.reachedCount) } : []
    let ending = isDirected ? hopSums(along: .incoming, threads: threads).map { Double($0.reachedCount) } : []
    return NodeScores(
      nodes.map { node -> NodeScore in
        let (kIn, kOut, b) = (Double(inDegree(of: node)), Double(outDegree(of: node)), betweenness[node.index])
        guard kIn + kOut > 0 else { return .undefined(.noTies) }
        guard isDirected else {
          guard kOut > 1, let component = components[node] else { return .value(0) }
          return .value((2 * b + Double(components.sizes[component] - 1)) / kOut)
        }
        // A node between two others has edges both ways, so nothing is divided by zero.
        guard b > 0 else { return .value(0) }
        return .value(((b + ending[node.index]) / kIn + (b + starting[node.index]) / kOut) / 2)
      })
  }
}
