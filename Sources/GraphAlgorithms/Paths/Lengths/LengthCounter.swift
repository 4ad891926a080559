// Pointers instead of arrays: this is the inner loop of betweenness along lengths, and each access would be checked.

import GraphCore

/// Counts the shortest paths along lengths from one source after another, and shares pairs of ends out over what lies
/// between: the algorithm of Brandes (see ``ShortestPathCounter``) with a ``BucketQueue``.
///
/// Paths are counted while distances are found, since a node is settled only after all that come before it. The last steps
/// of shortest paths are written down then: along lengths few ties are one, so handing back along these looks at a fraction
/// of the ties. Two ways to a node count as equally long by the tolerance of ``EdgeLengths``; should their lengths differ by
/// more than rounding and still by less than the tolerance, it may matter which one was met first, and the search says that
/// it cannot tell.
final class LengthCounter {
  /// What is known of a node.
  private struct Node {
    /// Its distance, infinite until some way to it is found.
    var distance = Double.infinity
    /// The number of shortest paths to it.
    var count = 0.0
  }

  /// The last step of shortest paths to a node, and the place of the one met before in `furtherSteps`, or -1.
  private struct Step {
    let source: Int32
    let arc: Int32
    var next: Int32 = -1
  }

  private static let largestCount = 0x1p900
  /// By how much lengths of equal paths differ at most because of rounding.
  private static let rounding = 1e-13

  private let rows: Adjacency
  private let lengths: [Double]
  private let queue: BucketQueue
  private let nodes: UnsafeMutablePointer<Node>
  private let isSettled: UnsafeMutablePointer<Bool>
  /// For each node reached, but the source, the step onto it that was met last.
  private let lastSteps: UnsafeMutablePointer<Step>
  /// Those met before, where there are several; valid up to `furtherCount`.
  private let furtherSteps: UnsafeMutablePointer<Step>
  private var furtherCount = 0
  /// Of the arcs of the node at hand, those that may be on shortest paths.
  private let usefulArcs: UnsafeMutablePointer<Int32>
  /// What the nodes after each node have handed back to it; zero but while shares are handed back.
  private let shares: UnsafeMutablePointer<Double>
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
    lastSteps = .allocate(capacity: graph.nodeCount)
    furtherSteps = .allocate(capacity: graph.arcCount)
    let rows = rows
    usefulArcs = .allocate(capacity: graph.nodes.reduce(0) { max($0, rows.row($1.index).count) } + 1)
    shares = .allocate(capacity: graph.nodeCount)
    shares.initialize(repeating: 0, count: graph.nodeCount)
    order = .allocate(capacity: graph.nodeCount)
  }

  deinit {
    nodes.deallocate()
    isSettled.deallocate()
    lastSteps.deallocate()
    furtherSteps.deallocate()
    usefulArcs.deallocate()
    shares.deallocate()
    order.deallocate()
  }

  /// Finds all shortest paths from a node; those of the search before are forgotten.
  ///
  /// - Returns: Whether paths could be told from others, and counted; distances are right in any case.
  func search(from source: Int) -> Bool {
    forget()
    queue.begin()
    nodes[source] = Node(distance: 0, count: 1)
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
          let (distance, count) = (nodes[Int(node)].distance, nodes[Int(node)].count)
          largest = max(largest, count)
          for index in 0..<collectUsefulArcs(of: node, at: distance, rows, lengths) {
            let arc = Int(usefulArcs[index])
            let target = Int(rows.targets[arc])
            let new = distance + lengths[arc]
            let old = nodes[target].distance
            if new < old * (1 - EdgeLengths.relativeTolerance) {
              nodes[target] = Node(distance: new, count: count)
              lastSteps[target] = Step(source: node, arc: Int32(arc))
              queue.insert(Int32(target), at: new)
            } else {
              nodes[target].count += count
              furtherSteps[furtherCount] = lastSteps[target]
              lastSteps[target] = Step(source: node, arc: Int32(arc), next: Int32(furtherCount))
              furtherCount += 1
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

  /// Writes down the arcs of a node that lead to their end as quickly as any way known, and says how many there are.
  ///
  /// Written without a jump, which would be foreseen wrongly for every other of them.
  @inline(__always)
  private func collectUsefulArcs(
    of node: Int32, at distance: Double, _ rows: UnsafeRows, _ lengths: UnsafeBufferPointer<Double>
  ) -> Int {
    var count = 0
    for arc in rows.arcs(Int(node)) {
      usefulArcs[count] = Int32(arc)
      let new = (distance + lengths[arc]) * (1 - EdgeLengths.relativeTolerance)
      count += new <= nodes[Int(rows.targets[arc])].distance ? 1 : 0
    }
    return count
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
    (reachedCount, furtherCount) = (0, 0)
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
    classes.withUnsafeBufferPointer { classes in
      weights.withUnsafeBufferPointer { weights in
        for index in (0..<reachedCount).reversed() {
          let node = Int(order[index])
          let count = nodes[node].count
          let dependency = count * shares[node]
          shares[node] = 0
          guard index > 0 else { return }
          onNode(node, dependency)
          let part = (weights[Int(classes[node])] + dependency) / count
          var step = lastSteps[node]
          while true {
            shares[Int(step.source)] += part
            onArc(Int(step.arc), nodes[Int(step.source)].count, part)
            guard step.next >= 0 else { break }
            step = furtherSteps[Int(step.next)]
          }
        }
      }
    }
  }
}
