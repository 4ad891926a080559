import ClusterModel
public import GraphAlgorithms
import GraphCore

/// What a new tie would bring, in hops.
public struct PairGain: Hashable, Sendable {
  /// Home organisations within so many steps of a market, without the tie and with it.
  public struct Reach: Hashable, Sendable {
    /// The place of the market in its list.
    public let market: Int
    /// How many home organisations are within ``GapOptions/steps`` of a contact there.
    public let within: Change<Int>
  }

  /// How much the mean of 1 / steps over pairs of different groups grows; nil without such pairs.
  public let efficiency: Double?
  /// How far the true growth is at most from ``efficiency``, in 95 of 100 cases; nil if it was measured exactly.
  public let margin: Double?
  /// How many pairs of organisations of different groups are within ``GapOptions/steps`` of each other; nil if the growth
  /// was estimated.
  public let crossPairs: Change<Int>?
  /// Every market that has a contact; empty if the growth was estimated, until a card is made.
  public let reach: [Reach]

  /// How many home organisations come near to a market, added up over markets; nil where none was measured.
  public var newlyNear: Int? {
    reach.isEmpty ? nil : reach.reduce(0) { $0 + $1.within.after - $1.within.before }
  }
}

/// Measures what new ties bring.
struct GainMeasurement {
  private let scope: GapScope
  private let markets: [(place: Int, pairs: CountedPairs)]

  /// How many nodes are drawn for an estimate.
  private static let sampleCount = 1000

  init(_ scope: GapScope) {
    self.scope = scope
    let home = scope.places.homeNodes
    markets = scope.places.markets.indices.compactMap { place in
      let contacts = scope.places.contacts(in: place)
      return contacts.isEmpty || home.isEmpty ? nil : (place, .between(home, contacts))
    }
  }

  /// The gain of each pair, in their order.
  ///
  /// - Complexity: As ``GraphCore/Graph/tieGains(of:pairs:distances:threads:)`` for each market and across groups.
  func gains(of pairs: [NodePair], in graph: Graph) -> [PairGain] {
    let ties = pairs.map { Edge(source: $0.first, target: $0.second) }
    let (threads, steps) = (scope.options.threads, scope.options.steps)
    let (cross, countedTwice) = scope.crossPairs
    guard graph.nodeCount <= scope.options.exactLimit else {
      let estimates = graph.sampledTieGains(
        of: ties, pairs: cross, sampleCount: Self.sampleCount, seed: scope.options.seed, threads: threads)
      return estimates.gains.map {
        PairGain(efficiency: $0.efficiencyGain, margin: $0.margin, crossPairs: nil, reach: [])
      }
    }
    let distances = HopDistances(graph, threads: threads)
    let found = graph.tieGains(of: ties, pairs: cross, distances: distances, threads: threads)
    let divisor = countedTwice ? 2 : 1
    let before = found.pairs.within(steps) / divisor
    var reach = [[PairGain.Reach]](repeating: [], count: pairs.count)
    for market in markets {
      let gains = graph.tieGains(of: ties, pairs: market.pairs, distances: distances, threads: threads)
      let near = gains.nearest?.within(steps) ?? 0
      for (place, gain) in gains.gains.enumerated() {
        let change = Change(before: near, after: gain.nearest?.within(steps) ?? near)
        reach[place].append(PairGain.Reach(market: market.place, within: change))
      }
    }
    return found.gains.enumerated().map { place, gain in
      PairGain(
        efficiency: gain.efficiencyGain, margin: nil,
        crossPairs: Change(before: before, after: gain.pairs.within(steps) / divisor), reach: reach[place])
    }
  }

  /// The reach of markets with one tie, measured again in the network with it, for networks whose gains are estimated.
  func reach(with tie: NodePair) -> [PairGain.Reach] {
    let graph = scope.network.graph
    guard let changed = try? graph.adding([Edge(source: tie.first, target: tie.second)]) else { return [] }
    return markets.map { market in
      let contacts = scope.places.contacts(in: market.place)
      let count = { (graph: Graph) in
        let steps = graph.stepsToNearest(of: contacts)
        return scope.places.homeNodes.count { (steps[$0.index] ?? .max) <= scope.options.steps }
      }
      return PairGain.Reach(market: market.place, within: Change(before: count(graph), after: count(changed)))
    }
  }
}
