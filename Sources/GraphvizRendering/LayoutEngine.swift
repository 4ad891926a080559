/// A way of Graphviz to place nodes.
public enum LayoutEngine: String, CaseIterable, Hashable, Sendable {
  /// Distances in the picture near to distances in the graph (stress majorisation).
  case neato
  /// Springs and repulsion; in Graphviz 2.43 the places differ a little from call to call.
  case fdp
  /// Springs and repulsion on several scales, for large graphs.
  case sfdp
  /// Rings; may take minutes for more than about a hundred nodes with many ties.
  case circo
  /// Circles around one node.
  case twopi
  /// Areas packed side by side.
  case osage
}

/// A form in which Graphviz writes a drawing.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// The graph with all places, as DOT.
  case dot
  /// Scalable vector graphics.
  case svg
  /// Dots, at 144 to the inch for ``LaidOutDiagram`` pictures.
  case png
  /// A page.
  case pdf
  /// The graph with all places, as JSON.
  case json
  /// The places alone, one line a node.
  case plain
}
