// Unsafe reads: the search for communities jumps about in these lists more than a hundred million times for two million
// ties, and checks of indices and of exclusive access would add a third.

import GraphCore

/// A graph of nodes that stand for sets of nodes, as the search for communities needs it.
///
/// Ties have no direction: *s_uv* is the strength of the tie between *u* and *v*, both ways added when edges run one
/// way. The ties inside a node are left out, as they move with it. With strengths *out* and *in* of all arcs from and to
/// a set of nodes, the gain from joining the sets *a* and *b* is proportional to
/// *s_ab* − `penalty` (*out_a* *in_b* + *in_a* *out_b*), which is modularity for directed and undirected graphs alike.
///
/// Nodes are numbered in the order in which they are to be visited, so that a visit reads on where the last one ended.
struct CommunityGraph {
  /// Where each node's row of ties begins and ends; there may be gaps between rows.
  private let rows: Room<SIMD2<Int32>>
  /// Neighbours; their order in a row has no meaning.
  private let targets: Room<Int32>
  /// The strength of each arc, or empty when all are 1.
  private let strengths: Room<Double>
  /// The strengths of all arcs that leave and that reach each node.
  let weights: Room<SIMD2<Double>>
  /// γ over the strength of all arcs, halved when undirected, as one arc of each tie is looked at.
  let penalty: Double
  /// How many arcs there are, two for each tie.
  let arcCount: Int

  /// Makes the graph in which the search begins.
  ///
  /// - Parameters:
  ///   - graph: Any graph.
  ///   - order: All its nodes, in the order in which they are numbered here.
  ///   - resolution: γ.
  ///   - threads: How many threads work, nil for one per processor; the graph is the same for any number.
  init(_ graph: Graph, order: [Int32], resolution: Double, threads: Int?) {
    precondition(resolution >= 0 && resolution.isFinite, "a resolution is a finite number, not negative")
    let ties = UnderlyingTies(of: graph).graph.outgoing
    let (n, size) = (order.count, 4096)
    let number = Room<Int32>(n)
    let (rows, weights) = (Room<SIMD2<Int32>>(n), Room<SIMD2<Double>>(n))
    var end: Int32 = 0
    for (index, node) in order.enumerated() {
      number[Int(node)] = Int32(truncatingIfNeeded: index)
      let start = end
      end += Int32(truncatingIfNeeded: ties.row(Int(node)).count)
      rows[index] = SIMD2(start, end)
    }
    let (targets, strengths) = (Room<Int32>(ties.targets.count), Room<Double>(ties.strengths.count))
    forEachBlock(blockCount(n, size: size), threads: threads) { block, _ in
      ties.targets.withUnsafeBufferPointer { neighbors in
        for index in items(ofBlock: block, size: size, count: n) {
          let node = Int(order[index])
          var write = Int(rows[index].x)
          for arc in ties.row(node) {
            targets[write] = number[Int(neighbors[arc])]
            if strengths.count > 0 { strengths[write] = ties.strengths[arc] }
            write += 1
          }
          let leaving = graph.outgoing.strength(ofRow: node)
          weights[index] = SIMD2(leaving, graph.isDirected ? graph.incoming.strength(ofRow: node) : leaving)
        }
      }
    }
    var total = 0.0
    for index in 0..<n { total += weights[index].x }
    (self.rows, self.targets, self.strengths, self.weights) = (rows, targets, strengths, weights)
    arcCount = Int(end)
    penalty = total == 0 ? 0 : resolution / (graph.isDirected ? total : 2 * total)
  }

  private init(
    rows: Room<SIMD2<Int32>>, targets: Room<Int32>, strengths: Room<Double>, weights: Room<SIMD2<Double>>,
    penalty: Double
  ) {
    (self.rows, self.targets, self.strengths) = (rows, targets, strengths)
    (self.weights, self.penalty) = (weights, penalty)
    arcCount = (0..<rows.count).reduce(0) { $0 + Int(rows[$1].y - rows[$1].x) }
  }

