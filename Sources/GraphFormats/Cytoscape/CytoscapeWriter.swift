/// Writes Cytoscape.js JSON, with the `value` and `name` that NetworkX and Cytoscape look for.
func writeCytoscape(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  let positions = ["x", "y"].compactMap { name in graph.nodeColumn(name).flatMap { $0.type == .double ? $0 : nil } }
  let hasPositions =
    positions.count == 2 && zip(positions[0].values, positions[1].values).allSatisfy { ($0 == nil) == ($1 == nil) }
  let label = graph.nodeColumn("label")
  let plain = graph.nodeColumns.filter { !(hasPositions && ($0.name == "x" || $0.name == "y")) }
  let nodeColumns = losses.renamed(plain, whose: "node", reserved: ["id", "value", "name"])
  let ids = graph.edgeColumn("id").flatMap { column in
    column.isUniqueText && Set(column.values.compactMap { $0?.text }).isDisjoint(with: graph.nodeIDs) ? column : nil
  }
  let edgeColumns = losses.renamed(
    graph.edgeColumns.filter { ids == nil || $0.name != "id" }, whose: "edge", reserved: ["id", "source", "target"])

  // Nodes and edges share one name space, so a number is only taken when no node has it.
  let taken = Set(graph.nodeIDs)
  func edgeID(_ row: Int) -> String {
    if let id = ids?.values[row] { return id.text }
    var id = "edge \(row + 1)"
    while taken.contains(id) { id += "'" }
    return id
  }
  let needsKeys = graph.hasParallelEdges && graph.edgeColumn("key") == nil
  let nodes: [JSONValue] = graph.nodeIDs.indices.map { row in
    let id = graph.nodeIDs[row]
    var data: [JSONValue.Member] = [
      .init("id", .string(id)), .init("value", .string(id)), .init("name", .string(label?.values[row]?.text ?? id)),
    ]
    data += cytoscapeMembers(nodeColumns, at: row)
    var members: [JSONValue.Member] = [.init("data", .object(data))]
    if hasPositions, let x = positions[0].values[row], let y = positions[1].values[row] {
      members.append(.init("position", .object([.init("x", x.json), .init("y", y.json)])))
    }
    return .object(members)
  }
  let edges: [JSONValue] = graph.edges.indices.map { row in
    let ends: [JSONValue.Member] = [
      .init("id", .string(edgeID(row))), .init("source", .string(graph.nodeIDs[graph.edges[row].source])),
      .init("target", .string(graph.nodeIDs[graph.edges[row].target])),
    ]
    // NetworkX tells parallel edges apart by their key.
    let key: [JSONValue.Member] = needsKeys ? [.init("key", .int(row))] : []
    return .object([.init("data", .object(ends + key + cytoscapeMembers(edgeColumns, at: row)))])
  }
  let root = JSONValue.object([
    .init("data", .object([.init("name", .string(graph.name))])), .init("directed", .bool(graph.isDirected)),
    .init("multigraph", .bool(graph.hasParallelEdges)),
    .init("elements", .object([.init("nodes", .array(nodes)), .init("edges", .array(edges))])),
  ])
  return [GraphFile(options.baseName + ".cyjs", root.text)]
}

/// The values that are there: Cytoscape takes null for a value of its own.
private func cytoscapeMembers(_ columns: [AttributeColumn], at row: Int) -> [JSONValue.Member] {
  columns.compactMap { column in column.values[row].map { .init(column.name, $0.json) } }
}
