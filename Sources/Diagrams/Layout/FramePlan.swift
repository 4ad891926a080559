/// Where title, caption and legend stand, and what room they leave.
package struct FramePlan: Sendable {
  package private(set) var texts: [PlacedText] = []
  package private(set) var legend: [PlacedLegendEntry] = []
  /// The room for nodes.
  package private(set) var plot: Box

  private let theme: Theme
  private let widths: TextWidths

  /// Plans the frame of a picture: the title on top, the caption at the foot, the legend where it leaves most room.
  package init(_ diagram: Diagram, extraCaption: [String], widths: TextWidths) {
    let size = diagram.frame.points
    let margin = min(Typography.margin, size.width / 16)
    (theme, self.widths) = (diagram.theme, widths)
    plot = Box(x: margin, y: margin * 0.8, width: size.width - 2 * margin, height: size.height - 1.6 * margin)
    placeTitle(diagram)
    placeCaption(diagram.caption + extraCaption)
    placeLegend(diagram.legend)
  }

  private mutating func placeTitle(_ diagram: Diagram) {
    let parts: [(PlacedText.Role, String, Double, Colour, Int)] = [
      (.title, diagram.title, Typography.title, theme.ink, 2),
      (.subtitle, diagram.subtitle, Typography.subtitle, theme.quietInk, 2),
    ]
    var bottom = plot.minY
    for (role, text, fontSize, colour, maximumLines) in parts {
      let lines = LabelText.wrapped(text, width: plot.size.width * 0.985, maximumLines: maximumLines) {
        widths.width($0, fontSize, bold: role == .title)
      }
      guard !lines.isEmpty else { continue }
      let height = Double(lines.count) * fontSize * TextWidths.lineSpacing
      let box = Box(x: plot.minX, y: bottom, width: plot.size.width, height: height)
      texts.append(
        PlacedText(role: role, lines: lines, box: box, fontSize: fontSize, isBold: role == .title, colour: colour))
      bottom += height + 2
    }
    guard bottom > plot.minY else { return }
    plot = Box(x: plot.minX, y: bottom + 8, width: plot.size.width, height: max(20, plot.maxY - bottom - 8))
  }

  private mutating func placeCaption(_ caption: [String]) {
    let lines = caption.filter { !$0.isEmpty }.flatMap { text in
      LabelText.wrapped(text, width: plot.size.width * 0.985, maximumLines: 2) { widths.width($0, Typography.caption) }
    }.prefix(6)
    guard !lines.isEmpty else { return }
    let height = Double(lines.count) * Typography.caption * TextWidths.lineSpacing
    let box = Box(x: plot.minX, y: plot.maxY - height, width: plot.size.width, height: height)
    texts.append(
      PlacedText(
        role: .caption, lines: Array(lines), box: box, fontSize: Typography.caption, isBold: false,
        colour: theme.quietInk))
    plot.size.height = max(20, plot.size.height - height - 10)
  }

  private mutating func placeLegend(_ sections: [LegendSection]) {
    guard !sections.isEmpty else { return }
    let beside = LegendBlock(sections, beside: plot, theme, widths)
    let below = LegendBlock(sections, below: plot, theme, widths)
    let chosen = beside.isWhole && beside.rest.size.area >= below.rest.size.area * 0.95 ? beside : below
    legend = chosen.entries
    plot = chosen.rest
  }
}

/// A legend in its place.
private struct LegendBlock {
  private(set) var entries: [PlacedLegendEntry] = []
  /// What it leaves of the plot.
  private(set) var rest: Box
  /// Whether every line found room.
  private(set) var isWhole = true

  private let theme: Theme
  private let widths: TextWidths
  private static let font = Typography.legend
  private static let sampleWidth = 26.0
  private static let lineHeight = 16.0

  private func width(_ text: String, bold: Bool = false) -> Double {
    // A little more than measured, for fonts that stand in for the one measured.
    widths.width(safeText(text), Self.font, bold: bold) * 1.02 + 2
  }

  /// A column at the right.
  init(_ sections: [LegendSection], beside plot: Box, _ theme: Theme, _ widths: TextWidths) {
    (rest, self.theme, self.widths) = (plot, theme, widths)
    let longest = sections.flatMap { section in
      section.entries.map { width($0.text) + ($0.sample == .none ? 0 : Self.sampleWidth + 8) }
        + [width(section.title, bold: true)]
    }.max() ?? 0
    let column = min(max(longest, 60), min(210, plot.size.width * 0.3))
    let left = plot.maxX - column
    var top = plot.minY
    for section in sections {
      if !section.title.isEmpty {
        add(section.title, .legendTitle, nil, Box(x: left, y: top, width: column, height: Self.lineHeight))
        top += Self.lineHeight + 2
      }
      for entry in section.entries {
        let indent = entry.sample == .none ? 0 : Self.sampleWidth + 8
        let lines = LabelText.wrapped(entry.text, width: column - indent, maximumLines: 3) { width($0) - 2 }
        let height = max(Self.lineHeight, Double(lines.count) * Self.font * TextWidths.lineSpacing + 2)
        let sample = Box(x: left, y: top + 1, width: Self.sampleWidth, height: 13)
        add(
          lines, .legendText, (entry.sample, sample),
          Box(x: left + indent, y: top, width: column - indent, height: height))
        top += height + 1
      }
      top += 9
    }
    isWhole = top - 9 <= plot.maxY
    rest = Box(x: plot.minX, y: plot.minY, width: plot.size.width - column - 20, height: plot.size.height)
  }

