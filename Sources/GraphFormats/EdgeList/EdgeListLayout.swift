/// How the lines of an edge list are cut, and what its head says.
///
/// Found out from the comments before the first edge and from the first lines: what stands between the places of a line,
/// whether there is a header, and what SNAP and KONECT say of direction and modes.
struct EdgeListLayout {
  /// What stands between the places; nil for blanks.
  var separator: UInt8?
  /// The names of the columns, if the first line is a header.
  var header: [String]?
  /// Whether every line begins with a name of its own, as R writes them, which the header does not count.
  var hasRowNames = false
  /// What comments say of direction.
  var isDirected: Bool?
  /// Whether both columns number nodes of their own.
  var isTwoMode = false
  /// Whether this library's writer wrote it, which leaves nothing to find out.
  private var isOwn = false

  /// How many lines are looked at.
  private static let sampleSize = 20

  init(_ source: SourceText) {
    var lines = TextLines(source)
    var sample: [Range<Int>] = []
    while sample.count < Self.sampleSize, lines.nextLine() {
      let line = lines.lineStart..<lines.lineEnd
      let text = source.text(line).trimmed
      if text.isEmpty { continue }
      if text.hasPrefix("#") || text.hasPrefix("%") { readComment(text) } else { sample.append(line) }
    }
    guard !isOwn else { return }
    separator = Self.separator(of: sample.map { source.text($0) })
    readHeader(source)
  }

  private mutating func readComment(_ text: String) {
    let words = text.lowercased().split { " \t".contains($0) }.map(String.init)
    guard words.count > 1 else { return }
    isOwn = isOwn || words == ["#", "directed"] || words == ["#", "undirected"]
    // KONECT: “% asym positive”. SNAP: “# Directed graph (each unordered pair of nodes is saved once)”.
    switch (words[0], words[1]) {
    case ("%", "sym"): isDirected = false
    case ("%", "asym"): isDirected = true
    case ("%", "bip"): (isDirected, isTwoMode) = (false, true)
    case ("#", "directed") where words.count > 2: isDirected = true
    case ("#", "undirected") where words.count > 2: isDirected = false
    default: break
    }
  }

  /// A byte that every line has equally often, where blanks do not part the lines just as well.
  private static func separator(of lines: [String]) -> UInt8? {
    guard let first = lines.first, !first.contains("\""), !first.contains("{") else { return nil }
    for candidate in ["\t", ",", ";", "|"] as [Character] {
      let count = first.count { $0 == candidate }
      guard count > 0, lines.allSatisfy({ line in line.count { $0 == candidate } == count }) else { continue }
      // Blanks beside the separator part nothing; any others stand within names.
      let holdsBlanks = lines.contains { line in
        line.split(separator: candidate).contains { String($0).trimmed.contains { " \t".contains($0) } }
      }
      if candidate == "\t" ? holdsBlanks : !holdsBlanks || !lines.allSatisfy(isPartedByBlanks) {
        return candidate.asciiValue
      }
    }
    return nil
  }

  /// Whether a line is two names and at most a number, with blanks between.
  private static func isPartedByBlanks(_ line: String) -> Bool {
    let words = line.split { " \t".contains($0) }
    return words.count == 2 || words.count > 2 && Double(words[2]) != nil
  }

  private mutating func readHeader(_ source: SourceText) {
    var lines = TextLines(source, separator: separator)
    repeat {
      guard lines.advance() else { return }
    } while lines.firstByte == UInt8(ascii: "#") || lines.firstByte == UInt8(ascii: "%")
    let names = lines.tokens.map { lines.text($0) }
    let folded = names.map { $0.lowercased().filter(\.isLetter) }
    guard Self.endNames.contains(where: { folded.contains($0.0) && folded.contains($0.1) }) else { return }
    header = names
    hasRowNames = lines.advance() && lines.tokens.count == names.count + 1
  }

  /// The places of both ends.
  var ends: (from: Int, to: Int) {
    let folded = header?.map { $0.lowercased().filter(\.isLetter) } ?? []
    let shift = hasRowNames ? 1 : 0
    for (from, to) in Self.endNames {
      if let first = folded.firstIndex(of: from), let second = folded.firstIndex(of: to) {
        return (first + shift, second + shift)
      }
    }
    return (0, 1)
  }

  /// The name of the column at a place: “weight” for the third of an edge list without a header.
  func name(_ place: Int) -> String {
    guard let header else { return place == 2 ? "weight" : "column \(place + 1)" }
    let name = header.indices.contains(place - (hasRowNames ? 1 : 0)) ? header[place - (hasRowNames ? 1 : 0)] : ""
    return name.lowercased() == "weight" ? "weight" : name.isEmpty ? "column \(place + 1)" : name
  }

  private static let endNames = [
    ("source", "target"), ("from", "to"), ("fromnodeid", "tonodeid"), ("ego", "alter"), ("sender", "receiver"),
    ("tail", "head"),
  ]
}
