/// A format of files that is known and not read here, with what its program can write instead.
struct UnreadFormat: Hashable {
  /// What the file is.
  var name: String
  /// What to do, a sentence that begins with a small letter and has no full stop.
  var advice: String

  private init(_ name: String, _ advice: String) { (self.name, self.advice) = (name, advice) }

  /// The sentence that the error says.
  var hint: String { "this is \(name), which is not read here; \(advice)" }

  static let netDraw = UnreadFormat(
    "a NetDraw file (VNA)", "in NetDraw choose File › Save Data As › Pajek, or open it in Gephi and export GEXF")
  static let networkWorkbench = UnreadFormat(
    "a Network Workbench file (NWB)", "in Sci2 choose File › Save, GraphML or Pajek .net")
  static let guess = UnreadFormat("a GUESS file (GDF)", "open it in Gephi and choose File › Export › Graph file…, GEXF")
  static let cytoscapeXGMML = UnreadFormat(
    "an XGMML file", "in Cytoscape choose File › Export › Network to File…, GraphML or Cytoscape.js JSON")
  static let webPage = UnreadFormat("a web page", "give the file itself that the page offers for download")

  private static let spreadsheet = UnreadFormat(
    "a spreadsheet of another kind", "save it as an Excel workbook, .xlsx, or as CSV")
  private static let cytoscape = UnreadFormat(
    "a file of Cytoscape’s own",
    "in Cytoscape choose File › Export › Network to File…, Cytoscape.js JSON (.cyjs) or GraphML")
  private static let gephi = UnreadFormat("a Gephi project", "in Gephi choose File › Export › Graph file…, GEXF")
  private static let ucinet = UnreadFormat("one half of a UCINET data set", "in UCINET choose Data › Export › DL")
  private static let r = UnreadFormat(
    "a file of R’s own", "in R write igraph::write_graph(g, \"net.graphml\", \"graphml\")")
  private static let python = UnreadFormat(
    "a file of Python’s own", "write networkx.write_graphml(graph, \"net.graphml\")")
  private static let graph6 = UnreadFormat(
    "a graph in graph6", "write networkx.write_graphml(networkx.read_graph6(file), \"net.graphml\")")
  private static let adjacencies = UnreadFormat(
    "a list of neighbours", "write it as an edge list, two names a line, or as GraphML")
  private static let tulip = UnreadFormat("a Tulip file", "in Tulip choose File › Export, GML")
  private static let yEd = UnreadFormat("a file of yEd", "in yEd choose File › Save As…, GraphML (.graphml)")
  private static let picture = UnreadFormat("a picture or document", "give the data that it was made from")
  private static let matlab = UnreadFormat("a MATLAB file", "write the matrix with mmwrite, Matrix Market (.mtx)")
  private static let archive = UnreadFormat("an archive", "unpack it and give the file in it")

  /// By the ending of the name, in small letters.
  private static let byEnding: [String: UnreadFormat] = [
    "vna": netDraw, "nwb": networkWorkbench, "gdf": guess, "xgmml": cytoscapeXGMML, "html": webPage, "htm": webPage,
    "xls": spreadsheet, "xlsb": spreadsheet, "ods": spreadsheet, "fods": spreadsheet, "numbers": spreadsheet,
    "cys": cytoscape, "cx": cytoscape, "cx2": cytoscape, "sif": cytoscape, "nnf": cytoscape, "gephi": gephi,
    "##h": ucinet, "##d": ucinet, "rds": r, "rdata": r, "rda": r, "gpickle": python, "pickle": python, "pkl": python,
    "gt": UnreadFormat("a file of graph-tool’s own", "write g.save(\"net.graphml\")"), "g6": graph6, "s6": graph6,
    "graph6": graph6, "sparse6": graph6, "adjlist": adjacencies, "lgl": adjacencies, "graph": adjacencies,
    "metis": adjacencies, "tlp": tulip, "tlpx": tulip, "tgf": yEd, "graphmlz": yEd, "ygf": yEd, "pdf": picture,
    "svg": picture, "png": picture, "jpg": picture, "pptx": picture, "docx": picture, "zip": archive, "7z": archive,
    "tar": archive, "rar": archive,
  ]

  /// What the ending of a name says; nil for one that is not known.
  init?(fileName: String) {
    let ending = InputFormat.withoutGzip(fileName).lowercased().split(separator: ".").last.map(String.init) ?? ""
    guard let known = Self.byEnding[ending] else { return nil }
    self = known
  }

  /// What the first bytes say, of formats that are no text.
  init?(bytes: [UInt8]) {
    let signatures: [(String, UnreadFormat)] = [
      ("%PDF-", Self.picture), ("\u{89}PNG", Self.picture), ("MATLAB 5.0 MAT-file", Self.matlab),
      ("RDX3", Self.r), ("RDA3", Self.r), ("RDX2", Self.r),
    ]
    let found = signatures.first { signature, _ in
      bytes.starts(with: signature.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }
    guard let found else { return nil }
    self = found.1
  }
}
