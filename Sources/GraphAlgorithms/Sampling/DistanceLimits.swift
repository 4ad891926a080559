import GraphCore

/// For each node of an undirected graph, a distance that no node of its component exceeds.
///
/// By the triangle inequality nothing is farther from a node than a third node is, plus how far that one's farthest node
/// is. In each component four nodes take this part: one with most neighbours, the farthest from it, the farthest from
/// that, and one between these two, which is near the middle.
struct DistanceLimits {
  /// The limit of each node; 0 when it is alone.
  private(set) var ofNode: [Double]

  init(_ graph: Graph, _ lengths: EdgeLengths, _ members: [[Int32]]) {
    var limits = [Double](repeating: .infinity, count: graph.nodeCount)
    var search = DistanceSearch(graph, lengths)
    var distances = [Double](repeating: 0, count: graph.nodeCount)
    /// Searches from a node, and finds the farthest.
    func look(from node: Int32) -> Int32 {
      search.search(from: Int(node))
      let farthest = search.reached.last ?? node
      let eccentricity = search.distance[Int(farthest)]
      for other in search.reached {
        limits[Int(other)] = min(limits[Int(other)], search.distance[Int(other)] + eccentricity)
      }
      return farthest
    }
    for component in members {
      guard let hub = component.max(by: { (graph.degree($0), $1) < (graph.degree($1), $0) }) else { continue }
      let farthest = look(from: hub)
      let opposite = look(from: farthest)
      for node in component { distances[Int(node)] = search.distance[Int(node)] }
      _ = look(from: opposite)
      let toBoth = { (node: Int32) in max(distances[Int(node)], search.distance[Int(node)]) }
      if let middle = component.min(by: { (toBoth($0), $0) < (toBoth($1), $1) }) { _ = look(from: middle) }
    }
    ofNode = limits
  }
}

extension Graph {
  fileprivate func degree(_ node: Int32) -> Int { outgoing.row(Int(node)).count }
}

extension NodePartition {
  /// The nodes of each group, in rising order.
  func members() -> [[Int32]] {
    var members = sizes.map { _ in [Int32]() }
    for (node, group) in groups.enumerated() where group >= 0 { members[Int(group)].append(Int32(node)) }
    return members
  }
}
