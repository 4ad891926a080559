public import GraphCore

/// How much likelier a tie is inside a group than between groups, whatever the sizes of groups.
public struct SameGroupOdds: Hashable, Sendable {
  /// Pairs of nodes of one sort.
  public struct Pairs: Hashable, Sendable {
    /// How many are tied.
    public let tied: Int
    /// How many are not.
    public let untied: Int
  }

  /// Pairs of nodes in the same group.
  public let inside: Pairs
  /// Pairs of nodes in different groups.
  public let across: Pairs

  /// The odds of a tie inside a group over those of a tie between groups; nil where a pair of either sort is missing or
  /// every pair between groups is tied or none inside is untied.
  public var ratio: Double? {
    let denominator = Double(inside.untied) * Double(across.tied)
    return denominator > 0 ? Double(inside.tied) * Double(across.untied) / denominator : nil
  }

  /// Yule's Q of the same table: (*r* − 1) / (*r* + 1) for a ratio of *r*, from −1 to 1; nil where both products are 0.
  public var yulesQ: Double? {
    let (alike, apart) = (
      Double(inside.tied) * Double(across.untied), Double(inside.untied) * Double(across.tied)
    )
    return alike + apart > 0 ? (alike - apart) / (alike + apart) : nil
  }
}

extension Graph {
  /// Counts tied and untied pairs inside groups and between groups.
  ///
  /// Unlike the E-I index and assortativity, their odds ratio does not change with the sizes of groups (Moody, American
  /// Journal of Sociology 107:679, 2001, <https://doi.org/10.1086/338954>; Q is Yule's, Journal of the Royal
  /// Statistical Society 75:579, 1912, <https://doi.org/10.2307/2340126>).
  ///
  /// - Parameter partition: The group of each node; pairs with a node that has none are left out.
  /// - Returns: Unordered pairs when undirected, ordered ones when directed; nil with fewer than two nodes that have a
  ///   group.
  /// - Complexity: O(*n* + *m* + *g*) for *g* groups.
  public func sameGroupOdds(_ partition: NodePartition) -> SameGroupOdds? {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let grouped = partition.groupedNodeCount
    guard grouped > 1 else { return nil }
    let orders = isDirected ? 1 : 2
    let insidePairs = partition.sizes.reduce(0) { $0 + $1 * ($1 - 1) } / orders
    let allPairs = grouped * (grouped - 1) / orders
    var (inside, across) = (0, 0)
    for source in 0..<nodeCount where partition.groups[source] >= 0 {
      for arc in outgoing.row(source) {
        let target = Int(outgoing.targets[arc])
        guard partition.groups[target] >= 0, isDirected || source < target else { continue }
        if partition.groups[source] == partition.groups[target] { inside += 1 } else { across += 1 }
      }
    }
    return SameGroupOdds(
      inside: .init(tied: inside, untied: insidePairs - inside),
      across: .init(tied: across, untied: allPairs - insidePairs - across))
  }
}
