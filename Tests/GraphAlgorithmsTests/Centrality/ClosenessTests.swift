import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ClosenessTests {
  @Test(arguments: 2..<9) func star(n: Int) {
    let m = Double(n)
    let leaf = (m - 1) / (2 * m - 3)
    #expect(agree(Graph.star(n).closeness(), [1] + Array(repeating: leaf, count: n - 1)))
    let harmonicLeaf = (1 + (m - 2) / 2) / (m - 1)
    #expect(agree(Graph.star(n).harmonicCloseness(), [1] + Array(repeating: harmonicLeaf, count: n - 1)))
  }

  @Test(arguments: 2..<9) func complete(n: Int) {
    #expect(agree(Graph.complete(n).closeness(), Array(repeating: 1, count: n)))
    #expect(agree(Graph.complete(n).harmonicCloseness(), Array(repeating: 1, count: n)))
  }

  @Test(arguments: GraphCase.all, PathDirection.allCases)
  func agreesWithFloydWarshall(graphCase: GraphCase, paths: PathDirection) throws {
    let graph = graphCase.graph
    guard graph.nodeCount > 1 else { return }
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let others = Double(graph.nodeCount - 1)
    let distances = (0..<graph.nodeCount).map { v in
      (0..<graph.nodeCount).filter { $0 != v }
        .map { paths == .incoming ? dense.distance[$0][v] : dense.distance[v][$0] }.filter(\.isFinite)
    }
    let closeness = distances.map { row in
      row.isEmpty ? 0 : Double(row.count) / others * Double(row.count) / row.reduce(0, +)
    }
    #expect(agree(graph.closeness(lengths: lengths, paths: paths), closeness))
    let harmonic = distances.map { $0.reduce(0) { $0 + 1 / $1 } / others }
    #expect(agree(graph.harmonicCloseness(lengths: lengths, paths: paths), harmonic))
  }

  @Test func incomingPathsUnlessAskedOtherwise() {
    let graph = Graph.path(3, directed: true)
    #expect(agree(graph.closeness(), [0, 0.5, 2.0 / 3]))
    #expect(agree(graph.closeness(paths: .outgoing), [2.0 / 3, 0.5, 0]))
    #expect(agree(graph.harmonicCloseness(), [0, 0.5, 0.75]))
  }

  @Test("Two components: scaled by the share within reach, a lone node is 0") func components() {
    let graph = Graph.of(4, [(0, 1), (1, 2)])
    #expect(agree(graph.closeness(), [4.0 / 9, 2.0 / 3, 4.0 / 9, 0]))
    #expect(agree(graph.harmonicCloseness(), [0.5, 2.0 / 3, 0.5, 0]))
  }

  @Test func aloneThereIsNothingToBeCloseTo() {
    let graph = Graph.of(1, [])
    #expect(graph.closeness().undefinedReason(of: NodeID(0)) == .onlyNode)
    #expect(graph.harmonicCloseness().undefinedReason(of: NodeID(0)) == .onlyNode)
    #expect(Graph.of(0, []).closeness().count == 0)
  }
}
