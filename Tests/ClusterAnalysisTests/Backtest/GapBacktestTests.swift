import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Testing

@Suite struct GapBacktestTests {
  static let seeds = 0..<12 as Range<UInt64>
  static let day = PartialDate("2020-06-01")?.first

  /// Random records of which every other tie has a date, some before the day and some after.
  static func records(seed: UInt64, count: Int = 20) -> ClusterRecords {
    var records = GapNetworks.random(seed: seed, count: count)
    var generator = SeededGenerator(seed: seed &+ 100)
    for place in records.ties.indices where Bool.random(using: &generator) {
      records.ties[place].since = PartialDate(
        ["2019", "2020-05-31", "2020-06-01", "2021-02"].randomElement(using: &generator) ?? "")
    }
    records.organisations.append(GapNetworks.organisation("late", sector: "x", country: "FR"))
    var tie = GapNetworks.ties(["late o0"])[0]
    tie.since = PartialDate("2021")
    records.ties.append(tie)
    return records
  }

  static func backtest(
    _ records: ClusterRecords, _ change: (inout GapBacktest.Options) -> Void = { _ in }
  ) throws -> (backtest: GapBacktest, earlier: ClusterNetwork, later: ClusterNetwork) {
    var options = GapBacktest.Options()
    options.lengths = [5, 20]
    change(&options)
    let later = try ClusterNetwork(records)
    let earlier = try later.begun(before: try #require(day))
    let backtest = try GapBacktest(
      of: later, knownFrom: earlier, grouping: try earlier.grouping(by: "sector"), options: options)
    return (backtest, earlier, later)
  }

  /// How often a hit scores higher than another pair, equal scores counting half.
  static func area(_ scores: [Double], _ isHit: [Bool]) -> Double? {
    let hits = scores.indices.filter { isHit[$0] }.map { scores[$0] }
    let misses = scores.indices.filter { !isHit[$0] }.map { scores[$0] }
    guard !hits.isEmpty, !misses.isEmpty else { return nil }
    let wins = hits.reduce(0.0) { sum, hit in
      misses.reduce(sum) { $0 + (hit > $1 ? 1 : hit == $1 ? 0.5 : 0) }
    }
    return wins / Double(hits.count * misses.count)
  }

  @Test(arguments: seeds) func agreesWithAnOrdinaryRunOnTheEarlierRecords(seed: UInt64) throws {
    let records = Self.records(seed: seed)
    let (backtest, earlier, _) = try Self.backtest(records)
    // The same ranking by the public way, on records from which what came later was taken by hand.
    var known = records
    known.ties.removeAll { ["2020-06-01", "2021-02", "2021"].contains($0.since?.description ?? "") }
    #expect(earlier.records.ties == known.ties)
    var gaps = GapOptions()
    (gaps.null, gaps.runs, gaps.takesInNewcomers) = (.degrees, 0, false)
    let network = try ClusterNetwork(known)
    let ranking = try GapAnalysis(network, grouping: try network.grouping(by: "sector"), options: gaps).ranking
    // To decline a tie is none.
    let isOpen = { (tie: Tie) in tie.kind != GapNetworks.declined }
    known.ties.removeAll { !isOpen($0) }
    let before = try ClusterNetwork(known)
    let neighbors = { (node: NodeID) in Set(before.graph.neighbors(of: node)) }
    #expect(ranking.allSatisfy { !neighbors($0.pair.first).isEmpty && !neighbors($0.pair.second).isEmpty })
    var open = records
    open.ties.removeAll { !isOpen($0) }
    let whole = try ClusterNetwork(open)
    let isHit = try ranking.map { ranked in
      let ends = try [ranked.pair.first, ranked.pair.second].map {
        try #require(whole.table.node(of: network.id(of: $0)))
      }
      return whole.graph.hasEdge(from: ends[0], to: ends[1])
    }
    #expect(backtest.pairCount == ranking.count && backtest.hitCount == isHit.count { $0 })
    #expect(backtest.sample == (isHit.count { $0 }, isHit.count { !$0 }))
    #expect(backtest.knownCount == before.graph.nodes.count { !neighbors($0).isEmpty })
    let scores: [GapBacktest.Method: [Double]] = [
      .gaps: ranking.map(\.score),
      .preferentialAttachment: ranking.map { Double(neighbors($0.pair.first).count * neighbors($0.pair.second).count) },
      .resourceAllocation: ranking.map { ranked in
        neighbors(ranked.pair.first).intersection(neighbors(ranked.pair.second)).reduce(0.0) {
          $0 + 1 / Double(neighbors($1).count)
        }
      },
    ]
    for (method, scores) in scores {
      let expected = Self.area(scores.map { ($0 * 1e9).rounded() }, isHit)
      #expect(close(backtest.accuracy[method]?.areaUnderCurve, expected), "\(method)")
      for block in backtest.blocks {
        let places = ranking.indices.filter { place in
          let groups = [ranking[place].pair.first, ranking[place].pair.second].compactMap {
            backtest.grouping.partition[$0]
          }
          return groups.sorted() == [block.groups.source, block.groups.target]
        }
        #expect(block.pairCount == places.count && block.hitCount == places.count { isHit[$0] })
        let area = Self.area(places.map { (scores[$0] * 1e9).rounded() }, places.map { isHit[$0] })
        #expect(close(block.accuracy[method]?.areaUnderCurve, area), "\(method)")
      }
    }
    for (place, length) in [5, 20].enumerated() where length <= ranking.count {
      let share = Double(isHit.prefix(length).count { $0 }) / Double(length)
      #expect(close(backtest.accuracy[.gaps]?.precision[place], share))
      let rate = Double(isHit.count { $0 }) / Double(isHit.count)
      #expect(close(backtest.accuracy[.chance]?.precision[place], rate))
    }
  }

  @Test func whoHadNoTieBeforeIsLeftOut() throws {
    let (backtest, earlier, _) = try Self.backtest(Self.records(seed: 3))
    let late = try #require(earlier.table.node(of: "late"))
    #expect(earlier.graph.outDegree(of: late) == 0 && backtest.newTieCount > backtest.hitCount)
  }

  @Test func drawsAsManyPairsAsAsked() throws {
    let records = Self.records(seed: 5, count: 40)
    let whole = try Self.backtest(records).backtest
    let runs = try [1, 2, 3].map { threads in
      try Self.backtest(records) {
        ($0.gaps.candidates, $0.gaps.threads, $0.hitSample, $0.missSample) = (30, threads, 2, 25)
      }.backtest
    }
    #expect(whole.hitCount > 2 && whole.pairCount > 30)
    for run in runs {
      #expect(run.sample == (2, 25) && run.measuredCount == 30)
      #expect((run.pairCount, run.hitCount) == (whole.pairCount, whole.hitCount))
      #expect(run.accuracy == runs[0].accuracy && run.blocks == runs[0].blocks && run.parts == runs[0].parts)
      // The first pairs of the plain methods are found among all, whatever is drawn.
      #expect(
        run.accuracy[.preferentialAttachment]?.precision == whole.accuracy[.preferentialAttachment]?.precision)
    }
  }

  private func close(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) < 1e-9
  }
}
