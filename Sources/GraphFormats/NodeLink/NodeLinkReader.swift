/// Reads node-link JSON and its kin: nodes in a list, edges in another, under the names that libraries give them.
///
/// | Library | nodes | edges | ends | id of a node |
/// | --- | --- | --- | --- | --- |
/// | NetworkX | `nodes` | `edges`, `links` | `source`, `target` | `id` |
/// | D3 | `nodes` | `links` | `source`, `target`: ids, names, places or the nodes themselves | `id`, `name`, none |
/// | graphology, Gephi | `nodes` | `edges` | `source`, `target` | `key`; `attributes` hold the rest |
/// | vis.js | `nodes` | `edges` | `from`, `to` | `id` |
/// | VOSviewer | `network.items` | `network.links` | `source_id`, `target_id` | `id` |
/// | none | none | an array of edges is the whole file | `source`, `target` or `from`, `to` | |
///
/// Where nodes have neither `id` nor `key`, their `name`, if all have one and no two the same, or else their place in the
/// list is it.
func readNodeLink(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  let source = sources[0]
  let root = try JSONParser.parse(source)
  var reader = NodeLinkReader(source, options)
  try reader.read(root)
  return try reader.parts.finish()
}

private struct NodeLinkReader {
  private(set) var parts: JSONGraphParts
  private var nodes: [JSONNode] = []
  /// The member that holds the ids of nodes.
  private var idName: String?
  private var names: Set<String> = []
  /// Whether edges name nodes by their place in the list.
  private var usesPlaces = false

  init(_ source: SourceText, _ options: ReadOptions) {
    parts = JSONGraphParts(source, options)
  }

  private var source: SourceText { parts.source }
  private var options: ReadOptions { parts.options }

  mutating func read(_ root: JSONNode) throws(FormatError) {
    let holder = root["network"] ?? root
    let edges: JSONNode
    if root.elements?.isEmpty == false {
      edges = root
    } else if let list = holder["nodes"] ?? holder["items"], let links = holder["edges"] ?? holder["links"] {
      nodes = try source.elements(list, "The nodes")
      edges = links
    } else {
      throw source.error(root, "There are no “nodes” with “edges” or “links”", "Check that the file is node-link JSON")
    }
    readGraph(root)
    let edgeList = try source.elements(edges, "The edges")
    var ends: [[JSONNode]] = []
    for edge in edgeList { ends.append(try self.ends(of: edge)) }
    try readNodes(ends, declares: root.elements == nil)
    for (edge, ends) in zip(edgeList, ends) { try readEdge(edge, ends) }
  }

  private mutating func readGraph(_ root: JSONNode) {
    parts.assembler.isDirected = root["directed"]?.bool ?? options.isDirected ?? false
    // In a graph of graphology that is no undirected one, edges say it of themselves.
    if let type = root["options"]?["type"]?.string { parts.assembler.isDirected = type != "undirected" }
    let own = root["graph"] ?? root["attributes"]
    parts.assembler.name = own?["name"]?.string ?? ""
    let extra = (own?.members ?? []).filter { $0.name != "name" }
    if !extra.isEmpty { parts.assembler.notices.append("Attributes of the graph itself are left out: \(extra.count).") }
    if nodes.isEmpty, root.elements != nil {
      parts.assembler.notices.append("There is no list of nodes; they are those that the edges name.")
    }
  }

  /// What stands at both ends of an edge: an id, a name, a place, or the node itself.
  private func ends(of edge: JSONNode) throws(FormatError) -> [JSONNode] {
    _ = try source.members(edge, "An edge")
    for (from, to) in Self.endNames {
      if let first = edge[from], let second = edge[to] { return [first, second] }
    }
    let name = Self.endNames.contains { edge[$0.0] != nil } ? "target" : "source"
    throw source.error(edge, "An edge has no “\(name)”", "Give each edge a “source” and a “target”")
  }

  private static let endNames = [("source", "target"), ("from", "to"), ("source_id", "target_id")]

  private func text(_ end: JSONNode) throws(FormatError) -> String {
    // D3 puts the node itself there once it has laid the graph out.
    let node = end.members == nil ? end : idName.flatMap { end[$0] } ?? end["index"]
    guard let text = node?.idText else {
      throw source.error(end, "An edge ends at something that is neither text nor a number", "Name a node there")
    }
    return text
  }

  private mutating func readNodes(_ ends: [[JSONNode]], declares: Bool) throws(FormatError) {
    guard declares else { return }
    idName = ["id", "key"].first { name in nodes.contains { $0[name] != nil } }
    let found = idName == nil ? nodes.compactMap { $0["name"]?.idText } : []
    if idName == nil, found.count == nodes.count, Set(found).count == found.count { idName = "name" }
    if let idName { names = Set(nodes.compactMap { $0[idName]?.idText }) }
    usesPlaces = idName == nil || namesPlaces(ends)
    for (place, node) in nodes.enumerated() {
      let members = try source.members(node, "A node")
      var id = String(place)
      if let idName { id = try source.id(node, idName, of: "A node") }
      let row = try parts.assembler.addNode(id, at: node.offset)
      parts.attributes.readNested(
        members, except: Set([idName].compactMap(\.self)), row: row, into: &parts.assembler.nodes)
    }
    if usesPlaces, !nodes.isEmpty { parts.assembler.notices.append("Edges name nodes by their place in the list.") }
  }

  /// Whether no edge names a node that there is, and all name places in the list; where nodes have no ids of the file's own,
  /// a place that is not there is an error and not a name.
  private func namesPlaces(_ ends: [[JSONNode]]) -> Bool {
    guard !ends.isEmpty else { return false }
    for end in ends.joined() {
      guard case .int(let place) = end.value, !names.contains(String(place)) else { return false }
      guard idName == "name" || nodes.indices.contains(place) else { return false }
    }
    return true
  }

  /// Whether an edge says of itself that it runs one way: graphology by a truth value, vis.js by its arrows.
  private static func isDirected(_ edge: JSONNode) -> Bool? {
    if let isUndirected = truth(edge["undirected"]) { return !isUndirected }
    guard let arrows = edge["arrows"], case .string(let text) = arrows.value, text.contains("to") else { return nil }
    return true
  }

  private static func truth(_ node: JSONNode?) -> Bool? {
    guard let node, case .bool(let value) = node.value else { return nil }
    return value
  }

  private mutating func readEdge(_ edge: JSONNode, _ ends: [JSONNode]) throws(FormatError) {
    let texts = [try text(ends[0]), try text(ends[1])]
    let isDirected = Self.isDirected(edge)
    let row: Int
    if usesPlaces {
      guard let from = Int(texts[0]), let to = Int(texts[1]), nodes.indices.contains(from), nodes.indices.contains(to)
      else {
        throw source.error(edge, "An edge names a place in the list of nodes that is not there", "Count nodes from 0")
      }
      row = parts.assembler.addEdge(rows: from, to, isDirected: isDirected)
    } else if nodes.isEmpty {
      row = parts.assembler.addEdge(
        rows: parts.assembler.node(texts[0]), parts.assembler.node(texts[1]), isDirected: isDirected)
    } else {
      row = parts.assembler.addEdge(texts[0], texts[1], isDirected: isDirected, at: edge.offset)
    }
    let (from, to) = Self.endNames.first { edge[$0.0] != nil && edge[$0.1] != nil } ?? Self.endNames[0]
    let read = Self.truth(edge["undirected"]) == nil ? [from, to] : [from, to, "undirected"]
    parts.attributes.readNested(edge.members ?? [], except: Set(read), row: row, into: &parts.assembler.edges)
  }
}
