import ClusterFiles
import ClusterModel
import Testing

@Suite struct ScenarioFileTests {
  static func problems(_ text: String) -> [String] {
    do {
      _ = try ScenarioFile.read(text, named: "plan.yaml")
      return []
    } catch {
      guard case .problems(let problems) = error else { return ["\(error)"] }
      return problems.map { "\($0.place) \($0.code.rawValue)" }
    }
  }

  @Test func everythingAtOnce() throws {
    let scenario = try ScenarioFile.read(
      """
      title: One leaves, one joins
      remove: BNPT
      join:
        - name: Fraunhofer IPK
          id: ipk
          short_name: IPK
          kind: research
          country: Germany
          sectors: [manufacturing, ict]
          areas: robots
          ties:
            - GAIA
            - with: dia
              kind: partner
              strength: 2.5
      add:
        - MESAP -- CRIM: agreement
        - "A -- B"
        - between: [C, D]
          strength: 3
      drop:
        - MESAP -- MITC
        - between: [MESAP, GAIA]
          kind: consortium
      """, named: "plan.yaml")
    #expect(scenario.title == "One leaves, one joins")
    #expect(scenario.leaving == [.init("BNPT", place: "plan.yaml:2:9")])
    let joins = try #require(scenario.joining.first)
    #expect(joins.organisation.id == "ipk" && joins.organisation.label == "IPK" && joins.place == "plan.yaml:4:5")
    #expect(joins.organisation.country?.code == "DE" && joins.organisation.sectors == ["manufacturing", "ict"])
    #expect(joins.organisation.kind == .research && joins.organisation.areas == ["robots"])
    let added = scenario.adding.map {
      "\($0.source.name) \($0.target.name) \($0.kind?.rawValue ?? "-") \($0.strength) \($0.target.place ?? "")"
    }
    #expect(
      added == [
        "ipk GAIA - 1.0 plan.yaml:12:9", "ipk dia partner 2.5 plan.yaml:13:15",
        "MESAP CRIM agreement 1.0 plan.yaml:17:5", "A B - 1.0 plan.yaml:18:5", "C D - 3.0 plan.yaml:19:18",
      ])
    #expect(scenario.dropping.map { $0.kind?.rawValue } == [nil, "consortium"])
  }

  @Test func anIDIsMadeOfTheName() throws {
    let scenario = try ScenarioFile.read("join:\n  - name: Pôle d’Été 2\n", named: "plan.yaml")
    #expect(scenario.joining.first?.organisation.id == "poledete2")
  }

  @Test(arguments: [
    ("", ["plan.yaml empty-file"]), ("- a", ["plan.yaml:1:1 wrong-type"]),
    ("removed: a\nadds:\n  - x\n", ["plan.yaml:1:1 unknown-key", "plan.yaml:2:1 unknown-key"]),
    ("remove: a\nremove: b\n", ["plan.yaml:1:1 duplicate-key"]), ("remove:\n  a: b\n", ["plan.yaml:2:3 wrong-type"]),
    ("remove:\n", ["plan.yaml:1:8 missing-value"]), ("title: [a]\n", ["plan.yaml:1:8 wrong-type"]),
    ("add:\n  - A and B\n", ["plan.yaml:2:5 wrong-type"]), ("add: A -- B\n", ["plan.yaml:1:6 wrong-type"]),
    ("add:\n  - between: [A]\n", ["plan.yaml:2:14 wrong-type"]),
    ("add:\n  - kind: x\n", ["plan.yaml:2:5 missing-value"]),
    ("add:\n  - between: [A, B]\n    strength: -1\n", ["plan.yaml:3:15 bad-strength"]),
    ("add:\n  - between: [A, B]\n    strenght: 1\n", ["plan.yaml:3:5 unknown-key"]),
    ("drop:\n  - between: [A, B]\n    strength: 1\n", ["plan.yaml:3:5 unknown-key"]),
    ("join:\n  - id: x\n", ["plan.yaml:2:5 missing-value"]),
    ("join:\n  - name: X\n    country: Atlantis\n", ["plan.yaml:3:14 unknown-country"]),
    ("join:\n  - name: X\n    ties:\n      - kind: partner\n", ["plan.yaml:4:9 missing-value"]),
    ("a: [1\nb: 2\n", ["plan.yaml:2:2 bad-yaml"]), ("remove: a\n---\nremove: b\n", ["plan.yaml:2:1 bad-yaml"]),
    ("remove: &x a\nadd: [*x]\n", ["plan.yaml:2:7 bad-yaml"]), ("remove: *x\n", ["plan.yaml:1:9 bad-yaml"]),
  ])
  func problemsHavePlaces(text: String, expected: [String]) { #expect(Self.problems(text) == expected) }

  @Test func manyProblemsAreFoundInOnePass() {
    let text = "remove: [a, [b]]\nfoo: 1\nadd:\n  - x\n  - between: [A, B]\n    strength: none\n"
    #expect(
      Self.problems(text) == [
        "plan.yaml:2:1 unknown-key", "plan.yaml:1:13 wrong-type", "plan.yaml:4:5 wrong-type",
        "plan.yaml:6:15 bad-strength",
      ])
  }

  /// Aliases of aliases as keys, which a reader that compares keys would never be done with.
  @Test func aBombOfAliasesIsRefused() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1..<60 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    bomb += "? *a59\n: 1\n? *a59\n: 2\n"
    #expect(Self.problems(bomb) == ["plan.yaml:2:10 bad-yaml"])
  }

  @Test func deepNestingAndLongFilesAreRefused() {
    #expect(Self.problems(String(repeating: "[", count: 100_000)).count == 1)
    #expect(Self.problems("title: " + String(repeating: "x", count: 2_000_000)) == ["plan.yaml bad-yaml"])
  }

  @Test func ampersandsInNamesAreNoAnchors() throws {
    let scenario = try ScenarioFile.read("remove: [R&D Lab, bwtech@UMBC]\ntitle: A & B * C\n", named: "plan.yaml")
    #expect(scenario.leaving.map(\.name) == ["R&D Lab", "bwtech@UMBC"] && scenario.title == "A & B * C")
  }
}

