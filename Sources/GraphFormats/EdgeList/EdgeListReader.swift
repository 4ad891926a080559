/// Reads pairs of names, a line each, with a weight or the attributes of NetworkX behind them.
///
/// `#` and `%` begin comments. Names with blanks stand between quotes. Edges have no direction unless the options or our
/// own comment `# directed` say so; `# node "name"` declares a node, as our writer does for those without an edge.
func readEdgeList(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  let source = sources[0]
  var lines = TextLines(source)
  var assembler = GraphAssembler(source, options)
  var says: Bool?
  var weight: Int?
  while lines.advance() {
    guard lines.firstByte != UInt8(ascii: "#"), lines.firstByte != UInt8(ascii: "%") else {
      let words = lines.tokens.dropFirst()
      guard lines.text(lines.tokens[0]) == "#", let word = words.first.map({ lines.text($0) }) else { continue }
      if words.count == 1, word == "directed" || word == "undirected" { says = word == "directed" }
      if words.count == 2, word == "node", words[2].isQuoted { _ = assembler.node(edgeListName(lines.text(words[2]))) }
      continue
    }
    guard lines.tokens.count >= 2 else {
      throw lines.error(
        1, "A line names one node only", "Write two names, or “# node \"name\"” for a node without edges")
    }
    var ends: [Int] = []
    for token in lines.tokens.prefix(2) {
      ends.append(token.isQuoted ? assembler.node(edgeListName(lines.text(token))) : assembler.node(token.range))
    }
    let row = assembler.addEdge(rows: ends[0], ends[1])
    guard lines.tokens.count > 2 else { continue }
    if let number = lines.number(2) {
      let column = weight ?? assembler.edges.column("weight", type: .double)
      weight = column
      assembler.edges.set(column, row: row, .double(number))
      guard lines.tokens.count == 3 else {
        throw lines.error(3, "Something follows the weight", "Put names with blanks between quotes")
      }
    } else if source.bytes[lines.tokens[2].range.lowerBound] == UInt8(ascii: "{") {
      try readDictionary(source, lines.tokens[2].range.lowerBound..<lines.lineEnd, row, &assembler)
    } else {
      throw lines.error(2, "The third place holds no number", "Put names with blanks between quotes")
    }
  }
  assembler.isDirected = options.isDirected ?? says ?? false
  if says == nil, options.isDirected == nil {
    assembler.notices.append("The file does not say whether edges run one way; they are read as undirected.")
  }
  var result = try assembler.finish()
  try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: source)
  return result
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
