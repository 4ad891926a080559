/// Reads GML.
///
/// The id of a node is its `name`, as igraph has it, or its `label`, as NetworkX has it, if every node has one and no
/// two the same; else its number. Records within nodes and edges become attributes such as `graphics.x`; repeated keys
/// become lists.
func readGML(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var reader = GMLReader(sources[0], options)
  return try reader.read()
}

/// What NetworkX puts at the head of a list of one.
let gmlListStart = "_networkx_list_start"

private struct GMLReader {
  private var parser: GMLParser
  private var assembler: GraphAssembler
  private let options: ReadOptions
  private var graphKeys: [String] = []

  init(_ source: SourceText, _ options: ReadOptions) {
    (parser, assembler, self.options) = (GMLParser(source), GraphAssembler(source, options), options)
  }

  mutating func read() throws(FormatError) -> ReadGraph {
    var hasGraph = false
    while let (name, offset) = try parser.key() {
      if name == "graph", try parser.entersRecord() {
        guard !hasGraph else {
          throw parser.source.error(at: offset, "The file holds a second graph", "Keep one a file")
        }
        hasGraph = true
        try readGraph()
      } else if try parser.entersRecord() {
        _ = try parser.pairs()
      } else {
        _ = try parser.scalar()
      }
    }
    guard hasGraph else { throw parser.source.error("The file holds no “graph [”", "Check that it is GML") }
    if parser.strayQuotes > 0 {
      assembler.notices.append("\(counted(parser.strayQuotes, "quote")) within texts: taken as part of them.")
    }
    if !graphKeys.isEmpty {
      assembler.notices.append("Attributes of the graph itself are left out: \(graphKeys.joined(separator: ", ")).")
    }
    var result = try assembler.finish()
    // A label that only repeats the name says nothing; NetworkX cannot do without it.
    if let name = result.graph.nodeColumn("name"), result.graph.nodeColumn("label") == name.renamed("label") {
      result.graph.nodeColumns.removeAll { $0.name == "label" }
    }
    let isWhole: (String) -> Bool = { id in
      let digits = id.hasPrefix("-") ? id.dropFirst() : id[...]
      return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
    try result.chooseIDs(options, automatic: ["name", "label"], isNumbered: isWhole, source: parser.source)
    return result
  }

  private mutating func readGraph() throws(FormatError) {
    while let (name, offset) = try parser.key() {
      let isRecord = try parser.entersRecord()
      switch name {
      case "node" where isRecord: try readNode(parser.pairs(), at: offset)
      case "edge" where isRecord: try readEdge(parser.pairs(), at: offset)
      default:
        guard !isRecord else {
          _ = try parser.pairs()
          note(name)
          continue
        }
        let value = try parser.scalar()
        switch name {
        case "directed": assembler.isDirected = value.idText == "1" || value.idText == "true"
        case "name": assembler.name = value.idText ?? ""
        case "multigraph": break
        default: note(name)
        }
      }
    }
  }

  private mutating func note(_ key: String) {
    if graphKeys.count < 20, !graphKeys.contains(key) { graphKeys.append(key) }
  }

  private mutating func readNode(_ pairs: [GMLPair], at offset: Int) throws(FormatError) {
    guard let id = pairs.first(where: { $0.key == "id" })?.value.idText else {
      throw parser.source.error(at: offset, "A node has no id", "Give it “id” and a whole number")
    }
    let row = try assembler.addNode(id, at: offset)
    for (name, value) in try flattened(pairs, prefix: "") where name != "id" {
      assembler.nodes.set(name, row: row, value)
    }
  }

  private mutating func readEdge(_ pairs: [GMLPair], at offset: Int) throws(FormatError) {
    func end(_ key: String) -> String? { pairs.first { $0.key == key }?.value.idText }
    guard let from = end("source"), let to = end("target") else {
      throw parser.source.error(at: offset, "An edge lacks its source or target", "Give it both")
    }
    let row = assembler.addEdge(from, to, at: offset)
    for (name, value) in try flattened(pairs, prefix: "") where name != "source" && name != "target" {
      assembler.edges.set(name, row: row, value)
    }
  }

  /// The values of a record by name, those of inner records behind a dot, those of repeated keys as lists.
  private func flattened(
    _ pairs: [GMLPair], prefix: String
  ) throws(FormatError) -> [(name: String, value: AttributeValue)] {
    var values: [(name: String, value: AttributeValue)] = []
    var places: [String: Int] = [:]
    for pair in pairs {
      if case .record(let inner) = pair.value {
        guard pair.key != "graph" else {
          throw parser.source.error(at: pair.offset, "A node holds a graph", "Flatten it before the export")
        }
        values += try flattened(inner, prefix: prefix + pair.key + ".")
      } else if let value = pair.value.attribute {
        guard let place = places[pair.key] else {
          places[pair.key] = values.count
          values.append((prefix + pair.key, value))
          continue
        }
        if case .list(let texts) = values[place].value {
          values[place].value = .list(texts + [value.text])
        } else {
          let first = values[place].value.text
          values[place].value = .list(first == gmlListStart ? [value.text] : [first, value.text])
        }
      }
    }
    return values
  }
}
