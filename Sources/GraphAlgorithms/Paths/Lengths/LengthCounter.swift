// Pointers instead of arrays: this is the inner loop of betweenness along lengths, and each access would be checked.

import GraphCore

/// Counts the shortest paths along lengths from one source after another, and shares pairs of ends out over what lies
/// between: the algorithm of Brandes (see ``ShortestPathCounter``) with a ``BucketQueue``.
///
/// Paths are counted while distances are found, since a node is settled only after all that come before it. Two ways to a
/// node count as equally long by the tolerance of ``EdgeLengths``; should their lengths differ by more than rounding and
/// still by less than the tolerance, it may matter which one was met first, and the search says that it cannot tell.
final class LengthCounter {
  /// What is known of a node.
  private struct Node {
    /// Its distance, infinite until some way to it is found.
    var distance = Double.infinity
    /// The number of shortest paths to it; once it has handed back its share, (weight + dependency) / that number.
    var value = 0.0
  }

  private static let largestCount = 0x1p900
  /// By how much lengths of equal paths differ at most because of rounding.
  private static let rounding = 1e-13

  private let rows: Adjacency
  private let lengths: [Double]
  private let queue: BucketQueue
  private let nodes: UnsafeMutablePointer<Node>
  private let isSettled: UnsafeMutablePointer<Bool>
  /// The nodes reached, each after all that come before it on shortest paths; valid up to `reachedCount`.
  private let order: UnsafeMutablePointer<Int32>
  private var reachedCount = 0

  /// Returns nil if lengths are too different from one another.
  init?(_ graph: Graph, _ lengths: EdgeLengths, along paths: PathDirection) {
    rows = paths == .outgoing ? graph.outgoing : graph.incoming
    self.lengths = paths == .outgoing ? lengths.ofOutgoing : lengths.ofIncoming
    guard let queue = BucketQueue(self.lengths, entryLimit: 2 * graph.arcCount + 1) else { return nil }
    self.queue = queue
    nodes = .allocate(capacity: graph.nodeCount)
    nodes.initialize(repeating: Node(), count: graph.nodeCount)
    isSettled = .allocate(capacity: graph.nodeCount)
    isSettled.initialize(repeating: false, count: graph.nodeCount)
    order = .allocate(capacity: graph.nodeCount)
  }

  deinit {
    nodes.deallocate()
    isSettled.deallocate()
    order.deallocate()
  }

  /// Finds all shortest paths from a node; those of the search before are forgotten.
  ///
  /// - Returns: Whether paths could be told from others, and counted; distances are right in any case.
  func search(from source: Int) -> Bool {
    forget()
    queue.begin()
    nodes[source] = Node(distance: 0, value: 1)
    queue.insert(Int32(source), at: 0)
    return rows.withUnsafeRows { rows in
      lengths.withUnsafeBufferPointer { lengths in
        var isClear = true
        var largest = 1.0
        while queue.removeNearest({ node in
          guard !isSettled[Int(node)] else { return }
          isSettled[Int(node)] = true
          order[reachedCount] = node
          reachedCount += 1
          let (distance, count) = (nodes[Int(node)].distance, nodes[Int(node)].value)
          largest = max(largest, count)
          for arc in rows.arcs(Int(node)) {
            let target = Int(rows.targets[arc])
            let new = distance + lengths[arc]
            let old = nodes[target].distance
            if new * (1 - EdgeLengths.relativeTolerance) > old { continue }
            if new < old * (1 - EdgeLengths.relativeTolerance) {
              nodes[target] = Node(distance: new, value: count)
              queue.insert(Int32(target), at: new)
            } else {
              nodes[target].value += count
              if abs(new - old) > Self.rounding * old { isClear = false }
              if new < old {
                nodes[target].distance = new
                queue.insert(Int32(target), at: new)
              }
            }
          }
        }) {}
        return isClear && largest <= Self.largestCount
      }
    }
  }

  /// Visits each node reached, the source first, with its distance.
  @inline(__always)
  func forEachReached(_ body: (_ node: Int32, _ distance: Double) -> Void) {
    for index in 0..<reachedCount { body(order[index], nodes[Int(order[index])].distance) }
  }

  private func forget() {
    for index in 0..<reachedCount {
      let node = Int(order[index])
      nodes[node] = Node()
      isSettled[node] = false
    }
    reachedCount = 0
  }

  /// Hands back shares from the farthest nodes to the source; may be done once for a search.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: How much a pair counts that ends in each class.
  ///   - onNode: Is given each node but the source, and what of the pairs runs through it.
  @inline(__always)
  func shareOut(_ classes: [Int32], _ weights: [Double], onNode: (Int, Double) -> Void) {
    handBack(classes, weights) { _, _, _ in
    } onNode: { node, dependency in
      onNode(node, dependency)
    }
  }

  /// The same for arcs.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: How much a pair counts that ends in each class.
  ///   - onArc: Is given each arc on shortest paths, and what runs along it.
  @inline(__always)
  func shareOutAlongArcs(_ classes: [Int32], _ weights: [Double], onArc: (Int, Double) -> Void) {
    handBack(classes, weights) { arc, count, part in
      if part > 0 { onArc(arc, count * part) }
    } onNode: { _, _ in
    }
  }

  @inline(__always)
  private func handBack(
    _ classes: [Int32], _ weights: [Double], onArc: (_ arc: Int, _ count: Double, _ part: Double) -> Void,
    onNode: (Int, Double) -> Void
  ) {
    rows.withUnsafeRows { rows in
      lengths.withUnsafeBufferPointer { lengths in
        classes.withUnsafeBufferPointer { classes in
          weights.withUnsafeBufferPointer { weights in
            for index in (0..<reachedCount).reversed() {
              let node = Int(order[index])
              let (distance, count) = (nodes[node].distance, nodes[node].value)
              var sum = 0.0
              for arc in rows.arcs(node) {
                let target = nodes[Int(rows.targets[arc])]
                let way = (distance + lengths[arc]) * (1 - EdgeLengths.relativeTolerance)
                // Added even where it is 0: a jump would be foreseen wrongly too often.
                let part = way <= target.distance ? target.value : 0
                sum += part
                onArc(arc, count, part)
              }
              let dependency = count * sum
              nodes[node].value = (weights[Int(classes[node])] + dependency) / count
              if index > 0 { onNode(node, dependency) }
            }
          }
        }
      }
    }
  }
}
