import GraphCore
import GraphTestSupport
import Testing

@Suite struct EdgeTests {
  @Test(arguments: 0..<20 as Range<UInt64>) func arcsKnowTheirEdge(seed: UInt64) {
    let graph = Graph.random(15, probability: 0.3, seed: seed, directed: seed.isMultiple(of: 2))
    let edges = graph.edges
    let edgeOfArc = graph.edgeOfArc()
    for source in 0..<graph.nodeCount {
      for arc in graph.outgoing.row(source) {
        let target = Int(graph.outgoing.targets[arc])
        let edge = edges[Int(edgeOfArc[arc])]
        let ends = graph.isDirected ? (source, target) : (min(source, target), max(source, target))
        #expect((edge.source.index, edge.target.index) == ends)
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func incomingArcsKnowTheirOutgoingArc(seed: UInt64) {
    let graph = Graph.random(15, probability: 0.3, seed: seed, directed: seed.isMultiple(of: 2))
    let outgoingArc = graph.outgoingArcOfIncoming()
    for target in 0..<graph.nodeCount {
      for arc in graph.incoming.row(target) {
        let source = Int(graph.incoming.targets[arc])
        #expect(Int(outgoingArc[arc]) == graph.outgoing.arc(from: source, to: target))
      }
    }
  }
}

@Suite struct EdgeLengthsTests {
  @Test func inverseStrengthsRunBesideArcs() throws {
    let graph = Graph.of(3, [(0, 1), (1, 2)], directed: true, strengths: [2, 4])
    let lengths = try EdgeLengths.inverseStrength(of: graph)
    #expect(lengths.ofOutgoing == [0.5, 0.25] && lengths.ofIncoming == [0.5, 0.25])
  }

  @Test func unweightedTiesAreHops() throws {
    #expect(try EdgeLengths.inverseStrength(of: .path(3)).areHops)
  }

  @Test(arguments: [0, -1, .infinity, .nan] as [Double]) func refusesLength(_ length: Double) {
    #expect(throws: GraphError.self) { try EdgeLengths([1, length], for: .path(3)) }
  }
}

@Suite struct NodeScoresTests {
  @Test func rankingPutsTiesInNodeOrderAndLeavesOutTheUndefined() {
    let scores = NodeScores([.value(1), .undefined(.noTies), .value(2), .value(1)])
    #expect(scores.ranking.map(\.index) == [2, 0, 3])
    #expect(scores[NodeID(1)] == nil && scores.undefinedReason(of: NodeID(1)) == .noTies)
    #expect(scores[NodeID(2)] == 2 && scores.undefinedReason(of: NodeID(2)) == nil)
  }
}

@Suite struct NodePartitionTests {
  @Test func blankIsNotAGroup() {
    let partition = NodePartition([0, nil, 1, 1])
    #expect(partition.groupCount == 2 && partition.sizes == [1, 2] && partition.groupedNodeCount == 3)
    #expect(partition[NodeID(1)] == nil && partition[NodeID(3)] == 1)
  }
}

@Suite struct NodeTableTests {
  @Test func keysKeepTheirFirstPlace() {
    var table = NodeTable()
    #expect(["b", "a", "b"].map { table.intern($0).index } == [0, 1, 0])
    #expect(table.keys == ["b", "a"] && table.node(of: "a") == NodeID(1) && table.node(of: "c") == nil)
    #expect(NodeTable(["b", "a"]) == table)
  }
}
