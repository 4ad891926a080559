import GraphCore

/// Counts the hops from the nearest of some nodes to every node, with working memory that is made once.
struct HopSearch {
  private let adjacency: Adjacency
  /// The nodes reached, by rising distance; valid up to `reachedCount`.
  private var order: [Int32]
  private var reachedCount = 0
  /// How many hops each node is away, or -1 where no path leads.
  private(set) var steps: [Int32]

  init(_ graph: Graph, along direction: PathDirection = .outgoing) {
    adjacency = direction == .outgoing ? graph.outgoing : graph.incoming
    order = Array(repeating: 0, count: graph.nodeCount)
    steps = Array(repeating: -1, count: graph.nodeCount)
  }

  /// The nodes reached by the last search, by rising distance.
  var reached: ArraySlice<Int32> { order[..<reachedCount] }

  /// The longest distance found, or 0 if no node was reached.
  var longest: Int { reached.last.map { Int(steps[Int($0)]) } ?? 0 }

  /// Finds the distances from the nearest of some nodes; those of the search before are forgotten.
  ///
  /// - Parameters:
  ///   - sources: Where paths start; a node may occur more than once.
  ///   - limit: Nodes farther than this are not looked for.
  /// - Complexity: O(*n* + *m*) time, less if few nodes are within the limit.
  mutating func search(from sources: some Sequence<Int>, limit: Int = .max) {
    for node in reached { steps[Int(node)] = -1 }
    reachedCount = 0
    for source in sources where steps[source] < 0 {
      steps[source] = 0
      order[reachedCount] = Int32(source)
      reachedCount += 1
    }
    var head = 0
    while head < reachedCount {
      let node = Int(order[head])
      head += 1
      guard Int(steps[node]) < limit else { break }
      let next = steps[node] + 1
      for arc in adjacency.row(node) {
        let target = adjacency.targets[arc]
        guard steps[Int(target)] < 0 else { continue }
        steps[Int(target)] = next
        order[reachedCount] = target
        reachedCount += 1
      }
    }
  }
}
