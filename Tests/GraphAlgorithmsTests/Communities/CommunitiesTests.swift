import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// What Leiden, Louvain and label propagation have in common, and what the first two reach.
@Suite struct CommunitiesTests {
  enum Method: String, CaseIterable, Sendable {
    case leiden
    case louvain
    case labelPropagation

    func communities(
      of graph: Graph, resolution: Double = 1, seed: UInt64 = 1, repetitions: Int? = nil, threads: Int? = nil
    ) -> Communities {
      switch self {
      case .leiden:
        graph.leidenCommunities(resolution: resolution, seed: seed, repetitions: repetitions, threads: threads)
      case .louvain:
        graph.louvainCommunities(resolution: resolution, seed: seed, repetitions: repetitions, threads: threads)
      case .labelPropagation: graph.labelPropagationCommunities(seed: seed, threads: threads)
      }
    }

    static let maximizing: [Method] = [.leiden, .louvain]
  }

  static func list(_ partition: NodePartition) -> [Int] {
    (0..<partition.nodeCount).map { partition[NodeID($0)] ?? -1 }
  }

  /// Rings of cliques, every clique joined to the next by one tie; directed ties run both ways inside and one way between.
  static func ringOfCliques(_ count: Int, of size: Int, directed: Bool = false) -> Graph {
    var edges: [(Int, Int)] = []
    for clique in 0..<count {
      for a in 0..<size {
        for b in 0..<size where directed ? a != b : a < b { edges.append((clique * size + a, clique * size + b)) }
      }
      edges.append((clique * size, (clique + 1) % count * size + 1))
    }
    return .of(count * size, edges, directed: directed)
  }

  /// Whether ties inside the community hold the members of each together.
  static func areConnected(_ graph: Graph, _ partition: NodePartition) -> Bool {
    let inside = graph.edges.filter { partition[$0.source] == partition[$0.target] }
    let parts = Graph.of(graph.nodeCount, inside.map { ($0.source.index, $0.target.index) }).connectedComponents()
    return parts.groupCount == partition.groupCount
  }

