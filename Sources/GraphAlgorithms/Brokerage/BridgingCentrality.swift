public import GraphCore

extension Graph {
  /// Finds nodes that much runs through although their neighbours have more ties than they.
  ///
  /// *B* × (1 / *k*) / Σ over neighbours of 1 / *k_j*, with betweenness *B* in pairs and *k* distinct neighbours (Hwang,
  /// Cho, Zhang and Ramanathan, Bridging Centrality: Identifying Bridging Nodes in Scale-free Networks, University at
  /// Buffalo, 2006). The values are multiplied, not their ranks as in some texts. Lengths and directions matter to *B*
  /// only.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs (unordered when undirected, ordered when directed) times a number without unit; 0 for a node
  ///   without ties, never undefined.
  /// - Complexity: As ``betweenness(lengths:scale:threads:)``.
  public func bridgingCentrality(lengths: EdgeLengths = .hops, threads: Int? = nil) -> NodeScores {
    let betweenness = betweenness(lengths: lengths, threads: threads).values
    let ties = UnderlyingTies(of: self).graph
    return NodeScores(
      nodes.map { node in
        let neighbors = ties.neighbors(of: node)
        guard !neighbors.isEmpty else { return 0 }
        let inverses = neighbors.reduce(0) { $0 + 1 / Double(ties.outDegree(of: $1)) }
        return betweenness[node.index] / (Double(neighbors.count) * inverses)
      })
  }
}
