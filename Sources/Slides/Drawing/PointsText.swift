internal import Diagrams

/// Statements one under the other, in letters as large as there is room for.
struct PointsText {
  /// Sizes of a statement and of what is behind it, the largest first, for a slide of nothing else.
  static let large = [(20.0, 16.0), (18, 14), (16, 14), (14, 12)]
  /// The same beside a picture.
  static let small = [(14.0, 12.0), (13, 12), (12, 11)]

  private let points: [SlidePoint]
  private let sizes: (head: Double, tail: Double)
  private let area: Box
  private let design: Design

  private static let space = 10.0

  /// Fits statements into an area.
  ///
  /// What is behind a statement is cut where it finds no room in the smallest letters, and then left out; statements that
  /// find none are left out from the end.
  init(_ points: [SlidePoint], in area: Box, sizes: [(Double, Double)], measure: TextMeasure, design: Design) {
    (self.area, self.design) = (area, design)
    let width = area.size.width / design.fontWidth * 0.97
    func height(_ points: [SlidePoint], _ sizes: (Double, Double)) -> Double {
      points.map { point in
        let head = Double(measure.lines(point.headline, width: width, sizes.0, bold: true).count)
        let tail = Double(measure.lines(point.detail, width: width, sizes.1).count)
        return head * TextMeasure.lineHeight(sizes.0) + tail * TextMeasure.lineHeight(sizes.1) + Self.space + 2
      }.reduce(0, +)
    }
    if let fitting = sizes.first(where: { height(points, $0) <= area.size.height }) {
      (self.points, self.sizes) = (points, fitting)
      return
    }
    let least = sizes.last ?? (12, 11)
    var shown = points
    for lineCount in stride(from: 4, through: 0, by: -1) {
      shown = points.map { point in
        guard lineCount > 0, !point.detail.isEmpty else { return SlidePoint(point.headline) }
        let detail = measure.fitted(point.detail, width: width, sizes: [least.1], lineCount: lineCount).text
        return SlidePoint(point.headline, detail: detail)
      }
      if height(shown, least) <= area.size.height { break }
    }
    while shown.count > 1, height(shown, least) > area.size.height { shown.removeLast() }
    (self.points, self.sizes) = (shown, least)
  }

  /// The text box that holds them.
  func markup(_ number: Int) -> Markup {
    var paragraphs: [Markup] = []
    for (index, point) in points.enumerated() {
      paragraphs.append(
        TextStyle(size: sizes.head, isBold: true, colour: design.ink)
          .paragraph([point.headline], spaceBefore: index == 0 ? 0 : Self.space))
      guard !point.detail.isEmpty else { continue }
      paragraphs.append(
        TextStyle(size: sizes.tail, colour: SlidePalette.grey(800, of: design))
          .paragraph([point.detail], spaceBefore: 1))
    }
    return TextBox(
      name: "Points", box: area, paragraphs: paragraphs, description: points.map(\.headline).joined(separator: "; ")
    ).markup(number)
  }
}
