/// A picture as plain data: what is drawn and what its marks mean, but not yet where.
///
/// Texts may hold anything; control characters are dropped when the picture is written.
public struct Diagram: Hashable, Sendable {
  /// What the picture says, best as a finding.
  public var title: String
  /// A line under the title.
  public var subtitle: String
  /// Small lines at the foot: how many, as of when, what counts as a tie, which filters.
  public var caption: [String]
  /// The picture in words, for those who cannot see it.
  public var description: String
  /// The nodes; their order is kept.
  public var nodes: [DiagramNode]
  /// The ties; those whose ends are not both among the nodes are not drawn.
  public var edges: [DiagramEdge]
  /// Areas that are set apart, such as sectors; empty for one picture of all.
  ///
  /// Nodes of no group stand in the middle.
  public var groups: [DiagramGroup]
  /// How the parts hang together, and so how they are arranged.
  public var form = DiagramForm.network
  /// How many nodes are drawn at most, or nil for as many as can be read; those that matter less are counted in badges.
  public var mostNodes: Int?
  /// What the marks mean.
  public var style: DiagramStyle
  /// The size of the whole picture.
  public var frame: FrameSize
  /// Whether letters shrink with a frame narrower than ten inches, so that it holds what a slide does; else they keep
  /// their size, as in a picture that is a part of a slide.
  public var shrinksLetters = false
  /// The colours.
  public var theme: Theme

  /// Makes a picture.
  public init(
    title: String, subtitle: String = "", caption: [String] = [], description: String = "",
    nodes: [DiagramNode], edges: [DiagramEdge], groups: [DiagramGroup] = [], style: DiagramStyle = .init(),
    frame: FrameSize = .widescreen, theme: Theme = .light
  ) {
    (self.title, self.subtitle, self.caption, self.description) = (title, subtitle, caption, description)
    (self.nodes, self.edges, self.groups) = (nodes, edges, groups)
    (self.style, self.frame, self.theme) = (style, frame, theme)
  }

  /// Whether nodes without room for their name become dots instead of being counted in badges.
  package var keepsEveryone = false
  /// The ids of nodes that show their place in this list, from 1, instead of their name; a key says who they are.
  package var key: [String] = []

  /// The nodes without later ones of an id that was there before.
  package var distinctNodes: [DiagramNode] {
    var seen: Set<String> = []
    return nodes.filter { seen.insert($0.id).inserted }
  }

  /// Whether names may be cut where few would find room: a picture of groups or proposals is nothing without them.
  package var mayShortenNames: Bool { !groups.isEmpty || edges.contains(where: \.isNumbered) }

  /// The picture with long names cut, for those that would find no room.
  package var withShortNames: Diagram {
    var result = self
    for index in nodes.indices { result.nodes[index].label = LabelText.shortened(nodes[index].label, to: 26) }
    return result
  }

  /// The labels of ties in focus that are not drawn, because an end is not among the nodes.
  package var undrawnLabels: [String] {
    let there = Set(nodes.map(\.id))
    return edges.filter(\.isNumbered)
      .filter { !there.contains($0.source) || !there.contains($0.target) }.map(\.label)
  }

  /// The ties that can be drawn, as positions among ``distinctNodes``; ties from a node to itself are left out.
  package var drawableEdges: [(edge: DiagramEdge, source: Int, target: Int)] {
    let places = Dictionary(distinctNodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return edges.compactMap { edge in
      guard let source = places[edge.source], let target = places[edge.target], source != target else { return nil }
      return (edge, source, target)
    }
  }
}

/// A node of a ``Diagram``.
public struct DiagramNode: Hashable, Sendable {
  /// What ties and groups call it; unique in its diagram.
  public var id: String
  /// The text inside it.
  public var label: String
  /// The node in words: shown when pointed at, read aloud.
  public var description: String
  /// The outline.
  public var shape: NodeShape
  /// The colour.
  public var fill: NodeFill
  /// How much it stands out.
  public var emphasis: Emphasis
  /// How large it is drawn.
  public var sizeClass: SizeClass
  /// How many nodes it stands for that are not drawn; 0 unless it is a badge.
  public internal(set) var foldedCount = 0

  /// Makes a node; without a label it shows its id.
  public init(
    id: String, label: String? = nil, description: String = "", shape: NodeShape = .roundedBox,
    fill: NodeFill = .plain, emphasis: Emphasis = .normal, sizeClass: SizeClass = .small
  ) {
    (self.id, self.label, self.description) = (id, label ?? id, description)
    (self.shape, self.fill, self.emphasis, self.sizeClass) = (shape, fill, emphasis, sizeClass)
  }
}

/// A tie of a ``Diagram``.
public struct DiagramEdge: Hashable, Sendable {
  /// The id of the node that it leaves.
  public var source: String
  /// The id of the node that it reaches.
  public var target: String
  /// The text beside it; empty for none.
  public var label: String
  /// The tie in words: shown when pointed at, read aloud.
  public var description: String
  /// How it is drawn.
  public var line: LineStyle
  /// How thick it is; 1 is usual, drawn from 0.5 to 5.
  public var width: Double
  /// Which way it points.
  public var arrow: Arrow
  /// How much it stands out.
  public var emphasis: Emphasis
  /// How many ties it stands for; more than 1 only if it leads to a badge.
  public internal(set) var tieCount = 1

  /// Whether it is in focus and known by its label.
  package var isNumbered: Bool { emphasis == .focus && !label.isEmpty }

  /// Makes a tie.
  public init(
    source: String, target: String, label: String = "", description: String = "", line: LineStyle = .solid,
    width: Double = 1, arrow: Arrow = .none, emphasis: Emphasis = .normal
  ) {
    (self.source, self.target, self.label, self.description) = (source, target, label, description)
    (self.line, self.width, self.arrow, self.emphasis) = (line, width, arrow, emphasis)
  }
}

/// An area of a ``Diagram`` that holds its nodes apart from the rest, with its name as a heading.
public struct DiagramGroup: Hashable, Sendable {
  /// Where an area is wanted.
  public enum Side: String, CaseIterable, Hashable, Sendable {
    /// On whichever side has more room.
    case automatic
    /// On the left.
    case left
    /// On the right.
    case right
  }

  /// The heading.
  public var name: String
  /// The ids of the nodes in it; a node listed by two groups belongs to the first.
  public var nodeIDs: [String]
  /// Where it is wanted.
  public var side: Side

  /// Makes an area.
  public init(name: String, nodeIDs: [String], side: Side = .automatic) {
    (self.name, self.nodeIDs, self.side) = (name, nodeIDs, side)
  }
}
