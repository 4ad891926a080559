import GraphCore

/// Counts the hops from the nearest of some nodes to every node, with working memory that is made once.
struct HopSearch {
  private let adjacency: Adjacency
  /// The nodes reached, by rising distance; valid up to `reachedCount`, with room for one that turns out to be known.
  private var order: [Int32]
  private var reachedCount = 0
  /// Where the nodes at each distance start in `order`, with an end after the last.
  private(set) var levelStarts: [Int] = [0]
  /// How many hops each node is away, or -1 where no path leads.
  private(set) var steps: [Int32]

  init(_ graph: Graph, along direction: PathDirection = .outgoing) {
    adjacency = direction == .outgoing ? graph.outgoing : graph.incoming
    order = Array(repeating: 0, count: graph.nodeCount + 1)
    steps = Array(repeating: -1, count: graph.nodeCount)
  }

  /// The nodes reached by the last search, by rising distance.
  var reached: ArraySlice<Int32> { order[..<reachedCount] }

  /// The longest distance found, or 0 if no node was reached.
  var longest: Int { max(0, levelStarts.count - 2) }

  /// Finds the distances from the nearest of some nodes; those of the search before are forgotten.
  ///
  /// - Parameters:
  ///   - sources: Where paths start; a node may occur more than once.
  ///   - limit: Nodes farther than this are not looked for.
  /// - Complexity: O(*n* + *m*) time, less if few nodes are within the limit.
  mutating func search(from sources: some Sequence<Int>, limit: Int = .max) {
    for node in reached { steps[Int(node)] = -1 }
    reachedCount = 0
    levelStarts.removeAll(keepingCapacity: true)
    levelStarts.append(0)
    for source in sources where steps[source] < 0 {
      steps[source] = 0
      order[reachedCount] = Int32(source)
      reachedCount += 1
    }
    var head = 0
    while head < reachedCount {
      let level = head..<reachedCount
      head = reachedCount
      levelStarts.append(head)
      guard levelStarts.count - 2 < limit else { break }
      reachedCount = reach(Int32(levelStarts.count - 1), from: level)
    }
  }

  /// Reaches the neighbours of the nodes of a level that were not reached yet; returns how many nodes are reached then.
  private mutating func reach(_ distance: Int32, from level: Range<Int>) -> Int {
    adjacency.withUnsafeRows { rows in
      order.withUnsafeMutableBufferPointer { order in
        steps.withUnsafeMutableBufferPointer { steps in
          var end = level.upperBound
          for place in level {
            for arc in rows.arcs(Int(order[place])) {
              let target = rows.targets[arc]
              let known = steps[Int(target)]
              order[end] = target
              // Reckoned without a jump, which would be foreseen wrongly too often.
              end &+= known < 0 ? 1 : 0
              steps[Int(target)] = known < 0 ? distance : known
            }
          }
          return end
        }
      }
    }
  }
}
