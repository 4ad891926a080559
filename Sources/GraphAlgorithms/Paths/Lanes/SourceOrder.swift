import GraphCore

/// Nodes in an order in which those that follow one another are near each other, so that searches from them at the same
/// time walk the same arcs at about the same distance: breadth-first from a node with most ties in each component.
struct SourceOrder {
  private(set) var nodes: [Int32] = []
  /// How many hops the farthest node is from where its component was entered.
  private(set) var depth = 0
  /// Whether no two nodes of a component are very far from each other.
  var isShallow: Bool { depth <= 12 }
  /// Where each component ends in `nodes`.
  private(set) var componentEnds: [Int] = []
  /// All nodes by falling degree.
  private let byDegree: [Int32]

  /// Directions are ignored.
  ///
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  init(_ graph: Graph) {
    let adjacencies = graph.bothWays
    byDegree = sortedByFalling(Array(0..<Int32(graph.nodeCount))) { node in
      adjacencies.reduce(0) { $0 + $1.row(Int(node)).count }
    }
    var isSeen = [Bool](repeating: false, count: graph.nodeCount)
    nodes.reserveCapacity(graph.nodeCount)
    func enterNeighbors(of node: Int, _ rows: UnsafeRows) {
      for arc in rows.arcs(node) {
        let target = rows.targets[arc]
        guard !isSeen[Int(target)] else { continue }
        isSeen[Int(target)] = true
        nodes.append(target)
      }
    }
    graph.outgoing.withUnsafeRows { outgoing in
      graph.incoming.withUnsafeRows { incoming in
        for start in byDegree where !isSeen[Int(start)] {
          isSeen[Int(start)] = true
          var (head, levelEnd, level) = (nodes.count, nodes.count + 1, 0)
          nodes.append(start)
          while head < nodes.count {
            if head == levelEnd { (level, levelEnd) = (level + 1, nodes.count) }
            let node = Int(nodes[head])
            head += 1
            enterNeighbors(of: node, outgoing)
            if graph.isDirected { enterNeighbors(of: node, incoming) }
          }
          depth = max(depth, level)
          componentEnds.append(nodes.count)
        }
      }
    }
  }

  /// Some of the nodes, those of each component in an order made for small batches.
  ///
  /// Nodes with the same most tied neighbour follow one another, for their distances to any node differ by two at most;
  /// among these such as are about as far from the best tied nodes of all. On networks of organisations a batch of sixteen
  /// then visits each node twice, 2.3 times in breadth-first order and 3.3 times in random order. Where neighbours are few
  /// among the nodes asked for, or edges have directions, ``DistanceProfiles`` tell more; where there are no hubs,
  /// ``SharedNeighborhoods``.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - count: How many nodes pass the test.
  ///   - isIncluded: Which nodes are meant.
  /// - Returns: These nodes.
  /// - Complexity: O(*n* log² *n* + *m*) time, O(*n*) space.
  func inSmallBatches(_ graph: Graph, count: Int, where isIncluded: (Int32) -> Bool) -> [Int32] {
    if 4 * count >= graph.nodeCount, SharedNeighborhoods.suit(graph) {
      var neighborhoods = SharedNeighborhoods(graph)
      return forEachComponent { neighborhoods.inBatches($0.filter(isIncluded), of: PathLanes.laneCount) }
    }
    guard !graph.isDirected, 4 * count >= graph.nodeCount else {
      let profiles = DistanceProfiles(graph, to: byDegree[...])
      return forEachComponent { profiles.inBatches($0.filter(isIncluded), of: PathLanes.laneCount) }
    }
    var rank = [Int32](repeating: 0, count: graph.nodeCount)
    for (index, node) in byDegree.enumerated() { rank[Int(node)] = Int32(index) }
    var distanceSum = [Int32](repeating: 0, count: graph.nodeCount)
    HopLanes(graph, along: .outgoing).search(from: byDegree.prefix(64)) { distance, node, lanes in
      distanceSum[node] += Int32(lanes.bitCount * distance)
    }
    var keys = [UInt64](repeating: 0, count: graph.nodeCount)
    for node in keys.indices {
      let hub = graph.bothWays.reduce(Int32.max) { best, adjacency in
        adjacency.row(node).reduce(best) { min($0, rank[Int(adjacency.targets[$1])]) }
      }
      keys[node] = UInt64(hub) << 32 | UInt64(distanceSum[node])
    }
    var place = rank
    for (index, node) in nodes.enumerated() { place[Int(node)] = Int32(index) }
    return forEachComponent { component in
      component.filter(isIncluded).sorted { a, b in (keys[Int(a)], place[Int(a)]) < (keys[Int(b)], place[Int(b)]) }
    }
  }

  /// The same nodes, those of each component in patches of such as are near one another.
  ///
  /// - Complexity: O((*n* + *m*) log *n*) time, O(*n*) space.
  func inPatches(_ graph: Graph) -> [Int32] {
    var patches = PatchOrder(graph)
    return forEachComponent { patches.arrange(Array($0)) }
  }

  /// The same nodes, those of each component by falling number of outgoing arcs.
  ///
  /// - Complexity: O(*n*) time and space.
  func byDegree(_ graph: Graph) -> [Int32] {
    forEachComponent { component in sortedByFalling(Array(component)) { graph.outgoing.row(Int($0)).count } }
  }

  private func forEachComponent(_ arrange: (ArraySlice<Int32>) -> [Int32]) -> [Int32] {
    var start = 0
    return componentEnds.flatMap { end in
      defer { start = end }
      return arrange(nodes[start..<end])
    }
  }
}

extension Graph {
  /// The neighbour lists by which all ties are met, whatever their direction.
  fileprivate var bothWays: [Adjacency] { isDirected ? [outgoing, incoming] : [outgoing] }
}

/// Sorts nodes by a falling count; equal ones stay as they are.
private func sortedByFalling(_ nodes: [Int32], _ count: (Int32) -> Int) -> [Int32] {
  guard nodes.count > 1 else { return nodes }
  let counts = nodes.map(count)
  let most = counts.max() ?? 0
  var places = [Int](repeating: 0, count: most + 2)
  for count in counts { places[most - count + 1] += 1 }
  for index in places.indices.dropFirst() { places[index] += places[index - 1] }
  var sorted = nodes
  for (node, count) in zip(nodes, counts) {
    sorted[places[most - count]] = node
    places[most - count] += 1
  }
  return sorted
}
