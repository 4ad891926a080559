import GraphCore

extension Graph {
  /// Visits each pair of nodes of an undirected graph that have neighbours in common, with these neighbours.
  func forEachPairWithCommonNeighbors(_ body: (_ node: Int, _ other: Int, _ shared: [Int32]) -> Void) {
    var shared = [[Int32]](repeating: [], count: nodeCount)
    for node in 0..<nodeCount {
      var others: [Int] = []
      for arc in outgoing.row(node) {
        let neighbor = outgoing.targets[arc]
        for other in outgoing.targets[outgoing.row(Int(neighbor))].reversed() {
          guard Int(other) > node else { break }
          if shared[Int(other)].isEmpty { others.append(Int(other)) }
          shared[Int(other)].append(neighbor)
        }
      }
      for other in others {
        body(node, other, shared[other])
        shared[other].removeAll(keepingCapacity: true)
      }
    }
  }
}
