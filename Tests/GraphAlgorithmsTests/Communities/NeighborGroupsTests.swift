import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct NeighborGroupsTests {
  @Test(arguments: GraphCase.all, TieDirection.allCases)
  func participationAgreesWithTheFormula(graphCase: GraphCase, direction: TieDirection) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let dense = DenseGraph(graph)
    let strength = { (v: Int, u: Int) in
      switch direction {
      case .any: graph.isDirected ? dense.both(v, u) : dense.strength[v][u]
      case .incoming: dense.strength[u][v]
      case .outgoing: dense.strength[v][u]
      }
    }
    let expected = (0..<graph.nodeCount).map { v -> Double? in
      let sums = (0..<3).map { group in
        (0..<graph.nodeCount).filter { partition[NodeID($0)] == group }.reduce(0) { $0 + strength(v, $1) }
      }
      let total = sums.reduce(0, +)
      return total == 0 ? nil : 1 - sums.reduce(0) { $0 + $1 * $1 } / (total * total)
    }
    #expect(agree(graph.participationCoefficient(partition, direction: direction), expected))
  }

  @Test(arguments: GraphCase.all) func blauIsTheChanceThatTwoNeighborsDiffer(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let dense = DenseGraph(graph)
    let expected = (0..<graph.nodeCount).map { v -> Double? in
      let groups = dense.neighbors(v).compactMap { partition[NodeID($0)] }
      guard !groups.isEmpty else { return nil }
      let differing = groups.reduce(0) { sum, a in sum + groups.count { $0 != a } }
      return Double(differing) / Double(groups.count * groups.count)
    }
    #expect(agree(graph.blauIndex(partition), expected))
  }

  @Test(arguments: GraphCase.all) func diversityAgreesWithTheFormulas(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let dense = DenseGraph(graph)
    let inNetwork = Double(Set((0..<dense.count).compactMap { partition[NodeID($0)] }).count)
    let shares = (0..<dense.count).map { v -> [Double]? in
      let groups = dense.neighbors(v).compactMap { partition[NodeID($0)] }
      guard !groups.isEmpty else { return nil }
      return (0..<3).map { group in Double(groups.count { $0 == group }) / Double(groups.count) }
    }
    let iqv = shares.map { shares in
      inNetwork < 2 ? nil : shares.map { (1 - $0.reduce(0) { $0 + $1 * $1 }) / (1 - 1 / inNetwork) }
    }
    #expect(agree(graph.iqv(partition), iqv))
    let shannon = shares.map { $0?.filter { $0 > 0 }.reduce(0) { $0 - $1 * logarithm($1) } }
    #expect(agree(graph.shannonIndex(partition), shannon))
  }

  @Test("Neighbours spread evenly over all groups have the most diversity there can be", arguments: 2..<7)
  func evenlySpread(g: Int) {
    // Every node is tied to one of each group but itself; the centre of the star belongs to the first.
    let graph = Graph.star(g + 1)
    let partition = NodePartition([0] + (0..<g).map { $0 }, groupCount: g + 5)
    #expect(agree(graph.iqv(partition)[NodeID(0)], 1))
    #expect(agree(graph.shannonIndex(partition)[NodeID(0)], logarithm(Double(g))))
    #expect(graph.shannonIndex(partition)[NodeID(1)] == 0 && graph.iqv(partition)[NodeID(1)] == 0)
  }

  @Test func aSingleGroupHasNoVariation() {
    let scores = Graph.path(2).iqv(NodePartition([1, 1], groupCount: 3))
    #expect(scores.undefinedReason(of: NodeID(0)) == .zeroDenominator)
    #expect(Graph.of(1, []).iqv(NodePartition([0])).undefinedReason(of: NodeID(0)) == .noTies)
  }

  @Test(arguments: 2..<8) func starWhoseLeavesAllDiffer(n: Int) {
    let own = NodePartition((0..<n).map { $0 })
    let expected = [1 - 1 / Double(n - 1)] + [Double](repeating: 0, count: n - 1)
    #expect(agree(Graph.star(n).participationCoefficient(own), expected))
    #expect(agree(Graph.star(n).blauIndex(own), expected))
  }

  @Test func reasons() {
    let graph = Graph.of(3, [(0, 1)])
    let partition = NodePartition([0, nil, 0])
    for scores in [
      graph.participationCoefficient(partition), graph.blauIndex(partition), graph.shannonIndex(partition),
    ] {
      #expect(scores.list == [nil, 0, nil])
      #expect(scores.undefinedReason(of: NodeID(0)) == .noGroupedNeighbors)
      #expect(scores.undefinedReason(of: NodeID(2)) == .noTies)
    }
  }

  @Test("Small fractions of strength are not cut off") func fractionalStrengths() {
    let graph = Graph.of(3, [(0, 1), (0, 2)], strengths: [0.25, 0.75])
    #expect(agree(graph.participationCoefficient(NodePartition([0, 0, 1]))[NodeID(0)], 0.375))
  }
}
