import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BridgeStrengthTests {
  @Test(arguments: GraphCase.all, TieDirection.allCases)
  func strengthAgreesWithCountingEdges(graphCase: GraphCase, direction: TieDirection) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    var expected = graph.nodes.map { partition[$0] == nil ? nil : 0.0 }
    for edge in graph.edges {
      guard let a = partition[edge.source], let b = partition[edge.target], a != b else { continue }
      if !graph.isDirected || direction != .incoming { expected[edge.source.index]? += edge.strength }
      if !graph.isDirected || direction != .outgoing { expected[edge.target.index]? += edge.strength }
    }
    #expect(agree(graph.bridgeStrength(partition, direction: direction), expected))
  }

  @Test(arguments: GraphCase.all, PathDirection.allCases)
  func closenessAgreesWithFloydWarshall(graphCase: GraphCase, paths: PathDirection) throws {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    guard graph.nodeCount > 1 else { return }
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let expected = (0..<dense.count).map { v -> Double? in
      guard let own = partition[NodeID(v)] else { return nil }
      let others = (0..<dense.count).filter { partition[NodeID($0)].map { $0 != own } ?? false }
      guard !others.isEmpty else { return nil }
      let distances = others.map { paths == .incoming ? dense.distance[$0][v] : dense.distance[v][$0] }
        .filter(\.isFinite)
      return distances.isEmpty ? 0 : 1 / (distances.reduce(0, +) / Double(distances.count))
    }
    #expect(agree(graph.bridgeCloseness(partition, lengths: lengths, paths: paths), expected))
  }

  @Test func pathOfFour() {
    let partition = NodePartition([0, 0, 1, 1])
    #expect(agree(Graph.path(4).bridgeStrength(partition), [0, 1, 1, 0]))
    #expect(agree(Graph.path(4).bridgeCloseness(partition), [0.4, 2.0 / 3, 2.0 / 3, 0.4]))
  }

  @Test("What is not reached is left out; nothing reached is 0") func unreached() {
    let graph = Graph.of(4, [(0, 1)])
    #expect(agree(graph.bridgeCloseness(NodePartition([0, 1, 1, 0])), [1, 1, 0, 0]))
  }

  @Test func reasons() {
    let partition = NodePartition([0, 0, nil])
    let graph = Graph.path(3)
    let scores = graph.bridgeCloseness(partition)
    #expect(scores.undefinedReason(of: NodeID(0)) == .noOtherGroups)
    #expect(scores.undefinedReason(of: NodeID(2)) == .noGroup)
    #expect(graph.bridgeStrength(partition).list == [0, 0, nil])
    #expect(Graph.of(1, []).bridgeCloseness(NodePartition([0])).undefinedReason(of: NodeID(0)) == .onlyNode)
  }
}
