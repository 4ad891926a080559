import ClusterModel
import GraphAlgorithms
import GraphCore

extension GapAnalysis {
  /// What a strategist should know first, most important first.
  public var findings: [Finding] {
    [nextMeeting, missingTies, fragileMarket, vehicle, unreachedMarkets, surveyed, shortIndicator].compactMap(\.self)
  }

  private var nextMeeting: Finding? {
    guard let card = cards.first else { return nil }
    let introducer = card.introducer.map { ", introduced by \(name($0))" } ?? ""
    return Finding(
      headline: "\(name(card.source)) should meet \(name(card.target)) next\(introducer)", reason: card.why)
  }

  /// The two groups that are farthest below what chance would give.
  private var missingTies: Finding? {
    let cells = groupBlocks.cells.filter {
      $0.blocks.source != $0.blocks.target && $0.count.verdict != .tooSmallToSay && $0.count.deficit >= 0.5
    }
    guard let cell = cells.min(by: { ($1.count.deficit, $0.place[0]) < ($0.count.deficit, $1.place[0]) }) else {
      return nil
    }
    var names = listed([cell.blocks.source, cell.blocks.target].map { grouping.names[$0] })
    if grouping.attribute == "community" { names = names.capitalisedFirst }
    let count = cell.count
    let certainty =
      switch count.verdict {
      case .underConnected: "this is more than chance explains (q = \(plainNumber(count.q ?? 1)))."
      case .whiteSpot: "this is a white spot."
      default: "chance alone could do that\(count.q.map { " (q = \(plainNumber($0)))" } ?? "")."
      }
    return Finding(
      headline:
        "\(names) have \(count.observed == 0 ? "no ties" : "only \(counted(count.observed, "tie"))") with each other",
      reason: "\(expectation) would give \(plainNumber(count.expected)), so about \(plainNumber(count.deficit)) are "
        + "missing; " + certainty)
  }

  /// The market that hangs most on one holder.
  private var fragileMarket: Finding? {
    let found = markets.filter { $0.aims.count == 1 || options.markets != nil }.compactMap { market in
      market.holders.first.map { (market: market, holder: $0) }
    }.filter { !$0.holder.losing.isEmpty }
    guard let worst = found.max(by: { $0.holder.losing.count < $1.holder.losing.count }) else { return nil }
    let (market, holder) = (worst.market, worst.holder)
    return Finding(
      headline: "The way to \(market.name) hangs on \(name(holder.node))",
      reason:
        "of \(counted(holder.near.before, "other home organisation")) within \(counted(market.steps, "step")) of a "
        + "contact there, \(holder.losing.count) would no longer be if it left"
        + (holder.cutOff.isEmpty
          ? "." : "; \(counted(holder.cutOff.count, "home organisation")) would have no way there at all."))
  }

  /// Whether one market is a way to another.
  private var vehicle: Finding? {
    let found = markets.flatMap { market in market.alternatives.map { (market: market, way: $0) } }
      .filter { pair in
        pair.market.aims.first?.priority?.rawValue == "target"
          && scope.places.markets.contains { $0.country == pair.way.via && $0.priority?.rawValue == "vehicle" }
      }
    guard let (market, way) = found.first(where: { $0.market.aims.count == 1 && $0.way.chain != nil }) else {
      return nil
    }
    return Finding(
      headline: "\(way.via.nameInSentence.capitalisedFirst) is a way to \(market.name)",
      reason: market.sentence(on: way, network))
  }

  private var unreachedMarkets: Finding? {
    let targets = markets.filter { $0.aims.count == 1 && $0.contacts.isEmpty }
    guard !targets.isEmpty else { return nil }
    let names = targets.map(\.name)
    return Finding(
      headline: "Nobody in the network is in \(listed(names))",
      reason: "no tie can be recommended there before a first contact is known.")
  }

  private var surveyed: Finding? {
    let unmet = surveyedCountries.filter { $0.tied == 0 }
    guard !unmet.isEmpty else { return nil }
    let names = unmet.map { "\($0.country.nameInSentence) (\($0.count.count))" }
    return Finding(
      headline: unmet.count == 1
        ? "1 surveyed country is nobody's contact yet"
        : "\(unmet.count) surveyed countries are nobody's contact yet",
      reason: "the survey counted there: \(listed(names)); none of these has an organisation with a tie in the network."
    )
  }

  private var shortIndicator: Finding? {
    guard let short = indicators.first(where: { $0.isCountedInAgreements && ($0.shortBy ?? 0) > 0 }),
      let missing = short.shortBy, let target = short.indicator.target, let achieved = short.indicator.achieved
    else { return nil }
    return Finding(
      headline: "\(plainNumber(missing)) of \(plainNumber(target)) agreements are still missing",
      reason:
        "reached: \(plainNumber(achieved)); \(counted(short.cardIDs.count, "tie")) of the list below, once agreed, would "
        + "count.")
  }

  /// What the null model is, at the beginning of a sentence.
  private var expectation: String {
    switch options.null {
    case .density: "their sizes alone"
    case .labels: "the same ties with groups dealt out at random"
    case .degrees, .rewiring: "the number of ties that each organisation has"
    }
  }

  private func name(_ node: NodeID) -> String { network[node].label }
}

extension BlockDeficits.Cell {
  fileprivate var place: [Int] { [blocks.source, blocks.target] }
}

extension MarketReach {
  /// How the market is reached by way of another, in a sentence.
  public func sentence(on way: Alternative, _ network: ClusterNetwork) -> String {
    guard let chain = way.chain else {
      return "no home organisation gets to a contact in \(name) through one in \(way.via.nameInSentence)."
    }
    let names = chain.nodes.map { network[$0].label }.joined(separator: " – ")
    let direct = ways.compactMap { $0.chain?.hopCount }.min()
    return "the shortest chain whose last contact before \(name) is in \(way.via.nameInSentence) has "
      + "\(counted(chain.hopCount, "step")) (\(names)), the shortest of all "
      + "\(direct.map { counted($0, "step") } ?? "none"); of \(counted(homeCount, "home organisation")), \(way.within[2]) are "
      + "within 3 steps of \(name) that way and \(within[2]) by any chain."
  }
}
