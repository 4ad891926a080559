public import GraphCore

/// How many pairs lie at each distance.
public struct DistanceCounts: Hashable, Sendable {
  /// The number of pairs at each number of hops, from 0 on; no zeros at the end.
  public let atDistance: [Int]
  /// The number of pairs that no path joins.
  public let unjoinedCount: Int

  init(atDistance: some BidirectionalCollection<Int>, unjoinedCount: Int) {
    var atDistance = Array(atDistance)
    while atDistance.last == 0 { atDistance.removeLast() }
    (self.atDistance, self.unjoinedCount) = (atDistance, unjoinedCount)
  }

  /// No pairs.
  init() { (atDistance, unjoinedCount) = ([], 0) }

  /// The number of pairs, with and without a path.
  public var pairCount: Int { atDistance.reduce(unjoinedCount, +) }

  /// Counts the pairs that a path of no more than some steps joins.
  ///
  /// - Complexity: O(*k*).
  public func within(_ steps: Int) -> Int { atDistance.prefix(max(0, steps + 1)).reduce(0, +) }

  /// The mean of 1 / distance over the pairs, 0 for those that no path joins; nil without pairs and if some distance
  /// is 0.
  public var efficiency: Double? {
    guard pairCount > 0, (atDistance.first ?? 0) == 0 else { return nil }
    return Self.inverseSum(atDistance) / Double(pairCount)
  }

  /// Adds up count / distance, the smallest terms first.
  static func inverseSum(_ counts: some RandomAccessCollection<Int>) -> Double {
    zip(0..., counts).reversed().reduce(0.0) { $1.0 == 0 ? $0 : $0 + Double($1.1) / Double($1.0) }
  }

  /// The counts after changes, of which the last is that of pairs without a path.
  func changed(by change: [Int]) -> DistanceCounts {
    var counts = atDistance
    if counts.count < change.count - 1 { counts += Array(repeating: 0, count: change.count - 1 - counts.count) }
    for (distance, change) in zip(0..., change.dropLast()) { counts[distance] += change }
    return DistanceCounts(atDistance: counts, unjoinedCount: unjoinedCount + (change.last ?? 0))
  }

  /// Adds the counts of further pairs.
  mutating func add(_ other: DistanceCounts) {
    let (longer, shorter) = atDistance.count < other.atDistance.count ? (other, self) : (self, other)
    var counts = longer.atDistance
    for (distance, count) in shorter.atDistance.enumerated() { counts[distance] += count }
    self = DistanceCounts(atDistance: counts, unjoinedCount: unjoinedCount + other.unjoinedCount)
  }
}

extension Graph {
  /// Counts how many pairs of nodes lie at each distance, in hops.
  ///
  /// - Parameters:
  ///   - pairs: Which pairs count.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: The counts; ``DistanceCounts/efficiency`` of ``CountedPairs/all`` is
  ///   ``globalEfficiency(lengths:threads:)``.
  /// - Complexity: O(*s* (*n* + *m*)) time for *s* nodes at which pairs can start; O(*n*) space for each thread.
  public func distanceCounts(_ pairs: CountedPairs = .all, threads: Int? = nil) -> DistanceCounts {
    distanceCounts(PairMask(pairs, nodeCount: nodeCount), threads: threads)
  }

  func distanceCounts(_ pairs: PairMask, by way: SearchSharing? = nil, threads: Int?) -> DistanceCounts {
    guard pairs.sources.count > 16 else { return distanceCountsOneByOne(pairs, threads: threads) }
    let (sources, quickest) = sharing(along: .outgoing, from: pairs.sources)
    switch way ?? quickest {
    case .lanes: return distanceCountsByLanes(pairs, from: sources, threads: threads)
    case .patches: return distanceCountsByPatches(pairs, from: sources, threads: threads)
    case .oneByOne: return distanceCountsOneByOne(pairs, threads: threads)
    }
  }

