// Unsafe reads: nearly all the time goes into one comparison and one subtraction for each arc, which checks of indices
// would double.

public import GraphCore

extension Graph {
  /// Finds how deep in the dense core each node lies.
  ///
  /// The highest *k* for which the node belongs to a *k*-core: a part of the graph in which every node has at least *k*
  /// edges (Seidman, Social Networks 5:269, 1983, <https://doi.org/10.1016/0378-8733(83)90028-X>), peeled off level by
  /// level: all nodes with *k* edges left go, and with them those that are left with *k* by that (Kabir and Madduri, IEEE
  /// International Parallel and Distributed Processing Symposium Workshops 2017,
  /// <https://doi.org/10.1109/IPDPSW.2017.151>).
  ///
  /// - Returns: Edges, 0 for a node without ties; when directed, edges that leave and edges that arrive both count.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  public func coreNumbers() -> NodeScores {
    let left = Room<Int32>(nodeCount)
    for node in 0..<nodeCount {
      left[node] = Int32(truncatingIfNeeded: outgoing.row(node).count + (isDirected ? incoming.row(node).count : 0))
    }
    // A node that is still there at level k has k edges or more, so all scans together look at no more nodes than there
    // are nodes and arcs. What stays behind in `left` is the core number. Places are written always and counted only where
    // they are wanted, since branches would be guessed wrongly half the time; hence one place more than nodes.
    let (remaining, peeled) = (Room<Int32>(nodeCount + 1), Room<Int32>(nodeCount + 1))
    for node in 0..<nodeCount { remaining[node] = Int32(truncatingIfNeeded: node) }
    var remainingCount = nodeCount
    var level: Int32 = 0
    while remainingCount > 0 {
      var (kept, peeledCount, lowest) = (0, 0, Int32.max)
      for index in 0..<remainingCount {
        let node = remaining[index]
        let edges = left[Int(node)]
        remaining[kept] = node
        kept &+= edges > level ? 1 : 0
        peeled[peeledCount] = node
        peeledCount &+= edges == level ? 1 : 0
        lowest = min(lowest, edges > level ? edges : .max)
      }
      remainingCount = kept
      guard peeledCount > 0 else {
        level = lowest
        continue
      }
      var head = 0
      while head < peeledCount {
        let node = Int(peeled[head])
        head += 1
        outgoing.takeEdges(of: node, peeled, &peeledCount, level, left)
        if isDirected { incoming.takeEdges(of: node, peeled, &peeledCount, level, left) }
      }
      level += 1
    }
    return NodeScores(
      [Double](unsafeUninitializedCapacity: nodeCount) { numbers, count in
        for node in 0..<nodeCount { numbers.initializeElement(at: node, to: Double(left[node])) }
        count = nodeCount
      })
  }
}

extension Adjacency {
  /// Takes away the edges of a node.
  ///
  /// - Parameters:
  ///   - node: A node that goes.
  ///   - peeled: The nodes with `level` edges left; those that join them by this are written behind them.
  ///   - count: How many there are.
  ///   - level: How many edges they have left.
  ///   - left: The edges that each node has left.
  @inline(__always)
  fileprivate func takeEdges(
    of node: Int, _ peeled: Room<Int32>, _ count: inout Int, _ level: Int32, _ left: Room<Int32>
  ) {
    let (peeled, left) = (peeled.start, left.start)
    targets.withUnsafeBufferPointer { targets in
      for arc in row(node) {
        let neighbor = targets[arc]
        let edges = left[Int(neighbor)]
        // Nodes that are gone, or waiting to go, have no more than `level`.
        left[Int(neighbor)] = edges &- (edges > level ? 1 : 0)
        peeled[count] = neighbor
        count &+= edges == level &+ 1 ? 1 : 0
      }
    }
  }
}
