import GraphCore

/// Counts the shortest paths from one source after another, and shares pairs of ends out over what lies between.
///
/// This is the algorithm of Brandes (Journal of Mathematical Sociology 25:163, 2001,
/// <https://doi.org/10.1080/0022250X.2001.9990249>) with three departures. The arcs on shortest paths are written down
/// while paths are counted, so that going back reads them in a row instead of looking for them again. Each target counts
/// with a weight, which turns betweenness into its variants. And counts above 2⁹⁰⁰ are repeated with a wider range
/// (see ``WideNumber``), as their inverses would lose digits.
struct ShortestPathCounter {
  private let adjacency: Adjacency
  private let lengths: [Double]
  /// Finds distances when steps have lengths; not used for hops.
  private var search: DistanceSearch
  /// The nodes reached, by rising distance; valid up to `reachedCount`.
  private var order: [Int32]
  private(set) var reachedCount = 0
  /// How many hops each node is away, or -1; for lengths, its place in `order`.
  private var depth: [Int32]
  /// How many shortest paths lead to each node (σ in the paper).
  private var pathCount: [Double]
  /// The arcs on shortest paths, by place of their source in `order`; those of place *i* start at `firstArc[i]`.
  private var arcs: [Int32]
  private var firstArc: [Int32]
  /// What each unit of path count of a node passes back: (weight + dependency) / path count.
  private var share: [Double]

  private static let largestPlainCount = 0x1p900

  init(_ graph: Graph, _ lengths: EdgeLengths, along direction: PathDirection = .outgoing) {
    adjacency = direction == .outgoing ? graph.outgoing : graph.incoming
    self.lengths = direction == .outgoing ? lengths.ofOutgoing : lengths.ofIncoming
    search = DistanceSearch(graph, lengths, along: direction)
    order = Array(repeating: 0, count: graph.nodeCount)
    depth = Array(repeating: -1, count: graph.nodeCount)
    pathCount = Array(repeating: 0, count: graph.nodeCount)
    arcs = Array(repeating: 0, count: graph.arcCount)
    firstArc = Array(repeating: 0, count: graph.nodeCount + 1)
    share = Array(repeating: 0, count: graph.nodeCount)
  }

  /// The nodes reached from the last source, the source included.
  var reached: ArraySlice<Int32> { order[..<reachedCount] }

  /// How far a node is from the last source, infinite if it was not reached.
  func distance(to node: Int) -> Double {
    if depth[node] < 0 { return .infinity }
    return lengths.isEmpty ? Double(depth[node]) : search.distance[node]
  }

  /// Finds all shortest paths from a node; those of the search before are forgotten.
  mutating func search(from source: Int) {
    for index in 0..<reachedCount {
      let node = Int(order[index])
      depth[node] = -1
      pathCount[node] = 0
    }
    pathCount[source] = 1
    if lengths.isEmpty { searchHops(from: source) } else { searchLengths(from: source) }
  }

  private mutating func searchHops(from source: Int) {
    order[0] = Int32(source)
    depth[source] = 0
    reachedCount = 1
    var (head, arcCount) = (0, 0)
    while head < reachedCount {
      let node = Int(order[head])
      firstArc[head] = Int32(arcCount)
      head += 1
      let (nextDepth, count) = (depth[node] + 1, pathCount[node])
      for arc in adjacency.row(node) {
        let target = Int(adjacency.targets[arc])
        if depth[target] < 0 {
          depth[target] = nextDepth
          order[reachedCount] = Int32(target)
          reachedCount += 1
        }
        guard depth[target] == nextDepth else { continue }
        pathCount[target] += count
        arcs[arcCount] = Int32(arc)
        arcCount += 1
      }
    }
    firstArc[head] = Int32(arcCount)
  }

  private mutating func searchLengths(from source: Int) {
    search.search(from: source)
    reachedCount = search.reachedCount
    for place in 0..<reachedCount {
      order[place] = search.order[place]
      depth[Int(order[place])] = Int32(place)
    }
    var arcCount = 0
    for place in 0..<reachedCount {
      let node = Int(order[place])
      firstArc[place] = Int32(arcCount)
      let (distance, count) = (search.distance[node], pathCount[node])
      for arc in adjacency.row(node) {
        let target = Int(adjacency.targets[arc])
        // Settled later, so that a step too short to change a distance is never walked both ways.
        guard depth[target] > Int32(place),
          EdgeLengths.isShortest(distance + lengths[arc], search.distance[target])
        else { continue }
        pathCount[target] += count
        arcs[arcCount] = Int32(arc)
        arcCount += 1
      }
    }
    firstArc[reachedCount] = Int32(arcCount)
  }

  /// Adds, for the last source, what of the pairs that end in each target runs through each node.
  ///
  /// - Parameters:
  ///   - weights: How much each target counts.
  ///   - scores: What is added to, one number per node; ends of pairs get nothing.
  mutating func addNodeShares(weights: [Double], to scores: inout [Double]) {
    forEachNodeShare(weights: weights) { node, share in scores[node] += share }
  }

