import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct LabelPropagationTests {
  @Test("Every label is one of the most frequent among the neighbours", arguments: GraphCase.all)
  func settled(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    for seed in 0..<4 as Range<UInt64> {
      let partition = graph.labelPropagationCommunities(seed: seed).partition
      for node in 0..<dense.count {
        var strengths = [Double](repeating: 0, count: partition.groupCount)
        for other in dense.neighbors(node) { strengths[partition[NodeID(other)] ?? 0] += dense.both(node, other) }
        let own = partition[NodeID(node)].map { strengths[$0] } ?? -1
        #expect(own >= (strengths.max() ?? 0) * (1 - 1e-9))
      }
    }
  }

  @Test("Lots are drawn: not all seeds agree on a path") func lots() {
    let found = Set((0..<20 as Range<UInt64>).map { Graph.path(12).labelPropagationCommunities(seed: $0) })
    #expect(found.count > 5)
  }

  @Test("One label spreads through a complete graph", arguments: 2..<9) func complete(n: Int) {
    for seed in 0..<5 as Range<UInt64> {
      #expect(Graph.complete(n).labelPropagationCommunities(seed: seed).partition.groupCount == 1)
    }
  }

  @Test("A large grid, where lots alone would hardly ever settle") func grid() {
    let graph = Graph.grid(40, 40)
    let found = graph.labelPropagationCommunities(seed: 4)
    #expect(CommunitiesTests.areConnected(graph, found.partition) && found.partition.groupCount < 800)
  }
}
