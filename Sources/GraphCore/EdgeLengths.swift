/// What a step along each edge costs on a path: *length*, where higher is farther.
///
/// Lengths are not strengths, where higher is closer; this type keeps the two from being mixed up. Zero and negative
/// lengths are refused, because shortest paths would then be endless or pass through nodes at no cost.
public struct EdgeLengths: Hashable, Sendable {
  /// The length of each outgoing arc, or empty when every step costs one hop.
  package let ofOutgoing: [Double]
  /// The same for incoming arcs.
  package let ofIncoming: [Double]

  /// Every step costs 1.
  public static let hops = EdgeLengths(ofOutgoing: [], ofIncoming: [])

  /// Whether every step costs 1.
  public var areHops: Bool { ofOutgoing.isEmpty }

  /// Two path lengths that differ by less than this share of the longer count as equal, so that 0.1 + 0.2 ties 0.3.
  public static let relativeTolerance = 1e-10

  private init(ofOutgoing: [Double], ofIncoming: [Double]) {
    (self.ofOutgoing, self.ofIncoming) = (ofOutgoing, ofIncoming)
  }

  /// Makes lengths from one number per edge.
  ///
  /// - Parameters:
  ///   - lengths: The length of each edge of `graph`, in the order of ``Graph/edges``.
  ///   - graph: The graph whose edges they are.
  /// - Throws: ``GraphError/invalidLength(source:target:value:)`` for a length that is not finite and above zero.
  /// - Precondition: There are as many lengths as edges.
  /// - Complexity: O(*n* + *m*).
  public init(_ lengths: [Double], for graph: Graph) throws(GraphError) {
    precondition(lengths.count == graph.edgeCount, "one length for each edge")
    if let bad = lengths.firstIndex(where: { !($0.isFinite && $0 > 0) }) {
      let edge = graph.edges[bad]
      throw .invalidLength(source: edge.source, target: edge.target, value: lengths[bad])
    }
    ofOutgoing = graph.edgeOfArc().map { lengths[Int($0)] }
    let outgoingLengths = ofOutgoing
    ofIncoming =
      graph.isDirected ? graph.outgoingArcOfIncoming().map { outgoingLengths[Int($0)] } : outgoingLengths
  }

  /// Makes the length of each edge 1 / strength, the distance of Newman (Physical Review E 64:016132, 2001,
  /// <https://doi.org/10.1103/PhysRevE.64.016132>).
  ///
  /// - Parameter graph: The graph whose strengths they come from.
  /// - Returns: Lengths; ``hops`` when every strength is 1.
  /// - Throws: ``GraphError/invalidLength(source:target:value:)`` if a strength is so extreme that its inverse is not
  ///   finite and above zero.
  /// - Complexity: O(*n* + *m*).
  public static func inverseStrength(of graph: Graph) throws(GraphError) -> EdgeLengths {
    guard graph.isWeighted else { return .hops }
    return try EdgeLengths(graph.edges.map { 1 / $0.strength }, for: graph)
  }
}
