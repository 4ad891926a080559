internal import CGraphviz
public import Diagrams

/// Lays out and draws through Graphviz inside this process, one request at a time: the C library keeps global state.
///
/// The same request gives the same bytes, on the same machine with the same fonts: random numbers start from the same
/// seed for each layout, the date in a PDF is set to a fixed day, and the program's version is left out of SVG. Two
/// exceptions remain for DOT texts of others, because Graphviz 2.43 orders by memory address there: the places of
/// ``LayoutEngine/fdp``, and the order in which sibling clusters are written.
/// Nothing is printed; what Graphviz says is in ``GraphvizError`` or ``Drawing/warnings``.
public actor GraphvizRenderer {
  /// The one renderer.
  public static let shared = GraphvizRenderer()

  /// How many bytes a DOT text may have.
  public static let longestInput = 64 << 20

  /// How many dots to the inch a PNG of a ``LaidOutDiagram`` has: a 16:9 frame gives 1920 × 1080.
  public static let dotsPerInch = 144

  private let context: Result<ContextOwner, GraphvizError>

  private init() {
    var owner: Result<ContextOwner, GraphvizError> = .failure(.unavailable(message: ""))
    CLibrary.exclusively {
      MessageLog.start(inputLength: 0)
      do throws(GraphvizError) {
        owner = .success(try ContextOwner())
      } catch {
        owner = .failure(error)
      }
    }
    context = owner
  }

  /// Draws a DOT text.
  ///
  /// Attributes that would read files or point elsewhere (`image`, `URL`, `stylesheet` and the like) are ignored.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language; what follows the first graph is ignored.
  ///   - format: The form of the result.
  ///   - engine: How to place nodes; nil takes the engine that the graph names, else `neato`.
  /// - Returns: The drawing with Graphviz's warnings.
  /// - Throws: A ``GraphvizError`` in Graphviz's own words.
  public func draw(dot: String, as format: OutputFormat, using engine: LayoutEngine? = nil) throws(GraphvizError)
    -> Drawing
  {
    try draw(dot: dot, format: format.rawValue, engine: engine?.rawValue)
  }

  /// Draws with an engine and format of any name, so that tests can ask for what is not there.
  package func draw(dot: String, format: String, engine: String?) throws(GraphvizError) -> Drawing {
    let length = dot.utf8.count
    guard length <= Self.longestInput else { throw .inputTooLong(byteCount: length) }
    return try CLibrary.exclusively { () throws(GraphvizError) in
      MessageLog.start(inputLength: length)
      let graph = try ParsedGraph(dot)
      graph.makeHarmless()
      let layout = try LaidOutGraph(graph, engine: engine, in: context.get().context)
      let bytes = try layout.rendered(as: format)
      return Drawing(bytes: Self.normalized(bytes, format: format), warnings: MessageLog.warnings())
    }
  }

  /// Draws a laid-out picture.
  ///
  /// - Returns: For `dot` the pinned text of ``DOTWriter``, which draws this very picture; for `json` the text of
  ///   ``LaidOutDiagram/json``; for `svg` a picture with
  ///   titles, descriptions, ids and classes, without scripts and references to elsewhere.
  /// - Throws: A ``GraphvizError`` if Graphviz lacks the plug-in for the format.
  public func draw(_ picture: LaidOutDiagram, as format: OutputFormat) throws(GraphvizError) -> Drawing {
    guard format != .json else { return Drawing(bytes: Array(picture.json.utf8)) }
    let dpi = format == .png ? Self.dotsPerInch : nil
    let text = DOTWriter(writesTooltips: format == .dot, dotsPerInch: dpi).text(picture)
    guard format != .dot else { return Drawing(bytes: Array(text.utf8)) }
    let drawing = try draw(dot: text, format: format.rawValue, engine: nil)
    // Texts were measured before they were placed; what does not fit is in the audit.
    let warnings = drawing.warnings.filter { !$0.hasSuffix("size too small for label") }
    guard format == .svg else { return Drawing(bytes: drawing.bytes, warnings: warnings) }
    let svg = SVGText(String(decoding: drawing.bytes, as: UTF8.self), font: picture.theme.font).titled(for: picture)
    return Drawing(bytes: Array(svg.utf8), warnings: warnings)
  }

  /// Returns how wide lines of text are, in points.
  ///
  /// - Parameters:
  ///   - lines: The lines, each with its size and weight.
  ///   - font: The font that they are set in.
  /// - Returns: A width for each line.
  /// - Throws: ``GraphvizError/unavailable(message:)`` if Graphviz cannot be started.
  public func widths(
    of lines: [MeasuredLine], font: String = LaidOutDiagram.font
  ) throws(GraphvizError) -> [MeasuredLine: Double] {
    var seen: Set<MeasuredLine> = []
    let distinct = lines.filter { seen.insert($0).inserted }
    guard !distinct.isEmpty else { return [:] }
    // Each line is the label of a node of no size at the same place.
    var dot = "graph { graph [layout=nop2 splines=\"\"] node [shape=plaintext margin=0 pos=\"0,0\"]\n"
    for (index, line) in distinct.enumerated() {
      dot += "\(index) [label=\(DOTText.label([line.text])) fontsize=\(DOTText.number(line.fontSize))"
      dot += " fontname=\"\(font)\(line.isBold ? " Bold" : "")\"]\n"
    }
    dot += "}"
    return try CLibrary.exclusively { () throws(GraphvizError) in
      MessageLog.start(inputLength: dot.utf8.count)
      let layout = try LaidOutGraph(ParsedGraph(dot), engine: nil, in: context.get().context)
      var widths: [MeasuredLine: Double] = [:]
      var index = 0
      layout.graph.forEachNode { node in
        widths[distinct[index]] = isthmus_label_width(node)
        index += 1
      }
      return widths
    }
  }

  /// Returns where an engine puts nodes of given sizes, with *y* growing downwards; nil if it gives up.
  package func places(
    sizes: [Size], edges: [(Int, Int)], engine: LayoutEngine, seed: Int
  ) throws(GraphvizError) -> [Point]? {
    let length = sizes.map { max($0.width, $0.height) }.reduce(0, +) / Double(max(1, sizes.count)) * 1.3 / 72
    var dot = "graph { graph [splines=\"\" overlap=true start=\(seed) maxiter=300 root=0]\n"
    dot += "node [shape=box fixedsize=true label=\"\"] edge [len=\(DOTText.number(length, places: 6))]\n"
    for (index, size) in sizes.enumerated() {
      dot += "\(index) [width=\(DOTText.number(size.width / 72, places: 6))"
      dot += " height=\(DOTText.number(size.height / 72, places: 6))]\n"
    }
    for (source, target) in edges { dot += "\(source) -- \(target)\n" }
    dot += "}"
    return try CLibrary.exclusively { () throws(GraphvizError) in
      MessageLog.start(inputLength: dot.utf8.count)
      let layout = try LaidOutGraph(ParsedGraph(dot), engine: engine.rawValue, in: context.get().context)
      var places: [Point] = []
      layout.graph.forEachNode { node in places.append(Point(x: isthmus_node_x(node), y: -isthmus_node_y(node))) }
      return places.allSatisfy { $0.x.isFinite && $0.y.isFinite } ? places : nil
    }
  }

  /// Leaves out what differs between machines and moments.
  private static func normalized(_ bytes: [UInt8], format: String) -> [UInt8] {
    switch format {
    case OutputFormat.svg.rawValue: Array(SVGText(String(decoding: bytes, as: UTF8.self)).text.utf8)
    case OutputFormat.pdf.rawValue: PDFBytes.withFixedDate(bytes)
    default: bytes
    }
  }
}

/// Keeps the one context for as long as the renderer lives.
///
/// One context for all requests leaks less than one for each: freeing it does not free all that plug-ins hold.
private final class ContextOwner {
  let context: Context
  init() throws(GraphvizError) { context = try Context() }
}
