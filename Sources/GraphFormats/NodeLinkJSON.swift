extension AttributedGraph {
  /// The graph in node-link form, as D3 and NetworkX (`node_link_graph(data, edges="edges")`) read it.
  ///
  /// - Complexity: O(size of the graph with its columns).
  public var nodeLinkJSON: JSONValue {
    .object([
      .init("schema", .string("isthmus.graph/1")),
      .init("directed", .bool(isDirected)),
      .init("multigraph", .bool(false)),
      .init("graph", .object([.init("name", .string(name))])),
      .init(
        "nodes",
        .array(
          nodeIDs.indices.map { index in
            .object([.init("id", .string(nodeIDs[index]))] + members(of: nodeColumns, at: index))
          })),
      .init(
        "edges",
        .array(
          edges.indices.map { index in
            let ends: [JSONValue.Member] = [
              .init("source", .string(nodeIDs[edges[index].source])),
              .init("target", .string(nodeIDs[edges[index].target])),
            ]
            return .object(ends + members(of: edgeColumns, at: index))
          })),
    ])
  }

  private func members(of columns: [AttributeColumn], at index: Int) -> [JSONValue.Member] {
    columns.map { .init($0.name, $0.values[index]?.json ?? .null) }
  }
}
