/// How labels are broken into lines.
package enum LabelText {
  /// How many characters a line may hold before it is broken.
  static let lineLength = 18
  /// How many characters the lines of a label may hold together before the rest is cut.
  static let longest = 56

  /// Whether a label needs hardly more room than a number would.
  static func isShort(_ label: String) -> Bool { (1...4).contains(safeText(label).count) }

  /// The lines of a node's label.
  package static func lines(of node: DiagramNode) -> [String] { lines(of: node.label, lineLength: lineLength) }

  /// The text in at most three lines of much the same length, broken at blanks; the rest of a longer text is cut.
  package static func lines(of text: String, lineLength: Int) -> [String] {
    let clean = words(in: shortened(safeText(text), to: longest))
    let length = clean.map(\.count).reduce(0, +) + max(0, clean.count - 1)
    guard length > lineLength, clean.count > 1 else { return length == 0 ? [] : [clean.joined(separator: " ")] }
    let two = best(clean, lineCount: 2)
    let widest = two.map(\.count).max() ?? 0
    guard widest > lineLength + 6, clean.count > 2 else { return two }
    return best(clean, lineCount: 3)
  }

  /// The text cut to a number of characters, ending in an ellipsis if it was longer.
  package static func shortened(_ text: String, to count: Int) -> String {
    guard text.count > count else { return text }
    let cut = text.prefix(count - 1)
    let atBlank = cut.lastIndex(of: " ").map { cut[..<$0] }
    return String(atBlank.map { $0.count > count * 2 / 3 ? $0 : cut } ?? cut) + "…"
  }

  /// The words, of which those longer than two lines are cut; a word may also be broken after a hyphen.
  private static func words(in text: String) -> [String] {
    text.split(separator: " ").map { shortened(String($0), to: 2 * lineLength) }
  }

  private static func best(_ words: [String], lineCount: Int) -> [String] {
    guard lineCount > 1, words.count > 1 else { return [words.joined(separator: " ")] }
    var choice: [String] = []
    var shortest = Int.max
    for first in 1..<words.count {
      let head = words[..<first].joined(separator: " ")
      let lines = [head] + best(Array(words[first...]), lineCount: lineCount - 1)
      let width = lines.map(\.count).max() ?? 0
      if width < shortest { (choice, shortest) = (lines, width) }
    }
    return choice
  }

  /// Whether lines hold every word of a text.
  package static func isWhole(_ text: String, in lines: [String]) -> Bool {
    lines.joined(separator: " ") == safeText(text).split(separator: " ").joined(separator: " ")
  }

  /// Running text broken so that no line is wider than a width, given how wide its words are.
  package static func wrapped(_ text: String, width: Double, maximumLines: Int, measure: (String) -> Double) -> [String]
  {
    var lines: [String] = []
    let words = safeText(text).split(separator: " ").map(String.init)
    let whole = words.joined(separator: " ")
    // What was measured as a whole is known better than the sum of its words.
    if !words.isEmpty, measure(whole) <= width { return [whole] }
    for word in words {
      if let last = lines.last, measure(last + " " + word) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    let isCut = lines.count > maximumLines
    lines = Array(lines.prefix(maximumLines))
    if isCut, let last = lines.popLast() { lines.append(last + " …") }
    return lines.map { line in
      var line = line
      while line.count > 2, measure(line) > width { line = String(line.dropLast(line.hasSuffix("…") ? 2 : 1)) + "…" }
      return line
    }
  }
}
