import GraphCore

/// What the distances in hops between each node and all others come to, in whole numbers: they do not depend on the order
/// in which they were added up.
struct HopSums: Sendable {
  /// How many other nodes a path joins with each node.
  private(set) var reachedCount: [Int32]
  /// The sum of the distances of these.
  private(set) var distanceSum: [Int]
  /// The longest of them, or 0.
  private(set) var farthest: [Int32]
  /// The sum of their inverses, in units of 2⁻⁹⁶.
  private var inverseSum: [UInt128]

  fileprivate init(nodeCount: Int) {
    reachedCount = Array(repeating: 0, count: nodeCount)
    distanceSum = Array(repeating: 0, count: nodeCount)
    farthest = reachedCount
    inverseSum = Array(repeating: 0, count: nodeCount)
  }

  /// The sum of 1 / distance over the nodes that a path joins with a node: the nearest `Double`.
  func inverseDistanceSum(_ node: Int) -> Double { inverseSum[node].nearestDouble * 0x1p-96 }

  /// Counts further nodes at a distance, which must not be less than those counted before in the same search.
  @inline(__always)
  fileprivate mutating func add(_ count: Int, at distance: Int, inverse: UInt128, to node: Int) {
    reachedCount[node] &+= Int32(truncatingIfNeeded: count)
    distanceSum[node] &+= count &* distance
    inverseSum[node] &+= UInt128(truncatingIfNeeded: count) &* inverse
    farthest[node] = max(farthest[node], Int32(truncatingIfNeeded: distance))
  }

  fileprivate mutating func add(_ other: HopSums) {
    for node in reachedCount.indices {
      reachedCount[node] += other.reachedCount[node]
      distanceSum[node] += other.distanceSum[node]
      inverseSum[node] += other.inverseSum[node]
      farthest[node] = max(farthest[node], other.farthest[node])
    }
  }
}

extension Graph {
  /// Adds up the distances in hops between each node and all others.
  ///
  /// - Parameters:
  ///   - paths: Whether paths that end at the node count, or those that start there.
  ///   - groups: If given, only nodes of other groups than the node's own count as other ends; none for a node without.
  ///   - threads: How many threads work.
  /// - Returns: The sums of all nodes.
  func hopSums(along paths: PathDirection, acrossGroups groups: NodePartition? = nil, threads: Int?) -> HopSums {
    let order = SourceOrder(self)
    guard sharesSearches(order, along: paths.reversed) else {
      return hopSumsOneByOne(along: paths, acrossGroups: groups, threads: threads)
    }
    let sources = groups.map { groups in order.nodes.filter { groups.groups[Int($0)] >= 0 } } ?? order.nodes
    return reduceInOrder(
      sources.count, inMultiplesOf: HopLanes.laneCount, threads: threads, into: HopSums(nodeCount: nodeCount)
    ) {
      // What ends at a node is what is found at it from everywhere.
      HopLanes(self, along: paths.reversed)
    } block: { block, search in
      var sums = HopSums(nodeCount: nodeCount)
      for first in stride(from: block.lowerBound, to: block.upperBound, by: HopLanes.laneCount) {
        let batch = sources[first..<min(first + HopLanes.laneCount, block.upperBound)]
        let others = groups.map { LanesOfOtherGroups($0, batch) }
        var (level, inverse) = (0, UInt128(0))
        search.search(from: batch) { distance, node, lanes in
          if distance != level { (level, inverse) = (distance, (1 << 96) / UInt128(distance)) }
          let count = others.map { (lanes & $0[node]).bitCount } ?? lanes.bitCount
          sums.add(count, at: distance, inverse: inverse, to: node)
        }
      }
      return sums
    } add: { (total: inout HopSums, part: HopSums) in
      total.add(part)
    }
  }

  /// The same by a search for each node, which is faster where levels are many and narrow.
  private func hopSumsOneByOne(along paths: PathDirection, acrossGroups groups: NodePartition?, threads: Int?)
    -> HopSums
  {
    reduceInOrder(nodeCount, threads: threads, into: HopSums(nodeCount: nodeCount)) {
      HopSearch(self, along: paths)
    } block: { block, search in
      var sums = HopSums(nodeCount: nodeCount)
      for source in block {
        search.search(from: CollectionOfOne(source))
        let own = groups?.groups[source]
        var (level, inverse) = (0, UInt128(0))
        for node in search.reached.dropFirst() {
          if let groups, let own, own < 0 || groups.groups[Int(node)] < 0 || groups.groups[Int(node)] == own {
            continue
          }
          let distance = Int(search.steps[Int(node)])
          if distance != level { (level, inverse) = (distance, (1 << 96) / UInt128(distance)) }
          sums.add(1, at: distance, inverse: inverse, to: source)
        }
      }
      return sums
    } add: { (total: inout HopSums, part: HopSums) in
      total.add(part)
    }
  }

  /// Whether searches from many nodes at once have much of their way in common.
  ///
  /// On networks with short distances they have. On grids and long chains they are in different places at any time; a
  /// trial tells.
  func sharesSearches(_ order: SourceOrder, along direction: PathDirection) -> Bool {
    guard !order.isShallow else { return true }
    let first = max(0, (nodeCount - HopLanes.laneCount) / 2)
    let batch = order.nodes[first..<min(nodeCount, first + HopLanes.laneCount)]
    return HopLanes(self, along: direction).search(from: batch, visitLimit: 24 * (nodeCount + HopLanes.laneCount)) {
      _, _, _ in
    }
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
