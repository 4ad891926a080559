import ClusterAnalysis
import ClusterModel
import GraphCore
import Testing

private func day(_ text: String) throws -> Day { try #require(PartialDate(text)).first }

@Suite struct PeriodTests {
  @Test(
    arguments: [
      (.year, ["2018 2018-11-15 2018-12-31", "2019 2019-01-01 2019-04-02"]),
      (.halfYear, ["2018-H2 2018-11-15 2018-12-31", "2019-H1 2019-01-01 2019-04-02"]),
      (
        .quarter,
        ["2018-Q4 2018-11-15 2018-12-31", "2019-Q1 2019-01-01 2019-03-31", "2019-Q2 2019-04-01 2019-04-02"]
      ),
    ] as [(PeriodLength, [String])])
  func calendar(length: PeriodLength, expected: [String]) throws {
    let periods = Period.all(length, over: try day("2018-11-15")...day("2019-04-02"))
    #expect(periods.map { "\($0.name) \($0.days.lowerBound) \($0.days.upperBound)" } == expected)
  }
}

@Suite struct DuringTests {
  /// ab from some day of 2018 to some day of 2019, bC to June 2018, CD from December 2018, aD undated.
  static let base: ClusterRecords = {
    var base = smallRecords(
      "abCDE",
      [
        link("ab", since: "2018", until: "2019"), link("bC", until: "2018-06"), link("CD", since: "2018-12"),
        link("aD"),
      ])
    base.activities = [activity("fair", start: "2019"), activity("visit")]
    base.participations = participations("fair", "aE") + participations("visit", "bE")
    return base
  }()

  @Test(arguments: [
    ("2017-01-01", "2017-12-31", ["bC", "aD"], ["visit"]),
    ("2018-01-01", "2018-06-30", ["ab", "bC", "aD"], ["visit"]),
    ("2018-06-30", "2018-07-01", ["ab", "bC", "aD"], ["visit"]),
    ("2018-07-01", "2018-11-30", ["ab", "aD"], ["visit"]), ("2018-07-01", "2018-12-01", ["ab", "CD", "aD"], ["visit"]),
    ("2019-12-31", "2020-01-31", ["ab", "CD", "aD"], ["fair", "visit"]),
    ("2020-01-01", "2020-12-31", ["CD", "aD"], ["fair", "visit"]),
  ])
  func partialDatesReachAsFarAsTheyCan(from: String, to: String, ties: [String], activities: [String]) throws {
    let there = Self.base.during(try day(from)...day(to))
    #expect(there.ties.map { $0.sourceID + $0.targetID } == ties && there.activities.map(\.id) == activities)
    let dated = Self.base.during(try day(from)...day(to), undated: .never)
    #expect(dated.ties.map { $0.sourceID + $0.targetID } == ties.filter { $0 != "aD" })
    #expect(dated.activities.map(\.id) == activities.filter { $0 != "visit" })
  }

  @Test func onlyTheActiveAreLeft() throws {
    let there = Self.base.during(try day("2018-07-01")...day("2018-11-30"), undated: .never)
    #expect(there.organisations.map(\.id) == ["a", "b"])
  }

  /// A period of one day holds the ties that the network of that day has.
  @Test(arguments: ["2017-05-05", "2018-03-03", "2018-12-31", "2020-02-02"]) func oneDayIsAsOf(date: String) throws {
    let (there, on) = (
      try ClusterNetwork(Self.base.during(try day(date)...day(date))),
      try ClusterNetwork(Self.base, options: .init(asOf: try day(date)))
    )
    func ends(_ network: ClusterNetwork) -> Set<[String]> {
      Set(network.graph.edges.map { [network.id(of: $0.source), network.id(of: $0.target)] })
    }
    #expect(ends(there) == ends(on))
  }
}

@Suite struct NetworkTimelineTests {
  /// A network of three years.
  ///
  /// 2017: ab, bC. 2018: bC ended, CD and DE began. 2019: a fair of b, C and E; DE ends on its last day. aF is undated.
  static let base: ClusterRecords = {
    var base = smallRecords(
      "abCDEF",
      [
        link("ab", since: "2017"), link("bC", since: "2017", until: "2017"), link("CD", since: "2018-03"),
        link("DE", since: "2018-04-01", until: "2019"), link("aF"),
      ])
    base.activities = [activity("fair", start: "2019-05-14")]
    base.participations = participations("fair", "bCE")
    return base
  }()

  static func timeline(
    _ undated: UndatedRule = .always, brokers: Int = 2, asOf: String? = nil, by attribute: String? = "sector"
  ) throws -> NetworkTimeline {
    var options = NetworkTimeline.Options()
    (options.undated, options.brokerCount) = (undated, brokers)
    let network = try ClusterNetwork(base, options: .init(asOf: asOf.flatMap { PartialDate($0)?.last }))
    return try NetworkTimeline(of: network, groupedBy: attribute, options: options)
  }

  private func text(_ entry: NetworkTimeline.Entry) -> String {
    "\(entry.period.name) \(entry.organisations)+\(entry.newOrganisations) \(entry.ties)+\(entry.newTies)-\(entry.endedTies)"
      + " ending \(entry.endingTies) parts \(entry.components) activities \(entry.newActivities)"
  }

  @Test func byHand() throws {
    let timeline = try Self.timeline()
    #expect(
      timeline.entries.map(text) == [
        // aF before; ab and bC new, of which bC ends: a b C F in one part.
        "2017 4+2 3+2-0 ending 1 parts 1 activities 0",
        // CD and DE new, bC gone: F a b and C D E.
        "2018 6+2 4+2-1 ending 0 parts 2 activities 0",
        // bC, bE and CE new; DE ends.
        "2019 6+0 7+3-0 ending 1 parts 1 activities 1",
      ])
    #expect(timeline.undatedTies == (1, 5) && timeline.undatedActivities == (0, 1))
    // 2017: ab inside, bC and aF across. 2019: ab, CD, DE, CE inside; aF, bC, bE across.
    #expect(abs((timeline.entries[0].crossShare ?? 0) - 2.0 / 3) < 1e-12)
    #expect(abs((timeline.entries[2].eiIndex ?? 0) + 1.0 / 7) < 1e-12)
    #expect(timeline.entries[0].density == 0.5 && timeline.entries[2].density == 7.0 / 15)
  }

  @Test func withoutTheUndated() throws {
    let entries = try Self.timeline(.never).entries
    #expect(
      entries.map(text) == [
        "2017 3+3 2+2-0 ending 1 parts 1 activities 0", "2018 5+2 3+2-1 ending 0 parts 2 activities 0",
        "2019 5+0 6+3-0 ending 1 parts 1 activities 1",
      ])
  }

  @Test func tiesAddUp() throws {
    for rule in UndatedRule.allCases {
      let entries = try Self.timeline(rule).entries
      for (last, next) in zip(entries, entries.dropFirst()) {
        #expect(next.ties == last.ties + next.newTies - next.endedTies)
      }
    }
  }

  @Test func brokersByHand() throws {
    let brokers = try Self.timeline().brokers
    // 2017, F – a – b – C: across sectors lie F b (over a) and a C (over b); F and C are of one sector.
    #expect(brokers[0].top == ["a", "b"] && brokers[0].entered.isEmpty && brokers[0].jaccard == nil)
    // 2018, F – a – b and C – D – E: only a lies between b and F.
    #expect(brokers[1].top == ["a"] && brokers[1].left == ["b"] && brokers[1].jaccard == 0.5)
    // 2019: b lies between a and C, D, E, and a between F and b alone; C and E share a D and b D.
    #expect(brokers[2].top == ["b", "a"] && brokers[2].entered == ["b"] && brokers[2].left.isEmpty)
  }

  @Test func nothingAfterTheDayAskedFor() throws {
    let entries = try Self.timeline(asOf: "2018-03-31").entries
    #expect(
      entries.map { "\($0.period.name) \($0.period.days.upperBound) \($0.ties)" } == [
        "2017 2017-12-31 3", "2018 2018-03-31 3",
      ])
  }

  @Test func withoutDatesOrGroups() throws {
    let network = try ClusterNetwork(smallRecords("ab", [link("ab")]))
    #expect(try NetworkTimeline(of: network, groupedBy: nil).entries.isEmpty)
    let timeline = try Self.timeline(by: nil)
    #expect(timeline.brokers.isEmpty && timeline.entries.allSatisfy { $0.crossShare == nil })
  }
}

