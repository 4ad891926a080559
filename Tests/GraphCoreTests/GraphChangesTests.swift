import GraphCore
import GraphTestSupport
import Testing

@Suite struct GraphChangesTests {
  /// The edges of a graph as a dictionary.
  static func strengths(_ graph: Graph) -> [[Int]: Double] {
    Dictionary(uniqueKeysWithValues: graph.edges.map { ([$0.source.index, $0.target.index], $0.strength) })
  }

  /// Some pairs of nodes drawn by a seed, tied or not.
  static func pairs(_ graph: Graph, seed: UInt64) -> [Edge] {
    var generator = SeededGenerator(seed: seed)
    return (0..<5).map { _ in
      Edge(
        source: NodeID(Int.random(in: 0..<graph.nodeCount, using: &generator)),
        target: NodeID(Int.random(in: 0..<graph.nodeCount, using: &generator)), strength: 1.5)
    }
  }

  @Test(arguments: GraphCase.all) func addedTies(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let ties = Self.pairs(graph, seed: graphCase.seed)
    var expected = Self.strengths(graph)
    for tie in ties where tie.source != tie.target {
      let ends = [tie.source.index, tie.target.index]
      expected[graph.isDirected ? ends : ends.sorted(), default: 0] += tie.strength
    }
    let changed = try graph.adding(ties)
    #expect(Self.strengths(changed) == expected)
    #expect(changed.nodeCount == graph.nodeCount && changed.isDirected == graph.isDirected)
  }

  @Test(arguments: GraphCase.all) func removedTies(graphCase: GraphCase) {
    let graph = graphCase.graph
    let ties = Self.pairs(graph, seed: graphCase.seed) + graph.edges.prefix(2)
    var expected = Self.strengths(graph)
    for tie in ties {
      let ends = [tie.source.index, tie.target.index]
      expected[graph.isDirected ? ends : ends.sorted()] = nil
    }
    #expect(Self.strengths(graph.removing(ties)) == expected)
  }

  @Test(arguments: GraphCase.all) func departures(graphCase: GraphCase) {
    let graph = graphCase.graph
    let leaving = graph.nodes.filter { ($0.index + Int(graphCase.seed)) % 3 == 0 }
    let expected = Self.strengths(graph).filter { ends, _ in !leaving.contains { ends.contains($0.index) } }
    let changed = graph.removingTies(of: leaving)
    #expect(Self.strengths(changed) == expected && changed.nodeCount == graph.nodeCount)
  }

  @Test("What is changed and changed back is equal, arcs and all", arguments: GraphCase.all)
  func thereAndBack(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let new = Self.pairs(graph, seed: graphCase.seed).filter {
      !graph.hasEdge(from: $0.source, to: $0.target) && $0.source != $0.target
    }
    #expect(try graph.adding(new).removing(new) == graph)
    #expect(graph.removingTies(of: []) == graph && graph.removing([]) == graph)
  }

  @Test func strengthIsChecked() {
    let tie = Edge(source: NodeID(0), target: NodeID(1), strength: 0)
    #expect(throws: GraphError.self) { try Graph.path(2).adding([tie]) }
  }

  @Test func foreignNodesTrap() async {
    await #expect(processExitsWith: .failure) { _ = Graph.path(2).removingTies(of: [NodeID(2)]) }
  }
}