  private func distanceCountsByLanes(_ pairs: PairMask, from sources: [Int32], threads: Int?) -> DistanceCounts {
    let joined = reduceInOrder(
      sources.count, inMultiplesOf: HopLanes.laneCount,
      threads: HopLanes.worthwhileThreads(threads, searching: sources.count, of: self), into: DistanceCounts()
    ) {
      HopLanes(self, along: .outgoing)
    } block: { block, search in
      var counts: [Int] = [0]
      for first in stride(from: block.lowerBound, to: block.upperBound, by: HopLanes.laneCount) {
        let batch = sources[first..<min(first + HopLanes.laneCount, block.upperBound)]
        let others = pairs.groups.map { LanesOfOtherGroups($0, batch) }
        search.search(from: batch) { distance, node, lanes in
          if distance == counts.count { counts.append(0) }
          guard pairs.isTarget[node] else { return }
          counts[distance] += others.map { (lanes & $0[node]).bitCount } ?? lanes.bitCount
        }
      }
      return DistanceCounts(atDistance: counts, unjoinedCount: 0)
    } add: { (total: inout DistanceCounts, part: DistanceCounts) in
      total.add(part)
    }
    return DistanceCounts(atDistance: joined.atDistance, unjoinedCount: pairs.count - joined.pairCount)
  }

  /// The same from patches of sources near one another, as far as that works.
  private func distanceCountsByPatches(_ pairs: PairMask, from sources: [Int32], threads: Int?) -> DistanceCounts {
    let joined = reduceInOrder(
      sources.count, inMultiplesOf: PatchDistances.laneCount, threads: threads, into: DistanceCounts()
    ) {
      (patch: PatchDistances(self, along: .outgoing), counts: PatchCounts(), search: HopSearch(self))
    } block: { block, scratch in
      var counts: [Int] = []
      for first in stride(from: block.lowerBound, to: block.upperBound, by: PatchDistances.laneCount) {
        let batch = sources[first..<min(first + PatchDistances.laneCount, block.upperBound)]
        guard scratch.patch.search(from: batch) else {
          for source in batch where !Watch.current.isCancelled {
            add(pairs, from: Int(source), &scratch.search, to: &counts)
          }
          continue
        }
        let (some, none) = (PatchOffsets(repeating: 1), PatchOffsets(repeating: 0))
        if let groups = pairs.groups {
          let others = PatchLanesOfOtherGroups(groups, batch)
          scratch.counts.count(scratch.patch) { pairs.isTarget[$0] ? others[$0] : none }
        } else {
          scratch.counts.count(scratch.patch) { pairs.isTarget[$0] ? some : none }
        }
        for distance in 1..<max(1, scratch.counts.distanceCount) {
          while counts.count <= distance { counts.append(0) }
          for lane in 0..<batch.count { counts[distance] += scratch.counts[distance, lane: lane] }
        }
      }
      return DistanceCounts(atDistance: counts, unjoinedCount: 0)
    } add: { (total: inout DistanceCounts, part: DistanceCounts) in
      total.add(part)
    }
    return DistanceCounts(atDistance: joined.atDistance, unjoinedCount: pairs.count - joined.pairCount)
  }

  /// The same by a search for each source.
  private func distanceCountsOneByOne(_ pairs: PairMask, threads: Int?) -> DistanceCounts {
    let joined = reduceInOrder(pairs.sources.count, threads: threads, into: DistanceCounts()) {
      HopSearch(self)
    } block: { block, search in
      var counts: [Int] = []
      for source in pairs.sources[block] { add(pairs, from: Int(source), &search, to: &counts) }
      return DistanceCounts(atDistance: counts, unjoinedCount: 0)
    } add: { (total: inout DistanceCounts, part: DistanceCounts) in
      total.add(part)
    }
    return DistanceCounts(atDistance: joined.atDistance, unjoinedCount: pairs.count - joined.pairCount)
  }

  /// Counts the pairs that start at a source.
  private func add(_ pairs: PairMask, from source: Int, _ search: inout HopSearch, to counts: inout [Int]) {
    search.search(from: CollectionOfOne(source))
    while counts.count <= search.longest { counts.append(0) }
    for distance in 1..<search.longest + 1 {
      let level = search.levelStarts[distance]..<search.levelStarts[distance + 1]
      counts[distance] += search.reached[level].count { pairs.counts(source, Int($0)) }
    }
  }

  /// How many hops the nearest target is from each counted source, and how many sources lie at each such distance.
  func nearestTargets(_ pairs: PairMask) -> (steps: [Int32], counts: DistanceCounts) {
    var search = HopSearch(self, along: .incoming)
    search.search(from: pairs.targets)
    var counts = [Int](repeating: 0, count: search.longest + 1)
    var unjoined = 0
    for source in pairs.sources {
      let steps = search.steps[Int(source)]
      if steps < 0 { unjoined += 1 } else { counts[Int(steps)] += 1 }
    }
    return (search.steps, DistanceCounts(atDistance: counts, unjoinedCount: unjoined))
  }
}
