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
    /// A picture for a frame and with at most so many organisations.
    case diagram((FrameSize, _ limit: Int) -> Diagram)
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
    guard case .ready(let content) = content else { return texts }
    switch content {
    case .cover(let lines): texts += lines
    case .points(let points): texts += points.flatMap { [$0.headline, $0.detail] }
    case .table(let table):
      texts += table.columns.map(\.title) + table.rows.flatMap { $0.map(\.text) }
      texts += [table.caption, table.whereTheRestIs, "0 1 2 3 4 5 6 7 8 9 more row rows left out."]
    case .diagram: break
    }
    return texts
  }
}

/// What all slides of a deck are made of.
struct DeckContext {
  let network: ClusterNetwork
  let grouping: Grouping
  let commands: CommandLines
  let theme: Theme
  /// How many pairs to recommend.
  let top: Int
  let seed: UInt64
  let threads: Int?
  let between: GroupPair?

  func label(_ node: NodeID) -> String { network[node].label }

  /// The paragraph of the notes that names the command behind a slide.
  func command(_ subcommand: String, _ extra: String = "") -> String {
    "All numbers: \(commands.line(subcommand, extra))"
  }

  /// The paragraph of the notes that names the data.
  var source: String {
    "Source: \(network.records.title). "
      + DiagramCaption(network, grouping: grouping).lines.prefix(2).joined(separator: " ")
  }
}

/// A share for people: "12.8 %".
func percentage(_ share: Double) -> String { rounded((share * 1000).rounded() / 10) + " %" }
