internal import CGraphviz

/// Owns one `GVC_t` and frees it once.
struct Context: ~Copyable {
  let raw: OpaquePointer

  init() throws(GraphvizError) {
    guard let raw = gvContext() else { throw .unavailable(message: MessageLog.errorText()) }
    self.raw = raw
  }
  deinit { gvFreeContext(raw) }
}

/// Owns one parsed `Agraph_t` and closes it once; a copy would be a double free, so there are none.
struct ParsedGraph: ~Copyable {
  let raw: UnsafeMutablePointer<Agraph_t>

  init(_ dot: String) throws(GraphvizError) {
    isthmus_reset_lines()
    let parsed = agmemread(dot)
    MessageLog.withoutMessages(Self.emptyScanner)
    guard let raw = parsed else {
      let message = MessageLog.errorText()
      throw .malformedDOT(line: Self.lineNumber(in: message), message: message)
    }
    self.raw = raw
  }
  deinit { agclose(raw) }

  /// Makes the scanner forget what it has read beyond the first graph, and what was left open there.
  ///
  /// Both would become the beginning of the next text. A syntax error empties the scanner, so it is given one behind the
  /// end of a comment, a string or markup, whichever lets it read a whole graph again.
  private static func emptyScanner() {
    for ending in ["*/", "\"", String(repeating: ">", count: 1000)] {
      // What is left may hold whole graphs.
      while let leftover = agmemread(ending + " }") { agclose(leftover) }
      guard let probe = agmemread("graph {}") else { continue }
      agclose(probe)
      return
    }
  }

  private static func lineNumber(in message: String) -> Int? {
    guard let range = message.firstRange(of: "line ") else { return nil }
    return Int(message[range.upperBound...].prefix { $0.isNumber })
  }

  /// Calls a function for each node in order.
  func forEachNode(_ body: (UnsafeMutablePointer<Agnode_t>) -> Void) {
    var node = agfstnode(raw)
    while let current = node {
      body(current)
      node = agnxtnode(raw, current)
    }
  }

  /// Empties attributes that would read files, point elsewhere, ask the clock for randomness, or that Graphviz does
  /// not survive.
  func makeHarmless() {
    isthmus_clear_endless_places(raw)
    for name in ["dpi", "resolution"] {
      guard let value = isthmus_graph_attribute(raw, name).map({ String(cString: $0) }) else { continue }
      if !value.isEmpty, !(Double(value).map((10...1200).contains) ?? false) { isthmus_clear_attribute(raw, name) }
    }
    if let value = isthmus_graph_attribute(raw, "_background"), !Self.isLand(String(cString: value)) {
      isthmus_clear_attribute(raw, "_background")
    }
    for name in Self.unwelcomeAttributes { isthmus_clear_attribute(raw, name) }
    // `start=random` without a number takes the time of day for a seed.
    if let start = isthmus_graph_attribute(raw, "start").map({ String(cString: $0) }),
      start.contains("rand"), !start.contains(where: \.isNumber)
    {
      isthmus_clear_attribute(raw, "start")
    }
  }

  /// Whether a background holds only filled polygons, as maps have them: no images, texts or fonts, no endless numbers.
  private static func isLand(_ text: String) -> Bool {
    var words = text.split(separator: " ")[...]
    func isNumber(_ word: Substring) -> Bool {
      word.count < 12 && Double(word) != nil
        && word.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    }
    while let command = words.popFirst() {
      switch command {
      case "c", "C":
        guard words.popFirst() == "7", let colour = words.popFirst(), colour.count == 8, colour.hasPrefix("-#"),
          colour.dropFirst(2).allSatisfy(\.isHexDigit)
        else { return false }
      case "P", "p":
        guard let count = words.popFirst().flatMap({ Int($0) }), count > 2, count <= words.count / 2,
          words.prefix(2 * count).allSatisfy(isNumber)
        else { return false }
        words = words.dropFirst(2 * count)
      default: return false
      }
    }
    return true
  }

  private static let unwelcomeAttributes = [
    "URL", "href", "edgeURL", "edgehref", "headURL", "headhref", "labelURL", "labelhref", "tailURL", "tailhref",
    "image", "imagepath", "shapefile", "stylesheet", "fontpath",
  ]
}

/// Owns a graph that has been laid out; the layout is freed before the graph that it hangs on.
struct LaidOutGraph: ~Copyable {
  let graph: ParsedGraph
  private let context: OpaquePointer

  /// Lays a graph out.
  ///
  /// - Parameters:
  ///   - graph: What to lay out.
  ///   - engine: The engine's name, or nil to use the one that the graph names, else `neato`.
  ///   - context: Where plug-ins are looked up; must outlive the layout.
  /// - Throws: ``GraphvizError/unknownEngine(name:message:)`` or ``GraphvizError/layoutFailed(message:)``.
  init(_ graph: consuming ParsedGraph, engine: String?, in context: borrowing Context) throws(GraphvizError) {
    // A graph's own `layout` would win over the argument.
    let own = isthmus_graph_attribute(graph.raw, "layout").map { String(cString: $0) } ?? ""
    let name = engine ?? (own.isEmpty ? LayoutEngine.neato.rawValue : own)
    isthmus_set_graph_attribute(graph.raw, "layout", name)
    isthmus_reset_random()
    let status = isthmus_layout(context.raw, graph.raw, name)
    guard status == 0 else {
      let message = MessageLog.errorText()
      gvFreeLayout(context.raw, graph.raw)
      throw message.contains("not recognized")
        ? .unknownEngine(name: name, message: message)
        : .layoutFailed(message: message)
    }
    self.graph = graph
    self.context = context.raw
  }
  deinit { gvFreeLayout(context, graph.raw) }

  /// Draws the graph.
  func rendered(as format: String) throws(GraphvizError) -> [UInt8] {
    var start: UnsafeMutablePointer<CChar>?
    var count = 0
    let status = isthmus_render(context, graph.raw, format, &start, &count)
    defer { if let start { gvFreeRenderData(start) } }
    guard status == 0, let start else {
      let message = MessageLog.errorText()
      throw message.contains("unavailable") || message.contains("not recognized")
        ? .unknownFormat(name: format, message: message) : .renderingFailed(message: message)
    }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}
