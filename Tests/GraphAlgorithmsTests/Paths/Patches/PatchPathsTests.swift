import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct PatchPathsTests {
  @Test("More shortest paths than numbers reach are left to others") func tooManyPaths() {
    // A chain of 1,100 diamonds has 2¹¹⁰⁰ shortest paths from end to end.
    var edges: [(Int, Int)] = []
    for left in stride(from: 0, to: 3_300, by: 3) {
      edges += [(left, left + 1), (left, left + 2), (left + 1, left + 3), (left + 2, left + 3)]
    }
    let graph = Graph.of(3_301, edges)
    let patch = Array(0..<Int32(64))
    let paths = PatchPaths(graph, along: .outgoing)
    #expect(paths.distances.search(from: patch))
    #expect(!paths.count(from: patch[0..<16], firstLane: 0))
    let counter = HopCounter(graph, along: .outgoing)
    #expect(!counter.search(from: 0))
    #expect(counter.search(from: 1_650))
  }

  @Test("Each node of a grid is visited little more than once for sixteen sources") func visits() {
    let graph = Graph.grid(60, 60)
    let nodes = SourceOrder(graph).inPatches(graph)
    let patch = nodes[1_792..<1_856]
    let paths = PatchPaths(graph, along: .outgoing)
    #expect(paths.distances.search(from: patch))
    #expect(paths.count(from: patch.prefix(16), firstLane: 0))
    #expect(paths.visitCount < 2 * graph.nodeCount)
  }
}
