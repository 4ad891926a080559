import ClusterModel

/// What the nodes of a network stand for, in their order.
public struct NetworkMembers: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    /// Every organisation of the records, and nothing else; shared with them, as there may be millions.
    case all(Organisations)
    case each([NetworkMember])
  }

  private let storage: Storage

  /// The nodes are all organisations of a data set.
  init(all organisations: Organisations) { storage = .all(organisations) }

  init(_ members: [NetworkMember]) { storage = .each(members) }

  /// The number of the first node.
  public var startIndex: Int { 0 }

  /// The number of nodes.
  public var endIndex: Int {
    switch storage {
    case .all(let organisations): organisations.count
    case .each(let members): members.count
    }
  }

  /// What a node stands for.
  public subscript(node: Int) -> NetworkMember {
    switch storage {
    case .all(let organisations): .organisation(organisations[node])
    case .each(let members): members[node]
    }
  }

  /// Those of which more is known than a name: none of the millions that only an edge list names.
  var described: [NetworkMember] {
    switch storage {
    case .all(let organisations):
      organisations.namedIDs == nil ? organisations.lazy.filter { !$0.isBare }.map(NetworkMember.organisation) : []
    case .each(let members): members
    }
  }

  /// Whether every one is an organisation of which no more than an id is known.
  public var areBareIDs: Bool {
    if case .all(let organisations) = storage { organisations.namedIDs != nil } else { false }
  }

  /// How many are organisations.
  var organisationCount: Int {
    switch storage {
    case .all(let organisations): organisations.count
    case .each(let members): members.count { $0.organisation != nil }
    }
  }
}
