import ClusterAnalysis
import Diagrams
import GraphAlgorithms
import GraphCore
import Slides

/// Slides on where the network is, and who stands around its strongest bridge.
struct PlaceSlides {
  let context: DeckContext

  private var network: ClusterNetwork { context.network }

  /// Ties between countries on a map; nil if all organisations are in one.
  var map: PlannedSlide? {
    guard context.summary.countries.count(where: { $0.key != nil }) > 1 else { return nil }
    let picture = MapView(network: network).diagram()
    return PlannedSlide(
      title: picture.title, content: .diagram(PlannedPicture(picture, limits: [nil])),
      notes: context.notes(
        [
          "How to read it: a shape is a country with its organisations; a line is as thick as the root of the number of "
            + "ties between the two. Countries outside the map stand beside it. Where not all pairs of countries have a "
            + "line, the table that the command below writes has all of them."
        ],
        method: "a tie crosses a border if its two organisations are in different countries; ties between the same two "
          + "organisations count once. Outlines: Natural Earth 1:110m, public domain, in an equal-area projection.",
        numbers: context.commands.line(
          "bridges", "--by country --part mixing --format csv", without: ["--by", "--between"]),
        picture: context.drawing("map")),
      summary: picture.title)
  }

  /// The strongest bridge and all it is tied to.
  func around(_ focus: NodeID) -> PlannedSlide? {
    let graph = network.graph
    var around = Set(graph.neighbors(of: focus))
    if graph.isDirected { for edge in graph.edges where edge.target == focus { around.insert(edge.source) } }
    guard around.count > 1 else { return nil }
    let picture = EgoView(network: network, grouping: context.grouping, focus: focus).diagram()
    var counts: [Int: Int] = [:]
    for node in around { if let group = context.grouping.partition[node] { counts[group, default: 0] += 1 } }
    let order = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    var parts = order.prefix(6).map { "\(context.grouping.names[$0]) \(counts[$0] ?? 0)" }
    let others = around.count - counts.values.reduce(0, +)
    if order.count > 6 {
      let count = order.dropFirst(6).map { counts[$0] ?? 0 }.reduce(0, +)
      parts.append("\(order.count - 6) other \(context.grouping.plural) \(count)")
    }
    if others > 0 { parts.append("not stated \(others)") }
    let name = context.quoted(focus)
    return PlannedSlide(
      title: picture.title,
      lead: counts.isEmpty ? "" : "Its ties by \(context.grouping.singular): \(parts.joined(separator: ", ")).",
      content: .diagram(PlannedPicture(picture, limits: PlannedPicture.smallLimits)),
      notes: context.notes(
        ["The strongest bridge of this deck, in the middle of its own contacts."],
        method: "the ego network is an organisation, everyone it is tied to, and the ties among these; few ties among "
          + "them mean that they meet through it alone (structural holes; Burt 1992, Structural Holes, chapter 1). The "
          + "share of possible ties among them is its local clustering (Watts and Strogatz 1998, doi.org/10.1038/30918).",
        numbers: context.command("metrics", "--measures degree,clustering,triangles"),
        picture: context.drawing("ego", "--focus \(name)")))
  }
}
