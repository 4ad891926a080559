public import GraphCore

/// Two nodes, in an order that says nothing.
public struct NodePair: Hashable, Sendable {
  /// One node.
  public let first: NodeID
  /// The other.
  public let second: NodeID

  /// Makes a pair.
  public init(_ first: NodeID, _ second: NodeID) { (self.first, self.second) = (first, second) }
}

/// Two nodes without a tie.
public struct AbsentPair: Hashable, Sendable {
  /// The nodes, the lower one first.
  public let pair: NodePair
  /// How many ties, walked either way, the shortest chain between them has.
  public let distance: Int
}

extension Graph {
  /// Lists the pairs without a tie that are not far from each other.
  ///
  /// - Parameter limit: The longest distance, in ties walked either way; at 2 are the nodes that share a contact.
  /// - Returns: The pairs by rising first node, then rising second node.
  /// - Complexity: O(*n* (*n* + *m*)) time, less if few nodes are within the limit; a hub of *k* ties alone makes up to
  ///   *k*²/2 pairs at distance 2.
  public func absentPairs(within limit: Int = 2) -> [AbsentPair] {
    var search = HopSearch(UnderlyingTies(of: self).graph)
    var pairs: [AbsentPair] = []
    for source in 0..<nodeCount {
      search.search(from: CollectionOfOne(source), limit: limit)
      let others = search.reached.filter { Int($0) > source && search.steps[Int($0)] >= 2 }.sorted()
      pairs += others.map {
        AbsentPair(pair: NodePair(NodeID(source), NodeID(Int($0))), distance: Int(search.steps[Int($0)]))
      }
    }
    return pairs
  }
}
