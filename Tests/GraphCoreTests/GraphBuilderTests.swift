import GraphCore
import GraphTestSupport
import Testing

@Suite struct GraphBuilderTests {
  /// A multiset of ties kept in a dictionary: the slow second implementation.
  static func reference(
    _ edges: [(Int, Int, Double)], directed: Bool, rule: GraphBuilder.ParallelTies
  ) -> [[Int]: Double] {
    var strengths: [[Int]: Double] = [:]
    for (a, b, strength) in edges where a != b {
      let key = directed || a < b ? [a, b] : [b, a]
      guard let old = strengths[key] else {
        strengths[key] = strength
        continue
      }
      strengths[key] = rule == .sum ? old + strength : max(old, strength)
    }
    return strengths
  }

  @Test(arguments: 0..<50 as Range<UInt64>, GraphBuilder.ParallelTies.allCases)
  func holdsWhatADictionaryHolds(seed: UInt64, rule: GraphBuilder.ParallelTies) throws {
    var generator = SeededGenerator(seed: seed)
    let directed = seed.isMultiple(of: 2)
    let nodeCount = Int.random(in: 1...12, using: &generator)
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: directed, parallelTies: rule)
    var edges: [(Int, Int, Double)] = []
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      let edge = (
        Int.random(in: 0..<nodeCount, using: &generator), Int.random(in: 0..<nodeCount, using: &generator),
        Double(Int.random(in: 1...6, using: &generator)) / 2
      )
      edges.append(edge)
      try builder.addEdge(from: NodeID(edge.0), to: NodeID(edge.1), strength: edge.2)
    }
    let outcome = builder.build()
    let expected = Self.reference(edges, directed: directed, rule: rule)
    let found = Dictionary(
      uniqueKeysWithValues: outcome.graph.edges.map { ([$0.source.index, $0.target.index], $0.strength) })
    #expect(found == expected)
    let loops = edges.count { $0.0 == $0.1 }
    #expect(outcome.selfLoopCount == loops)
    #expect(outcome.mergedCount == edges.count - loops - expected.count)
    for node in outcome.graph.nodes {
      let neighbors = outcome.graph.neighbors(of: node).map(\.index)
      #expect(neighbors == neighbors.sorted())
      for predecessor in outcome.graph.predecessors(of: node) {
        #expect(outcome.graph.hasEdge(from: predecessor, to: node))
      }
    }
    #expect(outcome.graph.nodes.map { outcome.graph.inDegree(of: $0) }.reduce(0, +) == outcome.graph.arcCount)
  }

  @Test func bothRowsOfATieHoldTheSameBits() throws {
    var builder = GraphBuilder(nodeCount: 2, isDirected: false)
    for strength in [0.1, 0.2, 0.3] { try builder.addEdge(from: NodeID(0), to: NodeID(1), strength: strength) }
    let graph = builder.build().graph
    #expect(graph.strength(from: NodeID(0), to: NodeID(1)) == (0.1 + 0.2) + 0.3)
    #expect(graph.strength(from: NodeID(1), to: NodeID(0)) == (0.1 + 0.2) + 0.3)
  }

  @Test(arguments: [(false, 2), (true, 4)]) func stopsAtTheArcLimit(directed: Bool, edgesThatFit: Int) throws {
    var builder = GraphBuilder(nodeCount: 9, isDirected: directed, arcLimit: 4)
    for edge in 0..<edgesThatFit { try builder.addEdge(from: NodeID(edge), to: NodeID(edge + 1)) }
    #expect(throws: GraphError.tooManyArcs(limit: 4)) { try builder.addEdge(from: NodeID(7), to: NodeID(8)) }
    #expect(builder.build().graph.edgeCount == edgesThatFit)
  }

  @Test(arguments: [0, -1, .infinity, .nan] as [Double]) func refusesStrength(_ strength: Double) {
    var builder = GraphBuilder(nodeCount: 2, isDirected: false)
    #expect(throws: GraphError.self) { try builder.addEdge(from: NodeID(0), to: NodeID(1), strength: strength) }
  }

  @Test func strengthsOfOneAreNotStored() throws {
    var builder = GraphBuilder(nodeCount: 3, isDirected: false)
    try builder.addEdge(from: NodeID(0), to: NodeID(1))
    #expect(!builder.build().graph.isWeighted)
  }

  @Test(arguments: 0..<3) func withoutEdges(nodeCount: Int) {
    let graph = GraphBuilder(nodeCount: nodeCount, isDirected: false).build().graph
    #expect(graph.nodeCount == nodeCount && graph.edgeCount == 0 && graph.edges.isEmpty)
  }

  @Test func foreignNodeTraps() async {
    await #expect(processExitsWith: .failure) {
      var builder = GraphBuilder(nodeCount: 2, isDirected: false)
      try builder.addEdge(from: NodeID(0), to: NodeID(2))
    }
  }
}
