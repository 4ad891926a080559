import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct RepairTests {
  static func plan(
    _ records: ClusterRecords, leaving ids: String..., ties: Int = 3, blocked: Set<TieKind>? = nil, threads: Int? = nil
  ) throws -> RepairPlan {
    var scenario = Scenario()
    scenario.leaving = ids.map { .init($0) }
    let before = try ClusterNetwork(records)
    let after = try ClusterNetwork(try records.applying(scenario))
    var options = RepairPlan.Options()
    (options.tieCount, options.threads) = (ties, threads)
    if let blocked { options.blockingKinds = blocked }
    return try RepairPlan(
      before: MeasureRun(before, grouping: try before.grouping(by: "sector")),
      after: MeasureRun(after, grouping: try after.grouping(by: "sector")), options: options)
  }

  /// a and b, tied to each other, reach the pair D and E only over C.
  static let path = smallRecords(
    "abCDE", [link("ab"), link("bC"), link("CD"), link("DE")],
    countries: ["a": "PT", "b": "PT", "C": "DE", "D": "DE", "E": "FR"])

  @Test func theLossByHand() throws {
    let plan = try Self.plan(Self.path, leaving: "C")
    // a–D 3, a–E 4, b–D 2, b–E 3 steps, then none.
    #expect(plan.lengthenedPairs == 4 && plan.severedPairs == 4)
    #expect(abs(plan.detourLoss - (1.0 / 3 + 1.0 / 4 + 1.0 / 2 + 1.0 / 3)) < 1e-12)
    // The whole loss has a–C 1/2 and b–C 1 as well.
    #expect(plan.blocks.count == 1)
    #expect(abs((plan.blocks.first?.closeness.before ?? 0) - (plan.detourLoss + 1.5)) < 1e-12)
    #expect(plan.blocks.first?.closeness.after == 0)
  }

  @Test func theBestTieByHand() throws {
    let plan = try Self.plan(Self.path, leaving: "C")
    // Any tie between the halves gives 1 + 1/2 + 1/2 + 1/3 in sum; the first candidate of equal ones is a – D, which
    // brings a–D to 1 (lost 1/3, all good), a–E to 2 (1/4), b–D to 2 (1/2) and b–E to 3 (1/3): everything.
    let tie = try #require(plan.ties.first)
    #expect([tie.source, tie.target] == ["a", "D"] && tie.repaired == 1)
    #expect(plan.ties.count == 1)
    #expect(abs(tie.crossEfficiency.after - (1 + 0.5 + 0.5 + 1.0 / 3) / 4) < 1e-12 && tie.crossEfficiency.before == 0)
  }

  @Test func blockedPairsAreNotSuggested() throws {
    var path = Self.path
    path.ties += [link("aD", "declined"), link("aE", "declined")]
    path.tieKindRules[TieKind(rawValue: "declined")] = TieKindRule(label: "Declined", isStep: false)
    let tie = try #require(try Self.plan(path, leaving: "C").ties.first)
    #expect([tie.source, tie.target] == ["b", "D"])
    #expect(try Self.plan(path, leaving: "C", blocked: []).ties.first?.source == "a")
  }

  @Test func oneLikeTheLeaverWithAllItsTiesMakesGoodEverything() throws {
    let plan = try Self.plan(Self.path, leaving: "C", ties: 2)
    let best = try #require(plan.profiles.first)
    #expect(best.isLikeLeaver && best.group == "industry" && best.country?.code == "DE")
    #expect(best.repairedBetweenGroups == 1 && best.repairedBetweenCountries == 1)
    #expect(Set(best.partners) == ["b", "D"] && best.examples == ["Org D"])
    // One of the other sector in the leaver's place still joins the halves: a–D, a–E, b–D, b–E as before, and its own
    // pairs with D (1) and E (1/2) stand for a–C and b–C.
    let other = try #require(plan.profiles.first { $0.group == "ict" })
    #expect(other.repairedBetweenGroups == 1 && !other.isLikeLeaver)
    // Between countries the leaver's own pairs are gone: PT–DE had C–a 1/2, C–b 1, D–a 1/3, D–b 1/2; DE–FR C–E 1/2, D–E
    // 1; PT–FR a–E 1/4, b–E 1/3. A Portuguese one makes good PT–DE 1/3 + 1/2 + 1 (its own tie to D), PT–FR all and
    // more, DE–FR nothing.
    #expect(other.country?.code == "PT")
    let lost = (1.0 / 2 + 1 + 1.0 / 3 + 1.0 / 2) + 1.0 / 2 + (1.0 / 4 + 1.0 / 3)
    let repaired = (1.0 / 3 + 1.0 / 2 + 1) + (1.0 / 4 + 1.0 / 3)
    #expect(abs((other.repairedBetweenCountries ?? 0) - repaired / lost) < 1e-12)
  }

  @Test func thirdCountriesDoNotStandInForHome() throws {
    var path = Self.path
    path.homeCountries = [Country(code: "PT")!, Country(code: "DE")!]
    #expect(try Self.plan(path, leaving: "C").profiles.allSatisfy { $0.country?.code != "FR" })
  }

  @Test func whatOnlyTheLeaverOffers() throws {
    var path = Self.path
    path.organisations[2].areas = ["plasma", "robots"]
    path.organisations[3].areas = ["robots"]
    #expect(try Self.plan(path, leaving: "C").lostCompetences == ["plasma"])
  }

  @Test func nothingLostNothingToRepair() throws {
    let plan = try Self.plan(Self.path, leaving: "a")
    #expect(plan.detourLoss == 0 && plan.ties.isEmpty && plan.lengthenedPairs == 0)
    #expect(plan.findings { $0 }.first?.headline == "Those who stay lose no short way to another sector")
  }

  /// On random networks: no suggestion joins a tied pair, shares rise and stay in range, and are what a slow recount of
  /// the changed records gives.
  @Test(arguments: 0..<8) func suggestionsHold(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcdefGHIJKL")
    var ties: [Tie] = []
    for (place, first) in letters.enumerated() {
      for second in letters[(place + 1)...] where random.next() % 6 == 0 { ties.append(link("\(first)\(second)")) }
    }
    ties += [link("aG"), link("aH"), link("ab"), link("aL")]
    let whole = smallRecords(String(letters), ties)
    let plan = try Self.plan(whole, leaving: "a", threads: 1)
    let again = try Self.plan(whole, leaving: "a", threads: 3)
    #expect(plan.ties == again.ties && plan.profiles == again.profiles && plan.blocks == again.blocks)
    var rest = whole
    rest.organisations.removeFirst()
    rest.ties.removeAll { $0.sourceID == "a" || $0.targetID == "a" }
    var share = 0.0
    for suggestion in plan.ties {
      let pair = Set([suggestion.source, suggestion.target])
      #expect(pair.count == 2 && !rest.ties.contains { Set([$0.sourceID, $0.targetID]) == pair })
      rest.ties.append(link(suggestion.source + suggestion.target))
      #expect(suggestion.repaired > share && suggestion.repaired <= 1 + 1e-12)
      share = suggestion.repaired
      #expect(abs(share - slowShare(before: whole, without: "a", after: rest)) < 1e-9)
    }
  }

  /// The share of the detour loss made good, by Floyd and Warshall.
  private func slowShare(before: ClusterRecords, without leaver: String, after: ClusterRecords) -> Double {
    var bare = before
    bare.ties.removeAll { $0.sourceID == leaver || $0.targetID == leaver }
    let (was, gone, now) = (steps(before), steps(bare), steps(after))
    var (lost, repaired) = (0.0, 0.0)
    for (pair, closeness) in was where !pair.contains(Character(leaver)) {
      let ends = Array(pair)
      guard ends[0].isUppercase != ends[1].isUppercase else { continue }
      let bottom = gone[pair] ?? 0
      lost += closeness - bottom
      repaired += max(0, min(closeness, now[pair] ?? 0) - bottom)
    }
    return repaired / lost
  }

  private func steps(_ records: ClusterRecords) -> [String: Double] {
    let ids = records.organisations.map(\.id)
    var steps: [String: Double] = [:]
    for tie in records.ties { (steps[tie.sourceID + tie.targetID], steps[tie.targetID + tie.sourceID]) = (1, 1) }
    for k in ids {
      for i in ids {
        for j in ids where i != j {
          guard let a = steps[i + k], let b = steps[k + j] else { continue }
          steps[i + j] = min(steps[i + j] ?? .infinity, a + b)
        }
      }
    }
    return steps.filter { $0.key.first != $0.key.last }.mapValues { 1 / $0 }
  }
}
