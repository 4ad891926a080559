// Pointers instead of arrays: this is the inner loop of betweenness, and each access would be checked.

import GraphCore

/// Counts the shortest paths of hops from up to sixteen sources at a time, and shares pairs of ends out over what lies
/// between.
///
/// The algorithm of Brandes (Journal of Mathematical Sociology 25:163, 2001,
/// <https://doi.org/10.1080/0022250X.2001.9990249>) for sixteen sources at once, one in each *lane* of a vector, as breadth
/// first searches are batched by Then and others (PVLDB 8:449, 2014, <https://doi.org/10.14778/2735496.2735507>).
/// Sources near each other reach most nodes at about the same distance, so that a node is looked at two or three times
/// for all of them together.
///
/// No step is masked inside the loops over arcs, because what is added in the wrong lanes is nothing, or is dropped
/// afterwards. In a lane in which a node was not reached yet, a neighbour has paths only if the level before reached it.
/// And going back, a neighbour in the direction of paths has a coefficient only if it was reached a level later. The lanes
/// are kept in two halves of eight, as many as the registers hold that a step needs.
///
/// In the loops σ is `pathCount` and δ `dependency`, as in the paper; *coefficient* is (weight + δ) / σ, what a node hands
/// back for each path that leads to it.
final class PathLanes {
  /// How many sources are searched from at a time, at most.
  static let laneCount = 16
  /// How much memory a search takes for each node.
  static let bytesPerNode = 3 * MemoryLayout<PathLaneValues>.stride + 4 * MemoryLayout<Visit>.stride + 4
  /// Path counts must stay below this, or their inverses lose digits; see ``ShortestPathCounter`` for what is above.
  private static let largestCount = 0x1p900

  let leaving: Adjacency
  private let arriving: Adjacency
  let masks = LaneMasks()

  /// Both halves of each node's lanes, one after the other.
  let pathCount: UnsafeMutablePointer<HalfLaneValues>
  let coefficient: UnsafeMutablePointer<HalfLaneValues>
  /// What the nodes of the level at hand get, kept apart until all of them have read what is there so far: by node while
  /// paths are pushed, else in the order of visits.
  let buffer: UnsafeMutablePointer<HalfLaneValues>
  /// In which lanes each node was reached, and in which it is reached in the level at hand.
  private let seen: UnsafeMutablePointer<UInt16>
  let atLevel: UnsafeMutablePointer<UInt16>
  /// The nodes of each level, with the lanes in which they are there.
  private(set) var visits: UnsafeMutablePointer<Visit>
  private var visitCount = 0
  private var visitCapacity: Int
  /// Where each level starts in `visits`, with an end after the last.
  private var levelStarts: [Int] = []
  /// Outside these nodes nothing was reached.
  private var nodes = 0..<0
  let watch = Watch.current

  struct Visit {
    var node: Int32
    var lanes: UInt16

