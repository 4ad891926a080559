/// Where title, caption and legend stand, and what room they leave.
package struct FramePlan: Sendable {
  package private(set) var texts: [PlacedText] = []
  package private(set) var legend: [PlacedLegendEntry] = []
  /// The room for nodes.
  package private(set) var plot: Box
  /// Whether every line of the legend found room.
  package private(set) var hasWholeLegend = true

  /// Where a legend stands.
  package enum LegendPlace: Sendable {
    /// Wherever more room is left.
    case automatic
    /// In a column at the right.
    case beside
    /// In rows at the foot.
    case below
  }

  private var theme: Theme
  private var letters: Typography
  private var widths: TextWidths

  /// Plans the frame of a picture: the title on top, the caption at the foot, the legend where it leaves most room.
  ///
  /// - Parameters:
  ///   - diagram: The picture.
  ///   - extraCaption: Further lines for the foot.
  ///   - widths: How wide its texts are.
  ///   - margin: The room left free around everything; nil for what is usual.
  ///   - legendPlace: Where the legend is wanted, if it fits there.
  package init(
    _ diagram: Diagram, extraCaption: [String], widths: TextWidths, margin: Double? = nil,
    legendPlace: LegendPlace = .automatic
  ) {
    let size = diagram.frame.points
    let margin = margin ?? min(Typography.margin, size.width / 16)
    (theme, letters, self.widths) = (diagram.theme, Typography(diagram.theme), widths)
    plot = Box(x: margin, y: margin * 0.8, width: size.width - 2 * margin, height: size.height - 1.6 * margin)
    placeTitle(diagram)
    let caption = diagram.caption + extraCaption
    let sections = diagram.legend
    guard !sections.isEmpty else {
      placeCaption(caption)
      return
    }
    var (beside, below) = (self, self)
    // Long lines get a wider column where a narrow one would be too high.
    let columns = [210.0, 290].map { LegendBlock(sections, beside: plot, upTo: $0, theme, widths) }
    let isWhole = beside.place(columns[0].isWhole ? columns[0] : columns[1])
    beside.placeCaption(caption)
    below.placeCaption(caption)
    _ = below.place(LegendBlock(sections, below: below.plot, theme, widths))
    // A column is easier to read than rows, so it may cost some room; groups side by side need the width.
    let share = diagram.groups.isEmpty ? 0.88 : 1.0
    let isRoomy = [beside, below].map { plan in
      plan.plot.size.width >= size.width * 0.62 && plan.plot.size.height >= size.height * 0.7
    }
    let isBesideBetter =
      switch legendPlace {
      case .beside: true
      case .below: false
      case .automatic where diagram.groups.isEmpty && isRoomy[0] != isRoomy[1]: isRoomy[0]
      case .automatic: beside.plot.size.area >= below.plot.size.area * share
      }
    self = isWhole && isBesideBetter ? beside : below
  }

  private mutating func place(_ block: LegendBlock) -> Bool {
    (legend, plot, hasWholeLegend) = (block.entries, block.rest, block.isWhole)
    return block.isWhole
  }

  private mutating func placeTitle(_ diagram: Diagram) {
    let parts: [(PlacedText.Role, String, Double, Colour, Int)] = [
      (.title, diagram.title, letters.title, theme.ink, 3),
      (.subtitle, diagram.subtitle, letters.subtitle, theme.quietInk, 2),
    ]
    let room = logoless(isTop: true)
    var bottom = plot.minY
    for (role, text, fontSize, colour, maximumLines) in parts {
      let lines = LabelText.wrapped(text, width: room.width * 0.985, maximumLines: maximumLines) {
        widths.width($0, fontSize, bold: role == .title)
      }
      guard !lines.isEmpty else { continue }
      let height = Double(lines.count) * fontSize * TextWidths.lineSpacing
      let box = Box(x: room.left, y: bottom, width: room.width, height: height)
      texts.append(
        PlacedText(role: role, lines: lines, box: box, fontSize: fontSize, isBold: role == .title, colour: colour))
      bottom += height + 2
    }
    bottom = max(bottom, plot.minY + room.height)
    guard bottom > plot.minY else { return }
    plot = Box(x: plot.minX, y: bottom + 8, width: plot.size.width, height: max(20, plot.maxY - bottom - 8))
  }

  private mutating func placeCaption(_ caption: [String]) {
    let room = logoless(isTop: false)
    let lines = caption.filter { !$0.isEmpty }.flatMap { text in
      LabelText.wrapped(text, width: room.width * 0.985, maximumLines: 2) { widths.width($0, letters.caption) }
    }.prefix(6)
    guard !lines.isEmpty || room.height > 0 else { return }
    let used = Double(lines.count) * letters.caption * TextWidths.lineSpacing
    let height = max(used, room.height)
    let box = Box(x: room.left, y: plot.maxY - used, width: room.width, height: used)
    if !lines.isEmpty {
      texts.append(
        PlacedText(
          role: .caption, lines: Array(lines), box: box, fontSize: letters.caption, isBold: false,
          colour: theme.quietInk))
    }
    plot.size.height = max(20, plot.size.height - height - 10)
  }

  /// What a logo leaves of the room for the title or the caption, and how high it is.
  private func logoless(isTop: Bool) -> (left: Double, width: Double, height: Double) {
    guard let logo = theme.logo, (logo.corner == .topLeft || logo.corner == .topRight) == isTop else {
      return (plot.minX, plot.size.width, 0)
    }
    let width = min(logo.size.width + 14, plot.size.width * 0.4)
    let isLeft = logo.corner == .topLeft || logo.corner == .bottomLeft
    return (plot.minX + (isLeft ? width : 0), plot.size.width - width, min(logo.size.height, plot.size.height * 0.3))
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
  private let font: Double
  private static let sampleWidth = 26.0
  private let lineHeight: Double

  private func width(_ text: String, bold: Bool = false) -> Double {
    // A little more than measured, for fonts that stand in for the one measured.
    widths.width(safeText(text), font, bold: bold) * 1.02 + 2
  }

  /// A column at the right.
  init(_ sections: [LegendSection], beside plot: Box, upTo widest: Double, _ theme: Theme, _ widths: TextWidths) {
    (rest, self.theme, self.widths, font) = (plot, theme, widths, Typography(theme).legend)
    lineHeight = font + 4
    let longest =
      sections.flatMap { section in
        section.entries.map { width($0.text) + ($0.sample == .none ? 0 : Self.sampleWidth + 8) }
          + [width(section.title, bold: true)]
      }.max() ?? 0
    let column = min(max(longest, 60), min(widest, plot.size.width * 0.32))
    let left = plot.maxX - column
    var top = plot.minY
    for section in sections {
      // A part without a heading goes with the one before.
      if section.title.isEmpty, top > plot.minY { top -= 7 }
      if !section.title.isEmpty {
        add(section.title, .legendTitle, nil, Box(x: left, y: top, width: column, height: lineHeight))
        top += lineHeight + 2
      }
      for entry in section.entries {
        let indent = entry.sample == .none ? 0 : Self.sampleWidth + 8
        let lines = LabelText.wrapped(entry.text, width: column - indent, maximumLines: 3) { width($0) - 2 }
        let height = max(lineHeight, Double(lines.count) * font * TextWidths.lineSpacing + 2)
        let sample = Box(x: left, y: top + 1, width: Self.sampleWidth, height: 13)
        add(
          lines, .legendText, (entry.sample, sample),
          Box(x: left + indent, y: top, width: column - indent, height: height))
        top += height + 1
      }
      top += 8
    }
    isWhole = top - 8 <= plot.maxY
    rest = Box(x: plot.minX, y: plot.minY, width: plot.size.width - column - 20, height: plot.size.height)
  }

  /// Rows at the foot; a part starts on the row of the one before if it fits there whole.
  init(_ sections: [LegendSection], below plot: Box, _ theme: Theme, _ widths: TextWidths) {
    (rest, self.theme, self.widths, font) = (plot, theme, widths, Typography(theme).legend)
    lineHeight = font + 4
    let limit = plot.size.height * 0.45
    var (left, top) = (plot.minX, 0.0)
    func indent(_ entry: LegendSection.Entry) -> Double { entry.sample == .none ? 0 : Self.sampleWidth + 6 }
    func breakLine() {
      left = plot.minX
      top += lineHeight + 3
    }
    for section in sections {
      let title = section.title.isEmpty ? 0 : width(section.title, bold: true) + 8
      let whole = section.entries.map { indent($0) + width($0.text) + 14 }.reduce(title, +)
      if left > plot.minX, left + whole > plot.maxX { breakLine() }
      guard top + lineHeight <= limit else {
        isWhole = false
        break
      }
      if !section.title.isEmpty {
        let room = min(title, plot.size.width * 0.3)
        add(section.title, .legendTitle, nil, Box(x: left, y: top, width: room, height: lineHeight))
        left += room
      }
      let start = left
      for entry in section.entries {
        let indent = indent(entry)
        let needed = min(width(entry.text), plot.maxX - start - indent)
        if left + indent + needed > plot.maxX, left > start {
          breakLine()
          left = start
          if top + lineHeight > limit {
            isWhole = false
            break
          }
        }
        let lines = LabelText.wrapped(entry.text, width: needed, maximumLines: 1) { width($0) - 2 }
        let sample = Box(x: left, y: top + 1, width: Self.sampleWidth, height: 13)
        add(
          lines, .legendText, (entry.sample, sample),
          Box(x: left + indent, y: top, width: needed, height: lineHeight))
        left += indent + needed + 14
      }
      left += 12
    }
    let height = top + lineHeight
    for index in entries.indices { entries[index].move(down: plot.maxY - height) }
    rest.size.height = max(20, plot.size.height - height - 10)
  }

  private mutating func add(_ text: String, _ role: PlacedText.Role, _ sample: (LegendSection.Sample, Box)?, _ box: Box)
  {
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
      role: role, lines: lines, box: box, fontSize: font, isBold: isTitle,
      colour: isTitle ? theme.ink : theme.quietInk)
    var mark = PlacedLegendEntry.Sample.none
    switch sample {
    case (.node(let shape, let fill, let emphasis), let place)?:
      mark = .node(
        PlacedNode(
          id: "", name: "", description: "", lines: [],
          box: Box(center: place.center, size: Size(width: 22, height: 12)), shape: shape,
          fill: theme.fill(of: fill, emphasis: emphasis), stroke: theme.stroke(of: fill, emphasis: emphasis),
          strokeWidth: PlacedNode.strokeWidth(emphasis), ink: theme.ink, fontSize: font, isBold: false,
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
