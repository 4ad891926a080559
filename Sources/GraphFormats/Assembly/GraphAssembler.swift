/// Puts a graph together from nodes and edges in any order, with the checks that every format needs.
struct GraphAssembler {
  var name = ""
  var isDirected = false
  var nodes: ColumnStore
  var edges: ColumnStore
  var notices: [String] = []

  private let source: SourceText
  private let missingNodes: ReadOptions.MissingNodes
  private var interner = ByteInterner()
  /// Where each name stands among the nodes, or -1.
  private var places: [Int32] = []
  /// Where an undeclared name was first used.
  private var firstUse: [Int: Int] = [:]
  private var order: [Int32] = []
  private var ends: [(source: Int32, target: Int32)] = []
  /// Whether each edge runs one way: 1 or 0, or -1 where it is as the graph.
  private var directions: [Int8] = []

  /// An assembler for what is read from a source; `size` is the number of bytes of all files together.
  init(_ source: SourceText, _ options: ReadOptions, size: Int? = nil) {
    (self.source, missingNodes) = (source, options.missingNodes)
    // A file in which every node has an attribute of its own would need the square of its size.
    let cells = 1_000_000 + 8 * (size ?? source.bytes.count)
    (nodes, edges) = (ColumnStore(cells: cells), ColumnStore(cells: cells))
  }

  /// The number of nodes so far.
  var nodeCount: Int { order.count }
  /// The number of edges so far.
  var edgeCount: Int { ends.count }

  /// Adds a node and returns its row.
  mutating func addNode(_ id: String, at offset: Int) throws(FormatError) -> Int {
    try declare(interner.number(of: id), at: offset)
  }

  /// Adds a node named by bytes of the source.
  mutating func addNode(_ range: Range<Int>) throws(FormatError) -> Int {
    try declare(interner.number(of: source.bytes, range), at: range.lowerBound)
  }

  private mutating func declare(_ slot: Int, at offset: Int) throws(FormatError) -> Int {
    while places.count <= slot { places.append(-1) }
    guard places[slot] < 0 else {
      throw source.error(
        at: offset, "Two nodes have the id \(quoted(interner.text(slot)))", "Give each node an id of its own")
    }
    places[slot] = Int32(order.count)
    order.append(Int32(slot))
    return order.count - 1
  }

  /// The row of a node, added if it is not there: for formats that list edges only.
  mutating func node(_ range: Range<Int>) -> Int { row(interner.number(of: source.bytes, range)) }

  /// The row of a node, added if it is not there.
  mutating func node(_ id: String) -> Int { row(interner.number(of: id)) }

  /// The row of a node; nil if there is none.
  mutating func row(of id: String) -> Int? {
    let slot = interner.number(of: id)
    return slot < places.count && places[slot] >= 0 ? Int(places[slot]) : nil
  }

  private mutating func row(_ slot: Int) -> Int {
    while places.count <= slot { places.append(-1) }
    if places[slot] < 0 {
      places[slot] = Int32(order.count)
      order.append(Int32(slot))
    }
    return Int(places[slot])
  }

  /// Adds an edge between ids and returns its row; the ids may be declared later.
  mutating func addEdge(_ from: String, _ to: String, isDirected: Bool? = nil, at offset: Int) -> Int {
    addEdge(slot(from, offset), slot(to, offset), isDirected)
  }

  /// Adds an edge between rows that exist.
  mutating func addEdge(rows from: Int, _ to: Int, isDirected: Bool? = nil) -> Int {
    addEdge(Int(order[from]), Int(order[to]), isDirected)
  }

  private mutating func slot(_ id: String, _ offset: Int) -> Int {
    let slot = interner.number(of: id)
    while places.count <= slot { places.append(-1) }
    if places[slot] < 0, firstUse[slot] == nil { firstUse[slot] = offset }
    return slot
  }

  private mutating func addEdge(_ from: Int, _ to: Int, _ isDirected: Bool?) -> Int {
    directions.append(isDirected.map { $0 ? 1 : 0 } ?? -1)
    ends.append((Int32(from), Int32(to)))
    return ends.count - 1
  }

  /// The id of a row.
  func id(_ row: Int) -> String { interner.text(Int(order[row])) }

  /// The graph.
  mutating func finish() throws(FormatError) -> ReadGraph {
    try settleMissing()
    let ids = order.map { interner.text(Int($0)) }
    guard let nodeColumns = nodes.finish(rows: ids.count, of: "node", notices: &notices),
      let edgeColumns = edges.finish(rows: ends.count, of: "edge", notices: &notices)
    else {
      throw source.error(
        "The file names so many different attributes that a table of them would be many times its size",
        "Keep attributes that few nodes or edges have in one attribute")
    }
    var graph = AttributedGraph(
      name: name, isDirected: isDirected, nodeIDs: ids,
      edges: ends.map { .init(source: Int(places[Int($0.source)]), target: Int(places[Int($0.target)])) },
      nodeColumns: nodeColumns, edgeColumns: edgeColumns)
    for (row, direction) in directions.enumerated() where direction == (isDirected ? 0 : 1) {
      graph.edges[row].isDirected = direction == 1
    }
    if missingNodes == .leaveOut { graph = graph.withoutDanglingEdges() }
    if graph.isMixed {
      let count = graph.edges.count { $0.isDirected == !isDirected }
      let kind = isDirected ? "undirected among directed ones" : "directed among undirected ones"
      notices.append("\(counted(count, "edge is", "edges are")) \(kind).")
    }
    return ReadGraph(graph: graph, notices: notices)
  }

  private mutating func settleMissing() throws(FormatError) {
    let missing = firstUse.filter { places[$0.key] < 0 }.sorted { $0.key < $1.key }
    guard let first = missing.first else { return }
    if missingNodes == .leaveOut {
      let dangling = ends.count { places[Int($0.source)] < 0 || places[Int($0.target)] < 0 }
      notices.append(
        "\(counted(dangling, "edge")) left out because \(counted(missing.count, "node")) that they name "
          + "\(missing.count == 1 ? "is" : "are") not declared, first \(quoted(interner.text(first.key))).")
      return
    }
    guard missingNodes == .add else {
      var error = source.error(
        at: first.value,
        "An edge names the node \(quoted(interner.text(first.key))), which the file does not declare"
          + (missing.count > 1 ? " (\(missing.count) such ids in all)" : ""),
        "Declare the node, or take the edge out")
      error.isAboutEdges = true
      throw error
    }
    for (slot, _) in missing { _ = row(slot) }
    notices.append(
      "\(counted(missing.count, "node")) that only edges name \(missing.count == 1 ? "was" : "were") added, first "
        + "\(quoted(interner.text(first.key))).")
  }
}

extension AttributedGraph {
  /// The graph without edges that have an end at no node.
  fileprivate func withoutDanglingEdges() -> AttributedGraph {
    let rows = edges.indices.filter { edges[$0].source >= 0 && edges[$0].target >= 0 }
    guard rows.count < edges.count else { return self }
    return AttributedGraph(
      name: name, isDirected: isDirected, nodeIDs: nodeIDs, edges: rows.map { edges[$0] }, nodeColumns: nodeColumns,
      edgeColumns: edgeColumns.map { column in
        AttributeColumn(column.name, rows.map { column.values[$0] }, whenEmpty: column.type)
      })
  }
}
