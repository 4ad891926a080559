/// Reads pairs of names, a line each, with a weight, further columns or the attributes of NetworkX behind them.
///
/// `#` and `%` begin comments. Names with blanks stand between quotes. Places may be parted by commas, semicolons, tabs or
/// bars too, and the first line may be a header. Edges have no direction unless the options, our own comment `# directed`, or
/// what SNAP and KONECT write at the head say so; `# node "name"` declares a node, as our writer does for those without an
/// edge. Where KONECT says that there are two modes, the nodes of both are numbered by themselves and read as r1, c1 ….
func readEdgeList(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var reader = EdgeListReader(sources[0], options)
  return try reader.read()
}

private struct EdgeListReader {
  private let source: SourceText
  private let options: ReadOptions
  private let layout: EdgeListLayout
  private var lines: TextLines
  private var assembler: GraphAssembler
  private var says: Bool?
  private var weight: Int?
  /// How many places the lines have, if there are more than a weight behind the ends.
  private var width: Int?

  init(_ source: SourceText, _ options: ReadOptions) {
    (self.source, self.options, layout) = (source, options, EdgeListLayout(source))
    (lines, assembler) = (TextLines(source, separator: layout.separator), GraphAssembler(source, options))
    says = layout.isDirected
  }

  mutating func read() throws(FormatError) -> ReadGraph {
    var awaitsHeader = layout.header != nil
    let ends = layout.ends
    while lines.advance() {
      if lines.firstByte == UInt8(ascii: "#") || lines.firstByte == UInt8(ascii: "%") {
        readComment()
      } else if awaitsHeader {
        awaitsHeader = false
      } else {
        try readEdge(ends)
      }
    }
    return try finish()
  }

  private mutating func readComment() {
    let words = lines.tokens.dropFirst()
    guard lines.text(lines.tokens[0]) == "#", let word = words.first.map({ lines.text($0) }) else { return }
    if words.count == 1, word == "directed" || word == "undirected" { says = word == "directed" }
    if words.count == 2, word == "node", words[2].isQuoted { _ = assembler.node(edgeListName(lines.text(words[2]))) }
  }

  private mutating func readEdge(_ ends: (from: Int, to: Int)) throws(FormatError) {
    guard lines.tokens.count > max(ends.from, ends.to) else {
      throw lines.error(
        1, "A line names one node only", "Write two names, or “# node \"name\"” for a node without edges")
    }
    let (from, to) = (try node(ends.from, "r"), try node(ends.to, "c"))
    let row = assembler.addEdge(rows: from, to)
    guard lines.tokens.count > 2 else { return }
    if layout.header == nil {
      let third = lines.tokens[2]
      if source.bytes[third.range.lowerBound..<lines.lineEnd].first == UInt8(ascii: "{") {
        return try readDictionary(source, third.range.lowerBound..<lines.lineEnd, row, &assembler)
      }
      // Where places are parted by separators, a line may end with one and state no weight.
      guard lines.number(2) != nil || (third.range.isEmpty && !third.isQuoted) else {
        throw lines.error(2, "The third place holds no number", "Put names with blanks between quotes")
      }
    }
    try checkWidth()
    for place in lines.tokens.indices where place != ends.from && place != ends.to {
      if place == 0, layout.hasRowNames { continue }
      set(layout.name(place), place, row)
    }
  }

  private mutating func node(_ place: Int, _ prefix: String) throws(FormatError) -> Int {
    let token = lines.tokens[place]
    guard token.isQuoted || !token.range.isEmpty else {
      throw lines.error(place, "An edge lacks one of its ends", "Write two names a line")
    }
    if layout.isTwoMode {
      let row = assembler.node(prefix + lines.text(token))
      assembler.nodes.set("mode", row: row, .int(prefix == "r" ? 1 : 2))
      return row
    }
    return token.isQuoted ? assembler.node(edgeListName(lines.text(token))) : assembler.node(token.range)
  }

  /// Refuses a line with more or fewer places than those before, where a name with blanks would go unnoticed.
  private mutating func checkWidth() throws(FormatError) {
    let expected = width ?? max(3, lines.tokens.count)
    width = expected
    guard lines.tokens.count != expected, lines.tokens.count > 3 || expected > 3 else { return }
    throw lines.error(
      min(expected, lines.tokens.count), "The line has \(lines.tokens.count) places, the lines before \(expected)",
      "Put names with blanks between quotes")
  }

