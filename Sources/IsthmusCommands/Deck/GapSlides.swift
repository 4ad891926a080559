import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Slides

/// Slides on whom to meet next, how markets are reached, and what was promised.
struct GapSlides {
  let context: DeckContext
  let analysis: GapAnalysis

  private var network: ClusterNetwork { analysis.network }

  private func finding(_ isWanted: (Finding) -> Bool) -> Finding? { analysis.findings.first(where: isWanted) }

  /// The pairs to bring together.
  var pairs: PlannedSlide? {
    guard let first = analysis.cards.first, let finding = finding({ $0.headline.contains(" should meet ") }) else {
      return nil
    }
    let title = "\(finding.headline): the best of \(counted(analysis.eligibleCount, "possible pair"))"
    let rows = analysis.cards.map { card -> [SlideTable.Cell] in
      [
        .init(String(card.rank)), .init("\(described(card.source)) → \(described(card.target))", isBold: true),
        .init(card.introducer.map(context.label) ?? "nobody known"), .init(gain(of: card)),
        .init(rounded(card.score.rounded())),
      ]
    }
    return PlannedSlide(
      title: title, lead: first.why,
      content: .ready(
        .table(
          SlideTable(
            columns: [
              .init("", isNumeric: true), .init("Who should meet whom"), .init("Introduced by"),
              .init("What it brings"),
              .init("Score", isNumeric: true),
            ],
            rows: rows,
            description: "Pairs of organisations without a tie that should meet: "
              + analysis.cards.map { "\($0.rank) \(context.label($0.source)) and \(context.label($0.target))" }
              .joined(separator: "; ") + ".",
            caption: "Score: 0 to 100, from the ranks of what speaks for the pair. Near: within "
              + "\(counted(analysis.options.steps, "step")).",
            whereTheRestIs: "isthmus gaps lists them with their reasons."))),
      notes: analysis.cards.prefix(5).map { card in
        "\(card.rank). \(context.label(card.source)) and \(context.label(card.target)): \(card.why) \(card.gainInWords)"
      } + [
        "Method: absent ties between \(analysis.grouping.plural), or into a market, are ranked by the sum of their ranks "
          + "in deficit of ties, complementary fields, closeness, gain in closeness across groups, reach of markets and "
          + "wish for the market; gains are \(analysis.isEstimated ? "estimates from a sample" : "measured exactly").",
        context.source, context.command("gaps", "--top \(context.top)"),
      ], summary: title)
  }

  private func described(_ node: NodeID) -> String {
    context.label(node) + (network[node].country.map { " (\($0.code))" } ?? "")
  }

  /// The gain in few words: pairs that come near, and home organisations that come near to a market.
  private func gain(of card: GapCard) -> String {
    var parts: [String] = []
    if let pairs = card.gain.crossPairs, pairs.after > pairs.before {
      parts.append("\(pairs.after - pairs.before) more pairs near")
    }
    for reach in card.gain.reach where reach.within.after > reach.within.before {
      let market = analysis.scope.places.markets[reach.market].country.nameInSentence
      parts.append("\(reach.within.after - reach.within.before) more near \(market)")
    }
    if parts.isEmpty, let efficiency = card.gain.efficiency {
      parts.append("closeness + \(rounded((efficiency * 1000).rounded() / 1000))")
    }
    return parts.joined(separator: "; ")
  }

