// Pointers instead of arrays: this is the inner loop of every measure of distances where ways are long, and each access
// would be checked.

import GraphCore

/// Finds the distances in hops from up to 64 sources that lie near one another, where ways are long and fronts narrow: on
/// grids, chains and road-like networks.
///
/// All sources of a *patch* are about equally far from everything else, so of each node only the distance to the nearest
/// source is kept as a number, and for each source by how much it is farther: the *offset*, a byte, so that one vector
/// operation does sixteen of them. The offsets to a node are the least of its neighbours' plus 0, 1 or 2, by which of both is
/// nearer to the patch. One breadth-first search from all sources at once gives the nearest distances and an order of nodes
/// in which most offsets are right as soon as they are looked at once; what is not is put right by going over the nodes
/// backwards and forwards, as shortest paths are found by sweeping (Bellman, Quarterly of Applied Mathematics 16:87, 1958,
/// <https://doi.org/10.1090/qam/102435>; Yen, Quarterly of Applied Mathematics 27:526, 1970,
/// <https://doi.org/10.1090/qam/253822>), after the second time only over those with a neighbour that changed. Neighbours
/// of a node as sources that share a search by how much they differ from it are due to Akiba, Iwata and Yoshida (SIGMOD
/// 2013:349, <https://doi.org/10.1145/2463676.2465315>).
final class PatchDistances {
  /// How many sources are searched from at a time, at most.
  static let laneCount = 64
  /// How often each node is looked at for it to be worth it.
  private static let looksPerNode = 8

  let nodeCount: Int
  let leaving: Adjacency
  let arriving: Adjacency
  /// The nodes reached, by rising distance from the nearest source; valid up to `reachedCount`.
  let order: UnsafeMutablePointer<Int32>
  private(set) var reachedCount = 0
  /// Where the nodes at each distance from the nearest source start in `order`, with an end after the last.
  private(set) var levelStarts: [Int] = [0]
  /// How far the nearest source is from each node, or very far.
  let nearest: UnsafeMutablePointer<Int32>
  /// How much farther the source of each lane is.
  let offsets: UnsafeMutablePointer<PatchOffsets>
  /// The place of each node in `order`, and a bit for each place where something is to be done.
  private let place: UnsafeMutablePointer<Int32>
  private let isWaiting: UnsafeMutablePointer<UInt64>
  private let watch = Watch.current

