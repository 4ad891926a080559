import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct EccentricityTests {
  @Test(arguments: GraphCase.all, PathDirection.allCases)
  func agreesWithFloydWarshall(graphCase: GraphCase, paths: PathDirection) throws {
    let graph = graphCase.graph
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let expected = (0..<dense.count).map { v in
      (0..<dense.count).filter { $0 != v }
        .map { paths == .incoming ? dense.distance[$0][v] : dense.distance[v][$0] }.filter(\.isFinite).max()
    }
    let found = graph.eccentricity(lengths: lengths, paths: paths)
    #expect(agree(found, expected))
    #expect(agree(found.list.compactMap(\.self).max(), graph.diameter(lengths: lengths)))
  }

  @Test(arguments: 2..<9) func path(n: Int) {
    #expect(agree(Graph.path(n).eccentricity(), (0..<n).map { Double(max($0, n - 1 - $0)) }))
  }

  @Test func reasons() {
    let scores = Graph.path(3, directed: true).eccentricity()
    #expect(scores.list == [2, 1, nil] && scores.undefinedReason(of: NodeID(2)) == .noPaths)
    #expect(Graph.path(3, directed: true).eccentricity(paths: .incoming).list == [nil, 1, 2])
    #expect(Graph.of(1, []).eccentricity().undefinedReason(of: NodeID(0)) == .onlyNode)
  }
}
