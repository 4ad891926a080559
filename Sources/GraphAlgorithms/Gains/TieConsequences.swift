public import GraphCore

/// What a new tie does to the positions of its ends and to the weak points of the network.
public struct TieConsequences: Hashable, Sendable {
  /// The tie.
  public let tie: Edge
  /// Burt's constraint of the tie's source; nil as long as it has no ties.
  public let sourceConstraint: Change<Double?>
  /// Burt's constraint of the tie's target; nil as long as it has no ties.
  public let targetConstraint: Change<Double?>
  /// How many isthmuses there are; a tie between two components is one more.
  public let isthmusCount: Change<Int>
  /// How many articulation points there are.
  public let articulationPointCount: Change<Int>
}

extension Graph {
  /// Measures what a new tie would do beyond shortening paths.
  ///
  /// Everything is measured again in the graph with the tie, which suits the few best candidates.
  ///
  /// - Parameter tie: The tie, with its strength; see ``GraphCore/Graph/adding(_:)``.
  /// - Returns: ``constraint(threads:)`` of both ends, and the numbers of ``isthmuses()`` and ``articulationPoints()``, before and
  ///   after.
  /// - Throws: As ``GraphCore/Graph/adding(_:)``.
  /// - Complexity: That of these measures, twice.
  public func consequences(of tie: Edge) throws(GraphError) -> TieConsequences {
    let changed = try adding([tie])
    let (before, after) = (constraint(), changed.constraint())
    return TieConsequences(
      tie: tie, sourceConstraint: Change(before: before[tie.source], after: after[tie.source]),
      targetConstraint: Change(before: before[tie.target], after: after[tie.target]),
      isthmusCount: Change(before: isthmuses().all.count, after: changed.isthmuses().all.count),
      articulationPointCount: Change(before: articulationPoints().count, after: changed.articulationPoints().count))
  }
}
