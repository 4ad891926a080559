import GraphAlgorithms

/// Who of 18 women was at which of 14 social events (Davis, Gardner and Gardner, Deep South, 1941), in the order of
/// `networkx.davis_southern_women_graph()`.
enum SouthernWomen {
  static let events: [[Int]] = [
    [0, 1, 2, 3, 4, 5, 7, 8], [0, 1, 2, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7, 8], [0, 2, 3, 4, 5, 6, 7], [2, 3, 4, 6],
    [2, 4, 5, 7], [4, 5, 6, 7], [5, 7, 8], [4, 6, 7, 8], [6, 7, 8, 11], [7, 8, 9, 11], [7, 8, 9, 11, 12, 13],
    [6, 7, 8, 9, 11, 12, 13], [5, 6, 8, 9, 10, 11, 12, 13], [6, 7, 9, 10, 11], [7, 8], [8, 10], [8, 10],
  ]

  static let affiliations = Affiliations.of(events, eventCount: 14)
}

extension Affiliations {
  /// Affiliations from the events of each member.
  static func of(_ events: [[Int]], eventCount: Int) -> Affiliations {
    do {
      return try Affiliations(
        memberCount: events.count, eventCount: eventCount,
        events.enumerated().flatMap { member, events in events.map { (member: member, event: $0) } })
    } catch {
      fatalError("\(error)")
    }
  }
}
