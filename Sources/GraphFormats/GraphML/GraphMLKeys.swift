/// What a `<key>` of GraphML declares.
struct GraphMLKey {
  enum Domain { case node, edge, graph, both, other }

  /// How a text holds a list.
  enum ListForm {
    /// Joined with `;`, as this library's writer says in a description.
    case semicolons
    /// As a JSON array, as Neo4j writes it.
    case json
    /// Joined with `, `, as graph-tool writes its vectors.
    case commas
  }

  var name: String
  var type: AttributeColumn.ValueType
  var domain: Domain
  /// What tools draw with; not an attribute.
  var isGraphics: Bool
  var defaultText: String?
  /// How the texts of its values hold lists.
  var list: ListForm?
  /// Whether the file does not say what its values are, so that their form does.
  var isUntyped = false
  /// Whether its values are objects of Python, which nothing else can read.
  var isOpaque = false
  var nodeColumn: Int?
  var edgeColumn: Int?

  /// A key that the file uses without declaring it.
  init(undeclared id: String) {
    (name, type, domain, isGraphics, isUntyped) = (id, .string, .both, false, true)
  }

  init(_ attributes: [XMLAttribute], id: String) {
    isGraphics = attributes["yfiles.type"] != nil || attributes["for"] == "port"
    name = attributes["attr.name"] ?? id
    let typeName = attributes["attr.type"]?.lowercased()
    isUntyped = typeName == nil
    isOpaque = typeName?.hasPrefix("python") ?? false
    type =
      switch typeName {
      case "boolean", "bool": .bool
      case "int", "integer", "long", "short", "byte": .int
      case "float", "double", "real", "long double": .double
      default: .string
      }
    if attributes["attr.list"] != nil { list = .json }
    if typeName?.hasPrefix("vector_") == true { list = .commas }
    if list != nil { (type, isUntyped) = (.list, false) }
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

extension GraphMLKey {
  /// The value that a text is, where the key's values are lists; nil where they are not.
  func listValue(_ text: String, _ source: SourceText) -> AttributeValue? {
    switch list {
    case .semicolons: return AttributeValue(text, as: .list)
    case .json:
      let own = SourceText(Array(text.utf8), format: .graphML)
      guard let parsed = try? JSONParser.parse(own), parsed.elements != nil else { return .string(text) }
      return parsed.attribute.value
    case .commas:
      guard !text.trimmed.isEmpty else { return .list([]) }
      return .list(text.split(separator: ",", omittingEmptySubsequences: false).map { Self.plain(String($0).trimmed) })
    case nil: return nil
    }
  }

  /// A number that graph-tool writes in hexadecimal, to lose no bit, in the usual form.
  private static func plain(_ text: String) -> String {
    guard text.hasPrefix("0x") || text.hasPrefix("-0x"), let number = Double(text) else { return text }
    return shortestText(of: number)
  }
}
