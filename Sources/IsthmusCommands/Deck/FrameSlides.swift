import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore
import Slides

/// The slides around the findings: cover, the whole network, growth, and what the numbers rest on.
struct FrameSlides {
  let context: DeckContext
  let summary: NetworkSummary

  init(_ context: DeckContext) {
    self.context = context
    summary = NetworkSummary(context.network)
  }

  private var network: ClusterNetwork { context.network }

  /// How many organisations and ties: "27 organisations and 60 ties".
  var size: String {
    "\(counted(summary.organisationCount, "organisation")) and \(counted(summary.tieCount, "tie"))"
  }

  /// The day or period of the data, if they have one: "as of 2019-12-31".
  var date: String? {
    if let day = network.options.asOf { return "as of \(day)" }
    return summary.period.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
  }

  /// The first slide.
  func cover(title: String) -> PlannedSlide {
    PlannedSlide(
      title: title,
      content: .ready(
        .cover(lines: [
          "Who connects the \(context.grouping.plural), what is missing between them, and whom to meet next",
          size.capitalisedFirst + (date.map { " · data \($0)" } ?? ""),
        ])),
      notes: [
        "Every number of this deck comes from \(network.records.title). The notes of each slide say how it was measured "
          + "and which command gives all of its numbers.", context.command("report"),
      ])
  }

  /// The findings in a few lines.
  func inShort(_ findings: [(text: String, number: Int)]) -> PlannedSlide? {
    guard findings.count > 1 else { return nil }
    return PlannedSlide(
      title: "In short: \(counted(findings.count, "finding")) on \(size)",
      content: .ready(.points(findings.map { SlidePoint($0.text, detail: "Slide \($0.number)") })),
      notes: ["The order is that of the deck.", context.source])
  }

  /// Everyone.
  var everyone: PlannedSlide? {
    guard summary.nodeCount > 0 else { return nil }
    let countries = summary.countries.count { $0.key != nil }
    let parts = summary.componentSizes
    let connected =
      parts.count == 1
      ? "all of them are connected" : "\(parts.first ?? 0) of them hang together, \(summary.isolateCount) have no tie"
    let title =
      size.capitalisedFirst + (countries > 1 ? " in \(countries) countries" : "") + ": \(connected)"
    let kinds = summary.kinds.filter { $0.key != nil }.prefix(6).map { "\($0.name) \($0.count)" }
    return PlannedSlide(
      title: title, lead: kinds.isEmpty ? "" : "By kind: \(kinds.joined(separator: ", ")).",
      content: .diagram { frame, limit in
        var view = NetworkView(network: network, grouping: context.grouping)
        (view.title, view.frame, view.theme, view.limit) = ("", frame, context.theme, limit)
        return view.diagram()
      },
      notes: [
        "How to read it: colour is \(context.grouping.title.lowercased()), shape is kind of organisation, line is kind of "
          + "tie; the strongest bridges stand out. Nearness on the slide has no meaning beyond ties.",
        context.source, context.command("summary"),
      ])
  }

  /// How the network grew.
  func growth(_ report: TimelineReport) -> PlannedSlide? {
    let entries = report.timeline.entries
    guard entries.count > 1, let finding = report.findings.first else { return nil }
    let outcome = report.findings.first {
      $0.headline.contains("met at") || $0.headline.hasPrefix("No activity is known")
    }
    let brokers = Dictionary(report.timeline.brokers.map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
    // The last periods matter most, so they come first if not all have room.
    let rows = entries.suffix(12).map { entry -> [SlideTable.Cell] in
      let top = brokers[entry.period]?.top.prefix(3).compactMap { network.table.node(of: $0).map(context.label) } ?? []
      return [
        .init(entry.period.name, isBold: true), .init(String(entry.organisations)),
        .init(String(entry.newOrganisations)),
        .init(String(entry.ties)), .init(String(entry.newTies)), .init(String(entry.endedTies)),
        .init(entry.crossShare.map(percentage) ?? "–"), .init(top.isEmpty ? "–" : top.joined(separator: ", ")),
      ]
    }
    return PlannedSlide(
      title: finding.headline, lead: outcome.map { $0.headline + "." } ?? "",
      content: .ready(
        .table(
          SlideTable(
            columns: [
              .init("Period"), .init("Organisations with ties", isNumeric: true), .init("new", isNumeric: true),
              .init("Ties", isNumeric: true), .init("new", isNumeric: true), .init("ended", isNumeric: true),
              .init("Across \(context.grouping.plural)", isNumeric: true), .init("Strongest go-betweens"),
            ],
            rows: rows, description: "The network by period. " + finding.reason.capitalisedFirst,
            caption: "A period counts everything that was there at some time in it. Across: share of ties between "
              + "different \(context.grouping.plural).",
            whereTheRestIs: "isthmus timeline lists them all."))),
      notes: report.findings.map { "\($0.headline): \($0.reason)" } + [context.source, context.command("timeline")],
      summary: finding.headline)
  }

  /// What the numbers rest on.
  var definitions: PlannedSlide {
    let caption = DiagramCaption(network, grouping: context.grouping).lines
    let grouping = context.grouping
    var rows: [(String, String)] = [
      ("Data", "\(network.records.title): \(caption[0])"),
      ("Date", date.map { "The data cover \($0)." } ?? "The data name no dates."),
      ("Tie", caption[1]),
      (
        "Cross-\(grouping.singular)",
        "Between organisations of different \(grouping.plural): "
          + shortened(grouping.names) + "."
      ),
      (
        "Bridge",
        "Cross-group betweenness: of all pairs of organisations in different groups, the share of their shortest paths "
          + "that runs through an organisation (Flom et al. 2004; Guns and Rousseau 2015)."
      ),
      (
        "Expected",
        "The ties that a pair of groups would have if groups were dealt out at random over the same network."
      ),
      ("Cut off", "No longer connected to the largest part that remains."),
      (
        "Score",
        "Of a pair that should meet: the sum of its ranks in what speaks for it, from 0 to 100; a recommendation, not a "
          + "forecast."
      ),
    ]
    let undated = network.records.ties.count { $0.since == nil && $0.until == nil }
    if summary.period != nil, undated > 0 {
      rows.append(
        ("Limits", "\(undated) of \(counted(network.records.ties.count, "tie")) have no date and always count."))
    }
    return PlannedSlide(
      title: "Data, date and definitions: what the numbers rest on",
      content: .ready(
        .table(
          SlideTable(
            columns: [.init("Term"), .init("Meaning")],
            rows: rows.map { [.init($0.0, isBold: true), .init($0.1)] },
            description: "What the data are, their date, and how the terms of this deck are defined."))),
      notes: [
        context.source,
        "Every measure with formula, edge cases and source: isthmus explain all. Flom, Friedman, Strauss and Neaigus "
          + "2004, Connections 26(1):62; Guns and Rousseau 2015, doi.org/10.1631/FITEE.1400425.",
        context.command("report"),
      ])
  }

  private func shortened(_ names: [String]) -> String {
    let most = 8
    return names.count > most
      ? names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more" : listed(names)
  }
}