  /// Rows at the foot: one or more for each section.
  init(_ sections: [LegendSection], below plot: Box, _ theme: Theme, _ widths: TextWidths) {
    (rest, self.theme, self.widths) = (plot, theme, widths)
    let titles = min(
      sections.map { $0.title.isEmpty ? 0 : width($0.title, bold: true) + 12 }.max() ?? 0, plot.size.width * 0.3)
    let limit = plot.size.height * 0.45
    var top = 0.0
    for section in sections {
      guard top + Self.lineHeight <= limit else {
        isWhole = false
        break
      }
      if !section.title.isEmpty {
        add(
          section.title, .legendTitle, nil, Box(x: plot.minX, y: top, width: titles - 6, height: Self.lineHeight))
      }
      var left = plot.minX + titles
      for entry in section.entries {
        let indent = entry.sample == .none ? 0 : Self.sampleWidth + 6
        let needed = min(width(entry.text), plot.size.width - titles - indent)
        if left + indent + needed > plot.maxX, left > plot.minX + titles {
          left = plot.minX + titles
          top += Self.lineHeight + 1
          if top + Self.lineHeight > limit {
            isWhole = false
            break
          }
        }
        let lines = LabelText.wrapped(entry.text, width: needed, maximumLines: 1) { width($0) - 2 }
        let sample = Box(x: left, y: top + 1.5, width: Self.sampleWidth, height: 13)
        add(
          lines, .legendText, (entry.sample, sample),
          Box(x: left + indent, y: top, width: needed, height: Self.lineHeight))
        left += indent + needed + 14
      }
      top += Self.lineHeight + 3
    }
    let start = plot.maxY - top + 3
    for index in entries.indices { entries[index].move(down: start) }
    rest.size.height = max(20, plot.size.height - top - 8)
  }

  private mutating func add(_ text: String, _ role: PlacedText.Role, _ sample: (LegendSection.Sample, Box)?, _ box: Box) {
    let lines = LabelText.wrapped(text, width: box.size.width, maximumLines: 1) {
      width($0, bold: role == .legendTitle) - 2
    }
    add(lines, role, sample, box)
  }

  private mutating func add(
    _ lines: [String], _ role: PlacedText.Role, _ sample: (LegendSection.Sample, Box)?, _ box: Box
  ) {
    let isTitle = role == .legendTitle
    let text = PlacedText(
      role: role, lines: lines, box: box, fontSize: Self.font, isBold: isTitle,
      colour: isTitle ? theme.ink : theme.quietInk)
    var mark = PlacedLegendEntry.Sample.none
    switch sample {
    case (.node(let shape, let fill, let emphasis), let place)?:
      mark = .node(
        PlacedNode(
          id: "", name: "", description: "", lines: [],
          box: Box(center: place.center, size: Size(width: 22, height: 12)), shape: shape,
          fill: theme.fill(of: fill, emphasis: emphasis), stroke: theme.stroke(of: fill, emphasis: emphasis),
          strokeWidth: PlacedNode.strokeWidth(emphasis), ink: theme.ink, fontSize: Self.font, isBold: false,
          emphasis: emphasis))
    case (.edge(let line, let emphasis), let place)?:
      let y = place.center.y
      mark = .edge(
        PlacedEdge(
          source: "", target: "", description: "",
          route: Route(from: Point(x: place.minX, y: y), to: Point(x: place.maxX, y: y)), line: line,
          width: StrokeWidth.of(line, emphasis: emphasis), colour: theme.line(emphasis), arrow: .none,
          emphasis: emphasis))
    case (.none, _)?, nil: break
    }
    entries.append(PlacedLegendEntry(sample: mark, text: text))
  }
}

extension PlacedNode {
  /// How thick an outline is drawn.
  static func strokeWidth(_ emphasis: Emphasis) -> Double {
    switch emphasis {
    case .minor: 0.6
    case .normal: 0.9
    case .focus: 2
    }
  }
}

extension PlacedLegendEntry {
  fileprivate mutating func move(down distance: Double) {
    text.box.origin.y += distance
    switch sample {
    case .node(var node):
      node.box.origin.y += distance
      sample = .node(node)
    case .edge(var edge):
      edge.route = Route(from: edge.route.start.moved(0, distance), to: edge.route.end.moved(0, distance))
      sample = .edge(edge)
    case .none: break
    }
  }
}
