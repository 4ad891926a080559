/// What a format could not hold of a graph, gathered while it is written.
struct Losses {
  let format: GraphFormat
  private(set) var sentences: [String] = []

  init(_ format: GraphFormat) { self.format = format }

  mutating func add(_ sentence: String) { sentences.append(sentence) }

  /// The graph without what no file of the format holds, each omission said.
  mutating func prepare(_ graph: AttributedGraph) -> AttributedGraph {
    let can = format.capabilities
    var graph = can.holdsMixed ? graph : withoutMixedEdges(graph)
    graph.nodeColumns = prepare(graph.nodeColumns, can.nodeTypes, of: "node")
    graph.edgeColumns = prepare(graph.edgeColumns, can.edgeTypes, of: "edge")
    if !can.holdsName && !graph.name.isEmpty { add("The name of the graph is not kept.") }
    if !can.holdsParallelEdges && graph.hasParallelEdges {
      add("Several edges join the same nodes; tools that read the file as a matrix add them up or keep one.")
    }
    return graph
  }

  /// A graph of directed edges only: an undirected edge among directed ones becomes one each way.
  private mutating func withoutMixedEdges(_ graph: AttributedGraph) -> AttributedGraph {
    guard graph.isMixed else { return graph }
    var edges: [AttributedGraph.Edge] = []
    var rows: [Int] = []
    var doubled = 0
    for (row, edge) in graph.edges.enumerated() {
      edges.append(.init(source: edge.source, target: edge.target))
      rows.append(row)
      guard !graph.isDirected(edge), edge.source != edge.target else { continue }
      edges.append(.init(source: edge.target, target: edge.source))
      rows.append(row)
      doubled += 1
    }
    add(
      "\(counted(doubled, "undirected edge")) among directed ones \(doubled == 1 ? "is" : "are") written as two, one "
        + "each way.")
    return AttributedGraph(
      name: graph.name, isDirected: true, nodeIDs: graph.nodeIDs, edges: edges, nodeColumns: graph.nodeColumns,
      edgeColumns: graph.edgeColumns.map { column in
        AttributeColumn(column.name, rows.map { column.values[$0] }, whenEmpty: column.type)
      })
  }

  private mutating func prepare(
    _ columns: [AttributeColumn], _ types: FormatCapabilities.Types, of whose: String
  ) -> [AttributeColumn] {
    let can = format.capabilities
    return columns.compactMap { column in
      var column = column
      let title = "the \(whose) attribute \(quoted(column.name))"
      let unwritable = column.values.count { value in
        if case .double(let number)? = value {
          number.isNaN || (number.isInfinite && !can.holdsInfinity)
        } else {
          false
        }
      }
      if unwritable > 0 {
        add("\(counted(unwritable, "value")) of \(title) that \(unwritable == 1 ? "is" : "are") not finite left out.")
        column = AttributeColumn(
          column.name,
          column.values.map { value in
            guard case .double(let number)? = value, number.isNaN || (number.isInfinite && !can.holdsInfinity) else {
              return value
            }
            return nil
          }, whenEmpty: column.type)
      }
      if types == .byForm || types == .none || format == .pajek, column.values.allSatisfy({ $0 == nil }) {
        add("\(title.sentenceStart) has no values and is left out.")
        return nil
      }
      guard types != .none else { return column }
      if column.type == .list && !can.holdsLists {
        add("The lists of \(title) are written as texts joined with “;”.")
        column = AttributeColumn(column.name, column.values.map { value in value.map { .string($0.text) } })
      }
      if !can.holdsEmptyText, column.values.contains(.string("")) {
        add("Empty texts of \(title) are read back as missing.")
      }
      noteType(of: column, types, title)
      return column
    }
  }

  /// Says if a reader takes the values of a column for another type.
  private mutating func noteType(of column: AttributeColumn, _ types: FormatCapabilities.Types, _ title: String) {
    switch types {
    case .guessed:
      let guessed = column.inferredType
      if guessed != column.type {
        add("\(title.sentenceStart) is \(column.type.title) and is read back as \(guessed.title).")
      }
    case .byForm where format != .gml:
      if column.type == .double, column.inferredType == .int {
        add("\(title.sentenceStart) holds whole values only and is read back as whole numbers.")
      }
      let exact = 1 << 53
      if column.values.contains(where: { if case .int(let whole)? = $0 { whole.magnitude > exact } else { false } }) {
        add("\(title.sentenceStart) holds whole numbers above 2⁵³, of which JavaScript loses the last digits.")
      }
    default: break
    }
  }

  /// Says which columns of edges are left out, and returns the others.
  mutating func keep(_ names: Set<String>, of columns: [AttributeColumn], whose: String) -> [AttributeColumn] {
    let dropped = columns.filter { !names.contains($0.name) }
    if !dropped.isEmpty {
      add(
        "\(dropped.count == 1 ? "The" : "These") \(whose) attribute\(dropped.count == 1 ? " is" : "s are") not kept: "
          + dropped.map { quoted($0.name) }.joined(separator: ", ") + ".")
    }
    return columns.filter { names.contains($0.name) }
  }

  /// The columns under names that the format allows, unlike those reserved and each other.
  mutating func renamed(
    _ columns: [AttributeColumn], whose: String, reserved: Set<String>, ignoringCase: Bool = false,
    allowed: (String) -> String = { $0 }
  ) -> [AttributeColumn] {
    func key(_ name: String) -> String { ignoringCase ? name.lowercased() : name }
    var taken = Set(reserved.map(key))
    return columns.map { column in
      let base = allowed(column.name)
      var name = base
      var number = 2
      while !taken.insert(key(name)).inserted {
        name = allowed("\(base)_\(number)")
        number += 1
      }
      guard name != column.name else { return column }
      add(
        "The \(whose) attribute \(quoted(column.name)) is named \(quoted(name)), since the format does not allow its name."
      )
      return column.renamed(name)
    }
  }
}

extension AttributeColumn.ValueType {
  /// Its name in sentences.
  public var title: String {
    switch self {
    case .bool: "truth values"
    case .int: "whole numbers"
    case .double: "numbers"
    case .string: "text"
    case .list: "lists"
    }
  }
}

extension String {
  /// The text with a capital at its start.
  var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
