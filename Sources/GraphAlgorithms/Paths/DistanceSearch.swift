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
  /// The distance of each node, infinite where none was found and below 0 where the node is blocked.
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

  /// Keeps nodes out of the searches to come, as if they were removed.
  ///
  /// - Precondition: No search starts at them.
  mutating func block(_ nodes: [Int32]) {
    forgetReached()
    for node in nodes { distance[Int(node)] = -1 }
  }

  /// Lets searches through blocked nodes again.
  mutating func unblock(_ nodes: [Int32]) {
    forgetReached()
    for node in nodes { distance[Int(node)] = .infinity }
  }

  /// Finds the distances from a node; those of the search before are forgotten.
  ///
  /// - Complexity: O(*n* + *m*) time for hops, O((*n* + *m*) log *n*) for lengths.
  mutating func search(from source: Int) { search(from: CollectionOfOne(Int32(source))) }

  /// Finds the distances from the nearest of some nodes; those of the search before are forgotten.
  ///
  /// - Complexity: As ``search(from:)`` for a node.
  mutating func search(from sources: some Collection<Int32>) {
    forgetReached()
    for source in sources { distance[Int(source)] = 0 }
    if lengths.isEmpty { searchHops(from: sources) } else { searchLengths(from: sources) }
  }

  private mutating func forgetReached() {
    for index in 0..<reachedCount { distance[Int(order[index])] = .infinity }
    reachedCount = 0
  }

  private mutating func searchHops(from sources: some Collection<Int32>) {
    for source in sources {
      order[reachedCount] = source
      reachedCount += 1
    }
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

  private mutating func searchLengths(from sources: some Collection<Int32>) {
    for source in sources { heap.insertOrMoveUp(source, distance) }
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
