public import GraphCore

extension Graph {
  /// Adds up the strengths of each node's ties to other groups.
  ///
  /// Also called bridge strength (Jones, Ma and McNally, Multivariate Behavioral Research 56:353, 2021,
  /// <https://doi.org/10.1080/00273171.2019.1614898>). Ties to nodes without a group are left out.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - direction: Which edges count when they run one way.
  /// - Returns: Strength, 0 without such ties; undefined (``GraphCore/UndefinedReason/noGroup``) for a node without a
  ///   group.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  public func bridgeStrength(_ partition: NodePartition, direction: TieDirection = .any) -> NodeScores {
    let external = tieStrengths(inAndOutOf: partition, direction).external
    return NodeScores(
      external.indices.map { node -> NodeScore in
        partition.groups[node] < 0 ? .undefined(.noGroup) : .value(external[node])
      })
  }
}
