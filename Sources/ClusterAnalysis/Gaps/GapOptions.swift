public import ClusterModel
public import GraphAlgorithms

/// What chance means when ties between groups are counted, by name.
public enum GapNull: String, CaseIterable, Sendable {
  /// Ties fall on any pairs: only the sizes of groups count.
  case density
  /// Ends of ties are joined at random: degrees stay.
  case degrees
  /// Groups are dealt out at random over the network as it is.
  case labels
  /// The network is rewired at random: degrees stay and no tie is double.
  case rewiring
}

/// Between whom a tie is wanted.
public enum PairPolicy: String, CaseIterable, Sendable {
  /// Both of the next two.
  case all
  /// Between home organisations of different groups.
  case home
  /// Between a home organisation and one in a market.
  case markets
  /// Between any organisations of different groups, wherever they are.
  case any
}

/// How gaps are looked for.
public struct GapOptions: Hashable, Sendable {
  /// What chance means.
  public var null = GapNull.rewiring
  /// How many random networks, or orders of labels, are drawn.
  public var draws = 1000
  /// Where random numbers begin.
  public var seed: UInt64 = 1
  /// Between whom a tie is wanted.
  public var policy = PairPolicy.all
  /// The two groups that pairs are kept to; nil for all.
  public var between: GroupPair?
  /// Whether organisations without any tie are looked at.
  public var takesInNewcomers = true
  /// The markets; nil for those of the data set.
  public var markets: [Country]?
  /// Within how many steps of a contact a market counts as near.
  public var steps = 2
  /// How many pairs are measured exactly at most.
  public var candidates = 10_000
  /// How many cards are made.
  public var cards = 10
  /// How many ties the best set has; 0 for no set.
  public var best = 0
  /// How many networks with a tenth of their ties left out are ranked again; nil for 100, or 10 above 1,000 nodes and
  /// none above 20,000.
  public var runs: Int?
  /// The kinds of organisation that the second network goes without.
  public var hubs: Set<OrganisationKind> = [.cluster]
  /// The kinds of tie that say that two organisations shall not, or will not, work together.
  public var blockingKinds = GapOptions.defaultBlockingKinds
  /// Above how many nodes gains are estimated from a sample of nodes.
  public var exactLimit = 20_000
  /// How many processors to use; nil for all.
  public var threads: Int?

  /// Kinds of tie that stand in the way of an agreement unless told otherwise.
  public static let defaultBlockingKinds: Set<TieKind> = Set(
    ["blocked", "competitor", "declined", "rejected"].map(TieKind.init(rawValue:)))

  /// Makes the choices that hold unless told otherwise.
  public init() {}

  /// How many networks are ranked again, by the rule of ``runs``.
  func runCount(nodeCount: Int) -> Int { runs ?? (nodeCount <= 1000 ? 100 : nodeCount <= exactLimit ? 10 : 0) }
}
