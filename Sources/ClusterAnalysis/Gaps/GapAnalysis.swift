public import ClusterModel
public import GraphAlgorithms
public import GraphCore

/// Whom to meet next, through whom, why, and what it would bring.
public struct GapAnalysis: Sendable {
  /// A tie that is planned or considered, so that it is not recommended as new.
  public struct Underway: Hashable, Sendable {
    /// Both, the lower node first.
    public let pair: NodePair
    /// The records that say so.
    public let records: [Tie]
    /// What the tie would bring; nil if it is between others than wanted.
    public let gain: PairGain
  }

  /// One tie of the best set.
  public struct BestTie: Hashable, Sendable {
    /// Who should move.
    public let source: NodeID
    /// Who is to be met.
    public let target: NodeID
    /// How much the mean of 1 / steps grows over the ties before.
    public let growth: Double?
    /// How many of the pairs looked at are within so many steps of each other with all ties up to this one.
    public let pairsNear: Int
    /// How many home organisations are within so many steps of one of the markets' contacts then; nil if the set is
    /// chosen across groups.
    public let homeNear: Int?
  }

  /// What the best set was chosen for.
  public struct BestSet: Hashable, Sendable {
    /// The ties in the order chosen.
    public let ties: [BestTie]
    /// Whether it is to bring home organisations near to the markets; else groups near to each other.
    public let isForMarkets: Bool
    /// How many pairs are looked at.
    public let pairCount: Int
    /// How many of them are within so many steps now.
    public let pairsNear: Int
    /// How many home organisations are within so many steps of one of the markets' contacts now.
    public let homeNear: Int?
  }

  /// What was looked at.
  public let scope: GapScope
  /// Ties between groups.
  public let groupBlocks: BlockDeficits
  /// Ties between groups in countries; nil without countries.
  public let countryBlocks: BlockDeficits?
  /// How many organisations are hubs, left out of the second counts; 0 if there are none.
  public let hubCount: Int
  /// How many pairs are wanted, possible and without a tie, among those looked at.
  public let eligibleCount: Int
  /// Those that were measured, the best first.
  public let ranking: [RankedPair]
  /// The best of them with everything needed to decide.
  public let cards: [GapCard]
  /// Ties that are planned or considered.
  public let underway: [Underway]
  /// The best set of ties, chosen one after the other; nil if none was asked for.
  public let best: BestSet?
  /// How each market is reached, then all that were asked for together.
  public let markets: [MarketReach]

  /// The network.
  public var network: ClusterNetwork { scope.network }
  /// The groups.
  public var grouping: Grouping { scope.grouping }
  /// The choices made.
  public var options: GapOptions { scope.options }
  /// Whether gains are estimates from a sample.
  public var isEstimated: Bool { network.graph.nodeCount > options.exactLimit }
}
