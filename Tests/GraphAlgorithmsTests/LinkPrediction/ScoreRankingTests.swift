import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ScoreRankingTests {
  /// Compares every hit with every miss.
  static func areaUnderCurve(_ scores: [Double], _ isHit: [Bool]) -> Double? {
    var (wins, count) = (0.0, 0.0)
    for (hit, a) in zip(scores, isHit) where a {
      for (miss, b) in zip(scores, isHit) where !b {
        wins += hit > miss ? 1 : hit == miss ? 0.5 : 0
        count += 1
      }
    }
    return count == 0 ? nil : wins / count
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func agreesWithComparingAll(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let scores = (0..<Int(seed % 12)).map { _ in Double(Int.random(in: 0...4, using: &generator)) }
    let isHit = scores.map { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    let ranking = ScoreRanking(scores, isHit: isHit)
    #expect(agree(ranking.areaUnderCurve, Self.areaUnderCurve(scores, isHit)))
    #expect(ranking.hitCount == isHit.count { $0 } && ranking.missCount == isHit.count { !$0 })
  }

  @Test("The example of Hanley and McNeil 1982, table I") func standardError() throws {
    // Ratings 5 to 1 of 51 abnormal and 58 normal tomograms; area 0.893, standard error 0.032.
    let (abnormal, normal) = ([33, 11, 2, 2, 3], [2, 11, 6, 6, 33])
    let ratings = (0..<5).flatMap { place in
      Array(repeating: (5 - place, true), count: abnormal[place])
        + Array(repeating: (5 - place, false), count: normal[place])
    }
    let ranking = ScoreRanking(ratings.map { Double($0.0) }, isHit: ratings.map(\.1))
    #expect(ranking.hitCount == 51 && ranking.missCount == 58)
    #expect(abs(try #require(ranking.areaUnderCurve) - 0.893) < 0.0005)
    #expect(abs(try #require(ranking.areaStandardError) - 0.032) < 0.0005)
    #expect(ScoreRanking([1, 0], isHit: [true, false]).areaStandardError == 0)
    #expect(ScoreRanking([1], isHit: [true]).areaStandardError == nil)
  }

  @Test("Among equal scores the share of hits counts") func precision() {
    let ranking = ScoreRanking([5, 3, 3, 3, 1], isHit: [true, false, true, true, false])
    #expect(ranking.precision(at: 1) == 1)
    #expect(agree(ranking.precision(at: 2), (1 + 2.0 / 3) / 2))
    #expect(agree(ranking.precision(at: 3), (1 + 4.0 / 3) / 3))
    #expect(ranking.precision(at: 4) == 0.75 && ranking.precision(at: 5) == 0.6)
    #expect(ranking.precision(at: 6) == nil && ranking.precision(at: 0) == nil)
    #expect(ScoreRanking([nil, 0], isHit: [true, false]).areaUnderCurve == 0.5)
    #expect(ScoreRanking([1], isHit: [true]).areaUnderCurve == nil && ScoreRanking([], isHit: []).hitCount == 0)
  }

  @Test(arguments: GraphCase.all) func backtestRanksEveryAbsentPair(graphCase: GraphCase) {
    let graph = graphCase.graph
    let heldOut = GreedyTieTests.randomTies(graph, count: 9, seed: graphCase.seed).map {
      NodePair($0.source, $0.target)
    }
    let absent = (0..<graph.nodeCount).flatMap { a in
      (a + 1..<max(a + 1, graph.nodeCount)).filter {
        !graph.hasEdge(from: NodeID(a), to: NodeID($0)) && !graph.hasEdge(from: NodeID($0), to: NodeID(a))
      }.map { NodePair(NodeID(a), NodeID($0)) }
    }
    let isHit = absent.map { heldOut.contains($0) || heldOut.contains(NodePair($0.second, $0.first)) }
    for score in LinkScoreTests.all {
      let expected = ScoreRanking(graph.linkScores(of: absent, by: score), isHit: isHit)
      #expect(graph.linkBacktest(heldOut: heldOut, by: score) == expected, "\(score)")
    }
  }

  @Test("Karate club with every fifth tie held out") func karateClub() {
    // sklearn.metrics.roc_auc_score of the scores of NetworkX 3.6.1 for networkx.non_edges.
    let ties = KarateClub.graph.edges
    let hidden = ties.indices.filter { $0 % 5 == 2 }.map { ties[$0] }
    let graph = KarateClub.graph.removing(hidden)
    let heldOut = hidden.map { NodePair($0.source, $0.target) }
    let expected: [(LinkScore, Double)] = [
      (.resourceAllocation, 0.7116977225672878), (.adamicAdar, 0.707815734989648), (.jaccard, 0.6226061076604554),
      (.preferentialAttachment, 0.7440476190476191),
    ]
    for (score, area) in expected {
      let found = graph.linkBacktest(heldOut: heldOut, by: score, threads: 3)
      #expect(agree(found.areaUnderCurve, area) && found.hitCount == 16, "\(score)")
    }
  }
}
