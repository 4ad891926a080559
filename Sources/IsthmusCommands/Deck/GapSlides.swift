import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore
import Slides

/// Slides on whom to meet next.
struct GapSlides {
  let context: DeckContext
  let analysis: GapAnalysis

  private var network: ClusterNetwork { analysis.network }

  private func finding(_ isWanted: (Finding) -> Bool) -> Finding? { analysis.findings.first(where: isWanted) }

  private static let pictured = 5

  /// The pairs to bring together: a picture with the reasons beside it, and a table of all of them.
  var pairs: [PlannedSlide] {
    guard !analysis.cards.isEmpty, let finding = finding({ $0.headline.contains(" should meet ") }) else { return [] }
    let shown = analysis.cards.prefix(Self.pictured)
    let title = "\(finding.headline): the best of \(counted(analysis.eligibleCount, "possible pair"))"
    let picture = PlannedSlide(
      title: title,
      content: .diagram(
        PlannedPicture(
          limits: [nil, 20, 14],
          beside: shown.map { card in
            let through = card.introducer.map { $0 == card.target ? "" : "Through \(context.label($0)). " } ?? ""
            return SlidePoint(
              "\(card.rank)  \(context.label(card.source)) – \(context.label(card.target))", detail: through + card.why)
          },
          make: { settings in
            let proposals = shown.map {
              GapsView.Proposal(
                source: $0.source, target: $0.target, introducer: $0.introducer == $0.target ? nil : $0.introducer)
            }
            var diagram = GapsView(
              network: network, grouping: analysis.grouping, proposals: Array(proposals), settings: settings
            ).diagram()
            // The reasons stand beside the picture, with the same numbers.
            diagram.style.remarks = StyleRemarks()
            return diagram
          })),
      notes: context.notes(
        shown.map { card in
          "\(card.rank). \(context.label(card.source)) and \(context.label(card.target)): \(card.why) \(card.gainInWords)"
        }, method: method, numbers: context.gapsCommand("--top \(context.top)"),
        picture: context.drawing("gaps", "--top \(shown.count)")),
      summary: title)
    return [picture, table]
  }

  private var method: String {
    "absent ties between \(analysis.grouping.plural), or into a market, are ranked by the sum of their ranks in deficit "
      + "of ties, complementary fields, closeness, activity, gain in closeness across groups, reach of markets and wish "
      + "for the market; closeness and activity count three times. Closeness weighs the contacts that two share by how "
      + "few ties these have (resource allocation; Zhou, Lü and Zhang 2009, doi.org/10.1140/epjb/e2009-00335-8). Gains are "
      + (analysis.isEstimated ? "estimates from a sample." : "measured exactly.")
  }

  private var table: PlannedSlide {
    let cards = analysis.cards
    let rows = cards.map { card -> [SlideTable.Cell] in
      [
        .init(String(card.rank)), .init("\(described(card.source)) → \(described(card.target))", isBold: true),
        .init(card.introducer.map(context.label) ?? "nobody known"), .init(gain(of: card)),
        .init(rounded(card.score.rounded())),
      ]
    }
    return PlannedSlide(
      title: tableTitle,
      content: .table(
        columns: [
          .init("", isNumeric: true), .init("Who should meet whom"), .init("Introduced by"),
          .init("What it brings"), .init("Score", isNumeric: true),
        ],
        rows: rows,
        description: "Pairs of organisations without a tie that should meet: "
          + cards.map { "\($0.rank) \(context.label($0.source)) and \(context.label($0.target))" }
          .joined(separator: "; ") + ".",
        caption: "Score: 0 to 100, from the ranks of what speaks for the pair. Near: within "
          + "\(counted(analysis.options.steps, "step")).",
        whereTheRestIs: "isthmus gaps lists them with their reasons."),
      notes: context.notes(
        cards.dropFirst(Self.pictured).map { card in
          "\(card.rank). \(context.label(card.source)) and \(context.label(card.target)): \(card.why)"
        }, method: method, numbers: context.gapsCommand("--top \(context.top)")))
  }

  /// Scores from the first to the last, and who would introduce most of them.
  private var tableTitle: String {
    let scores = analysis.cards.map { rounded($0.score.rounded()) }
    let first = scores.first ?? ""
    let range = scores.last == first ? first : "\(first) to \(scores.last ?? first)"
    let subject = scores.count == 1 ? "The best pair scores" : "The \(scores.count) best pairs score"
    var counts: [NodeID: Int] = [:]
    for card in analysis.cards { if let introducer = card.introducer { counts[introducer, default: 0] += 1 } }
    let most = counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }
    guard let most, most.value > 1 else { return "\(subject) \(range) of 100" }
    return "\(subject) \(range) of 100; \(context.label(most.key)) can introduce \(most.value) of them"
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
}
