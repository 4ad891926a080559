import GraphCore

/// A graph of nodes that stand for sets of nodes, as the search for communities needs it.
///
/// Ties have no direction: *s_uv* is the strength of the tie between *u* and *v*, both ways added when edges run one
/// way. The ties inside a node are left out, as they move with it. With strengths *out* and *in* of all arcs from and to
/// a set of nodes, the gain from joining the sets *a* and *b* is proportional to
/// *s_ab* − `penalty` (*out_a* *in_b* + *in_a* *out_b*), which is modularity for directed and undirected graphs alike.
struct CommunityGraph {
  let offsets: [Int32]
  /// Neighbours; their order in a row has no meaning.
  let targets: [Int32]
  /// The strength of each arc, or empty when all are 1.
  let strengths: [Double]
  /// The strengths of all arcs that leave and that reach each node.
  let weights: [SIMD2<Double>]
  /// γ over the strength of all arcs, halved when undirected, as one arc of each tie is looked at.
  let penalty: Double

  init(_ graph: Graph, resolution: Double) {
    precondition(resolution >= 0 && resolution.isFinite, "a resolution is a finite number, not negative")
    let ties = UnderlyingTies(of: graph).graph.outgoing
    (offsets, targets, strengths) = (ties.offsets, ties.targets, ties.strengths)
    let sum = { (adjacency: Adjacency, node: Int) in
      adjacency.row(node).reduce(0) { $0 + adjacency.strength($1) }
    }
    let weights = (0..<graph.nodeCount).map { node in
      let out = sum(graph.outgoing, node)
      return SIMD2(out, graph.isDirected ? sum(graph.incoming, node) : out)
    }
    let total = weights.reduce(0) { $0 + $1.x }
    penalty = total == 0 ? 0 : resolution / (graph.isDirected ? total : 2 * total)
    self.weights = weights
  }

  private init(
    offsets: [Int32], targets: [Int32], strengths: [Double], weights: [SIMD2<Double>], penalty: Double
  ) {
    (self.offsets, self.targets, self.strengths) = (offsets, targets, strengths)
    (self.weights, self.penalty) = (weights, penalty)
  }

  var nodeCount: Int { weights.count }

  /// The mean strength of a tie; 1 without ties.
  var meanStrength: Double { strengths.isEmpty ? 1 : strengths.reduce(0, +) / Double(strengths.count) }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  @inline(__always)
  func strength(_ arc: Int) -> Double { strengths.isEmpty ? 1 : strengths[arc] }

  /// The strength that chance would put between two sets of nodes.
  @inline(__always)
  func expected(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { penalty * (a.x * b.y + a.y * b.x) }

  /// The graph whose nodes are groups of this one's.
  ///
  /// - Parameters:
  ///   - groups: The group of each node.
  ///   - count: The number of groups, none of which is empty.
  /// - Returns: The graph, with one node for each group.
  /// - Complexity: O(*n* + *m*) time and space.
  func aggregated(_ groups: [Int32], count: Int) -> CommunityGraph {
    let (starts, members) = Self.membersOfGroups(groups, count: count)
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(count + 1)
    var targets: [Int32] = []
    var strengths: [Double] = []
    var weights = [SIMD2<Double>](repeating: .zero, count: count)
    var place = [Int32](repeating: -1, count: count)
    for group in 0..<count {
      let first = targets.count
      for member in members[Int(starts[group])..<Int(starts[group + 1])] {
        weights[group] += self.weights[Int(member)]
        for arc in row(Int(member)) {
          let other = groups[Int(self.targets[arc])]
          if Int(other) == group { continue }
          if place[Int(other)] < first {
            place[Int(other)] = Int32(targets.count)
            targets.append(other)
            strengths.append(strength(arc))
          } else {
            strengths[Int(place[Int(other)])] += strength(arc)
          }
        }
      }
      offsets.append(Int32(targets.count))
    }
    return CommunityGraph(
      offsets: offsets, targets: targets, strengths: strengths, weights: weights, penalty: penalty)
  }

  /// The members of each group laid end to end, by rising node.
  private static func membersOfGroups(_ groups: [Int32], count: Int) -> (starts: [Int32], members: [Int32]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var members = [Int32](repeating: 0, count: groups.count)
    for (node, group) in groups.enumerated() {
      members[Int(next[Int(group)])] = Int32(node)
      next[Int(group)] += 1
    }
    return (starts, members)
  }

  /// Splits groups into parts that ties inside the group hold together.
  ///
  /// - Returns: The part of each node, numbered by first members, and the number of parts.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  func connectedParts(of groups: [Int32]) -> (parts: [Int32], count: Int) {
    var parts = [Int32](repeating: -1, count: nodeCount)
    var count = 0
    var stack: [Int32] = []
    for start in 0..<nodeCount where parts[start] < 0 {
      parts[start] = Int32(count)
      stack.append(Int32(start))
      while let node = stack.popLast() {
        for arc in row(Int(node)) {
          let other = Int(targets[arc])
          guard parts[other] < 0 && groups[other] == groups[start] else { continue }
          parts[other] = Int32(count)
          stack.append(Int32(other))
        }
      }
      count += 1
    }
    return (parts, count)
  }
}
