import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct TieGainTests {
  /// Counts the pairs at each distance by their definition, on the matrix of Floyd and Warshall.
  static func counted(
    _ graph: Graph, _ counts: (Int, Int) -> Bool
  ) -> (atDistance: [Int: Int], unjoined: Int, efficiency: Double?) {
    let distance = DenseGraph(graph).distance
    var atDistance: [Int: Int] = [:]
    var (unjoined, sum, all) = (0, 0.0, 0)
    for a in distance.indices {
      for b in distance.indices where a != b && counts(a, b) {
        all += 1
        guard distance[a][b].isFinite else {
          unjoined += 1
          continue
        }
        atDistance[Int(distance[a][b]), default: 0] += 1
        sum += 1 / distance[a][b]
      }
    }
    return (atDistance, unjoined, all == 0 ? nil : sum / Double(all))
  }

  static func agrees(_ found: DistanceCounts, _ expected: (atDistance: [Int: Int], unjoined: Int, efficiency: Double?))
    -> Bool
  {
    let nonzero = found.atDistance.enumerated().filter { $0.element != 0 }
    return Dictionary(uniqueKeysWithValues: nonzero.map { ($0.offset, $0.element) }) == expected.atDistance
      && found.unjoinedCount == expected.unjoined && agree(found.efficiency, expected.efficiency)
      && (0..<6).allSatisfy { k in found.within(k) == expected.atDistance.reduce(0) { $1.key <= k ? $0 + $1.value : $0 }
      }
  }

  /// Two sets that overlap, drawn by the seed, with a node listed twice.
  static func sets(_ graph: Graph, seed: UInt64) -> (first: [NodeID], second: [NodeID]) {
    let first = graph.nodes.filter { ($0.index &* 5 &+ Int(seed)) % 3 != 0 }
    let second = graph.nodes.filter { ($0.index &* 7 &+ Int(seed)) % 4 < 2 }
    return (first + first.prefix(1), second)
  }

  static func ties(_ graph: Graph) -> [Edge] {
    graph.nodes.flatMap { a in graph.nodes.map { Edge(source: a, target: $0) } }
  }

  @Test("As if all distances were found again", arguments: GraphCase.all)
  func agreesWithSearchingAgain(graphCase: GraphCase) throws {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let sets = Self.sets(graph, seed: graphCase.seed)
    let ways: [(CountedPairs, (Int, Int) -> Bool)] = [
      (.all, { _, _ in true }),
      (
        .acrossGroups(partition),
        {
          guard let a = partition[NodeID($0)], let b = partition[NodeID($1)] else { return false }
          return a != b
        }
      ),
      (.between(sets.first, sets.second), { sets.first.contains(NodeID($0)) && sets.second.contains(NodeID($1)) }),
    ]
    let ties = Self.ties(graph).filter { ($0.source.index + $0.target.index + Int(graphCase.seed)) % 8 == 0 }
    for (pairs, counts) in ways {
      let found = graph.tieGains(of: ties, pairs: pairs)
      let before = Self.counted(graph, counts)
      #expect(Self.agrees(found.pairs, before) && Self.agrees(graph.distanceCounts(pairs), before))
      #expect(found.gains.map(\.tie) == ties)
      for gain in found.gains {
        let after = Self.counted(try graph.adding([gain.tie]), counts)
        #expect(Self.agrees(gain.pairs, after))
        let expected = before.efficiency.map { (after.efficiency ?? .nan) - $0 }
        #expect(agree(gain.efficiencyGain, expected, within: 1e-12))
      }
    }
  }

  @Test("How near the nearest of the others is", arguments: GraphCase.all)
  func agreesWithTheNearestOfAll(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let sets = Self.sets(graph, seed: graphCase.seed)
    let nearest = { (graph: Graph) in
      let distance = DenseGraph(graph).distance
      return Set(sets.first).map { a in sets.second.map { distance[a.index][$0.index] }.min() ?? .infinity }
    }
    let agrees = { (found: DistanceCounts?, distances: [Double]) in
      found?.pairCount == distances.count && found?.unjoinedCount == distances.count { $0 == .infinity }
        && (0..<8).allSatisfy { k in found?.within(k) == distances.count { $0 <= Double(k) } }
    }
    let ties = Self.ties(graph).filter { ($0.source.index * 3 + $0.target.index + Int(graphCase.seed)) % 5 == 0 }
    let found = graph.tieGains(of: ties, pairs: .between(sets.first, sets.second))
    #expect(agrees(found.nearest, nearest(graph)))
    for gain in found.gains { #expect(agrees(gain.nearest, nearest(try graph.adding([gain.tie])))) }
    #expect(graph.tieGains(of: []).nearest == nil)
  }

  @Test("Closing a path makes a cycle") func closedForm() {
    // In a cycle of 6 each node has two nodes at 1 and 2 steps and one at 3; in a path 6 − d pairs are d apart.
    let found = Graph.path(6).tieGains(of: [Edge(source: NodeID(5), target: NodeID(0))])
    #expect(found.pairs.atDistance == [0, 10, 8, 6, 4, 2])
    #expect(found.gains[0].pairs.atDistance == [0, 12, 12, 6])
    // Sums of 1 / distance: 12 + 6 + 2 with the tie, 10 + 4 + 2 + 1 + 0.4 without.
    #expect(agree(found.gains[0].efficiencyGain, (20 - 17.4) / 30))
  }

  @Test("All nodes with all nodes are all pairs", arguments: GraphCase.all) func everybody(graphCase: GraphCase) {
    let graph = graphCase.graph
    let ties = Self.ties(graph).prefix(5)
    let all = graph.tieGains(of: Array(ties))
    let between = graph.tieGains(of: Array(ties), pairs: .between(Array(graph.nodes), Array(graph.nodes)))
    #expect(between.pairs == all.pairs && between.gains.map(\.pairs) == all.gains.map(\.pairs))
    #expect(between.nearest?.atDistance == [graph.nodeCount])
  }

  @Test("Joining two parts") func joinedParts() {
    let graph = Graph.of(5, [(0, 1), (3, 4)])
    let ties = [Edge(source: NodeID(1), target: NodeID(3)), Edge(source: NodeID(2), target: NodeID(0))]
    let found = graph.tieGains(of: ties)
    #expect(found.pairs.unjoinedCount == 16 && found.ranking == [0, 1])
    #expect(found.gains[0].pairs.atDistance == [0, 6, 4, 2] && found.gains[0].pairs.unjoinedCount == 8)
    #expect(found.gains[1].pairs.atDistance == [0, 6, 2] && found.gains[1].pairs.unjoinedCount == 12)
  }

  @Test("Paths above 254 hops, before and after", arguments: [false, true]) func longPaths(directed: Bool) throws {
    // Two paths of 30 and 260 nodes, joined end to end.
    let edges = (0..<29).map { ($0, $0 + 1) } + (30..<289).map { ($0, $0 + 1) }
    let graph = Graph.of(290, edges, directed: directed)
    let tie = Edge(source: NodeID(29), target: NodeID(30))
    let short = (20..<60).map(NodeID.init)
    for pairs in [CountedPairs.all, .between(short, short)] {
      let found = graph.tieGains(of: [tie], pairs: pairs)
      #expect(found.gains[0].pairs == Graph.path(290, directed: directed).distanceCounts(pairs))
    }
  }

  @Test(arguments: [false, true], [2, 5]) func sameForAnyNumberOfThreads(directed: Bool, threads: Int) {
    let graph = Graph.random(90, probability: 0.02, seed: 5, directed: directed)
    let ties = GreedyTieTests.randomTies(graph, count: 270, seed: 9)
    for pairs in [CountedPairs.all, .acrossGroups(.random(90, groups: 4, seed: 6, missingShare: 0.1))] {
      #expect(
        graph.tieGains(of: ties, pairs: pairs, threads: 1) == graph.tieGains(of: ties, pairs: pairs, threads: threads))
    }
  }

  @Test func nothingToGain() {
    for n in 0..<3 {
      let graph = Graph.path(n)
      #expect(graph.tieGains(of: []).gains.isEmpty)
      #expect(graph.tieGains(of: [], pairs: .between([], [])).nearest?.pairCount == 0)
    }
    let nobody = Graph.path(2).tieGains(of: [Edge(source: NodeID(0), target: NodeID(1))], pairs: .between([], []))
    #expect(nobody.pairs.efficiency == nil && nobody.gains[0].efficiencyGain == nil && nobody.gains.count == 1)
  }

  @Test func distancesMustCoverTheStarts() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph.path(3)
      _ = graph.tieGains(of: [], distances: HopDistances(graph, from: [NodeID(0)]))
    }
  }
}
