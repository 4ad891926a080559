public import GraphCore

/// Someone whom two nodes both know.
public struct SharedContact: Hashable, Sendable {
  /// The contact.
  public let node: NodeID
  /// Its share in the ``LinkScore/resourceAllocation`` of both, from 0 to 1: high for a contact with few other ties.
  public let share: Double
}

extension Graph {
  /// Lists the contacts that two nodes share.
  ///
  /// Directions are ignored. A contact with few ties of its own comes first: an introduction by it means more than one
  /// by a hub that knows everybody.
  ///
  /// - Parameters:
  ///   - first: One node.
  ///   - second: The other.
  /// - Returns: Contacts by falling share, equal ones by rising node; shares add up to 1. None for a node and itself.
  /// - Complexity: O(*d* log *d*) time for *d* neighbours of both, after O(*n* + *m*) when directed.
  public func sharedContacts(of first: NodeID, and second: NodeID) -> [SharedContact] {
    guard first != second else { return [] }
    let ties = UnderlyingTies(of: self).graph
    let shared = ties.neighbors(of: first).filter { ties.hasEdge(from: second, to: $0) }
    let shares = shared.map { 1 / Double(ties.outDegree(of: $0)) }
    let total = shares.reduce(0, +)
    return zip(shared, shares).map { SharedContact(node: $0, share: $1 / total) }
      .sorted { ($1.share, $0.node) < ($0.share, $1.node) }
  }
}
