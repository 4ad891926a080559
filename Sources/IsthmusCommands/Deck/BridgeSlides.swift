import ClusterAnalysis
import Diagrams
import GraphAlgorithms
import GraphCore
import Slides

/// Slides on who connects the groups and what would fall apart without them.
struct BridgeSlides {
  let context: DeckContext
  let analysis: BridgeAnalysis

  private static let method = """
    cross-group betweenness counts, for every pair of organisations in different groups, the share of their \
    shortest paths that runs through an organisation (Flom et al. 2004; Guns and Rousseau 2015, \
    doi.org/10.1631/FITEE.1400425).
    """

  /// The width in inches below which a picture shows fewer groups.
  private static let narrow = 10.5

  private var plural: String { analysis.grouping.plural }

  /// The picture of the bridges and the table of them.
  var bridges: [PlannedSlide] {
    guard let first = analysis.brokers.first, first.crossBetweenness > 0,
      let finding = analysis.findings.first
    else {
      return [
        PlannedSlide(
          title: "No path joins two \(plural): the network has no bridge between them",
          content: .ready(.points([SlidePoint("Every chain of ties stays within one \(analysis.grouping.singular).")])),
          notes: context.notes([], method: Self.method, numbers: context.command("bridges")),
          summary: "No path joins two \(plural)")
      ]
    }
    let title = "\(finding.headline): \(percentage(first.share)) of the shortest paths between them run through it"
    let view = PlannedSlide(
      title: title,
      content: .diagram(
        PlannedPicture(limits: [60, 34, 20, 14]) { settings in
          // A narrow slide, whose legend takes more rows, has no height left for many groups one below the other.
          let mostPanels = settings.frame.width < Self.narrow ? 4 : 8
          return BridgesView(analysis: analysis, settings: settings, mostPanels: mostPanels).diagram()
        }),
      notes: context.notes(
        [
          finding.reason.capitalisedFirst,
          "How to read it: the \(plural) stand apart, the organisations on most paths between them in the middle; heavy "
            + "lines join two \(plural).",
        ], method: Self.method, numbers: context.command("bridges"), picture: context.drawing("bridges")),
      summary: title)
    return [view, table].compactMap(\.self)
  }

  private var table: PlannedSlide? {
    let (network, grouping) = (analysis.network, analysis.grouping)
    let shown = analysis.brokers.prefix(12).filter { $0.crossBetweenness > 0 }
    guard shown.count > 1 else { return nil }
    let rows = shown.map { broker -> [SlideTable.Cell] in
      [
        .init(context.label(broker.node), isBold: true), .init(grouping.name(of: broker.node) ?? "–"),
        .init(percentage(broker.share)), .init(String(broker.crossTieCount)),
        .init(few(broker.groupsReached.map { grouping.names[$0] })),
        .init(broker.roles?.main(isDirected: network.graph.isDirected) ?? "–"),
      ]
    }
    // The finding on someone underrated, if there is one, is what the table shows best.
    let hidden = analysis.findings.dropFirst().first { $0.headline.contains("matters more than") }
    let next = shown.dropFirst().prefix(2).map { "\(context.label($0.node)) (\(percentage($0.share)))" }
    let title =
      "\(listed(next)) \(next.count == 1 ? "follows" : "follow") \(context.label(shown[0].node)) "
      + "(\(percentage(shown[0].share))) as bridges between \(plural)"
    return PlannedSlide(
      title: title, lead: hidden.map { "\($0.headline): \($0.reason)" } ?? "",
      content: .table(
        columns: [
          .init("Organisation"), .init(grouping.title), .init("Share of paths", isNumeric: true),
          .init("Ties across", isNumeric: true), .init("Reaches"), .init("Role"),
        ],
        rows: rows,
        description: "The organisations on most shortest paths between \(plural): "
          + listed(shown.map { "\(context.label($0.node)) \(percentage($0.share))" }) + ".",
        caption:
          "Share of paths: of the shortest paths between others in different \(plural). Ties across: ties to "
          + "another \(grouping.singular). Role: after Gould and Fernandez 1989.",
        whereTheRestIs: "isthmus bridges lists them all."),
      notes: context.notes(
        [hidden.map { "\($0.headline): \($0.reason)" } ?? ""],
        method: Self.method
          + " Roles: a gatekeeper lets outsiders into its own group or speaks for it, a liaison joins "
          + "two other groups, an itinerant broker joins two of one other group (Gould and Fernandez 1989, "
          + "doi.org/10.2307/270949).",
        numbers: context.command("bridges")))
  }

  /// Names, of which only the first are told if there are many.
  private func few(_ names: [String]) -> String {
    names.count > 4 ? names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more" : listed(names)
  }

  /// Without whom the network would fall apart.
  var fragility: PlannedSlide? {
    guard let cut = analysis.cutPoints.first(where: { !$0.cutOff.isEmpty }),
      let finding = analysis.findings.first(where: { $0.headline.hasPrefix("Without ") })
    else { return nil }
    let network = analysis.network
    func names(_ nodes: [NodeID]) -> String {
      let most = 6
      let names = nodes.prefix(most).map(context.label)
      return nodes.count > most ? names.joined(separator: ", ") + " and \(nodes.count - most) more" : listed(names)
    }
    let edges = network.graph.edges
    let points = analysis.cutPoints.filter { !$0.cutOff.isEmpty }.prefix(7).map { point -> [SlideTable.Cell] in
      [
        .init(context.label(point.node), isBold: true), .init("organisation"), .init(String(point.cutOff.count)),
        .init(names(point.cutOff)),
      ]
    }
    let ties = analysis.isthmuses.prefix(5).map { tie -> [SlideTable.Cell] in
      let edge = edges[tie.edge]
      return [
        .init("\(context.label(edge.source)) – \(context.label(edge.target))", isBold: true), .init("tie"),
        .init(String(tie.cutOff.count)), .init(names(tie.cutOff)),
      ]
    }
    return PlannedSlide(
      title: finding.headline, lead: finding.reason.capitalisedFirst,
      content: .table(
        columns: [
          .init("If this were lost"), .init("It is a"), .init("Cut off", isNumeric: true), .init("Who"),
        ],
        rows: points + ties,
        description: "Organisations and ties without which others would lose their connection: "
          + listed(analysis.cutPoints.prefix(7).map { "\(context.label($0.node)) \($0.cutOff.count)" }) + ".",
        caption: "Cut off: organisations that would no longer be connected to the largest remaining part.",
        whereTheRestIs: "isthmus bridges --part cuts lists them all."),
      notes: context.notes(
        [finding.reason.capitalisedFirst],
        method: "cut points (articulation points) and isthmuses (bridges of graph theory) by depth-first search "
          + "(Tarjan 1972, doi.org/10.1137/0201010). \(context.label(cut.node)) comes first because it would cut off most.",
        numbers: context.command("bridges", "--part cuts --format markdown")), summary: finding.headline)
  }
}
