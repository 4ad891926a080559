import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct EIIndexTests {
  @Test(arguments: GraphCase.all) func agreesWithCountingEdges(graphCase: GraphCase) {
    let (graph, partition) = (graphCase.graph, graphCase.partition)
    let edges = graph.edges.compactMap { edge -> (ends: [Int], groups: [Int], strength: Double)? in
      guard let s = partition[edge.source], let t = partition[edge.target] else { return nil }
      return ([edge.source.index, edge.target.index], [s, t], edge.strength)
    }
    func index(_ touches: (([Int], [Int])) -> Bool) -> Double? {
      let touched = edges.filter { touches(($0.ends, $0.groups)) }
      let external = touched.filter { $0.groups[0] != $0.groups[1] }.reduce(0) { $0 + $1.strength }
      let all = touched.reduce(0) { $0 + $1.strength }
      return all > 0 ? (2 * external - all) / all : nil
    }
    #expect(agree(graph.networkEIIndex(partition), index { _ in true }))
    let byGroup = graph.groupEIIndex(partition)
    #expect(byGroup.count == 3)
    for group in 0..<3 { #expect(agree(byGroup[group], index { $0.1.contains(group) })) }
    #expect(agree(graph.eiIndex(partition), (0..<graph.nodeCount).map { node in index { $0.0.contains(node) } }))
  }

  @Test func reasons() {
    let scores = Graph.of(5, [(0, 1), (1, 2), (2, 3)]).eiIndex(NodePartition([0, nil, 1, 1, 0]))
    #expect(scores.list == [nil, nil, -1, -1, nil])
    #expect(scores.undefinedReason(of: NodeID(0)) == .noGroupedNeighbors)
    #expect(scores.undefinedReason(of: NodeID(1)) == .noGroup)
    #expect(scores.undefinedReason(of: NodeID(4)) == .noTies)
  }

  @Test func strengthsCount() {
    let graph = Graph.of(3, [(0, 1), (0, 2)], strengths: [3, 1])
    let partition = NodePartition([0, 1, 0])
    #expect(agree(graph.eiIndex(partition), [0.5, 1, -1]))
    #expect(graph.networkEIIndex(partition) == 0.5 && graph.unweighted.networkEIIndex(partition) == 0)
  }

  @Test func nothingToCompare() {
    #expect(Graph.of(0, []).networkEIIndex(NodePartition([])) == nil)
    #expect(Graph.path(3).networkEIIndex(NodePartition([nil, nil, nil])) == nil)
    #expect(Graph.path(3).groupEIIndex(NodePartition([0, 0, 0], groupCount: 2)) == [-1, nil])
  }
}