@Suite struct TieTextTests {
  @Test(arguments: [
    ("A -- B", ["A", "B", "-"]), ("A--B", ["A", "B", "-"]),
    (" Smart-Lab  --  Pôle SCS : agreement ", ["Smart-Lab", "Pôle SCS", "agreement"]),
  ])
  func ties(text: String, parts: [String]) throws {
    let tie = try #require(TieText(text))
    #expect([tie.source, tie.target, tie.kind?.rawValue ?? "-"] == parts)
  }

  @Test(arguments: ["", "A", "A - B", "-- B", "A --", "A -- B -- C", "A -- B:", "A -- : kind"])
  func noTies(text: String) { #expect(TieText(text) == nil) }
}

@Suite struct ScenarioNamesTests {
  static let here = Provenance(file: "test", row: 1)
  static let records: ClusterRecords = {
    var first = Organisation(id: "crim", name: "Computer Research Institute of Montréal", provenance: here)
    first.shortName = "CRIM"
    let second = Organisation(id: "scs", name: "Pôle SCS", provenance: here)
    let twins = ["x1", "x2"].map { Organisation(id: $0, name: "Twin", provenance: here) }
    var records = ClusterRecords(title: "Test", organisations: [first, second] + twins, ties: [])
    records.tieKindRules = [TieKind(rawValue: "agreement"): TieKindRule(label: "Agreement")]
    records.sectors = [Sector(id: "ict", name: "ICT", provenance: here)]
    return records
  }()

  @Test func namesBecomeIDs() throws {
    var scenario = Scenario()
    scenario.leaving = [.init("Computer research institute of Montreal")]
    var newcomer = Organisation(id: "new", name: "Newcomer", provenance: Self.here)
    newcomer.sectors = ["ICT"]
    scenario.joining = [.init(newcomer)]
    scenario.adding = [.init(.init("NEWCOMER"), .init("pole scs"), kind: TieKind(rawValue: "agreement"))]
    let resolved = try scenario.resolved(in: Self.records)
    #expect(resolved.leaving.map(\.name) == ["crim"])
    #expect(resolved.adding.map { [$0.source.name, $0.target.name] } == [["new", "scs"]])
    #expect(resolved.joining.first?.organisation.sectors == ["ict"])
  }

  @Test func whatMeansNothingIsSaidAllAtOnce() {
    var scenario = Scenario()
    scenario.leaving = [.init("CRIMM", place: "plan.yaml:1:9"), .init("Twin")]
    scenario.adding = [.init(.init("crim"), .init("scs"), kind: TieKind(rawValue: "agrement"))]
    var newcomer = Organisation(id: "new", name: "Newcomer", provenance: Self.here)
    (newcomer.sectors, newcomer.kind) = (["fishing"], OrganisationKind(rawValue: "clutser"))
    scenario.joining = [.init(newcomer)]
    do {
      _ = try scenario.resolved(in: Self.records)
      Issue.record("accepted")
    } catch {
      #expect(
        error.problems == [
          "plan.yaml:1:9: no organisation is called “CRIMM”; nearest: “crim”",
          "“Twin” is the name of several organisations; use an id: x1, x2",
          "the data have no sector “fishing”; there are: ict",
          "the data have no kind of organisation “clutser”; nearest: cluster",
          "the data have no kind of tie “agrement”; nearest: agreement",
        ])
    }
  }
}
