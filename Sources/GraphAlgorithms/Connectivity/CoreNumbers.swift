public import GraphCore

extension Graph {
  /// Finds how deep in the dense core each node lies.
  ///
  /// The highest *k* for which the node belongs to a *k*-core: a part of the graph in which every node has at least *k*
  /// edges (Seidman, Social Networks 5:269, 1983, <https://doi.org/10.1016/0378-8733(83)90028-X>), peeled off in the way
  /// of Batagelj and Zaveršnik (Advances in Data Analysis and Classification 5:129, 2011,
  /// <https://doi.org/10.1007/s11634-010-0079-y>).
  ///
  /// - Returns: Edges, 0 for a node without ties; when directed, edges that leave and edges that arrive both count.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  public func coreNumbers() -> NodeScores {
    var degree = nodes.map { Int32(outDegree(of: $0) + (isDirected ? inDegree(of: $0) : 0)) }
    // Nodes in the order of their degree, which is kept up while edges to peeled nodes go.
    var firstOfDegree = [Int32](repeating: 0, count: Int(degree.max() ?? 0) + 2)
    for d in degree { firstOfDegree[Int(d) + 1] += 1 }
    for d in 1..<firstOfDegree.count { firstOfDegree[d] += firstOfDegree[d - 1] }
    var order = [Int32](repeating: 0, count: nodeCount)
    var place = order
    var next = firstOfDegree
    for node in 0..<nodeCount {
      place[node] = next[Int(degree[node])]
      order[Int(place[node])] = Int32(node)
      next[Int(degree[node])] += 1
    }
    for index in 0..<nodeCount {
      let node = Int(order[index])
      // Nodes of the lowest degree are peeled first, so whatever has been peeled bounds the degrees that are left.
      for adjacency in isDirected ? [outgoing, incoming] : [outgoing] {
        for arc in adjacency.row(node) {
          let neighbor = Int(adjacency.targets[arc])
          guard degree[neighbor] > degree[node] else { continue }
          // The neighbour swaps places with the first node of its degree and then counts among the degree below.
          let d = Int(degree[neighbor])
          let (from, to) = (place[neighbor], firstOfDegree[d])
          let other = order[Int(to)]
          (order[Int(from)], order[Int(to)]) = (other, Int32(neighbor))
          (place[Int(other)], place[neighbor]) = (from, to)
          firstOfDegree[d] = to + 1
          degree[neighbor] -= 1
        }
      }
    }
    return NodeScores(degree.map(Double.init))
  }
}
