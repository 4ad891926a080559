public import GraphCore

extension Graph {
  /// Measures how evenly each node's tie strength is spread over groups.
  ///
  /// 1 − Σ over groups *s* of (*κ_s* / *k*)² for strength *κ_s* to group *s* out of *k* (Guimerà and Amaral, Nature
  /// 433:895, 2005, <https://doi.org/10.1038/nature03288>). Ties to nodes without a group are left out.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - direction: Which edges count when they run one way.
  /// - Returns: From 0 (one group) to 1 − 1 / *g* (all *g* groups alike); undefined without such ties
  ///   (``GraphCore/UndefinedReason/noTies``) or without neighbours that have a group
  ///   (``GraphCore/UndefinedReason/noGroupedNeighbors``).
  /// - Complexity: O(*n* + *m*) time, O(*n* + *g*) space for *g* groups.
  public func participationCoefficient(_ partition: NodePartition, direction: TieDirection = .any) -> NodeScores {
    evenness(partition, of: self, direction) { $0 }
  }

  /// Measures how diverse the groups of each node's neighbours are.
  ///
  /// 1 − Σ over groups of the squared share of distinct neighbours in the group, also called Gini–Simpson index or
  /// heterogeneity (Blau, Inequality and Heterogeneity, 1977). Neighbours without a group are left out, strengths and
  /// directions do not count.
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: The chance that two neighbours drawn with replacement differ in group, from 0 to 1 − 1 / *g* for *g*
  ///   groups; undefined without neighbours (``GraphCore/UndefinedReason/noTies``) or without any that has a group
  ///   (``GraphCore/UndefinedReason/noGroupedNeighbors``).
  /// - Complexity: O(*n* + *m*) time, O(*n* + *g*) space for *g* groups, O(*n* + *m* + *g*) when directed.
  public func blauIndex(_ partition: NodePartition) -> NodeScores {
    evenness(partition, of: UnderlyingTies(of: self).graph, .any) { _ in 1 }
  }

  /// 1 − Σ of squared shares of the groups that a node's ties lead to.
  private func evenness(
    _ partition: NodePartition, of graph: Graph, _ direction: TieDirection, weight: (Double) -> Double
  ) -> NodeScores {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    var scores = [NodeScore](repeating: .undefined(.noTies), count: nodeCount)
    var sums = [Double](repeating: 0, count: partition.groupCount)
    var seen: [Int] = []
    for node in 0..<nodeCount {
      var hasTies = false
      var total = 0.0
      graph.forEachTie(of: node, direction) { neighbor, strength in
        hasTies = true
        let group = Int(partition.groups[neighbor])
        guard group >= 0 else { return }
        if sums[group] == 0 { seen.append(group) }
        sums[group] += weight(strength)
        total += weight(strength)
      }
      if hasTies {
        let squares = seen.reduce(0) { $0 + (sums[$1] / total) * (sums[$1] / total) }
        scores[node] = seen.isEmpty ? .undefined(.noGroupedNeighbors) : .value(1 - squares)
      }
      for group in seen { sums[group] = 0 }
      seen.removeAll(keepingCapacity: true)
    }
    return NodeScores(scores)
  }
}
