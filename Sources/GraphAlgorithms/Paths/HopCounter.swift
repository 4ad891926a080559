// Pointers instead of arrays: this is the inner loop of betweenness where searches have little in common, and each access
// would be checked.

import GraphCore

/// Counts the shortest paths of hops from one source after another, and shares pairs of ends out over what lies between: the
/// algorithm of Brandes (see ``ShortestPathCounter``) with nothing written down but distances and path counts.
///
/// What a step needs to know of a node is in one place, and no step jumps on what it finds there, as jumps would be foreseen
/// wrongly too often.
final class HopCounter {
  /// What is known of a node.
  private struct Node: BitwiseCopyable {
    /// The number of shortest paths to it; once it has handed back its share, (weight + dependency) / that number.
    var value = 0.0
    /// How many hops it is away, or -1.
    var distance = -1
  }

  private static let largestCount = 0x1p900

  private let rows: Adjacency
  private let nodes: UnsafeMutablePointer<Node>
  /// The nodes reached, by rising distance; valid up to `reachedCount`, with room for one that turns out to be known.
  private let order: UnsafeMutablePointer<Int32>
  private(set) var reachedCount = 0

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection) {
    rows = paths == .outgoing ? graph.outgoing : graph.incoming
    nodes = .allocate(capacity: graph.nodeCount)
    nodes.initialize(repeating: Node(), count: graph.nodeCount)
    order = .allocate(capacity: graph.nodeCount + 1)
  }

  deinit {
    nodes.deallocate()
    order.deallocate()
  }

  /// Finds all shortest paths from a node; those of the search before are forgotten.
  ///
  /// - Returns: Whether path counts stayed small enough for what follows.
  func search(from source: Int) -> Bool {
    for index in 0..<reachedCount { nodes[Int(order[index])] = Node() }
    nodes[source] = Node(value: 1, distance: 0)
    order[0] = Int32(truncatingIfNeeded: source)
    let (nodes, order) = (nodes, order)
    return rows.withUnsafeRows { rows in
      var (head, end, largest) = (0, 1, 1.0)
      while head < end {
        let node = nodes[Int(order[head])]
        let arcs = rows.arcs(Int(order[head]))
        head &+= 1
        let next = node.distance &+ 1
        largest = max(largest, node.value)
        for arc in arcs {
          let target = rows.targets[arc]
          let known = nodes[Int(target)]
          order[end] = target
          end &+= known.distance < 0 ? 1 : 0
          let distance = known.distance < 0 ? next : known.distance
          nodes[Int(target)].distance = distance
          nodes[Int(target)].value = known.value + (distance == next ? node.value : 0)
        }
      }
      reachedCount = end
      return largest <= Self.largestCount
    }
  }

  /// Whether the last search came by a node.
  func isReached(_ node: Int) -> Bool { nodes[node].distance >= 0 }

  /// Hands back shares from the farthest nodes to the source; may be done once for a search.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: How much a pair counts that ends in each class.
  ///   - onNode: Is given each node but the source, and what of the pairs runs through it.
  /// - Returns: How much all pairs count.
  @inline(__always)
  func shareOut(_ classes: [Int32], _ weights: [Double], onNode: (Int, Double) -> Void) -> Double {
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
  /// - Returns: How much all pairs count.
  @inline(__always)
  func shareOutAlongArcs(_ classes: [Int32], _ weights: [Double], onArc: (Int, Double) -> Void) -> Double {
    handBack(classes, weights) { arc, count, part in
      if part > 0 { onArc(arc, count * part) }
    } onNode: { _, _ in
    }
  }

  @inline(__always)
  private func handBack(
    _ classes: [Int32], _ weights: [Double], onArc: (_ arc: Int, _ count: Double, _ part: Double) -> Void,
    onNode: (Int, Double) -> Void
  ) -> Double {
    let (nodes, order) = (nodes, order)
    return rows.withUnsafeRows { rows in
      classes.withUnsafeBufferPointer { classes in
        weights.withUnsafeBufferPointer { weights in
          var index = reachedCount
          while true {
            index &-= 1
            let node = Int(order[index])
            let (next, count) = (nodes[node].distance &+ 1, nodes[node].value)
            var sum = 0.0
            for arc in rows.arcs(node) {
              let target = nodes[Int(rows.targets[arc])]
              let part = target.distance == next ? target.value : 0
              sum += part
              onArc(arc, count, part)
            }
            let dependency = count * sum
            if index == 0 { return dependency }
            nodes[node].value = (weights[Int(classes[node])] + dependency) / count
            onNode(node, dependency)
          }
        }
      }
    }
  }
}
