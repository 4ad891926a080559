/// Cuts Pajek's files: networks, partitions, vectors, and projects that hold all three.
struct PajekParser {
  private enum Section {
    case none, vertices, lines(isDirected: Bool), lists(isDirected: Bool), matrix, values, skipped

    /// Whether it holds vertices or ties, so that what follows may be the beginning of another network.
    var isOfNetwork: Bool {
      switch self {
      case .vertices, .lines, .lists, .matrix: true
      case .none, .values, .skipped: false
      }
    }
  }

  private var lines: TextLines
  private var parts: PajekParts
  private var section = Section.none
  private var relation: Int?
  private var matrixRow = 0
  private var valueCount = 0
  private var leftOut = 0
  private var skipped: [String] = []
  private var cutLabels = 0
  private var firstCutLabel: String?
  private var isValues: (name: String, isVector: Bool)?
  /// How many networks follow the first; they are not read.
  private var others = 0

  /// A parser; `values` names what a partition or vector that stands alone is about.
  init(_ source: SourceText, parts: PajekParts, values: (name: String, isVector: Bool)? = nil) {
    (lines, self.parts, isValues) = (TextLines(source), parts, values)
  }

  mutating func parse() throws(FormatError) -> PajekParts {
    while lines.advance() {
      if lines.firstByte == UInt8(ascii: "%") || startsComment { continue }
      if lines.firstByte == UInt8(ascii: "*"), !lines.tokens[0].isQuoted {
        try readHeader()
        continue
      }
      switch section {
      case .none:
        throw lines.error(0, "A line stands before any section", "Begin with “*Vertices” and their number")
      case .vertices: try readVertex()
      case .lines(let isDirected): try readLine(isDirected: isDirected)
      case .lists(let isDirected): try readList(isDirected: isDirected)
      case .matrix: try readMatrixRow()
      case .values: try readValue()
      case .skipped: break
      }
    }
    if case .matrix = section, matrixRow < rowCount {
      throw lines.error(0, "The matrix has \(matrixRow) of \(rowCount) rows", "The file may be cut off")
    }
    if others > 0 {
      let name = parts.name.isEmpty ? "" : ", \(quoted(parts.name)),"
      parts.notices.append(
        "Of \(others + 1) networks the first\(name) is read; to read another, save it in a file of its own: File › "
          + "Network › Save in Pajek.")
    }
    if !skipped.isEmpty {
      parts.notices.append(
        "Parts of the project that say nothing of ties are left out: \(skipped.joined(separator: ", ")).")
    }
    if let first = firstCutLabel {
      parts.notices.append(
        "\(counted(cutLabels, "label")) without quotes end at a blank, such as \(quoted(first)); put quotes around them."
      )
    }
    if leftOut > 0 {
      parts.notices.append("\(counted(leftOut, "line")) with shapes, colours or other drawing: that is left out.")
    }
    return parts
  }

  private var startsComment: Bool { lines.text(lines.tokens[0]).hasPrefix("/*") }
  private var rowCount: Int { parts.firstMode ?? parts.vertexCount }

  private mutating func readHeader() throws(FormatError) {
    let word = lines.text(lines.tokens[0]).lowercased()
    let rest = lines.tokens.count > 1 ? lines.source.text(lines.tokens[1].range.lowerBound..<lines.lineEnd).trimmed : ""
    switch word {
    case "*network":
      section = .none
      if parts.hasNetwork {
        others += 1
      } else {
        parts.name = rest.hasSuffix("\"") ? String(rest.dropLast()) : rest
      }
    case "*partition", "*vector": (isValues, section) = ((rest, word == "*vector"), .none)
    case "*permutation", "*cluster", "*hierarchy":
      section = .skipped
      if skipped.count < 20 { skipped.append("\(word) \(rest)".trimmed) }
    case "*vertices":
      if case .skipped = section { return }
      try readVertexCount()
    case "*arcs", "*edges", "*arcslist", "*edgeslist", "*matrix":
      if others > 0 { section = .skipped } else { readTies(word) }
    default:
      throw lines.error(
        0, "The section \(quoted(word)) is not known", "Keep *Vertices, *Arcs, *Edges, their lists, and *Matrix")
    }
  }

  private mutating func readTies(_ word: String) {
    switch word {
    case "*arcs", "*edges":
      section = .lines(isDirected: word == "*arcs")
      if word == "*arcs" { parts.hasArcs = true } else { parts.hasEdges = true }
      readRelation()
    case "*arcslist", "*edgeslist":
      section = .lists(isDirected: word == "*arcslist")
      if word == "*arcslist" { parts.hasArcs = true } else { parts.hasEdges = true }
      readRelation()
    default:
      (section, matrixRow) = (.matrix, 0)
      if parts.firstMode == nil { parts.hasArcs = true } else { parts.hasEdges = true }
      readRelation()
    }
  }

  private mutating func readRelation() {
    relation = nil
    guard lines.tokens.count > 1 else { return }
    let text = lines.text(lines.tokens[1])
    guard text.hasPrefix(":"), let number = Int(text.dropFirst()) else { return }
    relation = number
    if lines.tokens.count > 2 { parts.relations[number] = lines.text(lines.tokens[2]) }
  }

