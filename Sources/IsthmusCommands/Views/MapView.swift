import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphCore

/// The picture of who is tied to whom across countries: home countries where they are, the others beside them.
struct MapView {
  let network: ClusterNetwork
  var settings = ViewSettings()

  /// How many countries stand beside the map at most; the others are counted together.
  private static let mostBeside = 12

  /// How many pairs of countries stand out from the rest.
  private static let mostStrong = 24
  /// How many pairs of countries can be told apart if each has its line.
  private static let mostLines = 60

  /// Ties between two countries.
  private struct Link: Hashable {
    let a: String
    let b: String
  }

  private struct Place {
    var organisations: [NodeID] = []
    var market: MarketAim?
  }

  func diagram() -> Diagram {
    let scope = HomeAndMarkets(network)
    let onMap = DiagramForm.mappedCountries
    var places: [String: Place] = [:]
    for market in scope.markets { places[market.country.code] = Place(market: market) }
    for node in network.graph.nodes {
      guard network[node].organisation != nil, let country = network[node].country else { continue }
      places[country.code, default: Place()].organisations.append(node)
    }
    var links: [Link: Int] = [:]
    for edge in network.graph.edges {
      guard let a = network[edge.source].country?.code, let b = network[edge.target].country?.code, a != b,
        network[edge.source].organisation != nil, network[edge.target].organisation != nil
      else { continue }
      links[Link(a: min(a, b), b: max(a, b)), default: 0] += 1
    }
    let isHome = { (code: String) in
      let home = network.records.homeCountries
      return home.isEmpty
        ? onMap.contains(code) && places[code]?.market == nil : home.contains { $0.code == code }
    }
    let merged = merge(&places, &links)
    return diagram(places, links, isHome, merged: merged)
  }

  /// Counts the countries abroad with the fewest ties together, if there are too many to show; markets always stay.
  private func merge(
    _ places: inout [String: Place], _ links: inout [Link: Int]
  ) -> Set<String> {
    let onMap = DiagramForm.mappedCountries
    let abroad = places.keys.filter { !onMap.contains($0) && places[$0]?.market == nil }.sorted()
    let limit = max(1, (settings.limit ?? Self.mostBeside) - places.values.count { $0.market != nil })
    guard abroad.count > limit else { return [] }
    var ties: [String: Int] = [:]
    for (link, count) in links { for code in [link.a, link.b] { ties[code, default: 0] += count } }
    let merged = Set(abroad.sorted { (-(ties[$0] ?? 0), $0) < (-(ties[$1] ?? 0), $1) }.dropFirst(limit - 1))
    var rest = Place()
    for code in merged.sorted() { rest.organisations += places.removeValue(forKey: code)?.organisations ?? [] }
    places[Self.rest] = rest
    var result: [Link: Int] = [:]
    for (link, count) in links {
      let (a, b) = (merged.contains(link.a) ? Self.rest : link.a, merged.contains(link.b) ? Self.rest : link.b)
      if a != b { result[Link(a: min(a, b), b: max(a, b)), default: 0] += count }
    }
    links = result
    return merged
  }

  /// What stands for the countries that are counted together.
  private static let rest = "–"

