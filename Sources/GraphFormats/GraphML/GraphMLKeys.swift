/// What a `<key>` of GraphML declares.
struct GraphMLKey {
  enum Domain { case node, edge, graph, both, other }

  var name: String
  var type: AttributeColumn.ValueType
  var domain: Domain
  /// What tools draw with; not an attribute.
  var isGraphics: Bool
  var defaultText: String?
  /// Whether a description says that lists are joined with `;`.
  var isList = false
  var nodeColumn: Int?
  var edgeColumn: Int?

  init(_ attributes: [XMLAttribute], id: String) {
    isGraphics = attributes["yfiles.type"] != nil || attributes["for"] == "port"
    name = attributes["attr.name"] ?? id
    type =
      switch attributes["attr.type"]?.lowercased() {
      case "boolean", "bool": .bool
      case "int", "integer", "long", "short", "byte": .int
      case "float", "double", "real": .double
      default: .string
      }
    domain =
      switch attributes["for"] ?? "all" {
      case "node": .node
      case "edge": .edge
      case "graph", "graphml": .graph
      case "all": .both
      default: .other
      }
  }
}

/// What the writer says of a key whose values are lists, and the reader looks for.
let graphMLListDescription = "list, joined with ;"
