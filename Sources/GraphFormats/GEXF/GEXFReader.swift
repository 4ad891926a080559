/// Reads GEXF 1.1 to 1.3.
///
/// Times are left out with a notice: of an attribute with several values the last is kept. Nodes within nodes are
/// flattened into an attribute `parent`. A mutual edge becomes two. What is drawn becomes `x`, `y`, `z`, `size`,
/// `color`, `shape`, `thickness`.
func readGEXF(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var reader = GEXFReader(sources[0], options)
  return try reader.read()
}

private struct GEXFReader {
  private struct Attribute {
    var column: Int
    var type: AttributeColumn.ValueType
  }

  private var xml: XMLReader
  private var assembler: GraphAssembler
  private let options: ReadOptions
  private var nodeAttributes: [String: Attribute] = [:]
  private var edgeAttributes: [String: Attribute] = [:]
  private var defaults: [(isNode: Bool, attribute: Attribute, text: String)] = []
  private var timeCount = 0
  private var nestedCount = 0
  private var mutualCount = 0
  private var hasGraph = false
  private var undeclared: [String] = []
  private var hasSearchedAttributes = false
  private var description = ""

  init(_ source: SourceText, _ options: ReadOptions) {
    (xml, assembler, self.options) = (XMLReader(source), GraphAssembler(source, options), options)
  }

