import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Synchronization
import Testing

@Suite struct WorkMonitorTests {
  @Test("Progress rises from 0 to 1, and the answer is the same", arguments: [1, 3]) func progress(threads: Int) throws
  {
    let graph = Graph.random(300, probability: 0.02, seed: 1)
    let told = Mutex<[Double]>([])
    let monitor = WorkMonitor { share in told.withLock { $0.append(share) } }
    let scores = try monitor.watch { graph.betweenness(threads: threads) }
    #expect(scores == graph.betweenness(threads: 1))
    let shares = told.withLock { $0 }
    #expect(shares.first == 0 && shares.last == 1 && zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("A second measure starts again at 0") func severalMeasures() throws {
    let graph = Graph.random(300, probability: 0.02, seed: 1)
    let told = Mutex<[Double]>([])
    let monitor = WorkMonitor { share in told.withLock { $0.append(share) } }
    _ = try monitor.watch { (graph.betweenness(threads: 1), graph.edgeBetweenness(threads: 1)) }
    #expect(told.withLock { shares in shares.count { $0 == 0 } } == 2)
  }

  @Test("Stopped before it begins, nothing is done") func stoppedBefore() {
    let monitor = WorkMonitor()
    monitor.cancel()
    #expect(throws: CancellationError.self) { try monitor.watch { Issue.record("begun") } }
  }

  /// Measures that are stopped as soon as they tell of the first progress must end without a trap and without numbers.
  static let measures: [(name: String, measure: @Sendable (Graph, EdgeLengths, NodePartition) -> Void)] = [
    ("betweenness", { graph, lengths, _ in _ = graph.betweenness(lengths: lengths) }),
    ("edge betweenness", { graph, lengths, _ in _ = graph.edgeBetweenness(lengths: lengths) }),
    (
      "cross-group betweenness", { graph, lengths, groups in _ = graph.crossGroupBetweenness(groups, lengths: lengths) }
    ),
    ("closeness", { graph, lengths, _ in _ = graph.closeness(lengths: lengths) }),
    ("eccentricity", { graph, lengths, _ in _ = graph.eccentricity(lengths: lengths) }),
    ("distance summary", { graph, lengths, _ in _ = graph.distanceSummary(lengths: lengths) }),
    ("bridge closeness", { graph, lengths, groups in _ = graph.bridgeCloseness(groups, lengths: lengths) }),
    ("bridgeness", { graph, lengths, _ in _ = graph.bridgeness(lengths: lengths) }),
    ("Valente and Fujimoto", { graph, lengths, _ in _ = graph.valenteFujimotoBridging(lengths: lengths) }),
    ("Everett and Valente", { graph, lengths, _ in _ = graph.everettValenteBrokerage(lengths: lengths) }),
    ("distance counts", { graph, _, groups in _ = graph.distanceCounts(.acrossGroups(groups)) }),
    ("gains", { graph, _, _ in _ = graph.tieGains(of: [Edge(source: NodeID(0), target: NodeID(9))]) }),
    (
      "greedy ties",
      { graph, _, _ in
        _ = try? graph.greedyTies(from: [Edge(source: NodeID(0), target: NodeID(9))], count: 1)
      }
    ),
    (
      "sampled betweenness",
      { graph, lengths, _ in
        _ = graph.approximateBetweenness(.error(0.01), seed: 1, lengths: lengths)
      }
    ),
    (
      "sampled closeness",
      { graph, lengths, _ in
        _ = graph.approximateHarmonicCloseness(.samples(20), seed: 1, lengths: lengths)
      }
    ),
    ("fragmenting set", { graph, lengths, _ in _ = graph.fragmentingSet(of: 2, lengths: lengths, seed: 1) }),
    ("reaching set", { graph, lengths, _ in _ = graph.reachingSet(of: 2, lengths: lengths, seed: 1) }),
    (
      "robustness",
      { graph, _, _ in
        _ = graph.rankRobustness(dropping: 0.1, runs: 5, seed: 1) { $0.betweenness().list }
      }
    ),
    (
      "link prediction",
      { graph, _, _ in
        _ = graph.linkScores(of: [NodePair(NodeID(0), NodeID(5))], by: .adamicAdar)
      }
    ),
  ]

  @Test(arguments: measures.indices, [false, true]) func stopped(index: Int, directed: Bool) throws {
    let graph = Graph.random(60, probability: 0.06, seed: 3, directed: directed, weighted: true)
    let groups = NodePartition.random(60, groups: 3, seed: 4)
    for lengths in [EdgeLengths.hops, try .inverseStrength(of: graph)] {
      let monitor = Mutex<WorkMonitor?>(nil)
      let stopping = WorkMonitor { _ in monitor.withLock { $0 }?.cancel() }
      monitor.withLock { $0 = stopping }
      #expect(throws: CancellationError.self, "\(Self.measures[index].name)") {
        try stopping.watch { Self.measures[index].measure(graph, lengths, groups) }
      }
    }
  }
}
