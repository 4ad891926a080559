import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ApproximateBetweennessTests {
  @Test("One pair to draw from: its estimate is exact", arguments: GraphCase.all)
  func singlePairs(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let dense = DenseGraph(graph)
    let lengths = try EdgeLengths(graphCase.lengths, for: graph)
    let longer = DenseGraph(graph, lengths: graphCase.lengths)
    for (s, t) in dense.pairs {
      let ends = NodePartition((0..<graph.nodeCount).map { $0 == s ? 0 : $0 == t ? 1 : nil })
      let pair = GroupPair(0, 1)
      for (lengths, dense) in [(EdgeLengths.hops, dense), (lengths, longer)] {
        let nodes = graph.approximateCrossGroupBetweenness(ends, between: pair, .samples(1), seed: 1, lengths: lengths)
        #expect(agree(nodes.scores, dense.betweenness { $0 == s && $1 == t }))
        let edges = graph.approximateCrossGroupEdgeBetweenness(
          ends, between: pair, .samples(1), seed: 1, lengths: lengths)
        #expect(agree(edges.scores, dense.edgeBetweenness(graph) { $0 == s && $1 == t }))
      }
    }
  }

  @Test("More shortest paths than a Double counts") func countlessPaths() {
    // Diamonds in a row: each doubles the number of paths, and its two middle nodes get half each.
    let diamonds = 1100
    let graph = Graph.of(
      3 * diamonds + 1,
      (0..<diamonds).flatMap { d in [(1, 0), (2, 0), (1, 3), (2, 3)].map { (3 * d + $0.0, 3 * d + $0.1) } })
    let ends = NodePartition((0...3 * diamonds).map { $0 == 0 ? 0 : $0 == 3 * diamonds ? 1 : nil })
    let scores = graph.approximateCrossGroupBetweenness(ends, .samples(1), seed: 1).scores
    let expected = (0...3 * diamonds).map { $0 == 0 || $0 == 3 * diamonds ? 0 : $0 % 3 == 0 ? 1 : 0.5 }
    #expect(agree(scores, expected))
    let edges = graph.approximateCrossGroupEdgeBetweenness(ends, .samples(1), seed: 1).scores
    #expect(agree(edges, Array(repeating: 0.5, count: 4 * diamonds)))
  }

  @Test("Bounds fail no more often than they may", arguments: [SamplingEffort.error(0.05), .samples(700)])
  func coverage(effort: SamplingEffort) {
    let (graph, groups) = (KarateClub.graph, KarateClub.clubs)
    let exact = graph.betweenness().list.map { $0 ?? 0 }
    let across = graph.crossGroupBetweenness(groups).list.map { $0 ?? 0 }
    let edges = graph.edgeBetweenness()
    var failures = 0
    var worst = 0.0
    for seed in 0..<20 as Range<UInt64> {
      let nodeScores = graph.approximateBetweenness(effort, confidence: 0.75, seed: seed)
      let acrossScores = graph.approximateCrossGroupBetweenness(groups, effort, confidence: 0.75, seed: seed)
      let edgeScores = graph.approximateEdgeBetweenness(effort, confidence: 0.75, seed: seed)
      for (estimates, bounds, exact) in [
        (nodeScores.scores.list.map { $0 ?? 0 }, nodeScores.errorBounds, exact),
        (acrossScores.scores.list.map { $0 ?? 0 }, acrossScores.errorBounds, across),
        (edgeScores.scores, edgeScores.errorBounds, edges),
      ] {
        let errors = zip(estimates, exact).map { abs($0 - $1) }
        if !zip(errors, bounds).allSatisfy({ $0 <= $1 + 1e-9 }) { failures += 1 }
        worst = max(worst, (errors.max() ?? 0) / (bounds.max() ?? 1))
      }
      // The error asked for, in pairs: of 34 nodes in the first two, of 17 by 17 in the other.
      if case .error = effort {
        #expect(nodeScores.errorBound <= 0.05 * 561 * (1 + 1e-9))
        #expect(acrossScores.errorBound <= 0.05 * Double(groups.sizes[0] * groups.sizes[1]) * (1 + 1e-9))
      }
      #expect(nodeScores.samples > 0 && nodeScores.confidence == 0.75)
    }
    // Of 60 trials that may fail with probability 1/4, more than 24 do with one of less than 0.01.
    #expect(failures <= 24)
    #expect(worst > 0.2, "bounds this wide would say nothing")
  }

  @Test("Many samples come near the exact scores", arguments: GraphCase.all.prefix(16))
  func manySamples(graphCase: GraphCase) throws {
    let graph = graphCase.graph
    let partition = graphCase.partition
    for lengths in [.hops, try EdgeLengths(graphCase.lengths, for: graph)] {
      for scale in PairScale.allCases {
        // With a confidence this high, a failure is a fault.
        let effort = SamplingEffort.samples(lengths.areHops ? 1200 : 300)
        let sampled = graph.approximateBetweenness(
          effort, confidence: 0.999_999_9, seed: graphCase.seed, lengths: lengths, scale: scale)
        check(sampled, graph.betweenness(lengths: lengths, scale: scale))
        let across = graph.approximateCrossGroupBetweenness(
          partition, effort, confidence: 0.999_999_9, seed: graphCase.seed, lengths: lengths, scale: scale)
        check(across, graph.crossGroupBetweenness(partition, lengths: lengths, scale: scale))
        for pair in [GroupPair(0, 1), GroupPair(2, 2)] {
          let between = graph.approximateCrossGroupBetweenness(
            partition, between: pair, effort, confidence: 0.999_999_9, seed: graphCase.seed, lengths: lengths,
            scale: scale)
          check(between, graph.crossGroupBetweenness(partition, between: pair, lengths: lengths, scale: scale))
        }
        let edges = graph.approximateEdgeBetweenness(
          effort, confidence: 0.999_999_9, seed: graphCase.seed, lengths: lengths, scale: scale)
        let exact = graph.edgeBetweenness(lengths: lengths, scale: scale)
        for (edge, score) in exact.enumerated() {
          #expect(abs(edges.scores[edge] - score) <= edges.errorBounds[edge] + 1e-9)
        }
      }
    }
  }

  private func check(_ sampled: SampledScores<NodeScores>, _ exact: NodeScores) {
    for v in 0..<exact.count {
      let node = NodeID(v)
      guard let estimate = sampled.scores[node], let score = exact[node] else {
        Issue.record("betweenness is never undefined")
        continue
      }
      #expect(abs(estimate - score) <= sampled.errorBounds[v] + 1e-9)
    }
  }

  @Test("Leaves are known to be between nobody") func knownZeros() {
    let sampled = Graph.star(6).approximateBetweenness(.error(0.1), seed: 3)
    #expect(sampled.scores.list.dropFirst() == [0, 0, 0, 0, 0])
    #expect(sampled.errorBounds.dropFirst() == [0, 0, 0, 0, 0])
    #expect(abs((sampled.scores[NodeID(0)] ?? 0) - 10) <= sampled.errorBound)
    #expect(sampled.errorBound > 0 && sampled.errorBound <= 1.5)
  }

  @Test("Nothing to draw from: exact zeros without samples") func noPairs() {
    for n in 0..<2 {
      let sampled = Graph.of(n, []).approximateBetweenness(.error(0.1), seed: 1)
      #expect(sampled.scores.count == n && sampled.samples == 0 && sampled.errorBound == 0)
    }
    let oneGroup = NodePartition([0, 0, 0])
    #expect(agree(Graph.path(3).approximateCrossGroupBetweenness(oneGroup, .samples(9), seed: 1).scores, [0, 0, 0]))
    #expect(Graph.path(3).approximateCrossGroupEdgeBetweenness(oneGroup, .samples(9), seed: 1).errorBound == 0)
  }

  @Test("Errors a tenth the size take many more samples, fewer than a hundred times as many") func effort() {
    let samples = { KarateClub.graph.approximateBetweenness(.error($0), seed: 1).samples }
    let (few, many) = (samples(0.1), samples(0.01))
    #expect(many > 10 * few && many < 100 * few)
  }

  @Test("The same bits for any number of threads; another seed, other scores", arguments: [false, true])
  func threads(directed: Bool) throws {
    let graph = Graph.random(90, probability: 0.05, seed: 5, directed: directed, weighted: true)
    let lengths = try EdgeLengths.inverseStrength(of: graph)
    let groups = NodePartition.random(90, groups: 3, seed: 6, missingShare: 0.1)
    for (lengths, effort) in [(EdgeLengths.hops, SamplingEffort.error(0.05)), (lengths, .samples(300))] {
      let run = { graph.approximateBetweenness(effort, seed: $0, lengths: lengths, threads: $1) }
      #expect(run(1, 1) == run(1, 3))
      #expect(run(1, nil) != run(2, nil))
      let across = {
        graph.approximateCrossGroupEdgeBetweenness(groups, effort, seed: 1, lengths: lengths, threads: $0)
      }
      #expect(across(1) == across(3))
    }
  }
}
