public import GraphCore

extension Graph {
  /// Finds one shortest path.
  ///
  /// Of several equally short paths it is the one whose second node is lowest, then whose third node is lowest, and so
  /// on, so the answer never depends on the order in which edges were added.
  ///
  /// - Parameters:
  ///   - source: Where the path starts.
  ///   - target: Where it ends.
  ///   - lengths: What a step along each edge costs.
  /// - Returns: The nodes on the path, both ends included (one node if they are the same), or nil without a path.
  /// - Complexity: O(*n* + *m*) time for hops, O((*n* + *m*) log *n*) for lengths; O(*n*) space.
  public func shortestPath(from source: NodeID, to target: NodeID, lengths: EdgeLengths = .hops) -> [NodeID]? {
    var search = DistanceSearch(self, lengths, along: .incoming)
    search.search(from: target.index)
    guard search.distance[source.index] < .infinity else { return nil }
    // A step always leads to a node settled earlier, so steps too short to change a distance cannot run in a circle.
    var place = [Int32](repeating: 0, count: nodeCount)
    for (index, node) in search.reached.enumerated() { place[Int(node)] = Int32(index) }
    var path = [source]
    var node = source.index
    while node != target.index {
      let next = outgoing.row(node).first { arc in
        let next = Int(outgoing.targets[arc])
        let length = search.distance[next] + (lengths.areHops ? 1 : lengths.ofOutgoing[arc])
        return place[next] < place[node] && EdgeLengths.isShortest(length, search.distance[node])
      }
      guard let next else { preconditionFailure("a reached node has a next step") }
      node = Int(outgoing.targets[next])
      path.append(NodeID(node))
    }
    return path
  }
}
