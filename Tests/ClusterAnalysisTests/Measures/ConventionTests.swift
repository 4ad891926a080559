import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Testing

/// Expected values are what the programs print: networkx 3.6.1 and igraph 1.0.0 called from Python on this graph.
@Suite struct ConventionTests {
  /// 0 ⇄ 1 → 2 → 3 → 4, 2 → 0, 5 → 3, and an isolate.
  static let edges = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (2, 0), (5, 3)]

  static func run(
    _ convention: Convention?, nodeCount: Int = 7, edges: [(Int, Int)] = edges, directed: Bool = true,
    groups: [String] = [], strengths: [Double] = [], between: GroupPair? = nil, scale: PairScale = .pairs
  ) throws -> MeasureRun {
    let here = Provenance(file: "test", row: 1)
    let network = try ClusterNetwork(
      ClusterRecords(
        title: "",
        organisations: (0..<nodeCount).map { index in
          var organisation = Organisation(id: "\(index)", name: "\(index)", provenance: here)
          organisation.sectors = index < groups.count ? [groups[index]] : []
          return organisation
        },
        ties: edges.enumerated().map { index, edge in
          let strength = index < strengths.count ? strengths[index] : 1
          var tie = Tie(from: "\(edge.0)", to: "\(edge.1)", strength: strength, provenance: here)
          tie.isDirected = directed
          return tie
        }))
    var options = MeasureOptions()
    (options.scale, options.between, options.convention) = (scale, between, convention)
    return MeasureRun(
      network, grouping: groups.isEmpty ? nil : try network.grouping(by: "sector"), options: options)
  }

  static func values(_ convention: Convention, _ measure: NodeMeasure) throws -> [Double?] {
    var run = try run(convention)
    let scores = try run.scores(measure)
    return (0..<scores.count).map { scores[NodeID($0)] }
  }

  static func agree(_ values: [Double?], _ expected: [Double?]) -> Bool {
    zip(values, expected).allSatisfy { value, expected in
      if let value, let expected { abs(value - expected) < 1e-9 } else { value == nil && expected == nil }
    }
  }

  @Test func igraphCloseness() throws {
    // Graph.closeness()
    let expected: [Double?] = [
      0.5, 0.5, 0.7142857142857143, 0.7142857142857143, 0.45454545454545453, 0.45454545454545453, nil,
    ]
    #expect(Self.agree(try Self.values(.igraph, .closeness), expected))
  }

  @Test func igraphHarmonic() throws {
    // Graph.harmonic_centrality()
    let half = 0.5277777777777778
    let expected = [half, half, 2.0 / 3, 2.0 / 3, 0.4444444444444444, 0.4444444444444444, 0]
    #expect(Self.agree(try Self.values(.igraph, .harmonic), expected))
  }

  @Test func igraphEccentricity() throws {
    // Graph.eccentricity()
    #expect(Self.agree(try Self.values(.igraph, .eccentricity), [4, 3, 2, 1, 0, 2, 0]))
  }

  @Test func igraphHubsAndAuthorities() throws {
    // Graph.hub_score(), Graph.authority_score(); what is below 10⁻¹⁵ there is 0.
    let hubs = [0, 0.8019377358048384, 1, 0, 0, 0.4450418679126289, 0]
    #expect(Self.agree(try Self.values(.igraph, .hub), hubs))
    let authorities = [1, 0, 0.44504186791262884, 0.8019377358048382, 0, 0, 0]
    #expect(Self.agree(try Self.values(.igraph, .authority), authorities))
  }

  @Test func igraphClustering() throws {
    // Graph.transitivity_local_undirected(mode="nan")
    #expect(Self.agree(try Self.values(.igraph, .clustering), [1, 1, 1.0 / 3, 0, nil, nil, nil]))
  }

  @Test func igraphBridgesAreNoMutualTies() throws {
    // Graph(3, [(0, 1), (1, 0), (1, 2)], directed=True).bridges() is [2].
    var run = try Self.run(.igraph, nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2)])
    #expect(try run.value(of: .bridges) == 1)
    var own = try Self.run(nil, nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2)])
    #expect(try own.value(of: .bridges) == 2)
  }

  @Test func networkxKatz() throws {
    // networkx.katz_centrality_numpy(G), where the isolate was not in the graph.
    var run = try Self.run(.networkx, nodeCount: 6)
    let scores = try run.scores(.katz)
    let expected = [
      0.4404019851470059, 0.40400512687039386, 0.40036544104273264, 0.4359979652955358, 0.40356472488524675,
      0.3599649283556932,
    ]
    #expect(Self.agree((0..<6).map { scores[NodeID($0)] }, expected))
  }

  @Test func networkxHubsAndAuthorities() throws {
    // networkx.hits(G); what is below 10⁻¹⁵ there is 0.
    let hubs = [0, 0.3568958678922095, 0.44504186791262884, 0, 0, 0.19806226419516174, 0]
    #expect(Self.agree(try Self.values(.networkx, .hub), hubs))
    let authorities = [0.44504186791262884, 0, 0.19806226419516185, 0.3568958678922094, 0, 0, 0]
    #expect(Self.agree(try Self.values(.networkx, .authority), authorities))
  }

  @Test func networkxRefusesWhatNotAllCanReach() throws {
    // networkx.eccentricity(G): “Found infinite path length because the digraph is not strongly connected”
    #expect(try Self.values(.networkx, .eccentricity).allSatisfy { $0 == nil })
    var run = try Self.run(.networkx)
    #expect(try run.value(of: .diameter) == nil && run.value(of: .meanDistance) == nil)
    // networkx.diameter(S) and average_shortest_path_length(S) of a strongly connected graph.
    var strong = try Self.run(.networkx, nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 2)])
    #expect(try strong.value(of: .diameter) == 3 && strong.value(of: .meanDistance) == 1.75)
  }

  @Test(arguments: [Convention.networkx, .igraph])
  func halfOfCrossBetweennessBetweenTwoGroups(convention: Convention) throws {
    // networkx.betweenness_centrality_subset(path_graph(4), [0, 1], [2, 3]) and Graph.betweenness(sources, targets)
    // give 0, 1, 1, 0 undirected; networkx gives 0, 2, 2, 0 directed.
    let path = [(0, 1), (1, 2), (2, 3)]
    for (directed, inner) in [(false, 1.0), (true, 2.0)] {
      var run = try Self.run(
        convention, nodeCount: 4, edges: path, directed: directed, groups: ["a", "a", "b", "b"],
        between: GroupPair(0, 1))
      let scores: NodeScores = try run.scores(.crossBetweenness)
      #expect((0..<4).map { scores[NodeID($0)] } == [0, inner, inner, 0])
    }
  }

  @Test func snaCloseness() throws {
    // The inverse mean distance from the node, 0 where any other cannot be reached: two of three on a directed path.
    var run = try Self.run(.sna, nodeCount: 3, edges: [(0, 1), (1, 2)])
    let scores = try run.scores(.closeness)
    #expect((0..<3).map { scores[NodeID($0)] } == [2.0 / 3, 0, 0])
  }

  @Test func snaReciprocityAndTransitivity() throws {
    var run = try Self.run(.sna)
    // 21 pairs: one mutual, five one way, fifteen empty.
    #expect(try run.value(of: .reciprocity) == 16.0 / 21)
    // Paths of two: 0→1→2, 1→2→0*, 1→2→3, 2→0→1, 2→3→4, 5→3→4; only the one with * has its ends joined.
    #expect(abs((try run.value(of: .transitivity) ?? 0) - 1.0 / 6) < 1e-12)
  }

  @Test func ucinetIgnoresStrengthsAndCountsPairs() throws {
    var run = try Self.run(
      .ucinet, nodeCount: 3, edges: [(0, 1), (1, 2)], directed: false, groups: ["a", "a", "b"], strengths: [3, 1])
    #expect(try run.value(of: .eiIndex) == 0)
    #expect(try run.scores(.eiIndex)[NodeID(1)] == 0)
    var directed = try Self.run(.ucinet)
    #expect(try directed.value(of: .reciprocity) == 1.0 / 6)
    var normalized = try Self.run(
      .ucinet, nodeCount: 3, edges: [(0, 1), (1, 2)], directed: false, scale: .fractionOfPairs)
    #expect(try normalized.scores(.betweenness)[NodeID(1)] == 100)
  }

  @Test(arguments: Convention.allCases, NodeMeasure.allCases)
  func everyOtherMeasureIsAsExplained(convention: Convention, measure: NodeMeasure) throws {
    guard convention.difference(in: measure.rawValue) == nil else { return }
    let groups = ["a", "a", "b", "b", "b", "c", "c"]
    var other = try Self.run(convention, groups: groups)
    var own = try Self.run(nil, groups: groups)
    #expect(try other.scores(measure) == own.scores(measure))
  }
}
