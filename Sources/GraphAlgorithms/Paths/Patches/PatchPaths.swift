// Pointers instead of arrays: this is the inner loop of every measure of betweenness where ways are long, and each access
// would be checked.

import GraphCore

/// Counts the shortest paths of hops from up to 64 sources that lie near one another, sixteen at a time, and shares pairs of
/// ends out over what lies between, where ways are long and fronts narrow.
///
/// The algorithm of Brandes (see ``PathLanes``) for sixteen sources at once, whose distances ``PatchDistances`` has found.
/// What is a step on a shortest path in some lane is told by the offsets at its ends. A node is *visited* when for some lanes
/// all that comes before it was visited; mostly that is so for all lanes at once, though the node is not equally far from all
/// sources. Only between and beside the sources, where their ways run against one another, it takes several visits.
final class PatchPaths {
  /// Path counts must stay below this, or their inverses lose digits; see ``ShortestPathCounter`` for what is above.
  private static let largestCount = 0x1p900

  let distances: PatchDistances
  private let masks = LaneMasks()
  private let keepsArcs: Bool
  private let largestRow: Int
  /// The lanes in which each node is still to be visited, and in which it is the source.
  private let pending: UnsafeMutablePointer<UInt16>
  private let own: UnsafeMutablePointer<UInt16>
  /// The steps on shortest paths that start at each node in the order of the search; where they start, with an end after the
  /// last; and along which leaving arc each goes, if that is asked for.
  private let steps: UnsafeMutablePointer<Step>
  private let firstStep: UnsafeMutablePointer<Int32>
  private let arcs: UnsafeMutablePointer<Int32>
  /// From how many nodes steps lead to each node that are not done with.
  private let missing: UnsafeMutablePointer<Int32>
  /// The number of paths to each node, and its coefficient: halves of the lanes.
  private let pathCounts: UnsafeMutablePointer<HalfLaneValues>
  private let coefficients: UnsafeMutablePointer<HalfLaneValues>
  private var schedule: PatchSchedule
  private var sources: ArraySlice<Int32> = []
  private var firstLane = 0
  private let watch = Watch.current