    /// The lanes in the half with the lower numbers, and in the other one.
    @inline(__always) var low: Int { Int(lanes & 0xff) }
    @inline(__always) var high: Int { Int(lanes >> 8) }
  }

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection) {
    (leaving, arriving) = paths == .outgoing ? (graph.outgoing, graph.incoming) : (graph.incoming, graph.outgoing)
    let n = graph.nodeCount
    func zeros() -> UnsafeMutablePointer<HalfLaneValues> {
      let memory = UnsafeMutablePointer<HalfLaneValues>.allocate(capacity: 2 * n)
      memory.initialize(repeating: HalfLaneValues(), count: 2 * n)
      return memory
    }
    (pathCount, coefficient, buffer) = (zeros(), zeros(), zeros())
    seen = .allocate(capacity: n)
    atLevel = .allocate(capacity: n)
    seen.initialize(repeating: 0, count: n)
    atLevel.initialize(repeating: 0, count: n)
    // One more, since the place after the last visit is written to before it is known whether there is another.
    visitCapacity = 4 * n + Self.laneCount + 1
    visits = .allocate(capacity: visitCapacity)
  }

  deinit {
    for memory in [pathCount, coefficient, buffer] { memory.deallocate() }
    seen.deallocate()
    atLevel.deallocate()
    visits.deallocate()
  }

  /// How many times nodes were looked at, for all sources of the last search together.
  var visitsOfLastSearch: Int { visitCount }

  /// How many pairs of a source and a node that it reaches the last search found, sources themselves included.
  var reachedPairs: Int { (0..<visitCount).reduce(0) { $0 + visits[$1].lanes.nonzeroBitCount } }

  /// The visits of each level, that of the sources first.
  var levels: [Range<Int>] { zip(levelStarts, levelStarts.dropFirst()).map { $0..<$1 } }

  /// Finds all shortest paths from some nodes, the first in lane 0; those of the search before must be forgotten.
  ///
  /// - Parameters:
  ///   - sources: At most ``laneCount`` nodes; a node may occur more than once.
  ///   - nodes: Nodes outside of which nothing can be reached.
  /// - Returns: Whether path counts stayed small enough for what follows; if not, ``forget()`` is all that may follow.
  func search(from sources: some Collection<Int32>, in nodes: Range<Int>) -> Bool {
    self.nodes = nodes
    return leaving.withUnsafeRows { leaving in
      arriving.withUnsafeRows { arriving in
        let all = begin(sources)
        var largest = HalfLaneValues()
        // Arcs that arrive at nodes which some search has not reached, and arcs that leave the front.
        var openArcs = Int(arriving.offsets[nodes.upperBound] - arriving.offsets[nodes.lowerBound])
        var frontArcs = (0..<visitCount).reduce(0) { $0 + leaving.arcs(Int(visits[$1].node)).count }
        while levelStarts[levelStarts.count - 1] < visitCount, !watch.isCancelled {
          let front = levelStarts[levelStarts.count - 1]..<visitCount
          levelStarts.append(visitCount)
          makeRoom(for: nodes.count)
          if frontArcs < 2 * openArcs { lookAhead(front, leaving) } else { lookBack(all, arriving) }
          let level = front.upperBound..<visitCount
          let arcsToLevel = level.reduce(0) { $0 + arriving.arcs(Int(visits[$1].node)).count }
          if 2 * frontArcs < arcsToLevel {
            push(front, to: level, leaving, &largest)
          } else {
            pull(level, arriving, &largest)
          }
          frontArcs = 0
          for index in level {
            let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
            seen[node] |= lanes
            frontArcs += leaving.arcs(node).count
            if seen[node] == all { openArcs -= arriving.arcs(node).count }
          }
        }
        return (0..<HalfLaneValues.scalarCount).allSatisfy { largest[$0] <= Self.largestCount }
      }
    }
  }

  /// Puts the sources at the front and returns their lanes.
  private func begin(_ sources: some Collection<Int32>) -> UInt16 {
    var all: UInt16 = 0
    for (lane, source) in sources.enumerated() {
      all |= 1 << UInt16(lane)
      seen[Int(source)] |= 1 << UInt16(lane)
      pathCount[2 * Int(source) + lane >> 3][lane & 7] = 1
      visits[visitCount] = Visit(node: source, lanes: 1 << UInt16(lane))
      visitCount += 1
    }
    levelStarts = [0]
    return all
  }

  /// Finds the nodes of the next level along the arcs that leave the front.
  private func lookAhead(_ front: Range<Int>, _ leaving: UnsafeRows) {
    var count = visitCount
    for index in front {
      let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
      for arc in leaving.arcs(node) {
        let target = Int(leaving.targets[arc])
        let (new, known) = (lanes & ~seen[target], atLevel[target])
        // Without a jump, which would be foreseen wrongly too often.
        visits[count].node = Int32(target)
        count += (known == 0 ? 1 : 0) & (new != 0 ? 1 : 0)
        atLevel[target] = known | new
      }
    }
    for index in visitCount..<count {
      let node = Int(visits[index].node)
      visits[index].lanes = atLevel[node]
      atLevel[node] = 0
    }
    visitCount = count
  }

  /// Lets each node that some search has not reached look for itself along the arcs that arrive.
  private func lookBack(_ all: UInt16, _ arriving: UnsafeRows) {
    for node in nodes {
      let open = all & ~seen[node]
      guard open != 0 else { continue }
      var met: UInt16 = 0
      for arc in arriving.arcs(node) { met |= seen[Int(arriving.targets[arc])] }
      met &= open
      guard met != 0 else { continue }
      visits[visitCount] = Visit(node: Int32(node), lanes: met)
      visitCount += 1
    }
  }

  /// Hands path counts on along the arcs that leave the front.
  private func push(
    _ front: Range<Int>, to level: Range<Int>, _ leaving: UnsafeRows, _ largest: inout HalfLaneValues
  ) {
    for index in level {
      let place = 2 * Int(visits[index].node)
      (buffer[place], buffer[place + 1]) = (HalfLaneValues(), HalfLaneValues())
    }
    for index in front {
      let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
      let (low, high) = (pathCount[2 * node], pathCount[2 * node + 1])
      for arc in leaving.arcs(node) {
        let target = Int(leaving.targets[arc])
        guard lanes & ~seen[target] != 0 else { continue }
        buffer[2 * target] += low
        buffer[2 * target + 1] += high
      }
    }
    for index in level {
      let visit = visits[index]
      let place = 2 * Int(visit.node)
      let low = masks.quarters.keep(visit.low, of: buffer[place])
      let high = masks.quarters.keep(visit.high, of: buffer[place + 1])
      pathCount[place] += low
      pathCount[place + 1] += high
      largest += low + high
    }
  }

  /// Lets the nodes of a level fetch path counts along the arcs that arrive.
  private func pull(_ level: Range<Int>, _ arriving: UnsafeRows, _ largest: inout HalfLaneValues) {
    for index in level {
      let visit = visits[index]
      let (low, high) = arriving.sums(of: pathCount, visit)
      let place = 2 * (index - level.lowerBound)
      buffer[place] = masks.quarters.keep(visit.low, of: low)
      buffer[place + 1] = masks.quarters.keep(visit.high, of: high)
    }
    for index in level {
      let visit = visits[index]
      let (place, node) = (2 * (index - level.lowerBound), Int(visit.node))
      pathCount[2 * node] += buffer[place]
      pathCount[2 * node + 1] += buffer[place + 1]
      largest += buffer[place] + buffer[place + 1]
    }
  }

  /// Makes room for another level.
  private func makeRoom(for count: Int) {
    guard visitCount + count >= visitCapacity else { return }
    visitCapacity = max(2 * visitCapacity, visitCount + count + 1)
    let larger = UnsafeMutablePointer<Visit>.allocate(capacity: visitCapacity)
    larger.moveInitialize(from: visits, count: visitCount)
    visits.deallocate()
    visits = larger
  }

  /// Gets ready for the next search.
  func forget() {
    // In one go, unless few nodes of many were visited.
    if visitCount < nodes.count {
      for index in 0..<visitCount { forget(Int(visits[index].node)..<Int(visits[index].node) + 1) }
    } else {
      forget(nodes)
    }
    visitCount = 0
    levelStarts.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func forget(_ nodes: Range<Int>) {
    let start = nodes.lowerBound
    (pathCount + 2 * start).update(repeating: HalfLaneValues(), count: 2 * nodes.count)
    (coefficient + 2 * start).update(repeating: HalfLaneValues(), count: 2 * nodes.count)
    (seen + start).update(repeating: 0, count: nodes.count)
    (atLevel + start).update(repeating: 0, count: nodes.count)
  }
}

extension UnsafeRows {
  /// What the ends of a visited node's arcs hold together.
  @inline(__always)
  func sums(
    of values: UnsafeMutablePointer<HalfLaneValues>, _ visit: PathLanes.Visit
  ) -> (low: HalfLaneValues, high: HalfLaneValues) {
    let arcs = arcs(Int(visit.node))
    var (low, high) = (HalfLaneValues(), HalfLaneValues())
    for arc in arcs {
      let place = 2 * Int(targets[arc])
      low += values[place]
      high += values[place + 1]
    }
    return (low, high)
  }
}
