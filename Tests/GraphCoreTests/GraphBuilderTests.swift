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

  /// Columns of edges, in which some nodes are named far more often than others.
  private func columns(seed: UInt64, nodeCount: Int, edgeCount: Int) -> ([Int32], [Int32], [Double]) {
    var generator = SeededGenerator(seed: seed)
    let node = { (generator: inout SeededGenerator) -> Int32 in
      Int32(min(Int.random(in: 0..<nodeCount, using: &generator), Int.random(in: 0..<2 * nodeCount, using: &generator)))
    }
    let sources = (0..<edgeCount).map { _ in Int.random(in: 0..<3, using: &generator) == 0 ? 0 : node(&generator) }
    let targets = (0..<edgeCount).map { _ in node(&generator) }
    return (sources, targets, (0..<edgeCount).map { _ in Double.random(in: 0.1...9, using: &generator) })
  }

  @Test(arguments: 0..<8 as Range<UInt64>, [1, 3])
  func columnsGiveWhatEdgesAddedOneByOneGive(seed: UInt64, pieces: Int) throws {
    let directed = seed.isMultiple(of: 2)
    let (sources, targets, strengths) = columns(seed: seed, nodeCount: 700, edgeCount: 3_000)
    let concurrency = GraphBuilder.Concurrency(pieces: pieces) { body in
      for piece in (0..<pieces).reversed() { body(piece) }
    }
    for rule in GraphBuilder.ParallelTies.allCases {
      for isWeighted in [false, true] {
        var builder = GraphBuilder(nodeCount: 700, isDirected: directed, parallelTies: rule)
        for edge in sources.indices {
          try builder.addEdge(
            from: NodeID(Int(sources[edge])), to: NodeID(Int(targets[edge])), strength: isWeighted ? strengths[edge] : 1
          )
        }
        let outcome = try GraphBuilder.build(
          nodeCount: 700, isDirected: directed, sources: sources, targets: targets,
          strengths: isWeighted ? strengths : [], parallelTies: rule, concurrency: concurrency)
        #expect(outcome == builder.build())
        // A multiset of ties knows nothing of rows and how they are sorted.
        let edges = sources.indices.map { (Int(sources[$0]), Int(targets[$0]), isWeighted ? strengths[$0] : 1) }
        let expected = Self.reference(edges, directed: directed, rule: rule)
        #expect(
          outcome.graph.edges.count == expected.count
            && outcome.graph.edges.allSatisfy { expected[[$0.source.index, $0.target.index]] == $0.strength })
      }
    }
  }

  @Test func columnsAreRefusedAsEdgesAre() {
    let build = { (strengths: [Double], limit: Int) throws(GraphError) in
      try GraphBuilder.build(
        nodeCount: 3, isDirected: false, sources: [0, 1, 2], targets: [1, 2, 2], strengths: strengths,
        parallelTies: .sum, arcLimit: limit)
    }
    #expect(throws: GraphError.tooManyArcs(limit: 3)) { try build([], 3) }
    #expect(throws: GraphError.invalidStrength(source: NodeID(1), target: NodeID(2), value: -1)) {
      try build([1, -1, 1], 4)
    }
    #expect(throws: GraphError.self) { try build([1, 1, .nan], 4) }
    #expect(throws: GraphError.invalidStrength(source: NodeID(0), target: NodeID(1), value: .infinity)) {
      try GraphBuilder.build(
        nodeCount: 2, isDirected: false, sources: [0, 1], targets: [1, 0], strengths: [1e308, 1e308])
    }
    #expect(try! build([], 4).graph.edgeCount == 2)
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