  private mutating func set(_ name: String, _ place: Int, _ row: Int) {
    let token = lines.tokens[place]
    if name == "weight", let number = lines.number(place) {
      let column = weight ?? assembler.edges.column("weight", type: .double)
      weight = column
      assembler.edges.set(column, row: row, .double(number))
    } else if token.isQuoted || !token.range.isEmpty {
      let text = token.isQuoted ? edgeListName(lines.text(token)) : lines.text(token)
      assembler.edges.set(name, row: row, .string(text))
    }
  }

  private mutating func finish() throws(FormatError) -> ReadGraph {
    assembler.isDirected = options.isDirected ?? says ?? false
    if says == nil, options.isDirected == nil {
      assembler.notices.append("The file does not say whether edges run one way; they are read as undirected.")
    }
    if layout.isTwoMode {
      assembler.notices.append(
        "The file has two modes, each with numbers of its own: the first column is r1, r2, …, the second c1, c2, ….")
    }
    if let header = layout.header {
      assembler.notices.append("The first line is read as the names of the columns: \(header.joined(separator: ", ")).")
    } else if let width, width > 3 {
      assembler.notices.append(
        "The third place of a line is read as the weight; further ones are attributes called column 4 and so on.")
    }
    var result = try assembler.finish()
    result.graph.edgeColumns = result.graph.edgeColumns.map { column in
      column.type == .string && column.name != "label"
        ? AttributeColumn(inferring: column.name, column.values.map { $0?.text }) : column
    }
    try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: source)
    return result
  }
}

/// A quoted name with its escapes resolved.
private func edgeListName(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
  var name = String.UnicodeScalarView()
  var isEscaped = false
  for scalar in text.unicodeScalars {
    if isEscaped {
      name.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar == "t" ? "\t" : scalar == "q" ? "\"" : scalar)
      isEscaped = false
    } else if scalar == "\\" {
      isEscaped = true
    } else {
      name.append(scalar)
    }
  }
  return String(name)
}

/// The attributes that NetworkX writes as a Python dictionary: texts, numbers, True and False.
private func readDictionary(
  _ source: SourceText, _ range: Range<Int>, _ row: Int, _ assembler: inout GraphAssembler
) throws(FormatError) {
  var at = range.lowerBound + 1
  func skip() { while at < range.upperBound, isBlank(source.bytes[at]) { at += 1 } }
  func fail() -> FormatError {
    source.error(at: at, "The attributes in braces are not as NetworkX writes them", "Export with weights only")
  }
  func string() throws(FormatError) -> String {
    let quote = source.bytes[at]
    let start = at + 1
    at = start
    while at < range.upperBound, source.bytes[at] != quote { at += source.bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
    guard at < range.upperBound else { throw fail() }
    at += 1
    return edgeListName(source.text(start..<at - 1))
  }
  func isQuote() -> Bool {
    at < range.upperBound && [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(source.bytes[at])
  }
  while true {
    skip()
    if at < range.upperBound, source.bytes[at] == UInt8(ascii: "}") { return }
    guard isQuote() else { throw fail() }
    let name = try string()
    skip()
    guard at < range.upperBound, source.bytes[at] == UInt8(ascii: ":") else { throw fail() }
    at += 1
    skip()
    if isQuote() {
      assembler.edges.set(name, row: row, .string(try string()))
    } else {
      let start = at
      while at < range.upperBound, source.bytes[at] != UInt8(ascii: ","), source.bytes[at] != UInt8(ascii: "}") {
        at += 1
      }
      let word = source.text(start..<at).trimmed
      switch word {
      case "True", "False": assembler.edges.set(name, row: row, .bool(word == "True"))
      case "None": break
      default:
        guard
          let value = AttributeValue(word, as: .int).flatMap({ isPlainInt(word) ? $0 : nil })
            ?? AttributeValue(word, as: .double)
        else { throw fail() }
        assembler.edges.set(name, row: row, name == "weight" ? AttributeValue(word, as: .double) ?? value : value)
      }
    }
    skip()
    guard at < range.upperBound else { throw fail() }
    if source.bytes[at] == UInt8(ascii: ",") { at += 1 } else if source.bytes[at] != UInt8(ascii: "}") { throw fail() }
  }
}
