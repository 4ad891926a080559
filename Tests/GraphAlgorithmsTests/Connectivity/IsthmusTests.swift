import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct IsthmusTests {
  /// The sizes of the components of some nodes, by flooding, without one node or without one tie.
  static func pieces(
    _ dense: DenseGraph, of nodes: [Int], withoutNode: Int? = nil, withoutTie: (Int, Int)? = nil
  ) -> [[Int]] {
    var left = Set(nodes).subtracting(withoutNode.map { [$0] } ?? [])
    var pieces: [[Int]] = []
    while let start = left.min() {
      var piece: Set = [start]
      var border = [start]
      while let v = border.popLast() {
        for u in left where dense.both(v, u) > 0 && !piece.contains(u) {
          if let tie = withoutTie, tie == (v, u) || tie == (u, v) { continue }
          piece.insert(u)
          border.append(u)
        }
      }
      left.subtract(piece)
      pieces.append(piece.sorted())
    }
    return pieces
  }

  @Test(arguments: GraphCase.all) func agreesWithTakingTiesAway(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let components = Self.pieces(dense, of: Array(0..<graph.nodeCount))
    var expected: [[Int]] = []
    let isthmuses = graph.isthmuses()
    for a in 0..<graph.nodeCount {
      for b in a + 1..<max(a + 1, graph.nodeCount) where dense.both(a, b) > 0 {
        let component = components.first { $0.contains(a) } ?? []
        let sides = Self.pieces(dense, of: component, withoutTie: (a, b))
        guard sides.count == 2 else { continue }
        expected.append([a, b])
        let found = isthmuses.all.first { $0.source.index == a && $0.target.index == b }
        let (sideA, sideB) = sides[0].contains(a) ? (sides[0], sides[1]) : (sides[1], sides[0])
        #expect(found?.sourceSideCount == sideA.count && found?.targetSideCount == sideB.count)
        #expect(found?.smallerSideCount == min(sideA.count, sideB.count))
        let smaller = found.map { isthmuses.smallerSide(of: $0).map(\.index) }
        #expect(smaller == (sideA.count <= sideB.count ? sideA : sideB))
      }
    }
    #expect(isthmuses.all.map { [$0.source.index, $0.target.index] } == expected)
  }

  @Test(arguments: GraphCase.all) func agreesWithTakingNodesAway(graphCase: GraphCase) {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let components = Self.pieces(dense, of: Array(0..<graph.nodeCount))
    let expected = (0..<graph.nodeCount).compactMap { v -> (Int, [Int])? in
      let component = components.first { $0.contains(v) } ?? []
      let sizes = Self.pieces(dense, of: component, withoutNode: v).map(\.count).sorted(by: >)
      return sizes.count > 1 ? (v, sizes) : nil
    }
    let found = graph.articulationPoints()
    #expect(found.map(\.node.index) == expected.map(\.0))
    #expect(found.map(\.pieceSizes) == expected.map(\.1))
  }

  @Test("A path of a million nodes is walked without recursion") func longPath() {
    let n = 1_000_000
    let graph = Graph.path(n)
    let isthmuses = graph.isthmuses()
    #expect(isthmuses.all.count == n - 1)
    #expect(isthmuses.all[250_000].sourceSideCount == 250_001)
    #expect(isthmuses.smallerSide(of: isthmuses.all[n - 3]).map(\.index) == [n - 2, n - 1])
    let points = graph.articulationPoints()
    #expect(points.count == n - 2 && points[0].pieceSizes == [n - 2, 1])
    #expect(graph.connectedComponents().sizes == [n])
    #expect(graph.coreNumbers().list.allSatisfy { $0 == 1 })
    #expect(graph.shortestPath(from: NodeID(0), to: NodeID(n - 1))?.count == n)
  }

  @Test func noTiesNoIsthmuses() {
    for n in 0..<3 {
      #expect(Graph.of(n, []).isthmuses().all.isEmpty && Graph.of(n, []).articulationPoints().isEmpty)
    }
    #expect(Graph.cycle(5).isthmuses().all.isEmpty && Graph.cycle(5).articulationPoints().isEmpty)
  }

  @Test("Edges both ways are one tie, whose loss divides") func mutualEdges() {
    #expect(Graph.of(2, [(0, 1), (1, 0)], directed: true).isthmuses().all.map(\.sourceSideCount) == [1])
  }
}
