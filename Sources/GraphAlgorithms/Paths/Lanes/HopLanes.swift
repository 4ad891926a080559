// Pointers instead of arrays: this is the inner loop of every measure of distances, and each access would be checked.

import GraphCore

/// Finds which nodes lie at which distance in hops, from up to 512 sources at a time.
///
/// Many breadth-first searches share one walk over the graph (Then and others, The more the merrier: Efficient
/// multi-source graph traversal, PVLDB 8:449, 2014, <https://doi.org/10.14778/2735496.2735507>): each node has 512 bits,
/// one *lane* for each source, which say by which searches it was seen. A level of all searches takes a few vector
/// operations for each arc, whatever the number of searches that walk it.
///
/// A lane in which a node was not seen yet, but a neighbour was, is one in which the neighbour was reached by the level
/// before: no other set of bits is needed. Levels with few nodes at the front *push* along the arcs that leave these;
/// others let the nodes that some search has not seen *pull* along the arcs that arrive (Beamer, Asanović and Patterson,
/// SC12, 2012, <https://doi.org/10.1109/SC.2012.50>).
final class HopLanes {
  typealias Lanes = SIMD8<UInt64>

  /// How many sources are searched from at a time, at most.
  static let laneCount = 512
  /// How far apart the sources may be for nothing else to be worth a trial, as measured on grids and ladders.
  static let worthwhileSpread = 128

  /// How many steps are worth starting threads for: about a millisecond's and a half.
  private static let stepsWorthThreads = 1 << 16

  private let nodeCount: Int
  private let arcCount: Int
  private let leaving: Adjacency
  private let arriving: Adjacency
  /// By which searches each node was seen before the level at hand, and is reached in it.
  private let seen: UnsafeMutablePointer<Lanes>
  private let reached: UnsafeMutablePointer<Lanes>
  /// The nodes reached by the level before, and by the level at hand.
  private var front: UnsafeMutablePointer<Int32>
  private var next: UnsafeMutablePointer<Int32>
  private var frontCount = 0
  private let watch = Watch.current

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection) {
    (nodeCount, arcCount) = (graph.nodeCount, graph.arcCount)
    (leaving, arriving) = paths == .outgoing ? (graph.outgoing, graph.incoming) : (graph.incoming, graph.outgoing)
    seen = .allocate(capacity: nodeCount)
    reached = .allocate(capacity: nodeCount)
    front = .allocate(capacity: nodeCount)
    next = .allocate(capacity: nodeCount)
    seen.initialize(repeating: Lanes(), count: nodeCount)
    reached.initialize(repeating: Lanes(), count: nodeCount)
  }

  deinit {
    seen.deallocate()
    reached.deallocate()
    front.deallocate()
    next.deallocate()
  }

  /// How many threads are worth it for searches from many nodes.
  static func worthwhileThreads(_ threads: Int?, searching sources: Int, of graph: Graph) -> Int? {
    blockCount(sources, size: laneCount) * graph.arcCount < stepsWorthThreads ? 1 : threads
  }

  /// Searches from some nodes, the first in lane 0.
  ///
  /// - Parameters:
  ///   - sources: At most ``laneCount`` different nodes.
  ///   - visit: Is given each distance from 1 on, and for it each node once that lies so far from some source, with the
  ///     lanes of these sources. Every pair of a source and a node it has a path to occurs once.
  @inline(__always)
  func search(
    from sources: some RandomAccessCollection<Int32>, visit: (_ distance: Int, _ node: Int, _ lanes: Lanes) -> Void
  ) {
    leaving.withUnsafeRows { leaving in
      arriving.withUnsafeRows { arriving in
        let (all, arcCount) = begin(sources, leaving)
        var (frontArcs, distance) = (arcCount, 0)
        while frontCount > 0 {
          if watch.isCancelled { return }
          distance += 1
          let count = 4 * frontArcs < self.arcCount ? push(leaving) : pull(arriving, all)
          frontArcs = 0
          for index in 0..<count {
            let node = Int(next[index])
            let lanes = reached[node]
            reached[node] = Lanes()
            seen[node] |= lanes
            frontArcs += leaving.arcs(node).count
            visit(distance, node, lanes)
          }
          swap(&front, &next)
          frontCount = count
        }
      }
    }
  }

  /// Puts the sources at the front; returns their lanes and how many arcs leave them.
  private func begin(_ sources: some RandomAccessCollection<Int32>, _ leaving: UnsafeRows) -> (Lanes, Int) {
    var all = Lanes()
    var arcCount = 0
    for node in 0..<nodeCount { seen[node] = Lanes() }
    frontCount = 0
    for (lane, source) in sources.enumerated() {
      all[lane >> 6] |= 1 << UInt64(lane & 63)
      seen[Int(source)][lane >> 6] |= 1 << UInt64(lane & 63)
      front[frontCount] = source
      frontCount += 1
      arcCount += leaving.arcs(Int(source)).count
    }
    return (all, arcCount)
  }

  /// Walks the arcs that leave the front; returns how many nodes are reached.
  private func push(_ leaving: UnsafeRows) -> Int {
    var count = 0
    for index in 0..<frontCount {
      let node = Int(front[index])
      let lanes = seen[node]
      for arc in leaving.arcs(node) {
        let target = Int(leaving.targets[arc])
        let new = lanes & ~seen[target]
        guard new.hasBits else { continue }
        let known = reached[target]
        if !known.hasBits {
          next[count] = Int32(target)
          count += 1
        }
        reached[target] = known | new
      }
    }
    return count
  }

  /// Lets each node that some search has not seen look back along the arcs that arrive; returns how many are reached.
  private func pull(_ arriving: UnsafeRows, _ all: Lanes) -> Int {
    var count = 0
    for node in 0..<nodeCount {
      let open = all & ~seen[node]
      guard open.hasBits else { continue }
      var met = Lanes()
      for arc in arriving.arcs(node) { met |= seen[Int(arriving.targets[arc])] }
      met &= open
      guard met.hasBits else { continue }
      reached[node] = met
      next[count] = Int32(node)
      count += 1
    }
    return count
  }
}
