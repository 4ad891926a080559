import GraphCore
import GraphFormats
import Testing

/// The graph of a text, with what was said of it.
func graph(_ text: String, _ format: GraphFormat, _ options: ReadOptions = .init()) throws -> ReadGraph {
  try read(Array(text.utf8), as: format, options: options)
}

/// The error of a text that is refused.
func refusal(_ text: String, _ format: GraphFormat, _ options: ReadOptions = .init()) throws -> FormatError {
  try #require(throws: FormatError.self) { try read(Array(text.utf8), as: format, options: options) }
}

extension AttributedGraph {
  /// Ends of edges by id.
  var pairs: [String] {
    edges.map { "\(nodeIDs[$0.source])\(isDirected($0) ? ">" : "-")\(nodeIDs[$0.target])" }
  }

  /// The values of a column of nodes as texts.
  func nodeTexts(_ name: String) -> [String?]? { nodeColumn(name)?.values.map { $0?.text } }

  /// The values of a column of edges as texts.
  func edgeTexts(_ name: String) -> [String?]? { edgeColumn(name)?.values.map { $0?.text } }

  /// The graph in a form in which what means the same is the same: columns by name, ends of undirected edges by number,
  /// the direction at each edge.
  var canonical: AttributedGraph {
    var same = self
    same.isDirected = edges.isEmpty ? isDirected : true
    same.edges = edges.map { edge in
      let swaps = !isDirected(edge) && edge.source > edge.target
      return Edge(
        source: swaps ? edge.target : edge.source, target: swaps ? edge.source : edge.target,
        isDirected: isDirected(edge))
    }
    same.nodeColumns.sort { $0.name < $1.name }
    same.edgeColumns.sort { $0.name < $1.name }
    return same
  }
}

extension AttributedGraph {
  /// In what two graphs differ, in a few words.
  func differences(from other: AttributedGraph) -> [String] {
    var found: [String] = []
    if name != other.name { found.append("name \(name) for \(other.name)") }
    if isDirected != other.isDirected { found.append("isDirected") }
    if nodeIDs != other.nodeIDs { found.append("ids \(nodeIDs) for \(other.nodeIDs)") }
    if edges != other.edges { found.append("edges \(pairs) for \(other.pairs)") }
    for (ours, theirs) in [(nodeColumns, other.nodeColumns), (edgeColumns, other.edgeColumns)] {
      for column in ours where !theirs.contains(column) { found.append("has \(column)") }
      for column in theirs where !ours.contains(column) { found.append("lacks \(column)") }
    }
    return found
  }
}

/// Formats that are read and written.
let readableFormats = GraphFormat.allCases.filter(\.capabilities.isRead)

/// A graph of nasty texts with loops, parallel edges, isolates and columns of every type, each there or not by chance.
func randomGraph(seed: UInt64) -> AttributedGraph {
  var generator = SeededGenerator(seed: seed)
  func chance(_ one: Int, in many: Int) -> Bool { Int.random(in: 0..<many, using: &generator) < one }
  func text() -> String { nastyTexts.randomElement(using: &generator) ?? "" }
  let isTame = chance(1, in: 2)
  let ids = (0..<Int.random(in: 0...9, using: &generator)).map { isTame ? "node\($0)" : "\($0)\(text())" }
  let isDirected = chance(1, in: 2)
  let isMixed = chance(1, in: 4)
  let edges: [AttributedGraph.Edge] =
    ids.isEmpty
    ? []
    : (0..<Int.random(in: 0...14, using: &generator)).map { _ in
      .init(
        source: Int.random(in: ids.indices, using: &generator), target: Int.random(in: ids.indices, using: &generator),
        isDirected: isMixed && chance(1, in: 3) ? !isDirected : nil)
    }
  func value(_ type: Int) -> AttributeValue? {
    if chance(1, in: 5) { return nil }
    switch type {
    case 0: return .bool(chance(1, in: 2))
    case 1: return .int(Int.random(in: -9...9, using: &generator))
    case 2: return .double(Double(Int.random(in: -99...99, using: &generator)) / 8)
    case 3: return .string(isTame ? "text \(Int.random(in: 0...3, using: &generator))" : text())
    default: return .list((0..<Int.random(in: 0...3, using: &generator)).map { _ in isTame ? "item" : text() })
    }
  }
  let isBare = chance(1, in: 3)
  func columns(_ names: [String], _ count: Int) -> [AttributeColumn] {
    names.compactMap { name in
      guard chance(1, in: 3), !isBare || name == "weight" else { return nil }
      let type = name == "weight" ? 2 : name == "kind" ? 3 : Int.random(in: 0...4, using: &generator)
      return AttributeColumn(name, (0..<count).map { _ in value(type) })
    }
  }
  return AttributedGraph(
    name: chance(1, in: 2) ? "" : isTame ? "A graph" : text(), isDirected: isDirected, nodeIDs: ids, edges: edges,
    nodeColumns: columns(["label", "a", "b c", "name", "x", "y", "color", "mode", "Id"], ids.count),
    edgeColumns: columns(["weight", "kind", "label", "id", "b c", "Weight"], edges.count))
}
