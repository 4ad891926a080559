import GraphCore

/// Searches for the distances from one node after another, with working memory that is made once.
///
/// Breadth-first when every step is a hop, else Dijkstra's algorithm (Numerische Mathematik 1:269, 1959,
/// <https://doi.org/10.1007/BF01386390>).
struct DistanceSearch {
  private let adjacency: Adjacency
  private let lengths: [Double]
  private var heap: DistanceHeap
  /// The nodes reached, by rising distance; valid up to `reachedCount`.
  private(set) var order: [Int32]
  /// How many nodes were reached, the source included.
  private(set) var reachedCount = 0
  /// The distance of each node, infinite where none was found.
  private(set) var distance: [Double]

  init(_ graph: Graph, _ lengths: EdgeLengths, along direction: PathDirection = .outgoing) {
    precondition(lengths.areHops || lengths.ofOutgoing.count == graph.arcCount, "lengths of another graph")
    adjacency = direction == .outgoing ? graph.outgoing : graph.incoming
    self.lengths = direction == .outgoing ? lengths.ofOutgoing : lengths.ofIncoming
    heap = DistanceHeap(nodeCount: lengths.areHops ? 0 : graph.nodeCount)
    order = Array(repeating: 0, count: graph.nodeCount)
    distance = Array(repeating: .infinity, count: graph.nodeCount)
  }

  /// The nodes reached from the last source, by rising distance, the source first.
  var reached: ArraySlice<Int32> { order[..<reachedCount] }

  /// Finds the distances from a node; those of the search before are forgotten.
  ///
  /// - Complexity: O(*n* + *m*) time for hops, O((*n* + *m*) log *n*) for lengths.
  mutating func search(from source: Int) {
    for index in 0..<reachedCount { distance[Int(order[index])] = .infinity }
    distance[source] = 0
    if lengths.isEmpty { searchHops(from: source) } else { searchLengths(from: source) }
  }

  private mutating func searchHops(from source: Int) {
    order[0] = Int32(source)
    reachedCount = 1
    var head = 0
    while head < reachedCount {
      let node = Int(order[head])
      head += 1
      let next = distance[node] + 1
      for arc in adjacency.row(node) {
        let target = adjacency.targets[arc]
        guard distance[Int(target)] == .infinity else { continue }
        distance[Int(target)] = next
        order[reachedCount] = target
        reachedCount += 1
      }
    }
  }

  private mutating func searchLengths(from source: Int) {
    reachedCount = 0
    heap.insertOrMoveUp(Int32(source), distance)
    while let node = heap.removeNearest(distance) {
      order[reachedCount] = node
      reachedCount += 1
      let far = distance[Int(node)]
      for arc in adjacency.row(Int(node)) {
        let target = adjacency.targets[arc]
        let new = far + lengths[arc]
        guard new < distance[Int(target)] else { continue }
        distance[Int(target)] = new
        heap.insertOrMoveUp(target, distance)
      }
    }
  }
}

extension EdgeLengths {
  /// Whether a path is as short as the shortest one, within ``relativeTolerance``.
  ///
  /// - Parameters:
  ///   - length: The length of the path.
  ///   - shortest: The distance between its ends, which no path undercuts.
  /// - Returns: Whether both count as equal.
  @inline(__always)
  static func isShortest(_ length: Double, _ shortest: Double) -> Bool {
    length * (1 - relativeTolerance) <= shortest
  }
}
