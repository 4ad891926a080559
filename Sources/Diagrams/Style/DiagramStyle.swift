/// What one family of marks means, such as each colour or each shape.
public struct StyleScale<Mark: Hashable & Sendable>: Hashable, Sendable {
  /// One mark and its meaning.
  public struct Entry: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// What it stands for.
    public var meaning: String

    /// Makes an entry.
    public init(_ mark: Mark, _ meaning: String) { (self.mark, self.meaning) = (mark, meaning) }
  }

  /// What the marks tell, such as "Sector"; the heading in the legend.
  public var title: String
  /// The marks in the order of the legend.
  public var entries: [Entry]

  /// Makes a scale.
  public init(title: String = "", entries: [Entry] = []) { (self.title, self.entries) = (title, entries) }
}

/// Lines of text in a legend.
public struct StyleRemarks: Hashable, Sendable {
  /// The heading.
  public var title: String
  /// The lines.
  public var lines: [String]

  /// Makes remarks.
  public init(title: String = "", lines: [String] = []) { (self.title, self.lines) = (title, lines) }
}

/// What the marks of a ``Diagram`` mean; the legend is made from those in use.
public struct DiagramStyle: Hashable, Sendable {
  /// What node colours mean.
  public var fills: StyleScale<NodeFill>
  /// What node shapes mean.
  public var shapes: StyleScale<NodeShape>
  /// What line styles mean.
  public var lines: StyleScale<LineStyle>
  /// What a heavy or faint node means.
  public var nodeEmphasis: StyleScale<Emphasis>
  /// What a heavy or faint tie means.
  public var edgeEmphasis: StyleScale<Emphasis>
  /// What the thickness of a tie means, such as "Thicker: more joint projects"; empty for nothing.
  public var widthMeaning: String
  /// What the size of a node means; empty for nothing.
  public var sizeMeaning: String
  /// Remarks that stand in the legend under a heading, such as what numbers in the picture mean.
  public var remarks = StyleRemarks()

  /// Makes the meanings of marks.
  public init(
    fills: StyleScale<NodeFill> = .init(), shapes: StyleScale<NodeShape> = .init(),
    lines: StyleScale<LineStyle> = .init(), nodeEmphasis: StyleScale<Emphasis> = .init(),
    edgeEmphasis: StyleScale<Emphasis> = .init(), widthMeaning: String = "", sizeMeaning: String = ""
  ) {
    (self.fills, self.shapes, self.lines) = (fills, shapes, lines)
    (self.nodeEmphasis, self.edgeEmphasis) = (nodeEmphasis, edgeEmphasis)
    (self.widthMeaning, self.sizeMeaning) = (widthMeaning, sizeMeaning)
  }

  /// Returns a colour for each named group; with more groups than colours the smallest become one grey "other".
  ///
  /// - Parameters:
  ///   - counts: How many nodes each group has. Groups of equal size are taken by name.
  ///   - title: What the colours tell.
  /// - Returns: The scale for the legend, and the fill of each group.
  public static func fills(
    for counts: [String: Int], title: String
  ) -> (scale: StyleScale<NodeFill>, fills: [String: NodeFill]) {
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let coloured = ranked.count <= Theme.groupColourCount ? ranked.count : Theme.groupColourCount
    var scale = StyleScale<NodeFill>(title: title)
    var fills: [String: NodeFill] = [:]
    for (index, group) in ranked.enumerated() {
      fills[group.key] = index < coloured ? .group(index) : .other
      if index < coloured { scale.entries.append(.init(.group(index), group.key)) }
    }
    let rest = ranked.dropFirst(coloured)
    if !rest.isEmpty { scale.entries.append(.init(.other, "other (\(rest.count) smaller)")) }
    return (scale, fills)
  }
}

/// A part of a legend: marks of one family with their meanings.
public struct LegendSection: Hashable, Sendable {
  /// A mark as the legend shows it.
  public enum Sample: Hashable, Sendable {
    /// A node.
    case node(NodeShape, NodeFill, Emphasis)
    /// A tie.
    case edge(LineStyle, Emphasis)
    /// Words only.
    case none
  }
  /// One line of the legend.
  public struct Entry: Hashable, Sendable {
    /// What is shown.
    public var sample: Sample
    /// What it means.
    public var text: String
  }
  /// The heading; may be empty.
  public var title: String
  /// The lines.
  public var entries: [Entry]
  /// Whether it holds the remarks of the style, which may stand apart from the marks.
  package var isRemarks = false
}

extension Diagram {
  /// The legend: the meanings given in ``style`` whose marks the picture uses.
  public var legend: [LegendSection] {
    var nodes = distinctNodes
    var edges = drawableEdges.map(\.edge)
    if case .moments(let moments) = form {
      nodes += moments.flatMap(\.nodes)
      edges += moments.flatMap(\.edges)
    }
    func section<Mark>(
      _ scale: StyleScale<Mark>, used: Set<Mark>, _ sample: (Mark) -> LegendSection.Sample
    ) -> LegendSection? {
      let entries = scale.entries.filter { used.contains($0.mark) }
      guard !entries.isEmpty else { return nil }
      return LegendSection(
        title: scale.title, entries: entries.map { .init(sample: sample($0.mark), text: $0.meaning) })
    }
    // A group number past the palette is drawn as "other", so it counts as that.
    let fills = Set(
      nodes.map { node -> NodeFill in
        if case .group(let index) = node.fill, !(0..<Theme.groupColourCount).contains(index) { return .other }
        return node.fill
      })
    var sections = [
      section(style.fills, used: fills) { .node(.roundedBox, $0, .normal) },
      section(style.shapes, used: Set(nodes.filter { $0.foldedCount == 0 }.map(\.shape))) {
        .node($0, .plain, .normal)
      },
      section(style.lines, used: Set(edges.map(\.line))) { .edge($0, .normal) },
      section(style.nodeEmphasis, used: Set(nodes.map(\.emphasis))) { .node(.roundedBox, .other, $0) },
      section(style.edgeEmphasis, used: Set(edges.map(\.emphasis))) { .edge(.solid, $0) },
    ].compactMap(\.self)
    var notes: [LegendSection.Entry] = []
    if !style.widthMeaning.isEmpty && !edges.isEmpty { notes.append(.init(sample: .none, text: style.widthMeaning)) }
    if !style.sizeMeaning.isEmpty && !nodes.isEmpty { notes.append(.init(sample: .none, text: style.sizeMeaning)) }
    if !notes.isEmpty { sections.append(LegendSection(title: "", entries: notes)) }
    if !style.remarks.lines.isEmpty {
      sections.append(
        LegendSection(
          title: style.remarks.title, entries: style.remarks.lines.map { .init(sample: .none, text: $0) },
          isRemarks: true))
    }
    return sections
  }
}