  var nodeCount: Int { weights.count }

  /// Whether some tie has a strength other than 1.
  var isWeighted: Bool { strengths.count > 0 }

  /// The mean strength of a tie; 1 without ties.
  var meanStrength: Double {
    guard strengths.count > 0 && arcCount > 0 else { return 1 }
    var total = 0.0
    for node in 0..<nodeCount {
      for arc in row(node) { total += strengths[arc] }
    }
    return total / Double(arcCount)
  }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> { Int(rows.start[node].x)..<Int(rows.start[node].y) }

  @inline(__always)
  func target(_ arc: Int) -> Int { Int(targets.start[arc]) }

  @inline(__always)
  func strength(_ arc: Int) -> Double { strengths.count == 0 ? 1 : strengths.start[arc] }

  /// Visits the ties of a node: the neighbour and the strength of each.
  @inline(__always)
  func forEachTie(of node: Int, _ body: (_ neighbor: Int, _ strength: Double) -> Void) {
    let (row, targets) = (row(node), targets.start)
    if strengths.count == 0 {
      for arc in row { body(Int(targets[arc]), 1) }
    } else {
      let strengths = strengths.start
      for arc in row { body(Int(targets[arc]), strengths[arc]) }
    }
  }

  /// The strength that chance would put between two sets of nodes.
  @inline(__always)
  func expected(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { penalty * (a.x * b.y + a.y * b.x) }

  /// Each node in a group of its own.
  func singletons() -> Room<Int32> {
    let groups = Room<Int32>(nodeCount)
    for node in 0..<nodeCount { groups[node] = Int32(node) }
    return groups
  }

  /// The weights of groups added up.
  func groupWeights(_ groups: Room<Int32>) -> Room<SIMD2<Double>> {
    let sums = Room<SIMD2<Double>>(repeating: .zero, count: nodeCount)
    for node in 0..<nodeCount { sums[Int(groups[node])] += weights[node] }
    return sums
  }

  /// The graph whose nodes are groups of this one's.
  ///
  /// - Parameters:
  ///   - groups: The group of each node.
  ///   - count: The number of groups, none of which is empty.
  ///   - threads: How many threads work, nil for one per processor; the graph is the same for any number.
  /// - Returns: The graph, with one node for each group.
  /// - Complexity: O(*n* + *m*) time and space.
  func aggregated(_ groups: Room<Int32>, count: Int, threads: Int?) -> CommunityGraph {
    let (starts, members) = membersOfGroups(groups, count: count)
    let (rows, targets, strengths) = (Room<SIMD2<Int32>>(count), Room<Int32>(arcCount), Room<Double>(arcCount))
    let weights = Room<SIMD2<Double>>(repeating: .zero, count: count)
    // A row begins where it would if all groups kept all arcs of their members.
    var first: Int32 = 0
    for group in 0..<count {
      rows[group] = SIMD2(repeating: first)
      for index in Int(starts[group])..<Int(starts[group + 1]) {
        first += Int32(truncatingIfNeeded: row(Int(members[index])).count)
      }
    }
    let size = max(1, count / 64)
    let blocks = blockCount(count, size: size)
    let places = (0..<workerCount(blocks, threads: threads)).map { _ in Room<Int32>(repeating: -1, count: count) }
    forEachBlock(blocks, threads: threads) { block, worker in
      let (targets, strengths, place, groups) = (targets.start, strengths.start, places[worker].start, groups.start)
      for group in items(ofBlock: block, size: size, count: count) {
        let first = Int(rows[group].x)
        var end = first
        for index in Int(starts[group])..<Int(starts[group + 1]) {
          let member = Int(members[index])
          weights[group] += self.weights[member]
          forEachTie(of: member) { neighbor, strength in
            let other = Int(groups[neighbor])
            if other == group { return }
            let known = Int(place[other])
            if known < first || known >= end {
              place[other] = Int32(truncatingIfNeeded: end)
              targets[end] = Int32(truncatingIfNeeded: other)
              strengths[end] = strength
              end += 1
            } else {
              strengths[known] += strength
            }
          }
        }
        rows[group].y = Int32(truncatingIfNeeded: end)
      }
    }
    return CommunityGraph(rows: rows, targets: targets, strengths: strengths, weights: weights, penalty: penalty)
  }

  /// The members of each group laid end to end, by rising node.
  private func membersOfGroups(_ groups: Room<Int32>, count: Int) -> (starts: Room<Int32>, members: Room<Int32>) {
    let starts = Room<Int32>(zeros: count + 1)
    for node in 0..<nodeCount { starts[Int(groups[node]) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    let next = Room(starts.array)
    let members = Room<Int32>(nodeCount)
    for node in 0..<nodeCount {
      let group = Int(groups[node])
      members[Int(next[group])] = Int32(node)
      next[group] += 1
    }
    return (starts, members)
  }

  /// Splits groups into parts that ties inside the group hold together.
  ///
  /// - Parameters:
  ///   - groups: The group of each node, a number below the node count.
  ///   - doubtful: Marks the groups that may not hang together; nil for all.
  /// - Returns: The part of each node, numbered by first members, and the number of parts.
  /// - Complexity: O((*n* + *m*) log *n*) time at worst and as a rule O(*n* + *m*); O(*n*) space.
  func connectedParts(
    of groups: Room<Int32>, where doubtful: Room<Bool>? = nil
  ) -> (parts: Room<Int32>, count: Int) {
    // Each node leads to itself or, over some steps, to the first node of its part so far.
    let leader = singletons()
    let firstOfGroup = Room<Int32>(repeating: -1, count: doubtful == nil ? 0 : nodeCount)
    let earlier = Room<Int32>(nodeCount)
    for node in 0..<nodeCount {
      let group = groups[node]
      if let doubtful, !doubtful[Int(group)] {
        if firstOfGroup[Int(group)] < 0 { firstOfGroup[Int(group)] = Int32(truncatingIfNeeded: node) }
        leader[node] = firstOfGroup[Int(group)]
        continue
      }
      // Earlier neighbours of the group are gathered first, by signs: a branch for each tie would be guessed wrongly half the
      // time.
      var earlierCount = 0
      forEachTie(of: node) { other, _ in
        let isOtherGroup = Int(groups.start[other] ^ group)
        earlier.start[earlierCount] = Int32(truncatingIfNeeded: other)
        earlierCount &-= ((other &- node) & (isOtherGroup &- 1)) >> 63
      }
      for index in 0..<earlierCount { leader.join(node, Int(earlier.start[index])) }
    }
    let parts = Room<Int32>(nodeCount)
    var count: Int32 = 0
    for node in 0..<nodeCount {
      // Leaders come before those they lead, so their part is known.
      let isFirst = Int(leader[node]) == node
      parts[node] = isFirst ? count : parts[Int(leader[node])]
      count += isFirst ? 1 : 0
    }
    return (parts, Int(count))
  }
}

extension Room<Int32> {
  /// Lets two nodes lead to the same first node.
  @inline(__always)
  fileprivate func join(_ a: Int, _ b: Int) {
    var (a, b) = (a, b)
    while start[a] != start[b] {
      // Of both, the one whose leader comes later is taken a step on, and its way is halved.
      if start[a] < start[b] { swap(&a, &b) }
      let leader = Int(start[a])
      if leader == a {
        start[a] = start[b]
        return
      }
      start[a] = start[b]
      a = leader
    }
  }
}

extension Adjacency {
  /// The strengths in a node's row added up.
  func strength(ofRow node: Int) -> Double {
    strengths.isEmpty ? Double(row(node).count) : row(node).reduce(0) { $0 + strengths[$1] }
  }
}
