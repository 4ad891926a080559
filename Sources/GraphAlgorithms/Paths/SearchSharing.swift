import GraphCore

/// How distances in hops from many nodes are found.
enum SearchSharing: CaseIterable {
  /// By searches that 512 sources share, visiting a node at each distance it has from any (``HopLanes``).
  case lanes
  /// By searches that 64 sources near one another share, looking at a node a few times (``PatchDistances``).
  case patches
  /// By a search from each, which is enough where directions let few nodes be reached.
  case oneByOne
}

extension Graph {
  /// Whether no two nodes that are joined are very far from each other, directions ignored, which decides how much searches
  /// have in common.
  ///
  /// - Complexity: O(*n* + *m*).
  package var hasShortWays: Bool { SourceOrder(self).isShallow }

  /// Puts nodes in an order for searches that share their walk, and says which do.
  ///
  /// On networks with short distances all searches have much of their way in common. On grids those from the same region
  /// have: a node is visited about as often as the region is wide. On long chains no region of many nodes is narrow; there
  /// those from neighbours still have about equally far to go to everything else, which a trial tells. The answer depends on
  /// the graph only.
  ///
  /// - Parameters:
  ///   - direction: Whether arcs are walked forwards.
  ///   - sources: The nodes to search from; nil for all.
  /// - Returns: The nodes in an order in which those that follow one another are near each other, and the way to search.
  func sharing(along direction: PathDirection, from sources: [Int32]? = nil) -> (order: [Int32], way: SearchSharing) {
    if isDirected {
      let all = sources ?? Array(0..<Int32(nodeCount))
      if !all.isEmpty, hasShortSearches(from: all, along: direction) { return (all, .oneByOne) }
    }
    let order = SourceOrder(self)
    var nodes = order.isShallow ? order.nodes : order.inPatches(self)
    if let sources {
      var isSource = [Bool](repeating: false, count: nodeCount)
      for source in sources { isSource[Int(source)] = true }
      nodes.removeAll { !isSource[Int($0)] }
    }
    guard !order.isShallow else { return (nodes, .lanes) }
    guard spread(of: nodes.middle(HopLanes.laneCount)) > HopLanes.worthwhileSpread else { return (nodes, .lanes) }
    let isPatch = PatchDistances(self, along: direction).search(from: nodes.middle(PatchDistances.laneCount))
    return (nodes, isPatch ? .patches : .lanes)
  }

  /// Whether sources reach so few nodes that all searches are done before others would be ready.
  ///
  /// Others need memory, a trial, an order in which sources share what they walk. So it is where ties have directions and few
  /// of them lead on.
  ///
  /// - Complexity: As sixteen searches at most, and fewer where much is reached.
  func hasShortSearches(from sources: [Int32], along paths: PathDirection = .outgoing) -> Bool {
    // For an order and memory half a microsecond for each node, for a search 14 nanoseconds for a node that is reached.
    let limit = 500 * nodeCount * 16 / (14 * max(1, sources.count))
    var search = HopSearch(self, along: paths)
    var reachedCount = 0
    for index in 0..<16 where reachedCount <= limit {
      search.search(from: CollectionOfOne(Int(sources[index * sources.count / 16])))
      reachedCount += search.reached.count
    }
    return reachedCount <= limit
  }

  /// About how many hops the two of some nodes are apart that are farthest from each other, of those that are joined with
  /// the first when directions are ignored.
  private func spread(of nodes: ArraySlice<Int32>) -> Int {
    guard let first = nodes.first else { return 0 }
    var search = HopSearch(UnderlyingTies(of: self).graph)
    search.search(from: CollectionOfOne(Int(first)))
    let farthest = nodes.max { search.steps[Int($0)] < search.steps[Int($1)] } ?? first
    search.search(from: CollectionOfOne(Int(farthest)))
    return nodes.reduce(0) { max($0, Int(search.steps[Int($1)])) }
  }
}

extension [Int32] {
  /// A stretch of a width in the middle, where lists in multiples of the width have one.
  func middle(_ width: Int) -> ArraySlice<Int32> {
    let first = count / 2 / width * width
    return self[first..<Swift.min(count, first + width)]
  }
}
