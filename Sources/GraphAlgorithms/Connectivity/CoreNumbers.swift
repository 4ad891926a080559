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
      left[node] = Int32(outgoing.row(node).count + (isDirected ? incoming.row(node).count : 0))
    }
    // A node that is still there at level k has k edges or more, so all scans together look at no more nodes than there
    // are nodes and arcs. What stays behind in `left` is the core number.
    var remaining = (0..<Int32(nodeCount)).map { $0 }
    var peeled: [Int32] = []
    peeled.reserveCapacity(nodeCount)
    var level: Int32 = 0
    while !remaining.isEmpty {
      peeled.removeAll(keepingCapacity: true)
      var (kept, lowest) = (0, Int32.max)
      for index in remaining.indices {
        let node = remaining[index]
        let edges = left[Int(node)]
        if edges > level {
          remaining[kept] = node
          kept += 1
          lowest = min(lowest, edges)
        } else if edges == level {
          peeled.append(node)
        }
      }
      remaining.removeSubrange(kept...)
      guard !peeled.isEmpty else {
        level = lowest
        continue
      }
      outgoing.peel(&peeled, and: isDirected ? incoming : nil, level, left)
      level += 1
    }
    return NodeScores((0..<nodeCount).map { Double(left[$0]) })
  }
}

extension Adjacency {
  /// Takes nodes away, and those that are left with no more edges than they had.
  ///
  /// - Parameters:
  ///   - peeled: The nodes with `level` edges left; those that join them are appended.
  ///   - others: The arcs that run the other way, if edges run one way.
  ///   - level: How many edges they have left.
  ///   - left: The edges that each node has left.
  fileprivate func peel(_ peeled: inout [Int32], and others: Adjacency?, _ level: Int32, _ left: Room<Int32>) {
    var head = 0
    while head < peeled.count {
      let node = Int(peeled[head])
      head += 1
      takeEdges(of: node, &peeled, level, left)
      others?.takeEdges(of: node, &peeled, level, left)
    }
  }

  @inline(__always)
  private func takeEdges(of node: Int, _ peeled: inout [Int32], _ level: Int32, _ left: Room<Int32>) {
    targets.withUnsafeBufferPointer { targets in
      for arc in row(node) {
        let neighbor = Int(targets[arc])
        let edges = left[neighbor]
        // Nodes that are gone, or waiting to go, have no more than `level`.
        guard edges > level else { continue }
        left[neighbor] = edges - 1
        if edges - 1 == level { peeled.append(Int32(neighbor)) }
      }
    }
  }
}