  /// How the markets are reached.
  var markets: PlannedSlide? {
    let markets = analysis.markets.filter { $0.aims.count == 1 }
    guard !markets.isEmpty else { return nil }
    let fragile = finding { $0.headline.hasPrefix("The way to ") }
    let unreached = finding { $0.headline.hasPrefix("Nobody in the network is in ") }
    let reached = markets.count { $0.reachingCount > 0 }
    let title =
      fragile.map { finding -> String in
        // The holder whose loss costs most, with what it would cost.
        let worst = markets.compactMap { market in market.holders.first.map { (market, $0) } }
          .max { $0.1.losing.count < $1.1.losing.count }
        guard let (market, holder) = worst else { return finding.headline }
        return "\(finding.headline): \(holder.losing.count) of \(holder.near.before) others within "
          + "\(counted(market.steps, "step")) would lose it"
      } ?? "\(reached) of \(counted(markets.count, "market")) can be reached from home"
    let lead = [fragile?.reason.capitalisedFirst, unreached.map { "\($0.headline): \($0.reason)" }].compactMap(\.self)
    let rows = markets.map { market -> [SlideTable.Cell] in
      let first = market.holders.first { !$0.losing.isEmpty || !$0.cutOff.isEmpty }
      return [
        .init(market.aims[0].country.name, isBold: true), .init(market.aims[0].priority?.rawValue ?? "–"),
        .init(market.contacts.isEmpty ? "nobody" : shortList(market.contacts)),
        .init(market.holders.isEmpty ? "–" : shortList(market.holders.map(\.node))),
        .init(market.contacts.isEmpty ? "–" : market.within.map(String.init).joined(separator: " · ")),
        .init(first.map { context.label($0.node) } ?? "–"),
      ]
    }
    return PlannedSlide(
      title: title, lead: lead.joined(separator: " "),
      content: .ready(
        .table(
          SlideTable(
            columns: [
              .init("Market"), .init("Priority"), .init("Contacts there"), .init("Known by"),
              .init("Home near: 1 · 2 · 3 steps"), .init("Hangs on"),
            ],
            rows: rows,
            description: "Markets with contacts, who knows them and how many home organisations are near.",
            caption:
              "Home near: of \(counted(markets[0].homeCount, "home organisation")), how many are within 1, 2 and 3 "
              + "steps of a contact. Hangs on: whose departure would cost most of that.",
            whereTheRestIs: "isthmus gaps --part markets lists them all."))),
      notes: lead + [
        "Method: shortest chains of ties from home organisations to the nearest contact; then the same without each "
          + "holder of a contact.",
        context.source, context.command("gaps", "--part markets --format markdown"),
      ], summary: title)
  }

  private func shortList(_ nodes: [NodeID]) -> String {
    let names = nodes.prefix(4).map(context.label)
    return nodes.count > 4 ? names.joined(separator: ", ") + " and \(nodes.count - 4) more" : listed(names)
  }

  /// What was promised and reached.
  var indicators: PlannedSlide? {
    let gaps = analysis.indicators
    let open = gaps.filter { ($0.shortBy ?? 0) > 0 }
    guard let worst = open.first(where: \.isCountedInAgreements) ?? open.first else { return nil }
    func figure(_ value: Double?) -> String { value.map(rounded) ?? "–" }
    let unit = worst.isCountedInAgreements ? "agreements" : "of “\(worst.indicator.name)”"
    let title =
      "\(figure(worst.shortBy)) of \(figure(worst.indicator.target)) \(unit) are still missing; "
      + "\(gaps.count { $0.shortBy == 0 }) of \(counted(gaps.count { $0.indicator.target != nil }, "target")) reached"
    return PlannedSlide(
      title: title,
      lead: worst.cardIDs.isEmpty
        ? "" : "\(counted(worst.cardIDs.count, "pair")) of the recommended ones, once agreed, would count.",
      content: .ready(
        .table(
          SlideTable(
            columns: [
              .init("Indicator"), .init("Target", isNumeric: true), .init("Reached", isNumeric: true),
              .init("Short by", isNumeric: true),
            ],
            rows: gaps.map { gap in
              [
                .init(gap.indicator.name), .init(figure(gap.indicator.target)), .init(figure(gap.indicator.achieved)),
                .init(figure(gap.shortBy), isBold: (gap.shortBy ?? 0) > 0),
              ]
            },
            description: "Figures promised and reached.", whereTheRestIs: "isthmus gaps --part indicators lists them."))
      ),
      notes: [
        "Only agreements can be won by closing a gap; nothing is claimed for events or strategies.", context.source,
        context.command("gaps", "--part indicators --format markdown"),
      ], summary: title)
  }
}
