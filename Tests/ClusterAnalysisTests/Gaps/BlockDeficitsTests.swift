import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Testing

@Suite struct BlockDeficitsTests {
  /// Two of x, a and b, and two of y, c and d, in a row: a b c d.
  static func row(_ null: GapNull, draws: Int = 999) throws -> BlockDeficits {
    let organisations =
      ["a", "b"].map { GapNetworks.organisation($0, sector: "x") }
      + ["c", "d"].map { GapNetworks.organisation($0, sector: "y") }
    return try GapNetworks.analysis(GapNetworks.records(organisations, ["a b", "b c", "c d"])) {
      ($0.null, $0.draws) = (null, draws)
    }.groupBlocks
  }

  @Test func expectationsByHand() throws {
    // Three ties on six pairs, of which four are across.
    for null in [GapNull.density, .labels] {
      let blocks = try Self.row(null)
      #expect(blocks[0, 1].count.observed == 1 && abs(blocks[0, 1].count.expected - 2) < 1e-12)
      #expect(abs(blocks[0, 0].count.expected - 0.5) < 1e-12 && blocks[1, 0].count == blocks[0, 1].count)
      #expect(abs(blocks[0, 1].count.deficit - 1) < 1e-12 && blocks[0, 1].count.ratio == 0.5)
      #expect(blocks[0, 1].absentPairs == 3 && blocks[0, 0].absentPairs == 0)
    }
    // Degrees 1 2 | 2 1: 3 · 3 / (2 · 3 − 1).
    #expect(abs(try Self.row(.degrees)[0, 1].count.expected - 1.8) < 1e-12)
    // The simple graphs of these degrees are a b c d, with one tie across, and a c b d, with three.
    let rewired = try Self.row(.rewiring)[0, 1].count
    #expect(abs(rewired.expected - 2) < 0.2 && abs((rewired.z ?? 0) + 1) < 0.2)
  }

  @Test func verdicts() throws {
    func verdict(_ observed: Int, _ expected: Double, _ q: Double?) -> BlockDeficits.Verdict {
      BlockDeficits.Count(observed: observed, expected: expected, z: nil, p: 1, q: q).verdict
    }
    #expect(verdict(0, 0.99, nil) == .tooSmallToSay && verdict(4, 0.5, nil) == .tooSmallToSay)
    #expect(verdict(0, 3, 0.9) == .whiteSpot && verdict(0, 2.9, 0.9) == .asExpected)
    #expect(verdict(1, 6, 0.04) == .underConnected && verdict(1, 6, 0.05) == .asExpected)
    #expect(verdict(9, 3, 0.01) == .overConnected)
  }

  /// Two groups of five, each all tied to each other, and a hub tied to everyone.
  static func cliques() throws -> GapAnalysis {
    let (left, right) = ((0..<5).map { "a\($0)" }, (0..<5).map { "b\($0)" })
    var ties = (left + right).map { "hub \($0)" }
    for side in [left, right] {
      for a in side.indices { for b in 0..<a { ties.append("\(side[a]) \(side[b])") } }
    }
    let organisations =
      left.map { GapNetworks.organisation($0, sector: "x", country: $0 == "a0" ? "FR" : "DE") }
      + right.map { GapNetworks.organisation($0, sector: "y", country: "DE") }
      + [GapNetworks.organisation("hub", sector: "x", country: "FR", kind: .cluster)]
    var records = GapNetworks.records(organisations, ties)
    records.homeCountries = Set(["FR", "DE"].compactMap(Country.init(code:)))
    return try GapNetworks.analysis(records)
  }

  @Test func hubsAreTakenOutBesideTheWhole() throws {
    let analysis = try Self.cliques()
    let cell = analysis.groupBlocks[0, 1]
    // With the hub in x: 30 ties, 11 organisations, 6 · 5 of 55 pairs across.
    #expect(cell.count.observed == 5 && abs(cell.count.expected - 30 * 30.0 / 55) < 1e-9)
    // Without: 20 ties, none across, 25 of 45 pairs.
    let rest = try #require(cell.withoutHubs)
    #expect(rest.observed == 0 && abs(rest.expected - 20 * 25.0 / 45) < 1e-9 && rest.verdict == .whiteSpot)
    #expect(analysis.hubCount == 1 && cell.count.verdict == .underConnected)
  }

  @Test func blocksOfGroupsInCountries() throws {
    let blocks = try #require(try Self.cliques().countryBlocks)
    #expect(blocks.blocks.map { "\($0.group)\($0.country ?? "")" } == ["0DE", "0FR", "1DE"])
    #expect(blocks.blocks.map(\.size) == [4, 2, 5])
    // a0 to the four others, the hub to all.
    #expect(blocks[0, 1].count.observed == 8 && blocks[1, 1].count.observed == 1 && blocks[1, 2].count.observed == 5)
    #expect(blocks[0, 2].count.observed == 0 && blocks[0, 2].absentPairs == 20)
    #expect(blocks.cells.reduce(0) { $0 + $1.count.observed } == 30)
  }

  @Test func onlyCellsThatSayAnythingShareTheFalseDiscoveryRate() throws {
    let blocks = try #require(try Self.cliques().countryBlocks)
    let asked = blocks.cells.filter { $0.count.expected >= 1 }
    #expect(asked.count < blocks.cells.count && asked.count > 2)
    for cell in blocks.cells where cell.count.expected < 1 { #expect(cell.count.q == nil) }
    for cell in asked {
      // The definition: the lowest p_j k / j over all p_j that are not below this one.
      let p = asked.map(\.count.p)
      let rates = p.filter { $0 >= cell.count.p }.map { value in
        value * Double(p.count) / Double(p.count { $0 <= value })
      }
      #expect(abs((cell.count.q ?? -1) - min(1, rates.min() ?? 1)) < 1e-12)
    }
  }
}
