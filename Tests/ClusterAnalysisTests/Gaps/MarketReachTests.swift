import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Testing

@Suite struct MarketReachTests {
  /// h1 and h2 are tied to hub, hub to u1 in the United States; h3 to u2 there; h4 to c in Canada and c to u1.
  ///
  ///     h1 ─ hub ─ u1 ─ c ─ h4      h3 ─ u2      h5
  ///     h2 ─┘
  static func analysis(_ change: (inout GapOptions) -> Void = { _ in }) throws -> GapAnalysis {
    let home = ["h1", "h2", "h3", "h4", "h5", "hub"].map { GapNetworks.organisation($0, sector: "x", country: "FR") }
    let abroad = [("u1", "US"), ("u2", "US"), ("c", "CA")].map { GapNetworks.organisation($0.0, country: $0.1) }
    var records = GapNetworks.records(
      home + abroad, ["h1 hub", "h2 hub", "hub u1", "h3 u2", "h4 c", "c u1"])
    records.homeCountries = Set([Country(code: "FR")].compactMap(\.self))
    records.markets = ["US", "CA", "MX"].compactMap(Country.init(code:)).map {
      Market(country: $0, provenance: GapNetworks.here)
    }
    records.surveys = ["EE", "FR"].map {
      SurveyCount(survey: "s", country: Country(code: $0), kind: nil, count: 2, provenance: GapNetworks.here)
    }
    var reached = Indicator(id: "agreements", name: "Agreements", provenance: GapNetworks.here)
    (reached.unit, reached.target, reached.achieved) = ("agreements", 5, 3)
    var events = Indicator(id: "events", name: "Events", provenance: GapNetworks.here)
    (events.unit, events.target, events.achieved) = ("events", 5, 3)
    records.indicators = [reached, events]
    return try GapNetworks.analysis(records, change)
  }

  private func ids(_ nodes: [NodeID], _ analysis: GapAnalysis) -> [String] { nodes.map(analysis.network.id(of:)) }

  @Test func reachByHand() throws {
    let analysis = try Self.analysis()
    let market = try #require(analysis.markets.first)
    #expect(ids(market.contacts, analysis) == ["u1", "u2"] && market.homeCount == 6)
    // At 1 step hub and h3, at 2 h1, h2 and h4; h5 has no way.
    #expect(market.within == [2, 5, 5] && market.reachingCount == 5)
    #expect(ids(market.ways.map(\.home), analysis) == ["h3", "hub", "h1", "h2", "h4", "h5"])
    #expect(market.ways.last?.chain == nil)
    #expect(market.ways[2].chain.map { ids($0.nodes, analysis) } == ["h1", "hub", "u1"])
    #expect(analysis.markets.count == 3 && analysis.markets[2].contacts.isEmpty && analysis.markets[2].holders.isEmpty)
  }

  @Test func fragilityByHand() throws {
    let analysis = try Self.analysis()
    let holders = try #require(analysis.markets.first).holders
    // hub costs h1 and h2 their way, c costs h4 its; h3 costs nobody else anything, but u2.
    #expect(ids(holders.map(\.node), analysis) == ["hub", "c", "h3"])
    #expect(holders[0].near == Change(before: 4, after: 2) && ids(holders[0].cutOff, analysis) == ["h1", "h2"])
    #expect(ids(holders[1].losing, analysis) == ["h4"] && holders[1].contactsLost.isEmpty)
    #expect(holders[2].losing.isEmpty && ids(holders[2].contactsLost, analysis) == ["u2"])
  }

  @Test func canadaIsAWayForWhoKnowsSomebodyThere() throws {
    let analysis = try Self.analysis()
    let market = try #require(analysis.markets.first)
    let way = try #require(market.alternatives.first)
    #expect(market.alternatives.count == 1 && way.via.code == "CA")
    #expect(way.links.map { ids([$0.first, $0.second], analysis) } == [["c", "u1"]])
    // Only h4 gets to c without passing u1.
    #expect(way.within == [0, 1, 1] && way.reachingCount == 1)
    #expect(way.chain.map { ids($0.nodes, analysis) } == ["h4", "c", "u1"])
    // To Canada by way of the United States: hub – u1 – c and what hangs on hub.
    let back = try #require(analysis.markets[1].alternatives.first)
    #expect(back.via.code == "US" && back.within == [0, 1, 3])
  }

