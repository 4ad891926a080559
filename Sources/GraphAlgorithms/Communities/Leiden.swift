public import GraphCore

extension Graph {
  /// Finds communities of high modularity, each of them connected, by the Leiden algorithm.
  ///
  /// Nodes are moved one by one, communities are refined into well-connected parts, and the parts become the nodes of a
  /// smaller graph, on which the same is done (Traag, Waltman and van Eck, Scientific Reports 9:5233, 2019,
  /// <https://doi.org/10.1038/s41598-019-41695-z>). This is repeated from the partition found until nothing moves. What
  /// is maximised is ``modularity(_:resolution:)``, so strengths count, and directions if edges run one way. To find the
  /// highest modularity is NP-hard; other seeds may find more.
  ///
  /// - Parameters:
  ///   - resolution: γ: above 1 favours small communities, below 1 large ones; at 0 they are the connected components.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  /// - Returns: Communities that are connected if directions are ignored, from which no single node can move to another
  ///   or to one of its own with a gain of modularity. A node without ties is a community of its own.
  /// - Precondition: `resolution` is finite and not negative; directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: O(*n* + *m*) space and, as a rule, time for each repetition, of which there are few.
  public func leidenCommunities(resolution: Double = 1, seed: UInt64) -> Communities {
    var search = CommunitySearch(self, resolution: resolution, refines: true, seed: seed)
    return Communities(self, search.run(), resolution: resolution)
  }
}

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

  /// Begins with each node on its own and repeats until nothing moves.
  ///
  /// - Returns: The community of each node.
  mutating func run() -> [Int32] {
    var groups = (0..<Int32(graph.nodeCount)).map { $0 }
    while improve(&groups) {}
    return groups
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
