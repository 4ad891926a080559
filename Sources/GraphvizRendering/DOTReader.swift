internal import CGraphviz
public import GraphFormats

/// Reads the DOT language through Graphviz's own library, so that what Graphviz reads is read here.
public enum DOTReader {
  /// The graph that a DOT text holds.
  ///
  /// Every attribute is a column; numbers and truth values are told by their form. `label` is read as Graphviz shows it:
  /// `\N` is the node's name, `\n`, `\l` and `\r` end a line, tags of markup are dropped. The innermost cluster of a node
  /// is its attribute `cluster`. Ports of edges stay in `headport` and `tailport`.
  ///
  /// - Parameters:
  ///   - text: One graph; what follows it is left out, with a notice.
  ///   - file: What errors shall call the file.
  /// - Returns: The graph, with sentences on what was read in a way of its own.
  /// - Throws: `FormatError` with the line, in Graphviz's words.
  /// - Complexity: O(length + nodes · attributes of nodes + edges · attributes of edges).
  public static func graph(from text: String, file: String? = nil) throws(FormatError) -> ReadGraph {
    func failure(_ what: String, line: Int? = nil, _ next: String) -> FormatError {
      FormatError(format: .dot, file: file, line: line, what: what, next: next)
    }
    guard text.utf8.count <= GraphvizRenderer.longestInput else {
      throw failure(
        "The DOT text has more than \(GraphvizRenderer.longestInput >> 20) MB", "Give the network as a table of edges")
    }
    guard !text.utf8.contains(0) else { throw failure("The file holds a zero character", "Export it again as text") }
    if let depth = deepestNesting(text.utf8), depth > deepest {
      throw failure("Brackets are nested deeper than \(deepest)", "Check that the file is a graph")
    }
    let percents = PercentGuard(text)
    let guarded = percents.guarded(text)
    do throws(GraphvizError) {
      let result = try CLibrary.exclusively { () throws(GraphvizError) in
        MessageLog.start(inputLength: guarded.utf8.count)
        return Extraction(try ParsedGraph(guarded)).result
      }
      var plain = percents.unguarded(result)
      if DOTRemainder.isThere(in: text) {
        plain.notices.append("Something follows the first graph of the file; only that graph was read.")
      }
      return plain
    } catch {
      guard case .malformedDOT(let line, let message) = error else {
        throw failure(error.description, "Install it anew")
      }
      throw failure("This is not DOT: \(message)", line: line, "Draw the file with Graphviz’s dot to see more")
    }
  }

  /// How deep brackets may be nested, because the library calls itself for each subgraph.
  private static let deepest = 200

  /// How deep braces are nested, without regard to quotes: never less than the parser will see outside of them.
  private static func deepestNesting(_ bytes: String.UTF8View) -> Int? {
    var (depth, deepest) = (0, 0)
    var isQuoted = false
    var isEscaped = false
    for byte in bytes {
      if byte == UInt8(ascii: "\""), !isEscaped { isQuoted.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      guard !isQuoted else { continue }
      if byte == UInt8(ascii: "{") {
        depth += 1
        deepest = max(deepest, depth)
      } else if byte == UInt8(ascii: "}") {
        depth = max(0, depth - 1)
      }
    }
    return deepest
  }
}

/// What is taken out of a parsed graph.
private struct Extraction {
  private(set) var result: ReadGraph

  private typealias Node = UnsafeMutablePointer<Agnode_t>
  private typealias Edge = UnsafeMutablePointer<Agedge_t>

  init(_ graph: borrowing ParsedGraph) {
    var nodes: [Node] = []
    var rows: [Node: Int] = [:]
    graph.forEachNode { node in
      rows[node] = nodes.count
      nodes.append(node)
    }
    var edges: [Edge] = []
    for node in nodes {
      var edge = agfstout(graph.raw, node)
      while let current = edge {
        edges.append(current)
        edge = agnxtout(graph.raw, current)
      }
    }
    edges.sort { isthmus_edge_order($0) < isthmus_edge_order($1) }
    let ids = nodes.map { String(cString: agnameof($0)) }
    let name = agnameof(graph.raw).map { String(cString: $0) } ?? ""
    var nodeColumns: [AttributeColumn] = []
    for symbol in Self.symbols(graph, ofEdges: false) {
      let values = nodes.enumerated().map { row, node in Self.value(agxget(node, symbol), symbol, of: ids[row]) }
      Self.add(Self.name(of: symbol), values, to: &nodeColumns)
    }
    Self.add("cluster", Self.clusters(graph, rows), to: &nodeColumns)
    var edgeColumns: [AttributeColumn] = []
    for symbol in Self.symbols(graph, ofEdges: true) {
      Self.add(Self.name(of: symbol), edges.map { Self.value(agxget($0, symbol), symbol, of: nil) }, to: &edgeColumns)
    }
    let graphEdges = edges.compactMap { edge -> AttributedGraph.Edge? in
      guard let start = isthmus_edge_start(edge), let end = isthmus_edge_end(edge), let source = rows[start],
        let target = rows[end]
      else { return nil }
      return AttributedGraph.Edge(source: source, target: target)
    }
    result = ReadGraph(
      graph: AttributedGraph(
        // Graphviz calls a graph without a name by a number of its own.
        name: name.hasPrefix("%") ? "" : name, isDirected: agisdirected(graph.raw) != 0, nodeIDs: ids,
        edges: graphEdges, nodeColumns: nodeColumns, edgeColumns: edgeColumns),
      notices: MessageLog.warnings().map { "Graphviz: \($0)" })
  }