  mutating func read() throws(FormatError) -> ReadGraph {
    guard case .start("gexf", _)? = try xml.next() else {
      throw xml.error("The root element is not gexf", "Check that the file is GEXF")
    }
    while let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      switch name {
      case "graph":
        hasGraph = true
        assembler.isDirected = attributes["defaultedgetype"].map { $0 != "undirected" } ?? false
        if attributes["mode"] == "dynamic" { timeCount += 1 }
      case "attributes": try readAttributes(attributes)
      case "node": try readNode(attributes, parent: nil)
      case "edge": try readEdge(attributes)
      case "description": description = try xml.elementText()
      default: break
      }
    }
    guard hasGraph else { throw xml.error("The file holds no graph element", "Check that it is the right file") }
    return try finish()
  }

  private mutating func finish() throws(FormatError) -> ReadGraph {
    for (isNode, attribute, text) in defaults {
      let rows = isNode ? assembler.nodeCount : assembler.edgeCount
      for row in 0..<rows {
        if isNode {
          let name = assembler.nodes.names[attribute.column]
          if assembler.nodes.value(name, row: row) == nil { set(attribute, row, text, isNode: true) }
        } else {
          let name = assembler.edges.names[attribute.column]
          if assembler.edges.value(name, row: row) == nil { set(attribute, row, text, isNode: false) }
        }
      }
    }
    if !undeclared.isEmpty {
      let names = undeclared.prefix(5).map(quoted).joined(separator: ", ") + (undeclared.count > 5 ? ", …" : "")
      assembler.notices.append(
        "Values name attributes that the file does not declare; they are read as text under these names: \(names).")
    }
    if timeCount > 0 {
      assembler.notices.append("The graph has times; they are left out, and the last value of an attribute is kept.")
    }
    if nestedCount > 0 {
      assembler.notices.append(
        "\(counted(nestedCount, "node")) within others: flattened, with the attribute “parent”.")
    }
    if mutualCount > 0 {
      assembler.notices.append("\(counted(mutualCount, "mutual edge")): read as two, one each way.")
    }
    if xml.forbiddenCount > 0 {
      assembler.notices.append("\(counted(xml.forbiddenCount, "character")) that XML forbids left out.")
    }
    assembler.name = description
    // Ids that only count the edges say nothing.
    assembler.edges.remove("id", ifAll: { $1?.text == String($0) }, rows: assembler.edgeCount)
    var result = try assembler.finish()
    try result.chooseIDs(options, automatic: [], isNumbered: { _ in false }, source: xml.source)
    return result
  }

  private mutating func readAttributes(_ attributes: [XMLAttribute]) throws(FormatError) {
    let isNode = attributes["class"] != "edge"
    if attributes["mode"] == "dynamic" { timeCount += 1 }
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start("attribute", let attributes) = event else { continue }
      guard let id = attributes["id"] else { throw xml.error("An attribute has no id", "Give it one") }
      let title = attributes["title"] ?? id
      let type = Self.type(attributes["type"] ?? "string")
      let column = isNode ? assembler.nodes.column(title, type: type) : assembler.edges.column(title, type: type)
      // What stands behind the nodes may have been looked for already.
      let isNew = (isNode ? nodeAttributes[id] : edgeAttributes[id]) == nil
      let attribute = Attribute(column: column, type: type)
      if isNode { nodeAttributes[id] = attribute } else { edgeAttributes[id] = attribute }
      let inner = xml.depth
      while xml.depth >= inner, let event = try xml.next() {
        guard case .start("default", _) = event else { continue }
        let text = try xml.elementText()
        if isNew { defaults.append((isNode, attribute, text)) }
      }
    }
  }

  private static func type(_ name: String) -> AttributeColumn.ValueType {
    switch name.lowercased() {
    case "integer", "int", "long", "short", "byte", "biginteger": .int
    case "float", "double", "bigdecimal": .double
    case "boolean": .bool
    case let list where list.hasPrefix("list"): .list
    default: .string
    }
  }

  private mutating func set(_ attribute: Attribute, _ row: Int, _ text: String, isNode: Bool) {
    if attribute.type == .list {
      let value = AttributeValue.list(GEXFList.parse(text))
      if isNode {
        assembler.nodes.set(attribute.column, row: row, value)
      } else {
        assembler.edges.set(attribute.column, row: row, value)
      }
    } else if isNode {
      assembler.nodes.set(attribute.column, row: row, text: text, as: attribute.type)
    } else {
      assembler.edges.set(attribute.column, row: row, text: text, as: attribute.type)
    }
  }

  private mutating func readNode(_ attributes: [XMLAttribute], parent: String?) throws(FormatError) {
    guard let id = attributes["id"] else { throw xml.error("A node has no id", "Give it one") }
    let row = try assembler.addNode(id, at: xml.eventStart)
    if let label = attributes["label"] { assembler.nodes.set("label", row: row, .string(label)) }
    if let parent = parent ?? attributes["pid"] {
      assembler.nodes.set("parent", row: row, .string(parent))
      nestedCount += 1
    }
    noteTimes(attributes)
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      switch name {
      case "attvalue": try readValue(attributes, row: row, isNode: true)
      case "node": try readNode(attributes, parent: id)
      case "edge": try readEdge(attributes)
      case "spell": timeCount += 1
      default: readDrawing(name, attributes, row: row, isNode: true)
      }
    }
  }

  private mutating func readEdge(_ attributes: [XMLAttribute]) throws(FormatError) {
    guard let from = attributes["source"], let to = attributes["target"] else {
      throw xml.error("An edge lacks its source or target", "Give it both")
    }
    let type = attributes["type"]?.lowercased()
    let isDirected: Bool? = type.map { $0 != "undirected" }
    var rows = [assembler.addEdge(from, to, isDirected: isDirected, at: xml.eventStart)]
    if type == "mutual", from != to {
      mutualCount += 1
      rows.append(assembler.addEdge(to, from, isDirected: true, at: xml.eventStart))
    }
    noteTimes(attributes)
    for row in rows {
      for name in ["id", "label", "kind"] {
        if let text = attributes[name] { assembler.edges.set(name, row: row, .string(text)) }
      }
      if let weight = attributes["weight"] {
        assembler.edges.set(assembler.edges.column("weight", type: .double), row: row, text: weight, as: .double)
      }
    }
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      for row in rows {
        switch name {
        case "attvalue": try readValue(attributes, row: row, isNode: false)
        case "spell": timeCount += 1
        default: readDrawing(name, attributes, row: row, isNode: false)
        }
      }
    }
  }

  private mutating func noteTimes(_ attributes: [XMLAttribute]) {
    let names = ["start", "end", "startopen", "endopen", "timestamp"]
    if attributes.contains(where: { names.contains($0.name) }) { timeCount += 1 }
  }

  private mutating func readValue(_ attributes: [XMLAttribute], row: Int, isNode: Bool) throws(FormatError) {
    // 1.1 wrote “id” where later versions write “for”.
    guard let id = attributes["for"] ?? attributes["id"], let text = attributes["value"] else {
      throw xml.error("An attvalue lacks “for” or “value”", "Give it both")
    }
    noteTimes(attributes)
    set(try attribute(id, isNode: isNode), row, text, isNode: isNode)
  }

  /// The attribute of an id: declared before the nodes, behind them, or not at all.
  private mutating func attribute(_ id: String, isNode: Bool) throws(FormatError) -> Attribute {
    func known() -> Attribute? { isNode ? nodeAttributes[id] : edgeAttributes[id] }
    if let attribute = known() { return attribute }
    if !hasSearchedAttributes {
      hasSearchedAttributes = true
      let (here, times) = (xml, timeCount)
      xml = XMLReader(here.source)
      while let event = try xml.next() {
        if case .start("attributes", let attributes) = event { try readAttributes(attributes) }
      }
      (xml, timeCount) = (here, times)
    }
    if let attribute = known() { return attribute }
    let attribute = Attribute(column: isNode ? assembler.nodes.column(id) : assembler.edges.column(id), type: .string)
    if isNode { nodeAttributes[id] = attribute } else { edgeAttributes[id] = attribute }
    undeclared.append(id)
    return attribute
  }

  private mutating func readDrawing(_ name: String, _ attributes: [XMLAttribute], row: Int, isNode: Bool) {
    func number(_ attribute: String) -> AttributeValue? {
      attributes[attribute].flatMap(Double.init).map(AttributeValue.double)
    }
    var values: [(String, AttributeValue?)] = []
    switch name {
    case "position": values = ["x", "y", "z"].map { ($0, number($0)) }
    case "size", "thickness": values = [(name, number("value"))]
    case "color": values = [(name, GEXFColor.text(attributes).map(AttributeValue.string))]
    case "shape": values = [(name, attributes["value"].map(AttributeValue.string))]
    default: break
    }
    for case (let name, let value?) in values {
      if isNode { assembler.nodes.set(name, row: row, value) } else { assembler.edges.set(name, row: row, value) }
    }
  }
}
