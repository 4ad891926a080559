public import GraphAlgorithms
public import GraphCore

/// How bridges are looked for.
public struct BridgeOptions: Sendable {
  /// What chance means for ties between groups.
  public enum Chance: String, CaseIterable, Hashable, Sendable {
    /// The network stays as it is and labels are dealt out at random.
    case labels
    /// Ties are rewired at random with every node's degree kept.
    case rewiring
  }

  /// The two groups that paths are kept to; nil for all pairs of groups.
  public var between: GroupPair?
  /// What a step along each edge costs.
  public var lengths: EdgeLengths = .hops
  /// What chance means for ties between groups.
  public var chance = Chance.labels
  /// How often chance is drawn.
  public var draws = 1000
  /// How many members sets of key players have; nil for three in networks small enough to search at once, 0 for none.
  public var keyPlayers: Int?
  /// Where random numbers start; the same seed gives the same result.
  public var seed: UInt64 = 1
  /// From how many pairs of nodes, drawn at random, to estimate who lies between others, or how precisely; nil reckons it.
  public var sampling: SamplingEffort?
  /// How many processors to use; nil for all.
  public var threads: Int?

  /// Makes the choices that hold unless told otherwise.
  public init() {}
}
