public import ClusterModel
public import GraphAlgorithms
import GraphCore

/// What a departure costs between groups, and what would make good most of it.
///
/// Two losses are told apart. The *detour loss* is that of the organisations that stay: over all pairs of them in
/// different groups, the sum of 1 / distance before less that after, where it falls. Ties among those who stay can make it
/// good. The *whole loss* also counts the pairs of which a leaver was one end, and is kept for each pair of groups; only
/// somebody new can make it good. A pair, or pair of groups, counts as repaired at most up to what it lost, so that
/// nothing gained elsewhere hides a loss. Directions are ignored: an introduction works both ways.
public struct RepairPlan: Sendable {
  /// Choices for a plan.
  public struct Options: Hashable, Sendable {
    /// How many ties are suggested, and how many a replacement makes.
    public var tieCount = 3
    /// Kinds of tie that say that two organisations will not work together.
    public var blockingKinds: Set<TieKind> = Set(["blocked", "competitor", "declined"].map(TieKind.init(rawValue:)))
    /// How many processors to use; nil for all.
    public var threads: Int?

    /// Makes the choices that hold unless told otherwise.
    public init() {}
  }

  /// A tie between two organisations that stay.
  public struct SuggestedTie: Hashable, Sendable {
    /// One end.
    public let source: RecordID
    /// The other.
    public let target: RecordID
    /// The mean of 1 / distance between groups, before this tie and with it, those chosen earlier being there.
    public let crossEfficiency: Change<Double>
    /// The share of the detour loss that this tie and those chosen earlier make good, from 0 to 1.
    public let repaired: Double
  }

  /// The kind of organisation that could take the place of the one that leaves.
  public struct Profile: Hashable, Sendable {
    /// The key of its group.
    public let group: String
    /// Its country; nil if the plan is by country, or none is known.
    public let country: Country?
    /// Whether an organisation that leaves is just like this.
    public let isLikeLeaver: Bool
    /// The organisations that stay and are like this, by name.
    public let examples: [String]
    /// With which of the leavers' contacts it would tie itself, the most useful first.
    public let partners: [RecordID]
    /// The share of the whole loss between groups that it makes good, from 0 to 1; nil if nothing was lost.
    public let repairedBetweenGroups: Double?
    /// The same between countries.
    public let repairedBetweenCountries: Double?

    /// The mean of the shares that are defined, by which profiles are ordered.
    public var repaired: Double? {
      let shares = [repairedBetweenGroups, repairedBetweenCountries].compactMap(\.self)
      return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }
  }

  /// A pair of groups with what the departure costs between them.
  public struct LostBlock: Hashable, Sendable {
    /// The key of one group.
    public let first: String
    /// The key of the other.
    public let second: String
    /// The sum of 1 / distance over its pairs, with those that leave before and without them after.
    public let closeness: Change<Double>
  }

  /// What the groups are.
  public let grouping: Grouping
  /// Whether shared activities count as ties.
  public let countsActivities: Bool
  /// How many pairs of organisations that stay have a longer way than before, or none.
  public let lengthenedPairs: Int
  /// How many of them have no way at all.
  public let severedPairs: Int
  /// The detour loss.
  public let detourLoss: Double
  /// The mean of 1 / distance over pairs in different groups that stay; nil without such pairs.
  public let crossEfficiency: Change<Double?>
  /// The best ties among those who stay, in the order chosen; each makes good something alone and on top of the earlier.
  public let ties: [SuggestedTie]
  /// The pairs of groups between which something was lost, most first.
  public let blocks: [LostBlock]
  /// The profiles of a replacement, best first.
  public let profiles: [Profile]
  /// Sectors, areas and offers that only leavers had.
  public let lostCompetences: [String]
  /// What was left out to keep the work within bounds, in sentences.
  public let notices: [String]
}

/// A network as the plan looks at it: without directions, only organisations as ends.
struct RepairGround {
  let network: ClusterNetwork
  let graph: Graph
  let grouping: Grouping
  let threads: Int?

  init(_ run: MeasureRun, _ grouping: Grouping, _ threads: Int?) throws(GraphError) {
    (network, self.grouping, self.threads) = (run.network, grouping, threads)
    graph = try run.network.graph.withoutDirections(extraNodes: 0)
  }

  /// The group of each organisation for which a condition holds.
  func partition(where condition: (RecordID) -> Bool) -> NodePartition {
    let groups = network.graph.nodes.map { node -> Int? in
      guard let organisation = network[node].organisation, condition(organisation.id) else { return nil }
      return grouping.partition[node]
    }
    return NodePartition(groups, groupCount: grouping.partition.groupCount)
  }
}

extension Graph {
  /// The same ties without directions and strengths, and with room for more nodes.
  func withoutDirections(extraNodes: Int) throws(GraphError) -> Graph {
    var builder = GraphBuilder(nodeCount: nodeCount + extraNodes, isDirected: false)
    builder.reserveCapacity(edgeCount)
    for edge in edges { try builder.addEdge(from: edge.source, to: edge.target) }
    return builder.build().graph.unweighted
  }
}
