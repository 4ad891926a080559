import GraphCore

/// What a broker is to the two it stands between, by the groups of the three; see ``BrokerageRoles``.
enum BrokerageRole: Int, CaseIterable {
  case coordinator, itinerant, gatekeeper, representative, liaison

  /// The role of a broker, given the groups of sender, broker and receiver.
  @inline(__always)
  init(_ sender: Int32, _ broker: Int32, _ receiver: Int32) {
    self =
      sender == broker
      ? (broker == receiver ? .coordinator : .representative)
      : broker == receiver ? .gatekeeper : sender == receiver ? .itinerant : .liaison
  }
}

/// The ordered pairs that each node stands between, by role.
struct RoleCounts: Sendable {
  /// Five numbers for each node.
  let numbers: [Int]

  subscript(node: Int, role: BrokerageRole) -> Int { numbers[5 * node + role.rawValue] }

  /// Role after role, the numbers of all nodes and their sum.
  var table: [Int] {
    BrokerageRole.allCases.flatMap { role in
      let ofNodes = stride(from: role.rawValue, to: numbers.count, by: 5).map { numbers[$0] }
      return ofNodes + [ofNodes.reduce(0, +)]
    }
  }
}

/// Counts roles for one grouping after another of the same nodes.
///
/// All pairs of a node that sends and one that receives are counted group by group, from how many neighbours of each
/// group send, receive or do both; then the pairs with an edge of their own are taken back, each of which is a way
/// around a triangle. So no list of pairs is needed: O(*m*) and one pass over triangles.
struct RoleCounter: Sendable {
  private let ties: UnderlyingTies
  private let oriented: OrientedTies
  /// Whether an edge runs up from the lower rank of each tie (1), down (2) or both ways (3); empty if all run both ways.
  private let directions: Room<UInt8>

  init(_ ties: UnderlyingTies, threads: Int?) {
    self.ties = ties
    oriented = OrientedTies(ties.graph, keepsArcs: !ties.allRunBothWays, threads: threads)
    directions = Room(ties.allRunBothWays ? 0 : oriented.tieCount)
    for tie in 0..<directions.count {
      let arc = Int(oriented.arcs[tie])
      // The arc is in the row of the higher rank, so what arrives there runs up.
      directions[tie] = (ties.arrives(arc) ? 1 : 0) | (ties.leaves(arc) ? 2 : 0)
    }
  }

  /// Counts the pairs that each node stands between, given the group of each node or -1.
  func counts(_ groups: [Int32], threads: Int?) -> RoleCounts {
    let closed = closedPairs(groups, threads)
    let counts = Room<Int>(zeros: closed.count)
    let (size, groupCount) = (4096, Int(groups.max() ?? -1) + 1)
    let blocks = blockCount(groups.count, size: size)
    let tallies = (0..<workerCount(blocks, threads: threads)).map { _ in GroupTally(groupCount: groupCount) }
    forEachBlock(blocks, threads: threads) { block, worker in
      for node in items(ofBlock: block, size: size, count: groups.count) where groups[node] >= 0 {
        let pairs = tallies[worker].pairs(around: node, of: groups[node], ties, groups)
        for role in 0..<5 { counts[5 * node + role] = pairs[role] - closed[5 * node + role] }
      }
    }
    return RoleCounts(numbers: counts.array)
  }

  /// Counts the pairs of different groups that each node stands between, whatever its own group.
  func pairsAcross(_ groups: [Int32], threads: Int?) -> [Int] {
    var counts = closedPairsAcross(groups, threads)
    let tally = GroupTally(groupCount: Int(groups.max() ?? -1) + 1)
    for node in counts.indices {
      // To a node without a group, all who differ in theirs are pairs of a liaison.
      let pairs = tally.pairs(around: node, of: -1, ties, groups)
      counts[node] = pairs[BrokerageRole.liaison.rawValue] - counts[node]
    }
    return counts
  }

  /// The pairs of different groups around each node that have an edge of their own.
  private func closedPairsAcross(_ groups: [Int32], _ threads: Int?) -> [Int] {
    let group = atRanks(groups)
    return oriented.countAtNodes(1, threads: threads) { (block, tieTo: Room<Int32>, counts: Room<Int>) in
      oriented.forEachTriangle(ofBlock: block, tieTo: tieTo) { triangle in
        let (a, b, c) = (group[triangle.a], group[triangle.b], group[triangle.c])
        let (ab, ac, bc) = (direction(triangle.ab), direction(triangle.ac), direction(triangle.bc))
        // One way around with ac and bc, and the other way with their reverses.
        if b != c && b >= 0 && c >= 0 { counts[triangle.a] += Self.ways(ab >> 1 & ac & bc, ab & ac >> 1 & bc >> 1) }
        if a != c && a >= 0 && c >= 0 { counts[triangle.b] += Self.ways(ab & bc & ac, ab >> 1 & bc >> 1 & ac >> 1) }
        if a != b && a >= 0 && b >= 0 { counts[triangle.c] += Self.ways(ac & bc >> 1 & ab, ac >> 1 & bc & ab >> 1) }
      }
    }
  }

  /// How many of two ways around a triangle are open, told by their lowest bits.
  @inline(__always)
  private static func ways(_ one: UInt8, _ other: UInt8) -> Int { Int(one & 1) + Int(other & 1) }

  /// Whether an edge runs up (1), down (2) or both ways (3) along a tie.
  @inline(__always)
  private func direction(_ tie: Int) -> UInt8 { directions.count == 0 ? 3 : directions[tie] }