  private static func symbols(
    _ graph: borrowing ParsedGraph, ofEdges: Bool
  ) -> [UnsafeMutablePointer<Agsym_t>] {
    var symbols: [UnsafeMutablePointer<Agsym_t>] = []
    var symbol = isthmus_next_attribute(graph.raw, ofEdges ? 1 : 0, nil)
    while let current = symbol {
      // The key of an edge is no attribute but the name that keeps parallel edges apart.
      if !(ofEdges && name(of: current) == "key") { symbols.append(current) }
      symbol = isthmus_next_attribute(graph.raw, ofEdges ? 1 : 0, current)
    }
    return symbols
  }

  private static func name(of symbol: UnsafeMutablePointer<Agsym_t>) -> String {
    symbol.pointee.name.map { String(cString: $0) } ?? ""
  }

  private static func add(_ name: String, _ texts: [String?], to columns: inout [AttributeColumn]) {
    guard texts.contains(where: { $0 != nil }), !columns.contains(where: { $0.name == name }) else { return }
    columns.append(AttributeColumn(inferring: name, texts))
  }

  /// A value as a text; nil for an empty one, and for the label that says what Graphviz shows anyway.
  private static func value(
    _ raw: UnsafeMutablePointer<CChar>?, _ symbol: UnsafeMutablePointer<Agsym_t>, of node: String?
  ) -> String? {
    guard let raw else { return nil }
    let text = String(cString: raw)
    guard !text.isEmpty else { return nil }
    if isthmus_is_markup(raw) != 0 { return plain(markup: text) }
    guard name(of: symbol) == "label" else { return text }
    return text == "\\N" ? nil : shown(text, of: node)
  }

  /// A label as Graphviz shows it.
  private static func shown(_ label: String, of node: String?) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in label.unicodeScalars {
      guard isEscaped else {
        if scalar == "\\" { isEscaped = true } else { text.append(scalar) }
        continue
      }
      isEscaped = false
      switch scalar {
      case "n", "l", "r": text.append("\n")
      case "N" where node != nil: text += (node ?? "").unicodeScalars
      default: text.append(scalar)
      }
    }
    if isEscaped { text.append("\\") }
    var shown = String(text)
    // `\l` and `\r` end the last line too, which is no line break between lines.
    if label.hasSuffix("\\l") || label.hasSuffix("\\r"), shown.last == "\n" { shown.removeLast() }
    return shown
  }

  /// The text of markup without its tags.
  private static func plain(markup: String) -> String? {
    var text = ""
    var isTag = false
    for character in markup {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">", isTag {
        isTag = false
        text.append(" ")
      }
    }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// The label, or else the name, of the innermost cluster that each node is in.
  private static func clusters(_ graph: borrowing ParsedGraph, _ rows: [Node: Int]) -> [String?] {
    var clusters = [String?](repeating: nil, count: rows.count)
    // Outer subgraphs come before those within them, which then have the last word.
    var open: [UnsafeMutablePointer<Agraph_t>] = []
    func children(of parent: UnsafeMutablePointer<Agraph_t>) -> [UnsafeMutablePointer<Agraph_t>] {
      var found: [UnsafeMutablePointer<Agraph_t>] = []
      var part = agfstsubg(parent)
      while let current = part {
        found.append(current)
        part = agnxtsubg(current)
      }
      return found
    }
    open = children(of: graph.raw)
    var next = 0
    while next < open.count {
      let part = open[next]
      next += 1
      open += children(of: part)
      let name = agnameof(part).map { String(cString: $0) } ?? ""
      guard name.hasPrefix("cluster") else { continue }
      let label = isthmus_graph_attribute(part, "label").map { String(cString: $0) } ?? ""
      var node = agfstnode(part)
      while let current = node {
        // A node of a subgraph is the node of the whole graph.
        if let row = rows[current] { clusters[row] = label.isEmpty ? name : shown(label, of: nil) }
        node = agnxtnode(part, current)
      }
    }
    return clusters
  }
}
