import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ReciprocityTests {
  @Test(arguments: GraphCase.all) func agreesWithLookingAtEveryPair(graphCase: GraphCase) {
    let dense = DenseGraph(graphCase.graph)
    let pairs = (0..<dense.count).flatMap { a in (0..<a).map { (a, $0) } }
    let mutual = pairs.count { dense.hasEdge($0.0, $0.1) && dense.hasEdge($0.1, $0.0) }
    let tied = pairs.count { dense.both($0.0, $0.1) > 0 }
    let found = graphCase.graph.reciprocity()
    #expect(agree(found?.ofDyads, tied == 0 ? nil : Double(mutual) / Double(tied)))
    #expect(agree(found?.ofArcs, tied == 0 ? nil : Double(2 * mutual) / Double(mutual + tied)))
  }

  @Test func twoNames() throws {
    let graph = Graph.of(3, [(0, 1), (1, 0), (1, 2)], directed: true)
    let found = try #require(graph.reciprocity())
    #expect(agree(found.ofDyads, 0.5) && agree(found.ofArcs, 2.0 / 3))
    #expect(Graph.path(3).reciprocity()?.ofArcs == 1 && Graph.path(3, directed: true).reciprocity()?.ofDyads == 0)
    #expect(Graph.of(2, []).reciprocity() == nil)
  }
}
