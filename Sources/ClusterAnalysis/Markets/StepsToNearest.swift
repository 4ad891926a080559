import GraphCore

extension Graph {
  /// How many steps each node is from the nearest of some targets in an undirected graph; nil where no path leads.
  ///
  /// - Complexity: O(*n* + *m*).
  func stepsToNearest(of targets: [NodeID]) -> [Int?] {
    var steps = [Int?](repeating: nil, count: nodeCount)
    var level = targets
    for target in targets { steps[target.index] = 0 }
    var distance = 0
    while !level.isEmpty {
      distance += 1
      var next: [NodeID] = []
      for node in level {
        for neighbor in neighbors(of: node) where steps[neighbor.index] == nil {
          steps[neighbor.index] = distance
          next.append(neighbor)
        }
      }
      level = next
    }
    return steps
  }
}
