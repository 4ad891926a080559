public import GraphCore

/// Something before and after a change.
public struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
  /// How it was.
  public let before: Value
  /// How it is then.
  public let after: Value

  /// Puts both beside each other.
  public init(before: Value, after: Value) { (self.before, self.after) = (before, after) }
}

/// What the departure of nodes does to the distances between the others.
public struct DepartureEffect: Hashable, Sendable {
  /// The nodes that leave, in rising order.
  public let nodes: [NodeID]
  /// How many pairs of nodes that stay lie at each distance.
  public let pairs: Change<DistanceCounts>
  /// How many of the first set's members that stay have their nearest member of the second set that stays at each
  /// distance; nil unless the pairs are ``CountedPairs/between(_:_:)`` two sets.
  public let nearest: Change<DistanceCounts>?
}

extension Graph {
  /// Measures what the departure of nodes would do to the distances between the others, in hops.
  ///
  /// Before and after, the same pairs count: those of nodes that stay, whose paths may run through those that leave as
  /// long as these are there.
  ///
  /// - Parameters:
  ///   - nodes: The nodes that leave together.
  ///   - pairs: Which pairs are looked at, ordered ones.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: The counts before and after, from which efficiency and reach follow.
  /// - Complexity: Twice that of ``distanceCounts(_:threads:)``.
  public func departure(of nodes: [NodeID], pairs: CountedPairs = .all, threads: Int? = nil) -> DepartureEffect {
    let leaving = Set(nodes)
    let rest = removingTies(of: leaving)
    let mask = PairMask(pairs.without(leaving, nodeCount: nodeCount), nodeCount: nodeCount)
    var nearest: Change<DistanceCounts>?
    if case .between = pairs {
      nearest = Change(before: nearestTargets(mask).counts, after: rest.nearestTargets(mask).counts)
    }
    return DepartureEffect(
      nodes: leaving.sorted(),
      pairs: Change(
        before: distanceCounts(mask, threads: threads), after: rest.distanceCounts(mask, threads: threads)),
      nearest: nearest)
  }
}

extension CountedPairs {
  /// The pairs that have none of some nodes as an end.
  fileprivate func without(_ nodes: Set<NodeID>, nodeCount: Int) -> CountedPairs {
    switch self {
    case .all:
      let rest = (0..<nodeCount).map(NodeID.init).filter { !nodes.contains($0) }
      return .between(rest, rest)
    case .acrossGroups(let partition):
      let groups = (0..<nodeCount).map { nodes.contains(NodeID($0)) ? nil : partition[NodeID($0)] }
      return .acrossGroups(NodePartition(groups, groupCount: partition.groupCount))
    case .between(let starts, let ends):
      return .between(starts.filter { !nodes.contains($0) }, ends.filter { !nodes.contains($0) })
    }
  }
}
