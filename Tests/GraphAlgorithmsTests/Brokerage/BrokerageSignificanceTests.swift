import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BrokerageSignificanceTests {
  /// What the roles of each node, and of all together, are in each of many graphs or labellings, with weights.
  struct Distribution {
    var outcomes: [(weight: Double, counts: [[Double]])] = []

    mutating func add(_ graph: Graph, _ partition: NodePartition, weight: Double = 1) {
      let counts = BrokerageRolesTests.triples(graph, partition).map { row in row.map { $0 ?? 0 } }
      outcomes.append((weight, counts.map { $0 + [$0.reduce(0, +)] }))
    }

    func moments(_ role: Int, _ place: Int) -> (mean: Double, deviation: Double) {
      let all = outcomes.reduce(0) { $0 + $1.weight }
      let mean = outcomes.reduce(0) { $0 + $1.weight * $1.counts[role][place] } / all
      let variance = outcomes.reduce(0) {
        $0 + $1.weight * ($1.counts[role][place] - mean) * ($1.counts[role][place] - mean)
      }
      return (mean, (variance / all).squareRoot())
    }

    func p(_ role: Int, _ place: Int, observed: Double) -> Double {
      let all = outcomes.reduce(0) { $0 + $1.weight }
      let below = outcomes.reduce(0) { sum, outcome in
        let count = outcome.counts[role][place]
        return sum + outcome.weight * (count < observed ? 1 : count == observed ? 0.5 : 0)
      }
      return 2 * min(below / all, 1 - below / all)
    }
  }

  static func roles(_ significance: BrokerageSignificance) -> [BrokerageSignificance.Role] {
    [
      significance.coordinator, significance.itinerant, significance.gatekeeper, significance.representative,
      significance.liaison,
    ]
  }

  /// Compares means, deviations and p values with a distribution, exactly or as far as draws allow.
  static func check(
    _ significance: BrokerageSignificance, _ partition: NodePartition, _ exact: Distribution, draws: Int,
    meansAreExact: Bool, deviationsAreExact: Bool
  ) {
    let n = partition.nodeCount
    let chanceError = 8 * (0.25 / Double(draws)).squareRoot()
    for (number, role) in roles(significance).enumerated() {
      for node in 0..<n where partition[NodeID(node)] != nil {
        let id = NodeID(node)
        let (mean, deviation) = exact.moments(number, node)
        let observed = role.observed[id] ?? -1
        let meanError = meansAreExact ? 1e-9 : 4 * deviation / Double(draws).squareRoot() + 1e-9
        #expect(abs((role.expected[id] ?? -1) - mean) <= meanError, "role \(number) node \(node)")
        let deviationError = deviationsAreExact ? 1e-9 : 0.2 * deviation + 1e-9
        #expect(abs((role.standardDeviation[id] ?? -1) - deviation) <= deviationError, "role \(number) node \(node)")
        #expect(abs((role.pValue[id] ?? -1) - exact.p(number, node, observed: observed)) < chanceError)
        if deviation > 0 {
          let found = role.standardDeviation[id] ?? -1
          #expect(agree(role.z[id], (observed - (role.expected[id] ?? -1)) / found))
        } else {
          #expect(role.z.undefinedReason(of: id) == .zeroDenominator)
        }
      }
      let (mean, deviation) = exact.moments(number, n)
      let meanError = meansAreExact ? 1e-9 : 4 * deviation / Double(draws).squareRoot() + 1e-9
      #expect(abs(role.total.expected - mean) <= meanError, "role \(number)")
      #expect(abs(role.total.standardDeviation - deviation) <= 0.15 * deviation + 1e-9, "role \(number)")
      #expect(abs(role.total.pValue - exact.p(number, n, observed: Double(role.total.observed))) < chanceError)
      let nodes = role.observed.list.compactMap(\.self)
      #expect(Double(role.total.observed) == nodes.reduce(0, +))
    }
  }

  @Test(
    "The closed forms equal sums over all graphs",
    arguments: [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 2, 2]])
  func density(groups: [Int]) throws {
    let partition = NodePartition(groups)
    let graph = Graph.of(4, [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3)], directed: true)
    let pairs = (0..<4).flatMap { a in (0..<4).filter { $0 != a }.map { (a, $0) } }
    var all = Distribution()
    for set in 0..<1 << 12 {
      let edges = pairs.indices.filter { set >> $0 & 1 == 1 }.map { pairs[$0] }
      let weight = pairs.indices.reduce(1.0) { product, index in product * (set >> index & 1 == 1 ? 5.0 / 12 : 7.0 / 12)
      }
      all.add(.of(4, edges, directed: true), partition, weight: weight)
    }
    let significance = try #require(graph.brokerageSignificance(partition, under: .density(draws: 1_000, seed: 1)))
    Self.check(significance, partition, all, draws: 1_000, meansAreExact: true, deviationsAreExact: true)
  }

  @Test(arguments: 0..<12 as Range<UInt64>) func labels(seed: UInt64) throws {
    let n = 4 + Int(seed % 3)
    let graph = Graph.random(n, probability: 0.5, seed: seed, directed: seed & 1 == 1)
    let partition = NodePartition.random(n, groups: 3, seed: seed + 9, missingShare: seed & 2 == 2 ? 0.2 : 0)
    let grouped = (0..<n).filter { partition[NodeID($0)] != nil }
    var all = Distribution()
    func deal(_ dealt: [Int], _ left: [Int]) {
      guard !left.isEmpty else {
        var groups = [Int?](repeating: nil, count: n)
        for (node, group) in zip(grouped, dealt) { groups[node] = group }
        return all.add(graph, NodePartition(groups, groupCount: 3))
      }
      for index in left.indices {
        var rest = left
        deal(dealt + [rest.remove(at: index)], rest)
      }
    }
    deal([], grouped.compactMap { partition[NodeID($0)] })
    let significance = try #require(graph.brokerageSignificance(partition, under: .labels(draws: 1_000, seed: seed)))
    Self.check(significance, partition, all, draws: 1_000, meansAreExact: true, deviationsAreExact: false)
  }

  @Test(arguments: [false, true]) func rewiring(isDirected: Bool) throws {
    let graph = Graph.of(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (1, 4)], directed: isDirected)
    let partition = NodePartition([0, 0, 1, 1, 2, nil])
    var all = Distribution()
    for graph in graph.allWithSameDegrees() { all.add(graph, partition) }
    let plan = Rewirings(draws: 1_500, seed: 3, swapsPerTie: 12)
    let significance = try #require(graph.brokerageSignificance(partition, under: .rewiring(plan)))
    Self.check(significance, partition, all, draws: 1_500, meansAreExact: false, deviationsAreExact: false)
  }

  @Test("The density's formula understates the spread of undirected graphs by √2, so it is refused")
  func undirected() throws {
    #expect(KarateClub.graph.brokerageSignificance(KarateClub.clubs, under: .density(draws: 1, seed: 1)) == nil)
    // All graphs of four nodes, one group: node 0 brokers with twice the mean number of unordered pairs.
    let partition = NodePartition([0, 0, 0, 0])
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    var all = Distribution()
    for set in 0..<1 << 6 { all.add(.of(4, pairs.indices.filter { set >> $0 & 1 == 1 }.map { pairs[$0] }), partition) }
    let directed = Graph.of(4, [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3), (2, 0)], directed: true)
    let formula = try #require(directed.brokerageSignificance(partition, under: .density(draws: 1, seed: 1)))
    let (mean, deviation) = all.moments(0, 0)
    let first = NodeID(0)
    #expect(agree(formula.coordinator.expected[first], mean))
    let ratio = deviation / (formula.coordinator.standardDeviation[first] ?? 0)
    #expect(ratio > 1.35 && ratio < 1.5)
  }

  @Test func repeatsForAnyNumberOfThreads() throws {
    let graph = Graph.random(15, probability: 0.2, seed: 1, directed: true)
    let partition = NodePartition.random(15, groups: 3, seed: 2)
    let plan = Rewirings(draws: 20, seed: 3)
    for model in [BrokerageModel.density(draws: 20, seed: 3), .labels(draws: 20, seed: 3), .rewiring(plan)] {
      let one = try #require(graph.brokerageSignificance(partition, under: model, threads: 1))
      #expect(one == graph.brokerageSignificance(partition, under: model, threads: 3) && one.model == model)
      let p = one.liaison.pValue.list.compactMap(\.self)
      #expect(agree(one.liaison.qValue, benjaminiHochberg(p).map { $0 }))
    }
  }

  @Test func nothingToBroker() throws {
    for model in [BrokerageModel.density(draws: 2, seed: 1), .labels(draws: 2, seed: 1), .rewiring(Rewirings(seed: 1))]
    {
      let none = try #require(
        Graph.of(3, [(0, 1)], directed: true).brokerageSignificance(NodePartition([0, nil, nil]), under: model))
      #expect(none.coordinator.expected.list == [0, nil, nil] && none.coordinator.total.z == nil)
      #expect(none.coordinator.z.undefinedReason(of: NodeID(0)) == .zeroDenominator)
      #expect(none.coordinator.z.undefinedReason(of: NodeID(1)) == .noGroup)
      let empty = try #require(Graph.of(0, [], directed: true).brokerageSignificance(NodePartition([]), under: model))
      #expect(empty.liaison.total.observed == 0)
    }
  }
}
