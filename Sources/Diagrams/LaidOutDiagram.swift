/// A picture with every part in its place and every colour chosen, as plain data: what is left is to draw it.
///
/// All measures are points of 1/72 inch; the origin is the top left corner of the picture and *y* grows downwards.
/// Parts are to be drawn in this order: ``outlines``, ``panels``, ``edges``, ``nodes``, ``texts``, ``legend``; each list
/// holds first what lies lowest.
public struct LaidOutDiagram: Hashable, Sendable {
  /// The font that texts were measured in; fonts of the same widths follow in ``fallbackFonts``.
  public static let font = "Liberation Sans"
  /// Fonts to take where ``font`` is missing.
  public static let fallbackFonts = ["Arial", "Helvetica", "sans-serif"]

  /// The size of the whole picture.
  public var size: Size
  /// What the picture says.
  public var title: String
  /// The picture in words.
  public var description: String
  /// The colours it was made with.
  public var theme: Theme
  /// The colour of the paper.
  public var background: Colour
  /// The part of the picture in which nodes may lie.
  public var plot: Box
  /// The land of a map; drawn before everything else.
  public var outlines: [PlacedOutline] = []
  /// The areas behind groups.
  public var panels: [PlacedPanel]
  /// The ties.
  public var edges: [PlacedEdge]
  /// The nodes, in the order of the diagram.
  public var nodes: [PlacedNode]
  /// Title, caption, headings and tie labels.
  public var texts: [PlacedText]
  /// The legend.
  public var legend: [PlacedLegendEntry]
  /// What was measured on the result.
  public var quality: LayoutQuality

  /// Makes an empty picture.
  public init(size: Size, title: String, description: String, theme: Theme) {
    (self.size, self.title, self.description, self.theme) = (size, title, description, theme)
    background = theme.background
    plot = Box(x: 0, y: 0, width: size.width, height: size.height)
    (panels, edges, nodes, texts, legend) = ([], [], [], [], [])
    quality = LayoutQuality()
  }

