internal import Diagrams

/// A table as an office program's own table, with column widths and row heights that its text needs.
struct TableShapes {
  private let table: SlideTable
  private let area: Box
  private let measure: TextMeasure
  private let design: Design

  private static let sizes = [20.0, 18, 16, 14, 12]
  private static let captionSize = 12.0
  private static let sideMargin = 6.0
  private static let topMargin = 3.5
  /// How much higher rows may become where there is room to spare; fields of a matrix are nearer to squares.
  private var mostSpread: Double { table.isMatrix ? 44 : 22 }
  private static let widestMatrixColumn = 200.0

  init(_ table: SlideTable, in area: Box, measure: TextMeasure, design: Design) {
    (self.table, self.area, self.measure, self.design) = (table, area, measure, design)
  }

  /// A size of letters with the widths and heights that follow.
  private struct Plan {
    var size: Double
    var widths: [Double]
    var heights: [Double]
    /// Whether a word is wider than its column.
    var breaksWords: Bool
  }

  /// The table and the line under it.
  func markup(_ numbers: inout ShapeNumbers) -> [Markup] {
    let captionHeight = 2 * TextMeasure.lineHeight(Self.captionSize) + 6
    let room = area.size.height - (table.caption.isEmpty ? 0 : captionHeight)
    func isRoomy(_ plan: Plan) -> Bool { plan.heights.reduce(0, +) <= room }
    let plans = Self.sizes.lazy.map(self.plan)
    // A word cut in two is worse than small letters, unless there is no way around it.
    var plan =
      plans.first { isRoomy($0) && !$0.breaksWords } ?? plans.first(where: isRoomy) ?? self.plan(Self.sizes.last ?? 12)
    // What finds no room in the smallest letters is left out from the end, and the caption says so.
    var shown = table.rows.count
    let least = area.size.height - captionHeight
    if plan.heights.reduce(0, +) > room {
      while shown > 0, plan.heights.prefix(shown + 1).reduce(0, +) > least { shown -= 1 }
    }
    var caption = table.caption
    if shown < table.rows.count {
      let count = table.rows.count - shown
      caption = [caption, "\(count) more \(count == 1 ? "row" : "rows") left out. \(table.whereTheRestIs)"]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    // Rows that stand apart are easier to follow across the slide.
    let spare = min(room, least) - plan.heights.prefix(shown + 1).reduce(0, +)
    if shown > 0, spare > 0 {
      let each = min(mostSpread, spare / Double(shown + 1))
      for row in 0...shown { plan.heights[row] += each }
    }
    let height = plan.heights.prefix(shown + 1).reduce(0, +)
    let box = Box(x: area.minX, y: area.minY, width: plan.widths.reduce(0, +), height: height)
    var result = [frame(numbers.next(), box: box, plan: plan, shown: shown)]
    guard !caption.isEmpty else { return result }
    let fitted = measure.fitted(
      caption, width: area.size.width / design.fontWidth * 0.97, sizes: [Self.captionSize], lineCount: 2)
    result.append(
      TextBox(
        name: "Caption",
        box: Box(x: area.minX, y: box.maxY + 6, width: area.size.width, height: captionHeight - 6),
        paragraphs: [
          TextStyle(size: fitted.size, colour: SlidePalette.grey(750, of: design)).paragraph([fitted.text])
        ], description: fitted.text
      ).markup(numbers.next()))
    return result
  }

  private func plan(_ size: Double) -> Plan {
    let widths = columnWidths(size)
    let header = lineCount(table.columns.map { .init($0.title, isBold: true) }, widths, size)
    let rows = table.rows.map { lineCount($0, widths, size) }
    let heights = ([header] + rows).map {
      Double($0) * TextMeasure.lineHeight(size) + 2 * Self.topMargin
    }
    let rowsWithHeader = [table.columns.map { SlideTable.Cell($0.title, isBold: true) }] + table.rows
    let breaksWords = rowsWithHeader.contains { cells in
      zip(cells, widths).contains { cell, width in
        TextMeasure.words(of: cell.text).contains { measure.width($0, size, bold: cell.isBold) > self.room(width) }
      }
    }
    return Plan(size: size, widths: widths, heights: heights, breaksWords: breaksWords)
  }

  private func lineCount(_ cells: [SlideTable.Cell], _ widths: [Double], _ size: Double) -> Int {
    zip(cells, widths).map { cell, width in
      measure.lines(cell.text, width: room(width), size, bold: cell.isBold).count
    }.max() ?? 1
  }

  /// The room for text in a column, with a little to spare for fonts that stand in for the one measured.
  private func room(_ width: Double) -> Double { max(10, (width - 2 * Self.sideMargin) / design.fontWidth * 0.97) }

  /// As wide as the longest text if there is room; else the widest columns give way, but not below their longest word.
  private func columnWidths(_ size: Double) -> [Double] {
    var natural: [Double] = []
    var least: [Double] = []
    for (index, column) in table.columns.enumerated() {
      let cells =
        [SlideTable.Cell(column.title, isBold: true)] + table.rows.compactMap { $0.count > index ? $0[index] : nil }
      func width(_ text: String, _ cell: SlideTable.Cell) -> Double {
        measure.width(text, size, bold: cell.isBold) * design.fontWidth / 0.97 + 2 * Self.sideMargin + 1
      }
      natural.append(cells.map { width($0.text, $0) }.max() ?? 20)
      let longestWord = cells.flatMap { cell in TextMeasure.words(of: cell.text).map { width($0, cell) } }.max() ?? 20
      least.append(min(longestWord, area.size.width * 0.4))
    }
    let room = area.size.width
    if table.isMatrix, natural.count > 1 {
      // Names of rows may be broken between words where the other columns need the room.
      let spare = room - Self.widestMatrixColumn * Double(natural.count - 1)
      let first = min(natural[0], room * 0.3, max(least[0], spare, room * 0.1))
      let each = (room - first) / Double(natural.count - 1)
      return [first] + Array(repeating: min(each, Self.widestMatrixColumn), count: natural.count - 1)
    }
    if natural.reduce(0, +) <= room {
      // Spread what is left over, so that the table is as wide as the title.
      let extra = (room - natural.reduce(0, +)) / Double(natural.count)
      return natural.map { $0 + min(extra, 40) }
    }
    var widths = zip(natural, least).map(max)
    // Take from the widest until it fits.
    for _ in 0..<200 {
      let excess = widths.reduce(0, +) - room
      guard excess > 0.01 else { break }
      let giving = widths.indices.filter { widths[$0] > least[$0] + 0.01 }
      guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
      let next = giving.filter { $0 != widest }.map { widths[$0] }.max() ?? least[widest]
      widths[widest] = max(least[widest], min(next - 1, widths[widest] - 1), widths[widest] - excess)
    }
    let total = widths.reduce(0, +)
    return total > room ? widths.map { $0 * room / total } : widths
  }

  private func frame(_ number: Int, box: Box, plan: Plan, shown: Int) -> Markup {
    let grid = plan.widths.map { Markup("a:gridCol", ["w": emuText($0)]) }
    let header = table.columns.map { SlideTable.Cell($0.title, isBold: true) }
    let rows = ([header] + table.rows.prefix(shown)).enumerated().map { index, cells in
      Markup(
        "a:tr", ["h": emuText(plan.heights[index])],
        table.columns.indices.map { column in
          let cell = column < cells.count ? cells[column] : SlideTable.Cell("")
          return self.cell(cell, size: plan.size, isHeader: index == 0, column: column)
        })
    }
    let properties = Markup(
      "a:tblPr", ["firstRow": "1"],
      // No style, no grid: the rules are drawn by the cells themselves.
      [Markup("a:tableStyleId", text: "{2D5ABB26-0587-4C30-8999-92F81FD0307C}")])
    return Markup(
      "p:graphicFrame", [:],
      [
        Markup(
          "p:nvGraphicFramePr", [:],
          [
            ShapeMarkup.named(number, "Table", description: table.description),
            Markup("p:cNvGraphicFramePr", [:], [Markup("a:graphicFrameLocks", ["noGrp": "1"])]), Markup("p:nvPr"),
          ]),
        Markup(
          "p:xfrm", [:],
          [
            Markup("a:off", ["x": emuText(box.minX), "y": emuText(box.minY)]),
            Markup("a:ext", ["cx": emuText(box.size.width), "cy": emuText(box.size.height)]),
          ]),
        Markup(
          "a:graphic", [:],
          [
            Markup(
              "a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/table"],
              [Markup("a:tbl", [:], [properties, Markup("a:tblGrid", [:], grid)] + rows)])
          ]),
      ])
  }

