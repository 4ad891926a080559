/// Reads JSON Graph Format, versions 1 (nodes in a list) and 2 (nodes by id).
///
/// `label` and `relation` become `label` and `kind`; `metadata` holds the other attributes. Of several graphs the first
/// is read; hyperedges are refused.
func readJSONGraph(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var parts = JSONGraphParts(sources[0], options)
  try parts.readJSONGraph()
  return try parts.finish()
}

extension JSONGraphParts {
  fileprivate mutating func readJSONGraph() throws(FormatError) {
    let root = try JSONParser.parse(source)
    let graphs = root["graphs"]?.elements ?? []
    guard let graph = root["graph"] ?? graphs.first, graph.members != nil else {
      throw source.error(root, "There is no “graph”", "Check that the file is JSON Graph Format")
    }
    if graphs.count > 1 { assembler.notices.append("The file holds \(graphs.count) graphs; the first was read.") }
    if let hyperedges = graph["hyperedges"], hyperedges.elements?.isEmpty != true {
      throw source.error(
        hyperedges, "The file holds hyperedges, which join more than two nodes", "Write each as a node tied to them")
    }
    assembler.isDirected = graph["directed"]?.bool ?? true
    assembler.name = graph["label"]?.string ?? ""
    if graph["metadata"]?.members?.isEmpty == false {
      assembler.notices.append("Attributes of the graph itself are left out.")
    }
    if let nodes = graph["nodes"] { try readNodes(nodes) }
    if let edges = graph["edges"] {
      for edge in try source.elements(edges, "The edges") { try readEdge(edge) }
    }
  }

  private mutating func readNodes(_ nodes: JSONNode) throws(FormatError) {
    if let members = nodes.members {
      for member in members { try readNode(member.name, member.node) }
    } else {
      for node in try source.elements(nodes, "The nodes") {
        try readNode(try source.id(node, "id", of: "A node"), node)
      }
    }
  }

  private mutating func readNode(_ id: String, _ node: JSONNode) throws(FormatError) {
    let members = try source.members(node, "A node")
    let row = try assembler.addNode(id, at: node.offset)
    attributes.read(members, except: ["id", "metadata"], row: row, into: &assembler.nodes)
    if let metadata = node["metadata"]?.members {
      attributes.read(metadata, except: [], row: row, into: &assembler.nodes)
    }
  }

  private mutating func readEdge(_ edge: JSONNode) throws(FormatError) {
    let members = try source.members(edge, "An edge")
    let from = try source.id(edge, "source", of: "An edge")
    let to = try source.id(edge, "target", of: "An edge")
    let row = assembler.addEdge(from, to, isDirected: edge["directed"]?.bool, at: edge.offset)
    let skipped: Set<String> = ["source", "target", "directed", "metadata", "relation"]
    attributes.read(members, except: skipped, row: row, into: &assembler.edges)
    if let relation = edge["relation"]?.string { assembler.edges.set("kind", row: row, .string(relation)) }
    if let metadata = edge["metadata"]?.members {
      attributes.read(metadata, except: [], row: row, into: &assembler.edges)
    }
  }
}
