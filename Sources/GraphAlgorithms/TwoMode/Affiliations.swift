public import GraphCore

/// Who took part in what: members and events, and which member was at which event.
///
/// Members stand for organisations, people or papers, events for whatever they share. Taking part counts once.
public struct Affiliations: Hashable, Sendable {
  /// The number of members.
  public let memberCount: Int
  /// The number of events.
  public let eventCount: Int
  /// How many of the affiliations given named a member and an event that were given before.
  public let repeatedCount: Int
  /// Members as the first nodes, events after them, and an undirected edge for each affiliation.
  public let graph: Graph

  /// Makes affiliations from a list.
  ///
  /// - Parameters:
  ///   - memberCount: The number of members.
  ///   - eventCount: The number of events.
  ///   - affiliations: Numbers of a member and of an event at which it was.
  /// - Throws: ``GraphCore/GraphError/tooManyArcs(limit:)`` with more than some 10⁹ affiliations.
  /// - Precondition: Members and events are numbered from 0 and below their counts.
  /// - Complexity: O(*n* + *m*) time and space for *n* members and events and *m* affiliations.
  public init(
    memberCount: Int, eventCount: Int, _ affiliations: some Sequence<(member: Int, event: Int)>
  ) throws(GraphError) {
    var builder = GraphBuilder(nodeCount: memberCount + eventCount, isDirected: false, parallelTies: .maximum)
    for (member, event) in affiliations {
      precondition((0..<memberCount).contains(member) && (0..<eventCount).contains(event), "no such member or event")
      try builder.addEdge(from: NodeID(member), to: NodeID(memberCount + event))
    }
    let outcome = builder.build()
    (self.memberCount, self.eventCount) = (memberCount, eventCount)
    (graph, repeatedCount) = (outcome.graph, outcome.mergedCount)
  }

  /// Affiliations of the same members and events in another graph.
  private init(memberCount: Int, eventCount: Int, graph: Graph) {
    (self.memberCount, self.eventCount, repeatedCount, self.graph) = (memberCount, eventCount, 0, graph)
  }

  /// The same members and events with other affiliations between them.
  func redrawn(_ graph: Graph) -> Affiliations {
    Affiliations(memberCount: memberCount, eventCount: eventCount, graph: graph)
  }

  /// The modes of the nodes of ``graph``: members are group 0, events group 1.
  public var modes: NodePartition {
    NodePartition((0..<memberCount + eventCount).map { $0 < memberCount ? 0 : 1 }, groupCount: 2)
  }

  /// At how many events each member was.
  public var eventsOfMembers: [Int] { (0..<memberCount).map { graph.outDegree(of: NodeID($0)) } }

  /// How many members were at each event.
  public var membersOfEvents: [Int] { (0..<eventCount).map { graph.outDegree(of: NodeID(memberCount + $0)) } }

  /// Counts the events a member shares with each member after it.
  ///
  /// - Parameters:
  ///   - member: The member.
  ///   - counts: Working memory, a 0 for each member; holds the counts of `partners` afterwards.
  /// - Returns: The members after it with at least one shared event, in rising order.
  func countShared(of member: Int, _ counts: inout [Int32]) -> [Int] {
    var partners: [Int] = []
    for event in graph.neighbors(of: NodeID(member)) {
      for other in graph.outgoing.targets[graph.outgoing.row(event.index)].reversed() {
        guard Int(other) > member else { break }
        if counts[Int(other)] == 0 { partners.append(Int(other)) }
        counts[Int(other)] += 1
      }
    }
    return partners.sorted()
  }
}
