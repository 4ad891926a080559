import GraphCore

/// Moves nodes, merges what belongs together into the nodes of a smaller graph, and begins again there.
struct CommunitySearch {
  private let graph: CommunityGraph
  /// The original node of each node of `graph`: all of them in random order, which is the order of visits.
  private let order: [Int32]
  /// Whether communities are cut into well-connected parts before they are merged, as Leiden does and Louvain does not.
  private let refines: Bool
  private let theta: Double
  private var generator: SeededGenerator
  private let threads: Int?

  init(_ graph: Graph, resolution: Double, refines: Bool, seed: UInt64, threads: Int?) {
    self.threads = threads
    generator = SeededGenerator(seed: seed)
    order = (0..<Int32(graph.nodeCount)).shuffled(using: &generator)
    self.graph = CommunityGraph(graph.withBoundedStrengths, order: order, resolution: resolution, threads: threads)
    self.refines = refines
    theta = 0.01 * self.graph.meanStrength
  }

  /// Begins with each node on its own and repeats until nothing moves, or as often as allowed.
  ///
  /// - Parameter repetitions: How often at most all is done; nil to bound the work.
  /// - Returns: The community of each original node.
  mutating func run(_ repetitions: Int?) -> [Int32] {
    precondition(repetitions ?? 1 > 0, "something must be done at least once")
    let groups = graph.singletons()
    var isSettled = false
    let most = repetitions ?? max(1, Self.enoughWork / (1 + graph.nodeCount + graph.arcCount / 2))
    for repetition in 0..<most where !isSettled {
      isSettled = !improve(groups, isFirst: repetition == 0)
    }
    if !isSettled { while !Watch.current.isCancelled && settle(groups) {} }
    var result = [Int32](repeating: 0, count: order.count)
    for (index, node) in order.enumerated() { result[Int(node)] = groups[index] }
    return result
  }

  /// How many nodes and ties are gone over in all, unless it is said how often.
  ///
  /// Small networks settle long before. Large ones gain about as much from going on as seeds differ, some ten-thousandths.
  private static let enoughWork = 200_000

  /// Moves single nodes only, then splits what does not hang together; says whether that changed anything.
  private func settle(_ groups: Room<Int32>) -> Bool {
    let left = Room<Bool>(repeating: false, count: graph.nodeCount)
    guard graph.moveBadlyPlacedNodes(groups, left: left, threads: threads) else { return false }
    if refines { groups.copy(graph.connectedParts(of: groups, where: left).parts) }
    return true
  }

  /// Goes once from the single nodes up to the communities and down again; says whether that changed anything.
  ///
  /// On the way down the nodes of each level that now belong elsewhere are moved (Rotta and Noack, ACM Journal of
  /// Experimental Algorithmics 16:2.3, 2011, <https://doi.org/10.1145/1963190.1970376>), which Leiden as it was published
  /// does not do; communities that fall apart by that are split.
  private mutating func improve(_ groups: Room<Int32>, isFirst: Bool) -> Bool {
    // For each level below the present one: its graph, and of which node above each of its nodes is a part.
    var below: [(graph: CommunityGraph, parts: Room<Int32>)] = []
    var level = graph
    var levelGroups = groups
    var hasChanged = false
    while !Watch.current.isCancelled {
      let hasMoved =
        below.isEmpty && !isFirst
        ? level.moveBadlyPlacedNodes(levelGroups, threads: threads) : level.moveNodes(levelGroups)
      if hasMoved { hasChanged = true }
      let count = levelGroups.numberByFirstMember()
      if count == level.nodeCount { break }
      var (parts, partCount) =
        refines ? level.refined(levelGroups, theta: theta, threads: threads, using: &generator) : (levelGroups, count)
      if partCount == level.nodeCount {
        // Nothing could be merged by chance's leave, so what is connected is merged whole.
        (parts, partCount) = level.connectedParts(of: levelGroups)
        if partCount > count {
          levelGroups.copy(parts)
          hasChanged = true
        }
        if partCount == level.nodeCount { break }
      }
      let groupOfPart = Room<Int32>(partCount)
      for node in 0..<level.nodeCount { groupOfPart[Int(parts[node])] = levelGroups[node] }
      below.append((level, parts))
      level = level.aggregated(parts, count: partCount, threads: threads)
      levelGroups = groupOfPart
    }
    while let (graph, parts) = below.popLast() {
      let lower = below.isEmpty ? groups : Room<Int32>(graph.nodeCount)
      for node in 0..<graph.nodeCount { lower[node] = levelGroups[Int(parts[node])] }
      if graph.moveBadlyPlacedNodes(lower, threads: threads) { hasChanged = true }
      levelGroups = lower
    }
    if refines && hasChanged { groups.copy(graph.connectedParts(of: groups).parts) }
    return hasChanged
  }
}

extension Room<Int32> {
  /// Takes over the numbers of another room of the same size.
  fileprivate func copy(_ other: Room<Int32>) { start.update(from: other.start, count: count) }

  /// Numbers groups by their first member, in place.
  ///
  /// - Returns: How many groups have members.
  func numberByFirstMember() -> Int {
    let numbers = Room<Int32>(repeating: -1, count: count)
    var found: Int32 = 0
    for index in 0..<count {
      let group = Int(self[index])
      if numbers[group] < 0 {
        numbers[group] = found
        found += 1
      }
      self[index] = numbers[group]
    }
    return Int(found)
  }
}
