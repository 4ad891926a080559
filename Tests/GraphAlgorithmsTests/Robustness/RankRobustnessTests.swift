import GraphCore
import GraphTestSupport
import Testing

@testable import GraphAlgorithms

@Suite struct RankRobustnessTests {
  private let degree: @Sendable (Graph) -> [Double?] = { $0.degree().list }

  @Test("A star's centre is always first; the leaves whose ties are kept share the second rank")
  func star() {
    let result = Graph.star(11).rankRobustness(dropping: 0.2, runs: 200, top: 2, seed: 1, measure: degree)
    #expect(result.droppedCount == 2 && result.runs == 200)
    let centre = result.nodes[0]
    #expect(centre.rank == 1 && centre.interval == 1...1 && centre.topShare == 1 && centre.rankedShare == 1)
    // In every run 8 of 10 leaves are among the top two ranks and 2 are in the tenth.
    #expect(agree(result.nodes.dropFirst().reduce(0) { $0 + $1.topShare }, 8))
    for leaf in result.nodes.dropFirst() {
      #expect(leaf.rank == 2 && leaf.interval == 2...10)
      // Five standard deviations of a share of 200 runs.
      #expect(abs(leaf.topShare - 0.8) < 5 * (0.8 * 0.2 / 200).squareRoot())
    }
    // Of 11 mean places, the centre's is 1; the whole graph has ten of 6.5, each run eight of 5.5 and two of 10.5.
    let (whole, run) = (27.5, 67.5)
    let product: Double = 25 + 0.5 * (8 * -0.5 + 2 * 4.5)
    #expect(agree(result.correlation, product / (whole * run).squareRoot()))
  }

  @Test("Without anything dropped, ranks are what they are", arguments: GraphCase.all.prefix(24))
  func nothingDropped(graphCase: GraphCase) {
    let graph = graphCase.graph
    let scores = graph.strength().list.map { $0 ?? 0 }
    let result = graph.rankRobustness(dropping: 0, runs: 3, top: 2, seed: 1) { $0.strength().list }
    for (node, found) in result.nodes.enumerated() {
      let rank = 1 + scores.count { $0 > scores[node] }
      #expect(found.rank == rank && found.interval == rank...rank && found.topShare == (rank <= 2 ? 1 : 0))
    }
    #expect(agree(result.correlation, Set(scores).count > 1 ? 1 : nil))
  }

  @Test("Shares of runs come near what listing all ways to drop two ties gives", arguments: [false, true])
  func enumeration(directed: Bool) {
    let edges = [(0, 1), (1, 2), (2, 3), (1, 4), (4, 5), (5, 0)]
    let strengths = [3, 1, 2, 1.5, 1, 4]
    let graph = Graph.of(6, edges, directed: directed, strengths: strengths)
    let measure: @Sendable (Graph) -> [Double?] = { graph in
      let closeness = graph.harmonicCloseness(threads: 1)
      let strengths = graph.strengths(.incoming)
      return graph.nodes.map { node in (closeness[node] ?? 0) + strengths[node.index] / 10 }
    }
    var ranks = [[Int]](repeating: [], count: 6)
    for first in 0..<6 {
      for second in 0..<first {
        let kept = (0..<6).filter { $0 != first && $0 != second }
        let thinned = Graph.of(
          6, kept.map { edges[$0] }, directed: directed, strengths: kept.map { strengths[$0] })
        let scores: [Double] = measure(thinned).map { $0 ?? 0 }
        for node in 0..<6 { ranks[node].append(1 + scores.count { $0 > scores[node] * (1 + 1e-9) }) }
      }
    }
    let result = graph.rankRobustness(dropping: 1.0 / 3, runs: 2000, top: 2, seed: 7, measure: measure)
    #expect(result.droppedCount == 2)
    for node in 0..<6 {
      let chance = Double(ranks[node].count { $0 <= 2 }) / 15
      let deviation = (chance * (1 - chance) / 2000).squareRoot()
      #expect(abs(result.nodes[node].topShare - chance) <= 5 * deviation)
      // Each way has a chance of 1/15, so the 5th and 95th percentiles are the first and last but none.
      #expect(result.nodes[node].interval == (ranks[node].min() ?? 0)...(ranks[node].max() ?? 0))
    }
  }

  @Test("A node may have no score in some runs, or in none") func undefinedScores() {
    // A triangle with a tail and a lone node: clustering needs two neighbours.
    let graph = Graph.of(5, [(0, 1), (1, 2), (0, 2), (2, 3)])
    let result = graph.rankRobustness(dropping: 0.25, runs: 400, top: 1, seed: 3) {
      $0.clusteringCoefficients().list
    }
    #expect(result.nodes[3].rank == nil && result.nodes[3].interval == nil && result.nodes[3].rankedShare == 0)
    #expect(result.nodes[4].topShare == 0)
    // Node 0 has two neighbours unless one of its two ties is the one dropped.
    #expect(abs(result.nodes[0].rankedShare - 0.5) < 5 * (0.25 / 400 as Double).squareRoot())
    #expect(result.nodes[0].topShare == result.nodes[0].rankedShare)
  }

  @Test func emptyAndEdgelessGraphs() {
    #expect(Graph.of(0, []).rankRobustness(dropping: 0.1, runs: 2, seed: 1, measure: degree).nodes.isEmpty)
    let result = Graph.of(3, []).rankRobustness(dropping: 0.1, runs: 2, seed: 1, measure: degree)
    #expect(result.nodes.allSatisfy { $0.rank == 1 && $0.interval == 1...1 } && result.correlation == nil)
    let all = Graph.star(4).rankRobustness(dropping: 1, runs: 2, seed: 1, measure: degree)
    #expect(all.droppedCount == 3 && all.nodes.allSatisfy { $0.interval == 1...1 })
  }

  @Test("The same for any number of threads; another seed, other runs") func threads() {
    let graph = Graph.random(20, probability: 0.2, seed: 2)
    let run = { (seed: UInt64, threads: Int?) in
      graph.rankRobustness(dropping: 0.2, runs: 300, seed: seed, threads: threads) {
        $0.betweenness(threads: 1).list
      }
    }
    #expect(run(1, 1) == run(1, 3))
    #expect(run(1, nil) != run(2, nil))
  }

  @Test("Equal scores share the best rank, and so do scores that rounding parted") func ranks() {
    #expect(competitionRanks([1, 3, nil, 3, 0.5, 3 * (1 + 1e-12)]) == [4, 1, 0, 1, 5, 1])
    #expect(competitionRanks([]) == [])
  }

  @Test("scipy.stats.spearmanr([1, 2, 2, 4, 5, 6], [2, 1, 4, 3, 5, 5]) of SciPy") func correlation() {
    #expect(agree(rankCorrelation([1, 2, 2, 4, 5, 6], [2, 1, 4, 3, 5, 5]), 0.7941176470588236))
    #expect(agree(rankCorrelation([1, 2, 3, 0], [3, 2, 1, 1]), -1))
    #expect(rankCorrelation([1, 1, 1], [1, 2, 3]) == nil)
  }
}
