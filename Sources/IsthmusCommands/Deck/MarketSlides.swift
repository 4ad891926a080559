import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore
import Slides

/// Slides on how markets are reached and what was promised.
struct MarketSlides {
  let context: DeckContext
  let analysis: GapAnalysis

  private var network: ClusterNetwork { analysis.network }
  private var markets: [MarketAccess] { analysis.markets.filter { $0.aims.count == 1 } }

  private func finding(_ start: String) -> Finding? { analysis.findings.first { $0.headline.hasPrefix(start) } }
  private var fragile: Finding? { finding("The way to ") }
  private var unreached: Finding? { finding("Nobody in the network is in ") }

  /// How the markets are reached: a picture of who holds the contacts, and a table of all markets.
  var reach: [PlannedSlide] {
    guard !markets.isEmpty else { return [] }
    return [picture, table].compactMap(\.self)
  }

  /// What hangs on one organisation, or how many markets are reached.
  private var mainTitle: String {
    fragile.map { finding -> String in
      // The holder whose loss costs most, with what it would cost.
      let worst = markets.compactMap { market in market.holders.first.map { (market, $0) } }
        .max { $0.1.losing.count < $1.1.losing.count }
      guard let (market, holder) = worst else { return finding.headline }
      return "\(finding.headline): \(holder.losing.count) of \(holder.near.before) others within "
        + "\(counted(market.steps, "step")) would lose it"
    } ?? reachedTitle
  }

  /// How many markets are reached, and who is missing.
  private var reachedTitle: String {
    let reached = markets.count { $0.reachingCount > 0 }
    let empty = markets.count(where: \.contacts.isEmpty)
    return "\(reached) of \(counted(markets.count, "market")) can be reached from home"
      + (empty > 0 ? "; in \(empty) nobody is known" : "")
  }

  private var lead: [String] {
    [fragile?.reason.capitalisedFirst, unreached.map { "\($0.headline): \($0.reason)" }].compactMap(\.self)
  }

  private static let method = """
    shortest chains of ties from home organisations to the nearest contact in a market; then the same without each \
    holder of a contact. Who loses the way hangs on that holder (key players; Borgatti 2006, \
    doi.org/10.1007/s10588-006-7084-x).
    """

  private var picture: PlannedSlide? {
    guard markets.contains(where: { !$0.contacts.isEmpty }) else { return nil }
    return PlannedSlide(
      title: mainTitle,
      content: .diagram(
        PlannedPicture(limits: PlannedPicture.smallLimits) { settings in
          MarketsView(network: network, grouping: analysis.grouping, markets: markets, settings: settings).diagram()
        }),
      notes: context.notes(
        lead + [
          "How to read it: home at the left, the contacts in each market at the right, those who know these contacts in "
            + "the middle; heavy lines lead to a contact."
        ], method: Self.method, numbers: context.gapsCommand("--part markets --format markdown"),
        // No view of the command that draws shows this picture; decks do.
        picture: context.command("slides", "--views markets --output markets.pptx")),
      summary: mainTitle)
  }

  private var table: PlannedSlide {
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
      title: reachedTitle, lead: lead.last ?? "",
      content: .table(
        columns: [
          .init("Market"), .init("Priority"), .init("Contacts there"), .init("Known by"),
          .init("Home near: 1 · 2 · 3 steps"), .init("Hangs on"),
        ],
        rows: rows,
        description: "Markets with contacts, who knows them and how many home organisations are near.",
        caption:
          "Home near: of \(counted(markets[0].homeCount, "home organisation")), how many are within 1, 2 and 3 "
          + "steps of a contact. Hangs on: whose departure would cost most of that.",
        whereTheRestIs: "isthmus gaps --part markets lists them all."),
      notes: context.notes(
        lead, method: Self.method, numbers: context.gapsCommand("--part markets --format markdown")),
      summary: picture == nil ? reachedTitle : nil)
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
      content: .table(
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
        description: "Figures promised and reached.", whereTheRestIs: "isthmus gaps --part indicators lists them."),
      notes: context.notes(
        ["Only agreements can be won by closing a gap; nothing is claimed for events or strategies."],
        method: "a figure is short by its target less what was reached, as the data set states both; there is nothing "
          + "to compute beyond that.",
        numbers: context.gapsCommand("--part indicators --format markdown")), summary: title)
  }
}
