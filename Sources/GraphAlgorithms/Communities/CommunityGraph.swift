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
  private let offsets: Room<Int32>
  /// Neighbours; their order in a row has no meaning.
  private let targets: Room<Int32>
  /// The strength of each arc, or empty when all are 1.
  private let strengths: Room<Double>
  /// The strengths of all arcs that leave and that reach each node.
  let weights: Room<SIMD2<Double>>
  /// γ over the strength of all arcs, halved when undirected, as one arc of each tie is looked at.
  let penalty: Double

  /// Makes the graph in which the search begins.
  ///
  /// - Parameters:
  ///   - graph: Any graph.
  ///   - order: All its nodes, in the order in which they are numbered here.
  ///   - resolution: γ.
  init(_ graph: Graph, order: [Int32], resolution: Double) {
    precondition(resolution >= 0 && resolution.isFinite, "a resolution is a finite number, not negative")
    let ties = UnderlyingTies(of: graph).graph.outgoing
    let n = order.count
    let number = Room<Int32>(n)
    for (index, node) in order.enumerated() { number[Int(node)] = Int32(index) }
    (offsets, targets, strengths) = (Room(n + 1), Room(ties.targets.count), Room(ties.strengths.count))
    weights = Room(n)
    offsets[0] = 0
    var (arcCount, total) = (0, 0.0)
    for (index, node) in order.enumerated() {
      for arc in ties.row(Int(node)) {
        targets[arcCount] = number[Int(ties.targets[arc])]
        if strengths.count > 0 { strengths[arcCount] = ties.strengths[arc] }
        arcCount += 1
      }
      offsets[index + 1] = Int32(arcCount)
      let leaving = graph.outgoing.strength(ofRow: Int(node))
      weights[index] = SIMD2(leaving, graph.isDirected ? graph.incoming.strength(ofRow: Int(node)) : leaving)
      total += leaving
    }
    penalty = total == 0 ? 0 : resolution / (graph.isDirected ? total : 2 * total)
  }

  private init(
    offsets: Room<Int32>, targets: Room<Int32>, strengths: Room<Double>, weights: Room<SIMD2<Double>>,
    penalty: Double
  ) {
    (self.offsets, self.targets, self.strengths) = (offsets, targets, strengths)
    (self.weights, self.penalty) = (weights, penalty)
  }

  var nodeCount: Int { weights.count }
  var arcCount: Int { Int(offsets[nodeCount]) }

  /// The mean strength of a tie; 1 without ties.
  var meanStrength: Double {
    guard strengths.count > 0 && arcCount > 0 else { return 1 }
    return (0..<arcCount).reduce(0) { $0 + strengths[$1] } / Double(arcCount)
  }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> { Int(offsets.start[node])..<Int(offsets.start[node + 1]) }

  @inline(__always)
  func target(_ arc: Int) -> Int { Int(targets.start[arc]) }

  @inline(__always)
  func strength(_ arc: Int) -> Double { strengths.count == 0 ? 1 : strengths.start[arc] }

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
  /// - Returns: The graph, with one node for each group.
  /// - Complexity: O(*n* + *m*) time and space.
  func aggregated(_ groups: Room<Int32>, count: Int) -> CommunityGraph {
    let (starts, members) = membersOfGroups(groups, count: count)
    let (offsets, targets, strengths) = (Room<Int32>(count + 1), Room<Int32>(arcCount), Room<Double>(arcCount))
    let weights = Room<SIMD2<Double>>(repeating: .zero, count: count)
    let place = Room<Int32>(repeating: -1, count: count)
    offsets[0] = 0
    var end = 0
    for group in 0..<count {
      let first = end
      for index in Int(starts[group])..<Int(starts[group + 1]) {
        let member = Int(members[index])
        weights[group] += self.weights[member]
        for arc in row(member) {
          let other = Int(groups[target(arc)])
          if other == group { continue }
          if place[other] < first {
            place[other] = Int32(end)
            targets[end] = Int32(other)
            strengths[end] = strength(arc)
            end += 1
          } else {
            strengths[Int(place[other])] += strength(arc)
          }
        }
      }
      offsets[group + 1] = Int32(end)
    }
    return CommunityGraph(
      offsets: offsets, targets: targets, strengths: strengths, weights: weights, penalty: penalty)
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
  /// - Returns: The part of each node, numbered by first members, and the number of parts.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  func connectedParts(of groups: Room<Int32>) -> (parts: Room<Int32>, count: Int) {
    let parts = Room<Int32>(repeating: -1, count: nodeCount)
    var count = 0
    let stack = Room<Int32>(nodeCount)
    for start in 0..<nodeCount where parts[start] < 0 {
      parts[start] = Int32(count)
      stack[0] = Int32(start)
      var height = 1
      while height > 0 {
        height -= 1
        let node = Int(stack[height])
        for arc in row(node) {
          let other = target(arc)
          guard parts[other] < 0 && groups[other] == groups[start] else { continue }
          parts[other] = Int32(count)
          stack[height] = Int32(other)
          height += 1
        }
      }
      count += 1
    }
    return (parts, count)
  }
}

extension Adjacency {
  /// The strengths in a node's row added up.
  func strength(ofRow node: Int) -> Double {
    strengths.isEmpty ? Double(row(node).count) : row(node).reduce(0) { $0 + strengths[$1] }
  }
}
