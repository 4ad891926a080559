import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct WithinModuleZTests {
  @Test(arguments: GraphCase.all, TieDirection.allCases)
  func agreesWithTheFormula(graphCase: GraphCase, direction: TieDirection) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let dense = DenseGraph(graph)
    let group = { partition[NodeID($0)] }
    let strength = { (v: Int, u: Int) in
      switch direction {
      case .any: graph.isDirected ? dense.both(v, u) : dense.strength[v][u]
      case .incoming: dense.strength[u][v]
      case .outgoing: dense.strength[v][u]
      }
    }
    let nodes = 0..<dense.count
    let inside = nodes.map { v in nodes.filter { group($0) == group(v) }.reduce(0) { $0 + strength(v, $1) } }
    for (spread, less) in [(SpreadEstimate.population, 0.0), (.sample, 1)] {
      let expected = nodes.map { v -> Double? in
        guard group(v) != nil else { return nil }
        let members = nodes.filter { group($0) == group(v) }.map { inside[$0] }
        guard Set(members).count > 1 else { return nil }
        let n = Double(members.count)
        // Σ x² / n − mean², which is no good way to compute it, but another one.
        let mean = members.reduce(0, +) / n
        let variance = members.reduce(0) { $0 + $1 * $1 } / n - mean * mean
        return (inside[v] - mean) / (variance * n / (n - less)).squareRoot()
      }
      #expect(agree(graph.withinModuleZ(partition, direction: direction, spread: spread), expected))
    }
  }

  @Test("Degrees 3, 1, 1, 1 spread by √(3/4), or by 1 as a sample") func star() {
    let partition = NodePartition([0, 0, 0, 0])
    let root = (3.0).squareRoot()
    #expect(agree(Graph.star(4).withinModuleZ(partition), [root, -1 / root, -1 / root, -1 / root]))
    #expect(agree(Graph.star(4).withinModuleZ(partition, spread: .sample), [1.5, -0.5, -0.5, -0.5]))
  }

  @Test func reasons() {
    let graph = Graph.of(5, [(0, 1), (2, 3)])
    let scores = graph.withinModuleZ(NodePartition([0, 0, 1, nil, 2]))
    #expect(
      graph.nodes.map { scores.undefinedReason(of: $0) }
        == [.zeroDenominator, .zeroDenominator, .zeroDenominator, .noGroup, .zeroDenominator])
  }

  @Test("Equal sums of tenths are equal although their bits differ") func roundingIsNotSpread() {
    // Around the square each node has 0.1 + 0.2 + 0.3, added up in different orders.
    let graph = Graph.of(
      4, [(0, 1), (2, 3), (0, 2), (1, 3), (0, 3), (1, 2)], strengths: [0.1, 0.1, 0.2, 0.2, 0.3, 0.3])
    let scores = graph.withinModuleZ(NodePartition([0, 0, 0, 0]))
    #expect(graph.nodes.allSatisfy { scores.undefinedReason(of: $0) == .zeroDenominator })
  }
}