  /// Visits each node reached except the last source, with what of the pairs that end in each target runs through it.
  @inline(__always)
  mutating func forEachNodeShare(weights: [Double], _ body: (_ node: Int, _ share: Double) -> Void) {
    shareOut(weights, onNode: body) { _, _ in }
  }

  /// Adds, for the last source, what of the pairs runs through each node and on through the next one.
  ///
  /// Pairs that end in the node after it are left out, as is everything at nodes to which an edge runs from the source.
  ///
  /// - Parameters:
  ///   - dependency: Working memory, one number per node.
  ///   - isNextToSource: Whether an edge runs from the source to each node.
  ///   - scores: What is added to, one number per node.
  mutating func addRemoteShares(dependency: inout [Double], isNextToSource: [Bool], to scores: inout [Double]) {
    let targets = adjacency.targets
    let weights = [Double](repeating: 1, count: dependency.count)
    // Of what a node passes on to the next, 1 part ends there for as much as the next one's dependency goes on.
    var goingOn = 0.0
    shareOut(weights) { node, passed in
      dependency[node] = passed
      if !isNextToSource[node] { scores[node] += goingOn }
      goingOn = 0
    } onArc: { arc, flow in
      let beyond = dependency[Int(targets[arc])]
      goingOn += flow * (beyond / (1 + beyond))
    }
  }

  /// Adds, for the last source, what of the pairs that end in each target runs along each arc.
  ///
  /// - Parameters:
  ///   - weights: How much each target counts.
  ///   - scores: What is added to, one number per arc.
  mutating func addArcShares(weights: [Double], to scores: inout [Double]) {
    forEachArcShare(weights: weights) { arc, share in scores[arc] += share }
  }

  /// Visits each arc on shortest paths from the last source, with what of the pairs that end in each target runs along
  /// it.
  @inline(__always)
  mutating func forEachArcShare(weights: [Double], _ body: (_ arc: Int, _ share: Double) -> Void) {
    shareOut(weights, onNode: { _, _ in }, onArc: body)
  }

  @inline(__always)
  private mutating func shareOut(_ weights: [Double], onNode: (Int, Double) -> Void, onArc: (Int, Double) -> Void) {
    // Counts only grow along a path, but the farthest node need not have the most.
    var largest = 0.0
    for place in 0..<reachedCount { largest = max(largest, pathCount[Int(order[place])]) }
    guard largest <= Self.largestPlainCount else { return shareOutWide(weights, onNode: onNode, onArc: onArc) }
    for place in (0..<reachedCount).reversed() {
      let node = Int(order[place])
      let count = pathCount[node]
      var sum = 0.0
      for index in Int(firstArc[place])..<Int(firstArc[place + 1]) {
        let arc = Int(arcs[index])
        let part = share[Int(adjacency.targets[arc])]
        sum += part
        onArc(arc, count * part)
      }
      let dependency = count * sum
      share[node] = (weights[node] + dependency) / count
      if place > 0 { onNode(node, dependency) }
    }
  }

  /// The same with numbers of any size, counting paths anew along the arcs found.
  private func shareOutWide(_ weights: [Double], onNode: (Int, Double) -> Void, onArc: (Int, Double) -> Void) {
    let pathCount = widePathCounts()
    var share = [WideNumber](repeating: .zero, count: pathCount.count)
    for place in (0..<reachedCount).reversed() {
      let node = Int(order[place])
      let count = pathCount[node]
      var sum = WideNumber.zero
      for index in Int(firstArc[place])..<Int(firstArc[place + 1]) {
        let arc = Int(arcs[index])
        let part = share[Int(adjacency.targets[arc])]
        sum = sum + part
        onArc(arc, (count * part).double)
      }
      let dependency = count * sum
      share[node] = (WideNumber(weights[node]) + dependency) / count
      if place > 0 { onNode(node, dependency.double) }
    }
  }

  /// How many shortest paths lead from the last source to each node, counted without an upper limit.
  func widePathCounts() -> [WideNumber] {
    var pathCount = [WideNumber](repeating: .zero, count: self.pathCount.count)
    pathCount[Int(order[0])] = WideNumber(1)
    for place in 0..<reachedCount {
      let count = pathCount[Int(order[place])]
      for index in Int(firstArc[place])..<Int(firstArc[place + 1]) {
        let target = Int(adjacency.targets[Int(arcs[index])])
        pathCount[target] = pathCount[target] + count
      }
    }
    return pathCount
  }

  /// How many shortest paths of two steps or more lead from the last source to each node.
  func pathCountsOfDetours() -> [WideNumber] {
    let pathCount = widePathCounts()
    var detours = [WideNumber](repeating: .zero, count: pathCount.count)
    for place in 1..<max(1, reachedCount) {
      for index in Int(firstArc[place])..<Int(firstArc[place + 1]) {
        let target = Int(adjacency.targets[Int(arcs[index])])
        detours[target] = detours[target] + pathCount[Int(order[place])]
      }
    }
    return detours
  }
}
