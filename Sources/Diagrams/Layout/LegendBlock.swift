/// A legend in its place.
struct LegendBlock {
  private(set) var entries: [PlacedLegendEntry] = []
  /// What it leaves of the plot.
  private(set) var rest: Box
  /// What is left free under a column.
  private(set) var column = Box(x: 0, y: 0, width: 0, height: 0)
  /// How many lines found no room, or not whole.
  private(set) var missingCount = 0

  private var theme: Theme
  private var widths: TextWidths
  private var font: Double
  private var lineHeight: Double
  private static let sampleWidth = 26.0
  /// The least width of a column that holds running text too.
  private static let leastTextWidth = 150.0

  private func width(_ text: String, bold: Bool = false) -> Double {
    // A little more than measured, for fonts that stand in for the one measured.
    widths.width(safeText(text), font, bold: bold) * 1.02 + 2
  }

  /// A column at the right.
  ///
  /// - Parameters:
  ///   - sections: What the legend says.
  ///   - plot: The room that it takes its part of.
  ///   - widest: How wide it may be.
  ///   - isAbreast: Whether short lines stand two abreast.
  ///   - holdsText: Whether running text will stand under it.
  ///   - theme: The colours.
  ///   - widths: How wide texts are.
  init(
    _ sections: [LegendSection], beside plot: Box, upTo widest: Double, isAbreast: Bool, holdsText: Bool,
    _ theme: Theme,
    _ widths: TextWidths
  ) {
    (rest, self.theme, self.widths, font) = (plot, theme, widths, Typography(theme).legend)
    lineHeight = font + 4
    func indent(_ entry: LegendSection.Entry) -> Double { entry.sample == .none ? 0 : Self.sampleWidth + 8 }
    let longest =
      sections.flatMap { section in
        section.entries.map { width($0.text) + indent($0) } + [width(section.title, bold: true)]
      }.max() ?? 0
    let whole = min(max(longest, holdsText ? Self.leastTextWidth : 60), min(widest, plot.size.width * 0.32))
    let left = plot.maxX - whole
    var top = plot.minY
    for section in sections {
      // A part without a heading goes with the one before.
      if section.title.isEmpty, top > plot.minY { top -= 7 }
      if !section.title.isEmpty {
        add(title(section.title, whole), .legendTitle, nil, Box(x: left, y: top, width: whole, height: lineHeight))
        top += lineHeight + 2
      }
      let half = (whole - 8) / 2
      var isSecond = false
      for (number, entry) in section.entries.enumerated() {
        func isShort(_ entry: LegendSection.Entry?) -> Bool {
          isAbreast && (entry.map { $0.sample != .none && width($0.text) + indent($0) <= half } ?? false)
        }
        let isFirst = !isSecond && isShort(entry) && isShort(section.entries.dropFirst(number + 1).first)
        let (x, room) = (isSecond ? left + half + 8 : left, (isSecond || isFirst ? half : whole) - indent(entry))
        let lines = LabelText.wrapped(entry.text, width: room, maximumLines: 4) { width($0) - 2 }
        if !LabelText.isWhole(entry.text, in: lines) { missingCount += 1 }
        let height = max(lineHeight, Double(lines.count) * font * TextWidths.lineSpacing + 2)
        add(
          lines, .legendText, (entry.sample, Box(x: x, y: top + 1, width: Self.sampleWidth, height: 13)),
          Box(x: x + indent(entry), y: top, width: room, height: height))
        if !isFirst { top += height + 1 }
        isSecond = isFirst
      }
      top += 8
    }
    if top - 8 > plot.maxY { missingCount += 1 }
    column = Box(x: left, y: top, width: whole, height: max(0, plot.maxY - top))
    rest = Box(x: plot.minX, y: plot.minY, width: plot.size.width - whole - 20, height: plot.size.height)
  }

  /// Rows at the foot; a part starts on the row of the one before if it fits there whole.
  init(_ sections: [LegendSection], below plot: Box, _ theme: Theme, _ widths: TextWidths) {
    (rest, self.theme, self.widths, font) = (plot, theme, widths, Typography(theme).legend)
    lineHeight = font + 4
    let limit = plot.size.height * 0.45
    var (left, top, rowHeight, gap) = (plot.minX, 0.0, lineHeight, 3.0)
    func indent(_ entry: LegendSection.Entry) -> Double { entry.sample == .none ? 0 : Self.sampleWidth + 6 }
    func breakLine() {
      guard left > plot.minX else { return }
      left = plot.minX
      top += rowHeight + gap
      rowHeight = lineHeight
    }
    for section in sections {
      let title = section.title.isEmpty ? 0 : width(section.title, bold: true) + 8
      let whole = section.entries.map { indent($0) + width($0.text) + 12 }.reduce(title, +)
      if !section.title.isEmpty, left + whole > plot.maxX { breakLine() }
      // Lines of text alone may stand closer than marks.
      gap = section.isRemarks ? 0 : 3
      guard top + lineHeight <= limit else {
        missingCount += section.entries.count
        continue
      }
      if !section.title.isEmpty {
        let room = min(title, plot.size.width * 0.3)
        add(self.title(section.title, room), .legendTitle, nil, Box(x: left, y: top, width: room, height: lineHeight))
        left += room
      }
      // Remarks are long, so that they use the whole width.
      let start = section.title.isEmpty || section.isRemarks ? plot.minX : left
      for (number, entry) in section.entries.enumerated() {
        let indent = indent(entry)
        let needed = min(width(entry.text), plot.maxX - start - indent)
        let isBroken = left + indent + needed > plot.maxX && left > start
        let lines = LabelText.wrapped(entry.text, width: needed, maximumLines: 3) { width($0) - 2 }
        let height = max(lineHeight, Double(lines.count) * font * TextWidths.lineSpacing + 2)
        guard (isBroken ? top + rowHeight + gap : top) + height <= limit + 0.01 else {
          missingCount += section.entries.count - number
          break
        }
        if isBroken {
          breakLine()
          left = start
        }
        if !LabelText.isWhole(entry.text, in: lines) { missingCount += 1 }
        add(
          lines, .legendText, (entry.sample, Box(x: left, y: top + 1, width: Self.sampleWidth, height: 13)),
          Box(x: left + indent, y: top, width: needed, height: height))
        rowHeight = max(rowHeight, height)
        left += indent + needed + 12
      }
      left += 8
    }
    if missingCount > 0 {
      breakLine()
      let words = "+ \(missingCount) more without room here"
      add(
        title(words, plot.size.width), .legendTitle, nil,
        Box(x: plot.minX, y: top, width: plot.size.width, height: lineHeight))
    }
    let height = top + rowHeight
    for index in entries.indices { entries[index].move(down: plot.maxY - height) }
    rest.size.height = max(20, plot.size.height - height - 10)
  }

  /// A heading, cut to one line.
  private func title(_ text: String, _ room: Double) -> [String] {
    LabelText.wrapped(text, width: room, maximumLines: 1) { width($0, bold: true) - 2 }
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
