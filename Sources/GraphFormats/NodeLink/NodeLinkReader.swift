/// Reads node-link JSON, with edges under `edges` or `links`.
///
/// Where nodes have no `id`, their `name`, if all have one and no two the same, or else their place in the list is it, and
/// edges name nodes by place, as D3 did once.
func readNodeLink(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  let source = sources[0]
  let root = try JSONParser.parse(source)
  guard root.members != nil, let nodes = root["nodes"], let edges = root["edges"] ?? root["links"] else {
    throw source.error(root, "There are no “nodes” with “edges” or “links”", "Check that the file is node-link JSON")
  }
  var parts = JSONGraphParts(source, options)
  parts.assembler.isDirected = root["directed"]?.bool ?? options.isDirected ?? false
  parts.assembler.name = root["graph"]?["name"]?.string ?? ""
  let extra = (root["graph"]?.members ?? []).filter { $0.name != "name" }
  if !extra.isEmpty { parts.assembler.notices.append("Attributes of the graph itself are left out: \(extra.count).") }

  let list = try source.elements(nodes, "The nodes")
  let hasIDs = list.contains { $0["id"] != nil }
  let names = hasIDs ? [] : list.compactMap { $0["name"]?.idText }
  let haveNames = !hasIDs && names.count == list.count && Set(names).count == names.count
  for (place, node) in list.enumerated() {
    let members = try source.members(node, "A node")
    let id = hasIDs ? try source.id(node, "id", of: "A node") : haveNames ? names[place] : String(place)
    let row = try parts.assembler.addNode(id, at: node.offset)
    parts.attributes.read(
      members, except: hasIDs ? ["id"] : haveNames ? ["name"] : [], row: row, into: &parts.assembler.nodes)
  }
  if !hasIDs, !list.isEmpty {
    parts.assembler.notices.append("Nodes have no “id”; edges name them by their place in the list.")
  }
  for edge in try source.elements(edges, "The edges") {
    let members = try source.members(edge, "An edge")
    let ends: [String] = [try source.id(edge, "source", of: "An edge"), try source.id(edge, "target", of: "An edge")]
    let row: Int
    if hasIDs {
      row = parts.assembler.addEdge(ends[0], ends[1], at: edge.offset)
    } else {
      guard let from = Int(ends[0]), let to = Int(ends[1]), list.indices.contains(from), list.indices.contains(to)
      else {
        throw source.error(edge, "An edge names a place in the list of nodes that is not there", "Count nodes from 0")
      }
      row = parts.assembler.addEdge(rows: from, to)
    }
    parts.attributes.read(members, except: ["source", "target"], row: row, into: &parts.assembler.edges)
  }
  return try parts.finish()
}
