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
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - threads: How many threads work, nil for one per processor; the counts are the same for any number.
  /// - Returns: Ordered pairs for each role and node, 0 for a node without ties; undefined
  ///   (``GraphCore/UndefinedReason/noGroup``) for a node without a group.
  /// - Complexity: O(*m*^1.5) time (one pass over ties and one over triangles), O(*n* + *m* + *g*) space for *g* groups.
  public func brokerageRoles(_ partition: NodePartition, threads: Int? = nil) -> BrokerageRoles {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let counts = RoleCounter(UnderlyingTies(of: self), threads: threads).counts(partition.groups, threads: threads)
    let scores = { (role: BrokerageRole) in
      NodeScores.ofEach(nodeCount) { node in
        partition.groups[node] < 0 ? .undefined(.noGroup) : .value(Double(counts[node, role]))
      }
    }
    return BrokerageRoles(
      coordinator: scores(.coordinator), itinerant: scores(.itinerant), gatekeeper: scores(.gatekeeper),
      representative: scores(.representative), liaison: scores(.liaison))
  }
}
