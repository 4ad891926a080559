import GraphCore

/// What the distances between a node and others come to.
struct DistanceSums: Sendable {
  /// How many others a path joins with it.
  private(set) var count = 0
  /// The sum of their distances.
  private(set) var sum = 0.0
  /// The sum of the inverses of their distances.
  private(set) var inverseSum = 0.0
  /// The longest distance, or 0.
  private(set) var longest = 0.0

  /// No others.
  init() {}

  fileprivate init(_ hops: HopSum) {
    (count, sum) = (Int(hops.reachedCount), Double(hops.distanceSum))
    (inverseSum, longest) = (hops.inverseDistanceSum, Double(hops.farthest))
  }

  @inline(__always)
  fileprivate mutating func add(_ distance: Double) {
    count += 1
    sum += distance
    inverseSum += 1 / distance
    longest = max(longest, distance)
  }

  /// Adds what the distances of another node come to.
  mutating func add(_ other: DistanceSums) {
    count += other.count
    sum += other.sum
    inverseSum += other.inverseSum
    longest = max(longest, other.longest)
  }
}

extension Graph {
  /// Adds up the distances between each node and all others.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - paths: Whether paths that end at the node count, or those that start there.
  ///   - groups: If given, only nodes of other groups than the node's own count; none for a node without.
  ///   - threads: How many threads work.
  /// - Returns: The sums of each node in order.
  func distanceSums(
    _ lengths: EdgeLengths, along paths: PathDirection, acrossGroups groups: NodePartition? = nil, threads: Int?
  ) -> [DistanceSums] {
    guard !lengths.areHops else {
      return hopSums(along: paths, acrossGroups: groups, threads: threads).map(DistanceSums.init)
    }
    precondition(lengths.ofOutgoing.count == arcCount, "lengths of another graph")
    return reduceInOrder(nodeCount, threads: threads, into: [DistanceSums]()) {
      (counter: LengthCounter(self, lengths, along: paths), search: DistanceSearch(self, lengths, along: paths))
    } skipped: { sources in
      sources.map { _ in DistanceSums() }
    } block: { sources, scratch in
      sources.map { source in
        var sums = DistanceSums()
        let own = groups?.groups[source]
        let add = { (node: Int32, distance: Double) in
          guard Int(node) != source else { return }
          if let groups, let own {
            let group = groups.groups[Int(node)]
            guard own >= 0, group >= 0, group != own else { return }
          }
          sums.add(distance)
        }
        if let counter = scratch.counter {
          _ = counter.search(from: source)
          counter.forEachReached(add)
        } else {
          scratch.search.search(from: source)
          for node in scratch.search.reached { add(node, scratch.search.distance[Int(node)]) }
        }
        return sums
      }
    } add: { total, part in
      total += part
    }
  }

  /// Scores each node by what its distances come to.
  ///
  /// - Returns: What `score` says; undefined (``GraphCore/UndefinedReason/onlyNode``) if the graph has no other node.
  func distanceScores(
    _ lengths: EdgeLengths, _ paths: PathDirection, acrossGroups groups: NodePartition? = nil, _ threads: Int?,
    score: (_ node: Int, _ sums: DistanceSums) -> NodeScore
  ) -> NodeScores {
    guard nodeCount != 1 else { return NodeScores([.undefined(.onlyNode)]) }
    let sums = distanceSums(lengths, along: paths, acrossGroups: groups, threads: threads)
    return NodeScores(sums.enumerated().map { score($0.offset, $0.element) })
  }
}
