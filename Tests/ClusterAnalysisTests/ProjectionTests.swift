import ClusterAnalysis
import ClusterModel
import GraphCore
import Testing

private let here = Provenance(file: "test", row: 1)

private func organisations(_ ids: String, kind: OrganisationKind? = nil) -> [Organisation] {
  ids.map { letter in
    var organisation = Organisation(id: String(letter), name: String(letter).uppercased(), provenance: here)
    organisation.kind = kind
    return organisation
  }
}

private func tie(
  _ ends: String, _ kind: String = "tie", strength: Double = 1, directed: Bool? = nil, since: String? = nil,
  until: String? = nil
) -> Tie {
  var tie = Tie(
    from: String(ends.prefix(1)), to: String(ends.suffix(1)), kind: TieKind(rawValue: kind), strength: strength,
    provenance: here)
  tie.isDirected = directed
  tie.since = since.flatMap { PartialDate($0) }
  tie.until = until.flatMap { PartialDate($0) }
  return tie
}

extension ClusterNetwork {
  /// Every edge as "ab" with its strength, for comparison with hand-worked cases.
  fileprivate var strengths: [String: Double] {
    Dictionary(uniqueKeysWithValues: graph.edges.map { (id(of: $0.source) + id(of: $0.target), $0.strength) })
  }
}

@Suite struct ProjectionOfTiesTests {
  @Test func strengthsOfOneKindAddUpUnlessTheDataSetSaysOtherwise() throws {
    var records = ClusterRecords(
      title: "", organisations: organisations("abc"),
      ties: [
        tie("ab", "meeting", strength: 2), tie("ba", "meeting", strength: 3), tie("ab", "membership", strength: 1),
        tie("ab", "membership", strength: 4), tie("bc", "membership"),
      ])
    #expect(try ClusterNetwork(records).strengths == ["ab": 10, "bc": 1])
    records.tieKindRules[TieKind(rawValue: "membership")] = TieKindRule(label: "Membership", addsUp: false)
    let network = try ClusterNetwork(records)
    #expect(network.strengths == ["ab": 9, "bc": 1])
    #expect(network.ties[0].kinds.map(\.rawValue) == ["meeting", "membership"])
    #expect(network.ties[0].recordIndices.sorted() == [0, 1, 2, 3])
    #expect(try ClusterNetwork(records, options: .init(ignoresStrength: true)).strengths == ["ab": 1, "bc": 1])
  }

  @Test func kindsThatAreNoStepCountOnlyWhenNamed() throws {
    var records = ClusterRecords(
      title: "", organisations: organisations("ab"), ties: [tie("ab", "considered")])
    records.tieKindRules[TieKind(rawValue: "considered")] = TieKindRule(label: "Considered", isStep: false)
    let network = try ClusterNetwork(records)
    #expect(network.strengths.isEmpty && network.notices.contains { $0.contains("considered") })
    let named = ProjectionOptions(tieKinds: [TieKind(rawValue: "considered")])
    #expect(try ClusterNetwork(records, options: named).strengths == ["ab": 1])
  }

  @Test func kindsOfOrganisationCanBeLeftOut() throws {
    let records = ClusterRecords(
      title: "", organisations: organisations("h", kind: .cluster) + organisations("ab", kind: .sme),
      ties: [tie("ha"), tie("hb"), tie("ab")])
    let network = try ClusterNetwork(records, options: .init(without: [.cluster]))
    #expect(network.strengths == ["ab": 1] && network.members.map(\.label) == ["A", "B"])
  }

  @Test(arguments: [
    ("2017-11-30", ["bc"]), ("2017-12-01", ["ab", "bc"]), ("2018-06-30", ["ab", "bc"]), ("2018-07-01", ["bc"]),
  ])
  func tiesCountFromTheirFirstPossibleDayToTheirLast(date: String, edges: [String]) throws {
    let records = ClusterRecords(
      title: "", organisations: organisations("abc"),
      ties: [tie("ab", since: "2017-12", until: "2018-06"), tie("bc")])
    let day = try #require(PartialDate(date)).first
    #expect(try ClusterNetwork(records, options: .init(asOf: day)).strengths.keys.sorted() == edges)
  }

