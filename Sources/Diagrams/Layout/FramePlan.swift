/// Where title, caption and legend stand, and what room they leave.
package struct FramePlan: Sendable {
  package private(set) var texts: [PlacedText] = []
  package private(set) var legend: [PlacedLegendEntry] = []
  /// The room for nodes.
  package private(set) var plot: Box
  /// How many lines of the legend found no room; if any did not, its last line says how many.
  package private(set) var missingLegendLines = 0

  /// Where a legend stands.
  package enum LegendPlace: Sendable {
    /// Wherever more room is left.
    case automatic
    /// In a column at the right.
    case beside
    /// In rows at the foot.
    case below
  }

  private var size: Size
  private var theme: Theme
  private var letters: Typography
  private var widths: TextWidths
  private var key: String

  /// Plans the frame of a picture: the title on top, the caption at the foot or under the legend, the legend where it
  /// leaves most room.
  ///
  /// - Parameters:
  ///   - diagram: The picture.
  ///   - extraCaption: Further lines for the foot.
  ///   - key: What numbers stand for; a paragraph under the caption that is never cut.
  ///   - widths: How wide its texts are.
  ///   - margin: The room left free around everything; nil for what is usual.
  ///   - legendPlace: Where the legend is wanted, if it fits there.
  package init(
    _ diagram: Diagram, extraCaption: [String], key: String = "", widths: TextWidths, margin: Double? = nil,
    legendPlace: LegendPlace = .automatic
  ) {
    size = diagram.frame.points
    let margin = margin ?? min(Typography.margin, size.width / 16)
    (theme, letters, self.widths, self.key) = (diagram.theme, Typography(diagram.theme), widths, key)
    plot = Box(x: margin, y: margin * 0.8, width: size.width - 2 * margin, height: size.height - 1.6 * margin)
    placeTitle(diagram)
    let caption = (diagram.caption + extraCaption).filter { !$0.isEmpty }
    let sections = diagram.legend
    var best: (plan: FramePlan, worth: Double)?
    for form in FrameForm.all(sections, legendPlace, isGrouped: !diagram.groups.isEmpty) {
      guard let plan = planned(sections, caption, form) else { continue }
      let worth = plan.worth(form)
      if best.map({ worth > $0.worth }) ?? true { best = (plan, worth) }
    }
    if let best { self = best.plan }
  }

  /// The share of the whole picture that nodes are to have, each way, and a little more.
  private static let wantedShare = 0.612

  /// How good a form is: the room that it leaves, less where that is narrow or low, and what the form itself is worth.
  private func worth(_ form: FrameForm) -> Double {
    let (across, down) = (plot.size.width / size.width, plot.size.height / size.height)
    let fullness = min(1, across / Self.wantedShare) * min(1, down / Self.wantedShare)
    let missing = missingLegendLines == 0 ? 1 : 0.2 / Double(missingLegendLines)
    let (square, fourth) = (fullness * fullness, fullness * fullness * fullness * fullness)
    return across * down * square * fourth * form.ease * missing
  }

  /// The plan with legend and caption in a form; nil if that has no room for them.
  private func planned(_ sections: [LegendSection], _ caption: [String], _ form: FrameForm) -> FramePlan? {
    var plan = self
    let text = form.isCaptionFlowing ? [caption.joined(separator: " ")] : caption
    if !form.isCaptionInColumn { plan.placeCaption(text) }
    switch form.legend {
    case .none: return plan
    case .rows:
      let block = LegendBlock(sections, below: plan.plot, theme, widths)
      (plan.legend, plan.plot, plan.missingLegendLines) = (block.entries, block.rest, block.missingCount)
      return plan
    case .column(let widest, let isAbreast, let hasRemarksBelow):
      let (besides, belows) = (sections.filter { !hasRemarksBelow || !$0.isRemarks }, sections.filter(\.isRemarks))
      var lower: [PlacedLegendEntry] = []
      if hasRemarksBelow {
        let block = LegendBlock(belows, below: plan.plot, theme, widths)
        guard block.missingCount == 0 else { return nil }
        (lower, plan.plot) = (block.entries, block.rest)
      }
      let block = LegendBlock(
        besides, beside: plan.plot, upTo: widest, isAbreast: isAbreast, holdsText: form.isCaptionInColumn, theme, widths
      )
      guard block.missingCount == 0 else { return nil }
      (plan.legend, plan.plot) = (block.entries + lower, block.rest)
      return !form.isCaptionInColumn || plan.placeCaption(caption, inColumn: block.column) ? plan : nil
    }
  }

  private mutating func placeTitle(_ diagram: Diagram) {
    let room = logoless(isTop: true)
    func lines(_ text: String, _ fontSize: Double, _ maximumLines: Int, bold: Bool) -> [String] {
      LabelText.wrapped(text, width: room.width * 0.985, maximumLines: maximumLines) {
        widths.width($0, fontSize, bold: bold)
      }
    }
    // A smaller title is better than one that needs another line.
    let titles = letters.titleSizes.map { ($0, lines(diagram.title, $0, 3, bold: true)) }
    let title = titles.dropFirst().reduce(titles[0]) { $1.1.count < $0.1.count ? $1 : $0 }
    let parts: [(PlacedText.Role, [String], Double, Colour)] = [
      (.title, title.1, title.0, theme.ink),
      (.subtitle, lines(diagram.subtitle, letters.subtitle, 2, bold: false), letters.subtitle, theme.quietInk),
    ]
    var bottom = plot.minY
    for (role, lines, fontSize, colour) in parts where !lines.isEmpty {
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

  /// The caption across the foot.
  private mutating func placeCaption(_ caption: [String]) {
    let room = logoless(isTop: false)
    let lines =
      captionLines(caption, width: room.width, maximumLines: caption.count == 1 ? 6 : 2).prefix(6)
      + captionLines([key], width: room.width, maximumLines: .max)
    guard !lines.isEmpty || room.height > 0 else { return }
    let used = Double(lines.count) * letters.caption * TextWidths.lineSpacing
    let height = max(used, room.height)
    add(Array(lines), Box(x: room.left, y: plot.maxY - used, width: room.width, height: used))
    plot.size.height = max(20, plot.size.height - height - 10)
  }

  /// The caption at the foot of the legend's column; false if it finds no room there.
  private mutating func placeCaption(_ caption: [String], inColumn column: Box) -> Bool {
    let caption = caption + (key.isEmpty ? [] : [key])
    guard !caption.isEmpty, theme.logo.map({ $0.corner == .topLeft || $0.corner == .topRight }) ?? true else {
      return false
    }
    let lines = captionLines(caption, width: column.size.width, maximumLines: 20)
    let height = Double(lines.count) * letters.caption * TextWidths.lineSpacing
    guard height + 14 <= column.size.height, LabelText.isWhole(caption.joined(separator: " "), in: lines) else {
      return false
    }
    add(lines, Box(x: column.minX, y: column.maxY - height, width: column.size.width, height: height))
    return true
  }

  private func captionLines(_ caption: [String], width: Double, maximumLines: Int) -> [String] {
    caption.flatMap { text in
      LabelText.wrapped(text, width: width * 0.985, maximumLines: maximumLines) { widths.width($0, letters.caption) }
    }
  }

  private mutating func add(_ caption: [String], _ box: Box) {
    guard !caption.isEmpty else { return }
    texts.append(
      PlacedText(
        role: .caption, lines: caption, box: box, fontSize: letters.caption, isBold: false, colour: theme.quietInk))
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

/// A way to put legend and caption around the room for nodes.
private struct FrameForm {
  /// Where the legend stands.
  enum Legend {
    /// Nowhere, because there is none.
    case none
    /// In rows at the foot.
    case rows
    /// In a column at the right, no wider than given, short lines two abreast, or with the remarks in rows at the foot.
    case column(upTo: Double, isAbreast: Bool, hasRemarksBelow: Bool)
  }

  var legend: Legend
  /// Whether the caption stands under the legend.
  var isCaptionInColumn = false
  /// Whether the sentences of the caption follow each other, instead of each starting a line.
  var isCaptionFlowing = false
  /// What is left of the worth of a room, because the form is less easy to read than others.
  var ease: Double

  /// The forms that may be taken; of equally good ones the first is.
  static func all(_ sections: [LegendSection], _ place: FramePlan.LegendPlace, isGrouped: Bool) -> [FrameForm] {
    guard !sections.isEmpty else {
      return [FrameForm(legend: .none, ease: 1), FrameForm(legend: .none, isCaptionFlowing: true, ease: 0.97)]
    }
    // A column is easier to read than rows, so it may cost some room; groups side by side need the width.
    let rowsEase = isGrouped ? 1.1 : 0.86
    var forms: [FrameForm] = []
    for isFlowing in [false, true] where place != .beside {
      forms.append(FrameForm(legend: .rows, isCaptionFlowing: isFlowing, ease: rowsEase * (isFlowing ? 0.97 : 1)))
    }
    guard place != .below else { return forms }
    let remarksPlaces = sections.contains(where: \.isRemarks) ? [false, true] : [false]
    for hasRemarksBelow in remarksPlaces {
      for isAbreast in [false, true] {
        // Long lines get a wider column where a narrow one would be too high.
        for (widest, widthEase) in [(210.0, 1.0), (165, 0.98), (290, 0.98)] {
          let ease = widthEase * (isAbreast ? 0.97 : 1) * (hasRemarksBelow ? 0.93 : 1)
          let legend = Legend.column(upTo: widest, isAbreast: isAbreast, hasRemarksBelow: hasRemarksBelow)
          forms.append(FrameForm(legend: legend, ease: ease))
          forms.append(FrameForm(legend: legend, isCaptionInColumn: true, ease: ease * 0.93))
          forms.append(FrameForm(legend: legend, isCaptionFlowing: true, ease: ease * 0.97))
        }
      }
    }
    // Where a column has no room for the legend, rows say at least how much of it is missing.
    return place == .beside ? forms + [FrameForm(legend: .rows, ease: 1e-3)] : forms
  }
}
