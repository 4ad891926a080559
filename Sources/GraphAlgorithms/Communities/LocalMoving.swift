import GraphCore

extension CommunityGraph {
  /// Moves single nodes to the community where modularity gains most, as long as a move is in sight.
  ///
  /// Nodes wait in a queue, in their order at first; a node that moves puts those neighbours back that are now outside
  /// its community (Ozaki, Tezuka and Inaba, International Journal of Computer and Electrical Engineering 8:207, 2016;
  /// Traag, Waltman and van Eck, Scientific Reports 9:5233, 2019, <https://doi.org/10.1038/s41598-019-41695-z>). A
  /// node may also leave for a community of its own. Of equal gains the present community wins, then the one whose tie
  /// comes first. Ends early once the ``WorkMonitor`` of the work at hand is cancelled.
  ///
  /// - Parameter groups: The community of each node, a number below the node count; changed in place.
  /// - Returns: Whether a node moved.
  /// - Complexity: O(*n* + *m*) time for a round through all nodes; O(*n*) space.
  func moveNodes(_ groups: Room<Int32>) -> Bool {
    var communities = MovingCommunities(self, groups)
    var queue = NodeQueue(nodeCount)
    let watch = Watch.current
    var hasMoved = false
    while let node = queue.next() {
      if node & 1023 == 0 && watch.isCancelled { break }
      guard let best = communities.bestMove(of: node) else { continue }
      communities.move(node, to: best)
      hasMoved = true
      for arc in row(node) {
        let neighbor = target(arc)
        if !queue.isWaiting(neighbor) && Int(groups[neighbor]) != best { queue.append(neighbor) }
      }
    }
    return hasMoved
  }
}

/// Communities while nodes move between them.
private struct MovingCommunities {
  private let graph: CommunityGraph
  private let groups: Room<Int32>
  private let weights: Room<SIMD2<Double>>
  private let sizes: Room<Int32>
  /// Numbers of communities without members; the last is the next to be used.
  private var empty: [Int32]
  /// The strength of a node's ties to each community, 0 between visits.
  private let strengthTo: Room<Double>
  /// The communities that a node has ties to.
  private let seen: Room<Int32>

  init(_ graph: CommunityGraph, _ groups: Room<Int32>) {
    (self.graph, self.groups, weights) = (graph, groups, graph.groupWeights(groups))
    let sizes = Room<Int32>(zeros: graph.nodeCount)
    for node in 0..<graph.nodeCount { sizes[Int(groups[node])] += 1 }
    self.sizes = sizes
    empty = (0..<Int32(graph.nodeCount)).reversed().filter { sizes[Int($0)] == 0 }
    (strengthTo, seen) = (Room(zeros: graph.nodeCount), Room(graph.nodeCount))
  }

  /// The community where a node would add most to modularity, if that is not its own.
  @inline(__always)
  func bestMove(of node: Int) -> Int? {
    let (groups, strengthTo, seen, weights) = (groups.start, strengthTo.start, seen.start, weights.start)
    var seenCount = 0
    for arc in graph.row(node) {
      let group = Int(groups[graph.target(arc)])
      let before = strengthTo[group]
      seen[seenCount] = Int32(truncatingIfNeeded: group)
      seenCount += before == 0 ? 1 : 0
      strengthTo[group] = before + graph.strength(arc)
    }
    let (own, weight) = (Int(groups[node]), graph.weights[node])
    var best = own
    var bestGain =
      strengthTo[own] - graph.expected(weight, weights[own] - weight) + Self.leastGain * (weight.x + weight.y)
    if bestGain < 0, sizes[own] > 1, let free = empty.last { (best, bestGain) = (Int(free), 0) }
    for index in 0..<seenCount {
      let group = Int(seen[index])
      let gain = strengthTo[group] - graph.expected(weight, weights[group])
      strengthTo[group] = 0
      if gain > bestGain && group != own { (best, bestGain) = (group, gain) }
    }
    return best == own ? nil : best
  }

  mutating func move(_ node: Int, to best: Int) {
    let (own, weight) = (Int(groups[node]), graph.weights[node])
    if empty.last == Int32(best) { empty.removeLast() }
    sizes[own] -= 1
    sizes[best] += 1
    weights[best] += weight
    if sizes[own] == 0 {
      weights[own] = .zero
      empty.append(Int32(own))
    } else {
      weights[own] -= weight
    }
    groups[node] = Int32(best)
  }

  /// The share of a node's strength that a move must gain at least, so that rounding cannot move nodes to and fro.
  private static let leastGain = 1e-10
}

/// Nodes that wait for a visit, each at most once: a ring that begins with all of them in order.
struct NodeQueue {
  private let ring: Room<Int32>
  private let waits: Room<Bool>
  private var head = 0
  private var count: Int

  init(_ nodeCount: Int) {
    (ring, waits, count) = (Room(nodeCount), Room(repeating: true, count: nodeCount), nodeCount)
    for node in 0..<nodeCount { ring[node] = Int32(node) }
  }

  /// Takes out the node that waits longest.
  @inline(__always)
  mutating func next() -> Int? {
    guard count > 0 else { return nil }
    let node = Int(ring[head])
    head = head + 1 == ring.count ? 0 : head + 1
    count -= 1
    waits[node] = false
    return node
  }

  @inline(__always)
  func isWaiting(_ node: Int) -> Bool { waits[node] }

  /// Lets a node wait that does not.
  @inline(__always)
  mutating func append(_ node: Int) {
    let tail = head + count
    ring[tail < ring.count ? tail : tail - ring.count] = Int32(node)
    waits[node] = true
    count += 1
  }
}
