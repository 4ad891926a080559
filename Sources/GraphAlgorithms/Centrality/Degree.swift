public import GraphCore

extension Graph {
  /// Counts the edges at each node.
  ///
  /// - Returns: Edges; when directed, those that leave and those that arrive, so a tie both ways counts twice.
  /// - Complexity: O(*n*).
  public func degree() -> NodeScores {
    NodeScores(
      nodes.map { node in Double(outDegree(of: node) + (isDirected ? inDegree(of: node) : 0)) })
  }

  /// Counts the edges that arrive at each node.
  ///
  /// - Returns: Edges; the same as ``degree()`` when undirected.
  /// - Complexity: O(*n*).
  public func inDegree() -> NodeScores { NodeScores(nodes.map { Double(inDegree(of: $0)) }) }

  /// Counts the edges that leave each node.
  ///
  /// - Returns: Edges; the same as ``degree()`` when undirected.
  /// - Complexity: O(*n*).
  public func outDegree() -> NodeScores { NodeScores(nodes.map { Double(outDegree(of: $0)) }) }

  /// Adds up the strengths of the edges at each node.
  ///
  /// - Returns: Strength; when directed, of edges that leave and of edges that arrive.
  /// - Complexity: O(*n* + *m*).
  public func strength() -> NodeScores { NodeScores(strengths(.any)) }

  /// Adds up the strengths of the edges that arrive at each node.
  ///
  /// - Returns: Strength; the same as ``strength()`` when undirected.
  /// - Complexity: O(*n* + *m*).
  public func inStrength() -> NodeScores { NodeScores(strengths(.incoming)) }

  /// Adds up the strengths of the edges that leave each node.
  ///
  /// - Returns: Strength; the same as ``strength()`` when undirected.
  /// - Complexity: O(*n* + *m*).
  public func outStrength() -> NodeScores { NodeScores(strengths(.outgoing)) }

  /// The sum of strengths at each node.
  func strengths(_ direction: TieDirection) -> [Double] {
    var sums = [Double](repeating: 0, count: nodeCount)
    forEachTie(direction) { node, _, strength in sums[node] += strength }
    return sums
  }
}