  private mutating func readVertexCount() throws(FormatError) {
    guard let count = lines.int(1), count >= 0 else {
      throw lines.error(1, "“*Vertices” names no number", "Write how many there are")
    }
    if let (name, isVector) = isValues {
      parts.values.append(.init(name: name, isVector: isVector, numbers: []))
      (section, isValues, valueCount) = (.values, nil, count)
      return
    }
    if parts.hasNetwork {
      // A network may also begin with its vertices, without a name.
      if section.isOfNetwork { others += 1 }
      section = .skipped
      return
    }
    guard count <= max(100_000, lines.source.bytes.count) else {
      throw lines.error(1, "More vertices are announced than the file has characters", "Check their number")
    }
    (parts.vertexCount, parts.hasNetwork, section) = (count, true, .vertices)
    if lines.tokens.count > 2 {
      guard let first = lines.int(2), (0...count).contains(first) else {
        throw lines.error(2, "The number of vertices of the first mode is not in 0 to \(count)", "Correct it")
      }
      parts.firstMode = first
    }
    parts.labels = Array(repeating: nil, count: count)
    parts.places = Array(repeating: [], count: count)
  }

  private func vertex(_ token: Int) throws(FormatError) -> Int {
    guard let number = lines.int(token), (1...max(1, parts.vertexCount)).contains(number), parts.vertexCount > 0 else {
      throw lines.error(token, "This is no vertex from 1 to \(parts.vertexCount)", "Correct the number")
    }
    return number - 1
  }

  private mutating func readVertex() throws(FormatError) {
    let place = try vertex(0)
    guard lines.tokens.count > 1 else { return }
    // Pajek writes letters beyond ASCII as references where a file is not to be Unicode.
    parts.labels[place] = decodedReferences(pajekLinesJoined(lines.text(lines.tokens[1])))
    var token = 2
    while token < min(5, lines.tokens.count), let number = lines.number(token) {
      parts.places[place].append(number)
      token += 1
    }
    guard token < lines.tokens.count else { return }
    leftOut += 1
    let next = lines.text(lines.tokens[token])
    if token == 2, !lines.tokens[1].isQuoted, next.first != "[", !Self.drawingWords.contains(next.lowercased()) {
      cutLabels += 1
      if firstCutLabel == nil { firstCutLabel = "\(parts.labels[place] ?? "") \(next)" }
    }
  }

  /// Shapes, and the names of what else may stand behind a label.
  private static let drawingWords: Set<String> = [
    "ellipse", "box", "diamond", "triangle", "cross", "empty", "circle", "square", "star", "house", "man", "woman",
    "x_fact", "y_fact", "s_size", "size", "phi", "r", "q", "ic", "bc", "bw", "lc", "la", "lp", "lr", "lphi", "fos",
    "font",
    "os", "url", "ap", "sh",
  ]

  private mutating func readLine(isDirected: Bool) throws(FormatError) {
    var (token, relation) = (0, relation)
    let first = lines.text(lines.tokens[0])
    if first.hasSuffix(":"), let number = Int(first.dropLast()) { (token, relation) = (1, number) }
    var arc = PajekParts.Arc(
      source: try vertex(token), target: try vertex(token + 1), relation: relation, isDirected: isDirected)
    token += 2
    if let value = lines.number(token) {
      arc.value = value
      token += 1
    } else if token < lines.tokens.count, !lines.tokens[token].isQuoted,
      let first = lines.text(lines.tokens[token]).utf8.first, (48...57).contains(first) || first == UInt8(ascii: "-")
    {
      throw lines.error(
        token, "The value \(quoted(lines.text(lines.tokens[token]))) is no number", "Write it as 1234.5")
    }
    var hasDrawing = false
    while token + 1 < lines.tokens.count {
      if !lines.tokens[token].isQuoted, lines.text(lines.tokens[token]) == "l" {
        arc.label = decodedReferences(pajekLinesJoined(lines.text(lines.tokens[token + 1])))
      } else if arc.value == nil, lines.text(lines.tokens[token]) == "w", let value = lines.number(token + 1) {
        arc.value = value
      } else {
        hasDrawing = true
      }
      token += 2
    }
    if hasDrawing { leftOut += 1 }
    parts.arcs.append(arc)
  }

  private mutating func readList(isDirected: Bool) throws(FormatError) {
    let from = try vertex(0)
    for token in 1..<max(1, lines.tokens.count) {
      parts.arcs.append(.init(source: from, target: try vertex(token), relation: relation, isDirected: isDirected))
    }
  }

  private mutating func readMatrixRow() throws(FormatError) {
    let columns = parts.firstMode.map { parts.vertexCount - $0 } ?? parts.vertexCount
    guard matrixRow < rowCount, lines.tokens.count == columns else {
      throw lines.error(
        0,
        "The matrix is to have \(rowCount) rows of \(columns) numbers; row \(matrixRow + 1) has \(lines.tokens.count)",
        "Correct the matrix")
    }
    for token in 0..<columns {
      guard let value = lines.number(token) else { throw lines.error(token, "This is no number", "Write one") }
      guard value != 0 else { continue }
      parts.arcs.append(
        .init(
          source: matrixRow, target: (parts.firstMode ?? 0) + token, value: value, relation: relation,
          isDirected: parts.firstMode == nil))
    }
    matrixRow += 1
  }

  private mutating func readValue() throws(FormatError) {
    let last = parts.values.count - 1
    for token in lines.tokens.indices {
      guard let number = lines.number(token) else { throw lines.error(token, "This is no number", "Write one") }
      guard parts.values[last].numbers.count < valueCount else {
        throw lines.error(token, "There are more values than the \(valueCount) announced", "Correct the number")
      }
      parts.values[last].numbers.append(number)
    }
  }
}

/// A label in one line: Pajek breaks the lines of labels at `\n`, a backslash and a letter.
private func pajekLinesJoined(_ label: String) -> String {
  guard label.contains("\\n") else { return label }
  return label.split(separator: "\\n", omittingEmptySubsequences: false).map { String($0).trimmed }.joined(
    separator: " ")
}
