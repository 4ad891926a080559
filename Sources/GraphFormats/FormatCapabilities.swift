/// What a format can hold: the one table from which losses, help and documentation are made.
public struct FormatCapabilities: Hashable, Sendable {
  /// How the types of attributes are kept.
  public enum Types: String, Sendable {
    /// The file names the type of each attribute.
    case declared
    /// The form of the values tells numbers from texts.
    case byForm = "by form"
    /// All values are text, and a reader guesses.
    case guessed
    /// There are no attributes beyond those named.
    case none
  }

  /// Its name in sentences.
  public let title: String
  /// The usual extensions, the first one for writing.
  public let extensions: [String]
  /// Whether it is read here; DOT is read where Graphviz is at hand.
  public var isRead = true
  /// Whether directed and undirected edges can stand in one graph.
  public var holdsMixed = false
  /// Whether two edges can join the same nodes.
  public var holdsParallelEdges = true
  /// Whether a file says if its edges run one way.
  public var saysDirection = true
  /// Whether nodes without an edge are kept.
  public var holdsIsolates = true
  /// Whether the graph has a name.
  public var holdsName = true
  /// How types of node attributes are kept.
  public var nodeTypes = Types.declared
  /// How types of edge attributes are kept.
  public var edgeTypes = Types.declared
  /// Whether an attribute can be a list.
  public var holdsLists = false
  /// Whether numbers may be infinite.
  public var holdsInfinity = true
  /// Whether a text may be empty; if not, it is read back as missing.
  public var holdsEmptyText = true
  /// The sentence for documentation: what else is special.
  public let note: String
}

extension GraphFormat {
  /// What the format can hold.
  public var capabilities: FormatCapabilities {
    switch self {
    case .graphML:
      FormatCapabilities(
        title: "GraphML", extensions: ["graphml"], holdsMixed: true, holdsLists: true,
        note: "Nested graphs are flattened with an attribute “parent”; hyperedges are refused; yEd's labels and "
          + "geometry are read. Lists are texts joined with “;”, which other tools show as text.")
    case .gexf:
      FormatCapabilities(
        title: "GEXF", extensions: ["gexf"], holdsMixed: true, holdsLists: true,
        note: "Positions, sizes and colours are read as x, y, z, size, color. Times are left out.")
    case .gml:
      FormatCapabilities(
        title: "GML", extensions: ["gml"], nodeTypes: .byForm, edgeTypes: .byForm, holdsLists: true,
        holdsInfinity: false,
        note: "Names of attributes are letters and digits only; truth values are 0 and 1; ids are the label.")
    case .pajek:
      FormatCapabilities(
        title: "Pajek", extensions: ["net", "paj"], holdsMixed: true, edgeTypes: .none, holdsInfinity: false,
        note: "Node attributes go to partitions (.clu) and vectors (.vec) with a code book beside them. Edges keep "
          + "weight, label and kind. Of projects (.paj) the network, partitions and vectors are read.")
    case .ucinet:
      FormatCapabilities(
        title: "UCINET DL", extensions: ["dl"], holdsParallelEdges: false, saysDirection: false, holdsName: false,
        nodeTypes: .none, edgeTypes: .none, holdsInfinity: false,
        note: "Matrices (full, lower and upper half), edge lists, edge arrays and node lists are read; edgelist1 is "
          + "written. Edges keep weight and kind.")
    case .dot:
      FormatCapabilities(
        title: "DOT", extensions: ["dot", "gv"], isRead: false, nodeTypes: .guessed, edgeTypes: .guessed,
        note:
          "Read through Graphviz’s own library, written here. Every attribute is text; the innermost cluster of a node is "
          + "its attribute cluster.")
    case .nodeLink:
      FormatCapabilities(
        title: "node-link JSON", extensions: ["node-link.json"], nodeTypes: .byForm, edgeTypes: .byForm,
        holdsLists: true, holdsInfinity: false,
        note: "Edges stand in “edges” or “links”; both are read, and the forms of D3, graphology (Gephi), vis.js and "
          + "VOSviewer.")
    case .cytoscape:
      FormatCapabilities(
        title: "Cytoscape.js JSON", extensions: ["cyjs"], nodeTypes: .byForm, edgeTypes: .byForm, holdsLists: true,
        holdsInfinity: false, note: "Node attributes x and y are the position; compound nodes give “parent”.")
    case .jsonGraph:
      FormatCapabilities(
        title: "JSON Graph Format", extensions: ["jgf", "jgf.json"], holdsMixed: true, nodeTypes: .byForm,
        edgeTypes: .byForm, holdsLists: true, holdsInfinity: false,
        note: "Versions 1 and 2 are read; “relation” is the edge attribute kind; hyperedges are refused.")
    case .matrixMarket:
      FormatCapabilities(
        title: "Matrix Market", extensions: ["mtx"], holdsParallelEdges: false, holdsName: false, nodeTypes: .none,
        edgeTypes: .none, holdsInfinity: false, note: "Names stand in a file beside it. Edges keep their weight.")
    case .edgeList:
      FormatCapabilities(
        title: "edge list", extensions: ["edgelist", "edges"], saysDirection: false, holdsName: false,
        nodeTypes: .none, edgeTypes: .none, holdsInfinity: false,
        note:
          "Two names and a weight a line. What we write says in a comment whether edges run one way. Read are a header, "
          + "further columns, tabs, commas, semicolons or bars in place of blanks, and what SNAP and KONECT say at the head."
      )
    case .gephiCSV:
      FormatCapabilities(
        title: "Gephi's tables", extensions: ["csv"], holdsMixed: true, holdsName: false, nodeTypes: .guessed,
        edgeTypes: .guessed, holdsEmptyText: false,
        note: "A table of nodes and one of edges. A table without the column Type is read as directed.")
    case .neo4jCSV:
      FormatCapabilities(
        title: "Neo4j's tables", extensions: ["neo4j.csv"], saysDirection: false, holdsName: false, holdsLists: true,
        note:
          "Relationships always run one way; the edge attribute kind is their type. Tables of a folder are read together."
      )
    }
  }
}
