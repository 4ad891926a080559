internal import Diagrams

/// A size of letters for a table, with the widths of columns and heights of rows that follow.
struct TablePlan {
  let size: Double
  let widths: [Double]
  var heights: [Double]
  /// The cells as they are shown, the headings first: a word that no column has room for ends in an ellipsis.
  let rows: [[SlideTable.Cell]]
  /// Whether headings but the first run upwards.
  let turnsHeader: Bool
  /// Whether a word is wider than its column and would be broken.
  private let breaksWords: Bool
  /// Whether a field has more than one line.
  private let wrapsFields: Bool

  static let topMargin = 3.5
  private static let sizes = [20.0, 18, 16, 14, 12]
  /// A matrix has many narrow columns; letters of its turned headings may be as small as any on a slide.
  private static let turnedSizes = [14.0, 12, 11]
  private static let widestMatrixColumn = 200.0

  static func sideMargin(of table: SlideTable) -> Double { table.isMatrix ? 3 : 6 }

  /// The plan with the largest letters for which a table fits into a room without breaking a word.
  ///
  /// In a matrix headings are turned where that keeps numbers on one line. If nothing fits, rows are left over and words
  /// too long for any column are cut.
  static func best(for table: SlideTable, in room: Size, measure: TextMeasure, fontWidth: Double) -> TablePlan {
    let planner = TablePlanner(table: table, room: room, measure: measure, fontWidth: fontWidth)
    func isFit(_ plan: TablePlan) -> Bool { plan.heights.reduce(0, +) <= room.height && !plan.breaksWords }
    let level = sizes.lazy.map { planner.plan($0) }
    if let plan = level.first(where: { isFit($0) && !(table.isMatrix && $0.wrapsFields) }) { return plan }
    guard table.isMatrix else { return planner.plan(sizes.last ?? 12, cutsWords: true) }
    let turned = turnedSizes.lazy.map { planner.plan($0, turnsHeader: true) }
    return turned.first { isFit($0) && !$0.wrapsFields } ?? level.first(where: isFit) ?? turned.first(where: isFit)
      ?? planner.plan(turnedSizes.last ?? 11, turnsHeader: true, cutsWords: true)
  }

  /// Works out the plans of a table.
  private struct TablePlanner {
    let table: SlideTable
    let room: Size
    let measure: TextMeasure
    let fontWidth: Double

    private var sideMargin: Double { TablePlan.sideMargin(of: table) }

    func plan(_ size: Double, turnsHeader: Bool = false, cutsWords: Bool = false) -> TablePlan {
      let widths = columnWidths(size, turnsHeader: turnsHeader)
      var rows = [table.columns.map { SlideTable.Cell($0.title, isBold: true) }] + table.rows
      let header = turnsHeader ? turnedHeader(widths, size) : nil
      if let header { rows[0] = header.cells }
      func isLevel(_ row: Int, _ column: Int) -> Bool { !turnsHeader || row > 0 || column == 0 }
      var (breaksWords, wrapsFields) = (false, false)
      let heights = rows.indices.map { row in
        var most = 1
        for (column, width) in widths.enumerated() where column < rows[row].count && isLevel(row, column) {
          if cutsWords {
            rows[row][column].text = cut(rows[row][column].text, textWidth(width), size, bold: rows[row][column].isBold)
          }
          let cell = rows[row][column]
          let words = TextMeasure.words(of: cell.text)
          breaksWords =
            breaksWords || words.contains { measure.width($0, size, bold: cell.isBold) > self.textWidth(width) }
          let count = measure.lines(cell.text, width: textWidth(width), size, bold: cell.isBold).count
          wrapsFields = wrapsFields || (row > 0 && column > 0 && count > 1)
          most = max(most, count)
        }
        return max(
          Double(most) * TextMeasure.lineHeight(size) + 2 * TablePlan.topMargin, row == 0 ? header?.height ?? 0 : 0)
      }
      return TablePlan(
        size: size, widths: widths, heights: heights, rows: rows, turnsHeader: turnsHeader, breaksWords: breaksWords,
        wrapsFields: wrapsFields)
    }

    /// The room for text in a column, with a little to spare for fonts that stand in for the one measured.
    private func textWidth(_ width: Double) -> Double { max(10, (width - 2 * sideMargin) / fontWidth * 0.97) }

    /// The least width of a column for a text on one line.
    private func columnWidth(_ text: String, _ size: Double, bold: Bool) -> Double {
      measure.width(text, size, bold: bold) * fontWidth / 0.97 + 2 * sideMargin + 1
    }

