/// A line of text whose width is asked for.
public struct MeasuredLine: Hashable, Sendable {
  /// The text.
  public var text: String
  /// The size of the letters in points.
  public var fontSize: Double
  /// Whether the letters are bold.
  public var isBold: Bool

  /// Makes a line in ``LaidOutDiagram/font``.
  public init(_ text: String, fontSize: Double, isBold: Bool = false) {
    (self.text, self.fontSize, self.isBold) = (text, fontSize, isBold)
  }
}

/// How wide texts are, as measured in the font that they are drawn in.
package struct TextWidths: Sendable {
  private var widths: [MeasuredLine: Double]

  package init(_ widths: [MeasuredLine: Double]) { self.widths = widths }

  /// The width of a line; one that was not measured is as wide as its words, and a word at most an em a letter.
  package func width(_ text: String, _ fontSize: Double, bold: Bool = false) -> Double {
    if let known = widths[MeasuredLine(text, fontSize: fontSize, isBold: bold)] { return known }
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1 else { return Double(text.count) * fontSize }
    let blanks = Double(words.count - 1) * fontSize * 0.29
    return words.map { width($0, fontSize, bold: bold) }.reduce(blanks, +)
  }

  package static let lineSpacing = 1.2
}

/// The sizes of letters and gaps of a picture.
package enum Typography {
  package static let title = 26.0
  package static let subtitle = 14.0
  package static let heading = 14.0
  package static let caption = 11.0
  package static let legend = 11.0
  package static let tieLabel = 11.0
  package static let margin = 26.0

  /// Sizes of node labels, largest first: in focus, normal, minor.
  package static let labelSizes: [[Emphasis: Double]] = [
    [.focus: 17, .normal: 14, .minor: 12], [.focus: 15, .normal: 12, .minor: 11],
    [.focus: 14, .normal: 11, .minor: 11],
  ]
}

extension Diagram {
  /// Every line whose width the layout asks for.
  package var measuredLines: [MeasuredLine] {
    var lines: Set<MeasuredLine> = []
    func add(_ text: String, _ size: Double, bold: Bool = false) {
      let clean = safeText(text)
      for part in [clean] + clean.split(separator: " ").map(String.init) where !part.isEmpty && part.count <= 400 {
        lines.insert(MeasuredLine(part, fontSize: size, isBold: bold))
      }
    }
    add(title, Typography.title, bold: true)
    add(subtitle, Typography.subtitle)
    for line in caption { add(line, Typography.caption) }
    for section in legend {
      add(section.title, Typography.legend, bold: true)
      for entry in section.entries { add(entry.text, Typography.legend) }
    }
    for group in groups { add(group.name, Typography.heading, bold: true) }
    for edge in edges { add(LabelText.shortened(safeText(edge.label), to: 40), Typography.tieLabel) }
    for node in distinctNodes {
      for line in LabelText.lines(of: node) {
        for sizes in Typography.labelSizes {
          lines.insert(
            MeasuredLine(line, fontSize: sizes[node.emphasis] ?? 11, isBold: node.emphasis == .focus))
        }
      }
    }
    return lines.sorted { ($0.text, $0.fontSize, $0.isBold ? 1 : 0) < ($1.text, $1.fontSize, $1.isBold ? 1 : 0) }
  }
}
