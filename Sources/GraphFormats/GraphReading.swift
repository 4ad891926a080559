/// How to read a graph.
public struct ReadOptions: Hashable, Sendable {
  /// What to do with an edge whose end is not declared.
  public enum MissingNodes: String, CaseIterable, Sendable {
    /// Refuse the file.
    case refuse
    /// Add a node without attributes, with a notice.
    case add
    /// Leave the edge out, with a notice.
    case leaveOut = "leave-out"
  }

  /// Where the id of a node comes from.
  public enum NodeIDs: String, CaseIterable, Sendable {
    /// The file's own ids, except in files of tools that number the nodes and keep the names beside.
    case automatic
    /// The file's own ids.
    case id
    /// The attribute `name`.
    case name
    /// The attribute `label`.
    case label
  }

  /// What to do with an edge whose end is not declared.
  public var missingNodes: MissingNodes
  /// Where the id of a node comes from.
  public var nodeIDs: NodeIDs
  /// Whether edges run one way, for formats that do not say; nil takes the format's own rule.
  public var isDirected: Bool?
  /// The encoding of bytes that are not UTF-8 and say nothing of their encoding.
  public var fallbackEncoding: TextEncoding

  /// Makes options.
  public init(
    missingNodes: MissingNodes = .refuse, nodeIDs: NodeIDs = .automatic, isDirected: Bool? = nil,
    fallbackEncoding: TextEncoding = .windows1252
  ) {
    (self.missingNodes, self.nodeIDs) = (missingNodes, nodeIDs)
    (self.isDirected, self.fallbackEncoding) = (isDirected, fallbackEncoding)
  }
}

/// A file in memory.
public struct GraphFile: Hashable, Sendable {
  /// Its name, without a folder.
  public var name: String
  /// What it holds.
  public var bytes: [UInt8]
  /// Makes a file.
  public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
  /// Makes a file of a text.
  init(_ name: String, _ text: String) { (self.name, bytes) = (name, Array(text.utf8)) }
}

/// A graph and what is to be said of the file it came from.
public struct ReadGraph: Hashable, Sendable {
  /// The graph.
  public var graph: AttributedGraph
  /// What was converted, left out or flattened, as sentences.
  public var notices: [String]

  /// Makes a result.
  public init(graph: AttributedGraph, notices: [String] = []) { (self.graph, self.notices) = (graph, notices) }
}

/// The graph that bytes hold in a format.
///
/// - Parameters:
///   - bytes: One file; the edges for the pairs of tables.
///   - format: The format.
///   - options: How to read.
/// - Returns: The graph, and sentences on all that was converted or left out.
/// - Throws: ``FormatError`` with the place, what is wrong and what to do; for any bytes whatever.
/// - Complexity: O(bytes) time; memory is bounded by a multiple of the bytes.
public func read(
  _ bytes: [UInt8], as format: GraphFormat, options: ReadOptions = .init()
) throws(FormatError) -> ReadGraph {
  try read([GraphFile(name: "", bytes: bytes)], as: format, options: options)
}

/// The graph that files hold together: Pajek's partitions, a table of nodes beside one of edges, labels of a matrix.
///
/// - Parameters:
///   - files: The files; their order does not matter.
///   - format: The format.
///   - options: How to read.
/// - Returns: The graph, and sentences on all that was converted or left out.
/// - Throws: ``FormatError`` with the place, what is wrong and what to do; for any bytes whatever.
/// - Complexity: O(bytes) time; memory is bounded by a multiple of the bytes.
public func read(
  _ files: [GraphFile], as format: GraphFormat, options: ReadOptions = .init()
) throws(FormatError) -> ReadGraph {
  var notices: [String] = []
  var sources: [SourceText] = []
  for file in files {
    guard file.bytes.count < Int(Int32.max) else {
      throw FormatError(
        format: format, file: file.name, what: "The file is larger than 2 GB", next: "Split it, or use a table of edges"
      )
    }
    let isXML = format == .graphML || format == .gexf
    var declared: TextEncoding?
    if isXML, let name = declaredXMLEncoding(file.bytes) {
      declared = TextEncoding(declared: name)
      if declared == nil { notices.append("The encoding \(quoted(name)) is not known here; UTF-8 is tried.") }
    }
    sources.append(
      try SourceText(
        decoding: file.bytes, format: format, file: file.name.isEmpty ? nil : file.name, declared: declared,
        fallback: options.fallbackEncoding, notices: &notices))
  }
  guard !sources.isEmpty else {
    throw FormatError(format: format, what: "There is no file to read", next: "Name one")
  }
  var result = try format.reader(sources, options)
  result.notices = notices + result.notices
  return result
}

/// The bytes of a file as text, for a reader that stands elsewhere, such as Graphviz's.
///
/// - Parameters:
///   - file: The file: UTF-8, UTF-16 or a single-byte encoding.
///   - format: The format, for errors.
///   - options: Of these, the encoding of bytes that say nothing of theirs.
/// - Returns: The text, and sentences on what was converted.
/// - Throws: ``FormatError`` if the file holds a zero character.
public func text(
  of file: GraphFile, format: GraphFormat, options: ReadOptions = .init()
) throws(FormatError) -> (text: String, notices: [String]) {
  var notices: [String] = []
  let source = try SourceText(
    decoding: file.bytes, format: format, file: file.name.isEmpty ? nil : file.name, declared: nil,
    fallback: options.fallbackEncoding, notices: &notices)
  return (source.text(source.bytes.indices), notices)
}
