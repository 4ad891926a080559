public import GraphFormats

/// What a file that holds a network is, told by its name or by whoever names it.
public enum InputFormat: Hashable, Sendable {
  /// An edge table with or without a node table beside it.
  case table
  /// A file of one of the interchange formats.
  case graph(GraphFormat)
  /// One of the formats that are JSON; the contents say which.
  case json
  /// A workbook of Excel, with a sheet of ties and perhaps one of organisations.
  case workbook
  /// A table of who is tied to whom, with names in its first row and column.
  case matrix

  /// The words of the command line, each with what it stands for.
  public static let words: [(word: String, format: InputFormat)] = [
    ("csv", .table), ("graphml", .graph(.graphML)), ("gexf", .graph(.gexf)), ("gml", .graph(.gml)),
    ("pajek", .graph(.pajek)), ("dl", .graph(.ucinet)), ("dot", .graph(.dot)), ("json", .json),
    ("node-link", .graph(.nodeLink)), ("cytoscape", .graph(.cytoscape)), ("jgf", .graph(.jsonGraph)),
    ("mtx", .graph(.matrixMarket)), ("edgelist", .graph(.edgeList)), ("neo4j", .graph(.neo4jCSV)), ("xlsx", .workbook),
    ("matrix", .matrix),
  ]

  /// What a word of the command line stands for.
  public init?(word: String) {
    guard let match = Self.words.first(where: { $0.word == word }) else { return nil }
    self = match.format
  }

  /// What the name of a file suggests; a name that ends in `.gz` is looked at without it.
  public init?(fileName: String) {
    let name = Self.withoutGzip(fileName).lowercased()
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    if TableSearch.extensions.contains(ending) || !name.contains(".") {
      self = .table
    } else if let format = GraphFormat(fileName: name) {
      self = .graph(format)
    } else if ending == "json" {
      self = .json
    } else if ending == "xlsx" || ending == "xlsm" {
      self = .workbook
    } else {
      return nil
    }
  }

  /// The name of a file without the ending of gzip.
  static func withoutGzip(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// The endings of names that are known, for messages.
  static let endings =
    ".csv, .tsv, .txt, .graphml, .gexf, .gml, .net, .paj, .dl, .dot, .gv, .json, .cyjs, .mtx, .edgelist, .xlsx"
}
