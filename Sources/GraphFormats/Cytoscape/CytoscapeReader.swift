/// Reads Cytoscape.js JSON: elements in groups or in one list; positions become `x` and `y`.
///
/// `value` and `name`, which the writers of NetworkX and of this library add, are dropped where they only repeat the id
/// or the label.
func readCytoscape(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var parts = JSONGraphParts(sources[0], options)
  try parts.readCytoscape()
  return try parts.finish()
}

extension JSONGraphParts {
  fileprivate mutating func readCytoscape() throws(FormatError) {
    let root = try JSONParser.parse(source)
    guard let elements = root["elements"] ?? (root.elements == nil ? nil : root) else {
      throw source.error(
        root, "There are no “elements”", "Check that the file is Cytoscape.js JSON; CX2 is another format")
    }
    assembler.isDirected = root["directed"]?.bool ?? options.isDirected ?? false
    assembler.name = root["data"]?["name"]?.string ?? ""
    if let list = elements.elements {
      // In one list an edge is what has a source, unless the group is named.
      for element in list {
        let group = element["group"]?.string ?? (element["data"]?["source"] == nil ? "nodes" : "edges")
        if group == "edges" { try readEdge(element) } else { try readNode(element) }
      }
    } else {
      if let nodes = elements["nodes"] {
        for node in try source.elements(nodes, "The nodes") { try readNode(node) }
      }
      if let edges = elements["edges"] {
        for edge in try source.elements(edges, "The edges") { try readEdge(edge) }
      }
    }
    removeRepetitions()
  }

  private mutating func removeRepetitions() {
    let rows = assembler.nodeCount
    let ids = (0..<rows).map { assembler.id($0) }
    assembler.nodes.remove("value", ifAll: { $1?.text == ids[$0] }, rows: rows)
    let labels = (0..<rows).map { assembler.nodes.value("label", row: $0)?.text ?? ids[$0] }
    assembler.nodes.remove("name", ifAll: { $1?.text == labels[$0] }, rows: rows)
    // Ids and keys that only count the edges, as our own writer gives them.
    assembler.edges.remove("id", ifAll: { $1?.text == "edge \($0 + 1)" }, rows: assembler.edgeCount)
    assembler.edges.remove("key", ifAll: { $1 == .int($0) }, rows: assembler.edgeCount)
  }

  private mutating func readNode(_ node: JSONNode) throws(FormatError) {
    guard let data = node["data"] else { throw source.error(node, "A node has no “data”", "Give it one with an “id”") }
    let members = try source.members(data, "The data of a node")
    let row = try assembler.addNode(try source.id(data, "id", of: "A node"), at: data.offset)
    attributes.read(members, except: ["id"], row: row, into: &assembler.nodes)
    for axis in ["x", "y"] {
      switch node["position"]?[axis]?.value {
      case .int(let whole)?: assembler.nodes.set(axis, row: row, .double(Double(whole)))
      case .number(let number)?: assembler.nodes.set(axis, row: row, .double(number))
      default: break
      }
    }
  }

  private mutating func readEdge(_ edge: JSONNode) throws(FormatError) {
    guard let data = edge["data"] else {
      throw source.error(edge, "An edge has no “data”", "Give it one with “source” and “target”")
    }
    let members = try source.members(data, "The data of an edge")
    let from = try source.id(data, "source", of: "An edge")
    let to = try source.id(data, "target", of: "An edge")
    let row = assembler.addEdge(from, to, at: data.offset)
    attributes.read(members, except: ["source", "target"], row: row, into: &assembler.edges)
  }
}
