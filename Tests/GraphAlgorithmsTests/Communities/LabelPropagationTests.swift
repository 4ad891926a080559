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

  @Test("The same labels for any number of threads, where each step has several blocks", arguments: [false, true])
  func threads(weighted: Bool) {
    var generator = SeededGenerator(seed: 5)
    var ends: [(Int, Int)] = []
    var known: Set<Int> = []
    while ends.count < 24_000 {
      let (a, b) = (Int.random(in: 0..<9000, using: &generator), Int.random(in: 0..<9000, using: &generator))
      // No pair twice, whose strengths would add up.
      if a < b && known.insert(a * 9000 + b).inserted { ends.append((a, b)) }
    }
    let graph = Graph.of(9000, ends, strengths: weighted ? ends.map { Double(1 + ($0.0 ^ $0.1) % 3) } : nil)
    #expect(graph.isWeighted == weighted)
    let found = graph.labelPropagationCommunities(seed: 2, threads: 1)
    for threads in [2, 3, 8] { #expect(graph.labelPropagationCommunities(seed: 2, threads: threads) == found) }
    // Among five neighbours on average lots are drawn often; still each label ends up as one of the highest.
    let groups = CommunitiesTests.list(found.partition)
    for node in graph.nodes {
      var strengths: [Int: Double] = [:]
      for neighbor in graph.neighbors(of: node) {
        strengths[groups[neighbor.index], default: 0] += graph.strength(from: node, to: neighbor) ?? 0
      }
      #expect((strengths[groups[node.index]] ?? 0) >= (strengths.values.max() ?? 0) * (1 - 1e-9))
    }
  }
}
