// Pointers instead of arrays: this is the inner loop of every measure of betweenness, and each access would be checked.

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
/// A *visit* is a node at a level, with the lanes in which it is there. What is a step on a shortest path in some lane is
/// found with a few bits for each arc and written down as the *successors* of a visit, by the numbers of their own visits.
/// On networks of organisations that is less than half of all arcs, and half of all visits have none. Only these steps
/// are walked with vectors, once in each direction. Numbers belong to visits, not to nodes: a visit has 0 in lanes in which
/// it is not there, so what is added in the wrong lanes is nothing, or is dropped afterwards, and no step is masked inside
/// the loops. The lanes are kept in two halves of eight, as many as the registers hold that a step needs.
///
/// In the loops σ is the path count and δ the dependency, as in the paper; *coefficient* is (weight + δ) / σ, what a visit
/// hands back for each path that leads to it. It takes the place of the path count, which nobody asks for then.
final class PathLanes {
  /// How many sources are searched from at a time, at most.
  static let laneCount = 16
  /// How much memory a search takes for each node, where it looks at each node three times.
  static let bytesPerNode = 3 * (MemoryLayout<PathLaneValues>.stride + MemoryLayout<Visit>.stride) + 64
  /// Path counts must stay below this, or their inverses lose digits; see ``ShortestPathCounter`` for what is above.
  private static let largestCount = 0x1p900

  let leaving: Adjacency
  private let masks = LaneMasks()
  private let nodeCount: Int
  /// In which lanes each node was reached, and above these 16 bits in which it is reached in the level at hand.
  ///
  /// One word, because reading in one go what was just written in parts takes long.
  private let marks: UnsafeMutablePointer<UInt32>
  /// The last visit of each node.
  private let lastVisit: UnsafeMutablePointer<Int32>
  /// A bit for each node, set while it is put in its place among those of a level.
  private let isAtLevel: UnsafeMutablePointer<UInt64>
  /// All visits, level by level; the numbers of paths that lead to each, later its coefficient, both halves of the lanes one
  /// after the other.
  private(set) var visits: UnsafeMutablePointer<Visit>
  private(set) var values: UnsafeMutablePointer<HalfLaneValues>
  private var visitCount = 0
  private var visitCapacity: Int
  /// The successors of all visits, laid end to end; and along which outgoing arc each is reached, if that is asked for.
  private(set) var successors: UnsafeMutablePointer<Int32>
  private(set) var arcs: UnsafeMutablePointer<Int32>
  private var successorCount = 0
  private var successorCapacity: Int
  private let keepsArcs: Bool
  /// Where each level starts in `visits`, with an end after the last.
  private var levelStarts: [Int] = []
  let watch = Watch.current

