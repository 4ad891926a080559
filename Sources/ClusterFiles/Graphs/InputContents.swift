import GraphFormats

/// What the first bytes of a file say of its format, where its name does not, or says no more than that it is text.
enum InputContents: Hashable {
  /// A format that is read.
  case format(InputFormat)
  /// One that is not, which the error then names.
  case unread(UnreadFormat)

  /// Looks at the beginning of a file, unpacked; nil where that may be a table or anything else.
  ///
  /// - Parameter head: The first bytes; a few lines are enough.
  init?(_ head: [UInt8]) {
    if let unread = UnreadFormat(bytes: head) {
      self = .unread(unread)
      return
    }
    let decoded = TextEncoding.utf8(head)
    let text = Substring(String(decoding: decoded.bytes[decoded.start...].prefix(1 << 14), as: UTF8.self))
    let start = text.drop { $0.isWhitespace }
    let lower = start.prefix(400).lowercased()
    let words = lower.split(maxSplits: 2) { $0.isWhitespace || $0 == "=" }.map(String.init)
    guard let first = words.first else { return nil }
    let second = words.count > 1 ? words[1] : ""
    switch first {
    case _ where lower.hasPrefix("<"):
      guard let found = Self.ofXML(lower) else { return nil }
      self = found
    case _ where lower.hasPrefix("{"), _ where lower.hasPrefix("["): self = .format(.json)
    case "dl" where ["n", "nr", "nc", "nrow", "format", "title"].contains(second): self = .format(.graph(.ucinet))
    case "*vertices", "*network", "*partition", "*vector": self = .format(.graph(.pajek))
    case "*node", "*tie": self = .unread(.netDraw)
    case "*nodes": self = .unread(.networkWorkbench)
    case _ where first.hasPrefix("%%matrixmarket"): self = .format(.graph(.matrixMarket))
    case _ where first.hasPrefix("nodedef>"): self = .unread(.guess)
    case "creator",
      "graph[" where lower.contains("graph"):
      self = .format(.graph(.gml))
    case "graph" where second.hasPrefix("["): self = .format(.graph(.gml))
    case "graph", "digraph", "strict", "graph{", "digraph{":
      guard lower.contains("{") else { return nil }
      self = .format(.graph(.dot))
    default:
      let lines = start.split(omittingEmptySubsequences: false) { $0.isNewline }.prefix(40)
      if Self.isNeo4j(lines.first.map(String.init) ?? "") {
        self = .format(.graph(.neo4jCSV))
      } else if Self.isEdgeList(lines.map(String.init), isCut: decoded.bytes.count > 1 << 14) {
        self = .format(.graph(.edgeList))
      } else {
        return nil
      }
    }
  }

  private static func ofXML(_ lower: String) -> InputContents? {
    // The root element comes after declarations and comments.
    var rest = lower[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      guard let mark = rest.first else { return nil }
      if mark == "?" || mark == "!" {
        if rest.hasPrefix("!doctype html") { return .unread(.webPage) }
        continue
      }
      let name = rest.prefix { $0.isLetter || $0 == ":" }.split(separator: ":").last ?? ""
      switch name {
      case "graphml": return .format(.graph(.graphML))
      case "gexf": return .format(.graph(.gexf))
      case "graph" where lower.contains("xgmml"): return .unread(.cytoscapeXGMML)
      case "html": return .unread(.webPage)
      default: return nil
      }
    }
    return nil
  }

  /// Whether a line is a header of `neo4j-admin database import`.
  static func isNeo4j(_ line: String) -> Bool {
    let upper = line.uppercased()
    return upper.contains(":START_ID") && upper.contains(":END_ID")
  }

  /// Whether lines are pairs of names with blanks between, or have the comments that collections of graphs begin with.
  private static func isEdgeList(_ lines: [String], isCut: Bool) -> Bool {
    let lines = (isCut ? lines.dropLast() : lines[...]).filter { !$0.allSatisfy(\.isWhitespace) }
    let rows = lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("%") }
    guard let first = lines.first, let row = rows.first else { return false }
    if first.hasPrefix("# ") || first.hasPrefix("% ") || first == "#" || first == "%" { return true }
    guard rows.count == lines.count, !row.contains(where: { ",;\t|".contains($0) }) else { return false }
    let counts = rows.map { $0.split { $0 == " " }.count }
    // Names with blanks stand between quotes, so that lines do not have the same number of words.
    if row.hasPrefix("\"") { return counts.allSatisfy { $0 >= 2 } }
    guard let count = counts.dropFirst().first ?? counts.first, 2...4 ~= count else { return false }
    return counts.dropFirst().allSatisfy { $0 == count } && (counts[0] == count || counts[0] == count - 1)
  }
}
