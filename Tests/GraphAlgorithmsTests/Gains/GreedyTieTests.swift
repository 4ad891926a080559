import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct GreedyTieTests {
  /// Ties between nodes drawn by a seed; some exist already, some join a node with itself.
  static func randomTies(_ graph: Graph, count: Int, seed: UInt64) -> [Edge] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Edge(
        source: NodeID(Int.random(in: 0..<graph.nodeCount, using: &generator)),
        target: NodeID(Int.random(in: 0..<graph.nodeCount, using: &generator)))
    }
  }

  @Test("Each choice is the best one left", arguments: GraphCase.all)
  func agreesWithTryingAll(graphCase: GraphCase) throws {
    var graph = graphCase.graph
    let partition = graphCase.partition
    var candidates = Self.randomTies(graph, count: 8, seed: graphCase.seed)
    let chosen = try graph.greedyTies(from: candidates, count: 3, pairs: .acrossGroups(partition))
    for step in 0..<3 {
      let before = graph.distanceCounts(.acrossGroups(partition)).efficiency
      let gains = try candidates.map { tie in
        (try graph.adding([tie]).distanceCounts(.acrossGroups(partition)).efficiency ?? 0) - (before ?? 0)
      }
      let best = gains.max() ?? 0
      guard best > 1e-12 else {
        #expect(chosen.count == step)
        return
      }
      #expect(agree(chosen[step].efficiencyGain, best, within: 1e-12))
      let index = try #require(gains.firstIndex { $0 > best - 1e-12 })
      #expect(chosen[step].tie == candidates[index])
      graph = try graph.adding([candidates.remove(at: index)])
      #expect(chosen[step].pairs == graph.distanceCounts(.acrossGroups(partition)))
    }
  }

  @Test("Two ties that are worth nothing alone are not found") func greedyIsNotBest() throws {
    // Only both ties together bring 0 to 3, so the choice stops before the first.
    let graph = Graph.of(4, [(1, 2)])
    let ties = [Edge(source: NodeID(0), target: NodeID(1)), Edge(source: NodeID(2), target: NodeID(3))]
    #expect(try graph.greedyTies(from: ties, count: 2, pairs: .between([NodeID(0)], [NodeID(3)])).isEmpty)
    #expect(try graph.adding(ties).distanceCounts(.between([NodeID(0)], [NodeID(3)])).efficiency == 1.0 / 3)
  }
}
