public import Diagrams

/// How wide texts are, so that they can be fitted before an office program breaks their lines.
public struct TextMeasure: Sendable {
  /// The size at which words are measured; other sizes are reckoned from it.
  private static let referenceSize = 100.0
  /// The width of a blank in Arial, in ems.
  private static let blank = 0.278
  /// No word that long is measured.
  private static let longestWord = 120

  private let widths: [MeasuredLine: Double]

  /// Takes the widths of the lines of ``lines(of:)``.
  public init(_ widths: [MeasuredLine: Double]) { self.widths = widths }

  /// The words of some texts, to be measured.
  public static func lines(of texts: [String]) -> [MeasuredLine] {
    var words: Set<String> = ["…"]
    for text in texts { words.formUnion(Self.words(of: text)) }
    return words.sorted().flatMap { word in
      [false, true].map { MeasuredLine(word, fontSize: referenceSize, isBold: $0) }
    }
  }

  /// The words that a line may be broken between; very long ones are cut into pieces, as office programs break them.
  static func words(of text: String) -> [String] {
    safeText(text).split(separator: " ").flatMap { word -> [String] in
      var (pieces, rest) = ([String](), word[...])
      while rest.count > longestWord {
        pieces.append(String(rest.prefix(longestWord)))
        rest = rest.dropFirst(longestWord)
      }
      return pieces + [String(rest)]
    }
  }

  /// The width of a line in points.
  func width(_ text: String, _ size: Double, bold: Bool) -> Double {
    let words = Self.words(of: text)
    let letters = words.map { word in
      measured(word, bold: bold) ?? widthOfCut(word, bold: bold)
        // A word that was not measured: hardly a letter is wider than it is high.
        ?? Double(word.count)
    }.reduce(0, +)
    return (letters + Double(max(0, words.count - 1)) * Self.blank) * size
  }

  /// The width of a word in ems, if it was measured.
  private func measured(_ word: String, bold: Bool) -> Double? {
    widths[MeasuredLine(word, fontSize: Self.referenceSize, isBold: bold)].map { $0 / Self.referenceSize }
  }

  /// The width in ems of the beginning of a measured word with an ellipsis: as much of it as it has of its letters, and a
  /// tenth more, since these may be the wider ones.
  private func widthOfCut(_ word: String, bold: Bool) -> Double? {
    guard word.hasSuffix("…"), let ellipsis = measured("…", bold: bold) else { return nil }
    let stem = word.dropLast()
    let whole = widths.keys.filter { $0.isBold == bold && $0.text.hasPrefix(stem) }.map(\.text).min()
    guard let whole, let width = measured(whole, bold: bold) else { return nil }
    return 1.1 * width * Double(stem.count) / Double(max(1, whole.count)) + ellipsis
  }

  /// The lines that a text is broken into.
  func lines(_ text: String, width: Double, _ size: Double, bold: Bool = false) -> [String] {
    var lines: [(text: String, width: Double)] = []
    for word in Self.words(of: text) {
      let wordWidth = self.width(word, size, bold: bold)
      if let last = lines.last, last.width + Self.blank * size + wordWidth <= width {
        lines[lines.count - 1] = (last.text + " " + word, last.width + Self.blank * size + wordWidth)
        continue
      }
      // A word wider than the line is broken wherever it must be, its letters taken to be equally wide.
      let letter = wordWidth / Double(max(1, word.count))
      var rest = word[...]
      while Double(rest.count) * letter > width, rest.count > 1 {
        let count = max(1, min(rest.count - 1, Int(width / letter * 0.95)))
        lines.append((String(rest.prefix(count)), Double(count) * letter))
        rest = rest.dropFirst(count)
      }
      lines.append((String(rest), Double(rest.count) * letter))
    }
    return lines.map(\.text)
  }

  /// A text in the largest size in which it has few enough lines; cut, with an ellipsis, if none is small enough.
  func fitted(
    _ text: String, width: Double, sizes: [Double], lineCount: Int, bold: Bool = false
  ) -> (text: String, size: Double, lineCount: Int) {
    for size in sizes {
      let count = lines(text, width: width, size, bold: bold).count
      if count <= lineCount { return (text, size, count) }
    }
    let size = sizes.last ?? 12
    var kept = lines(text, width: width, size, bold: bold).prefix(lineCount).joined(separator: " ")
    func isTooLong() -> Bool { lines(kept + " …", width: width, size, bold: bold).count > lineCount }
    // Whole words go first; a word alone on its line is cut.
    while let blank = kept.lastIndex(of: " "), isTooLong() { kept = String(kept[..<blank]) }
    while kept.count > 1, isTooLong() { kept.removeLast() }
    return (kept + " …", size, lineCount)
  }

  /// The height of a line in points, with room for the tallest fonts.
  static func lineHeight(_ size: Double) -> Double { size * 1.2 }
}
