extension AttributedGraph {
  /// The graph in node-link form, as D3 and NetworkX (`node_link_graph(data, edges="edges")`) read it.
  ///
  /// - Complexity: O(size of the graph with its columns).
  public var nodeLinkJSON: JSONValue { nodeLinkJSON(edges: "edges") }

  /// The graph in node-link form, with the edges under a name: `links` for D3 and older NetworkX.
  ///
  /// - Complexity: O(size of the graph with its columns).
  public func nodeLinkJSON(edges name: String) -> JSONValue {
    .object([
      .init("schema", .string("isthmus.graph/1")),
      .init("directed", .bool(isDirected)),
      .init("multigraph", .bool(hasParallelEdges)),
      .init("graph", .object([.init("name", .string(self.name))])),
      .init(
        "nodes",
        .array(
          nodeIDs.indices.map { index in
            .object([.init("id", .string(nodeIDs[index]))] + members(of: nodeColumns, at: index))
          })),
      .init(
        name,
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

/// Writes node-link JSON.
func writeNodeLink(_ graph: AttributedGraph, _ options: WriteOptions, _ losses: inout Losses) -> [GraphFile] {
  var graph = graph
  graph.nodeColumns = losses.renamed(graph.nodeColumns, whose: "node", reserved: ["id"])
  graph.edgeColumns = losses.renamed(graph.edgeColumns, whose: "edge", reserved: ["source", "target"])
  return [GraphFile(options.baseName + ".json", graph.nodeLinkJSON(edges: options.nodeLinkEdges).text)]
}