  @Test(arguments: GraphCase.all, Method.allCases)
  func everyNodeHasACommunityNumberedByItsFirstNode(graphCase: GraphCase, method: Method) {
    let graph = graphCase.graph
    let found = method.communities(of: graph, seed: graphCase.seed)
    let groups = Self.list(found.partition)
    var next = 0
    for group in groups {
      #expect((0...next).contains(group))
      next = max(next, group + 1)
    }
    #expect(next == found.partition.groupCount)
    #expect(agree(found.modularity, ModularityTests.overPairs(graph, found.partition, resolution: 1)))
    for node in graph.nodes where graph.outDegree(of: node) + graph.inDegree(of: node) == 0 {
      #expect(found.partition.sizes[groups[node.index]] == 1)
    }
    #expect(found == method.communities(of: graph, seed: graphCase.seed))
    if method != .louvain { #expect(Self.areConnected(graph, found.partition)) }
  }

  @Test("No node can move alone with a gain", arguments: GraphCase.all)
  func localOptimum(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let resolution = [0.4, 1, 2][Int(graphCase.seed % 3)]
    for method in Method.maximizing {
      let repetitions = graphCase.seed & 32 == 0 ? 1 : nil
      let found = method.communities(
        of: graph, resolution: resolution, seed: graphCase.seed, repetitions: repetitions)
      let reached = ModularityTests.overPairs(graph, found.partition, resolution: resolution)
      #expect(agree(found.modularity, reached))
      guard let reached else { continue }
      var groups = Self.list(found.partition)
      for node in groups.indices {
        let own = groups[node]
        for other in 0...found.partition.groupCount {
          groups[node] = other
          let moved = graph.modularity(NodePartition(groups), resolution: resolution)
          #expect(try #require(moved) <= reached + 1e-9)
        }
        groups[node] = own
      }
    }
  }

  @Test("Sparse graphs of some hundred nodes fall into connected communities", arguments: [false, true], [0.3, 1, 5])
  func connected(directed: Bool, resolution: Double) {
    let graph = Graph.random(300, probability: 0.012, seed: 9, directed: directed, weighted: true)
    for seed in 0..<5 as Range<UInt64> {
      for repetitions in [1, nil] {
        let found = graph.leidenCommunities(resolution: resolution, seed: seed, repetitions: repetitions)
        #expect(Self.areConnected(graph, found.partition))
      }
      #expect(Self.areConnected(graph, graph.labelPropagationCommunities(seed: seed).partition))
    }
  }

  @Test("The same communities for any number of threads", arguments: [false, true], Method.allCases)
  func threads(directed: Bool, method: Method) {
    // Several blocks of nodes each, so that threads do share the work.
    var generator = SeededGenerator(seed: 8)
    let ends = (0..<5000).map { _ in
      (Int.random(in: 0..<4500, using: &generator), Int.random(in: 0..<4500, using: &generator))
    }
    let graph = Graph.of(4500, ends.filter { $0.0 != $0.1 }, directed: directed)
    let found = method.communities(of: graph, threads: 1)
    for threads in [2, 3, 8] { #expect(method.communities(of: graph, threads: threads) == found) }
    if method != .louvain { #expect(Self.areConnected(graph, found.partition)) }
  }

  @Test("The best division of the karate club", arguments: Method.maximizing)
  func karate(method: Method) {
    // The optimum by integer programming: Q = 0.4198 (Brandes et al., IEEE Transactions on Knowledge and Data Engineering
    // 20:172, 2008, https://doi.org/10.1109/TKDE.2007.190689); to more digits, in igraph 1.0.0:
    // Graph.Famous("Zachary").community_optimal_modularity().modularity.
    let found = (0..<20 as Range<UInt64>).compactMap { method.communities(of: KarateClub.graph, seed: $0).modularity }
    #expect(found.count == 20 && agree(found.max(), 0.4197896120973046))
  }

  @Test(arguments: 3..<8, Method.allCases) func twoCliques(size: Int, method: Method) {
    var edges = [(0, size)]
    for a in 0..<size {
      for b in 0..<a { edges += [(a, b), (size + a, size + b)] }
    }
    let graph = Graph.of(2 * size, edges)
    let sides = (0..<2 * size).map { $0 / size }
    let found = (0..<10 as Range<UInt64>).map { method.communities(of: graph, seed: $0) }
    // Half the ties but one lie on each side, whose nodes have half the strength.
    let m = Double(size * (size - 1) + 1)
    for communities in method == .labelPropagation ? found.filter({ $0.partition.groupCount == 2 }) : found {
      #expect(Self.list(communities.partition) == sides)
      #expect(agree(communities.modularity, (m - 1) / m - 0.5))
    }
    #expect(found.contains { $0.partition.groupCount == 2 })
  }

  @Test(arguments: [false, true], Method.maximizing) func ringsOfCliques(directed: Bool, method: Method) {
    for (count, size) in [(4, 4), (6, 5), (9, 4), (12, 6)] {
      let found = method.communities(of: Self.ringOfCliques(count, of: size, directed: directed))
      #expect(Self.list(found.partition) == (0..<count * size).map { $0 / size })
      let inside = Double(directed ? size * (size - 1) : size * (size - 1) / 2)
      #expect(agree(found.modularity, inside / (inside + 1) - 1 / Double(count)))
    }
  }

  @Test("More cliques than the resolution shows are joined in pairs, unless it is raised", arguments: Method.maximizing)
  func resolutionLimit(method: Method) {
    // Fortunato and Barthélemy, PNAS 104:36, 2007, https://doi.org/10.1073/pnas.0605965104: to join two of 30 triangles
    // gains 1 / m − 2 γ (8 / 2 m)² of modularity with m = 120 ties, which is above 0 for γ < 3.75.
    let graph = Self.ringOfCliques(30, of: 3)
    let cliques = NodePartition((0..<90).map { $0 / 3 })
    let coarse = method.communities(of: graph)
    #expect(coarse.partition.groupCount < 30 && (coarse.modularity ?? 0) > 0.75 - 1.0 / 30)
    #expect(method.communities(of: graph, resolution: 5).partition == cliques)
  }

  @Test(arguments: GraphCase.all, Method.maximizing) func extremeResolutions(graphCase: GraphCase, method: Method) {
    let graph = graphCase.graph
    let components = Set(Dictionary(grouping: graph.nodes) { graph.connectedComponents()[$0] }.values)
    for resolution in [0, 1e-9] {
      let partition = method.communities(of: graph, resolution: resolution).partition
      #expect(Set(Dictionary(grouping: graph.nodes) { partition[$0] }.values) == components)
    }
    let alone = NodePartition((0..<graph.nodeCount).map { $0 })
    // A directed tie into a node without others out of it meets an expectation of 0, whatever the resolution.
    if !graph.isDirected { #expect(method.communities(of: graph, resolution: 1e6).partition == alone) }
  }

  @Test(arguments: Method.allCases) func graphsWithoutTies(method: Method) {
    for n in 0..<4 {
      let found = method.communities(of: .of(n, []))
      #expect(Self.list(found.partition) == Array(0..<n) && found.modularity == nil)
    }
  }

  @Test("The unit of strength does not matter", arguments: Method.allCases) func unitOfStrength(method: Method) {
    let graph = Graph.random(60, probability: 0.1, seed: 3, weighted: true)
    let edges = graph.edges
    let stronger = Graph.of(
      60, edges.map { ($0.source.index, $0.target.index) }, strengths: edges.map { $0.strength * 1024 })
    for seed in 0..<8 as Range<UInt64> {
      #expect(method.communities(of: graph, seed: seed) == method.communities(of: stronger, seed: seed))
    }
  }

  @Test("Some seed finds the best of all divisions of a small graph", arguments: GraphCase.all, Method.maximizing)
  func bestOfAll(graphCase: GraphCase, method: Method) {
    let graph = graphCase.graph
    guard (2...6).contains(graph.nodeCount) else { return }
    var best: Double?
    func divide(_ groups: [Int], _ used: Int) {
      guard groups.count == graph.nodeCount else {
        for group in 0...used { divide(groups + [group], max(used, group + 1)) }
        return
      }
      let modularity = graph.modularity(NodePartition(groups))
      best = modularity.map { max($0, best ?? $0) }
    }
    divide([], 0)
    let found = (0..<16 as Range<UInt64>).compactMap { method.communities(of: graph, seed: $0).modularity }
    #expect(agree(found.max(), best))
  }
}
