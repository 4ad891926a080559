import ClusterAnalysis
import ClusterModel
import Testing

@Suite struct ApplyingTests {
  static let base: ClusterRecords = {
    var base = smallRecords("abCD", [link("ab"), link("bC"), link("bC", "agreement"), link("CD", until: "2018")])
    base.activities = [activity("fair")]
    base.participations = participations("fair", "aD")
    return base
  }()

  private func problems(_ scenario: Scenario) -> [ScenarioProblem.Reason] {
    do {
      _ = try Self.base.applying(scenario)
      return []
    } catch {
      return error.problems.map(\.reason)
    }
  }

  private func ends(_ ties: some Sequence<Tie>) -> [String] {
    ties.map { $0.sourceID + $0.targetID + " " + $0.kind.rawValue }
  }

  @Test func nothingChangesNothing() throws {
    #expect(try Self.base.applying(Scenario()) == Self.base)
  }

  @Test func whoLeavesTakesTiesAndParticipations() throws {
    var scenario = Scenario()
    scenario.leaving = [.init("D"), .init("b")]
    let after = try Self.base.applying(scenario)
    #expect(after.organisations.map(\.id) == ["a", "C"] && after.ties.isEmpty)
    #expect(after.participations.map(\.organisationID) == ["a"] && after.activities.count == 1)
  }

  @Test func tiesEndByKindOrAltogether() throws {
    var scenario = Scenario()
    scenario.dropping = [.init(.init("C"), .init("b"), kind: TieKind(rawValue: "agreement"))]
    #expect(ends(try Self.base.applying(scenario).ties) == ["ab partner", "bC partner", "CD partner"])
    scenario.dropping[0].kind = nil
    #expect(ends(try Self.base.applying(scenario).ties) == ["ab partner", "CD partner"])
  }

  @Test func newcomersMayHaveTies() throws {
    var scenario = Scenario()
    scenario.joining = [.init(member("E"))]
    scenario.adding = [.init(.init("E"), .init("a"), kind: TieKind(rawValue: "consortium"), strength: 2)]
    let after = try Self.base.applying(scenario)
    #expect(after.organisations.map(\.id) == ["a", "b", "C", "D", "E"])
    #expect(ends(after.ties).last == "Ea consortium" && after.ties.last?.strength == 2)
  }

  @Test func aTieMayBeReplaced() throws {
    var scenario = Scenario()
    scenario.dropping = [.init(.init("a"), .init("b"))]
    scenario.adding = [.init(.init("b"), .init("a"))]
    #expect(ends(try Self.base.applying(scenario).ties).last == "ba tie")
  }

  @Test func whatCannotBeIsSaidAllAtOnce() {
    var scenario = Scenario()
    let agreement = TieKind(rawValue: "agreement")
    scenario.dropping = [
      .init(.init("a"), .init("D")), .init(.init("a"), .init("b"), kind: agreement), .init(.init("a"), .init("x")),
    ]
    scenario.leaving = [.init("D"), .init("D"), .init("y", place: "plan.yaml:3:5")]
    scenario.joining = [.init(member("C"))]
    scenario.adding = [
      .init(.init("a"), .init("D")), .init(.init("a"), .init("a")), .init(.init("C"), .init("b"), kind: agreement),
      .init(.init("C"), .init("b")), .init(.init("a"), .init("C"), strength: 0),
    ]
    let partner = TieKind(rawValue: "partner")
    #expect(
      problems(scenario) == [
        .noSuchTie("Org a", "Org D", kind: nil, others: [], activities: ["FAIR"]),
        .noSuchTie("Org a", "Org b", kind: agreement, others: [partner], activities: []), .unknownOrganisation("x"),
        .leavesTwice("Org D"), .unknownOrganisation("y"), .idTaken("C"), .leaves("Org D"), .selfTie("Org a"),
        .tieExists("Org C", "Org b", kinds: [agreement]), .tieExists("Org C", "Org b", kinds: [partner, agreement]),
        .badStrength(0),
      ])
  }

  @Test func aPlaceStandsInFrontOfTheSentence() {
    var scenario = Scenario()
    scenario.leaving = [.init("y", place: "plan.yaml:3:5")]
    #expect(throws: InvalidScenario.self) { try Self.base.applying(scenario) }
    do { _ = try Self.base.applying(scenario) } catch {
      #expect(error.description == "plan.yaml:3:5: no organisation is called “y”")
    }
  }

  @Test func aTieThatHasEndedDoesNotStandInTheWay() throws {
    var scenario = Scenario()
    scenario.adding = [.init(.init("C"), .init("D"), kind: TieKind(rawValue: "partner"))]
    #expect(throws: InvalidScenario.self) { try Self.base.applying(scenario) }
    let day = try #require(Day(year: 2019, month: 1, day: 1))
    #expect(try Self.base.applying(scenario, asOf: day).ties.count == 5)
  }
}
