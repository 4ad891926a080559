import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ValenteFujimotoTests {
  /// The mean of 1 / distance by Floyd and Warshall, with one edge infinitely long if asked for.
  private func cohesion(_ graph: Graph, _ lengths: [Double], without removed: Int? = nil) -> Double {
    var lengths = lengths
    if let removed { lengths[removed] = .infinity }
    let dense = DenseGraph(graph, lengths: lengths)
    return dense.pairs.reduce(0) { $0 + 1 / dense.distance[$1.0][$1.1] } / Double(dense.pairs.count)
  }

  private func expected(_ graph: Graph, _ lengths: [Double]) -> [Double?] {
    graph.nodes.map { node in
      let own = graph.edges.enumerated().filter { $0.element.source == node || $0.element.target == node }
      guard !own.isEmpty else { return nil }
      let whole = cohesion(graph, lengths)
      return own.reduce(0) { $0 + whole - cohesion(graph, lengths, without: $1.offset) } / Double(own.count)
    }
  }

  @Test(arguments: GraphCase.all.filter { $0.graph.edgeCount < 40 }) func agreesWithFloydWarshall(graphCase: GraphCase)
    throws
  {
    let (graph, lengths) = (graphCase.graph, graphCase.lengths)
    #expect(
      agree(
        graph.valenteFujimotoBridging(lengths: try EdgeLengths(lengths, for: graph)), expected(graph, lengths)))
    #expect(agree(graph.valenteFujimotoBridging(), expected(graph, lengths.map { _ in 1 })))
  }

  @Test("In a complete graph each edge saves one of two steps", arguments: 3..<8) func complete(n: Int) {
    let pairs = Double(n * (n - 1) / 2)
    #expect(agree(Graph.complete(n).valenteFujimotoBridging(), Array(repeating: 0.5 / pairs, count: n)))
  }

  @Test("A star loses all pairs of a leaf with its edge", arguments: 3..<9) func star(n: Int) {
    let loss = (1 + Double(n - 2) / 2) / Double(n * (n - 1) / 2)
    #expect(agree(Graph.star(n).valenteFujimotoBridging(), Array(repeating: loss, count: n)))
  }

  @Test func reasons() {
    let scores = Graph.of(3, [(0, 1)]).valenteFujimotoBridging()
    #expect(agree(scores, [1.0 / 3, 1.0 / 3, nil]) && scores.undefinedReason(of: NodeID(2)) == .noTies)
    #expect(Graph.of(1, []).valenteFujimotoBridging().undefinedReason(of: NodeID(0)) == .noTies)
  }

  @Test func sameBitsOnAnyNumberOfThreads() {
    let graph = Graph.random(20, probability: 0.2, seed: 5)
    #expect(graph.valenteFujimotoBridging(threads: 1) == graph.valenteFujimotoBridging(threads: 3))
  }
}
