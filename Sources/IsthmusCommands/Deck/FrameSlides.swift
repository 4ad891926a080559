import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore
import Slides

/// The slides around the findings: cover, summary, the whole network, and what the numbers rest on.
struct FrameSlides {
  let context: DeckContext

  private var network: ClusterNetwork { context.network }
  private var summary: NetworkSummary { context.summary }

  /// The first slide.
  func cover(title: String) -> PlannedSlide {
    PlannedSlide(
      title: title,
      content: .ready(
        .cover(lines: [
          "Who connects the \(context.grouping.plural), what is missing between them, and whom to meet next",
          context.size.capitalisedFirst + (context.date.map { " · data \($0)" } ?? ""),
        ])),
      notes: [
        "Every number of this deck comes from \(network.records.title). The notes of each slide say how it was measured "
          + "and which command gives all of its numbers.", "All of them on one page: \(context.command("report"))",
      ])
  }

  /// The findings in a few lines.
  func inShort(_ findings: [(text: String, number: Int)]) -> PlannedSlide? {
    guard findings.count > 1 else { return nil }
    return PlannedSlide(
      title: "In short: \(counted(findings.count, "finding")) on \(context.size)",
      content: .ready(.points(findings.map { SlidePoint($0.text, detail: "Slide \($0.number)") })),
      notes: context.notes(
        ["The order is that of the deck."], method: "the notes of each slide define its numbers.",
        numbers: context.command("report")))
  }

  /// Everyone.
  var everyone: PlannedSlide? {
    guard summary.nodeCount > 0 else { return nil }
    let countries = summary.countries.count { $0.key != nil }
    let title =
      context.size.capitalisedFirst + (countries > 1 ? " in \(countries) countries" : "") + ": \(connectedness)"
    let kinds = summary.kinds.filter { $0.key != nil }.prefix(6).map { "\($0.name) \($0.count)" }
    return PlannedSlide(
      title: title, lead: kinds.isEmpty ? "" : "By kind: \(kinds.joined(separator: ", ")).",
      content: .diagram(
        PlannedPicture { settings in
          NetworkView(network: network, grouping: context.grouping, settings: settings).diagram()
        }),
      notes: context.notes(
        [
          "How to read it: colour is \(context.grouping.title.lowercased()), shape is kind of organisation, line is kind "
            + "of tie; the strongest bridges stand out. Nearness on the slide has no meaning beyond ties."
        ],
        method: "organisations that some chain of ties joins hang together: they are a connected component (Wasserman "
          + "and Faust 1994, Social Network Analysis, chapter 4). Ties between the same two count once.",
        numbers: context.command("summary"), picture: context.drawing("network")))
  }

  /// How far the network hangs together.
  private var connectedness: String {
    let (parts, alone) = (summary.componentSizes, summary.isolateCount)
    if summary.nodeCount == 1 { return "there is nobody to be tied to" }
    if alone == summary.nodeCount { return "nobody is tied to anybody" }
    if parts.count == 1 { return "all of them are connected" }
    let largest = "\(parts.first ?? 0) of them hang together"
    return alone == 0
      ? "\(largest), in the largest of \(parts.count) parts"
      : "\(largest), \(alone) \(alone == 1 ? "has" : "have") no tie"
  }

  /// What the numbers rest on.
  var definitions: PlannedSlide {
    let caption = DiagramCaption(network, grouping: context.grouping).lines
    let grouping = context.grouping
    var rows: [(String, String)] = [
      ("Data", "\(network.records.title): \(caption[0])"),
      ("Date", context.date.map { "The data cover \($0)." } ?? "The data name no dates."),
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
      title: "What the numbers rest on: \(context.size), data \(context.date ?? "without dates")",
      content: .table(
        columns: [.init("Term"), .init("Meaning")],
        rows: rows.map { [.init($0.0, isBold: true), .init($0.1)] },
        description: "What the data are, their date, and how the terms of this deck are defined."),
      notes: context.notes(
        [],
        method: "every measure with formula, edge cases and source: isthmus explain all. Flom, Friedman, Strauss and "
          + "Neaigus 2004, Connections 26(1):62; Guns and Rousseau 2015, doi.org/10.1631/FITEE.1400425.",
        numbers: context.command("report")))
  }

  private func shortened(_ names: [String]) -> String {
    let most = 8
    return names.count > most
      ? names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more" : listed(names)
  }
}