  /// A step on a shortest path in some lanes.
  private struct Step {
    var node: Int32
    var lanes: UInt16
  }

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection, keepingArcs keepsArcs: Bool = false) {
    distances = PatchDistances(graph, along: paths)
    self.keepsArcs = keepsArcs
    let rows = distances.arriving
    largestRow = (0..<graph.nodeCount).reduce(0) { max($0, rows.row($1).count) }
    pending = .allocate(capacity: graph.nodeCount)
    own = .allocate(capacity: graph.nodeCount)
    own.initialize(repeating: 0, count: graph.nodeCount)
    steps = .allocate(capacity: graph.arcCount + 1)
    firstStep = .allocate(capacity: 2 * graph.nodeCount)
    arcs = .allocate(capacity: keepsArcs ? graph.arcCount + 1 : 0)
    missing = .allocate(capacity: graph.nodeCount)
    pathCounts = .allocate(capacity: 2 * graph.nodeCount)
    coefficients = .allocate(capacity: 2 * graph.nodeCount)
    coefficients.initialize(repeating: HalfLaneValues(), count: 2 * graph.nodeCount)
    schedule = PatchSchedule(nodeCount: graph.nodeCount)
  }

  deinit {
    pending.deallocate()
    own.deallocate()
    steps.deallocate()
    firstStep.deallocate()
    arcs.deallocate()
    missing.deallocate()
    pathCounts.deallocate()
    coefficients.deallocate()
  }

  /// How many times nodes were visited by the last count.
  var visitCount: Int { schedule.visitCount }

  /// Whether a path leads to a node from the source in a lane of the last count.
  func isReached(_ node: Int, lane: Int) -> Bool { distances.isReached(node, lane: firstLane + lane) }

  /// Counts the shortest paths from up to sixteen of the sources whose distances were found.
  ///
  /// - Parameters:
  ///   - sources: These sources, in the order of their lanes.
  ///   - firstLane: The lane of the first of them, a multiple of sixteen.
  /// - Returns: Whether the paths were counted; not if that would take too many visits or if there are too many paths.
  func count(from sources: ArraySlice<Int32>, firstLane: Int) -> Bool {
    begin(sources, firstLane)
    distances.leaving.withUnsafeRows { findSteps($0) }
    return visitAll(&schedule) && pathsAreFew
  }

  /// Visits all nodes in all lanes in which they are reached, unless that takes too long.
  private func visitAll(_ schedule: inout PatchSchedule) -> Bool {
    schedule.removeAll()
    for source in sources {
      if missing[Int(source)] == 0 { schedule.addReady(Int(source)) } else { schedule.add(Int(source), level: 0) }
    }
    while true {
      while let node = schedule.takeReady() { visit(node, pending[node], &schedule) }
      guard let node = schedule.take() else { return true }
      let lanes = distances.arriving.withUnsafeRows { readyLanes(node, $0) }
      if lanes != 0 { visit(node, lanes, &schedule) }
      if watch.isCancelled || schedule.isTooLong { return false }
    }
  }

  private func begin(_ sources: ArraySlice<Int32>, _ firstLane: Int) {
    for source in self.sources { own[Int(source)] = 0 }
    (self.sources, self.firstLane) = (sources, firstLane)
    let none = SIMD16<UInt8>(repeating: PatchOffsets.unreached)
    for index in 0..<distances.reachedCount {
      let node = Int(distances.order[index])
      pending[node] = (offsets(node) .< none).bits
      missing[node] = 0
      (pathCounts[2 * node], pathCounts[2 * node + 1]) = (HalfLaneValues(), HalfLaneValues())
    }
    for (lane, source) in sources.enumerated() {
      own[Int(source)] |= 1 << UInt16(lane)
      pathCounts[2 * Int(source) + lane >> 3][lane & 7] = 1
    }
  }

  /// The offsets of a node in the sixteen lanes at hand.
  @inline(__always)
  private func offsets(_ node: Int) -> SIMD16<UInt8> {
    UnsafeRawPointer(distances.offsets + node).load(fromByteOffset: firstLane, as: SIMD16<UInt8>.self)
  }

  /// Writes down which arcs are steps on shortest paths, and in which lanes.
  private func findSteps(_ rows: UnsafeRows) {
    var count = 0
    for index in 0..<distances.reachedCount {
      let node = Int(distances.order[index])
      let (here, distance, all) = (offsets(node), distances.nearest[node] &+ 1, pending[node])
      firstStep[2 * node] = Int32(truncatingIfNeeded: count)
      for arc in rows.arcs(node) {
        let target = Int(rows.targets[arc])
        let further = SIMD16<UInt8>(
          repeating: UInt8(truncatingIfNeeded: min(distance &- distances.nearest[target], 127)))
        let lanes = (here &+ further .== offsets(target)).bits & all
        steps[count] = Step(node: Int32(truncatingIfNeeded: target), lanes: lanes)
        if keepsArcs { arcs[count] = Int32(truncatingIfNeeded: arc) }
        // Reckoned without a jump, which would be foreseen wrongly too often.
        let isStep = lanes == 0 ? 0 : 1
        count &+= isStep
        missing[target] &+= Int32(truncatingIfNeeded: isStep)
      }
      firstStep[2 * node + 1] = Int32(truncatingIfNeeded: count)
    }
  }

  @inline(__always)
  private func steps(from node: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(firstStep[2 * node]), Int(firstStep[2 * node + 1])))
  }

  /// The lanes in which all that comes before a node was visited, and the node itself was not.
  private func readyLanes(_ node: Int, _ rows: UnsafeRows) -> UInt16 {
    var ready = pending[node]
    guard ready != 0 else { return 0 }
    let (here, beyond) = (offsets(node), distances.nearest[node] &- 1)
    for arc in rows.arcs(node) {
      let neighbor = Int(rows.targets[arc])
      guard distances.isReached(neighbor) else { continue }
      let further = SIMD16<UInt8>(repeating: distances.further(neighbor, beyond))
      ready &= ~((offsets(neighbor) &+ further .== here).bits & pending[neighbor])
    }
    return ready
  }

  /// Hands the path counts of a node on to its successors, in lanes in which they are known.
  @inline(__always)
  private func visit(_ node: Int, _ lanes: UInt16, _ schedule: inout PatchSchedule) {
    schedule.append(node, lanes)
    let left = pending[node] & ~lanes
    pending[node] = left
    let (low, high) = (pathCounts[2 * node], pathCounts[2 * node + 1])
    for place in steps(from: node) {
      let next = Int(steps[place].node)
      let shared = Int(steps[place].lanes & lanes)
      if shared == 0xffff {
        pathCounts[2 * next] += low
        pathCounts[2 * next + 1] += high
      } else if shared != 0 {
        pathCounts[2 * next] += masks.quarters.keep(shared, of: low)
        pathCounts[2 * next + 1] += masks.quarters.keep(shared >> 8, of: high)
      }
      if left == 0 {
        missing[next] &-= 1
        if missing[next] == 0 {
          // It may have been visited lane by lane before.
          if pending[next] != 0 { schedule.addReady(next) }
          continue
        }
      }
      if shared != 0 { schedule.add(next, level: self.level(next)) }
    }
  }

  @inline(__always)
  private func level(_ node: Int) -> Int {
    Int(distances.nearest[node]) + Int(offsets(node).smallest)
  }

  /// Whether no path count is too large.
  private var pathsAreFew: Bool {
    // Each step multiplies it at most by the number of arcs that arrive.
    let bits = Int.bitWidth - largestRow.leadingZeroBitCount
    let longest = distances.levelStarts.count + Int(PatchOffsets.unreached)
    guard bits * longest > Self.largestCount.exponent else { return true }
    var largest = HalfLaneValues()
    for index in 0..<distances.reachedCount {
      let node = Int(distances.order[index])
      for values in [pathCounts[2 * node], pathCounts[2 * node + 1]] {
        largest.replace(with: values, where: values .> largest)
      }
    }
    return largest.max() <= Self.largestCount
  }

  @inline(__always)
  private func handBack(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onNode: (_ node: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void,
    onStep: (_ place: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    let (pathCounts, coefficients, steps) = (pathCounts, coefficients, steps)
    classes.withUnsafeBufferPointer { classes in
      weights.withUnsafeBufferPointer { weights in
        let visits = schedule.visits
        for place in (0..<schedule.visitCount).reversed() {
          let (node, lanes) = (Int(visits[place].node), Int(visits[place].lanes))
          let count = (low: pathCounts[2 * node], high: pathCounts[2 * node + 1])
          let weight = weights[Int(classes[node])]
          var sums = (low: HalfLaneValues(), high: HalfLaneValues())
          for place in self.steps(from: node) {
            let shared = Int(steps[place].lanes) & lanes
            let next = 2 * Int(steps[place].node)
            let part = keep(shared, coefficients[next], coefficients[next + 1])
            sums.low += part.low
            sums.high += part.high
            onStep(place, count.low * part.low, count.high * part.high)
          }
          let dependency = (low: count.low * sums.low, high: count.high * sums.high)
          let passing = own[node] == 0 ? dependency : keep(~Int(own[node]), dependency.low, dependency.high)
          onNode(node, passing.low, passing.high)
          let given = (low: weight.lowHalf + dependency.low, high: weight.highHalf + dependency.high)
          let here = (low: given.low.dividedOrZero(by: count.low), high: given.high.dividedOrZero(by: count.high))
          if lanes == 0xffff {
            (coefficients[2 * node], coefficients[2 * node + 1]) = (here.low, here.high)
          } else {
            let other = keep(~lanes, coefficients[2 * node], coefficients[2 * node + 1])
            let own = keep(lanes, here.low, here.high)
            (coefficients[2 * node], coefficients[2 * node + 1]) = (other.low + own.low, other.high + own.high)
          }
        }
      }
    }
  }

  /// Numbers with 0 in place of those outside a set of lanes.
  @inline(__always)
  private func keep(_ lanes: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> (
    low: HalfLaneValues, high: HalfLaneValues
  ) {
    lanes & 0xffff == 0xffff
      ? (low, high) : (masks.quarters.keep(lanes, of: low), masks.quarters.keep(lanes >> 8, of: high))
  }
}

extension PatchPaths: PathSharing {
  @inline(__always)
  func shareOut(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onNode: (_ node: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    handBack(classes, weights, onNode: onNode) { _, _, _ in }
  }

  @inline(__always)
  func shareOutAlongArcs(
    _ classes: [Int32], _ weights: [PathLaneValues],
    onArc: (_ arc: Int, _ low: HalfLaneValues, _ high: HalfLaneValues) -> Void
  ) {
    let arcs = arcs
    handBack(classes, weights) { _, _, _ in
    } onStep: { place, low, high in
      onArc(Int(arcs[place]), low, high)
    }
  }

  func pairs(fromLane lane: Int) -> Double {
    let node = Int(sources[sources.startIndex + lane])
    return steps(from: node).reduce(0) { sum, place in
      guard steps[place].lanes >> UInt16(lane) & 1 == 1 else { return sum }
      return sum + coefficients[2 * Int(steps[place].node) + lane >> 3][lane & 7]
    }
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// One bit for each lane.
  @inline(__always)
  fileprivate var bits: UInt16 {
    // Of each byte the bit with its number; times ones, their sum stands in the last byte.
    let bytes = unsafeBitCast(self, to: SIMD2<UInt64>.self) & SIMD2(repeating: 0x8040_2010_0804_0201)
    let low = (bytes[0] &* 0x0101_0101_0101_0101) >> 56
    let high = (bytes[1] &* 0x0101_0101_0101_0101) >> 56
    return UInt16(truncatingIfNeeded: low | high << 8)
  }
}
