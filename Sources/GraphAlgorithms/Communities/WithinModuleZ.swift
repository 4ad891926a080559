public import GraphCore

/// How the spread of the numbers in a group is measured.
public enum SpreadEstimate: String, CaseIterable, Hashable, Sendable {
  /// The standard deviation of the group itself: squares are divided by its size *n*.
  case population
  /// An estimate for what the group is a sample of: squares are divided by *n* − 1.
  case sample
}

extension Graph {
  /// Compares each node's tie strength inside its own group with that of all its members.
  ///
  /// (*κ* − mean) / standard deviation for the strength *κ* of a node's ties to its own group; mean and deviation are
  /// over the members of the group (Guimerà and Amaral, Nature 433:895, 2005, <https://doi.org/10.1038/nature03288>, who
  /// call nodes from 2.5 up hubs of their group).
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - direction: Which edges count when they run one way.
  ///   - spread: How the deviation is measured; programs differ here.
  /// - Returns: Standard deviations above the mean; undefined for a node without a group
  ///   (``GraphCore/UndefinedReason/noGroup``) and where all members of the group are alike, as a single one is
  ///   (``GraphCore/UndefinedReason/zeroDenominator``).
  /// - Complexity: O(*n* + *m* + *g*) time, O(*n* + *g*) space for *g* groups.
  public func withinModuleZ(
    _ partition: NodePartition, direction: TieDirection = .any, spread: SpreadEstimate = .population
  ) -> NodeScores {
    let inside = tieStrengths(inAndOutOf: partition, direction).inside
    var means = [Double](repeating: 0, count: partition.groupCount)
    var squares = means
    let members = (0..<nodeCount).filter { partition.groups[$0] >= 0 }
    for node in members { means[Int(partition.groups[node])] += inside[node] }
    for (group, size) in partition.sizes.enumerated() where size > 0 { means[group] /= Double(size) }
    // Deviations are taken in units of about the largest of the group, as their squares may be beyond the range of numbers.
    var units = squares
    for node in members {
      let group = Int(partition.groups[node])
      units[group] = max(units[group], abs(inside[node] - means[group]).binade)
    }
    for node in members {
      let group = Int(partition.groups[node])
      guard units[group] > 0 else { continue }
      let deviation = (inside[node] - means[group]) / units[group]
      squares[group] += deviation * deviation
    }
    return NodeScores(
      (0..<nodeCount).map { node -> NodeScore in
        let group = Int(partition.groups[node])
        guard group >= 0 else { return .undefined(.noGroup) }
        let divisor = Double(partition.sizes[group] - (spread == .sample ? 1 : 0))
        guard divisor > 0 else { return .undefined(.zeroDenominator) }
        let deviation = (squares[group] / divisor).squareRoot() * units[group]
        // Equal sums of fractions may differ in their last bits.
        guard deviation > 1e-10 * means[group] else { return .undefined(.zeroDenominator) }
        return .value((inside[node] - means[group]) / deviation)
      })
  }
}