  private func cell(_ cell: SlideTable.Cell, size: Double, isHeader: Bool, column: Int) -> Markup {
    let isCentred = table.isMatrix && column > 0
    let alignment = isCentred ? "ctr" : table.columns[column].isNumeric ? "r" : "l"
    let style = TextStyle(size: size, isBold: cell.isBold, colour: design.ink, alignment: alignment)
    let fill = self.fill(of: cell.tone)
    let margin = emuText(Self.sideMargin)
    let none = Markup("a:noFill")
    let rule = SlidePalette.grey(isHeader ? 850 : 180, of: design)
    func border(_ name: String, _ width: Double, _ fill: Markup) -> Markup {
      Markup(name, ["w": emuText(width)], [fill])
    }
    let paper = design.paper.fill
    // A rule above a cell would hide the one below its neighbour, so plain cells have none.
    let borders =
      fill == nil
      ? [
        border("a:lnL", 0.75, none), border("a:lnR", 0.75, none),
        border("a:lnB", isHeader ? 1.25 : 0.75, rule.fill),
      ] : ["a:lnL", "a:lnR", "a:lnT", "a:lnB"].map { border($0, 1.5, paper) }
    return Markup(
      "a:tc", [:],
      [
        Markup(
          "a:txBody", [:], [Markup("a:bodyPr"), Markup("a:lstStyle"), style.paragraph([cell.text])]),
        Markup(
          "a:tcPr",
          [
            "marL": margin, "marR": margin, "marT": emuText(Self.topMargin), "marB": emuText(Self.topMargin),
            "anchor": isHeader && !isCentred ? "b" : "ctr",
          ],
          borders + [fill ?? none]),
      ])
  }

