import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct NeededEdgesTests {
  @Test("What is left out has a shorter way around it", arguments: KindOfGraph.allCases) func leftOut(kind: KindOfGraph)
    throws
  {
    let graph = kind.graph
    var generator = SeededGenerator(seed: 17)
    let values = (0..<graph.edgeCount).map { _ in Double(Int.random(in: 1...20, using: &generator)) }
    let lengths = try EdgeLengths(values, for: graph)
    let needed = NeededEdges(graph, lengths, threads: 1)
    for threads in [2, 3, 8] {
      #expect(NeededEdges(graph, lengths, threads: threads).originalEdges == needed.originalEdges)
    }
    let isLeft = Set(needed.originalEdges.map(Int.init))
    #expect(needed.graph.edgeCount == isLeft.count)
    for (new, old) in zip(needed.graph.edges, needed.originalEdges) {
      #expect(new.source == graph.edges[Int(old)].source && new.target == graph.edges[Int(old)].target)
    }
    for (index, edge) in graph.edges.enumerated() where !isLeft.contains(index) {
      let distance = graph.distances(from: edge.source, lengths: lengths)[edge.target.index]
      #expect(try #require(distance) < values[index])
    }
    // In dense graphs most edges are of no use; in those without cycles each is.
    if [.dense, .directedDense].contains(kind) { #expect(2 * isLeft.count < graph.edgeCount) }
    if [.tree, .caterpillar, .chain, .directedChain].contains(kind) { #expect(isLeft.count == graph.edgeCount) }
  }

  @Test("A detour that is shorter by less than lengths of paths are told apart leaves both") func nearlyEqual() throws {
    let graph = Graph.of(3, [(0, 1), (1, 2), (0, 2)])
    #expect(NeededEdges(graph, try EdgeLengths([1, 1, 2 + 1e-10], for: graph), threads: 1).originalEdges.count == 3)
    #expect(NeededEdges(graph, try EdgeLengths([1, 2 + 1e-6, 1], for: graph), threads: 1).originalEdges.count == 2)
  }
}
