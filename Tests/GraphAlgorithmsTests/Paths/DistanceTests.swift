import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct DistanceTests {
  @Test(arguments: GraphCase.all, PathDirection.allCases)
  func agreesWithFloydWarshall(graphCase: GraphCase, direction: PathDirection) throws {
    let graph = graphCase.graph
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    for source in 0..<graph.nodeCount {
      let found = graph.distances(from: NodeID(source), lengths: lengths, direction: direction)
      let expected = (0..<graph.nodeCount).map {
        direction == .outgoing ? dense.distance[source][$0] : dense.distance[$0][source]
      }
      #expect(zip(found, expected).allSatisfy { agree($0, $1 == .infinity ? nil : $1) })
    }
  }

  @Test(arguments: GraphCase.all) func pathIsTheFirstOfAllShortestOnes(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    for s in 0..<graph.nodeCount {
      for t in 0..<graph.nodeCount {
        let found = graph.shortestPath(from: NodeID(s), to: NodeID(t), lengths: lengths)?.map(\.index)
        let first = dense.shortestPaths(s, t).min { $0.lexicographicallyPrecedes($1) }
        #expect(found == (s == t ? [s] : first))
      }
    }
  }

  @Test(arguments: GraphCase.all) func summaryAgreesWithTheMatrix(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let n = graph.nodeCount
    let distances = (0..<n).flatMap { s in (0..<n).filter { $0 != s }.map { dense.distance[s][$0] } }
    let joined = distances.filter(\.isFinite)
    let summary = graph.distanceSummary(lengths: lengths)
    #expect(summary.joinedPairCount == joined.count)
    #expect(summary.unjoinedPairCount == distances.count - joined.count)
    #expect(agree(summary.diameter, joined.max()))
    #expect(agree(summary.meanDistance, joined.isEmpty ? nil : joined.reduce(0, +) / Double(joined.count)))
    let inverse = distances.reduce(0) { $0 + 1 / $1 }
    #expect(agree(summary.globalEfficiency, distances.isEmpty ? nil : inverse / Double(distances.count)))
    #expect(graph.diameter(lengths: lengths) == summary.diameter)
    #expect(graph.meanDistance(lengths: lengths) == summary.meanDistance)
    #expect(graph.globalEfficiency(lengths: lengths) == summary.globalEfficiency)
  }

  @Test(arguments: 2..<12) func path(n: Int) {
    let summary = Graph.path(n).distanceSummary()
    #expect(summary.diameter == Double(n - 1) && agree(summary.meanDistance, Double(n + 1) / 3))
  }

  @Test func nothingToMeasure() {
    let empty = Graph.of(0, []).distanceSummary()
    #expect(empty.diameter == nil && empty.meanDistance == nil && empty.globalEfficiency == nil)
    let apart = Graph.of(2, []).distanceSummary()
    #expect(apart.diameter == nil && apart.unjoinedPairCount == 2 && apart.globalEfficiency == 0)
  }

  @Test("Equally short ways: the lower nodes win, whatever the order of edges") func lowestNodesFirst() throws {
    let edges = [(0, 3), (3, 4), (0, 1), (1, 4), (0, 2), (2, 4)]
    #expect(Graph.of(5, edges).shortestPath(from: NodeID(0), to: NodeID(4))?.map(\.index) == [0, 1, 4])
    // 0.1 + 0.2 over the lower node ties the direct 0.3.
    let triangle = Graph.of(3, [(0, 1), (0, 2), (1, 2)])
    let lengths = try EdgeLengths([0.1, 0.3, 0.2], for: triangle)
    let path = triangle.shortestPath(from: NodeID(0), to: NodeID(2), lengths: lengths)
    #expect(path?.map(\.index) == [0, 1, 2])
  }

  @Test("Steps too short to change a distance do not lead in circles") func negligibleSteps() throws {
    let graph = Graph.of(4, [(0, 1), (0, 2), (1, 2), (2, 3), (1, 3)])
    let lengths = try EdgeLengths([1, 1, 1e-30, 1, 1], for: graph)
    #expect(graph.shortestPath(from: NodeID(0), to: NodeID(3), lengths: lengths)?.map(\.index) == [0, 1, 3])
    #expect(graph.betweenness(lengths: lengths).list.allSatisfy { ($0 ?? -1) >= 0 })
  }

  @Test func lengthsOfAnotherGraphTrap() async {
    await #expect(processExitsWith: .failure) {
      let lengths = try EdgeLengths([2, 2], for: .path(3))
      _ = Graph.path(5).distances(from: NodeID(0), lengths: lengths)
    }
  }
}
