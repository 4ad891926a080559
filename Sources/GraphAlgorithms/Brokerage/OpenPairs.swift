public import GraphCore

extension Graph {
  /// Counts the pairs of nodes of different groups that each node could introduce to each other.
  ///
  /// Pairs (*a*, *c*) with edges *a* → *b* → *c* but none *a* → *c*, whose ends belong to different groups (brokering
  /// activity of Hamilton, Hileman and Bodin, Social Networks 61:1, 2020). The broker *b* may belong to either group, to
  /// a third or to none; pairs with an end that has no group are left out. Strengths do not count. On undirected graphs
  /// it is half the sum of gatekeeper, representative and liaison of ``brokerageRoles(_:)``.
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: Pairs (unordered when undirected, ordered when directed) for each node; never undefined.
  /// - Complexity: O(Σ *k_in* *k_out*) time for the edges at each node, O(*n*) space.
  public func brokeringActivity(_ partition: NodePartition) -> NodeScores { openPairCounts(partition).all }

  /// Counts the pairs of nodes of different groups that only this node could introduce to each other.
  ///
  /// Of the pairs of ``brokeringActivity(_:)`` those with no other node in between, with or without a group (brokering
  /// exclusivity of Hamilton, Hileman and Bodin, Social Networks 61:1, 2020).
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: Pairs (unordered when undirected, ordered when directed) for each node; never undefined.
  /// - Complexity: As ``brokeringActivity(_:)``.
  public func brokeringExclusivity(_ partition: NodePartition) -> NodeScores { openPairCounts(partition).exclusive }

  private func openPairCounts(_ partition: NodePartition) -> (all: NodeScores, exclusive: NodeScores) {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    var all = [Double](repeating: 0, count: nodeCount)
    var exclusive = all
    /// For each node at the other end: the brokers found so far, and the last of them.
    var brokers = [(count: Int, last: Int)](repeating: (0, 0), count: nodeCount)
    var isTied = [Bool](repeating: false, count: nodeCount)
    var ends: [Int] = []
    for start in 0..<nodeCount where partition.groups[start] >= 0 {
      let row = outgoing.row(start)
      for arc in row { isTied[Int(outgoing.targets[arc])] = true }
      for arc in row {
        let broker = Int(outgoing.targets[arc])
        for next in outgoing.row(broker) {
          let end = Int(outgoing.targets[next])
          let group = partition.groups[end]
          // An undirected pair is met from its lower end.
          guard isDirected || end > start, !isTied[end], group >= 0, group != partition.groups[start] else { continue }
          if brokers[end].count == 0 { ends.append(end) }
          brokers[end] = (brokers[end].count + 1, broker)
          all[broker] += 1
        }
      }
      for end in ends {
        if brokers[end].count == 1 { exclusive[brokers[end].last] += 1 }
        brokers[end].count = 0
      }
      ends.removeAll(keepingCapacity: true)
      for arc in row { isTied[Int(outgoing.targets[arc])] = false }
    }
    return (NodeScores(all), NodeScores(exclusive))
  }
}
