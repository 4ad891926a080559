import GraphCore

/// How much there is to do for what searches a graph from every node, before it is done.
package struct SearchWork: Hashable, Sendable {
  /// How many nodes and arcs all searches together look at.
  package let reached: Double
  /// The same where searches end at nodes and ties that are the only way on, behind which shortest paths are counted without
  /// searching; as `reached` along directions.
  package let reachedInBlocks: Double
  /// How many hops the farthest node is away that one of a few searches finds.
  package let longest: Int
}

extension Graph {
  /// Finds out how much searches from every node would look at.
  ///
  /// Exact where edges have no direction; along directions what 32 nodes reach stands for all.
  ///
  /// - Returns: Numbers of nodes and arcs, and of hops.
  /// - Complexity: O(*n* + *m*), along directions 32 times that.
  package func searchWork() -> SearchWork {
    guard !isDirected else { return directedSearchWork() }
    let components = connectedComponents()
    var arcs = [Int](repeating: 0, count: components.sizes.count)
    for node in 0..<nodeCount { arcs[Int(components.groups[node])] += outgoing.row(node).count }
    let reached = zip(components.sizes, arcs).reduce(0.0) { $0 + Double($1.0) * Double($1.0 + $1.1) }
    return SearchWork(reached: reached, reachedInBlocks: workInBlocks(), longest: longestWay())
  }

  private func workInBlocks() -> Double {
    let blocks = BiconnectedBlocks(self)
    var arcs = [Int](repeating: 0, count: blocks.sizes.count)
    for node in 0..<nodeCount {
      for arc in outgoing.row(node) {
        arcs[Int(blocks.block[Int(max(blocks.number[node], blocks.number[Int(outgoing.targets[arc])]))])] += 1
      }
    }
    // A block of a single tie needs no search.
    return zip(blocks.sizes, arcs).reduce(Double(nodeCount + arcCount)) { sum, block in
      block.0 > 1 ? sum + Double(block.0 + 1) * Double(Int(block.0) + 1 + block.1) : sum
    }
  }

  /// The distance to the farthest node from the one that is farthest from the node with most ties.
  private func longestWay() -> Int {
    guard let first = (0..<nodeCount).max(by: { outgoing.row($0).count < outgoing.row($1).count }) else { return 0 }
    var search = HopSearch(self)
    search.search(from: CollectionOfOne(first))
    search.search(from: CollectionOfOne(search.reached.last.map(Int.init) ?? first))
    return search.longest
  }

  private func directedSearchWork() -> SearchWork {
    let samples = min(32, nodeCount)
    var search = HopSearch(self)
    var (seen, longest) = (0, 0)
    for sample in 0..<samples {
      search.search(from: CollectionOfOne(sample * nodeCount / samples))
      seen += search.reached.reduce(0) { $0 + 1 + outgoing.row(Int($1)).count }
      longest = max(longest, search.longest)
    }
    let reached = Double(seen) * Double(nodeCount) / Double(max(1, samples))
    return SearchWork(reached: reached, reachedInBlocks: reached, longest: longest)
  }
}
