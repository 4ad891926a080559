import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ModularityTests {
  /// Σ over pairs of nodes of one group of (A_ij − γ k_i k_j / W) / W, among nodes with a group.
  static func overPairs(_ graph: Graph, _ partition: NodePartition, resolution: Double) -> Double? {
    let dense = DenseGraph(graph)
    let nodes = (0..<graph.nodeCount).filter { partition[NodeID($0)] != nil }
    let out = { (v: Int) in nodes.reduce(0) { $0 + dense.strength[v][$1] } }
    let into = { (v: Int) in nodes.reduce(0) { $0 + dense.strength[$1][v] } }
    let total = nodes.reduce(0) { $0 + out($1) }
    guard total > 0 else { return nil }
    var sum = 0.0
    for i in nodes {
      for j in nodes where partition[NodeID(i)] == partition[NodeID(j)] {
        sum += (dense.strength[i][j] - resolution * out(i) * into(j) / total) / total
      }
    }
    return sum
  }

  @Test(arguments: GraphCase.all, [1, 0.5, 2])
  func agreesWithTheSumOverPairs(graphCase: GraphCase, resolution: Double) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    #expect(
      agree(
        graph.modularity(partition, resolution: resolution),
        Self.overPairs(graph, partition, resolution: resolution)))
  }

  @Test("Assortativity is modularity over the largest it could be", arguments: GraphCase.all)
  func assortativity(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    // Without ties inside expected, Q = Σ e_ss − Σ a b; the largest Q has Σ e_ss = 1.
    let q = Self.overPairs(graph, partition, resolution: 1)
    let expected = q.map { $0 - (Self.overPairs(graph, partition, resolution: 0) ?? 0) }
    let touched = Set(
      graph.edges.flatMap { edge -> [Int] in
        guard let s = partition[edge.source], let t = partition[edge.target] else { return [] }
        return [s, t]
      })
    let r = touched.count < 2 ? nil : q.map { $0 / (1 + (expected ?? 0)) }
    #expect(agree(graph.attributeAssortativity(partition), r))
  }

  @Test func extremes() {
    let twoTriangles = Graph.of(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])
    let sides = NodePartition([0, 0, 0, 1, 1, 1])
    #expect(agree(twoTriangles.modularity(sides), 0.5) && agree(twoTriangles.attributeAssortativity(sides), 1))
    let one = NodePartition(Array(repeating: 0, count: 6))
    #expect(agree(twoTriangles.modularity(one), 0) && twoTriangles.attributeAssortativity(one) == nil)
    // A cycle of alternating groups has no tie inside: e is all off the diagonal.
    #expect(agree(Graph.cycle(4).attributeAssortativity(NodePartition([0, 1, 0, 1])), -1))
    #expect(agree(Graph.cycle(4).modularity(NodePartition([0, 1, 0, 1])), -0.5))
  }

  @Test func undefinedWithoutTies() {
    for graph in [Graph.of(0, []), .of(1, []), .of(2, [])] {
      let partition = NodePartition((0..<graph.nodeCount).map { $0 })
      #expect(graph.modularity(partition) == nil && graph.attributeAssortativity(partition) == nil)
    }
    #expect(Graph.path(2).modularity(NodePartition([nil, 0])) == nil)
  }

  @Test("Strengths count unless the graph is asked without them") func strengths() {
    let graph = Graph.of(4, [(0, 1), (1, 2), (2, 3)], strengths: [3, 1, 3])
    let sides = NodePartition([0, 0, 1, 1])
    #expect(agree(graph.modularity(sides), 6.0 / 7 - 0.5) && agree(graph.unweighted.modularity(sides), 2.0 / 3 - 0.5))
  }
}
