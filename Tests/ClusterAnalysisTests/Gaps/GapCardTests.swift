import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphTestSupport
import Testing

@Suite struct GapCardTests {
  @Test(arguments: GapRankingTests.seeds) func chainsAreShortestAndEveryStepHasItsRow(seed: UInt64) throws {
    let analysis = try GapNetworks.analysis(GapNetworks.random(seed: seed)) { $0.cards = 100 }
    let network = analysis.network
    let dense = DenseGraph(network.graph)
    #expect(analysis.cards.count == analysis.ranking.count)
    for card in analysis.cards {
      #expect(card.source != card.target)
      let distance = dense.distance[card.source.index][card.target.index]
      guard let chain = card.chain else {
        #expect(distance == .infinity && card.introducer == nil)
        continue
      }
      #expect(Double(chain.hopCount) == distance && chain.hopCount >= 2)
      #expect(chain.nodes.first == card.source && chain.nodes.last == card.target)
      #expect(card.introducer == chain.nodes[1])
      for (a, b) in zip(chain.nodes, chain.nodes.dropFirst()) {
        #expect(network.graph.hasEdge(from: a, to: b))
        let ids = Set([network.id(of: a), network.id(of: b)])
        let rows = network.records.ties.filter { Set([$0.sourceID, $0.targetID]) == ids && $0.kind == .unspecified }
        #expect(!rows.isEmpty && rows.allSatisfy { row in card.evidence.contains { $0.provenance == row.provenance } })
      }
      let shared = Set(dense.neighbors(card.source.index)).intersection(dense.neighbors(card.target.index))
      #expect(Set(card.shared.map(\.node.index)) == shared)
      // Who is in a market is to be met by who is at home.
      if let market = card.market { #expect(network[card.target].country == market.country) }
      #expect(card.id == gapID(network.id(of: card.target), network.id(of: card.source)))
    }
  }

  @Test func idsAreOfThePairAlone() {
    // The hashes are those of a Python implementation of FNV-1a over b"a\0b" and "bnpt\0pôle" in UTF-8.
    #expect(gapID("a", "b") == "e5d29919042666b2" && gapID("b", "a") == "e5d29919042666b2")
    #expect(gapID("pôle", "bnpt") == "e0cd9fce20a6c5f5")
    #expect(gapID("ab", "c") != gapID("a", "bc"))
  }

  /// a and b at home know c; c knows u in the United States; n is new.
  static func chain() -> ClusterRecords {
    var records = GapNetworks.records(
      [
        GapNetworks.organisation("a", sector: "x", country: "FR"),
        GapNetworks.organisation("b", sector: "y", country: "FR"),
        GapNetworks.organisation("c", sector: "x", country: "DE"), GapNetworks.organisation("u", country: "US"),
        GapNetworks.organisation("n", sector: "y", country: "DE"),
      ], ["a c", "b c", "c u"])
    records.homeCountries = Set(["FR", "DE"].compactMap(Country.init(code:)))
    records.markets = [Country(code: "US")].compactMap(\.self).map {
      Market(country: $0, provenance: GapNetworks.here)
    }
    records.markets[0].priority = MarketPriority(rawValue: "target")
    return records
  }

  @Test func sentencesByHand() throws {
    let analysis = try GapNetworks.analysis(Self.chain()) { $0.steps = 1 }
    let card = try #require(
      analysis.cards.first { analysis.network.id(of: $0.source) == "a" && analysis.network.id(of: $0.target) == "u" })
    #expect(
      card.why == "The United States is a target market, and A has no tie to anyone there; both are tied to C.")
    #expect(
      card.gainInWords.hasPrefix(
        "With this tie 2 of 4 home organisations would be within 1 step of a contact in the United States, instead of "
          + "1."))
    #expect(card.wouldChange.first == "Without C no chain would lead from one to the other.")
    #expect(card.evidence.map(\.statement) == ["A – C: tie", "C – U: tie", "United States: target market"])
    #expect(card.evidence.first?.provenance.source == "page 0" && card.evidence.first?.provenance.row == 2)
  }

  @Test func newcomersAreRecommendedAndSaidToBeNew() throws {
    let analysis = try GapNetworks.analysis(Self.chain())
    let cards = analysis.cards.filter {
      analysis.network.id(of: $0.source) == "n" || analysis.network.id(of: $0.target) == "n"
    }
    // To a, c and u; b works in the same sector.
    #expect(cards.count == 3 && cards.allSatisfy { $0.why.contains("N has no ties yet") && $0.chain == nil })
    let closeness = try #require(cards.first?.parts.first { $0.kind == .closeness })
    #expect(closeness.value == nil && closeness.points == nil)
  }

  @Test func whatOneSeeksAndTheOtherOffersIsNamed() throws {
    var records = Self.chain()
    records.organisations[0].seeks = ["Soft landing", "funding"]
    records.organisations[3].offers = ["soft landing"]
    let analysis = try GapNetworks.analysis(records)
    let card = try #require(
      analysis.cards.first { analysis.network.id(of: $0.target) == "u" && $0.source == NodeID(0) })
    #expect(card.complementarity?.matches == ["Soft landing"])
    // One of two wishes one way; nothing is known the other way.
    #expect(card.complementarity?.value == 50 && card.why.contains("Soft landing"))
  }

  @Test func relatednessDensityByHand() throws {
    // p and q have r and s, t has s alone: r goes with s in 2 of 3, and with nothing else.
    var organisations = ["p", "q", "t", "v"].map { GapNetworks.organisation($0, sector: $0 == "v" ? "y" : "x") }
    for (place, areas) in [["r", "s"], ["r", "s"], ["s"], ["r"]].enumerated() { organisations[place].areas = areas }
    let analysis = try GapNetworks.analysis(GapNetworks.records(organisations, ["p q"])) { $0.policy = .any }
    let card = try #require(
      analysis.cards.first {
        Set([analysis.network.id(of: $0.source), analysis.network.id(of: $0.target)]) == ["t", "v"]
      })
    // Owners: r p q v, s p q t, x p q t, y v. φ: rs 2/3, rx 2/3, ry 1/3, sx 1, sy 0, xy 0.
    // v adds r, y to t. For s: r 2/3 of 2/3 + 1; for x: 2/3 of 2/3 + 1. t adds s, x to v. For r: 4/3 of 5/3; for y: 0 of 1/3.
    let (toT, toV) = (100 * (2.0 / 3) / (5.0 / 3), (100 * (4.0 / 3) / (5.0 / 3) + 0) / 2)
    #expect(abs((card.complementarity?.value ?? 0) - (toT + toV) / 2) < 1e-9)
  }

  @Test func greedySetsImproveStepByStep() throws {
    let analysis = try GapNetworks.analysis(GapNetworks.random(seed: 3, count: 20)) { $0.best = 4 }
    let best = try #require(analysis.best)
    #expect(best.ties.count == 4 && !best.isForMarkets)
    let single = analysis.ranking.compactMap(\.gain.efficiency).max() ?? 0
    #expect(best.ties[0].growth == single)
    let graph = analysis.network.graph
    let changed = try graph.adding(best.ties.map { Edge(source: $0.source, target: $0.target) })
    let dense = DenseGraph(changed)
    let partition = analysis.grouping.partition
    let near = (0..<dense.count).reduce(0) { sum, a in
      sum
        + (0..<a).count { b in
          guard let left = partition[NodeID(a)], let right = partition[NodeID(b)] else { return false }
          return left != right && dense.distance[a][b] <= 2
        }
    }
    #expect(best.ties.last?.pairsNear == near)
  }
}