  /// A node at a level.
  struct Visit {
    var node: Int32
    var lanes: UInt16
    /// Where its successors start; they end where those of the next visit start.
    var firstSuccessor: Int
  }

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection, keepingArcs keepsArcs: Bool = false) {
    leaving = paths == .outgoing ? graph.outgoing : graph.incoming
    self.keepsArcs = keepsArcs
    nodeCount = graph.nodeCount
    marks = .allocate(capacity: nodeCount)
    marks.initialize(repeating: 0, count: nodeCount)
    lastVisit = .allocate(capacity: nodeCount)
    lastVisit.initialize(repeating: 0, count: nodeCount)
    isAtLevel = .allocate(capacity: nodeCount / 64 + 1)
    isAtLevel.initialize(repeating: 0, count: nodeCount / 64 + 1)
    visitCapacity = 3 * nodeCount + Self.laneCount + 1
    visits = .allocate(capacity: visitCapacity)
    values = .allocate(capacity: 2 * visitCapacity)
    successorCapacity = graph.arcCount + 1
    successors = .allocate(capacity: successorCapacity)
    arcs = .allocate(capacity: keepsArcs ? successorCapacity : 0)
  }

  deinit {
    marks.deallocate()
    lastVisit.deallocate()
    isAtLevel.deallocate()
    visits.deallocate()
    values.deallocate()
    successors.deallocate()
    arcs.deallocate()
  }

  /// How many times nodes were looked at, for all sources of the last search together.
  var visitsOfLastSearch: Int { visitCount }

  /// How many pairs of a source and a node that it reaches the last search found, sources themselves included.
  var reachedPairs: Int { (0..<visitCount).reduce(0) { $0 + visits[$1].lanes.nonzeroBitCount } }

  /// The visits of each level, that of the sources first, each in the place that its lane has.
  var levels: [Range<Int>] { zip(levelStarts, levelStarts.dropFirst()).map { $0..<$1 } }

  /// Whether the search in a lane came by a node.
  func isReached(_ node: Int, lane: Int) -> Bool { marks[node] >> UInt32(lane) & 1 == 1 }

  /// Finds all shortest paths from some nodes, the first in lane 0; those of the search before must be forgotten.
  ///
  /// - Parameter sources: At most ``laneCount`` nodes; a node may occur more than once.
  /// - Returns: Whether path counts stayed small enough for what follows; if not, ``forget()`` is all that may follow.
  func search(from sources: some Collection<Int32>) -> Bool {
    begin(sources)
    leaving.withUnsafeRows { leaving in
      while levelStarts[levelStarts.count - 1] < visitCount, !watch.isCancelled {
        let front = levelStarts[levelStarts.count - 1]..<visitCount
        levelStarts.append(visitCount)
        let found = successorCount
        if keepsArcs { look(from: front, leaving, keepingArcs: true) } else { look(from: front, leaving) }
        visit(found..<successorCount)
        handOn(from: front)
      }
    }
    visits[visitCount].firstSuccessor = successorCount
    return largestPathCount <= Self.largestCount
  }

  /// Puts the sources at the front.
  private func begin(_ sources: some Collection<Int32>) {
    for (lane, source) in sources.enumerated() {
      let lanes: UInt16 = 1 << UInt16(lane)
      marks[Int(source)] |= UInt32(lanes)
      (values[2 * lane], values[2 * lane + 1]) = (HalfLaneValues(), HalfLaneValues())
      values[2 * lane + lane >> 3][lane & 7] = 1
      visits[lane] = Visit(node: source, lanes: lanes, firstSuccessor: 0)
    }
    visitCount = sources.count
    levelStarts = [0]
  }

  /// Finds the successors of the visits at the front: nodes that in some lane were not reached before.
  @inline(__always)
  private func look(from front: Range<Int>, _ leaving: UnsafeRows, keepingArcs: Bool = false) {
    for index in front {
      let (node, lanes) = (Int(visits[index].node), UInt32(visits[index].lanes))
      let row = leaving.arcs(node)
      if successorCount + row.count >= successorCapacity { makeRoomForSuccessors(row.count) }
      let (successors, arcs, marks) = (successors, arcs, marks)
      visits[index].firstSuccessor = successorCount
      var end = successorCount
      for arc in row {
        let target = leaving.targets[arc]
        let mark = marks[Int(target)]
        let new = lanes & ~mark
        marks[Int(target)] = mark | new << 16
        successors[end] = target
        if keepingArcs { arcs[end] = Int32(truncatingIfNeeded: arc) }
        // Reckoned without a jump, which would be foreseen wrongly too often.
        end &+= Int(truncatingIfNeeded: (new &+ 0xffff) >> 16)
      }
      successorCount = end
    }
    visits[front.upperBound].firstSuccessor = successorCount
  }

  /// Makes visits of the nodes among the successors that were found for a level.
  private func visit(_ found: Range<Int>) {
    if visitCount + min(found.count, nodeCount) >= visitCapacity { makeRoomForVisits(min(found.count, nodeCount)) }
    let start = visitCount
    if found.count < nodeCount / 64 {
      for place in found { add(Int(successors[place])) }
    } else {
      // By rising number, so by falling degree: rows of equal length are foreseen better.
      for place in found {
        let node = Int(successors[place])
        isAtLevel[node >> 6] |= 1 << UInt64(truncatingIfNeeded: node & 63)
      }
      for word in 0..<nodeCount / 64 + 1 {
        var bits = isAtLevel[word]
        guard bits != 0 else { continue }
        isAtLevel[word] = 0
        while bits != 0 {
          add(word << 6 + bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
      }
    }
    (values + 2 * start).update(repeating: HalfLaneValues(), count: 2 * (visitCount - start))
  }

  /// Makes a visit of a node, unless it has one in the level at hand.
  @inline(__always)
  private func add(_ node: Int) {
    let mark = marks[node]
    guard mark >> 16 != 0 else { return }
    visits[visitCount].node = Int32(truncatingIfNeeded: node)
    visits[visitCount].lanes = UInt16(truncatingIfNeeded: mark >> 16)
    lastVisit[node] = Int32(truncatingIfNeeded: visitCount)
    marks[node] = mark & 0xffff | mark >> 16
    visitCount &+= 1
  }

  /// Hands the path counts of the visits at the front on to their successors.
  private func handOn(from front: Range<Int>) {
    let (visits, values, successors, lastVisit) = (visits, values, successors, lastVisit)
    for index in front {
      let lanes = Int(visits[index].lanes)
      // Others have handed on in all their lanes.
      let low = masks.quarters.keep(lanes, of: values[2 * index])
      let high = masks.quarters.keep(lanes >> 8, of: values[2 * index + 1])
      (values[2 * index], values[2 * index + 1]) = (low, high)
      for place in visits[index].firstSuccessor..<visits[index + 1].firstSuccessor {
        let next = lastVisit[Int(successors[place])]
        successors[place] = next
        values[2 * Int(next)] += low
        values[2 * Int(next) + 1] += high
      }
    }
  }

  /// The largest number of paths to a node, unless it is known to be harmless.
  private var largestPathCount: Double {
    // Each level multiplies it at most by the number of nodes at the level before.
    let limit = levels.reduce(0) { $0 + Int.bitWidth - $1.count.leadingZeroBitCount }
    guard limit > Self.largestCount.exponent else { return 0 }
    var largest = HalfLaneValues()
    for place in 0..<2 * visitCount { largest.replace(with: values[place], where: values[place] .> largest) }
    return largest.max()
  }

  @inline(never)
  private func makeRoomForSuccessors(_ count: Int) {
    successorCapacity = max(2 * successorCapacity, successorCount + count + 1)
    successors = successors.moved(successorCount, toRoomFor: successorCapacity)
    if keepsArcs { arcs = arcs.moved(successorCount, toRoomFor: successorCapacity) }
  }

  @inline(never)
  private func makeRoomForVisits(_ count: Int) {
    visitCapacity = max(2 * visitCapacity, visitCount + count + 1)
    // The one after the last tells where successors end.
    visits = visits.moved(visitCount + 1, toRoomFor: visitCapacity)
    values = values.moved(2 * visitCount, toRoomFor: 2 * visitCapacity)
  }

  /// Gets ready for the next search.
  func forget() {
    for index in 0..<visitCount { marks[Int(visits[index].node)] = 0 }
    (visitCount, successorCount) = (0, 0)
    levelStarts.removeAll(keepingCapacity: true)
  }
}

extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
  /// Takes the first numbers to a larger place, and frees the old one.
  fileprivate func moved(_ count: Int, toRoomFor capacity: Int) -> Self {
    let larger = Self.allocate(capacity: capacity)
    larger.moveInitialize(from: self, count: count)
    deallocate()
    return larger
  }
}
