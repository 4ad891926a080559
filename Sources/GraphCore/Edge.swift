/// An edge with its ends.
public struct Edge: Hashable, Sendable {
  /// Where the edge leaves; the lower of both ends when undirected.
  public let source: NodeID
  /// Where the edge arrives.
  public let target: NodeID
  /// How strong the tie is; higher is closer.
  public let strength: Double

  /// Makes an edge.
  public init(source: NodeID, target: NodeID, strength: Double = 1) {
    (self.source, self.target, self.strength) = (source, target, strength)
  }
}

extension Graph {
  /// Every edge once, by rising source, then rising target: the order in which edges are numbered.
  ///
  /// - Complexity: O(*n* + *m*) time and O(*m*) space.
  public var edges: [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(edgeCount)
    for source in 0..<nodeCount {
      for arc in outgoing.row(source) {
        let target = Int(outgoing.targets[arc])
        guard isDirected || source < target else { continue }
        edges.append(Edge(source: NodeID(source), target: NodeID(target), strength: outgoing.strength(arc)))
      }
    }
    return edges
  }

  /// The number of the edge that each outgoing arc belongs to; both arcs of an undirected edge share one.
  ///
  /// - Complexity: O(*n* + *m*) time and O(*m*) space.
  package func edgeOfArc() -> [Int32] {
    if isDirected { return (0..<Int32(arcCount)).map { $0 } }
    var edgeOfArc = [Int32](repeating: 0, count: arcCount)
    // Rows are walked by rising source, so the arcs into a row from lower sources come in that row's own order.
    var nextLower = (0..<nodeCount).map { outgoing.offsets[$0] }
    var edge: Int32 = 0
    for source in 0..<nodeCount {
      for arc in outgoing.row(source) {
        let target = Int(outgoing.targets[arc])
        guard source < target else { continue }
        edgeOfArc[arc] = edge
        edgeOfArc[Int(nextLower[target])] = edge
        nextLower[target] += 1
        edge += 1
      }
    }
    return edgeOfArc
  }

  /// For each incoming arc, the outgoing arc that is the same edge walked the other way.
  ///
  /// - Complexity: O(*n* + *m*) time and O(*m*) space.
  package func outgoingArcOfIncoming() -> [Int32] {
    var outgoingArc = [Int32](repeating: 0, count: arcCount)
    var next = (0..<nodeCount).map { incoming.offsets[$0] }
    for source in 0..<nodeCount {
      for arc in outgoing.row(source) {
        let target = Int(outgoing.targets[arc])
        outgoingArc[Int(next[target])] = Int32(arc)
        next[target] += 1
      }
    }
    return outgoingArc
  }
}
