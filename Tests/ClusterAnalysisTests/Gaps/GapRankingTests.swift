import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

/// What the tables say, looked up without the code under test.
private struct Facts {
  let records: ClusterRecords
  let sector: [String: String]
  let country: [String: String]
  /// The pairs that have a tie of a kind, ids in alphabetical order.
  func pairs(_ kinds: [String]) -> Set<[String]> {
    Set(records.ties.filter { kinds.contains($0.kind.rawValue) }.map { [$0.sourceID, $0.targetID].sorted() })
  }

  init(_ records: ClusterRecords) {
    self.records = records
    sector = Dictionary(uniqueKeysWithValues: records.organisations.compactMap { o in o.sector.map { (o.id, $0) } })
    country = Dictionary(
      uniqueKeysWithValues: records.organisations.compactMap { o in o.country.map { (o.id, $0.code) } })
  }

  func isWanted(_ a: String, _ b: String) -> Bool {
    let home = ["FR", "DE"]
    let markets = ["US", "CA"]
    let (here, there) = (country[a] ?? "", country[b] ?? "")
    if home.contains(here) && home.contains(there) {
      guard let left = sector[a], let right = sector[b] else { return false }
      return left != right
    }
    return (home.contains(here) && markets.contains(there)) || (home.contains(there) && markets.contains(here))
  }
}

@Suite struct GapRankingTests {
  static let seeds = 0..<25 as Range<UInt64>

  @Test(arguments: seeds) func exactlyTheWantedAbsentPairsAreRanked(seed: UInt64) throws {
    let records = GapNetworks.random(seed: seed)
    let analysis = try GapNetworks.analysis(records)
    let facts = Facts(records)
    let out = facts.pairs(["tie", "declined", "planned"])
    var expected: Set<[String]> = []
    for a in records.organisations.map(\.id) {
      for b in records.organisations.map(\.id) where a < b && facts.isWanted(a, b) && !out.contains([a, b]) {
        expected.insert([a, b])
      }
    }
    let found = analysis.ranking.map { ranked in
      [analysis.network.id(of: ranked.pair.first), analysis.network.id(of: ranked.pair.second)].sorted()
    }
    #expect(Set(found) == expected && found.count == expected.count && analysis.eligibleCount == expected.count)
    #expect(zip(analysis.ranking, analysis.ranking.dropFirst()).allSatisfy { $0.score >= $1.score })
    let planned = facts.pairs(["planned"]).subtracting(facts.pairs(["tie"]))
    #expect(analysis.underway.count == planned.count)
  }

  @Test(arguments: seeds) func aShorterListHoldsOnlyPairsOfTheWholeOne(seed: UInt64) throws {
    let records = GapNetworks.random(seed: seed, count: 20)
    let whole = Set(try GapNetworks.analysis(records).ranking.map(\.pair))
    for room in [1, 5, 9] {
      let short = try GapNetworks.analysis(records) { $0.candidates = room }
      #expect(short.ranking.count == min(room, whole.count) && short.eligibleCount == whole.count)
      #expect(whole.isSuperset(of: short.ranking.map(\.pair)))
    }
  }

  @Test(arguments: seeds) func gainsMatchARecomputation(seed: UInt64) throws {
    let analysis = try GapNetworks.analysis(GapNetworks.random(seed: seed))
    let (graph, partition) = (analysis.network.graph, analysis.grouping.partition)
    let home = analysis.network.members.map { ["FR", "DE"].contains($0.country?.code) }
    func efficiency(_ dense: DenseGraph) -> (mean: Double, near: Int) {
      var (sum, pairs, near) = (0.0, 0, 0)
      for a in 0..<dense.count {
        for b in 0..<a {
          guard let left = partition[NodeID(a)], let right = partition[NodeID(b)], left != right else { continue }
          pairs += 1
          sum += 1 / dense.distance[a][b]
          near += dense.distance[a][b] <= 2 ? 1 : 0
        }
      }
      return (pairs == 0 ? 0 : sum / Double(pairs), near)
    }
    func near(_ dense: DenseGraph, _ code: String) -> Int {
      (0..<dense.count).count { node in
        home[node]
          && (0..<dense.count).contains {
            analysis.network.members[$0].country?.code == code && dense.distance[node][$0] <= 2
          }
      }
    }
    let before = DenseGraph(graph)
    for ranked in analysis.ranking {
      let after = DenseGraph(try graph.adding([Edge(source: ranked.pair.first, target: ranked.pair.second)]))
      let growth = efficiency(after).mean - efficiency(before).mean
      #expect(abs((ranked.gain.efficiency ?? 0) - growth) < 1e-12)
      #expect(ranked.gain.crossPairs == Change(before: efficiency(before).near, after: efficiency(after).near))
      for reach in ranked.gain.reach {
        let code = ["US", "CA"][reach.market]
        #expect(reach.within == Change(before: near(before, code), after: near(after, code)))
      }
    }
  }

  @Test func theSameForAnyNumberOfThreads() throws {
    for seed in 0..<4 as Range<UInt64> {
      let records = GapNetworks.random(seed: seed)
      let runs = try [1, 2].map { threads in
        try GapNetworks.analysis(records) {
          ($0.threads, $0.null, $0.runs, $0.best) = (threads, .rewiring, 5, 3)
        }
      }
      #expect(runs[0].ranking == runs[1].ranking && runs[0].best == runs[1].best)
      #expect(runs[0].cards.map(\.robustness) == runs[1].cards.map(\.robustness))
      #expect(runs[0].groupBlocks.cells == runs[1].groupBlocks.cells)
    }
  }

  /// What the documentation of the points says, counted value by value.
  private func rankPointsOracle(_ values: [Double?]) -> [Double?] {
    values.indices.map { place in
      guard let value = values[place] else { return nil }
      let others = values.indices.filter { $0 != place }.compactMap { values[$0] }
      return (Double(others.count { $0 < value }) + Double(others.count { $0 == value }) / 2) / Double(others.count)
    }
  }

  @Test(arguments: seeds) func scoresAreSumsOfRanks(seed: UInt64) throws {
    let ranking = try GapNetworks.analysis(GapNetworks.random(seed: seed)).ranking
    guard ranking.count > 1 else { return }
    var (sums, weights) = ([Double](repeating: 0, count: ranking.count), 0.0)
    for (place, kind) in GapPart.Kind.allCases.enumerated() {
      #expect(ranking.allSatisfy { $0.parts[place].kind == kind })
      // Values that differ by rounding only are equal; here they are small fractions.
      let values = ranking.map { $0.parts[place].value.map { ($0 * 1e10).rounded() } }
      guard values.contains(where: { $0 != nil }) else { continue }
      let points = values.compactMap(\.self).count == 1 ? values.map { $0.map { _ in 0.5 } } : rankPointsOracle(values)
      let weight = kind == .closeness || kind == .activity ? 3.0 : 1
      weights += weight
      for index in ranking.indices {
        #expect(abs((ranking[index].parts[place].points ?? -1) - (points[index] ?? -1)) < 1e-9)
        sums[index] += weight * (points[index] ?? 0.5)
      }
    }
    for index in ranking.indices { #expect(abs(ranking[index].score - 100 * sums[index] / weights) < 1e-9) }
  }
}