@Suite struct ActivityConversionTests {
  static let base: ClusterRecords = {
    var base = smallRecords(
      "abCDE",
      [
        link("ab", "agreement", since: "2019-06"), link("aC", "agreement", since: "2019"), link("bC", "agreement"),
        link("aD", "agreement", since: "2018"), link("bD", "membership", since: "2020"),
        link("CD", "partner", since: "2019-05-14"),
        link("aE", "agreement", until: "2018"), link("Da", "agreement", since: "2020"),
      ])
    base.activities = [
      activity("undated"), activity("fair", start: "2019-05-14"), activity("poll", start: "2018", kind: "survey"),
      activity("early", start: "2018"),
    ]
    base.participations =
      participations("fair", "abCDE") + participations("undated", "ab") + participations("poll", "ab")
      + participations("early", "aD") + participations("early", "a")
    return base
  }()

  @Test func byHand() throws {
    let network = try ClusterNetwork(Self.base)
    #expect(network.outcomeKinds.map(\.rawValue).sorted() == ["agreement", "partner"])
    let found = network.conversions(from: network.meetingKinds, to: network.outcomeKinds)
    #expect(found.map(\.activity.id) == ["early", "fair", "undated"])
    let fair = found[1]
    // aD and aE had an agreement before; ab and CD came later, aC in the same year, bC at no known time; bD is a member.
    #expect(fair.participants == 5 && fair.pairs == 10 && fair.tiedBefore == 2)
    #expect(
      fair.tied.map { "\($0.source)\($0.target) \($0.timing)" } == [
        "ab after", "CD after", "aC perhapsAfter", "bC undated",
      ])
    #expect(fair.convertedCount == 3 && fair.rate == 3.0 / 8)
    // One agreement began on some day of 2018, as the activity; the other, of 2020, says more. a counts once.
    #expect(
      found[0].pairs == 1 && found[0].tied.map(\.timing) == [.after] && found[0].tied[0].since == PartialDate("2020"))
    #expect(found[2].tied.map(\.timing) == [.undated] && found[2].rate == 0)
  }

  @Test func kindsCanBeNamed() throws {
    let network = try ClusterNetwork(Self.base)
    let found = network.conversions(from: [ActivityKind(rawValue: "survey")], to: [TieKind(rawValue: "membership")])
    #expect(found.map(\.activity.id) == ["poll"] && found[0].tied.isEmpty && found[0].rate == 0)
  }

  @Test func nothingAfterTheDayAskedFor() throws {
    let network = try ClusterNetwork(Self.base, options: .init(asOf: try #require(PartialDate("2019-05-31")).first))
    let fair = network.conversions(from: network.meetingKinds, to: network.outcomeKinds)[1]
    #expect(fair.tied.map { $0.source + $0.target } == ["CD", "aC", "bC"])
  }
}
