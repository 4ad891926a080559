/// How the parts of a picture hang together, and so how it is arranged.
public enum DiagramForm: Hashable, Sendable {
  /// Nodes and ties, arranged so that few ties run through names; with groups, these stand apart.
  case network
  /// Nodes in columns from left to right, such as the ways from one node to another; the first of each column stands in
  /// the middle.
  case columns([[String]])
  /// Nodes as the cells of tables.
  case tables([DiagramTable])
  /// Nodes where countries are; their two-letter codes by node id. Nodes in no country of the map stand beside it.
  case map(countries: [String: String])
  /// The same nodes in the same places, several times; ``Diagram/nodes`` and ``Diagram/edges`` hold everything that is
  /// there at any time.
  case moments([DiagramMoment])

  /// The two-letter codes of the countries that the map shows.
  public static var mappedCountries: Set<String> { Set(EuropeMap.shared.places.keys) }
}

/// A table whose cells are nodes of a ``Diagram``.
public struct DiagramTable: Hashable, Sendable {
  /// The heading; empty for none.
  public var name: String
  /// The names of the rows, from the top.
  public var rows: [String]
  /// The names of the columns, from the left.
  public var columns: [String]
  /// The id of the node in each cell, row by row; nil where there is none.
  ///
  /// The label of such a node may be cut after its first word if the cell is too small for it.
  public var cells: [[String?]]

  /// Makes a table.
  public init(name: String = "", rows: [String], columns: [String], cells: [[String?]]) {
    (self.name, self.rows, self.columns, self.cells) = (name, rows, columns, cells)
  }
}

/// What of a ``Diagram`` is there at one time.
public struct DiagramMoment: Hashable, Sendable {
  /// The heading, such as a year and how much there is.
  public var name: String
  /// The nodes, marked as they are then.
  public var nodes: [DiagramNode]
  /// The ties, marked as they are then.
  public var edges: [DiagramEdge]

  /// Makes a moment.
  public init(name: String, nodes: [DiagramNode], edges: [DiagramEdge]) {
    (self.name, self.nodes, self.edges) = (name, nodes, edges)
  }
}