  @Test func severalMarketsAskedForAreAlsoTakenTogether() throws {
    let countries = ["CA", "US"].compactMap(Country.init(code:))
    let analysis = try Self.analysis { $0.markets = countries }
    #expect(analysis.markets.map(\.code) == ["CA", "US", "CA+US"])
    let both = try #require(analysis.markets.last)
    #expect(both.within == [3, 5, 5] && both.name == "Canada and the United States")
    #expect(ids(both.holders.map(\.node), analysis).sorted() == ["h3", "h4", "hub"])
    #expect(analysis.cards.allSatisfy { ["CA", "US"].contains($0.market?.country.code) })
  }

  @Test func surveysAndIndicators() throws {
    let analysis = try Self.analysis()
    #expect(analysis.surveyedCountries.map(\.country.code) == ["EE", "FR"])
    #expect(analysis.surveyedCountries.map(\.inNetwork) == [0, 6] && analysis.surveyedCountries[1].tied == 5)
    let indicators = analysis.indicators
    #expect(indicators.map(\.shortBy) == [2, 2])
    #expect(indicators[0].cardIDs == analysis.cards.prefix(2).map(\.id) && indicators[1].cardIDs.isEmpty)
  }

  @Test func homeIsWhereClustersAndTheirMembersAreIfNobodySays() throws {
    let records = GapNetworks.records(
      [
        GapNetworks.organisation("k", country: "SI", kind: .cluster), GapNetworks.organisation("m", country: "PT"),
        GapNetworks.organisation("f", country: "JP"), GapNetworks.organisation("g"),
      ], ["m k membership", "k f"])
    let places = HomeAndMarkets(try ClusterNetwork(records))
    #expect(places.homeCountries?.map(\.code).sorted() == ["PT", "SI"] && places.isHome == [true, true, false, false])
    var others = records
    others.organisations[0].kind = .sme
    let japan = Country(code: "JP")
    let open = HomeAndMarkets(try ClusterNetwork(others), markets: [japan].compactMap(\.self))
    #expect(
      open.homeCountries == nil && open.isHome == [true, true, false, true] && open.contacts(in: 0) == [NodeID(2)])
  }
}

@Suite struct GapScopeTests {
  @Test func tiesThatStandInTheWayAreNoSteps() throws {
    var records = GapNetworks.records(
      ["a", "b", "c"].map { GapNetworks.organisation($0, sector: $0) }, ["a b", "b c competitor"])
    records.ties[0].isDirected = true
    let analysis = try GapNetworks.analysis(records)
    #expect(!analysis.network.graph.isDirected && analysis.network.graph.edgeCount == 1)
    #expect(analysis.ranking.map(\.pair) == [NodePair(NodeID(0), NodeID(2))])
    #expect(analysis.cards.first?.chain == nil)
  }

  @Test func activitiesAreNeverRecommended() throws {
    var records = GapNetworks.records(["a", "b", "c"].map { GapNetworks.organisation($0, sector: $0) }, ["a b"])
    records.activities = [Activity(id: "e", name: "Event", provenance: GapNetworks.here)]
    records.participations = ["b", "c"].map { Participation(of: $0, in: "e", provenance: GapNetworks.here) }
    let network = try ClusterNetwork(records, options: ProjectionOptions(affiliations: .twoMode))
    var options = GapOptions()
    (options.draws, options.runs) = (19, 0)
    let analysis = try GapAnalysis(network, grouping: try network.grouping(by: "sector"), options: options)
    #expect(analysis.ranking.count == 2 && analysis.cards.allSatisfy { $0.source.index < 3 && $0.target.index < 3 })
    let met = try #require(analysis.cards.first { network.id(of: $0.source) == "b" })
    // b and c met at the event, so nobody has to introduce them.
    #expect(met.introducer == nil && met.chain?.nodes.count == 3 && met.evidence.count == 2)
  }

  @Test func emptyAndTinyNetworks() throws {
    for count in 1...2 {
      let organisations = (0..<count).map { GapNetworks.organisation("o\($0)", sector: "s\($0)") }
      let analysis = try GapNetworks.analysis(GapNetworks.records(organisations, [])) { ($0.best, $0.runs) = (2, 3) }
      #expect(analysis.ranking.count == count - 1)
      #expect(analysis.cards.allSatisfy { $0.robustness?.inTopTen == 3 })
    }
  }
}
