import GraphCore

/// The strength of ties inside, out of and into each group; undirected ties run both ways.
struct GroupFlows {
  /// Strength of arcs from a group's nodes to its own nodes.
  private(set) var inside: [Double]
  /// Strength of all arcs that leave a group's nodes.
  private(set) var outgoing: [Double]
  /// Strength of all arcs that arrive at a group's nodes.
  private(set) var incoming: [Double]
  /// Strength of all arcs between nodes that have a group.
  private(set) var total = 0.0

  /// - Parameters:
  ///   - graph: Any graph.
  ///   - partition: The group of each of its nodes.
  ///   - threads: How many threads work, nil for one per processor; the sums have the same bits for any number.
  /// - Complexity: O(*n* + *m*) time and O(*n*) space.
  init(_ graph: Graph, _ partition: NodePartition, threads: Int? = nil) {
    precondition(partition.nodeCount == graph.nodeCount, "a partition of another graph")
    inside = Array(repeating: 0, count: partition.groupCount)
    (outgoing, incoming) = (inside, inside)
    let (count, size) = (graph.nodeCount, 8192)
    let flowsOfNode = Room<SIMD4<Double>>(count)
    forEachBlock(blockCount(count, size: size), threads: threads) { block, _ in
      partition.groups.withUnsafeBufferPointer { groups in
        for node in items(ofBlock: block, size: size, count: count) where groups[node] >= 0 {
          flowsOfNode[node] = graph.flows(of: node, groups)
        }
      }
    }
    for node in 0..<count where partition.groups[node] >= 0 {
      let (group, flows) = (Int(partition.groups[node]), flowsOfNode[node])
      inside[group] += flows.x
      outgoing[group] += flows.y
      incoming[group] += flows.z
      total += flows.y
    }
  }
}

extension Graph {
  /// The strength of a node's arcs to its own group, to any group, and from any group.
  fileprivate func flows(of node: Int, _ groups: UnsafeBufferPointer<Int32>) -> SIMD4<Double> {
    guard isWeighted else {
      let leaving = outgoing.arcCounts(node, groups)
      let arriving = isDirected ? incoming.arcCounts(node, groups).grouped : leaving.grouped
      return SIMD4(Double(leaving.staying), Double(leaving.grouped), Double(arriving), 0)
    }
    let group = groups[node]
    var (staying, leaving, arriving) = (0.0, 0.0, 0.0)
    forEachTie(of: node, .outgoing) { neighbor, strength in
      leaving += groups[neighbor] >= 0 ? strength : 0
      staying += groups[neighbor] == group ? strength : 0
    }
    guard isDirected else { return SIMD4(staying, leaving, leaving, 0) }
    forEachTie(of: node, .incoming) { neighbor, strength in arriving += groups[neighbor] >= 0 ? strength : 0 }
    return SIMD4(staying, leaving, arriving, 0)
  }
}

extension Adjacency {
  /// How many arcs of a node with a group lead to a node of the same group, and to one of any group.
  fileprivate func arcCounts(_ node: Int, _ groups: UnsafeBufferPointer<Int32>) -> (staying: Int, grouped: Int) {
    let group = groups[node]
    return targets.withUnsafeBufferPointer { targets in
      var (staying, without) = (0, 0)
      for arc in row(node) {
        let other = groups[Int(targets[arc])]
        staying &+= isZero((other ^ group) & .max)
        without &-= Int(other &>> 31)
      }
      return (staying, row(node).count - without)
    }
  }
}
