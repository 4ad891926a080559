/// The value of an attribute at one node or edge.
public enum AttributeValue: Hashable, Sendable {
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number.
  case double(Double)
  /// A text.
  case string(String)
  /// Texts in a row.
  case list([String])

  /// The value as a text; lists are joined with `;`.
  public var text: String {
    switch self {
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): shortestText(of: value)
    case .string(let value): value
    case .list(let values): values.joined(separator: ";")
    }
  }

  /// The value as JSON.
  public var json: JSONValue {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .number(value)
    case .string(let value): .string(value)
    case .list(let values): .array(values.map(JSONValue.string))
    }
  }
}

/// A named column of values, one for each node or for each edge; nil where there is none.
public struct AttributeColumn: Hashable, Sendable {
  /// What every value of a column is.
  public enum ValueType: String, Sendable {
    /// True or false.
    case bool
    /// Whole numbers.
    case int
    /// Numbers.
    case double
    /// Texts.
    case string
    /// Texts in a row.
    case list
  }

  /// The name, unique among the columns of nodes, or of edges.
  public let name: String
  /// What its values are.
  public let type: ValueType
  /// The values.
  public let values: [AttributeValue?]

  /// Makes a column; whole numbers among fractions become fractions, any other mixture becomes text.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - values: The values, nil where one is missing.
  ///   - whenEmpty: The type of a column without any value.
  public init(_ name: String, _ values: [AttributeValue?], whenEmpty: ValueType = .string) {
    var types: [ValueType] = []
    for case .some(let value) in values {
      let type = Self.type(of: value)
      if type != types.last && !types.contains(type) { types.append(type) }
    }
    self.name = name
    switch types.count {
    case 0: (type, self.values) = (whenEmpty, values)
    case 1: (type, self.values) = (types.first ?? .string, values)
    case 2 where types.contains(.int) && types.contains(.double):
      type = .double
      self.values = values.map { value in
        if case .int(let whole)? = value { .double(Double(whole)) } else { value }
      }
    default: (type, self.values) = (.string, values.map { $0.map { .string($0.text) } })
    }
  }

  /// The column under another name.
  public func renamed(_ name: String) -> AttributeColumn { AttributeColumn(name, values, whenEmpty: type) }

  private static func type(of value: AttributeValue) -> ValueType {
    switch value {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .list: .list
    }
  }
}

/// A graph with names and typed columns: what interchange formats can hold.
public struct AttributedGraph: Hashable, Sendable {
  /// An edge between two places in ``nodeIDs``.
  public struct Edge: Hashable, Sendable {
    /// Where it leaves.
    public var source: Int
    /// Where it arrives.
    public var target: Int
    /// Whether it runs one way, where it differs from the graph; nil where it does not.
    public var isDirected: Bool?
    /// Makes an edge.
    public init(source: Int, target: Int, isDirected: Bool? = nil) {
      (self.source, self.target, self.isDirected) = (source, target, isDirected)
    }
  }

  /// The name of the whole.
  public var name: String
  /// Whether edges run one way, unless one says otherwise.
  public var isDirected: Bool
  /// The nodes' ids, unique.
  public var nodeIDs: [String]
  /// The edges; loops and several edges between the same two are kept.
  public var edges: [Edge]
  /// Columns of the nodes.
  public var nodeColumns: [AttributeColumn]
  /// Columns of the edges.
  public var edgeColumns: [AttributeColumn]

  /// Makes a graph.
  ///
  /// - Precondition: Columns are as long as the nodes or edges that they describe.
  public init(
    name: String, isDirected: Bool, nodeIDs: [String], edges: [Edge], nodeColumns: [AttributeColumn] = [],
    edgeColumns: [AttributeColumn] = []
  ) {
    precondition(nodeColumns.allSatisfy { $0.values.count == nodeIDs.count }, "a value or nil for each node")
    precondition(edgeColumns.allSatisfy { $0.values.count == edges.count }, "a value or nil for each edge")
    (self.name, self.isDirected, self.nodeIDs, self.edges) = (name, isDirected, nodeIDs, edges)
    (self.nodeColumns, self.edgeColumns) = (nodeColumns, edgeColumns)
  }

  /// Whether an edge runs one way.
  public func isDirected(_ edge: Edge) -> Bool { edge.isDirected ?? isDirected }

  /// Whether some edges run one way and others do not.
  public var isMixed: Bool { edges.contains { isDirected($0) != isDirected } }

  /// Whether two edges join the same nodes, the same way round where it matters.
  public var hasParallelEdges: Bool {
    var seen: Set<Edge> = []
    return !edges.allSatisfy { edge in
      let ends =
        isDirected(edge) ? (edge.source, edge.target) : (min(edge.source, edge.target), max(edge.source, edge.target))
      return seen.insert(Edge(source: ends.0, target: ends.1, isDirected: isDirected(edge))).inserted
    }
  }

  /// The column of the nodes with a name.
  public func nodeColumn(_ name: String) -> AttributeColumn? { nodeColumns.first { $0.name == name } }

  /// The column of the edges with a name.
  public func edgeColumn(_ name: String) -> AttributeColumn? { edgeColumns.first { $0.name == name } }
}
