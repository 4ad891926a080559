public import GraphCore

extension Graph {
  /// Measures how near each node is to the nodes of other groups.
  ///
  /// The inverse of the mean distance of those that paths join with it (Jones, Ma and McNally, Multivariate Behavioral
  /// Research 56:353, 2021, <https://doi.org/10.1080/00273171.2019.1614898>). Nodes that no path joins with it are left
  /// out of the mean, so a node that reaches few, but near ones, scores high; unlike
  /// ``closeness(lengths:paths:threads:)`` it is not scaled by the share within reach. Nodes without a group are not
  /// ends, though paths may run through them.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths to the node or from it count.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: 1 / unit of `lengths`, so from 0 to 1 for hops; 0 for a node that no path joins with another group.
  ///   Undefined for a node without a group (``GraphCore/UndefinedReason/noGroup``) and if no node has another group
  ///   (``GraphCore/UndefinedReason/noOtherGroups``).
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n*) space for each thread.
  public func bridgeCloseness(
    _ partition: NodePartition, lengths: EdgeLengths = .hops, paths: PathDirection = .incoming, threads: Int? = nil
  ) -> NodeScores {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let grouped = partition.groupedNodeCount
    return distanceScores(lengths, paths, acrossGroups: partition, threads) { node, sums in
      let own = partition.groups[node]
      guard own >= 0 else { return .undefined(.noGroup) }
      guard partition.sizes[Int(own)] < grouped else { return .undefined(.noOtherGroups) }
      return .value(sums.count == 0 ? 0 : Double(sums.count) / sums.sum)
    }
  }
}
