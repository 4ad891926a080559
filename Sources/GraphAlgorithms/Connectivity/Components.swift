public import GraphCore

extension Graph {
  /// Finds the parts of the graph that paths hold together.
  ///
  /// Directions are ignored (weak components).
  ///
  /// - Returns: Components numbered from 0, the largest first and of equal ones the one with the lowest node first;
  ///   every node has one.
  /// - Complexity: O(*n* + *m*) time, plus sorting the components; O(*n*) space.
  public func connectedComponents() -> NodePartition {
    var componentOf = [Int](repeating: -1, count: nodeCount)
    var sizes: [Int] = []
    var queue: [Int32] = []
    queue.reserveCapacity(nodeCount)
    for start in 0..<nodeCount where componentOf[start] < 0 {
      let first = queue.count
      queue.append(Int32(start))
      componentOf[start] = sizes.count
      var head = first
      while head < queue.count {
        let node = Int(queue[head])
        head += 1
        for adjacency in isDirected ? [outgoing, incoming] : [outgoing] {
          for arc in adjacency.row(node) {
            let neighbor = Int(adjacency.targets[arc])
            guard componentOf[neighbor] < 0 else { continue }
            componentOf[neighbor] = sizes.count
            queue.append(Int32(neighbor))
          }
        }
      }
      sizes.append(queue.count - first)
    }
    // Components were found by rising lowest node, so that is how equal sizes are ordered.
    var rank = [Int](repeating: 0, count: sizes.count)
    let largestFirst = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    for (number, component) in largestFirst.enumerated() { rank[component] = number }
    return NodePartition(componentOf.map { rank[$0] }, groupCount: sizes.count)
  }

  /// Measures what share of the possible edges there are.
  ///
  /// - Returns: Edges over *n*(*n* − 1) / 2 when undirected and over *n*(*n* − 1) when directed, from 0 to 1; nil with
  ///   fewer than two nodes.
  /// - Complexity: O(1).
  public func density() -> Double? {
    guard nodeCount > 1 else { return nil }
    return Double(arcCount) / (Double(nodeCount) * Double(nodeCount - 1))
  }
}
