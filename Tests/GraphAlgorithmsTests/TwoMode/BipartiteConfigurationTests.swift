import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct BipartiteConfigurationTests {
  static func random(_ seed: UInt64) -> Affiliations {
    var generator = SeededGenerator(seed: seed)
    let (members, events) = (1 + Int(seed % 6), 1 + Int(seed / 6 % 6))
    let share = [0.2, 0.5, 0.85][Int(seed % 3)]
    return .of(
      (0..<members).map { _ in (0..<events).filter { _ in Double.random(in: 0..<1, using: &generator) < share } },
      eventCount: events)
  }

  static func expectDegrees(_ affiliations: Affiliations) throws {
    let fit = try #require(affiliations.bipartiteConfiguration())
    for member in 0..<affiliations.memberCount {
      let sum = (0..<affiliations.eventCount).reduce(0) { $0 + fit.chance(member: member, event: $1) }
      #expect(agree(sum, Double(affiliations.eventsOfMembers[member])))
    }
    for event in 0..<affiliations.eventCount {
      let sum = (0..<affiliations.memberCount).reduce(0) { $0 + fit.chance(member: $1, event: event) }
      #expect(agree(sum, Double(affiliations.membersOfEvents[event])))
    }
  }

  @Test(
    "Chances add up to the degrees; they are 0 or 1 just where all tables with the degrees agree",
    arguments: 0..<60 as Range<UInt64>)
  func degreesAndForcedEntries(seed: UInt64) throws {
    let affiliations = Self.random(seed)
    try Self.expectDegrees(affiliations)
    guard affiliations.memberCount * affiliations.eventCount <= 16 else { return }
    let fit = try #require(affiliations.bipartiteConfiguration())
    let all = affiliations.graph.allWithSameDegrees(modes: affiliations.modes)
    for member in 0..<affiliations.memberCount {
      for event in 0..<affiliations.eventCount {
        let end = NodeID(affiliations.memberCount + event)
        let there = all.count { $0.hasEdge(from: NodeID(member), to: end) }
        let chance = fit.chance(member: member, event: event)
        #expect((chance == 0) == (there == 0) && (chance == 1) == (there == all.count))
      }
    }
  }

  @Test func southernWomen() throws {
    try Self.expectDegrees(SouthernWomen.affiliations)
    let fit = try #require(SouthernWomen.affiliations.bipartiteConfiguration())
    // scipy.optimize.root of the same equations in logarithms of x and y, one for each woman and event.
    #expect(agree(fit.chance(member: 0, event: 0), 0.34232890563778506))
    #expect(agree(fit.chance(member: 0, event: 7), 0.9333824926374187))
    #expect(agree(fit.chance(member: 17, event: 13), 0.03859673995644268))
    #expect(agree(fit.chance(member: 11, event: 4), 0.5544124234578772))
  }

  @Test("With equal numbers all chances are equal") func regular() throws {
    let fit = try #require(
      Affiliations.of((0..<8).map { [$0 % 4, ($0 + 1) % 4] }, eventCount: 4).bipartiteConfiguration())
    for member in 0..<8 { for event in 0..<4 { #expect(agree(fit.chance(member: member, event: event), 0.5)) } }
  }

  @Test func blocksOfHalves() throws {
    // Members 0 and 1 were at 0 and 1 and one more, members 2 and 3 at one of 0 and 1: a forced block of ones, a forced
    // block of zeros, and between them chances of a half.
    let fit = try #require(
      Affiliations.of([[0, 1, 2], [0, 1, 3], [0], [1]], eventCount: 4).bipartiteConfiguration())
    let expected: [[Double]] = [[1, 1, 0.5, 0.5], [1, 1, 0.5, 0.5], [0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]]
    for member in 0..<4 {
      for event in 0..<4 { #expect(agree(fit.chance(member: member, event: event), expected[member][event])) }
    }
  }

  @Test func edgeCases() throws {
    #expect(Affiliations.of([], eventCount: 0).bipartiteConfiguration()?.rounds == 0)
    #expect(Affiliations.of([[], []], eventCount: 2).bipartiteConfiguration()?.chance(member: 0, event: 1) == 0)
    #expect(SouthernWomen.affiliations.bipartiteConfiguration(maximumRounds: 2) == nil)
    let repeated = try Affiliations(memberCount: 1, eventCount: 1, [(member: 0, event: 0), (member: 0, event: 0)])
    #expect(repeated.repeatedCount == 1 && repeated.eventsOfMembers == [1] && repeated.membersOfEvents == [1])
  }
}
