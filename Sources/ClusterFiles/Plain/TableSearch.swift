/// Finds the node table and the edge table of a plain network by their names, else by their headers.
struct TableSearch {
  /// The tables that were found, as paths.
  struct Found {
    var nodes: String?
    var edges: String?
    /// Other tables of the folder, which are not read.
    var others: [String] = []
  }

  static let extensions: Set = ["csv", "tsv", "txt"]
  static let nodeWords: Set = [
    "nodes", "node", "nodelist", "vertices", "organisations", "organizations", "actors",
  ]
  static let edgeWords: Set = ["edges", "edge", "edgelist", "ties", "links", "arcs", "relations"]

  /// Other tables of a data package, which have ids of their own but are no node tables.
  static let otherWords: Set = ["activities", "participations", "markets", "indicators", "sectors", "surveys"]

  private enum Role { case nodes, edges }

  /// A name such as `alliance.nodes.csv` in its parts.
  private struct Name {
    var base: String
    var word: String?
    var role: Role?

    init?(_ file: String) {
      let file = InputFormat.withoutGzip(file)
      let parts = file.split(separator: ".", omittingEmptySubsequences: false)
      guard let ending = parts.last?.lowercased(), parts.count > 1, TableSearch.extensions.contains(ending) else {
        return nil
      }
      let stem = file.dropLast(ending.count + 1).lowercased()
      let start = stem.lastIndex { "._- ".contains($0) }
      let word = String(start.map { stem[stem.index(after: $0)...] } ?? stem[...])
      base = start.map { String(stem[..<$0]) } ?? ""
      if TableSearch.nodeWords.contains(word) {
        (self.word, role) = (word, .nodes)
      } else if TableSearch.edgeWords.contains(word) {
        (self.word, role) = (word, .edges)
      } else {
        base = stem
      }
    }
  }

  /// The tables of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - hasNodes: Whether the node table is known already.
  /// - Returns: The tables; there is an edge table.
  /// - Throws: ``LoadError`` if there is no edge table, or more than one file could be one of the two.
  static func inFolder(_ folder: String, hasNodes: Bool = false) throws(LoadError) -> Found {
    let tables = try InputFile.names(in: folder).filter { Name($0) != nil }
    guard !tables.isEmpty else {
      throw .unsupported(
        path: folder, hint: "the folder has neither a datapackage.json nor a table (.csv, .tsv, .txt); name a network")
    }
    var nodes = tables.filter { Name($0)?.role == .nodes }
    var edges = tables.filter { Name($0)?.role == .edges }
    let unnamed = tables.filter { Name($0)?.role == nil }
    if hasNodes { nodes = [] }
    if edges.isEmpty || nodes.isEmpty && !hasNodes {
      var looked: [(name: String, role: Role?)] = []
      for name in unnamed where !otherWords.contains(Name(name)?.base ?? "") {
        looked.append((name, try role(ofHeader: InputFile.join(folder, name))))
      }
      if edges.isEmpty { edges = looked.filter { $0.role == .edges }.map(\.name) }
      if nodes.isEmpty && !hasNodes { nodes = looked.filter { $0.role == .nodes }.map(\.name) }
    }
    if edges.count > 1 { throw .ambiguous(path: folder, table: "edge table", candidates: edges) }
    guard let edge = edges.first else {
      throw .unsupported(
        path: folder,
        hint:
          "no table of the folder is an edge table: none is called edges.csv or ties.csv, none has columns Source and "
          + "Target; rename them, or map yours with import --from tables"
      )
    }
    if nodes.count > 1 { throw .ambiguous(path: folder, table: "node table", candidates: nodes) }
    var found = Found(nodes: nodes.first.map { InputFile.join(folder, $0) }, edges: InputFile.join(folder, edge))
    found.others = tables.filter { $0 != edge && $0 != nodes.first }
    return found
  }

  /// The tables that belong to one file: itself, and the other one beside it.
  static func beside(_ path: String) throws(LoadError) -> Found {
    let (folder, file) = InputFile.split(path)
    guard let name = Name(file) else { return Found(edges: path) }
    let around = try InputFile.names(in: folder.isEmpty ? "." : folder).filter { $0 != file }
    func partners(_ role: Role) -> [String] {
      around.filter { candidate in
        guard let other = Name(candidate), other.role == role, other.base == name.base else { return false }
        // Without a word of its own, X.csv belongs to X.nodes.csv; but nodes.csv alone belongs to edges.csv only.
        return name.role != nil || !other.base.isEmpty
      }
    }
    if name.role == .nodes {
      let edges = partners(.edges)
      if edges.count > 1 { throw .ambiguous(path: path, table: "edge table", candidates: edges) }
      guard let edge = edges.first else {
        // The word may only be part of the name; the header decides.
        if try role(ofHeader: path) != .nodes { return Found(edges: path) }
        throw .unsupported(
          path: path, hint: "this is a node table, and no edge table stands beside it; name the edge table")
      }
      return Found(nodes: path, edges: folder + edge)
    }
    let nodes = partners(.nodes)
    if nodes.count > 1 { throw .ambiguous(path: path, table: "node table", candidates: nodes) }
    return Found(nodes: nodes.first.map { folder + $0 }, edges: path)
  }

  /// The tables of a folder that have the headers of `neo4j-admin database import`; none if no table of relationships has.
  static func neo4jTables(_ folder: String) throws(LoadError) -> [String] {
    var tables: [String] = []
    var hasRelationships = false
    for name in try InputFile.names(in: folder) where Name(name) != nil {
      let path = InputFile.join(folder, name)
      guard InputFile.isRegular(path) else { continue }
      let line = String(decoding: try InputFile.head(of: path).prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
      let isRelationships = InputContents.isNeo4j(line)
      hasRelationships = hasRelationships || isRelationships
      if isRelationships || line.uppercased().contains(":ID") { tables.append(name) }
    }
    return hasRelationships ? tables : []
  }

  private static func role(ofHeader path: String) throws(LoadError) -> Role? {
    var csv = CSVReader(bytes: try InputFile.head(of: path), file: path)
    guard csv.nextRecord() else { return nil }
    let folded = csv.texts.map { ColumnNames.folded($0.trimmed) }
    if ColumnNames.findEnds(in: folded) != nil { return .edges }
    return ColumnNames.find(ColumnNames.identifiers, in: folded) == nil ? nil : .nodes
  }
}
