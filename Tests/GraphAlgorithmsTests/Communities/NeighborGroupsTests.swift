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

  @Test(arguments: 2..<8) func starWhoseLeavesAllDiffer(n: Int) {
    let own = NodePartition((0..<n).map { $0 })
    let expected = [1 - 1 / Double(n - 1)] + [Double](repeating: 0, count: n - 1)
    #expect(agree(Graph.star(n).participationCoefficient(own), expected))
    #expect(agree(Graph.star(n).blauIndex(own), expected))
  }

  @Test func reasons() {
    let graph = Graph.of(3, [(0, 1)])
    let partition = NodePartition([0, nil, 0])
    for scores in [graph.participationCoefficient(partition), graph.blauIndex(partition)] {
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
