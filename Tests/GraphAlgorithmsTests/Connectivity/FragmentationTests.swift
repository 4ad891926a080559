import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct FragmentationTests {
  @Test(arguments: GraphCase.all) func agreesWithLookingAtEveryPair(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let pairs = (0..<dense.count).flatMap { a in (0..<dense.count).filter { $0 != a }.map { (a, $0) } }
    let mean = { (value: (Int, Int) -> Double) in
      pairs.isEmpty ? nil : pairs.reduce(0) { $0 + value($1.0, $1.1) } / Double(pairs.count)
    }
    let components = graph.connectedComponents()
    let apart = mean { components[NodeID($0)] == components[NodeID($1)] ? 0 : 1 }
    #expect(agree(graph.fragmentation(), apart))
    #expect(agree(graph.distanceFragmentation(lengths: lengths), mean { 1 - 1 / dense.distance[$0][$1] }))
  }

  @Test(arguments: 2..<9) func knownGraphs(n: Int) {
    #expect(Graph.complete(n).fragmentation() == 0 && agree(Graph.complete(n).distanceFragmentation(), 0))
    #expect(Graph.of(n, []).fragmentation() == 1 && Graph.of(n, []).distanceFragmentation() == 1)
    // Pairs of leaves are two apart: half of their share is lost.
    #expect(agree(Graph.star(n).distanceFragmentation(), Double(n - 2) / Double(n) / 2))
  }

  @Test func nothingToFallApart() {
    for n in 0...1 {
      #expect(Graph.of(n, []).fragmentation() == nil && Graph.of(n, []).distanceFragmentation() == nil)
    }
  }

  @Test("The karate club without both leaders") func karate() throws {
    let edges = KarateClub.graph.edges.map { ($0.source.index, $0.target.index) }
      .filter { $0.0 != 0 && $0.1 != 33 }.map { ($0.0 - 1, $0.1 - 1) }
    let graph = Graph.of(32, edges)
    #expect(abs(try #require(graph.fragmentation()) - 0.324597) < 5.1e-7)
    #expect(abs(try #require(graph.distanceFragmentation()) - 0.683266) < 5.1e-7)
  }
}
