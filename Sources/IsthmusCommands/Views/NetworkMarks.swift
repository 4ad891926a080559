import ClusterAnalysis
import ClusterModel
import Diagrams
import GraphCore

/// Which mark stands for what in the pictures of one network: sector is colour, kind is shape, tie kind is line style.
struct NetworkMarks {
  let style: DiagramStyle
  private let network: ClusterNetwork
  private let fills: [String: NodeFill]
  private let grouping: Grouping?
  private let shapes: [String: NodeShape]
  private let lines: [TieKind: LineStyle]
  private let tieKindCounts: [TieKind: Int]

  init(_ network: ClusterNetwork, grouping: Grouping?, drawn: [NodeID], emphasis: String) {
    self.network = network
    self.grouping = grouping
    var style = DiagramStyle()

    var fills: [String: NodeFill] = [:]
    if let grouping {
      var counts: [String: Int] = [:]
      for node in drawn { if let name = grouping.name(of: node) { counts[name, default: 0] += 1 } }
      (style.fills, fills) = DiagramStyle.fills(for: counts, title: grouping.title)
      if drawn.contains(where: { grouping.partition[$0] == nil }) {
        style.fills.entries.append(.init(.plain, "not stated"))
      }
    }
    self.fills = fills

    var kindCounts: [String: Int] = [:]
    for node in drawn { if let kind = network[node].organisation?.kind?.rawValue { kindCounts[kind, default: 0] += 1 } }
    let kinds = kindCounts.keys.sorted { (-(kindCounts[$0] ?? 0), $0) < (-(kindCounts[$1] ?? 0), $1) }
    let shapes = Self.shapes(of: kinds)
    self.shapes = shapes
    let byShape = Dictionary(grouping: kinds) { shapes[$0] ?? Self.otherShape }
    style.shapes = .init(
      title: "Kind",
      entries: NodeShape.allCases.compactMap { shape in
        byShape[shape].map { .init(shape, $0.count > 2 ? "any other kind" : $0.joined(separator: ", ")) }
      })

    if drawn.contains(where: { network[$0].organisation == nil }) {
      style.shapes.entries.append(.init(Self.activityShape, "activity"))
    }

    var tieKindCounts: [TieKind: Int] = [:]
    for tie in network.ties { for kind in tie.kinds { tieKindCounts[kind, default: 0] += 1 } }
    self.tieKindCounts = tieKindCounts
    let lines = Self.lines(of: tieKindCounts)
    self.lines = lines
    let byLine = Dictionary(grouping: lines.keys.sorted()) { lines[$0] ?? .solid }
    style.lines = .init(
      title: "Tie",
      entries: LineStyle.allCases.compactMap { line in
        byLine[line].map { kinds in
          .init(line, kinds.map { Self.label(of: $0, in: network.records) }.joined(separator: ", "))
        }
      })
    style.nodeEmphasis = .init(entries: [.init(.focus, emphasis)])
    self.style = style
  }

  func fill(of node: NodeID) -> NodeFill {
    grouping?.name(of: node).flatMap { fills[$0] } ?? .plain
  }

  func shape(of node: NodeID) -> NodeShape {
    guard let organisation = network[node].organisation else { return Self.activityShape }
    // Where no kind is known, the shape that needs least room.
    return organisation.kind.map { shapes[$0.rawValue] ?? Self.otherShape } ?? .roundedBox
  }

  /// The line of a tie.
  func line(of tie: NetworkTie) -> LineStyle { mainKind(of: tie).flatMap { lines[$0] } ?? .solid }

  /// The kind of a tie in words, for a label.
  func kind(of tie: NetworkTie) -> String { mainKind(of: tie).map { Self.label(of: $0, in: network.records) } ?? "" }

  /// Of several kinds, the rarest says most.
  private func mainKind(of tie: NetworkTie) -> TieKind? {
    let named = tie.kinds.filter { $0 != .affiliation }
    return (named.isEmpty ? tie.kinds : named).min {
      (tieKindCounts[$0] ?? 0, $0) < (tieKindCounts[$1] ?? 0, $1)
    }
  }

  /// A tie in words, for alternative text.
  func description(of edge: Edge, _ tie: NetworkTie) -> String {
    let kinds = tie.kinds.map { Self.label(of: $0, in: network.records) }
    let arrow = network.graph.isDirected ? "→" : "–"
    return "\(network[edge.source].label) \(arrow) \(network[edge.target].label): \(listed(kinds))"
  }

  /// An organisation in words, for alternative text.
  func description(of node: NodeID) -> String {
    let member = network[node]
    let details = [member.kind, grouping?.name(of: node), member.country?.name].compactMap(\.self)
    return ([member.name] + details).joined(separator: ", ")
  }

  private static let otherShape = NodeShape.ellipse
  private static let activityShape = NodeShape.note

  /// Familiar kinds have a shape of their own everywhere; others take what is left, most frequent first.
  private static func shapes(of kinds: [String]) -> [String: NodeShape] {
    let familiar: [String: NodeShape] = [
      "cluster": .hexagon, "sme": .roundedBox, "company": .box, "research": .house, "public": .octagon,
      "agency": .octagon, "network": .ellipse, "contact": .ellipse,
    ]
    var shapes: [String: NodeShape] = [:]
    for kind in kinds { shapes[kind] = familiar[kind] }
    var free = NodeShape.allCases.filter { !shapes.values.contains($0) && $0 != otherShape && $0 != activityShape }
    for kind in kinds where shapes[kind] == nil {
      shapes[kind] = free.isEmpty ? otherShape : free.removeFirst()
    }
    return shapes
  }

  /// Shared activities are dotted; of the other kinds, the four most frequent have a line of their own.
  private static func lines(of counts: [TieKind: Int]) -> [TieKind: LineStyle] {
    var lines: [TieKind: LineStyle] = [:]
    let kinds = counts.keys.filter { $0 != .affiliation }.sorted {
      (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1)
    }
    let own: [LineStyle] = [.solid, .dashed, .bold, .double]
    for (place, kind) in kinds.enumerated() {
      // What is left shares the line of the least frequent that has one.
      lines[kind] = own[min(place, own.count - 1)]
    }
    if counts[.affiliation] != nil { lines[.affiliation] = .dotted }
    return lines
  }

  private static func label(of kind: TieKind, in records: ClusterRecords) -> String {
    if kind == .affiliation { return "shared activity" }
    return records.tieKindRules[kind]?.label.lowercased() ?? kind.rawValue
  }
}

extension Grouping {
  /// The attribute as a heading.
  var title: String {
    switch attribute {
    case "sector": "Main sector"
    case "sector-group": "Sector"
    default: attribute.prefix(1).uppercased() + attribute.dropFirst()
    }
  }
}