  /// Where each node's middle lies, by id; to be given to the next layout so that everyone stays in place.
  public var positions: [String: Point] {
    Dictionary(nodes.map { ($0.id, $0.box.center) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Lines of text in their place.
public struct PlacedText: Hashable, Sendable {
  /// What a text is for.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// The title of the picture.
    case title
    /// The line under the title.
    case subtitle
    /// The name of a group.
    case heading
    /// A line at the foot.
    case caption
    /// The heading of a part of the legend.
    case legendTitle
    /// The meaning of a mark.
    case legendText
    /// The label of a tie.
    case tieLabel
    /// The name of a row of a table.
    case rowName
    /// The name of a column of a table.
    case columnName
  }
  /// Where lines stand in the box.
  public enum Alignment: String, CaseIterable, Hashable, Sendable {
    /// At its left edge.
    case left
    /// In its middle.
    case center
    /// At its right edge.
    case right
  }
  /// What it is for.
  public var role: Role
  /// The lines.
  public var lines: [String]
  /// The box that holds them.
  public var box: Box
  /// Where they stand in it: tie labels and names of columns in the middle, names of rows at the right, all else left.
  public var alignment: Alignment {
    switch role {
    case .tieLabel, .columnName: .center
    case .rowName: .right
    case .title, .subtitle, .heading, .caption, .legendTitle, .legendText: .left
    }
  }
  /// The size of the letters.
  public var fontSize: Double
  /// Whether the letters are bold.
  public var isBold: Bool
  /// The colour of the letters.
  public var colour: Colour

  /// Makes it from its parts.
  public init(
    role: Role, lines: [String], box: Box, fontSize: Double, isBold: Bool, colour: Colour
  ) {
    self.role = role
    self.lines = lines
    self.box = box
    self.fontSize = fontSize
    self.isBold = isBold
    self.colour = colour
  }
}

/// A piece of land on a map.
public struct PlacedOutline: Hashable, Sendable {
  /// The country, by its two-letter code; empty if it has none.
  public var country: String
  /// The corners.
  public var points: [Point]
  /// The colour inside.
  public var fill: Colour
  /// The colour of the border.
  public var stroke: Colour

  /// Makes it from its parts.
  public init(country: String, points: [Point], fill: Colour, stroke: Colour) {
    (self.country, self.points, self.fill, self.stroke) = (country, points, fill, stroke)
  }
}

/// The area behind a group.
public struct PlacedPanel: Hashable, Sendable {
  /// The group's name.
  public var name: String
  /// The area, with its heading.
  public var box: Box
  /// Its colour.
  public var fill: Colour

  /// Makes it from its parts.
  public init(
    name: String, box: Box, fill: Colour
  ) {
    self.name = name
    self.box = box
    self.fill = fill
  }
}

/// A node in its place.
public struct PlacedNode: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The whole label, even if it is shortened or not shown.
  public var name: String
  /// The node in words.
  public var description: String
  /// The label as it is broken into lines; empty if it is not shown.
  public var lines: [String]
  /// The box around the shape.
  public var box: Box
  /// The outline.
  public var shape: NodeShape
  /// The colour inside.
  public var fill: Colour
  /// The colour of the outline.
  public var stroke: Colour
  /// The thickness of the outline.
  public var strokeWidth: Double
  /// The colour of the letters.
  public var ink: Colour
  /// The size of the letters.
  public var fontSize: Double
  /// Whether the letters are bold.
  public var isBold: Bool
  /// How much it stands out.
  public var emphasis: Emphasis
  /// How many nodes it stands for that are not drawn; 0 unless it is a badge.
  public var foldedCount = 0

  /// Makes it from its parts.
  public init(
    id: String, name: String, description: String, lines: [String], box: Box, shape: NodeShape, fill: Colour,
    stroke: Colour, strokeWidth: Double, ink: Colour, fontSize: Double, isBold: Bool, emphasis: Emphasis
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.lines = lines
    self.box = box
    self.shape = shape
    self.fill = fill
    self.stroke = stroke
    self.strokeWidth = strokeWidth
    self.ink = ink
    self.fontSize = fontSize
    self.isBold = isBold
    self.emphasis = emphasis
  }
}

/// A tie in its place.
public struct PlacedEdge: Hashable, Sendable {
  /// The id of the node that it leaves.
  public var source: String
  /// The id of the node that it reaches.
  public var target: String
  /// The tie in words.
  public var description: String
  /// The way it takes, from outline to outline.
  public var route: Route
  /// How it is drawn.
  public var line: LineStyle
  /// How thick it is.
  public var width: Double
  /// Its colour.
  public var colour: Colour
  /// Which way it points.
  public var arrow: Arrow
  /// How much it stands out.
  public var emphasis: Emphasis

  /// Makes it from its parts.
  public init(
    source: String, target: String, description: String, route: Route, line: LineStyle, width: Double, colour: Colour,
    arrow: Arrow, emphasis: Emphasis
  ) {
    self.source = source
    self.target = target
    self.description = description
    self.route = route
    self.line = line
    self.width = width
    self.colour = colour
    self.arrow = arrow
    self.emphasis = emphasis
  }
}

/// A line of the legend in its place.
public struct PlacedLegendEntry: Hashable, Sendable {
  /// The mark.
  public enum Sample: Hashable, Sendable {
    /// A node without a label.
    case node(PlacedNode)
    /// A tie without ends.
    case edge(PlacedEdge)
    /// No mark: a heading or a remark.
    case none
  }
  /// The mark.
  public var sample: Sample
  /// Its meaning.
  public var text: PlacedText

  /// Makes it from its parts.
  public init(
    sample: Sample, text: PlacedText
  ) {
    self.sample = sample
    self.text = text
  }
}

/// What was measured on a laid-out picture.
public struct LayoutQuality: Hashable, Sendable {
  /// How the nodes were placed at first.
  public var method = ""
  /// Pairs of nodes whose boxes overlap.
  public var overlapCount = 0
  /// Nodes that are not wholly inside the plot.
  public var outsideCount = 0
  /// Times a tie runs through a node that is not its own.
  public var crossedLabelCount = 0
  /// Pairs of ties that cross.
  public var edgeCrossingCount = 0
  /// Nodes whose label had to go.
  public var unlabelledCount = 0
  /// Lines of the legend that found no room.
  public var missingLegendLines = 0
  /// Ties in focus with a label, such as numbered proposals, that are not drawn because an end found no room.
  public var undrawnTieCount = 0
  /// How much larger the picture is than the one that was laid out; below 1 for one that is smaller.
  public var scale = 1.0
  /// The smallest letters of any text, in points.
  public var smallestFontSize = 0.0
  /// The share of the plot's width between the outermost nodes.
  public var widthShare = 0.0
  /// The share of the plot's height between the outermost nodes.
  public var heightShare = 0.0
  /// The least contrast of any text with what is behind it.
  public var leastContrast = 0.0

  /// Nothing measured yet.
  public init() {}
}
