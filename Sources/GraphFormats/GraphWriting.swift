/// How to write a graph.
public struct WriteOptions: Hashable, Sendable {
  /// A version of GEXF.
  public enum GEXFVersion: String, CaseIterable, Sendable {
    /// 1.2draft, for NetworkX and older tools.
    case draft12 = "1.2draft"
    /// 1.3, which Gephi writes.
    case version13 = "1.3"
  }

  /// The name of the files, without extension.
  public var baseName: String
  /// The version of GEXF.
  public var gexfVersion: GEXFVersion
  /// The version of JSON Graph Format, 1 or 2.
  public var jsonGraphVersion: Int
  /// The member that holds the edges of node-link JSON; D3 and older NetworkX want `links`.
  public var nodeLinkEdges: String
  /// Whether texts in tables that a spreadsheet would run as formulas get an apostrophe before them.
  public var guardsFormulas: Bool

  /// Makes options.
  public init(
    baseName: String = "graph", gexfVersion: GEXFVersion = .version13, jsonGraphVersion: Int = 2,
    nodeLinkEdges: String = "edges", guardsFormulas: Bool = true
  ) {
    (self.baseName, self.gexfVersion, self.jsonGraphVersion) = (baseName, gexfVersion, jsonGraphVersion)
    (self.nodeLinkEdges, self.guardsFormulas) = (nodeLinkEdges, guardsFormulas)
  }
}

/// A graph in a format, and what the format could not hold.
public struct WrittenGraph: Hashable, Sendable {
  /// The files.
  public var files: [GraphFile]
  /// What the graph has that the files do not, as sentences.
  public var losses: [String]
}

/// The graph in a format.
///
/// - Parameters:
///   - graph: The graph.
///   - format: The format.
///   - options: How to write.
/// - Returns: The files, and sentences on all that they do not hold or hold otherwise.
/// - Complexity: O(size of the graph with its columns).
public func write(_ graph: AttributedGraph, as format: GraphFormat, options: WriteOptions = .init()) -> WrittenGraph {
  var losses = Losses(format)
  let prepared = losses.prepare(graph)
  let files = format.writer(prepared, options, &losses)
  return WrittenGraph(files: files, losses: losses.sentences)
}
