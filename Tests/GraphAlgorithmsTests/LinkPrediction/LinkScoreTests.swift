import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct LinkScoreTests {
  static let local: [LinkScore] = [
    .commonNeighbors, .jaccard, .adamicAdar, .resourceAllocation, .weightedAdamicAdar, .weightedResourceAllocation,
    .preferentialAttachment,
  ]
  static let all = local + [.katz(attenuation: 0.3), .katz(attenuation: 0.1, longest: 2), .inverseDistance]

  /// A score by its definition, on matrices.
  static func score(_ dense: DenseGraph, _ u: Int, _ v: Int, _ score: LinkScore) -> Double? {
    guard u != v else { return nil }
    let (ofU, ofV) = (Set(dense.neighbors(u)), Set(dense.neighbors(v)))
    let shared = ofU.intersection(ofV).sorted()
    let degree = { Double(dense.neighbors($0).count) }
    let strength = { (z: Int) in (0..<dense.count).reduce(0) { $0 + tie(dense, z, $1) } }
    let ways = { tie(dense, u, $0) + tie(dense, $0, v) }
    switch score {
    case .commonNeighbors: return Double(shared.count)
    case .jaccard:
      let either = ofU.union(ofV).count
      return either == 0 ? nil : Double(shared.count) / Double(either)
    case .adamicAdar: return shared.reduce(0) { $0 + 1 / logarithm(degree($1)) }
    case .resourceAllocation: return shared.reduce(0) { $0 + 1 / degree($1) }
    case .weightedAdamicAdar: return shared.reduce(0) { $0 + ways($1) / logarithm(1 + strength($1)) }
    case .weightedResourceAllocation: return shared.reduce(0) { $0 + ways($1) / strength($1) }
    case .preferentialAttachment: return degree(u) * degree(v)
    case .katz(let attenuation, let longest): return walks(dense, u, v, longest, attenuation)
    case .inverseDistance: return 1 / hops(dense, u, v)
    }
  }

  /// The strength of a tie, both ways added when edges run one way.
  static func tie(_ dense: DenseGraph, _ a: Int, _ b: Int) -> Double {
    dense.isDirected ? dense.both(a, b) : dense.strength[a][b]
  }

  /// Adds up the walks from one node to another one by one.
  static func walks(_ dense: DenseGraph, _ u: Int, _ v: Int, _ steps: Int, _ attenuation: Double) -> Double {
    guard steps > 0 else { return 0 }
    return (0..<dense.count).reduce(0) { sum, next in
      let first = attenuation * tie(dense, u, next)
      guard first > 0 else { return sum }
      return sum + first * ((next == v ? 1 : 0) + walks(dense, next, v, steps - 1, attenuation))
    }
  }

  /// Distance without directions, by widening a set of nodes.
  static func hops(_ dense: DenseGraph, _ u: Int, _ v: Int) -> Double {
    var (reached, steps) = (Set([u]), 0.0)
    while !reached.contains(v) {
      let wider = reached.union(reached.flatMap { dense.neighbors($0) })
      guard wider.count > reached.count else { return .infinity }
      (reached, steps) = (wider, steps + 1)
    }
    return steps
  }

  static func pairs(_ graph: Graph) -> [NodePair] {
    graph.nodes.reversed().flatMap { a in graph.nodes.map { NodePair(a, $0) } }
  }

  @Test(arguments: GraphCase.all) func agreesWithTheDefinitions(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let pairs = Self.pairs(graph).filter { ($0.first.index + $0.second.index) % 3 != 1 }
    for score in Self.local + [.inverseDistance, .katz(attenuation: 0.2, longest: 3)] {
      let found = graph.linkScores(of: pairs, by: score)
      let expected = pairs.map { Self.score(dense, $0.first.index, $0.second.index, score) }
      #expect(found.count == pairs.count && zip(found, expected).allSatisfy { agree($0, $1) }, "\(score)")
    }
  }

  @Test("Walks of up to four steps", arguments: [1, 2, 6, 23] as [UInt64]) func longWalks(seed: UInt64) {
    let graph = Graph.random(7, probability: 0.35, seed: seed, weighted: true)
    let dense = DenseGraph(graph)
    let found = graph.linkScores(of: Self.pairs(graph), by: .katz(attenuation: 0.3))
    let expected = Self.pairs(graph).map {
      Self.score(dense, $0.first.index, $0.second.index, .katz(attenuation: 0.3, longest: 4))
    }
    #expect(zip(found, expected).allSatisfy { agree($0, $1) })
  }

  @Test("Karate club, as NetworkX 3.6.1 has it") func karateClub() {
    // networkx.jaccard_coefficient, adamic_adar_index, resource_allocation_index and preferential_attachment of
    // karate_club_graph() for these pairs.
    let pairs = [(0, 33), (2, 33), (15, 18), (16, 26), (0, 32), (11, 12), (8, 30)].map {
      NodePair(NodeID($0), NodeID($1))
    }
    let expected: [(LinkScore, [Double])] = [
      (.commonNeighbors, [4, 6, 2, 0, 3, 1, 2]),
      (.jaccard, [0.13793103448275862, 0.2857142857142857, 1, 0, 0.12, 0.5, 0.2857142857142857]),
      (
        .adamicAdar,
        [
          2.7110197222973085, 4.719381261461351, 0.7553857282466059, 0, 1.613740043014111, 0.36067376022224085,
          0.7553857282466059,
        ]
      ),
      (
        .resourceAllocation,
        [0.9, 1.5666666666666667, 0.14215686274509803, 0, 0.4666666666666667, 0.0625, 0.14215686274509803]
      ),
      (.preferentialAttachment, [272, 170, 4, 4, 192, 2, 20]),
    ]
    for (score, values) in expected {
      let found = KarateClub.graph.linkScores(of: pairs, by: score)
      #expect(zip(found, values).allSatisfy { agree($0, $1) }, "\(score)")
    }
  }

  @Test func undefined() {
    let graph = Graph.of(4, [(0, 1)])
    let pairs = [NodePair(NodeID(2), NodeID(3)), NodePair(NodeID(0), NodeID(2)), NodePair(NodeID(0), NodeID(0))]
    #expect(graph.linkScores(of: pairs, by: .jaccard) == [nil, 0, nil])
    #expect(graph.linkScores(of: pairs, by: .adamicAdar) == [0, 0, nil])
    #expect(graph.linkScores(of: pairs, by: .inverseDistance) == [0, 0, nil])
    #expect(Graph.of(0, []).linkScores(of: [], by: .jaccard).isEmpty)
  }

  @Test("Few pairs of a node are scored another way than many, to the same bits") func pairsAloneOrTogether() {
    let graph = Graph.hubs(60, ties: 240, seed: 7, directed: false, weighted: true)
    let pairs = Self.pairs(graph)
    for score in Self.local {
      let together = graph.linkScores(of: pairs, by: score)
      #expect(pairs.indices.allSatisfy { graph.linkScores(of: [pairs[$0]], by: score) == [together[$0]] }, "\(score)")
    }
  }

  @Test("Long lists of contacts beside short ones, whatever the order of the pairs", arguments: [false, true])
  func hubs(weighted: Bool) {
    var ends = (1..<100).map { (0, $0) }
    ends += (1..<50).map { (1, 2 * $0) }
    ends += (1..<20).map { (5 * $0 - 1, 5 * $0) }
    let graph = Graph.of(100, ends, strengths: weighted ? ends.map { Double(1 + $0.1 % 3) } : nil)
    let dense = DenseGraph(graph)
    let others = [0, 1, 2, 3, 4, 5, 14, 15, 99]
    let pairs = others.flatMap { a in others.map { NodePair(NodeID(a), NodeID($0)) } }
    let few = pairs.filter { $0.first.index < 2 || $0.second.index < 2 }
    for score in Self.local {
      let expected = pairs.map { Self.score(dense, $0.first.index, $0.second.index, score) }
      let mixed = pairs.indices.sorted { $0 * 7 % 81 < $1 * 7 % 81 }
      for order in [Array(pairs.indices), pairs.indices.reversed(), mixed] {
        let found = graph.linkScores(of: order.map { pairs[$0] }, by: score)
        #expect(zip(found, order).allSatisfy { agree($0, expected[$1]) }, "\(score)")
      }
      // All of a node's pairs at once to the same bits as a few of them.
      let all = graph.linkScores(of: Self.pairs(graph), by: score)
      let ofFew = graph.linkScores(of: few, by: score)
      #expect(zip(few, ofFew).allSatisfy { all[(99 - $0.first.index) * 100 + $0.second.index] == $1 }, "\(score)")
    }
  }

  @Test(arguments: [2, 5]) func sameForAnyNumberOfThreads(threads: Int) {
    let graph = Graph.random(280, probability: 0.02, seed: 5, weighted: true)
    let pairs = GreedyTieTests.randomTies(graph, count: 700, seed: 3).map { NodePair($0.source, $0.target) }
    for score in [LinkScore.weightedAdamicAdar, .katz(attenuation: 0.01, longest: 2)] {
      #expect(
        graph.linkScores(of: pairs, by: score, threads: 1) == graph.linkScores(of: pairs, by: score, threads: threads))
    }
  }

  @Test func attenuationIsAboveZero() async {
    await #expect(processExitsWith: .failure) { _ = Graph.path(2).linkScores(of: [], by: .katz(attenuation: 0)) }
  }

  @Test(arguments: GraphCase.all, 1..<4) func absentPairs(graphCase: GraphCase, limit: Int) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let expected = (0..<dense.count).flatMap { a in
      (0..<dense.count).filter { a < $0 && (2...max(2, limit)).contains(Int(min(99, Self.hops(dense, a, $0)))) }
        .map { [a, $0, Int(Self.hops(dense, a, $0))] }
    }
    let found = graph.absentPairs(within: limit).map { [$0.pair.first.index, $0.pair.second.index, $0.distance] }
    #expect(found == (limit < 2 ? [] : expected))
  }
}
