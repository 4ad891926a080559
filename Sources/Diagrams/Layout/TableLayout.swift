/// The arrangement of a picture that is made of tables.
struct TableLayout {
  private let diagram: Diagram
  private let widths: TextWidths
  private let nodes: [String: DiagramNode]

  init(diagram: Diagram, widths: TextWidths) {
    (self.diagram, self.widths) = (diagram, widths)
    nodes = Dictionary(diagram.distinctNodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let heading = 22.0
  private static let gap = 20.0

  /// The sizes of letters that are tried, largest first.
  static func fontSizes(_ letters: Typography) -> [Double] { [9, 5, 2, 0].map { letters.caption + $0 } }

  /// One table in its part of the plot.
  private struct Plan {
    var table: DiagramTable
    /// With its heading.
    var area: Box
    /// The cells alone.
    var grid: Box
    var cell: Size
    var rowNames: [String]
    var columnNames: [[String]]
    var fontSize: Double
  }

  /// The picture with everything in its place.
  func picture(_ tables: [DiagramTable]) -> LaidOutDiagram {
    // Many rows need the height that a legend at the foot would take.
    let isHigh = (tables.map(\.rows.count).max() ?? 0) > 14
    let (frame, plans) = readable(tables, isHigh ? .beside : .automatic)
    var picture = LaidOutDiagram(
      size: diagram.frame.points, title: diagram.title, description: diagram.pictureInWords, theme: diagram.theme)
    picture.take(frame)
    for plan in plans { place(plan, in: &picture) }
    picture.quality = picture.measured()
    picture.quality.method = "table"
    return picture
  }

  /// As many tables as can be read, with the frame around them; at least one.
  private func readable(_ tables: [DiagramTable], _ legendPlace: FramePlan.LegendPlace) -> (FramePlan, [Plan]) {
    let line = Typography(diagram.theme).caption * TextWidths.lineSpacing
    // Tables in which something stands out are the last to go.
    let inFocus = Set(diagram.nodes.filter { $0.emphasis == .focus }.map(\.id))
    func isPlain(_ table: DiagramTable) -> Bool { !table.cells.joined().contains { $0.map(inFocus.contains) ?? false } }
    let ranking = tables.indices.sorted { (isPlain(tables[$0]) ? 1 : 0, $0) < (isPlain(tables[$1]) ? 1 : 0, $1) }
    var result: (FramePlan, [Plan])?
    for count in (1...max(1, tables.count)).reversed() {
      let shown = ranking.prefix(count).sorted().map { tables[$0] }
      var diagram = diagram
      // Several tables, or one with narrow columns, show numbers; what they mean stands before the rows or in the legend.
      if count > 1, let first = shown.first {
        diagram.style.remarks.lines += first.rows.enumerated().map { "\($0 + 1) \($1)" }
      }
      let note = count < tables.count ? ["Drawn: \(count) of \(tables.count) tables."] : []
      let frame = FramePlan(diagram, extraCaption: note, widths: widths, legendPlace: legendPlace)
      // As large as every cell shows all that it would show in small letters.
      let sizes = Self.fontSizes(Typography(diagram.theme))
      let tries = sizes.map { self.plans(shown, in: frame.plot, isNumbered: count > 1, fontSize: $0) }
      let least = tries[tries.count - 1]
      let plans = tries.first { tried in zip(tried, least).allSatisfy { showsAsMuch($0, as: $1) } } ?? least
      result = (frame, plans)
      let isReadable = plans.allSatisfy { $0.cell.height >= line && $0.cell.width >= 1.4 * line }
      if isReadable, frame.missingLegendLines == 0 { break }
    }
    return result ?? (FramePlan(diagram, extraCaption: [], widths: widths), [])
  }

  /// Tables side by side in as many rows as make their cells largest.
  private func plans(_ tables: [DiagramTable], in plot: Box, isNumbered: Bool, fontSize: Double) -> [Plan] {
    guard !tables.isEmpty else { return [] }
    var best: (plans: [Plan], score: Double)?
    for across in 1...tables.count {
      let down = (tables.count + across - 1) / across
      let width = (plot.size.width - Self.gap * Double(across - 1)) / Double(across)
      let height = (plot.size.height - Self.gap * Double(down - 1)) / Double(down)
      let plans = tables.enumerated().map { index, table in
        let area = Box(
          x: plot.minX + Double(index % across) * (width + Self.gap),
          y: plot.minY + Double(index / across) * (height + Self.gap), width: width, height: height)
        return plan(table, in: area, isNumbered: isNumbered, fontSize)
      }
      // A cell is best about twice as wide as high.
      let score = plans.map { min($0.cell.width / 2, $0.cell.height) }.min() ?? 0
      if best.map({ score > $0.score }) ?? true { best = (plans, score) }
    }
    return best?.plans ?? []
  }

  /// Whether no cell, row or column has to leave out what it shows in another plan.
  private func showsAsMuch(_ plan: Plan, as other: Plan) -> Bool {
    let line = plan.fontSize * TextWidths.lineSpacing
    let hasNames =
      plan.rowNames == other.rowNames
      && plan.columnNames.map { $0.joined(separator: " ") }
        == other.columnNames.map { $0.joined(separator: " ") }
    let nameWidth = plan.grid.minX - plan.area.minX - 6
    let hasRoom =
      plan.cell.height >= line
      && plan.rowNames.allSatisfy { widths.width(safeText($0), plan.fontSize) <= nameWidth }
    return hasNames && hasRoom
      && plan.table.cells.joined().compactMap(\.self).allSatisfy { id in
        guard let node = nodes[id] else { return true }
        let lines = lines(of: node, in: plan.cell, plan.fontSize)
        return lines.count <= 1
          && lines.joined() == self.lines(of: node, in: other.cell, other.fontSize).joined(separator: " ")
      }
  }

  private func plan(_ table: DiagramTable, in area: Box, isNumbered: Bool, _ fontSize: Double) -> Plan {
    let top = table.name.isEmpty ? 0 : Self.heading
    func grid(_ nameWidth: Double, _ nameHeight: Double) -> Box {
      Box(
        x: area.minX + nameWidth + 6, y: area.minY + top + nameHeight + 3,
        width: max(1, area.size.width - nameWidth - 6), height: max(1, area.size.height - top - nameHeight - 3))
    }
    func size(_ grid: Box) -> Size {
      Size(
        width: grid.size.width / Double(max(1, table.columns.count)),
        height: grid.size.height / Double(max(1, table.rows.count)))
    }
    func width(_ names: [String]) -> Double { names.map { widths.width(safeText($0), fontSize) }.max() ?? 0 }
    let line = fontSize * TextWidths.lineSpacing
    let numbers = table.columns.indices.map { ["\($0 + 1)"] }
    if isNumbered {
      let rows = table.rows.indices.map { "\($0 + 1)" }
      let place = grid(width(rows) + 4, line)
      return Plan(
        table: table, area: area, grid: place, cell: size(place), rowNames: rows, columnNames: numbers,
        fontSize: fontSize)
    }
    let limit = area.size.width * 0.3
    let named = min(width(table.rows) + 4, limit)
    let narrow = size(grid(named, 0)).width - 4
    let wrapped = table.columns.map { name in
      LabelText.wrapped(name, width: narrow, maximumLines: 4) { widths.width($0, fontSize) }
    }
    let isWhole = zip(wrapped, table.columns).allSatisfy { LabelText.isWhole($1, in: $0) }
    if isWhole {
      let place = grid(named, Double(wrapped.map(\.count).max() ?? 0) * line)
      return Plan(
        table: table, area: area, grid: place, cell: size(place), rowNames: table.rows, columnNames: wrapped,
        fontSize: fontSize)
    }
    let rows = table.rows.enumerated().map { "\($0 + 1) \($1)" }
    let place = grid(min(width(rows) + 4, limit), line)
    return Plan(
      table: table, area: area, grid: place, cell: size(place), rowNames: rows, columnNames: numbers, fontSize: fontSize
    )
  }

  private func place(_ plan: Plan, in picture: inout LaidOutDiagram) {
    let (theme, grid, cell) = (diagram.theme, plan.grid, plan.cell)
    let letters = Typography(theme)
    let line = plan.fontSize * TextWidths.lineSpacing
    func measure(_ text: String) -> Double { widths.width(text, plan.fontSize) }
    if !plan.table.name.isEmpty {
      let heading = LabelText.wrapped(plan.table.name, width: plan.area.size.width, maximumLines: 1) {
        widths.width($0, letters.heading, bold: true)
      }
      picture.panels.append(
        PlacedPanel(name: plan.table.name, box: plan.area.inset(by: -5), fill: theme.panel))
      picture.texts.append(
        PlacedText(
          role: .heading, lines: heading,
          box: Box(x: plan.area.minX, y: plan.area.minY, width: plan.area.size.width, height: Self.heading - 3),
          fontSize: letters.heading, isBold: true, colour: theme.ink))
    }
    for (row, name) in plan.rowNames.enumerated() {
      let box = Box(
        x: plan.area.minX, y: grid.minY + Double(row) * cell.height, width: grid.minX - plan.area.minX - 6,
        height: cell.height)
      let lines = LabelText.wrapped(
        name, width: box.size.width, maximumLines: max(1, Int(cell.height / line)), measure: measure)
      picture.texts.append(
        PlacedText(
          role: .rowName, lines: lines, box: box, fontSize: plan.fontSize, isBold: false, colour: theme.ink))
    }
    for (column, lines) in plan.columnNames.enumerated() {
      let height = Double(lines.count) * line
      picture.texts.append(
        PlacedText(
          role: .columnName, lines: lines,
          box: Box(
            x: grid.minX + Double(column) * cell.width, y: grid.minY - 3 - height, width: cell.width, height: height),
          fontSize: plan.fontSize, isBold: false, colour: theme.ink))
    }
    for (row, ids) in plan.table.cells.enumerated() {
      for (column, id) in ids.enumerated() {
        guard let id, let node = nodes[id] else { continue }
        // Outlines in focus are thick, so cells keep a little apart.
        let box = Box(
          x: grid.minX + Double(column) * cell.width, y: grid.minY + Double(row) * cell.height, width: cell.width,
          height: cell.height
        ).inset(by: min(1, cell.width / 8, cell.height / 8))
        picture.nodes.append(
          node.placed(box, lines(of: node, in: box.size, plan.fontSize), fontSize: plan.fontSize, theme))
      }
    }
  }

  /// The whole label on one line or two, or its first word, or nothing, whichever fits.
  private func lines(of node: DiagramNode, in size: Size, _ fontSize: Double) -> [String] {
    let words = safeText(node.label).split(separator: " ").map(String.init)
    guard let first = words.first else { return [] }
    let forms = [[words.joined(separator: " ")], [first, words.dropFirst().joined(separator: " ")], [first]]
    return forms.first { lines in
      let width = lines.map { widths.width($0, fontSize, bold: node.emphasis == .focus) }.max() ?? 0
      return width + 3 <= size.width && (Double(lines.count - 1) * 1.2 + 0.86) * fontSize <= size.height
        && !lines.contains("")
    } ?? []
  }
}
