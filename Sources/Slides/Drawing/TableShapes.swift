internal import Diagrams

/// A table as an office program's own table, with column widths and row heights that its text needs.
struct TableShapes {
  private let table: SlideTable
  private let area: Box
  private let measure: TextMeasure
  private let design: Design

  private static let captionSize = 12.0
  /// How much higher rows may become where there is room to spare; fields of a matrix are nearer to squares.
  private var mostSpread: Double { table.isMatrix ? 44 : 22 }

  init(_ table: SlideTable, in area: Box, measure: TextMeasure, design: Design) {
    (self.table, self.area, self.measure, self.design) = (table, area, measure, design)
  }

  /// The table and the line under it.
  func markup(_ numbers: inout ShapeNumbers) -> [Markup] {
    let captionHeight = 2 * TextMeasure.lineHeight(Self.captionSize) + 6
    let room = area.size.height - (table.caption.isEmpty ? 0 : captionHeight)
    var plan = TablePlan.best(
      for: table, in: Size(width: area.size.width, height: room), measure: measure, fontWidth: design.fontWidth)
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
      let rows = plan.turnsHeader ? 1...shown : 0...shown
      let each = min(mostSpread, spare / Double(rows.count))
      for row in rows { plan.heights[row] += each }
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

  private func frame(_ number: Int, box: Box, plan: TablePlan, shown: Int) -> Markup {
    let grid = plan.widths.map { Markup("a:gridCol", ["w": emuText($0)]) }
    let rows = plan.rows.prefix(shown + 1).enumerated().map { index, cells in
      Markup(
        "a:tr", ["h": emuText(plan.heights[index])],
        table.columns.indices.map { column in
          let cell = column < cells.count ? cells[column] : SlideTable.Cell("")
          let isHeader = index == 0
          return self.cell(
            cell, size: plan.size, isHeader: isHeader, isTurned: isHeader && plan.turnsHeader && column > 0,
            column: column)
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

  private func cell(
    _ cell: SlideTable.Cell, size: Double, isHeader: Bool, isTurned: Bool, column: Int
  ) -> Markup {
    let isCentred = table.isMatrix && column > 0
    let alignment = isTurned ? "l" : isCentred ? "ctr" : table.columns[column].isNumeric ? "r" : "l"
    let style = TextStyle(size: size, isBold: cell.isBold, colour: design.ink, alignment: alignment)
    let fill = self.fill(of: cell.tone)
    let margin = emuText(TablePlan.sideMargin(of: table))
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
        // Coloured fields would hide it from most columns of a matrix.
        border("a:lnB", isHeader ? 1.25 : 0.75, isHeader && table.isMatrix ? none : rule.fill),
      ] : ["a:lnL", "a:lnR", "a:lnT", "a:lnB"].map { border($0, 1.5, paper) }
    return Markup(
      "a:tc", [:],
      [
        Markup(
          "a:txBody", [:], [Markup("a:bodyPr"), Markup("a:lstStyle"), style.paragraph([cell.text])]),
        Markup(
          "a:tcPr",
          [
            "marL": margin, "marR": margin, "marT": emuText(TablePlan.topMargin), "marB": emuText(TablePlan.topMargin),
            "vert": isTurned ? "vert270" : nil,
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
