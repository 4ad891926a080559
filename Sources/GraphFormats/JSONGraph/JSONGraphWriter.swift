/// Writes JSON Graph Format: version 2 with nodes by id, version 1 with nodes in a list.
func writeJSONGraph(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  let nodes: [JSONValue] = graph.nodeIDs.indices.map { row in
    let head: [JSONValue.Member] = options.jsonGraphVersion == 1 ? [.init("id", .string(graph.nodeIDs[row]))] : []
    return .object(head + jsonGraphMembers(graph.nodeColumns, apart: ["label": "label"], at: row))
  }
  let edges: [JSONValue] = graph.edges.indices.map { row in
    let edge = graph.edges[row]
    var members: [JSONValue.Member] = [
      .init("source", .string(graph.nodeIDs[edge.source])), .init("target", .string(graph.nodeIDs[edge.target])),
    ]
    if let isDirected = edge.isDirected { members.append(.init("directed", .bool(isDirected))) }
    let apart = ["id": "id", "label": "label", "kind": "relation"]
    return .object(members + jsonGraphMembers(graph.edgeColumns, apart: apart, at: row))
  }
  let list: JSONValue =
    options.jsonGraphVersion == 1
    ? .array(nodes) : .object(zip(graph.nodeIDs, nodes).map { JSONValue.Member($0, $1) })
  var members: [JSONValue.Member] = [.init("directed", .bool(graph.isDirected))]
  if !graph.name.isEmpty { members.append(.init("label", .string(graph.name))) }
  members += [.init("nodes", list), .init("edges", .array(edges))]
  return [GraphFile(options.baseName + ".json", JSONValue.object([.init("graph", .object(members))]).text)]
}

/// The values of a row: those with a place of their own first, the others under `metadata`.
private func jsonGraphMembers(
  _ columns: [AttributeColumn], apart: [String: String], at row: Int
) -> [JSONValue.Member] {
  var members: [JSONValue.Member] = []
  var metadata: [JSONValue.Member] = []
  for column in columns {
    guard let value = column.values[row] else { continue }
    if column.type == .string, let name = apart[column.name] {
      members.append(.init(name, value.json))
    } else {
      metadata.append(.init(column.name, value.json))
    }
  }
  return metadata.isEmpty ? members : members + [.init("metadata", .object(metadata))]
}