    /// A text whose words all have room, too long ones cut.
    private func cut(_ text: String, _ room: Double, _ size: Double, bold: Bool) -> String {
      safeText(text).split(separator: " ").map { word in
        var (kept, isCut) = (word[...], false)
        func shown() -> String { isCut ? kept + "…" : String(kept) }
        while kept.count > 1, measure.width(shown(), size, bold: bold) > room {
          // Nearly as many letters as there is room for, if they are equally wide.
          let share = isCut ? 0.95 : room / measure.width(String(word), size, bold: bold)
          (kept, isCut) = (kept.prefix(min(kept.count - 1, Int(Double(kept.count) * share))), true)
        }
        return shown()
      }.joined(separator: " ")
    }

    /// Headings that run upwards, on as many lines as their columns are wide, and how high they are.
    private func turnedHeader(_ widths: [Double], _ size: Double) -> (cells: [SlideTable.Cell], height: Double) {
      var cells = table.columns.map { SlideTable.Cell($0.title, isBold: true) }
      guard cells.count > 1 else { return (cells, 0) }
      let lineCount = max(1, Int((widths[1] - 2 * sideMargin) / TextMeasure.lineHeight(size)))
      let most = room.height * 0.35
      let lengths = stride(from: 20, through: most, by: 4)
      let others = cells.dropFirst()
      func fits(_ length: Double) -> Bool {
        others.allSatisfy { cell in
          measure.lines(cell.text, width: length, size, bold: true).count <= lineCount
            && TextMeasure.words(of: cell.text).allSatisfy { measure.width($0, size, bold: true) <= length }
        }
      }
      let length = lengths.first(where: fits)
      if length == nil {
        for index in cells.indices.dropFirst() {
          let words = cut(cells[index].text, most, size, bold: true)
          cells[index].text = measure.fitted(words, width: most, sizes: [size], lineCount: lineCount, bold: true).text
        }
      }
      return (cells, (length ?? most) * fontWidth / 0.97 + 2 * TablePlan.topMargin)
    }

    /// As wide as the longest text if there is room; else the widest columns give way, but not below their longest word.
    private func columnWidths(_ size: Double, turnsHeader: Bool) -> [Double] {
      var natural: [Double] = []
      var least: [Double] = []
      for (index, column) in table.columns.enumerated() {
        let cells =
          [SlideTable.Cell(column.title, isBold: true)] + table.rows.compactMap { $0.count > index ? $0[index] : nil }
        natural.append(cells.map { columnWidth($0.text, size, bold: $0.isBold) }.max() ?? 20)
        let longestWord = cells.flatMap { cell in
          TextMeasure.words(of: cell.text).map { columnWidth($0, size, bold: cell.isBold) }
        }.max()
        least.append(min(longestWord ?? 20, room.width * 0.4))
      }
      if table.isMatrix, natural.count > 1 {
        // Numbers stay on one line before names of rows do.
        let fields = table.rows.flatMap { $0.dropFirst() }.map { columnWidth($0.text, size, bold: $0.isBold) }
        let needed = max(fields.max() ?? 0, turnsHeader ? 0 : least.dropFirst().max() ?? 0)
        let count = Double(natural.count - 1)
        let first = min(natural[0], room.width * 0.4, max(least[0], room.width - needed * count))
        let each = (room.width - first) / count
        return [first] + Array(repeating: min(each, TablePlan.widestMatrixColumn), count: natural.count - 1)
      }
      if natural.reduce(0, +) <= room.width {
        // Spread what is left over, so that the table is as wide as the title.
        let extra = (room.width - natural.reduce(0, +)) / Double(natural.count)
        return natural.map { $0 + min(extra, 40) }
      }
      var widths = zip(natural, least).map(max)
      // Take from the widest until it fits.
      for _ in 0..<200 {
        let excess = widths.reduce(0, +) - room.width
        guard excess > 0.01 else { break }
        let giving = widths.indices.filter { widths[$0] > least[$0] + 0.01 }
        guard let widest = giving.max(by: { widths[$0] < widths[$1] }) else { break }
        let next = giving.filter { $0 != widest }.map { widths[$0] }.max() ?? least[widest]
        widths[widest] = max(least[widest], min(next - 1, widths[widest] - 1), widths[widest] - excess)
      }
      let total = widths.reduce(0, +)
      return total > room.width ? widths.map { $0 * room.width / total } : widths
    }
  }
}
