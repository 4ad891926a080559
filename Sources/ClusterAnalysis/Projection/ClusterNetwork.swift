public import ClusterModel
public import GraphCore

/// What a node of a network stands for.
public enum NetworkMember: Hashable, Sendable {
  /// An organisation.
  case organisation(Organisation)
  /// An activity, in a two-mode network.
  case activity(Activity)

  /// The name for people.
  public var label: String {
    switch self {
    case .organisation(let organisation): organisation.label
    case .activity(let activity): activity.name
    }
  }

  /// The full name.
  public var name: String {
    switch self {
    case .organisation(let organisation): organisation.name
    case .activity(let activity): activity.name
    }
  }

  /// What it is, in the word of its table.
  public var kind: String? {
    switch self {
    case .organisation(let organisation): organisation.kind?.rawValue
    case .activity(let activity): activity.kind?.rawValue
    }
  }

  /// Where it is, or took place.
  public var country: Country? {
    switch self {
    case .organisation(let organisation): organisation.country
    case .activity(let activity): activity.country
    }
  }

  /// The organisation, unless the node is an activity.
  public var organisation: Organisation? {
    if case .organisation(let organisation) = self { organisation } else { nil }
  }
}

/// What an edge of a network is made of.
public struct NetworkTie: Hashable, Sendable {
  /// The kinds of tie that became one edge, in alphabetical order.
  public var kinds: [TieKind]
  /// Where the ties' records stand among ``ClusterRecords/ties``; empty if only activities tie the two.
  public var recordIndices: [Int]
  /// Where the shared activities stand among ``ClusterRecords/activities``.
  public var activityIndices: [Int]
}

/// A graph together with what its nodes and edges stand for.
public struct ClusterNetwork: Sendable {
  /// The records that the network was made from.
  public let records: ClusterRecords
  /// The choices by which it was made.
  public let options: ProjectionOptions
  /// The graph.
  public let graph: Graph
  /// What each node stands for.
  public let members: NetworkMembers
  /// The ids of the nodes: those of their records.
  public let table: NodeTable
  /// What each edge is made of, in the order of ``Graph/edges``.
  public let ties: NetworkTies
  /// What was left out or joined on the way, in sentences for people.
  public let notices: [String]

  /// The member that a node stands for.
  public subscript(node: NodeID) -> NetworkMember { members[node.index] }

  /// The id of a node.
  public func id(of node: NodeID) -> String { table.key(of: node) }

  /// Organisations as group 0 and activities as group 1; nil unless the network has both.
  ///
  /// Rewiring must keep ties between the two.
  public var modes: NodePartition? {
    organisationCount == members.count
      ? nil : NodePartition(members.map { $0.organisation == nil ? 1 : 0 }, groupCount: 2)
  }

  /// How many nodes are organisations; the rest are activities.
  public var organisationCount: Int { members.organisationCount }
}
