public import GraphCore

/// How often each node stands between two others in each of five roles.
///
/// A node *b* brokers the ordered pair (*a*, *c*) if edges run *a* → *b* → *c* and none runs *a* → *c* (Gould and
/// Fernandez, Sociological Methodology 19:89, 1989, <https://doi.org/10.2307/270949>). All numbers are plain counts.
public struct BrokerageRoles: Hashable, Sendable {
  /// All three belong to the same group (*w_I*).
  public let coordinator: NodeScores
  /// The broker is of another group than the two, who share one (*w_O*; also called consultant).
  public let itinerant: NodeScores
  /// The broker lets someone from outside in to its own group: *b* and *c* share a group, *a* does not (*b_OI*).
  public let gatekeeper: NodeScores
  /// The broker speaks for its own group outwards: *a* and *b* share a group, *c* does not (*b_IO*).
  public let representative: NodeScores
  /// All three belong to different groups (*b_O*).
  public let liaison: NodeScores
}

extension Graph {
  /// Counts how often each node brokers between others, by the groups of the three.
  ///
  /// An undirected tie runs both ways, so each pair counts twice and gatekeeper equals representative. Triples with a
  /// member that has no group are left out. Strengths do not count.
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: Ordered pairs for each role and node, 0 for a node without ties; undefined
  ///   (``GraphCore/UndefinedReason/noGroup``) for a node without a group.
  /// - Complexity: O(*m*^1.5) time (one pass over ties and one over triangles), O(*n* + *m*) space.
  public func brokerageRoles(_ partition: NodePartition) -> BrokerageRoles {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let counts = UnderlyingTies(of: self).roleCounts(groups: partition.groups)
    let scores = { (count: KeyPath<RoleCounts, Int>) in
      NodeScores(
        counts.indices.map { node -> NodeScore in
          partition.groups[node] < 0 ? .undefined(.noGroup) : .value(Double(counts[node][keyPath: count]))
        })
    }
    return BrokerageRoles(
      coordinator: scores(\.coordinator), itinerant: scores(\.itinerant), gatekeeper: scores(\.gatekeeper),
      representative: scores(\.representative), liaison: scores(\.liaison))
  }
}

extension UnderlyingTies {
  /// The ordered pairs each node stands between, by role, for given groups of all nodes.
  func roleCounts(groups: [Int32]) -> [RoleCounts] {
    var counts = (0..<graph.nodeCount).map { RoleCounts(of: $0, self, groups) }
    // Pairs with a direct edge are not brokered: each is a way around a triangle.
    graph.forEachTriangle { triangle in
      let (a, b, c) = (groups[triangle.a], groups[triangle.b], groups[triangle.c])
      guard a >= 0 && b >= 0 && c >= 0 else { return }
      let (ab, ba) = (leaves(triangle.ab), arrives(triangle.ab))
      let (ac, ca) = (leaves(triangle.ac), arrives(triangle.ac))
      let (bc, cb) = (leaves(triangle.bc), arrives(triangle.bc))
      if ba && ac && bc { counts[triangle.a].remove(b, a, c) }
      if ca && ab && cb { counts[triangle.a].remove(c, a, b) }
      if ab && bc && ac { counts[triangle.b].remove(a, b, c) }
      if cb && ba && ca { counts[triangle.b].remove(c, b, a) }
      if ac && cb && ab { counts[triangle.c].remove(a, c, b) }
      if bc && ca && ba { counts[triangle.c].remove(b, c, a) }
    }
    return counts
  }
}

/// The ordered pairs one node stands between, by role.
struct RoleCounts {
  private(set) var coordinator = 0
  private(set) var itinerant = 0
  private(set) var gatekeeper = 0
  private(set) var representative = 0
  private(set) var liaison = 0

  /// The roles in order.
  static var all: [KeyPath<RoleCounts, Int>] {
    [\.coordinator, \.itinerant, \.gatekeeper, \.representative, \.liaison]
  }

  /// Counts all pairs of a node that sends to `node` and another that `node` sends to, tied or not.
  init(of node: Int, _ ties: UnderlyingTies, _ groups: [Int32]) {
    let own = groups[node]
    guard own >= 0 else { return }
    // For each group of neighbours: how many send, how many receive, how many do both.
    var neighbors: [Int32: (senders: Int, receivers: Int, both: Int)] = [:]
    for arc in ties.graph.outgoing.row(node) {
      let group = groups[Int(ties.graph.outgoing.targets[arc])]
      guard group >= 0 else { continue }
      let (sends, receives) = (ties.arrives(arc), ties.leaves(arc))
      var tally = neighbors[group] ?? (0, 0, 0)
      tally.senders += sends ? 1 : 0
      tally.receivers += receives ? 1 : 0
      tally.both += sends && receives ? 1 : 0
      neighbors[group] = tally
    }
    let inside = neighbors.removeValue(forKey: own) ?? (0, 0, 0)
    let senders = neighbors.values.reduce(0) { $0 + $1.senders }
    let receivers = neighbors.values.reduce(0) { $0 + $1.receivers }
    let sameGroup = neighbors.values.reduce(0) { $0 + $1.senders * $1.receivers }
    coordinator = inside.senders * inside.receivers - inside.both
    itinerant = sameGroup - neighbors.values.reduce(0) { $0 + $1.both }
    gatekeeper = senders * inside.receivers
    representative = inside.senders * receivers
    liaison = senders * receivers - sameGroup
  }

  /// Takes one pair back, given the groups of sender, broker and receiver.
  mutating func remove(_ sender: Int32, _ broker: Int32, _ receiver: Int32) {
    switch (sender == broker, broker == receiver) {
    case (true, true): coordinator -= 1
    case (true, false): representative -= 1
    case (false, true): gatekeeper -= 1
    case (false, false): if sender == receiver { itinerant -= 1 } else { liaison -= 1 }
    }
  }
}
