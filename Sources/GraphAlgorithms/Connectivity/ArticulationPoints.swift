public import GraphCore

/// A node without which its component falls apart.
public struct ArticulationPoint: Hashable, Sendable {
  /// The node.
  public let node: NodeID
  /// How many nodes each part has that would be left of the component, largest first; at least two parts.
  public let pieceSizes: [Int]
}

extension Graph {
  /// Finds the nodes whose loss would break their component apart.
  ///
  /// Also called cut points. Directions are ignored (Hopcroft and Tarjan, Communications of the ACM 16:372, 1973,
  /// <https://doi.org/10.1145/362248.362272>).
  ///
  /// - Returns: The articulation points in node order with the sizes of the pieces they leave.
  /// - Complexity: O(*n* + *m*) time, plus sorting the pieces; O(*n*) space, O(*n* + *m*) when directed.
  public func articulationPoints() -> [ArticulationPoint] {
    let forest = DepthFirstForest(UnderlyingTies(of: self).graph)
    var cutOff = [[Int]](repeating: [], count: nodeCount)
    for child in forest.nodes.indices {
      let parent = Int(forest.parent[child])
      guard parent >= 0 && Int(forest.lowest[child]) >= parent else { continue }
      cutOff[parent].append(forest.subtree(child).count)
    }
    return cutOff.indices.compactMap { number in
      var pieces = cutOff[number]
      let remainder = forest.component(number).count - 1 - pieces.reduce(0, +)
      if remainder > 0 { pieces.append(remainder) }
      guard pieces.count > 1 else { return nil }
      return ArticulationPoint(node: NodeID(Int(forest.nodes[number])), pieceSizes: pieces.sorted(by: >))
    }.sorted { $0.node < $1.node }
  }
}
