import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import GraphFormats

extension GapResult {
  /// All parts.
  var json: JSONValue {
    .object([
      .init("schema", .string(Self.schema)),
      .init("network", .string(network.records.title)),
      .init("grouped_by", .string(grouping.attribute)),
      .init("groups", .array(grouping.keys.map(JSONValue.string))),
      .init("options", optionsJSON),
      .init(
        "findings",
        .array(
          analysis.findings.map {
            .object([.init("headline", .string($0.headline)), .init("reason", .string($0.reason))])
          })),
      .init("blocks", .array(analysis.groupBlocks.cells.map { json(of: $0, in: analysis.groupBlocks) })),
      .init("country_blocks", countryBlocksJSON),
      .init("pairs_possible", .int(analysis.eligibleCount)),
      .init("pairs_measured", .int(analysis.ranking.count)),
      .init("estimated", .bool(analysis.isEstimated)),
      .init("pairs", .array(analysis.cards.map(json(of:)))),
      .init("underway", .array(analysis.underway.map(json(of:)))),
      .init("best", bestJSON),
      .init("markets", .array(analysis.markets.map(json(of:)))),
      .init("surveys", surveys.json),
      .init("indicators", .array(analysis.indicators.map(json(of:)))),
      .init("baseline", progress == nil ? .null : progressTable.json),
    ])
  }

  private var optionsJSON: JSONValue {
    let options = analysis.options
    return .object([
      .init("null", .string(options.null.rawValue)),
      .init("draws", options.null == .density || options.null == .degrees ? .null : .int(options.draws)),
      .init("seed", .int(Int(truncatingIfNeeded: options.seed))),
      .init("pairs", .string(options.policy.rawValue)),
      .init("steps", .int(options.steps)),
      .init(
        "between",
        options.between.map { .array([$0.source, $0.target].map { .string(grouping.keys[$0]) }) } ?? .null),
      .init(
        "home", places.homeCountries.map { .array($0.sorted().map { .string($0.code) }) } ?? .null),
      .init("home_organisations", .int(places.homeNodes.count)),
      .init("hubs", .array(options.hubs.map(\.rawValue).sorted().map(JSONValue.string))),
    ])
  }

  private func json(of cell: BlockDeficits.Cell, in deficits: BlockDeficits) -> JSONValue {
    let (a, b) = (deficits.blocks[cell.blocks.source], deficits.blocks[cell.blocks.target])
    var members: [JSONValue.Member] = [.init("a", .string(grouping.keys[a.group]))]
    if let country = a.country { members.append(.init("a_country", .string(country))) }
    members.append(.init("b", .string(grouping.keys[b.group])))
    if let country = b.country { members.append(.init("b_country", .string(country))) }
    members += self.members(of: cell.count)
    members.append(.init("absent_pairs", .int(cell.absentPairs)))
    members.append(.init("without_hubs", cell.withoutHubs.map { .object(self.members(of: $0)) } ?? .null))
    return .object(members)
  }

  private func members(of count: BlockDeficits.Count) -> [JSONValue.Member] {
    [
      .init("observed", .int(count.observed)), .init("expected", .number(count.expected)),
      .init("ratio", .optional(count.ratio)), .init("deficit", .number(count.deficit)),
      .init("z", .optional(count.z)), .init("p", .number(count.p)), .init("q", .optional(count.q)),
      .init("verdict", .string(count.verdict.rawValue)),
    ]
  }

  /// All cells of few blocks; of many those that something can be said of, or that have a tie.
  private var countryBlocksJSON: JSONValue {
    guard let deficits = analysis.countryBlocks else { return .null }
    let isShort = deficits.cells.count <= 5000
    let cells = deficits.cells.filter { cell in
      isAsked(cell, deficits) && (isShort || cell.count.verdict != .tooSmallToSay || cell.count.observed > 0)
    }
    return .array(cells.map { json(of: $0, in: deficits) })
  }

  private func json(of card: GapCard) -> JSONValue {
    let parts = card.parts.map { part in
      JSONValue.Member(
        part.kind.rawValue,
        .object([
          .init("value", .optional(part.value)), .init("points", .optional(part.points)),
          .init("weight", .number(part.kind.weight)),
        ]))
    }
    return .object([
      .init("id", .string(card.id)),
      .init("rank", .int(card.rank)),
      .init("source", .string(id(card.source))),
      .init("target", .string(id(card.target))),
      .init("source_label", .string(label(card.source))),
      .init("target_label", .string(label(card.target))),
      .init("market", .optional(card.market?.country.code)),
      .init("score", .number(card.score)),
      .init("parts", .object(parts)),
      .init("why", .string(card.why)),
      .init(
        "shared_contacts",
        .array(
          card.shared.map {
            .object([
              .init("id", .string(id($0.node))), .init("label", .string(label($0.node))),
              .init("share", .number($0.share)),
            ])
          })),
      .init("introducer", .optional(card.introducer.map(id))),
      .init("path", card.chain.map { json(of: $0) } ?? .null),
      .init("path_labels", card.chain.map { .array($0.nodes.map { .string(label($0)) }) } ?? .null),
      .init("gain", json(of: card.gain, in: card.gainInWords)),
      .init("complementarity_matches", .array((card.complementarity?.matches ?? []).map(JSONValue.string))),
      .init(
        "robustness",
        card.robustness.map {
          .object([
            .init("runs", .int($0.runs)), .init("in_top_ten", .int($0.inTopTen)), .init("share", .number($0.share)),
          ])
        } ?? .null),
      .init(
        "evidence",
        .array(
          card.evidence.map {
            .object([
              .init("statement", .string($0.statement)), .init("file", .string($0.provenance.file)),
              .init("row", .int($0.provenance.row)), .init("source", .optional($0.provenance.source)),
            ])
          })),
      .init("would_change", .array(card.wouldChange.map(JSONValue.string))),
    ])
  }

