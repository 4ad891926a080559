import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct EverettValenteTests {
  @Test("Undirected: the mean betweenness of a node's edges, 0 with a single one", arguments: GraphCase.all)
  func meanOfEdges(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let edges = DenseGraph(graph, lengths: graphCase.lengths).edgeBetweenness(graph)
    var (into, out) = ([[Double]](repeating: [], count: graph.nodeCount), [[Double]]())
    out = into
    for (edge, score) in zip(graph.edges, edges) {
      out[edge.source.index].append(score)
      into[edge.target.index].append(score)
    }
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(values.count) }
    let between = graph.betweenness(lengths: lengths)
    let expected = (0..<graph.nodeCount).map { v -> Double? in
      let all = into[v] + out[v]
      guard !all.isEmpty else { return nil }
      if graph.isDirected {
        return (between[NodeID(v)] ?? 0) > 1e-12 ? (mean(into[v]) + mean(out[v])) / 2 : 0
      }
      return all.count == 1 ? 0 : mean(all)
    }
    #expect(agree(graph.everettValenteBrokerage(lengths: lengths), expected))
  }

  @Test(arguments: 3..<9) func star(n: Int) {
    let centre = Double(n - 1)
    #expect(agree(Graph.star(n).everettValenteBrokerage(), [centre] + Array(repeating: 0, count: n - 1)))
  }

  @Test("What counts is the size of the component, not of the graph") func components() {
    let graph = Graph.of(6, [(0, 1), (1, 2), (3, 4)])
    #expect(agree(graph.everettValenteBrokerage(), [0, 2, 0, 0, 0, nil]))
    #expect(graph.everettValenteBrokerage().undefinedReason(of: NodeID(5)) == .noTies)
  }
}