@Suite struct GapBaselineTests {
  @Test func closedOpenNewAndTheRest() throws {
    let before = try GapNetworks.analysis(GapCardTests.chain())
    let old = before.cards.map { card in
      BaselineCard(
        id: card.id, sourceID: before.network.id(of: card.source), targetID: before.network.id(of: card.target))
    }
    // a–b, a–n, c–n, b–c is tied; a–u, b–u, n–u.
    #expect(
      Set(old.map(\.id))
        == Set(
          [["a", "b"], ["a", "n"], ["c", "n"], ["a", "u"], ["b", "u"], ["n", "u"]].map { gapID($0[0], $0[1]) }))
    var records = GapCardTests.chain()
    records.ties += GapNetworks.ties(["a u", "a n declined", "b u planned"])
    records.organisations[1].id = "bb"
    for tie in records.ties.indices {
      if records.ties[tie].sourceID == "b" { records.ties[tie].sourceID = "bb" }
    }
    let after = try GapNetworks.analysis(records)
    let progress = after.progress(since: old)
    let states = Dictionary(uniqueKeysWithValues: progress.map { ($0.card.id, $0.state) })
    #expect(states[gapID("a", "u")] == .closed && states[gapID("c", "n")] == .open)
    #expect(states[gapID("a", "n")] == .dropped && states[gapID("a", "b")] == .dropped)
    #expect(states[gapID("n", "u")] == .open && states[gapID("a", "bb")] == .new)
    let planned = BaselineCard(id: gapID("bb", "u"), sourceID: "bb", targetID: "u")
    #expect(after.progress(since: [planned]).first?.state == .underway)
    #expect(progress.first { $0.state == .open }?.rank != nil && states.count == progress.count)
  }
}