  private func json(of chain: IntroductionChain) -> JSONValue { .array(chain.nodes.map { .string(id($0)) }) }

  private func json(of gain: PairGain, in words: String?) -> JSONValue {
    .object([
      .init("words", .optional(words)),
      .init("efficiency", .optional(gain.efficiency)),
      .init("margin", .optional(gain.margin)),
      .init(
        "cross_pairs_near",
        gain.crossPairs.map { .object([.init("before", .int($0.before)), .init("after", .int($0.after))]) } ?? .null),
      .init(
        "home_near",
        .array(
          gain.reach.map {
            .object([
              .init("market", .string(places.markets[$0.market].country.code)),
              .init("before", .int($0.within.before)), .init("after", .int($0.within.after)),
            ])
          })),
    ])
  }

  private func json(of tie: GapAnalysis.Underway) -> JSONValue {
    .object([
      .init("source", .string(id(tie.pair.first))), .init("target", .string(id(tie.pair.second))),
      .init("kinds", .array(Set(tie.records.map(\.kind.rawValue)).sorted().map(JSONValue.string))),
      .init("gain", json(of: tie.gain, in: nil)),
      .init("stated", .array(tie.records.map { .string(place(of: $0.provenance)) })),
    ])
  }

  private var bestJSON: JSONValue {
    guard let best = analysis.best else { return .null }
    return .object([
      .init("method", .string("greedy")),
      .init("objective", .string(best.isForMarkets ? "home to markets" : "across groups")),
      .init("pairs", .int(best.pairCount)),
      .init("pairs_near", .int(best.pairsNear)),
      .init("home_near", best.homeNear.map(JSONValue.int) ?? .null),
      .init(
        "ties",
        .array(
          best.ties.map { tie in
            .object([
              .init("id", .string(gapID(id(tie.source), id(tie.target)))), .init("source", .string(id(tie.source))),
              .init("target", .string(id(tie.target))), .init("growth", .optional(tie.growth)),
              .init("pairs_near", .int(tie.pairsNear)),
              .init("home_near", tie.homeNear.map(JSONValue.int) ?? .null),
            ])
          })),
    ])
  }

  private func json(of gap: IndicatorGap) -> JSONValue {
    .object([
      .init("id", .string(gap.indicator.id)), .init("name", .string(gap.indicator.name)),
      .init("unit", .optional(gap.indicator.unit)), .init("target", .optional(gap.indicator.target)),
      .init("achieved", .optional(gap.indicator.achieved)), .init("short_by", .optional(gap.shortBy)),
      .init("cards", .array(gap.cardIDs.map(JSONValue.string))),
    ])
  }

  private func json(of market: MarketReach) -> JSONValue {
    func ids(_ nodes: [NodeID]) -> JSONValue { .array(nodes.map { .string(id($0)) }) }
    func reach(_ within: [Int], _ any: Int) -> JSONValue {
      .object([
        .init("home", .int(market.homeCount)), .init("within_1", .int(within[0])), .init("within_2", .int(within[1])),
        .init("within_3", .int(within[2])), .init("any", .int(any)),
      ])
    }
    return .object([
      .init("country", .string(market.code)),
      .init("priority", .optional(market.aims.count == 1 ? market.aims[0].priority?.rawValue : nil)),
      .init("contacts", ids(market.contacts)),
      .init("holders", ids(market.holders.map(\.node))),
      .init("reach", reach(market.within, market.reachingCount)),
      .init(
        "fragility",
        .array(
          market.holders.map { holder in
            .object([
              .init("holder", .string(id(holder.node))), .init("label", .string(label(holder.node))),
              .init("contacts", ids(holder.contacts)), .init("steps", .int(market.steps)),
              .init("near_before", .int(holder.near.before)), .init("near_after", .int(holder.near.after)),
              .init("losing", ids(holder.losing)), .init("cut_off", ids(holder.cutOff)),
              .init("contacts_lost", ids(holder.contactsLost)),
            ])
          })),
      .init(
        "ways",
        .array(
          market.ways.map { way in
            .object([
              .init("home", .string(id(way.home))), .init("steps", way.chain.map { .int($0.hopCount) } ?? .null),
              .init("path", way.chain.map(json(of:)) ?? .null),
            ])
          })),
      .init(
        "alternatives",
        .array(
          market.alternatives.map { way in
            .object([
              .init("via", .string(way.via.code)),
              .init("links", .array(way.links.map { ids([$0.first, $0.second]) })),
              .init("reach", reach(way.within, way.reachingCount)),
              .init("path", way.chain.map(json(of:)) ?? .null),
              .init("sentence", .string(market.sentence(on: way, network))),
            ])
          })),
    ])
  }
}
