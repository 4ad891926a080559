import GraphCore

extension CommunityGraph {
  /// Moves single nodes to the community where modularity gains most, as long as a move is in sight.
  ///
  /// All nodes wait in a queue, in their order at first; a node that moves puts those neighbours back that are now outside
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
    return communities.move(NodeQueue(nodeCount), left: nil)
  }

  /// Moves nodes as ``moveNodes(_:)`` does, but at first only those wait that a look at all finds badly placed.
  ///
  /// Several threads share the look, which is nearly all of the work where few nodes move.
  ///
  /// - Parameters:
  ///   - groups: The community of each node, a number below the node count; changed in place.
  ///   - left: Takes a mark for each community that a node left.
  ///   - threads: How many threads work, nil for one per processor; the outcome is the same for any number.
  /// - Returns: Whether a node moved.
  func moveBadlyPlacedNodes(_ groups: Room<Int32>, left: Room<Bool>? = nil, threads: Int?) -> Bool {
    var communities = MovingCommunities(self, groups)
    let badlyPlaced = communities.badlyPlacedNodes(threads: threads)
    return !badlyPlaced.isEmpty && communities.move(NodeQueue(nodeCount, waiting: badlyPlaced), left: left)
  }
}

/// Communities while nodes move between them.
private struct MovingCommunities: Sendable {
  private let graph: CommunityGraph
  private let groups: Room<Int32>
  private let weights: Room<SIMD2<Double>>
  private let sizes: Room<Int32>
  /// Numbers of communities without members; the last is the next to be used.
  private var empty: [Int32]

  init(_ graph: CommunityGraph, _ groups: Room<Int32>) {
    (self.graph, self.groups, weights) = (graph, groups, graph.groupWeights(groups))
    let sizes = Room<Int32>(zeros: graph.nodeCount)
    for node in 0..<graph.nodeCount { sizes[Int(groups[node])] += 1 }
    self.sizes = sizes
    empty = (0..<Int32(graph.nodeCount)).reversed().filter { sizes[Int($0)] == 0 }
  }

  /// The nodes that would gain by a move if all others stayed, in order.
  func badlyPlacedNodes(threads: Int?) -> [Int32] {
    let (count, size) = (graph.nodeCount, 2048)
    let blocks = blockCount(count, size: size)
    let sums = (0..<workerCount(blocks, threads: threads)).map { _ in GroupSums(graph) }
    let found = Room<Bool>(repeating: false, count: count)
    forEachBlock(blocks, threads: threads, canStop: true) { block, worker in
      for node in items(ofBlock: block, size: size, count: count) {
        found[node] = bestMove(of: node, sums[worker]) != nil
      }
    }
    return (0..<Int32(count)).filter { found[Int($0)] }
  }

  /// Moves nodes until none waits any more; says whether one moved.
  mutating func move(_ waiting: NodeQueue, left: Room<Bool>?) -> Bool {
    var queue = waiting
    let sums = GroupSums(graph)
    let watch = Watch.current
    var hasMoved = false
    while let node = queue.next() {
      if node & 1023 == 0 && watch.isCancelled { break }
      guard let best = bestMove(of: node, sums) else { continue }
      left?[Int(groups[node])] = true
      move(node, to: best)
      hasMoved = true
      graph.forEachTie(of: node) { neighbor, _ in
        if !queue.isWaiting(neighbor) && Int(groups[neighbor]) != best { queue.append(neighbor) }
      }
    }
    return hasMoved
  }

  /// The community where a node would add most to modularity, if that is not its own.
  @inline(__always)
  private func bestMove(of node: Int, _ sums: GroupSums) -> Int? {
    let (strengthTo, seen, weights) = (sums.strengthTo.start, sums.seen.start, weights.start)
    let seenCount = sums.add(node, graph, groups).seenCount
    let (own, weight) = (Int(groups[node]), graph.weights[node])
    // What chance puts between the node and a community, for each unit of the community's weights.
    let chance = graph.penalty * SIMD2(weight.y, weight.x)
    var best = own
    var bestGain =
      strengthTo[own] - (chance * (weights[own] - weight)).sum() + Self.leastGain * (weight.x + weight.y)
    if bestGain < 0, sizes[own] > 1, let free = empty.last { (best, bestGain) = (Int(free), 0) }
    for index in 0..<seenCount {
      let group = Int(seen[index])
      // The own community never wins here, where the node itself is not taken out of it.
      let gain = strengthTo[group] - (chance * weights[group]).sum()
      strengthTo[group] = 0
      let isBetter = gain > bestGain
      best = isBetter ? group : best
      bestGain = isBetter ? gain : bestGain
    }
    return best == own ? nil : best
  }

  private mutating func move(_ node: Int, to best: Int) {
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

/// Working memory in which the strengths of one node's ties to each group are added up.
struct GroupSums: Sendable {
  /// The strength of the ties to each group, which whoever asked sets back to 0.
  let strengthTo: Room<Double>
  /// The groups that the node has ties to.
  let seen: Room<Int32>

  init(_ graph: CommunityGraph) { (strengthTo, seen) = (Room(zeros: graph.nodeCount), Room(graph.nodeCount)) }

  /// Adds up the ties of a node.
  ///
  /// - Returns: How many groups were seen, and the highest strength to one of them.
  @inline(__always)
  func add(_ node: Int, _ graph: CommunityGraph, _ groups: Room<Int32>) -> (seenCount: Int, highest: Double) {
    let (groups, strengthTo, seen) = (groups.start, strengthTo.start, seen.start)
    var (seenCount, highest) = (0, 0.0)
    graph.forEachTie(of: node) { neighbor, strength in
      let group = Int(groups[neighbor])
      let before = strengthTo[group]
      seen[seenCount] = Int32(truncatingIfNeeded: group)
      // Looked at as a whole number and added, since a branch here would be guessed wrongly half the time.
      seenCount &+= before.bitPattern == 0 ? 1 : 0
      let sum = before + strength
      strengthTo[group] = sum
      highest = sum > highest ? sum : highest
    }
    return (seenCount, highest)
  }
}

/// Nodes that wait for a visit, each at most once: a ring.
struct NodeQueue {
  private let ring: Room<Int32>
  private let waits: Room<Bool>
  private var head = 0
  private var count: Int

  /// All nodes, in order.
  init(_ nodeCount: Int) {
    (ring, waits, count) = (Room(nodeCount), Room(repeating: true, count: nodeCount), nodeCount)
    for node in 0..<nodeCount { ring[node] = Int32(node) }
  }

  /// Some of the nodes.
  init(_ nodeCount: Int, waiting: [Int32]) {
    (ring, waits, count) = (Room(nodeCount), Room(repeating: false, count: nodeCount), waiting.count)
    for (place, node) in waiting.enumerated() {
      ring[place] = node
      waits[Int(node)] = true
    }
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
