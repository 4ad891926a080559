public import GraphCore

extension Graph {
  /// Counts the pairs of nodes of different groups that each node could introduce to each other.
  ///
  /// Pairs (*a*, *c*) with edges *a* → *b* → *c* but none *a* → *c*, whose ends belong to different groups (brokering
  /// activity of Hamilton, Hileman and Bodin, Social Networks 61:1, 2020). The broker *b* may belong to either group, to
  /// a third or to none; pairs with an end that has no group are left out. Strengths do not count. On undirected graphs
  /// it is half the sum of gatekeeper, representative and liaison of ``brokerageRoles(_:threads:)``.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - threads: How many threads work, nil for one per processor; the counts are the same for any number.
  /// - Returns: Pairs (unordered when undirected, ordered when directed) for each node; never undefined.
  /// - Complexity: O(*m*^1.5) time (one pass over ties and one over triangles), O(*n* + *m* + *g*) space for *g* groups.
  public func brokeringActivity(_ partition: NodePartition, threads: Int? = nil) -> NodeScores {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let counts = RoleCounter(UnderlyingTies(of: self), threads: threads).pairsAcross(partition.groups, threads: threads)
    return NodeScores(counts.map { Double(isDirected ? $0 : $0 / 2) })
  }

  /// Counts the pairs of nodes of different groups that only this node could introduce to each other.
  ///
  /// Of the pairs of ``brokeringActivity(_:threads:)`` those with no other node in between, with or without a group (brokering
  /// exclusivity of Hamilton, Hileman and Bodin, Social Networks 61:1, 2020).
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - threads: How many threads work, nil for one per processor; the counts are the same for any number.
  /// - Returns: Pairs (unordered when undirected, ordered when directed) for each node; never undefined.
  /// - Complexity: O(Σ *k_in* *k_out*) time for the edges at each node, O(*n*) space for each thread.
  public func brokeringExclusivity(_ partition: NodePartition, threads: Int? = nil) -> NodeScores {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let size = 256
    let blocks = blockCount(nodeCount, size: size)
    let searches = (0..<workerCount(blocks, threads: threads)).map { _ in ExclusiveBrokers(self, partition) }
    forEachBlock(blocks, threads: threads, canStop: true) { block, worker in
      for start in items(ofBlock: block, size: size, count: nodeCount) where partition.groups[start] >= 0 {
        searches[worker].count(from: start)
      }
    }
    return NodeScores((0..<nodeCount).map { node in Double(searches.reduce(0) { $0 + $1.found[node] }) })
  }
}

/// Looks, from one node after another, for those that only a single other node stands between.
private struct ExclusiveBrokers: Sendable {
  private let graph: Graph
  private let groups: [Int32]
  /// How often each node was the only one.
  let found: Room<Int>
  /// For each node at the other end, how many nodes were met in between, 0 between searches, and the last of them.
  private let brokerCount: Room<Int32>
  private let lastBroker: Room<Int32>
  private let isTied: Room<Bool>
  private let ends: Room<Int32>

  init(_ graph: Graph, _ partition: NodePartition) {
    (self.graph, groups) = (graph, partition.groups)
    let n = graph.nodeCount
    (found, brokerCount, lastBroker) = (Room(zeros: n), Room(zeros: n), Room(n))
    (isTied, ends) = (Room(repeating: false, count: n), Room(n))
  }

  /// Counts the nodes that alone stand between a node and one of another group.
  func count(from start: Int) {
    let (row, targets) = (graph.outgoing.row(start), graph.outgoing.targets)
    for arc in row { isTied[Int(targets[arc])] = true }
    var endCount = 0
    for arc in row {
      let broker = Int(targets[arc])
      for next in graph.outgoing.row(broker) {
        let end = Int(targets[next])
        // An undirected pair is met from its lower end.
        guard graph.isDirected || end > start, !isTied[end], groups[end] >= 0, groups[end] != groups[start] else {
          continue
        }
        if brokerCount[end] == 0 {
          ends[endCount] = Int32(end)
          endCount += 1
        }
        brokerCount[end] += 1
        lastBroker[end] = Int32(broker)
      }
    }
    for index in 0..<endCount {
      let end = Int(ends[index])
      if brokerCount[end] == 1 { found[Int(lastBroker[end])] += 1 }
      brokerCount[end] = 0
    }
    for arc in row { isTied[Int(targets[arc])] = false }
  }
}
