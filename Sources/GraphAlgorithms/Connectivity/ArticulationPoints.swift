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
    // For each number a chain of the children that it cuts off: the last of them, and for each child the one before.
    let (last, before) = (Room<Int32>(repeating: -1, count: nodeCount), Room<Int32>(nodeCount))
    for child in 0..<nodeCount {
      let parent = Int(forest.parent[child])
      guard parent >= 0 && Int(forest.lowest[child]) >= parent else { continue }
      before[child] = last[parent]
      last[parent] = Int32(child)
    }
    return (0..<nodeCount).compactMap { node in
      let number = Int(forest.number[node])
      guard last[number] >= 0 else { return nil }
      var pieces: [Int] = []
      var remainder = forest.component(number).count - 1
      var child = Int(last[number])
      while child >= 0 {
        pieces.append(forest.subtree(child).count)
        remainder -= forest.subtree(child).count
        child = Int(before[child])
      }
      if remainder > 0 { pieces.append(remainder) }
      guard pieces.count > 1 else { return nil }
      return ArticulationPoint(node: NodeID(node), pieceSizes: pieces.sorted(by: >))
    }
  }
}
