/// Names that tell nothing, one for each id, and who is who.
public struct Pseudonyms: Hashable, Sendable {
  /// The pseudonym of each id.
  public private(set) var byID: [String: String]
  private var taken: Set<String>

  /// Starts with pseudonyms that were given before.
  public init(_ byID: [String: String] = [:]) { (self.byID, taken) = (byID, Set(byID.values)) }

  /// Gives each id that has none a pseudonym: a number that says nothing of its place or spelling.
  ///
  /// - Parameters:
  ///   - ids: The ids.
  ///   - generator: Where the numbers come from. Whoever can repeat it and knows the ids can repeat the pseudonyms.
  public mutating func add(_ ids: [String], using generator: inout some RandomNumberGenerator) {
    let new = Set(ids).filter { byID[$0] == nil }.sorted()
    guard !new.isEmpty else { return }
    let digits = max(4, String(byID.count + new.count).count)
    var number = 0
    var names: [String] = []
    while names.count < new.count {
      number += 1
      let text = String(number)
      let name = "o" + String(repeating: "0", count: max(0, digits - text.count)) + text
      if !taken.contains(name) { names.append(name) }
    }
    names.shuffle(using: &generator)
    for (id, name) in zip(new, names) { byID[id] = name }
    taken.formUnion(names)
  }
}

extension AttributedGraph {
  /// The columns of nodes that an anonymised graph keeps, besides columns of fractions: none names anybody.
  public static let columnsWithoutNames: Set<String> = ["kind", "country", "sector", "sectors", "mode"]

  /// The graph under pseudonyms, without its name, in the order of the pseudonyms.
  ///
  /// - Parameters:
  ///   - pseudonyms: One for each node.
  ///   - kept: Columns of nodes to keep; edges keep `kind` and `weight`.
  /// - Returns: The graph, and the names of the columns that are left out.
  /// - Precondition: Every node has a pseudonym.
  public func anonymised(by pseudonyms: Pseudonyms, keeping kept: Set<String>) -> (
    graph: AttributedGraph, leftOut: [String]
  ) {
    let names = nodeIDs.map { pseudonyms.byID[$0] ?? "" }
    precondition(names.allSatisfy { !$0.isEmpty }, "a pseudonym for each node")
    let order = names.indices.sorted { names[$0] < names[$1] }
    var places = [Int](repeating: 0, count: names.count)
    for (place, row) in order.enumerated() { places[row] = place }
    let moved = edges.map { edge in
      Edge(source: places[edge.source], target: places[edge.target], isDirected: edge.isDirected)
    }
    let ends = moved.map { edge in
      isDirected(edge) ? (edge.source, edge.target) : (min(edge.source, edge.target), max(edge.source, edge.target))
    }
    let rows = moved.indices.sorted { (ends[$0].0, ends[$0].1, $0) < (ends[$1].0, ends[$1].1, $1) }
    let edgeNames: Set<String> = ["kind", "weight"]
    let graph = AttributedGraph(
      name: "", isDirected: isDirected, nodeIDs: order.map { names[$0] },
      edges: rows.map { Edge(source: ends[$0].0, target: ends[$0].1, isDirected: moved[$0].isDirected) },
      nodeColumns: nodeColumns.filter { kept.contains($0.name) }.map { column in
        AttributeColumn(column.name, order.map { column.values[$0] }, whenEmpty: column.type)
      },
      edgeColumns: edgeColumns.filter { edgeNames.contains($0.name) }.map { column in
        AttributeColumn(column.name, rows.map { column.values[$0] }, whenEmpty: column.type)
      })
    return (
      graph,
      nodeColumns.map(\.name).filter { !kept.contains($0) } + edgeColumns.map(\.name).filter { !edgeNames.contains($0) }
    )
  }
}
