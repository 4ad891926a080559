extension GraphFormat {
  /// Which of the formats that are JSON a text is, told by the names of its members; nil if it is none.
  ///
  /// Cytoscape.js has `elements`; JSON Graph Format has `graph` or `graphs` and no `nodes` beside it; node-link has `nodes`
  /// and `edges` or `links`.
  ///
  /// - Complexity: O(bytes), without reading values.
  public static func ofJSON(_ bytes: [UInt8]) -> GraphFormat? {
    let names = outerMembers(of: bytes)
    if names.contains("elements") { return .cytoscape }
    if names.contains("nodes"), names.contains("edges") || names.contains("links") { return .nodeLink }
    if names.contains("graph") || names.contains("graphs") { return .jsonGraph }
    return names.contains("nodes") ? .nodeLink : nil
  }

  /// The names of the members of the outermost object, as they stand between quotes.
  private static func outerMembers(of bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    var depth = 0
    var at = 0
    var last: Range<Int>?
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let start = at + 1
        at = start
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        last = depth == 1 ? start..<min(at, bytes.count) : nil
      case UInt8(ascii: ":"):
        if depth == 1, let last { names.insert(String(decoding: bytes[last], as: UTF8.self)) }
        last = nil
      default: break
      }
      at += 1
    }
    return names
  }
}
