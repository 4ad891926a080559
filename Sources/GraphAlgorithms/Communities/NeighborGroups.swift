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
    neighborGroupScores(partition, of: self, direction) {
      $0
    } score: { shares, _ in
      .value(blau(shares))
    }
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
    neighborDiversity(partition) { shares, _ in .value(blau(shares)) }
  }

  /// Measures how diverse the groups of each node's neighbours are, as a share of the most there could be.
  ///
  /// The index of qualitative variation: ``blauIndex(_:)`` over 1 − 1 / *g*, where *g* is the number of groups that
  /// some node of the network belongs to, whether or not it is a neighbour (Mueller, Schuessler and Costner, Statistical
  /// Reasoning in Sociology, 1970).
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: From 0 (one group) to 1 (all groups alike); undefined without neighbours
  ///   (``GraphCore/UndefinedReason/noTies``), without any that has a group
  ///   (``GraphCore/UndefinedReason/noGroupedNeighbors``), or if the network has only one group
  ///   (``GraphCore/UndefinedReason/zeroDenominator``).
  /// - Complexity: As ``blauIndex(_:)``.
  public func iqv(_ partition: NodePartition) -> NodeScores {
    let count = Double(partition.sizes.count { $0 > 0 })
    return neighborDiversity(partition) { shares, _ in
      count > 1 ? .value(blau(shares) * count / (count - 1)) : .undefined(.zeroDenominator)
    }
  }

  /// Measures how hard it is to guess the group of a neighbour.
  ///
  /// Shannon's entropy −Σ *p_s* ln *p_s* of the shares *p_s* of distinct neighbours in each group (Shannon, Bell System
  /// Technical Journal 27:379, 1948, <https://doi.org/10.1002/j.1538-7305.1948.tb01338.x>; on groups of people Teachman,
  /// Sociological Methods & Research 8:341, 1980). Its exponential is the number of equally large groups that would be
  /// as diverse.
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: Nats, from 0 (one group) to ln *g* for *g* groups; undefined without neighbours
  ///   (``GraphCore/UndefinedReason/noTies``) or without any that has a group
  ///   (``GraphCore/UndefinedReason/noGroupedNeighbors``).
  /// - Complexity: As ``blauIndex(_:)``.
  public func shannonIndex(_ partition: NodePartition) -> NodeScores {
    // The sum of a single share of 1 would be -0.
    neighborDiversity(partition) { shares, _ in .value(max(0, shares.reduce(0) { $0 - $1 * naturalLogarithm($1) })) }
  }

  /// Scores each node by the shares of distinct neighbours in each group.
  func neighborDiversity(
    _ partition: NodePartition, _ score: (_ shares: [Double], _ groups: [Int]) -> NodeScore
  ) -> NodeScores {
    neighborGroupScores(partition, of: UnderlyingTies(of: self).graph, .any) { _ in
      1
    } score: { shares, groups in
      score(shares, groups)
    }
  }

  /// Scores each node by the shares of the groups that its ties lead to, those above 0 in the order of the ties.
  private func neighborGroupScores(
    _ partition: NodePartition, of graph: Graph, _ direction: TieDirection, weight: (Double) -> Double,
    score: (_ shares: [Double], _ groups: [Int]) -> NodeScore
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
        scores[node] = seen.isEmpty ? .undefined(.noGroupedNeighbors) : score(seen.map { sums[$0] / total }, seen)
      }
      for group in seen { sums[group] = 0 }
      seen.removeAll(keepingCapacity: true)
    }
    return NodeScores(scores)
  }
}

/// The chance that two draws from groups of these shares differ.
private func blau(_ shares: [Double]) -> Double { 1 - shares.reduce(0) { $0 + $1 * $1 } }
