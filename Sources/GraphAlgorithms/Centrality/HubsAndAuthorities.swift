public import GraphCore

/// How well each node points to others, and how well others point to it.
public struct HubsAndAuthorities: Hashable, Sendable {
  /// Scores by the authority of the nodes that a node's edges lead to, of unit Euclidean length.
  public let hubs: NodeScores
  /// Scores by the hubs whose edges lead to a node, of unit Euclidean length.
  public let authorities: NodeScores
}

extension Graph {
  /// Scores nodes as hubs, which point to good authorities, and as authorities, which good hubs point to.
  ///
  /// Hubs are the eigenvector of the largest eigenvalue of *A* *A*ᵀ and authorities that of *A*ᵀ *A* for the matrix *A*
  /// of strengths (HITS of Kleinberg, Journal of the ACM 46:604, 1999, <https://doi.org/10.1145/324133.324140>). Both
  /// come from the ``eigenvectorCentrality(threads:)`` of the graph in which each node is two, one that sends and one that
  /// receives. So where parts that share no hub or authority have the same largest eigenvalue, the answer does not depend
  /// on whether one starts from hubs or from authorities: each part gets a share in proportion to the sum of its scores
  /// of both kinds. On an undirected graph both are that graph's own ``eigenvectorCentrality(threads:)``, as a component
  /// becomes one part of twice the sum, or two parts of the same sum if it is two-mode.
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Scores of unit Euclidean length, none negative. Undefined for all nodes without edges
  ///   (``GraphCore/UndefinedReason/noTies``), or if the scores would not settle
  ///   (``GraphCore/UndefinedReason/notConverged``).
  /// - Complexity: As ``eigenvectorCentrality(threads:)``.
  public func hubsAndAuthorities(threads: Int? = nil) -> HubsAndAuthorities {
    guard isDirected else {
      let scores = eigenvectorCentrality(threads: threads)
      return HubsAndAuthorities(hubs: scores, authorities: scores)
    }
    precondition(arcCount < 1 << 30, "each arc becomes two")
    // Node v sends as v and receives as n + v; rising targets stay rising.
    let (n, arcs) = (Int32(nodeCount), Int32(arcCount))
    let adjacency = Adjacency(
      offsets: outgoing.offsets + incoming.offsets.dropFirst().map { $0 + arcs },
      targets: outgoing.targets.map { $0 + n } + incoming.targets, strengths: outgoing.strengths + incoming.strengths)
    let scores = Graph(isDirected: false, outgoing: adjacency, incoming: adjacency).eigenvectorCentrality(
      threads: threads)
    if let reason = scores.reasons.first.flatMap(UndefinedReason.init(rawValue:)) {
      let undefined = NodeScores([NodeScore](repeating: .undefined(reason), count: nodeCount))
      return HubsAndAuthorities(hubs: undefined, authorities: undefined)
    }
    var hubs = Array(scores.values.prefix(nodeCount))
    var authorities = Array(scores.values.dropFirst(nodeCount))
    hubs.scaleToUnitLength()
    authorities.scaleToUnitLength()
    return HubsAndAuthorities(hubs: NodeScores(hubs), authorities: NodeScores(authorities))
  }
}
