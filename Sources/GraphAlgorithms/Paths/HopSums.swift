import GraphCore

/// What the distances in hops between a node and all others come to, in whole numbers: they do not depend on the order in
/// which they were added up.
///
/// All in one place, since all of it changes whenever something is added.
struct HopSum: Equatable, Sendable, BitwiseCopyable {
  /// The sum of the inverses of the distances, in units of 2⁻⁹⁶.
  private var inverseSum = UInt128(0)
  /// The sum of the distances of the nodes that a path joins with this one.
  private(set) var distanceSum = 0
  /// How many these are.
  private(set) var reachedCount = Int32(0)
  /// The longest of the distances, or 0.
  private(set) var farthest = Int32(0)

  /// The sum of 1 / distance over the nodes that a path joins with this one: the nearest `Double`.
  var inverseDistanceSum: Double { inverseSum.nearestDouble * 0x1p-96 }

  /// Counts further nodes at a distance, which must not be less than those counted before in the same search.
  @inline(__always)
  fileprivate mutating func add(_ count: Int, at distance: Int, inverse: UInt128) {
    reachedCount &+= Int32(truncatingIfNeeded: count)
    distanceSum &+= count &* distance
    inverseSum &+= UInt128(truncatingIfNeeded: count) &* inverse
    farthest = max(farthest, Int32(truncatingIfNeeded: distance))
  }

  fileprivate mutating func add(_ other: HopSum) {
    reachedCount += other.reachedCount
    distanceSum += other.distanceSum
    inverseSum += other.inverseSum
    farthest = max(farthest, other.farthest)
  }
}

extension [HopSum] {
  fileprivate init(nodeCount: Int) { self.init(repeating: HopSum(), count: nodeCount) }

  /// Adds those of other nodes at the other ends, node by node.
  fileprivate mutating func add(_ others: [HopSum]) {
    for node in indices { self[node].add(others[node]) }
  }
}

extension Graph {
  /// Adds up the distances in hops between each node and all others.
  ///
  /// - Parameters:
  ///   - paths: Whether paths that end at the node count, or those that start there.
  ///   - groups: If given, only nodes of other groups than the node's own count as other ends; none for a node without.
  ///   - way: How nodes search; nil for the quickest way.
  ///   - threads: How many threads work, if it is worth it.
  /// - Returns: The sums of each node.
  func hopSums(
    along paths: PathDirection, acrossGroups groups: NodePartition? = nil, by way: SearchSharing? = nil, threads: Int?
  ) -> [HopSum] {
    let grouped = groups.map { groups in (0..<Int32(nodeCount)).filter { groups.groups[Int($0)] >= 0 } }
    let (sources, quickest) = sharing(along: paths, from: grouped)
    switch way ?? quickest {
    case .lanes: return hopSumsByLanes(from: sources, along: paths, acrossGroups: groups, threads: threads)
    case .patches: return hopSumsByPatches(from: sources, along: paths, acrossGroups: groups, threads: threads)
    case .oneByOne: return hopSumsOneByOne(from: sources, along: paths, acrossGroups: groups, threads: threads)
    }
  }

  private func hopSumsByLanes(
    from sources: [Int32], along paths: PathDirection, acrossGroups groups: NodePartition?, threads: Int?
  ) -> [HopSum] {
    reduceInOrder(
      sources.count, inMultiplesOf: HopLanes.laneCount,
      threads: HopLanes.worthwhileThreads(threads, searching: sources.count, of: self),
      into: [HopSum](nodeCount: nodeCount)
    ) {
      // What ends at a node is what is found at it from everywhere.
      HopLanes(self, along: paths.reversed)
    } block: { block, search in
      var sums = [HopSum](nodeCount: nodeCount)
      sums.withUnsafeMutableBufferPointer { sums in
        for first in stride(from: block.lowerBound, to: block.upperBound, by: HopLanes.laneCount) {
          let batch = sources[first..<min(first + HopLanes.laneCount, block.upperBound)]
          let others = groups.map { LanesOfOtherGroups($0, batch) }
          var (level, inverse) = (0, UInt128(0))
          search.search(from: batch) { distance, node, lanes in
            if distance != level { (level, inverse) = (distance, (1 << 96) / UInt128(distance)) }
            let count = others.map { (lanes & $0[node]).bitCount } ?? lanes.bitCount
            if count > 0 { sums[node].add(count, at: distance, inverse: inverse) }
          }
        }
      }
      return sums
    } add: { (total: inout [HopSum], part: [HopSum]) in
      total.add(part)
    }
  }

