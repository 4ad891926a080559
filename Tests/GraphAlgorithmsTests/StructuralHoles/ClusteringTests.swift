import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ClusteringTests {
  @Test(arguments: GraphCase.all) func agreesWithMatrixPowers(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let nodes = 0..<graph.nodeCount
    // Fagiolo: ((A + Aᵀ)³)_ii over 2 (k (k − 1) − 2 r); for undirected ties, A³_ii over k (k − 1).
    let arc = { (a: Int, b: Int) in dense.hasEdge(a, b) ? 1.0 : 0 }
    let entry = { (a: Int, b: Int) in graph.isDirected ? arc(a, b) + arc(b, a) : arc(a, b) }
    let expected = nodes.map { i -> Double? in
      guard dense.neighbors(i).count >= 2 else { return nil }
      var cube = 0.0
      for j in nodes { for k in nodes { cube += entry(i, j) * entry(j, k) * entry(k, i) } }
      let degree = nodes.reduce(0) { $0 + entry(i, $1) }
      let mutual = graph.isDirected ? nodes.reduce(0) { $0 + arc(i, $1) * arc($1, i) } : 0
      return cube / (graph.isDirected ? 2 * (degree * (degree - 1) - 2 * mutual) : degree * (degree - 1))
    }
    #expect(agree(graph.clusteringCoefficients(), expected))
    let triangles = nodes.map { i in
      Double(
        nodes.reduce(0) { sum, j in
          sum + nodes.count { j < $0 && dense.both(i, j) * dense.both(j, $0) * dense.both($0, i) > 0 }
        })
    }
    #expect(agree(graph.triangleCounts(), triangles))
  }

  @Test(arguments: GraphCase.all) func transitivityAgreesWithLookingAtEveryTriple(graphCase: GraphCase) {
    let dense = DenseGraph(graphCase.graph)
    let meeting = (0..<dense.count).flatMap { v in
      dense.neighbors(v).flatMap { a in dense.neighbors(v).filter { $0 > a }.map { (a, $0) } }
    }
    let closed = meeting.count { dense.both($0.0, $0.1) > 0 }
    let expected = meeting.isEmpty ? nil : Double(closed) / Double(meeting.count)
    #expect(agree(graphCase.graph.transitivity(), expected))
  }

  @Test func transitivityOfKnownGraphs() {
    #expect(Graph.complete(5).transitivity() == 1 && Graph.star(5).transitivity() == 0)
    #expect(Graph.path(2).transitivity() == nil && Graph.of(0, []).transitivity() == nil)
    // A triangle with a tail: five pairs of ties meet, three of them in the triangle.
    #expect(agree(Graph.of(4, [(0, 1), (1, 2), (0, 2), (2, 3)]).transitivity(), 0.6))
  }

  @Test(arguments: 3..<8) func complete(n: Int) {
    #expect(agree(Graph.complete(n).clusteringCoefficients(), Array(repeating: 1, count: n)))
    #expect(agree(Graph.complete(n).triangleCounts(), Array(repeating: Double((n - 1) * (n - 2) / 2), count: n)))
  }

  @Test func stars() {
    let scores = Graph.star(4).clusteringCoefficients()
    #expect(agree(scores, [0, nil, nil, nil]))
    #expect(scores.undefinedReason(of: NodeID(1)) == .fewerThanTwoNeighbors)
  }

  @Test("A directed circle of three closes one of two ways round") func directedCircle() {
    #expect(agree(Graph.cycle(3, directed: true).clusteringCoefficients(), [0.5, 0.5, 0.5]))
  }
}
