import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct CrossGroupBetweennessTests {
  @Test("The example of Guns and Rousseau's program gefura") func pathOfFive() {
    let partition = NodePartition([0, 1, 0, 2, 2])
    let scores = Graph.path(5).crossGroupBetweenness(partition, scale: .fractionOfPairs)
    #expect(agree(scores, [0, 0.5, 0.8, 0.6, 0]))
  }

  @Test(arguments: GraphCase.all) func agreesWithListingAllShortestPaths(graphCase: GraphCase) throws {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let dense = DenseGraph(graph, lengths: graphCase.lengths)
    let group = { partition[NodeID($0)] }
    let across = { (s: Int, t: Int) in group(s) != nil && group(t) != nil && group(s) != group(t) }
    check(graph, partition, nil, lengths, dense, across)
    for (a, b) in [(0, 1), (1, 0), (2, 2)] {
      let between = { (s: Int, t: Int) in
        (group(s) == a && group(t) == b) || (!graph.isDirected && group(s) == b && group(t) == a)
      }
      check(graph, partition, GroupPair(a, b), lengths, dense, between)
    }
  }

  private func check(
    _ graph: Graph, _ partition: NodePartition, _ pair: GroupPair?, _ lengths: EdgeLengths, _ dense: DenseGraph,
    _ counts: (Int, Int) -> Bool
  ) {
    let expected = dense.betweenness(counts)
    #expect(agree(graph.crossGroupBetweenness(partition, between: pair, lengths: lengths), expected))
    let possible = (0..<graph.nodeCount).map { v in
      dense.pairs.count { counts($0.0, $0.1) && $0.0 != v && $0.1 != v }
    }
    let fractions = zip(expected, possible).map { $1 == 0 ? 0 : $0 / Double($1) }
    #expect(
      agree(
        graph.crossGroupBetweenness(partition, between: pair, lengths: lengths, scale: .fractionOfPairs), fractions))
    let pairs = graph.crossGroupBetweenness(partition, between: pair, lengths: lengths)
    #expect(agree(graph.fractions(of: pairs, acrossGroups: partition, between: pair), fractions))
    let edges = dense.edgeBetweenness(graph, counts)
    #expect(agree(graph.crossGroupEdgeBetweenness(partition, between: pair, lengths: lengths), edges))
    let pairCount = Double(max(1, dense.pairs.count { counts($0.0, $0.1) }))
    #expect(
      agree(
        graph.crossGroupEdgeBetweenness(partition, between: pair, lengths: lengths, scale: .fractionOfPairs),
        edges.map { $0 / pairCount }))
  }

  @Test func oneGroupOrNoneHasNothingAcross() {
    let graph = KarateClub.graph
    let zeros = [Double](repeating: 0, count: 34)
    for partition in [NodePartition(Array(repeating: 0, count: 34)), NodePartition(Array(repeating: nil, count: 34))] {
      for scale in PairScale.allCases {
        #expect(agree(graph.crossGroupBetweenness(partition, scale: scale), zeros))
        #expect(
          agree(graph.crossGroupEdgeBetweenness(partition, scale: scale), Array(repeating: 0, count: graph.edgeCount)))
      }
    }
  }

  @Test("Node 8's betweenness is all between the clubs") func karate() {
    let (graph, node) = (KarateClub.graph, NodeID(8))
    #expect(agree(graph.crossGroupBetweenness(KarateClub.clubs)[node], graph.betweenness()[node]))
  }

  @Test("Every node its own group: nothing but betweenness", arguments: GraphCase.all)
  func ownGroups(graphCase: GraphCase) {
    let graph = graphCase.graph
    let own = NodePartition((0..<graph.nodeCount).map { $0 })
    #expect(agree(graph.crossGroupBetweenness(own), graph.betweenness().list))
    #expect(agree(graph.crossGroupEdgeBetweenness(own), graph.edgeBetweenness()))
  }
}
