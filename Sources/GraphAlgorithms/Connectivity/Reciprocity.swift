public import GraphCore

/// How often ties run both ways.
public struct Reciprocity: Hashable, Sendable {
  /// The share of tied pairs of nodes whose tie runs both ways.
  public let ofDyads: Double
  /// The share of edges that are answered by one the other way; never below `ofDyads`.
  public let ofArcs: Double
}

extension Graph {
  /// Measures how often ties run both ways.
  ///
  /// For *M* pairs of nodes with edges both ways and *A* pairs with one edge: *M* / (*M* + *A*) of pairs and
  /// 2 *M* / (2 *M* + *A*) of edges (Wasserman and Faust, Social Network Analysis, 1994, chapter 13,
  /// <https://doi.org/10.1017/CBO9780511815478>). Programs report one or the other. Strengths do not count.
  ///
  /// - Returns: Shares from 0 to 1, both 1 when undirected; nil without edges.
  /// - Complexity: O(*n* + *m*) time and space; O(1) when undirected.
  public func reciprocity() -> Reciprocity? {
    guard edgeCount > 0 else { return nil }
    guard isDirected else { return Reciprocity(ofDyads: 1, ofArcs: 1) }
    let tied = UnderlyingTies(of: self).graph.edgeCount
    let mutual = edgeCount - tied
    return Reciprocity(
      ofDyads: Double(mutual) / Double(tied), ofArcs: Double(2 * mutual) / Double(edgeCount))
  }
}
