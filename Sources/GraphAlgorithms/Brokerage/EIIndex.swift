public import GraphCore

extension Graph {
  /// Compares each node's ties to other groups with those inside its own.
  ///
  /// (*E* − *I*) / (*E* + *I*) for the strength *E* of its ties to other groups and *I* of those to its own (Krackhardt
  /// and Stern, Social Psychology Quarterly 51:123, 1988, <https://doi.org/10.2307/2786835>). Directed edges count at
  /// both ends. Ties to nodes without a group are left out.
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: From −1 (all ties inside) to 1 (all outside); undefined for a node without a group
  ///   (``GraphCore/UndefinedReason/noGroup``), without ties (``GraphCore/UndefinedReason/noTies``), or without
  ///   neighbours that have a group (``GraphCore/UndefinedReason/noGroupedNeighbors``).
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  public func eiIndex(_ partition: NodePartition) -> NodeScores {
    let (external, inside) = tieStrengths(inAndOutOf: partition)
    return NodeScores(
      nodes.map { node -> NodeScore in
        guard partition[node] != nil else { return .undefined(.noGroup) }
        guard outDegree(of: node) + inDegree(of: node) > 0 else { return .undefined(.noTies) }
        guard let index = eiRatio(external[node.index], inside[node.index]) else {
          return .undefined(.noGroupedNeighbors)
        }
        return .value(index)
      })
  }

  /// Compares all ties between groups with all ties inside groups.
  ///
  /// Read it against ``eiPermutationMoments(_:)``, not against 0: with few or uneven groups, chance alone makes ties
  /// fall inside or outside.
  ///
  /// - Parameter partition: The group of each node; ties with an end that has no group are left out.
  /// - Returns: (*E* − *I*) / (*E* + *I*) over tie strengths, from −1 to 1; nil without ties between nodes with groups.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  public func networkEIIndex(_ partition: NodePartition) -> Double? {
    let (external, inside) = tieStrengths(inAndOutOf: partition)
    return eiRatio(external.reduce(0, +), inside.reduce(0, +))
  }

  /// Compares, for each group, its ties to other groups with those inside it.
  ///
  /// - Parameter partition: The group of each node; ties with an end that has no group are left out.
  /// - Returns: For each group (*E* − *I*) / (*E* + *I*) over the strengths of the ties that touch it, each tie inside
  ///   counted once; nil for a group without such ties.
  /// - Complexity: O(*n* + *m* + *g*) time for *g* groups, O(*n* + *g*) space.
  public func groupEIIndex(_ partition: NodePartition) -> [Double?] {
    let (external, inside) = tieStrengths(inAndOutOf: partition)
    var sums = [(external: Double, inside: Double)](repeating: (0, 0), count: partition.groupCount)
    for node in 0..<nodeCount where partition.groups[node] >= 0 {
      sums[Int(partition.groups[node])].external += external[node]
      // A tie inside the group is met at both of its ends.
      sums[Int(partition.groups[node])].inside += inside[node] / 2
    }
    return sums.map { eiRatio($0.external, $0.inside) }
  }
}

private func eiRatio(_ external: Double, _ inside: Double) -> Double? {
  external + inside > 0 ? (external - inside) / (external + inside) : nil
}
