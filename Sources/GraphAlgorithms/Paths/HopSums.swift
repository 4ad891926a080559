import GraphCore

/// What the distances in hops between a node and all others come to, in whole numbers: they do not depend on the order in
/// which they were added up.
///
/// All in one place, since all of it changes whenever something is added.
struct HopSum: Sendable, BitwiseCopyable {
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
  /// How many steps of ``HopLanes`` are worth starting threads for: about half a millisecond's.
  private static let stepsWorthThreads = 1 << 15

  /// Adds up the distances in hops between each node and all others.
  ///
  /// - Parameters:
  ///   - paths: Whether paths that end at the node count, or those that start there.
  ///   - groups: If given, only nodes of other groups than the node's own count as other ends; none for a node without.
  ///   - threads: How many threads work, if it is worth it.
  /// - Returns: The sums of each node.
  func hopSums(along paths: PathDirection, acrossGroups groups: NodePartition? = nil, threads: Int?) -> [HopSum] {
    let order = SourceOrder(self)
    guard sharesSearches(order, along: paths.reversed) else {
      return hopSumsOneByOne(along: paths, acrossGroups: groups, threads: threads)
    }
    let sources = groups.map { groups in order.nodes.filter { groups.groups[Int($0)] >= 0 } } ?? order.nodes
    let steps = blockCount(sources.count, size: HopLanes.laneCount) * arcCount
    return reduceInOrder(
      sources.count, inMultiplesOf: HopLanes.laneCount, threads: steps < Self.stepsWorthThreads ? 1 : threads,
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
            sums[node].add(count, at: distance, inverse: inverse)
          }
        }
      }
      return sums
    } add: { (total: inout [HopSum], part: [HopSum]) in
      total.add(part)
    }
  }

  /// The same by a search for each node, which is faster where levels are many and narrow.
  private func hopSumsOneByOne(along paths: PathDirection, acrossGroups groups: NodePartition?, threads: Int?)
    -> [HopSum]
  {
    reduceInOrder(nodeCount, threads: threads, into: [HopSum](nodeCount: nodeCount)) {
      HopSearch(self, along: paths)
    } block: { block, search in
      var sums = [HopSum](nodeCount: nodeCount)
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
          sums[source].add(1, at: distance, inverse: inverse)
        }
      }
      return sums
    } add: { (total: inout [HopSum], part: [HopSum]) in
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
