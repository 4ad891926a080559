/// A format of files that hold graphs.
public enum GraphFormat: String, CaseIterable, Sendable {
  /// GraphML 1.0.
  case graphML = "graphml"
  /// GEXF 1.2draft and 1.3.
  case gexf
  /// Graph Modelling Language.
  case gml
  /// Pajek's network with partitions and vectors.
  case pajek
  /// UCINET's text format.
  case ucinet
  /// Graphviz's language; written only.
  case dot
  /// Node-link JSON of D3 and NetworkX.
  case nodeLink = "node-link"
  /// Cytoscape.js JSON.
  case cytoscape
  /// JSON Graph Format, versions 1 and 2.
  case jsonGraph = "json-graph"
  /// Matrix Market.
  case matrixMarket = "matrix-market"
  /// Pairs of names, a line each.
  case edgeList = "edge-list"
  /// The pair of tables that Gephi imports.
  case gephiCSV = "gephi-csv"
  /// The pair of tables that `neo4j-admin database import` takes.
  case neo4jCSV = "neo4j-csv"

  /// The format that a file's name suggests; nil for an extension that several share or none has.
  public init?(fileName: String) {
    let name = fileName.lowercased()
    let matches = Self.allCases.filter { format in format.capabilities.extensions.contains { name.hasSuffix("." + $0) }
    }
    guard matches.count == 1, let match = matches.first else { return nil }
    self = match
  }

  /// Its name in sentences.
  public var title: String { capabilities.title }

  typealias Reader = ([SourceText], ReadOptions) throws(FormatError) -> ReadGraph
  typealias Writer = (AttributedGraph, WriteOptions, inout Losses) -> [GraphFile]

  /// What reads it.
  var reader: Reader {
    switch self {
    case .graphML: readGraphML
    case .gexf: readGEXF
    case .gml: readGML
    case .pajek: readPajek
    case .ucinet: readUCINET
    case .dot: refuseDOT
    case .nodeLink: readNodeLink
    case .cytoscape: readCytoscape
    case .jsonGraph: readJSONGraph
    case .matrixMarket: readMatrixMarket
    case .edgeList: readEdgeList
    case .gephiCSV: readGephiCSV
    case .neo4jCSV: readNeo4jCSV
    }
  }

  /// What writes it.
  var writer: Writer {
    switch self {
    case .graphML: writeGraphML
    case .gexf: writeGEXF
    case .gml: writeGML
    case .pajek: writePajek
    case .ucinet: writeUCINET
    case .dot: writeDOT
    case .nodeLink: writeNodeLink
    case .cytoscape: writeCytoscape
    case .jsonGraph: writeJSONGraph
    case .matrixMarket: writeMatrixMarket
    case .edgeList: writeEdgeList
    case .gephiCSV: writeGephiCSV
    case .neo4jCSV: writeNeo4jCSV
    }
  }
}

/// DOT is read by Graphviz's own library, not here.
func refuseDOT(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  throw sources[0].error("DOT is not read here", "Convert it, for example with “gv2gml”, and read the result")
}