  private func atRanks(_ groups: [Int32]) -> Room<Int32> {
    let group = Room<Int32>(groups.count)
    for rank in 0..<groups.count { group[rank] = groups[Int(oriented.nodeOfRank[rank])] }
    return group
  }

  /// The pairs with an edge of their own, by the role that each node would have between them.
  private func closedPairs(_ groups: [Int32], _ threads: Int?) -> [Int] {
    let group = atRanks(groups)
    return oriented.countAtNodes(BrokerageRole.allCases.count, threads: threads) {
      (block, tieTo: Room<Int32>, counts: Room<Int>) in
      oriented.forEachTriangle(ofBlock: block, tieTo: tieTo) { triangle in
        let groups = (group[triangle.a], group[triangle.b], group[triangle.c])
        guard groups.0 >= 0 && groups.1 >= 0 && groups.2 >= 0 else { return }
        if directions.count == 0 {
          addBothWays(triangle, groups, counts)
        } else {
          addDirected(triangle, groups, counts)
        }
      }
    }
  }

  /// Counts the two pairs around each node of a triangle whose edges all run both ways.
  @inline(__always)
  private func addBothWays(_ triangle: OrientedTies.Triangle, _ groups: (Int32, Int32, Int32), _ counts: Room<Int>) {
    let (a, b, c) = groups
    counts[5 * triangle.a + BrokerageRole(b, a, c).rawValue] += 1
    counts[5 * triangle.a + BrokerageRole(c, a, b).rawValue] += 1
    counts[5 * triangle.b + BrokerageRole(a, b, c).rawValue] += 1
    counts[5 * triangle.b + BrokerageRole(c, b, a).rawValue] += 1
    counts[5 * triangle.c + BrokerageRole(a, c, b).rawValue] += 1
    counts[5 * triangle.c + BrokerageRole(b, c, a).rawValue] += 1
  }

  @inline(__always)
  private func addDirected(_ triangle: OrientedTies.Triangle, _ groups: (Int32, Int32, Int32), _ counts: Room<Int>) {
    let (a, b, c) = groups
    let (ab, ba) = (directions[triangle.ab] & 1 != 0, directions[triangle.ab] & 2 != 0)
    let (ac, ca) = (directions[triangle.ac] & 1 != 0, directions[triangle.ac] & 2 != 0)
    let (bc, cb) = (directions[triangle.bc] & 1 != 0, directions[triangle.bc] & 2 != 0)
    if ba && ac && bc { counts[5 * triangle.a + BrokerageRole(b, a, c).rawValue] += 1 }
    if ca && ab && cb { counts[5 * triangle.a + BrokerageRole(c, a, b).rawValue] += 1 }
    if ab && bc && ac { counts[5 * triangle.b + BrokerageRole(a, b, c).rawValue] += 1 }
    if cb && ba && ca { counts[5 * triangle.b + BrokerageRole(c, b, a).rawValue] += 1 }
    if ac && cb && ab { counts[5 * triangle.c + BrokerageRole(a, c, b).rawValue] += 1 }
    if bc && ca && ba { counts[5 * triangle.c + BrokerageRole(b, c, a).rawValue] += 1 }
  }
}

/// How many neighbours of each group send to a node, receive from it, or do both.
private struct GroupTally: Sendable {
  private let senders: Room<Int>
  private let receivers: Room<Int>
  private let both: Room<Int>
  /// The groups that may not be at zero.
  private let seen: Room<Int32>

  init(groupCount: Int) {
    (senders, receivers, both) = (Room(zeros: groupCount), Room(zeros: groupCount), Room(zeros: groupCount))
    seen = Room(groupCount)
  }

  /// The pairs of a node that sends to one and another that receives from it, tied or not, in the order of the roles.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - own: Its group, or -1.
  ///   - ties: The ties of all nodes.
  ///   - groups: Their groups.
  /// - Returns: Five numbers, and three zeros.
  func pairs(around node: Int, of own: Int32, _ ties: UnderlyingTies, _ groups: [Int32]) -> SIMD8<Int> {
    var seenCount = 0
    for arc in ties.graph.outgoing.row(node) {
      let group = groups[Int(ties.graph.outgoing.targets[arc])]
      guard group >= 0 else { continue }
      let (sends, receives) = (ties.arrives(arc), ties.leaves(arc))
      if senders[Int(group)] == 0 && receivers[Int(group)] == 0 {
        seen[seenCount] = group
        seenCount += 1
      }
      senders[Int(group)] += sends ? 1 : 0
      receivers[Int(group)] += receives ? 1 : 0
      both[Int(group)] += sends && receives ? 1 : 0
    }
    var (inside, outside) = ((senders: 0, receivers: 0, both: 0), (senders: 0, receivers: 0, both: 0))
    var sameGroup = 0
    for group in (0..<seenCount).lazy.map({ Int(seen[$0]) }) {
      if group == Int(own) {
        inside = (senders[group], receivers[group], both[group])
      } else {
        outside.senders += senders[group]
        outside.receivers += receivers[group]
        outside.both += both[group]
        sameGroup += senders[group] * receivers[group]
      }
      (senders[group], receivers[group], both[group]) = (0, 0, 0)
    }
    return SIMD8(
      inside.senders * inside.receivers - inside.both, sameGroup - outside.both,
      outside.senders * inside.receivers, inside.senders * outside.receivers,
      outside.senders * outside.receivers - sameGroup, 0, 0, 0)
  }
}
