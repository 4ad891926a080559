import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphCore
import Slides

/// Slides on how the network grew.
struct GrowthSlides {
  let context: DeckContext
  let report: TimelineReport

  private var network: ClusterNetwork { context.network }
  private var entries: [NetworkTimeline.Entry] { report.timeline.entries }

  private static let method = """
    a period counts everything that was there at some time in it; a tie without a date counts in every period, and an \
    activity ties those who took part from its first day on (a network in time windows; Holme and Saramäki 2012, \
    doi.org/10.1016/j.physrep.2012.03.001).
    """

  /// Small pictures of each period, and the numbers of each.
  var slides: [PlannedSlide] {
    guard entries.count > 1, let finding = report.findings.first else { return [] }
    let outcome = report.findings.first {
      $0.headline.contains("met at") || $0.headline.hasPrefix("No activity is known")
    }
    let words = report.findings.map { "\($0.headline): \($0.reason)" }
    let attribute = network.groupingAttributes.contains(context.grouping.attribute) ? context.grouping.attribute : nil
    let picture = PlannedSlide(
      title: finding.headline, lead: outcome.map { $0.headline + "." } ?? "",
      content: .diagram(
        PlannedPicture(limits: [nil, 24, 16], needsAllNames: false) { settings in
          try TimelineView(network: network, attribute: attribute, settings: settings).diagram()
        }),
      notes: context.notes(
        [
          finding.reason.capitalisedFirst,
          "How to read it: everyone has the same place in each picture; heavy lines are new ties, pale shapes were there "
            + "before.",
        ], method: Self.method, numbers: context.command("timeline"), picture: context.drawing("timeline")),
      summary: finding.headline)
    return [picture, table(words)]
  }

  private func table(_ words: [String]) -> PlannedSlide {
    let brokers = Dictionary(report.timeline.brokers.map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
    // The last periods matter most if not all have room.
    let rows = entries.suffix(12).map { entry -> [SlideTable.Cell] in
      let top = brokers[entry.period]?.top.prefix(3).compactMap { network.table.node(of: $0).map(context.label) } ?? []
      return [
        .init(entry.period.name, isBold: true), .init(String(entry.organisations)),
        .init(String(entry.newOrganisations)), .init(String(entry.ties)), .init(String(entry.newTies)),
        .init(String(entry.endedTies)), .init(entry.crossShare.map(percentage) ?? "–"),
        .init(top.isEmpty ? "–" : top.joined(separator: ", ")),
      ]
    }
    return PlannedSlide(
      title: tableTitle,
      content: .table(
        columns: [
          .init("Period"), .init("Organisations with ties", isNumeric: true), .init("new", isNumeric: true),
          .init("Ties", isNumeric: true), .init("new", isNumeric: true), .init("ended", isNumeric: true),
          .init("Across \(context.grouping.plural)", isNumeric: true), .init("Strongest go-betweens"),
        ],
        rows: rows, description: "The network by period. " + (report.findings.first?.reason.capitalisedFirst ?? ""),
        caption: "A period counts everything that was there at some time in it. Across: share of ties between "
          + "different \(context.grouping.plural).",
        whereTheRestIs: "isthmus timeline lists them all."),
      notes: context.notes(words, method: Self.method, numbers: context.command("timeline")))
  }

  /// How the share of ties across groups went, or what the last period brought.
  private var tableTitle: String {
    let shares = entries.compactMap { entry in entry.crossShare.map { (entry.period.name, $0) } }
    if let first = shares.first, let last = shares.last, first.0 != last.0 {
      let (now, then) = (percentage(last.1), percentage(first.1))
      return "\(now) of the ties of \(last.0) join two \(context.grouping.plural), "
        + (now == then ? "as many as in \(first.0)" : "in \(first.0) it was \(then)")
    }
    guard let last = entries.last else { return "" }
    return "\(last.period.name) brought \(counted(last.newTies, "new tie")) and "
      + "\(counted(last.newOrganisations, "organisation")) more with ties"
  }
}
