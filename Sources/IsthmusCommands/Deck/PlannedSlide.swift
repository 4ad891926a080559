import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphAlgorithms
import GraphCore
import Slides

/// A slide whose picture, if it has one, is still to be laid out for the room that its title leaves.
struct PlannedSlide {
  enum Content {
    case ready(Slide.Content)
    case diagram(PlannedPicture)

    /// A table; see ``SlideTable``.
    static func table(
      columns: [SlideTable.Column], rows: [[SlideTable.Cell]], description: String, caption: String = "",
      whereTheRestIs: String = "", isMatrix: Bool = false
    ) -> Self {
      .ready(
        .table(
          SlideTable(
            columns: columns, rows: rows, description: description, caption: caption, whereTheRestIs: whereTheRestIs,
            isMatrix: isMatrix)))
    }
  }

  var title: String
  var lead = ""
  var content: Content
  /// What the presenter should know, a paragraph each.
  var notes: [String]
  /// What the summary says of it; nil if it is no finding of its own.
  var summary: String?

  /// All words that stand on the slide.
  var texts: [String] {
    var texts = [title, lead]
    switch content {
    case .diagram(let picture): texts += picture.beside.flatMap { [$0.headline, $0.detail] }
    case .ready(.cover(let lines)): texts += lines
    case .ready(.points(let points)): texts += points.flatMap { [$0.headline, $0.detail] }
    case .ready(.table(let table)):
      texts += table.columns.map(\.title) + table.rows.flatMap { $0.map(\.text) }
      texts += [table.caption, table.whereTheRestIs, "0 1 2 3 4 5 6 7 8 9 more row rows left out."]
    case .ready(.diagram): break
    }
    return texts
  }
}

/// A picture that is made when the room for it is known.
struct PlannedPicture {
  /// How many organisations a picture may have, fewer and fewer until all of them show their names.
  static let usualLimits = [60, 45, 34, 26, 20, 14]
  /// The same for pictures that only work out with few.
  static let smallLimits = [45, 34, 26, 20, 14]

  /// How many organisations are drawn at most, tried in order until all of them show their names; nil for what suits the
  /// view.
  var limits: [Int?] = usualLimits
  /// Whether fewer organisations are better than some without their names.
  var needsAllNames = true
  /// What stands at its right.
  var beside: [SlidePoint] = []
  /// Makes the picture from what the view is to keep to.
  var make: (ViewSettings) throws -> Diagram
}

extension PlannedPicture {
  /// A picture that is there already, but for the room that it gets.
  init(_ diagram: Diagram, limits: [Int?]) {
    self.init(limits: limits) { settings in
      var diagram = diagram
      diagram.title = settings.title ?? diagram.title
      (diagram.frame, diagram.theme) = (settings.frame, settings.theme)
      if let limit = settings.limit { diagram.mostNodes = limit }
      return diagram
    }
  }
}

/// What all slides of a deck are made of.
struct DeckContext {
  let network: ClusterNetwork
  let summary: NetworkSummary
  let grouping: Grouping
  let commands: CommandLines
  let theme: Theme
  /// How many pairs to recommend.
  let top: Int
  let seed: UInt64
  let threads: Int?
  let between: GroupPair?

  /// The label of an organisation, cut if it would fill a slide alone; shapes have it whole in their alternative text.
  func label(_ node: NodeID) -> String {
    let label = network[node].label
    return label.count > Self.longestLabel ? label.prefix(Self.longestLabel - 1) + "…" : label
  }

  private static let longestLabel = 48

  /// How many organisations and ties: "27 organisations and 60 ties".
  var size: String {
    "\(counted(summary.organisationCount, "organisation")) and \(counted(summary.tieCount, "tie"))"
  }

  /// How often chance is drawn where gaps are measured: as the command does, or less often where that would take long.
  var draws: Int { network.graph.nodeCount > 500 ? 200 : GapOptions().draws }

  /// The command for gaps, drawing chance as often as the deck did.
  func gapsCommand(_ extra: String) -> String {
    command("gaps", (draws == GapOptions().draws ? "" : "--draws \(draws) ") + extra)
  }

  /// The day or period of the data, if they have one: "as of 2019-12-31".
  var date: String? {
    if let day = network.options.asOf { return "as of \(day)" }
    return summary.period.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
  }

  /// The notes of a slide: what its words leave out, how its numbers are defined and by whom, where the data come from,
  /// their date, and the commands that give numbers and picture anew.
  ///
  /// Empty paragraphs are left out.
  func notes(_ words: [String], method: String, numbers: String, picture: String? = nil) -> [String] {
    let caption = DiagramCaption(network, grouping: grouping).lines.prefix(2).joined(separator: " ")
    return
      (words + [
        "Method and definition: \(method)", "Source: \(network.records.title). \(caption)",
        "Date of the data: \(date ?? "the data name no dates").", "To get the numbers again: \(numbers)",
        picture.map { "To draw the picture again: \($0)" } ?? "",
      ]).filter { !$0.isEmpty }
  }

  /// A command for the same network; options that it does not have are left out.
  func command(_ subcommand: String, _ extra: String = "") -> String {
    let groups = ["--between", "--community-method", "--resolution", "--seed", "--relatedness"]
    let isFound = !network.groupingAttributes.contains(grouping.attribute)
    guard ["summary", "timeline"].contains(subcommand) else { return commands.line(subcommand, extra) }
    return commands.line(subcommand, extra, without: groups + (isFound ? ["--by"] : []))
  }

  /// The command that draws a view.
  func drawing(_ view: String, _ extra: String = "") -> String {
    command("draw", "--view \(view)\(extra.isEmpty ? "" : " " + extra) --output \(view).svg")
  }

  /// An organisation as a command line names it.
  func quoted(_ node: NodeID) -> String { CommandLines.quoted(network.id(of: node)) }
}

/// A share for people: "12.8 %"; no line ends before the sign.
func percentage(_ share: Double) -> String { rounded((share * 1000).rounded() / 10) + "\u{A0}%" }
