public import GraphAlgorithms
public import GraphCore

/// Who and what connects the groups of a network.
public struct BridgeAnalysis: Sendable {
  /// An organisation on the way between groups.
  public struct Broker: Hashable, Sendable {
    /// The node.
    public let node: NodeID
    /// How many pairs of nodes in different groups it lies between, see ``NodeMeasure/crossBetweenness``.
    public let crossBetweenness: Double
    /// The same as a share of all such pairs that do not contain it.
    public let share: Double
    /// How many pairs of any nodes it lies between.
    public let betweenness: Double
    /// Its Gould–Fernandez counts; nil without a group.
    public let roles: RoleCounts?
    /// The groups that its neighbours outside its own group belong to.
    public let groupsReached: [Int]
    /// How many of its ties lead to another group.
    public let crossTieCount: Int
    /// Burt's constraint; nil for an isolate.
    public let constraint: Double?
  }

  /// The Gould–Fernandez counts of a node.
  public struct RoleCounts: Hashable, Sendable {
    /// Brings together two of its own group.
    public let coordinator: Double
    /// Brings together two of one other group.
    public let itinerant: Double
    /// Lets outsiders in.
    public let gatekeeper: Double
    /// Speaks for its group.
    public let representative: Double
    /// Joins two other groups.
    public let liaison: Double

    /// The role that occurs most often across groups, in a word; nil without any.
    ///
    /// Undirected ties make gatekeepers and representatives the same.
    public func main(isDirected: Bool) -> String? {
      let roles =
        isDirected
        ? [
          ("gatekeeper", gatekeeper), ("representative", representative), ("liaison", liaison),
          ("itinerant", itinerant),
        ]
        : [("gatekeeper", gatekeeper + representative), ("liaison", liaison), ("itinerant", itinerant)]
      guard let most = roles.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
      return most.0
    }
  }

  /// A tie between two groups.
  public struct CrossTie: Hashable, Sendable {
    /// The number of the edge.
    public let edge: Int
    /// How many pairs of nodes in different groups it lies between.
    public let crossBetweenness: Double
  }

  /// An organisation without which the network falls apart.
  public struct CutPoint: Hashable, Sendable {
    /// The node.
    public let node: NodeID
    /// The parts that would be left of its component, largest first.
    public let pieces: [[NodeID]]

    /// Those who would lose their connection to the largest part.
    public var cutOff: [NodeID] { pieces.dropFirst().flatMap(\.self) }
  }

  /// A tie without which the network falls apart.
  public struct IsthmusTie: Hashable, Sendable {
    /// The number of the edge; of the first, if two run in opposite directions.
    public let edge: Int
    /// Those on the smaller side.
    public let cutOff: [NodeID]
  }

  /// Whether ties keep to their group, held against chance.
  public struct Mixing: Sendable {
    /// What chance means.
    public let chance: BridgeOptions.Chance
    /// Ties of each pair of groups, observed and expected.
    public let matrix: MixingMatrix
    /// How surprising each of these numbers is.
    public let significance: MixingSignificance
    /// The E-I index of ties counted 1 each; nil without ties between grouped nodes.
    public let eiIndex: Double?
    /// What the E-I index would be under random labels; nil without ties between grouped nodes.
    public let eiMoments: PermutationMoments?
    /// How fast rewiring forgets the network; nil unless chance means rewiring, or without ties.
    public let walk: RewiringMixing?
  }

  /// The few that matter most together (Borgatti 2006, <https://doi.org/10.1007/s10588-006-7084-x>).
  public struct KeyPlayerSets: Sendable {
    /// What fragmentation means: distances in small networks, components in large ones.
    public let measure: FragmentationMeasure
    /// Those without whom the network falls apart most.
    public let fragmenting: KeyPlayers
    /// Those who reach the network best, by the mean of 1 / distance from the nearest of them.
    public let reaching: KeyPlayers
  }

  /// The network.
  public let network: ClusterNetwork
  /// The groups.
  public let grouping: Grouping
  /// The two groups that paths were kept to; nil for all pairs of groups.
  public let between: GroupPair?
  /// How many pairs of nodes are in different groups.
  public let crossPairCount: Int
  /// Every organisation by falling cross-group betweenness.
  public let brokers: [Broker]
  /// The ties between groups by falling cross-group betweenness.
  public let crossTies: [CrossTie]
  /// Who would cut off whom, those that would cut off most first.
  public let cutPoints: [CutPoint]
  /// Which tie would cut off whom, those that would cut off most first.
  public let isthmuses: [IsthmusTie]
  /// Who mixes with whom.
  public let mixing: Mixing
  /// The few that matter most together; nil where they were not looked for.
  public let keyPlayers: KeyPlayerSets?

  /// The pairs of groups that ``mixing`` has numbers of: unordered when undirected, ordered when directed.
  public var groupPairs: [GroupPair] {
    let groups = grouping.keys.indices
    return groups.flatMap { first in
      (mixing.matrix.isDirected ? groups : first..<groups.endIndex).map { GroupPair(first, $0) }
    }
  }
}
