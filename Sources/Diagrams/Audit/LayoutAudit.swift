/// What a laid-out picture measures, held against what a picture for a projector must be.
///
/// Lengths of letters are those on a slide of 13.33 × 7.5 inches on which the picture is as large as fits.
public struct LayoutAudit: Hashable, Sendable {
  /// One figure and its limit.
  public struct Line: Hashable, Sendable {
    /// A stable name for scripts.
    public var name: String
    /// What is measured.
    public var meaning: String
    /// The figure; nil where the picture has nothing to measure, which meets every limit.
    public var value: Double?
    /// What it must be at least or at most.
    public var limit: Double
    /// Whether the limit is the least that is allowed; else it is the most.
    public var isLowerLimit: Bool
    /// The unit; empty for counts and shares.
    public var unit: String

    /// Whether the limit is kept.
    public var isMet: Bool {
      guard let value else { return true }
      return isLowerLimit ? value >= limit - 1e-6 : value <= limit + 1e-6
    }

    /// One line for people.
    public var words: String {
      let unit = unit.isEmpty ? "" : " " + unit
      let figure = value.map { DOTText.number($0) + unit } ?? "nothing to measure"
      return "\(meaning): \(figure), \(isLowerLimit ? "at least" : "at most") \(DOTText.number(limit))\(unit)"
    }
  }

  /// The figures, in the order in which they matter.
  public let lines: [Line]

  /// Whether all limits are kept.
  public var isMet: Bool { lines.allSatisfy(\.isMet) }

  /// Measures a picture.
  ///
  /// - Complexity: O(*n*² + *n* *m*) for *n* texts and nodes and *m* ties.
  package init(_ picture: LaidOutDiagram, widths: TextWidths) {
    let slide = FrameSize.widescreen.points
    let factor = min(slide.width / picture.size.width, slide.height / picture.size.height)
    let named = picture.nodes.filter { !$0.lines.isEmpty }
    let texts = picture.allTexts
    let smallest = (named.map(\.fontSize) + texts.map(\.fontSize)).min()
    let focus = named.filter { $0.emphasis == .focus }
    // The cells of a table are marked by an outline, not by larger letters.
    let smallestFocus = picture.isTable ? nil : focus.map(\.fontSize).min()
    let title = picture.texts.first { $0.role == .title }?.fontSize
    let room = picture.usedRoom
    var lines: [Line] = []
    func least(_ name: String, _ meaning: String, _ value: Double?, _ limit: Double, _ unit: String = "") {
      lines.append(Line(name: name, meaning: meaning, value: value, limit: limit, isLowerLimit: true, unit: unit))
    }
    func none(_ name: String, _ meaning: String, _ count: Int) {
      lines.append(Line(name: name, meaning: meaning, value: Double(count), limit: 0, isLowerLimit: false, unit: ""))
    }
    least("smallest-text", "smallest letters on a slide", smallest.map { $0 * factor }, 11, "pt")
    least("smallest-focus-name", "smallest name in focus on a slide", smallestFocus.map { $0 * factor }, 14, "pt")
    least("title", "title on a slide", title.map { $0 * factor }, 24, "pt")
    none("overlapping-nodes", "pairs of nodes that overlap", picture.quality.overlapCount)
    none("overflowing-texts", "texts wider than what holds them", picture.overflowCount(widths))
    none("cut-texts", "texts or nodes cut by the edge", picture.cutCount)
    none("covered-texts", "texts covered by others or by nodes", picture.coveredCount)
    none("crossed-names", "nodes crossed by a tie that is not theirs", picture.quality.crossedLabelCount)
    none("missing-legend-lines", "lines of the legend without room", picture.quality.missingLegendLines)
    none("undrawn-ties", "labelled ties that are not drawn", picture.quality.undrawnTieCount)
    least("contrast", "least contrast of a text", picture.quality.leastContrast, 4.5, ": 1")
    least("width-used", "share of the width that is used", room.map { $0.size.width / picture.size.width }, 0.6)
    least("height-used", "share of the height that is used", room.map { $0.size.height / picture.size.height }, 0.6)
    self.lines = lines
  }
}

extension LaidOutDiagram {
  /// Every line of text with its weight and the size in which it was laid out, so that widths can be asked for.
  ///
  /// Letters of other sizes are as wide in proportion; measured on their own they would be rounded otherwise.
  package var measuredLines: [MeasuredLine] {
    let ofTexts = allTexts.flatMap { text in
      text.lines.map { MeasuredLine($0, fontSize: text.fontSize / quality.scale, isBold: text.isBold) }
    }
    let ofNodes = nodes.flatMap { node in
      node.lines.map { MeasuredLine($0, fontSize: node.fontSize / quality.scale, isBold: node.isBold) }
    }
    return ofTexts + ofNodes
  }

  fileprivate var allTexts: [PlacedText] { texts + legend.map(\.text) }

  fileprivate var isTable: Bool { texts.contains { $0.role == .rowName } }

  /// The box around all nodes, areas, land and the names of rows and columns; nil for so few nodes that they cannot fill a page.
  fileprivate var usedRoom: Box? {
    guard nodes.count >= 4 else { return nil }
    let land = outlines.map { outline in
      let (xs, ys) = (outline.points.map(\.x), outline.points.map(\.y))
      let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
      return Box(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    }
    let names = texts.filter { $0.role == .rowName || $0.role == .columnName }.map(\.box)
    let boxes = nodes.map(\.box) + panels.map(\.box) + names + land
    let (left, top) = (boxes.map(\.minX).min() ?? 0, boxes.map(\.minY).min() ?? 0)
    return Box(
      x: left, y: top, width: (boxes.map(\.maxX).max() ?? 0) - left, height: (boxes.map(\.maxY).max() ?? 0) - top)
  }

  fileprivate func overflowCount(_ widths: TextWidths) -> Int {
    func width(_ lines: [String], _ size: Double, _ isBold: Bool) -> Double {
      (lines.map { widths.width($0, size / quality.scale, bold: isBold) }.max() ?? 0) * quality.scale
    }
    let wideTexts = allTexts.count { width($0.lines, $0.fontSize, $0.isBold) > $0.box.size.width + 0.5 }
    let wideNames = nodes.count { node in
      guard !node.lines.isEmpty else { return false }
      // From the top of the first capital to the foot of the last line.
      let height = (Double(node.lines.count - 1) * TextWidths.lineSpacing + 0.75) * node.fontSize
      return !node.shape.holds(
        Size(width: width(node.lines, node.fontSize, node.isBold), height: height), in: node.box.size)
    }
    return wideTexts + wideNames
  }

  fileprivate var cutCount: Int {
    let page = Box(x: 0, y: 0, width: size.width, height: size.height)
    return allTexts.count { !page.contains($0.box, tolerance: 0.01) }
      + nodes.count { !page.contains($0.box, tolerance: 0.01) }
  }

  fileprivate var coveredCount: Int {
    let boxes = allTexts.map { $0.box.inset(by: 0.5) }
    let names = nodes.map { $0.box.inset(by: 0.5) }
    var count = 0
    for (index, box) in boxes.enumerated() {
      if boxes[(index + 1)...].contains(where: box.overlaps) || names.contains(where: box.overlaps) { count += 1 }
    }
    return count
  }
}
