public import GraphCore

extension Graph {
  /// Measures which share of each node's pairs of neighbours would be joined by another node without it.
  ///
  /// In a two-mode network of members and events, the redundancy of an event is the share of pairs of its members that
  /// met elsewhere too; that of a member, the share of pairs of its events that another member attended too. (Latapy,
  /// Magnien and Del Vecchio, Social Networks 30:31, 2008, <https://doi.org/10.1016/j.socnet.2007.04.006>.) Directions
  /// and strengths are ignored.
  ///
  /// - Returns: From 0, where the node alone joins all its neighbours, to 1; undefined
  ///   (``GraphCore/UndefinedReason/fewerThanTwoNeighbors``) for a node with fewer than two.
  /// - Complexity: O(Σ *k*²) time for degrees *k*, O(*n* + *m*) space.
  public func redundancy() -> NodeScores {
    let ties = UnderlyingTies(of: self).graph
    var redundant = [Int](repeating: 0, count: nodeCount)
    ties.forEachPairWithCommonNeighbors { node, other, shared in
      guard shared.count > 1 else { return }
      for neighbor in shared { redundant[Int(neighbor)] += 1 }
    }
    return NodeScores(
      ties.nodes.map { node -> NodeScore in
        let pairs = fallingFactorial(ties.outDegree(of: node), 2) / 2
        return pairs < 1 ? .undefined(.fewerThanTwoNeighbors) : .value(Double(redundant[node.index]) / pairs)
      })
  }
}
