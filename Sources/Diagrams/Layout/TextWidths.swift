import Synchronization

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
  private let widths: [MeasuredLine: Double]
  /// Widths that were put together from those of words: the same texts are tried in many forms.
  private let composed = ComposedWidths()

  package init(_ widths: [MeasuredLine: Double]) { self.widths = widths }

  /// The width of a line; one that was not measured is as wide as its words, and a word as its letters, each at most an
  /// em.
  package func width(_ text: String, _ fontSize: Double, bold: Bool = false) -> Double {
    let line = MeasuredLine(text, fontSize: fontSize, isBold: bold)
    if let known = widths[line] { return known }
    return composed.width(line) { composedWidth(text, fontSize, bold: bold) }
  }

  private func composedWidth(_ text: String, _ fontSize: Double, bold: Bool) -> Double {
    let words = text.split(separator: " ").map(String.init)
    guard words.count > 1 else {
      // Digits are all as wide; of the small print, other letters are known one by one.
      let zero = widths[MeasuredLine("0", fontSize: fontSize, isBold: bold)] ?? fontSize
      return text.map { letter in
        letter.isASCII && letter.isNumber
          ? zero : widths[MeasuredLine(String(letter), fontSize: fontSize, isBold: bold)] ?? fontSize
      }.reduce(0, +)
    }
    let blanks = Double(words.count - 1) * fontSize * 0.29
    return words.map { width($0, fontSize, bold: bold) }.reduce(blanks, +)
  }

  package static let lineSpacing = 1.2
}

/// Widths that were computed before.
private final class ComposedWidths: Sendable {
  private let known = Mutex<[MeasuredLine: Double]>([:])

  func width(_ line: MeasuredLine, compute: () -> Double) -> Double {
    if let width = known.withLock({ $0[line] }) { return width }
    let width = compute()
    known.withLock { $0[line] = width }
    return width
  }
}

/// The sizes of letters and gaps of a picture.
package struct Typography: Hashable, Sendable {
  package let title: Double
  package let subtitle: Double
  package let heading: Double
  package let caption: Double
  package let legend: Double
  package let tieLabel: Double
  package static let margin = 26.0

  /// Sizes of the title, largest first; the least is still read from the last row.
  package var titleSizes: [Double] { title > 24 ? [title, max(24, title * 0.9)] : [title] }

  /// Sizes of node labels, largest first: in focus, normal, minor.
  package let labelSizes: [[Emphasis: Double]]

  /// The sizes that a theme asks for.
  package init(_ theme: Theme) {
    let (least, focus) = (theme.leastLabelSize, max(theme.leastFocusSize, theme.leastLabelSize))
    (title, subtitle, heading) = (theme.titleSize, max(14, least), max(14, least))
    (caption, legend, tieLabel) = (least, least, least)
    labelSizes = [
      [.focus: focus + 6, .normal: least + 6, .minor: least + 4],
      [.focus: focus + 3, .normal: least + 3, .minor: least + 1],
      [.focus: focus + 1, .normal: least + 1, .minor: least],
      [.focus: focus, .normal: least, .minor: least],
    ]
  }
}

extension Diagram {
  /// Every line whose width the layout asks for.
  package var measuredLines: [MeasuredLine] {
    let letters = Typography(theme)
    var lines: Set<MeasuredLine> = []
    func add(_ text: String, _ size: Double, bold: Bool = false) {
      let clean = safeText(text)
      for part in [clean] + clean.split(separator: " ").map(String.init) where !part.isEmpty && part.count <= 400 {
        lines.insert(MeasuredLine(part, fontSize: size, isBold: bold))
      }
    }
    for size in letters.titleSizes { add(title, size, bold: true) }
    add(subtitle, letters.subtitle)
    for line in caption { add(line, letters.caption) }
    // The caption gets further sentences once it is known what is drawn.
    for letter in 0x21...0x7E { add(String(UnicodeScalar(UInt8(letter))), letters.caption) }
    for section in legend {
      add(section.title, letters.legend, bold: true)
      for entry in section.entries { add(entry.text, letters.legend) }
    }
    for group in groups { add(group.name, letters.heading, bold: true) }
    for edge in edges where !edge.label.isEmpty {
      let isBold = edge.emphasis == .focus
      add(
        LabelText.shortened(safeText(edge.label), to: 40), isBold ? letters.heading : letters.tieLabel, bold: isBold)
    }
    switch form {
    case .network: break
    case .map: add(MapLayout.heading, letters.heading, bold: true)
    case .columns:
      for node in distinctNodes {
        for line in LabelText.lines(of: node) {
          for size in ColumnLayout.fontSizes(letters) { add(line, size, bold: node.emphasis == .focus) }
        }
      }
    case .tables(let tables):
      for table in tables {
        add(table.name, letters.heading, bold: true)
        for (number, name) in (table.rows + table.columns).enumerated() {
          for size in TableLayout.fontSizes(letters) {
            add(name, size)
            add("\(number + 1) \(name)", size)
          }
        }
      }
      for node in distinctNodes {
        for size in TableLayout.fontSizes(letters) { add(node.label, size, bold: node.emphasis == .focus) }
      }
    case .moments(let moments):
      for moment in moments { add(moment.name, letters.heading, bold: true) }
      for node in distinctNodes { add(MomentLayout.keyName(of: node) + ",", letters.caption) }
    }
    // Badges are worded once their counts are known, so their parts are measured.
    let badgeWords = ["+", "more"] + (0...9).map(String.init) + style.fills.entries.map(\.meaning)
    for sizes in letters.labelSizes { for word in badgeWords { add(word, sizes[.minor] ?? letters.caption) } }
    let named = distinctNodes + (mayShortenNames ? withShortNames.distinctNodes : [])
    for node in named {
      for line in LabelText.lines(of: node) {
        for sizes in letters.labelSizes {
          lines.insert(
            MeasuredLine(line, fontSize: sizes[node.emphasis] ?? letters.caption, isBold: node.emphasis == .focus))
        }
      }
    }
    return lines.sorted { ($0.text, $0.fontSize, $0.isBold ? 1 : 0) < ($1.text, $1.fontSize, $1.isBold ? 1 : 0) }
  }
}
