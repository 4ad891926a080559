/// Reads GraphML.
///
/// Graphs within nodes are flattened into an attribute `parent`; ports and positions are left out with a notice;
/// hyperedges are refused. Of several graphs the first is read. What yEd draws becomes `label`, `x`, `y`, `width`,
/// `height`.
func readGraphML(_ sources: [SourceText], _ options: ReadOptions) throws(FormatError) -> ReadGraph {
  var reader = GraphMLReader(sources[0], options)
  return try reader.read()
}

private struct GraphMLReader {
  private var xml: XMLReader
  private var assembler: GraphAssembler
  private let options: ReadOptions
  private var keys: [String: GraphMLKey] = [:]
  private var parents: [String] = []
  private var counts: [String: Int] = [:]
  private var hasGraph = false
  private var hasYEdLabels = false
  private var undeclaredKeys: [String] = []
  private var hasSearchedKeys = false

  init(_ source: SourceText, _ options: ReadOptions) {
    (xml, assembler, self.options) = (XMLReader(source), GraphAssembler(source, options), options)
  }

  mutating func read() throws(FormatError) -> ReadGraph {
    guard case .start("graphml", _)? = try xml.next() else {
      throw xml.error("The root element is not graphml", "Check that the file is GraphML")
    }
    while let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      switch name {
      case "key": try readKey(attributes)
      case "graph":
        if hasGraph {
          count("further graph", "only the first was read")
          try xml.skipElement()
        } else {
          hasGraph = true
          assembler.isDirected = attributes["edgedefault"] == "directed"
          try readGraph()
        }
      case "data", "desc": try xml.skipElement()
      default: break
      }
    }
    guard hasGraph else { throw xml.error("The file holds no graph element", "Check that it is the right file") }
    applyDefaults()
    return try finish()
  }

  private mutating func count(_ what: String, _ consequence: String) {
    counts["\(what)|\(consequence)", default: 0] += 1
  }

  private mutating func readKey(_ attributes: [XMLAttribute]) throws(FormatError) {
    guard let id = attributes["id"] else { throw xml.error("A key has no id", "Give it one") }
    var key = GraphMLKey(attributes, id: id)
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      if case .start("default", _) = event { key.defaultText = try xml.elementText() }
      if case .start("desc", _) = event, try xml.elementText() == graphMLListDescription {
        (key.list, key.type) = (.semicolons, .list)
      }
    }
    // One that stands behind the graph was looked for when it was needed.
    guard keys[id] == nil else { return }
    if !key.isGraphics {
      if key.domain == .node { key.nodeColumn = assembler.nodes.column(key.name, type: key.type) }
      if key.domain == .edge { key.edgeColumn = assembler.edges.column(key.name, type: key.type) }
    }
    keys[id] = key
  }

  /// Reads what stands in a graph element, up to its end.
  private mutating func readGraph() throws(FormatError) {
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      switch name {
      case "node": try readNode(attributes)
      case "edge": try readEdge(attributes)
      case "desc" where parents.isEmpty: assembler.name = try xml.elementText()
      case "data" where parents.isEmpty: try readGraphData(attributes)
      case "hyperedge":
        throw xml.error(
          "The file holds a hyperedge, which joins more than two nodes", "Write it as a node tied to them")
      default: try xml.skipElement()
      }
    }
  }

  private mutating func readGraphData(_ attributes: [XMLAttribute]) throws(FormatError) {
    let key = attributes["key"].flatMap { keys[$0] }
    let text = try xml.elementText()
    if key?.name == "name", assembler.name.isEmpty {
      assembler.name = text
    } else if key?.isGraphics != true, !text.trimmed.isEmpty {
      count("attribute of the graph itself", "left out")
    }
  }

  private mutating func readNode(_ attributes: [XMLAttribute]) throws(FormatError) {
    guard let id = attributes["id"] else { throw xml.error("A node has no id", "Give it one") }
    let row = try assembler.addNode(id, at: xml.eventStart)
    if let parent = parents.last { assembler.nodes.set("parent", row: row, .string(parent)) }
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      switch name {
      case "data": try readData(attributes, row: row, isNode: true)
      case "graph":
        count("graph within a node", "flattened, with the attribute “parent”")
        parents.append(id)
        try readGraph()
        parents.removeLast()
      case "port":
        count("port", "left out")
        try xml.skipElement()
      default: try xml.skipElement()
      }
    }
  }

  private mutating func readEdge(_ attributes: [XMLAttribute]) throws(FormatError) {
    guard let from = attributes["source"], let to = attributes["target"] else {
      throw xml.error("An edge lacks its source or target", "Give it both")
    }
    let isDirected = attributes["directed"].map { $0.lowercased() == "true" || $0 == "1" }
    let row = assembler.addEdge(from, to, isDirected: isDirected, at: xml.eventStart)
    if let id = attributes["id"] { assembler.edges.set("id", row: row, .string(id)) }
    // Neo4j writes the type of a relationship so, besides a value that other tools take for a label.
    if let type = attributes["label"], keys["kind"] == nil { assembler.edges.set("kind", row: row, .string(type)) }
    if attributes["sourceport"] != nil || attributes["targetport"] != nil { count("port of an edge", "left out") }
    let outer = xml.depth
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      if name == "data" {
        try readData(attributes, row: row, isNode: false)
      } else {
        if name == "graph" { count("graph within an edge", "left out") }
        try xml.skipElement()
      }
    }
  }

  private mutating func readData(_ attributes: [XMLAttribute], row: Int, isNode: Bool) throws(FormatError) {
    guard let id = attributes["key"] else { throw xml.error("A value names no key", "Write data key=\"…\"") }
    var key = try key(id)
    guard !key.isGraphics else { return try readGraphics(row: row, isNode: isNode) }
    let text = try xml.elementText()
    guard !key.isOpaque else { return count("object of Python", "left out") }
    let list = key.listValue(text, xml.source)
    if isNode {
      let column = key.nodeColumn ?? assembler.nodes.column(key.name, type: key.type)
      key.nodeColumn = column
      if let list {
        assembler.nodes.set(column, row: row, list)
      } else {
        assembler.nodes.set(column, row: row, text: text, as: key.type)
      }
    } else {
      let column = key.edgeColumn ?? assembler.edges.column(key.name, type: key.type)
      key.edgeColumn = column
      if let list {
        assembler.edges.set(column, row: row, list)
      } else {
        assembler.edges.set(column, row: row, text: text, as: key.type)
      }
    }
    if key.nodeColumn != keys[id]?.nodeColumn || key.edgeColumn != keys[id]?.edgeColumn { keys[id] = key }
  }

  /// The key of an id: declared before the graph, behind it, or not at all, as older exports of Neo4j have it.
  private mutating func key(_ id: String) throws(FormatError) -> GraphMLKey {
    if let key = keys[id] { return key }
    if !hasSearchedKeys {
      hasSearchedKeys = true
      let here = xml
      xml = XMLReader(here.source)
      while let event = try xml.next() {
        if case .start("key", let attributes) = event { try readKey(attributes) }
      }
      xml = here
    }
    if let key = keys[id] { return key }
    let key = GraphMLKey(undeclared: id)
    keys[id] = key
    undeclaredKeys.append(id)
    return key
  }

  /// What yEd draws of a node or edge: its first label, and where it stands.
  private mutating func readGraphics(row: Int, isNode: Bool) throws(FormatError) {
    let outer = xml.depth
    var hasLabel = false
    while xml.depth >= outer, let event = try xml.next() {
      guard case .start(let name, let attributes) = event else { continue }
      if name == (isNode ? "NodeLabel" : "EdgeLabel"), !hasLabel {
        let label = AttributeValue.string(try labelText())
        hasLabel = true
        if isNode {
          hasYEdLabels = true
          assembler.nodes.set("label", row: row, label)
        } else {
          assembler.edges.set("label", row: row, label)
        }
      } else if isNode, name == "Geometry" {
        for side in ["x", "y", "width", "height"] {
          if let number = attributes[side].flatMap(Double.init) {
            assembler.nodes.set(side, row: row, .double(number))
          }
        }
      }
    }
  }

  /// The text of a label itself: yEd puts models of its place into the same element.
  private mutating func labelText() throws(FormatError) -> String {
    let outer = xml.depth
    var text = ""
    while xml.depth >= outer, let event = try xml.next() {
      if case .text(let piece) = event, xml.depth == outer { text += piece }
    }
    return text.trimmed
  }

  private mutating func applyDefaults() {
    for key in keys.values where !key.isGraphics {
      guard let text = key.defaultText, let value = AttributeValue(text, as: key.type) else { continue }
      if key.domain == .node || key.domain == .both {
        for row in 0..<assembler.nodeCount where assembler.nodes.value(key.name, row: row) == nil {
          assembler.nodes.set(key.name, row: row, value)
        }
      }
      if key.domain == .edge || key.domain == .both {
        for row in 0..<assembler.edgeCount where assembler.edges.value(key.name, row: row) == nil {
          assembler.edges.set(key.name, row: row, value)
        }
      }
    }
  }

  private mutating func finish() throws(FormatError) -> ReadGraph {
    for (what, number) in counts.sorted(by: { $0.key < $1.key }) {
      let parts = what.split(separator: "|")
      assembler.notices.append("\(counted(number, String(parts[0]), plural(String(parts[0])))): \(parts[1]).")
    }
    if xml.forbiddenCount > 0 {
      assembler.notices.append("\(counted(xml.forbiddenCount, "character")) that XML forbids left out.")
    }
    if !undeclaredKeys.isEmpty {
      let names = undeclaredKeys.prefix(5).map(quoted).joined(separator: ", ") + (undeclaredKeys.count > 5 ? ", …" : "")
      assembler.notices.append("Values name keys that the file does not declare; they are attributes here: \(names).")
    }
    var result = try assembler.finish()
    let untyped = Set(keys.values.filter(\.isUntyped).map(\.name))
    result.graph.nodeColumns = result.graph.nodeColumns.map { typed($0, untyped) }
    result.graph.edgeColumns = result.graph.edgeColumns.map { typed($0, untyped) }
    let isFromIGraph = keys["v_name"] != nil || xml.firstComment?.contains("igraph") == true
    let automatic: [String] = isFromIGraph ? ["name"] : hasYEdLabels ? ["label"] : []
    try result.chooseIDs(options, automatic: automatic, isNumbered: isNumberedByTool, source: xml.source)
    return result
  }

  /// A column with the type that the form of its values tells, where the file says none.
  private func typed(_ column: AttributeColumn, _ untyped: Set<String>) -> AttributeColumn {
    guard column.type == .string, untyped.contains(column.name) else { return column }
    return AttributeColumn(inferring: column.name, column.values.map { $0?.text })
  }

  private func plural(_ what: String) -> String {
    guard let space = what.firstIndex(of: " "), what.contains(" within ") || what.contains(" of ") else {
      return what + "s"
    }
    return what[..<space] + "s" + what[space...]
  }
}

/// Whether an id is of the kind that igraph and yEd give: n0, n1, n0::n3.
private func isNumberedByTool(_ id: String) -> Bool {
  !id.isEmpty
    && id.split(separator: "::", omittingEmptySubsequences: false).allSatisfy { part in
      part.first == "n" && part.count > 1 && part.dropFirst().allSatisfy { ("0"..."9").contains($0) }
    }
}
