import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct ComparisonTests {
  /// a – b – C – D – E, and F beside them; home is Portugal (all but E), and E is the contact in Canada.
  static let path: ClusterRecords = {
    var path = smallRecords(
      "abCDEF", [link("ab"), link("bC"), link("CD"), link("DE")],
      countries: ["a": "PT", "b": "PT", "C": "PT", "D": "PT", "E": "CA", "F": "PT"])
    path.homeCountries = Set([Country(code: "PT")].compactMap(\.self))
    return path
  }()

  static func compare(
    _ records: ClusterRecords, _ scenario: Scenario, by attribute: String? = "sector",
    measures: [NodeMeasure] = [.betweenness, .constraint], options: ProjectionOptions = .init()
  ) throws -> ScenarioComparison {
    let before = try ClusterNetwork(records, options: options)
    let after = try ClusterNetwork(try records.applying(scenario), options: options)
    let grouping = try attribute.map { try before.grouping(by: $0) }
    return try ScenarioComparison(
      of: scenario, before: MeasureRun(before, grouping: grouping),
      after: MeasureRun(after, grouping: grouping?.carried(to: after, from: before)), rankedBy: measures)
  }

  static func leaving(_ ids: String...) -> Scenario {
    var scenario = Scenario()
    scenario.leaving = ids.map { .init($0) }
    return scenario
  }

  private func change(_ comparison: ScenarioComparison, _ name: String) -> Change<Double?>? {
    (comparison.counts + comparison.measures).first { $0.name == name }?.change
  }

  @Test func theMiddleLeaves() throws {
    let comparison = try Self.compare(Self.path, Self.leaving("C"))
    #expect(change(comparison, "organisations") == Change(before: 6, after: 5))
    #expect(change(comparison, "ties") == Change(before: 4, after: 2))
    #expect(change(comparison, "components") == Change(before: 2, after: 3))
    #expect(change(comparison, "largest-component") == Change(before: 5, after: 2))
    #expect(change(comparison, "density") == Change(before: 4.0 / 15, after: 0.2))
    #expect(change(comparison, "bridges") == Change(before: 4, after: 2))
    // The largest part is that of a and b, the earlier of two equal ones; D and E stay together.
    #expect(comparison.cutOff == [["D", "E"]] && comparison.reconnected.isEmpty)
    // Pairs of a or b with D, E or F: 1/3 + 1/4 + 1/2 + 1/3 over 6 before, nothing after.
    let before = try #require(comparison.crossEfficiency.before)
    #expect(abs(before - (1.0 / 3 + 1.0 / 4 + 1.0 / 2 + 1.0 / 3) / 6) < 1e-12)
    #expect(comparison.crossEfficiency.after == 0)
  }

  @Test func mixingByHand() throws {
    let comparison = try Self.compare(Self.path, Self.leaving("C"))
    let cells = comparison.mixing.map { "\($0.first) \($0.second) \($0.observed.before) \($0.observed.after)" }
    #expect(cells == ["ict ict 1 1", "ict industry 1 0", "industry industry 2 1"])
    // 4 ties on 15 pairs, 8 of them between 2 and 4 organisations; then 2 on 10, 6 of them between 2 and 3.
    #expect(abs(comparison.mixing[1].expected.before - 4 * 8.0 / 15) < 1e-12)
    #expect(abs(comparison.mixing[1].expected.after - 2 * 6.0 / 10) < 1e-12)
  }

  @Test func ranksByHand() throws {
    let comparison = try Self.compare(Self.path, Self.leaving("E"))
    // On a path of five the middle lies between 4 pairs and its neighbours between 3; of four, both inner ones 2.
    let ranking = comparison.rankings[0]
    let rows = ranking.rows.map { row in
      "\(row.id) \(row.before?.rank ?? 0) \(row.after?.rank ?? 0) \(row.before?.score ?? -1) \(row.after?.score ?? -1)"
    }
    #expect(
      rows == [
        "C 1 1 4.0 2.0", "b 2 1 3.0 2.0", "D 2 3 3.0 0.0", "a 4 3 0.0 0.0", "F 4 3 0.0 0.0", "E 4 0 0.0 -1.0",
      ])
    #expect(ranking.rows.first { $0.id == "b" }?.shift == 1 && ranking.rows.last?.shift == nil)
    #expect(ranking.takingOver.isEmpty)
    // With low constraint strong: the ends have 1, and D becomes one of them.
    let constraint = comparison.rankings[1]
    #expect(constraint.rows.first { $0.id == "D" }?.after?.rank == 3)
    #expect(constraint.rows.first { $0.id == "D" }?.after?.score == 1)
    #expect(
      constraint.rows.first { $0.id == "F" }?.before == nil
        || constraint.rows.first { $0.id == "F" }?.before?.rank == nil)
  }

  @Test func whoTakesOver() throws {
    // a and b are joined by C and by the way round over D and E; without C, D and E lie between a and b.
    let square = smallRecords("abCDE", [link("aC"), link("Cb"), link("aD"), link("DE"), link("Eb")])
    let ranking = try Self.compare(square, Self.leaving("C")).rankings[0]
    // On the ring of five all lie between one pair; on the path a D E b the inner two lie between two each.
    #expect(ranking.takingOver.map(\.id) == ["D", "E"] && ranking.takingOver.first?.scoreDifference == 1)
  }

  @Test func marketsByHand() throws {
    let comparison = try Self.compare(Self.path, Self.leaving("C"))
    let canada = try #require(comparison.markets.first)
    #expect(canada.country.code == "CA" && canada.contacts == Change(before: 1, after: 1))
    #expect(canada.members == Change(before: 5, after: 4))
    // D is 1 step from E, C 2, b 3, a 4; F has no way. Without C only D is left.
    #expect(canada.within == [Change(before: 1, after: 1), Change(before: 2, after: 1), Change(before: 3, after: 1)])
    #expect(canada.atAll == Change(before: 4, after: 1) && canada.losing == ["b"] && canada.gaining.isEmpty)
  }

  @Test func aNewTieBringsTogether() throws {
    var scenario = Scenario()
    scenario.adding = [.init(.init("F"), .init("a"))]
    let comparison = try Self.compare(Self.path, scenario)
    #expect(comparison.reconnected == ["F"] && comparison.cutOff.isEmpty)
    #expect(comparison.markets[0].gaining.isEmpty && comparison.markets[0].atAll.after == 5)
    scenario.adding = [.init(.init("F"), .init("D"))]
    #expect(try Self.compare(Self.path, scenario).markets[0].gaining == ["F"])
  }

  @Test func whoKeepsNothingButActivities() throws {
    var base = smallRecords("abCD", [link("ab"), link("bC"), link("aD")])
    base.activities = [activity("fair")]
    base.participations = participations("fair", "aC")
    let comparison = try Self.compare(base, Self.leaving("b"))
    #expect(comparison.heldByActivitiesOnly == ["C"] && comparison.cutOff.isEmpty)
    let without = try Self.compare(base, Self.leaving("b"), options: .init(affiliations: .none))
    #expect(without.heldByActivitiesOnly.isEmpty && without.cutOff == [["C"]])
  }

  @Test func anEmptyScenarioMakesNoDifference() throws {
    let comparison = try Self.compare(Self.path, Scenario(), measures: NodeMeasure.allCases)
    for figure in comparison.counts + comparison.measures { #expect(figure.change.before == figure.change.after) }
    for row in comparison.rankings.flatMap(\.rows) { #expect(row.before == row.after) }
    for cell in comparison.mixing { #expect(cell.observed.before == cell.observed.after) }
    for market in comparison.markets { #expect(market.within.allSatisfy { $0.before == $0.after }) }
    #expect(comparison.findings.map(\.headline) == ["Nothing changes"])
    #expect(comparison.cutOff.isEmpty && comparison.reconnected.isEmpty && comparison.heldByActivitiesOnly.isEmpty)
  }

  /// What the comparison says of after must be what a data set without the organisation says of itself.
  @Test(arguments: 0..<12) func leavingIsTheSameAsNeverHavingBeenThere(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcdefGHIJKL")
    var ties: [Tie] = []
    for (place, first) in letters.enumerated() {
      for second in letters[(place + 1)...] where random.next() % 4 == 0 { ties.append(link("\(first)\(second)")) }
    }
    var whole = smallRecords(String(letters), ties)
    whole.activities = [activity("fair")]
    whole.participations = participations("fair", "adGJ")
    let leaver = String(letters[Int(seed) % letters.count])
    var rest = whole
    rest.organisations.removeAll { $0.id == leaver }
    rest.ties.removeAll { [$0.sourceID, $0.targetID].contains(leaver) }
    rest.participations.removeAll { $0.organisationID == leaver }
    let comparison = try Self.compare(whole, Self.leaving(leaver), measures: [.crossBetweenness, .constraint])
    let network = try ClusterNetwork(rest)
    var run = MeasureRun(network, grouping: try network.grouping(by: "sector"))
    for figure in comparison.measures {
      let measure = try #require(NetworkMeasure(rawValue: figure.name))
      #expect(figure.change.after == (try run.value(of: measure)))
    }
    for ranking in comparison.rankings {
      let scores = try run.scores(ranking.measure)
      for row in ranking.rows where row.id != leaver {
        #expect(row.after?.score == network.table.node(of: row.id).flatMap { scores[$0] })
      }
    }
    // The closeness of those who stay is that of the graph's own departure effect.
    let (old, partition) = (comparison.before, try #require(comparison.grouping).partition)
    let effect = old.graph.departure(
      of: [try #require(old.table.node(of: leaver))], pairs: .acrossGroups(partition))
    #expect(comparison.crossEfficiency.before == effect.pairs.before.efficiency)
    #expect(comparison.crossEfficiency.after == effect.pairs.after.efficiency)
  }

  @Test func communitiesAreThoseOfBefore() throws {
    let before = try ClusterNetwork(Self.path)
    let after = try ClusterNetwork(try Self.path.applying(Self.leaving("C")))
    let communities = before.groupingByCommunity(.init())
    let carried = try #require(communities.carried(to: after, from: before))
    for node in after.graph.nodes {
      let earlier = try #require(before.table.node(of: after.id(of: node)))
      #expect(carried.key(of: node) == communities.key(of: earlier))
    }
  }

  @Test func sentencesNameWhatHappens() throws {
    let headlines = try Self.compare(Self.path, Self.leaving("C")).findings.map(\.headline)
    #expect(headlines.prefix(2) == ["Org C leaves", "2 organisations lose the rest of the network"])
    #expect(headlines.contains("The way to Canada changes"))
  }
}