  /// The same from patches of nodes near one another, as far as that works.
  private func hopSumsByPatches(
    from sources: [Int32], along paths: PathDirection, acrossGroups groups: NodePartition?, threads: Int?
  ) -> [HopSum] {
    reduceInOrder(
      sources.count, inMultiplesOf: PatchDistances.laneCount, threads: threads, into: [HopSum](nodeCount: nodeCount)
    ) {
      (patch: PatchDistances(self, along: paths), counts: PatchCounts(), single: SingleSum(self, along: paths))
    } block: { block, scratch in
      var sums: [(node: Int32, sum: HopSum)] = []
      for first in stride(from: block.lowerBound, to: block.upperBound, by: PatchDistances.laneCount) {
        let batch = sources[first..<min(first + PatchDistances.laneCount, block.upperBound)]
        guard scratch.patch.search(from: batch) else {
          for source in batch where !Watch.current.isCancelled {
            sums.append((source, scratch.single.sum(of: Int(source), acrossGroups: groups)))
          }
          continue
        }
        if let groups {
          let others = PatchLanesOfOtherGroups(groups, batch)
          scratch.counts.count(scratch.patch) { others[$0] }
        } else {
          scratch.counts.count(scratch.patch) { _ in PatchOffsets(repeating: 1) }
        }
        var ofLanes = [HopSum](repeating: HopSum(), count: batch.count)
        for distance in 1..<max(1, scratch.counts.distanceCount) {
          let inverse = (1 << 96) / UInt128(distance)
          for lane in ofLanes.indices {
            let count = scratch.counts[distance, lane: lane]
            if count > 0 { ofLanes[lane].add(count, at: distance, inverse: inverse) }
          }
        }
        sums += zip(batch, ofLanes).map { ($0, $1) }
      }
      return sums
    } add: { (total: inout [HopSum], part: [(node: Int32, sum: HopSum)]) in
      for (node, sum) in part { total[Int(node)] = sum }
    }
  }

  /// The same with a search from each node.
  private func hopSumsOneByOne(
    from sources: [Int32], along paths: PathDirection, acrossGroups groups: NodePartition?, threads: Int?
  ) -> [HopSum] {
    // Some thousand short searches are done before a second thread has started.
    let threads = sources.count < 20_000 ? 1 : threads
    return reduceInOrder(sources.count, inMultiplesOf: 64, threads: threads, into: [HopSum](nodeCount: nodeCount)) {
      SingleSum(self, along: paths)
    } block: { block, single in
      sources[block].map { (node: $0, sum: single.sum(of: Int($0), acrossGroups: groups)) }
    } add: { (total: inout [HopSum], part: [(node: Int32, sum: HopSum)]) in
      for (node, sum) in part { total[Int(node)] = sum }
    }
  }
}

/// Adds up the distances of one node after another, with working memory that is made once.
private struct SingleSum {
  private var search: HopSearch
  /// 2⁹⁶ over each distance met so far, since dividing takes longer than a search among few nodes.
  private var inverses: [UInt128] = [0]

  init(_ graph: Graph, along paths: PathDirection) { search = HopSearch(graph, along: paths) }

  mutating func sum(of node: Int, acrossGroups groups: NodePartition?) -> HopSum {
    search.search(from: CollectionOfOne(node))
    while inverses.count <= search.longest { inverses.append((1 << 96) / UInt128(inverses.count)) }
    let own = groups?.groups[node]
    var sum = HopSum()
    for distance in 1..<search.longest + 1 {
      let level = search.levelStarts[distance]..<search.levelStarts[distance + 1]
      var count = level.count
      if let groups, let own {
        count = search.reached[level].count { node in
          let group = groups.groups[Int(node)]
          return own >= 0 && group >= 0 && group != own
        }
      }
      if count > 0 { sum.add(count, at: distance, inverse: inverses[distance]) }
    }
    return sum
  }
}

extension UInt128 {
  /// The nearest `Double`, and of two the even one; what the standard library does takes longer than the searches.
  var nearestDouble: Double {
    let high = UInt64(truncatingIfNeeded: self >> 64)
    guard high != 0 else { return Double(UInt64(truncatingIfNeeded: self)) }
    // The 64 bits from the first that is set, the last of them set too if anything follows: more than a `Double` holds, so
    // that the hardware rounds as it would round the whole.
    let shift = high.leadingZeroBitCount
    let shifted = self << UInt128(shift)
    let isInexact = UInt64(truncatingIfNeeded: shifted) != 0
    let leading = UInt64(truncatingIfNeeded: shifted >> 64) | (isInexact ? 1 : 0)
    return Double(leading) * Double(sign: .plus, exponent: 64 - shift, significand: 1)
  }
}

extension PathDirection {
  /// The other direction.
  var reversed: PathDirection { self == .incoming ? .outgoing : .incoming }
}

/// For each group, the lanes of a batch whose sources, all of which have a group, belong to other groups.
struct LanesOfOtherGroups {
  private let groups: NodePartition
  private let lanes: [HopLanes.Lanes]

  init(_ groups: NodePartition, _ sources: ArraySlice<Int32>) {
    self.groups = groups
    var all = HopLanes.Lanes()
    var own = [HopLanes.Lanes](repeating: HopLanes.Lanes(), count: groups.groupCount)
    for (lane, source) in sources.enumerated() {
      all[lane >> 6] |= 1 << UInt64(lane & 63)
      own[Int(groups.groups[Int(source)])][lane >> 6] |= 1 << UInt64(lane & 63)
    }
    // The last one stands for no group, which is no other end.
    lanes = own.map { all & ~$0 } + [HopLanes.Lanes()]
  }

  /// The lanes that count at a node.
  @inline(__always) subscript(node: Int) -> HopLanes.Lanes {
    let group = Int(groups.groups[node])
    return lanes[group < 0 ? groups.groupCount : group]
  }
}