  private func diagram(
    _ places: [String: Place], _ links: [Link: Int], _ isHome: (String) -> Bool, merged: Set<String>
  ) -> Diagram {
    let highlighted = Set(settings.highlighted.compactMap { network[$0].country?.code })
    func name(_ code: String) -> String {
      code == Self.rest ? "\(merged.count) other countries" : Country(code: code)?.name ?? code
    }
    let nodes = places.keys.sorted().map { code in
      let place = places[code] ?? Place()
      let members = place.organisations
      let priority = place.market?.priority.map { " (\($0.rawValue) market)" } ?? ""
      let count = members.isEmpty ? "no contact" : "\(members.count)"
      return DiagramNode(
        id: code, label: "\(name(code)): \(count)",
        description: "\(name(code))\(priority): "
          + (members.isEmpty
            ? "no organisation" : listed(members.prefix(12).map { network[$0].label }))
          + (members.count > 12 ? " and \(members.count - 12) more" : ""),
        shape: isHome(code) ? .roundedBox : place.market != nil ? .octagon : .box,
        fill: isHome(code) ? .group(0) : place.market != nil ? .group(1) : .other,
        emphasis: highlighted.contains(code) ? .focus : .normal)
    }
    let ranked = links.sorted { ($1.value, $0.key.a, $0.key.b) < ($0.value, $1.key.a, $1.key.b) }
    let most = Double(ranked.first?.value ?? 1)
    // Numbers on many lines would hide the lines.
    let numbered = Set(ranked.prefix(12).filter { $0.value > 1 }.map(\.key))
    let strongest = Set(ranked.prefix(Self.mostStrong).map(\.key))
    let drawn = drawn(ranked)
    let edges = ranked.filter { drawn.contains($0.key) }.map { link, count in
      DiagramEdge(
        source: link.a, target: link.b, label: numbered.contains(link) ? "\(count)" : "",
        description: "\(name(link.a)) – \(name(link.b)): \(counted(count, "tie"))",
        line: isHome(link.a) && isHome(link.b) ? .solid : .dashed,
        width: 0.8 + 3.2 * (Double(count) / most).squareRoot(),
        emphasis: strongest.contains(link) ? .normal : .minor)
    }
    var style = DiagramStyle()
    style.fills = .init(
      title: "Country, with its organisations",
      entries: [.init(.group(0), "home"), .init(.group(1), "market"), .init(.other, "another country")])
    style.lines = .init(
      title: "Ties", entries: [.init(.solid, "between home countries"), .init(.dashed, "to another country")])
    if ranked.contains(where: { $0.value > 1 }) {
      style.widthMeaning = "Thicker: more ties; numbers count them"
    }
    var caption = DiagramCaption(network, grouping: nil).lines
    let unknown = network.graph.nodes.count { network[$0].organisation != nil && network[$0].country == nil }
    let across = links.values.reduce(0, +)
    caption.insert(
      "\(counted(across, "tie")) across borders"
        + (unknown > 0 ? "; \(unknown) organisations without a country are left out" : "") + ".", at: 1)
    if drawn.count < ranked.count {
      let others = ranked.filter { !drawn.contains($0.key) }.map(\.value).reduce(0, +)
      caption.insert(
        "Lines: the \(Self.mostStrong) pairs of countries with most ties, and of each country the one with most; "
          + "\(ranked.count - drawn.count) other pairs with \(counted(others, "tie")) are not drawn.", at: 2)
    }
    let busiest = ranked.prefix { $0.value == ranked.first?.value }.map { ($0.key, $0.value) }
    var diagram = Diagram(
      title: settings.title ?? title(busiest, places, name), caption: caption,
      description: "Map of \(network.records.title): \(places.count) countries, \(links.count) pairs of them tied.",
      nodes: nodes, edges: edges, style: style, frame: settings.frame, theme: settings.theme)
    diagram.form = .map(
      countries: Dictionary(
        uniqueKeysWithValues: places.keys.filter(DiagramForm.mappedCountries.contains).map { ($0, $0) }))
    return diagram
  }

  /// The pairs that get a line: all, or the strongest of all and of each country if all would cover the map.
  private func drawn(_ ranked: [(key: Link, value: Int)]) -> Set<Link> {
    guard ranked.count > Self.mostLines else { return Set(ranked.map(\.key)) }
    var seen: Set<String> = []
    let strongestOfOne = ranked.map(\.key).filter { link in
      // Both ends have been seen once the pair has.
      let isNew = [seen.insert(link.a).inserted, seen.insert(link.b).inserted]
      return isNew.contains(true)
    }
    return Set(ranked.prefix(Self.mostStrong).map(\.key) + strongestOfOne)
  }

  /// The finding; `busiest` are the pairs of countries with most ties, of which there are as many in each.
  private func title(_ busiest: [(link: Link, count: Int)], _ places: [String: Place], _ name: (String) -> String)
    -> String
  {
    guard let first = busiest.first else { return "No tie of \(network.records.title) crosses a border" }
    let empty = places.filter { $0.value.market != nil && $0.value.organisations.isEmpty }.keys.sorted()
    func pair(_ link: Link) -> String { "\(name(link.a)) and \(name(link.b))" }
    let start = "Most ties across borders run between \(pair(first.link))"
    let finding =
      switch busiest.count {
      case 1: "\(start): \(first.count)"
      case 2: "\(start) and between \(pair(busiest[1].link)): \(first.count) each"
      default: "\(start) and \(busiest.count - 1) other pairs of countries: \(first.count) each"
      }
    return empty.isEmpty ? finding : finding + "; no contact in \(listed(empty.map(name)))"
  }
}
