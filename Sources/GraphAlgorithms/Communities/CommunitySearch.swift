import GraphCore

/// Moves nodes, merges what belongs together into the nodes of a smaller graph, and begins again there.
struct CommunitySearch {
  private let graph: CommunityGraph
  /// Whether communities are cut into well-connected parts before they are merged, as Leiden does and Louvain does not.
  private let refines: Bool
  private let theta: Double
  private var generator: SeededGenerator

  init(_ graph: Graph, resolution: Double, refines: Bool, seed: UInt64) {
    self.graph = CommunityGraph(graph, resolution: resolution)
    self.refines = refines
    theta = 0.01 * self.graph.meanStrength
    generator = SeededGenerator(seed: seed)
  }

  /// Begins with each node on its own and repeats until nothing moves, or as often as allowed.
  ///
  /// - Parameter repetitions: How often at most all is done; nil to bound the work.
  /// - Returns: The community of each node.
  mutating func run(_ repetitions: Int?) -> [Int32] {
    precondition(repetitions ?? 1 > 0, "something must be done at least once")
    var groups = (0..<Int32(graph.nodeCount)).map { $0 }
    for _ in 0..<(repetitions ?? max(2, 5_000_000 / (1 + graph.nodeCount + graph.targets.count / 2))) {
      if !improve(&groups) { return groups }
    }
    while settle(&groups) {}
    return groups
  }

  /// Moves single nodes only, then splits what does not hang together; says whether that changed anything.
  private mutating func settle(_ groups: inout [Int32]) -> Bool {
    let hasMoved = graph.moveNodes(&groups, using: &generator)
    guard hasMoved && refines else { return hasMoved }
    groups = graph.connectedParts(of: groups).parts
    return true
  }

  /// Goes once from the single nodes up to the communities; says whether that changed anything.
  private mutating func improve(_ groups: inout [Int32]) -> Bool {
    var level = graph
    var nodeOfMember = (0..<Int32(graph.nodeCount)).map { $0 }
    var levelGroups = groups
    var hasChanged = false
    while true {
      if level.moveNodes(&levelGroups, using: &generator) { hasChanged = true }
      var count = 0
      levelGroups = numberedByFirstMember(levelGroups, &count)
      if count == level.nodeCount { break }
      var (parts, partCount) =
        refines ? level.refined(levelGroups, theta: theta, using: &generator) : (levelGroups, count)
      if partCount == level.nodeCount {
        // Nothing could be merged by chance's leave, so what is connected is merged whole.
        (parts, partCount) = level.connectedParts(of: levelGroups)
        if partCount > count { (levelGroups, hasChanged) = (parts, true) }
        if partCount == level.nodeCount { break }
      }
      var groupOfPart = [Int32](repeating: 0, count: partCount)
      for (node, part) in parts.enumerated() { groupOfPart[Int(part)] = levelGroups[node] }
      level = level.aggregated(parts, count: partCount)
      levelGroups = groupOfPart
      for member in nodeOfMember.indices { nodeOfMember[member] = parts[Int(nodeOfMember[member])] }
    }
    for member in groups.indices { groups[member] = levelGroups[Int(nodeOfMember[member])] }
    return hasChanged
  }
}
