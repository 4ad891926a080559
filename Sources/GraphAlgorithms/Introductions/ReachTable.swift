public import GraphCore

/// How every node gets to the nearest of some targets, such as the contacts in one market.
public struct ReachTable: Hashable, Sendable {
  /// The targets, in rising order.
  public let targets: [NodeID]
  /// For each node how many hops the nearest target is away, 0 for a target; nil where no path leads to one.
  public let distances: [Int?]
  /// For each node its best chain to a nearest target: of the fewest hops, with the strongest weakest tie, over the
  /// lowest nodes; nil where no path leads to one.
  public let chains: [IntroductionChain?]
}

/// How much the reach of targets hangs on one node.
public struct HolderFragility: Hashable, Sendable {
  /// The node, which has a tie to a target.
  public let holder: NodeID
  /// How many targets it has a tie to.
  public let targetCount: Int
  /// How many of the other nodes reach a target within the limit, with the holder and without.
  public let reaching: Change<Int>

  /// How many of the other nodes lose their reach if the holder leaves.
  public var lostCount: Int { reaching.before - reaching.after }
}

extension Graph {
  /// Finds how every node gets to the nearest of some targets.
  ///
  /// - Parameter targets: The nodes to be reached; in a directed graph, chains run along the edges towards them.
  /// - Returns: Distances in hops and chains, for each node in node order.
  /// - Complexity: O(*n* + *m*) time, then for each node as ``introductions(from:to:limit:)`` for one chain.
  public func reachTable(to targets: [NodeID]) -> ReachTable {
    let targets = Set(targets).sorted()
    let chains = ShortestChains(self, to: targets.lazy.map(\.index))
    return ReachTable(
      targets: targets, distances: chains.steps.map { $0 < 0 ? nil : Int($0) },
      chains: (0..<nodeCount).map { chains.best(from: $0, limit: 1).first })
  }

  /// Measures how much the reach of targets hangs on each node that holds a tie to one of them.
  ///
  /// - Parameters:
  ///   - targets: The nodes to be reached, such as the contacts in one market.
  ///   - limit: Within how many hops a target counts as reached.
  ///   - members: Whose reach counts, targets among them not; nil for all nodes.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Returns: The holders, who are no targets themselves (in a directed graph those with an edge to a target), by
  ///   falling number of members that lose their reach, equal ones by rising node. A holder's own reach is not counted,
  ///   neither before nor after.
  /// - Complexity: O(*h* (*n* + *m*)) time for *h* holders.
  public func reachFragility(
    of targets: [NodeID], within limit: Int, among members: [NodeID]? = nil, threads: Int? = nil
  ) -> [HolderFragility] {
    let targets = Set(targets)
    let members = (members.map { Set($0).sorted() } ?? Array(nodes)).filter { !targets.contains($0) }
    let holders = nodes.filter { node in
      !targets.contains(node) && neighbors(of: node).contains { targets.contains($0) }
    }
    let reaching = { @Sendable (search: HopSearch, holder: NodeID) in
      members.count { $0 != holder && search.steps[$0.index] >= 0 }
    }
    var before = HopSearch(self, along: .incoming)
    before.search(from: targets.lazy.map(\.index), limit: limit)
    let whole = before
    return reduceInOrder(holders.count, threads: threads, into: [HolderFragility]()) {
    } block: { block, _ in
      holders[block].map { holder in
        var search = HopSearch(removingTies(of: CollectionOfOne(holder)), along: .incoming)
        search.search(from: targets.lazy.map(\.index), limit: limit)
        return HolderFragility(
          holder: holder, targetCount: neighbors(of: holder).count { targets.contains($0) },
          reaching: Change(before: reaching(whole, holder), after: reaching(search, holder)))
      }
    } add: { total, part in
      total += part
    }.sorted { ($1.lostCount, $0.holder) < ($0.lostCount, $1.holder) }
  }
}
