extension GraphFormat {
  /// Which of the formats that are JSON a text is, told by the names of its members; nil if it is none.
  ///
  /// Cytoscape.js has `elements`, or an array of elements with `data`; JSON Graph Format has `graph` or `graphs` and no
  /// `nodes` beside it; node-link and its kin have `nodes` and `edges` or `links`, or `network`, or an array of edges.
  ///
  /// - Complexity: O(bytes), without reading values.
  public static func ofJSON(_ bytes: [UInt8]) -> GraphFormat? {
    let outline = JSONOutline(bytes)
    let names = outline.names
    if outline.isArray {
      if names.contains("data") { return .cytoscape }
      let ends: [Set<String>] = [["source", "target"], ["from", "to"]]
      return ends.contains { names.isSuperset(of: $0) } ? .nodeLink : nil
    }
    if names.contains("elements") { return .cytoscape }
    if names.contains("nodes"), names.contains("edges") || names.contains("links") { return .nodeLink }
    if names.contains("network") { return .nodeLink }
    if names.contains("nodes"), names.contains("adjacency") { return nil }
    if names.contains("graph") || names.contains("graphs") { return .jsonGraph }
    return names.contains("nodes") ? .nodeLink : nil
  }

  /// What a JSON text is that ``ofJSON(_:)`` does not know, and what to do about it, as the end of a sentence.
  public static func adviceOnJSON(_ bytes: [UInt8]) -> String {
    let outline = JSONOutline(bytes)
    let names = outline.names
    if outline.isArray, !names.isDisjoint(with: ["CXVersion", "numberVerification", "metaData"]) {
      return
        "is Cytoscape’s exchange format CX; in Cytoscape choose File › Export › Network to File…, Cytoscape.js JSON"
    }
    if names.contains("adjacency") {
      return "is NetworkX’s adjacency form; write networkx.node_link_data(graph) instead"
    }
    if names.contains("type"), names.contains("labels") || names.contains("start") {
      return
        "is Neo4j’s, a record a line; write CALL apoc.export.graphml.all(\"net.graphml\", {useTypes: true}) instead"
    }
    return "is no graph: it has neither “nodes” with “edges” or “links”, nor “elements”, nor “graph”"
  }
}

/// The names of the members of the outermost object of a JSON text, as they stand between quotes; of an array, those of the
/// objects in it.
private struct JSONOutline {
  private(set) var names: Set<String> = []
  private(set) var isArray = false

  init(_ bytes: [UInt8]) {
    isArray = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "[")
    let level = isArray ? 2 : 1
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
        last = depth == level ? start..<min(at, bytes.count) : nil
      case UInt8(ascii: ":"):
        if depth == level, let last { names.insert(String(decoding: bytes[last], as: UTF8.self)) }
        last = nil
      default: break
      }
      at += 1
    }
  }
}