  @Test func oneDirectedTieMakesTheNetworkDirectedAndOthersRunBothWays() throws {
    let records = ClusterRecords(
      title: "", organisations: organisations("abc"), ties: [tie("ba", directed: true), tie("bc", directed: false)])
    #expect(try ClusterNetwork(records).strengths == ["ba": 1, "bc": 1, "cb": 1])
    #expect(try ClusterNetwork(records, options: .init(direction: .undirected)).strengths == ["ab": 1, "bc": 1])
    #expect(try ClusterNetwork(records, options: .init(direction: .directed)).strengths == ["ba": 1, "bc": 1])
  }

  @Test func aTieWithOneselfIsLeftOutAndSaid() throws {
    let records = ClusterRecords(title: "", organisations: organisations("ab"), ties: [tie("aa"), tie("ab")])
    let network = try ClusterNetwork(records)
    #expect(network.strengths == ["ab": 1] && network.ties.count == 1)
    #expect(network.notices.contains { $0.contains("with itself") })
  }
}

@Suite struct ProjectionOfActivitiesTests {
  /// Worked by hand: in activity p took part a, b and c, in q a and b, in r c alone.
  static var records: ClusterRecords {
    var records = ClusterRecords(title: "", organisations: organisations("abc"), ties: [])
    records.activities = ["p", "q", "r"].map { Activity(id: $0, name: $0.uppercased(), provenance: here) }
    records.activities[1].start = PartialDate("2019-05-14")
    records.participations = ["ap", "bp", "cp", "aq", "bq", "cr"].map {
      Participation(of: String($0.prefix(1)), in: String($0.suffix(1)), provenance: here)
    }
    // A second role in the same activity is not a second participation.
    records.participations.append(Participation(of: "a", in: "q", role: Role(rawValue: "host"), provenance: here))
    return records
  }

  @Test(
    arguments: [
      (.count, ["ab": 2, "ac": 1, "bc": 1]),
      // p has three participants, so 1/2 for each pair; q has two, so 1.
      (.newman, ["ab": 1.5, "ac": 0.5, "bc": 0.5]),
      // a and b share both of the two activities that either takes part in; c takes part in p and r.
      (.jaccard, ["ab": 1, "ac": 1.0 / 3, "bc": 1.0 / 3]),
      (.none, [:]),
    ] as [(AffiliationRule, [String: Double])])
  func pairsOfParticipants(rule: AffiliationRule, expected: [String: Double]) throws {
    let network = try ClusterNetwork(Self.records, options: .init(affiliations: rule))
    #expect(network.strengths.keys.sorted() == expected.keys.sorted())
    for (pair, strength) in expected { #expect(abs((network.strengths[pair] ?? 0) - strength) < 1e-12) }
  }

  @Test func newmanGivesEachActivityOneUnitOfStrengthPerParticipant() throws {
    let graph = try ClusterNetwork(Self.records).graph
    let strength = graph.edges.filter { $0.source == NodeID(0) }.map(\.strength).reduce(0, +)
    #expect(strength == 2)
  }

  @Test func twoMode() throws {
    let network = try ClusterNetwork(Self.records, options: .init(affiliations: .twoMode))
    #expect(network.strengths == ["ap": 1, "aq": 1, "bp": 1, "bq": 1, "cp": 1, "cr": 1])
    #expect(network.organisationCount == 3 && network.graph.nodeCount == 6)
  }

  @Test func activityAndOrganisationMayShareAnID() throws {
    var records = Self.records
    records.activities.append(Activity(id: "a", name: "A", provenance: here))
    let network = try ClusterNetwork(records, options: .init(affiliations: .twoMode))
    #expect(network.table.keys.last == "activity/a")
  }

  @Test func activitiesCountFromTheirFirstDayOn() throws {
    let before = try #require(PartialDate("2019-05-13")).first
    let after = try #require(PartialDate("2020-01-01")).first
    #expect(try ClusterNetwork(Self.records, options: .init(asOf: before)).strengths["ab"] == 0.5)
    #expect(try ClusterNetwork(Self.records, options: .init(asOf: after)).strengths["ab"] == 1.5)
  }
}
