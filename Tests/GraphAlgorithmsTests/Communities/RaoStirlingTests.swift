import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct RaoStirlingTests {
  @Test("The distance to be expected between two neighbours", arguments: GraphCase.all)
  func agreesWithAllPairsOfNeighbors(graphCase: GraphCase) throws {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let distances = try GroupDistances([[0, 0.25, 1], [0.25, 0, 0.5], [1, 0.5, 0]])
    let dense = DenseGraph(graph)
    let expected = (0..<graph.nodeCount).map { node -> Double? in
      let groups = dense.neighbors(node).compactMap { partition[NodeID($0)] }
      guard !groups.isEmpty else { return nil }
      let sum = groups.reduce(0) { sum, a in groups.reduce(sum) { $0 + distances[a, $1] } }
      return sum / Double(groups.count * groups.count)
    }
    let scores = graph.raoStirlingDiversity(partition, distances: distances)
    #expect(agree(scores, expected))
    let uniform = graph.raoStirlingDiversity(partition, distances: .uniform(groupCount: 3))
    let blau = graph.blauIndex(partition)
    #expect(agree(uniform, blau.list))
    for node in graph.nodes {
      #expect(scores.undefinedReason(of: node) == blau.undefinedReason(of: node))
    }
  }

  @Test func distancesFromRelatedness() throws {
    let distances = try GroupDistances(relatedness: [[0.7, 0.25], [0.25, 1]])
    #expect(try distances == GroupDistances([[0, 0.75], [0.75, 0]]))
    // One neighbour in each group: 2 × 1/2 × 1/2 × 0.75.
    let scores = Graph.star(3).raoStirlingDiversity(NodePartition([nil, 0, 1]), distances: distances)
    #expect(agree(scores, [0.375, nil, nil]))
  }

  @Test("Steps in a classification") func distancesFromATree() throws {
    // Sections 7 and 8; divisions 4 and 5 of 7 and 6 of 8; classes 0 and 1 of 4, 2 of 5, 3 of 6.
    let parents = [4, 4, 5, 6, 7, 7, 8, nil, nil]
    let distances = try GroupDistances(treeParents: parents, groupCount: 4)
    // Sisters are 2 steps apart, cousins 4, and 6 lead from one section to the other.
    let expected = [[0, 2, 4, 6], [2, 0, 4, 6], [4, 4, 0, 6], [6, 6, 6, 0]].map { $0.map { Double($0) / 6 } }
    #expect(try distances == GroupDistances(expected))
    #expect(try distances == GroupDistances(treeParents: [4, 4, 5, 6, 7, 7, 8, 9, 9, nil], groupCount: 4))
    // Groups may sit on inner nodes, too.
    #expect(try GroupDistances(treeParents: [nil, 0, 1], groupCount: 3)[0, 2] == 1)
    #expect(try GroupDistances(treeParents: [nil], groupCount: 1)[0, 0] == 0)
    #expect(try GroupDistances(treeParents: [], groupCount: 0).groupCount == 0)
  }

  @Test func badMatrices() {
    #expect(throws: GroupDistanceError.notSquare(row: 1)) { try GroupDistances([[0, 1], [1]]) }
    #expect(throws: GroupDistanceError.asymmetric(row: 0, column: 1)) { try GroupDistances([[0, 1], [0.5, 0]]) }
    #expect(throws: GroupDistanceError.notZeroToItself(group: 1, value: 0.5)) {
      try GroupDistances([[0, 1], [1, 0.5]])
    }
    #expect(throws: GroupDistanceError.outOfRange(row: 0, column: 1, value: 2)) {
      try GroupDistances(relatedness: [[0, 2], [2, 0]])
    }
    #expect(throws: GroupDistanceError.self) { try GroupDistances([[0, .nan], [.nan, 0]]) }
    #expect(throws: GroupDistanceError.circle(node: 0)) { try GroupDistances(treeParents: [1, 2, 1], groupCount: 1) }
    #expect(throws: GroupDistanceError.unknownParent(node: 0, parent: 3)) {
      try GroupDistances(treeParents: [3], groupCount: 1)
    }
  }
}