  private func fill(of tone: SlideTable.Tone) -> Markup? {
    let paper = design.paperLightness
    func tint(_ name: String, _ share: Int) -> DrawingColour {
      .scheme(name, times: share, plus: (1000 - share) * paper / 1000)
    }
    return switch tone {
    case .plain: nil
    case .empty: SlidePalette.grey(60, of: design).fill
    case .low(let isStrong): tint("accent2", isStrong ? 550 : 280).fill
    case .high(let isStrong): tint("accent1", isStrong ? 550 : 280).fill
    }
  }
}

/// Paragraphs in a box that is no placeholder.
struct TextBox {
  var name: String
  var box: Box
  var paragraphs: [Markup]
  var description: String

  func markup(_ number: Int) -> Markup {
    Markup(
      "p:sp", [:],
      [
        Markup(
          "p:nvSpPr", [:],
          [
            ShapeMarkup.named(number, name, description: description), Markup("p:cNvSpPr", ["txBox": "1"]),
            Markup("p:nvPr"),
          ]),
        Markup("p:spPr", [:], [ShapeMarkup.place(box), ShapeMarkup.rectangle, Markup("a:noFill")]),
        Markup(
          "p:txBody", [:],
          [
            Markup(
              "a:bodyPr", ["wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "rtlCol": "0"],
              [Markup("a:normAutofit")]), Markup("a:lstStyle"),
          ] + paragraphs),
      ])
  }
}