  private static let veryFar = Int32.max / 2

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection) {
    nodeCount = graph.nodeCount
    (leaving, arriving) = paths == .outgoing ? (graph.outgoing, graph.incoming) : (graph.incoming, graph.outgoing)
    order = .allocate(capacity: nodeCount)
    nearest = .allocate(capacity: nodeCount)
    nearest.initialize(repeating: Self.veryFar, count: nodeCount)
    offsets = .allocate(capacity: nodeCount)
    offsets.initialize(repeating: PatchOffsets(repeating: PatchOffsets.unreached), count: nodeCount)
    place = .allocate(capacity: nodeCount)
    isWaiting = .allocate(capacity: nodeCount / 64 + 1)
    isWaiting.initialize(repeating: 0, count: nodeCount / 64 + 1)
  }

  deinit {
    order.deallocate()
    nearest.deallocate()
    offsets.deallocate()
    place.deallocate()
    isWaiting.deallocate()
  }

  /// Finds all distances from some nodes, the first in lane 0; those of the search before are forgotten.
  ///
  /// - Parameter sources: At most ``laneCount`` different nodes.
  /// - Returns: Whether the distances were found; not if sources are so far apart that offsets are no bytes, if they have
  ///   little of their ways in common, or if the work was cancelled.
  func search(from sources: some RandomAccessCollection<Int32>) -> Bool {
    leaving.withUnsafeRows { leaving in
      findNearest(sources, leaving)
      return arriving.withUnsafeRows { arriving in
        sweep(leaving, arriving) && isComplete(arriving)
      }
    }
  }

  /// Searches breadth-first from all sources at once.
  private func findNearest(_ sources: some RandomAccessCollection<Int32>, _ leaving: UnsafeRows) {
    for index in 0..<reachedCount { nearest[Int(order[index])] = Self.veryFar }
    reachedCount = 0
    func reach(_ node: Int32, _ distance: Int32) {
      nearest[Int(node)] = distance
      offsets[Int(node)] = PatchOffsets(repeating: PatchOffsets.unreached)
      place[Int(node)] = Int32(truncatingIfNeeded: reachedCount)
      order[reachedCount] = node
      reachedCount &+= 1
    }
    for (lane, source) in sources.enumerated() {
      reach(source, 0)
      offsets[Int(source)][lane] = 0
    }
    levelStarts.removeAll(keepingCapacity: true)
    levelStarts.append(0)
    var (head, distance) = (0, Int32(0))
    while head < reachedCount {
      let levelEnd = reachedCount
      levelStarts.append(levelEnd)
      distance += 1
      while head < levelEnd {
        for arc in leaving.arcs(Int(order[head])) where nearest[Int(leaving.targets[arc])] == Self.veryFar {
          reach(leaving.targets[arc], distance)
        }
        head &+= 1
      }
    }
  }

  /// Goes over the nodes forwards and backwards until no offset changes any more.
  private func sweep(_ leaving: UnsafeRows, _ arriving: UnsafeRows) -> Bool {
    for index in 0..<reachedCount { _ = lower(Int(order[index]), arriving) }
    for index in (0..<reachedCount).reversed() { look(at: index, leaving, arriving) }
    var looks = 2 * reachedCount
    let limit = Self.looksPerNode * reachedCount + 64 * Self.laneCount
    let words = reachedCount / 64 + 1
    while looks <= limit {
      if watch.isCancelled { return false }
      let before = looks
      for word in 0..<words {
        var ahead = UInt64.max
        while case let bits = isWaiting[word] & ahead, bits != 0 {
          let bit = bits.trailingZeroBitCount
          isWaiting[word] &= ~(1 << UInt64(bit))
          look(at: word << 6 + bit, leaving, arriving)
          looks &+= 1
          ahead = UInt64.max << UInt64(bit)
        }
      }
      for word in (0..<words).reversed() {
        var ahead = UInt64.max
        while case let bits = isWaiting[word] & ahead, bits != 0 {
          let bit = 63 - bits.leadingZeroBitCount
          isWaiting[word] &= ~(1 << UInt64(bit))
          look(at: word << 6 + bit, leaving, arriving)
          looks &+= 1
          ahead = UInt64.max >> UInt64(63 - bit)
        }
      }
      if looks == before { return true }
    }
    isWaiting.update(repeating: 0, count: words)
    return false
  }

  /// Lowers the offsets of the node at a place, and lets those wait to which this may matter.
  @inline(__always)
  private func look(at index: Int, _ leaving: UnsafeRows, _ arriving: UnsafeRows) {
    let node = Int(order[index])
    guard lower(node, arriving) else { return }
    for arc in leaving.arcs(node) {
      let next = Int(place[Int(leaving.targets[arc])])
      isWaiting[next >> 6] |= 1 << UInt64(truncatingIfNeeded: next & 63)
    }
  }

  /// Takes for a node the least of what its neighbours' offsets let expect; whether any was lowered.
  @inline(__always)
  private func lower(_ node: Int, _ arriving: UnsafeRows) -> Bool {
    let old = offsets[node]
    var least = old
    let beyond = nearest[node] &- 1
    for arc in arriving.arcs(node) {
      let neighbor = Int(arriving.targets[arc])
      least.lower(to: offsets[neighbor], plus: further(neighbor, beyond))
    }
    offsets[node] = least
    return least.differs(from: old)
  }

  /// Whether a path leads to a node from the source in a lane.
  func isReached(_ node: Int, lane: Int) -> Bool {
    isReached(node) && offsets[node][lane] != PatchOffsets.unreached
  }

  /// Whether a path leads to a node from some source.
  @inline(__always)
  func isReached(_ node: Int) -> Bool { nearest[node] < Self.veryFar }

  /// By how much the offsets of a node are larger than those of a neighbour on whose way it lies, if the nearest source is
  /// one hop farther than `beyond` from the node.
  @inline(__always)
  func further(_ neighbor: Int, _ beyond: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: min(nearest[neighbor] &- beyond, Int32(PatchOffsets.unreached)))
  }

  /// Whether no offset is too large for a byte: those that look like that are of sources that no path joins with the node.
  private func isComplete(_ arriving: UnsafeRows) -> Bool {
    for index in 0..<reachedCount {
      let here = offsets[Int(order[index])]
      guard here.hasUnreached else { continue }
      for arc in arriving.arcs(Int(order[index])) {
        let neighbor = Int(arriving.targets[arc])
        if isReached(neighbor), here.isUnreachedElsewhereThan(offsets[neighbor]) { return false }
      }
    }
    return true
  }
}
