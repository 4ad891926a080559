public import GraphCore

extension Graph {
  /// Counts how often each node lies between nodes of different groups, by where its own group stands.
  ///
  /// The global, local and external gefura measures (Guns and Rousseau, Frontiers of Information Technology & Electronic
  /// Engineering 16:311, 2015, <https://doi.org/10.1631/FITEE.1400425>; first for several groups in Proceedings of ISSI
  /// 2009:131). In pairs, ``GroupStandpoint/anywhere`` is the sum of ``GroupStandpoint/ownGroup`` and
  /// ``GroupStandpoint/otherGroups``: a coordinator *g* speaks for its own group in the former, and is a go-between of
  /// strangers in the latter. Pairs with an end that has no group are left out.
  ///
  /// As a mean over pairs of groups, pairs of groups that leave no pair of nodes beside the node itself (its own group,
  /// when it is the only member) are left out of the mean.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - standpoint: Which pairs count for a node.
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs, a fraction of pairs, or a mean of fractions for each node. A node without a group has no own group
  ///   to start or end in (``GraphCore/UndefinedReason/noGroup``), and to it all groups are other groups.
  /// - Complexity: As ``betweenness(lengths:scale:threads:)``; twice that when directed, unless the standpoint is
  ///   ``GroupStandpoint/fromOwnGroup`` or ``GroupStandpoint/toOwnGroup``.
  public func crossGroupBetweenness(
    _ partition: NodePartition, seenFrom standpoint: GroupStandpoint, lengths: EdgeLengths = .hops,
    scale: GroupPairScale = .pairs, threads: Int? = nil
  ) -> NodeScores {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let sums = GroupStandpointSums(self, partition, standpoint, lengths, scale, threads)
    let possible = PossibleGroupPairs(partition, scale)
    return NodeScores(
      nodes.map { node -> NodeScore in
        let group = partition[node]
        guard group != nil || standpoint == .anywhere || standpoint == .otherGroups else { return .undefined(.noGroup) }
        let (own, other) = possible.counts(for: group, standpoint)
        let ofOwn = own > 0 ? sums.own(node.index, standpoint) : 0
        let ofOther = other > 0 ? sums.other(node.index) : 0
        guard scale != .pairs else {
          // Undirected, a pair was met from both ends, but from its own group's side only once.
          let oneWay = standpoint == .fromOwnGroup || standpoint == .toOwnGroup
          return .value((ofOwn + ofOther) / (isDirected || oneWay ? 1 : 2))
        }
        let scaled = scale == .fractionOfPairs ? ofOwn : ofOwn * possible.correctionForOneself(in: group)
        return .value(own + other > 0 ? (scaled + ofOther) / (own + other) : 0)
      })
  }
}

/// For each node, the sums over ordered pairs that each standpoint is made of.
private struct GroupStandpointSums {
  /// All pairs; empty where they are not needed.
  private var all: [Double] = []
  /// Pairs that start in the node's own group.
  private var leaving: [Double] = []
  /// Pairs that end in it.
  private var entering: [Double] = []
  private let needsOther: Bool

  init(
    _ graph: Graph, _ partition: NodePartition, _ standpoint: GroupStandpoint, _ lengths: EdgeLengths,
    _ scale: GroupPairScale, _ threads: Int?
  ) {
    let n = graph.nodeCount
    let network = PairNetwork(
      graph, .acrossGroups(partition, alike: scale == .meanOverGroupPairs), lengths, keepingNodes: true,
      threads: threads)
    let sweep = { (paths: PathDirection) in
      let found = network.sums(.nodesByOwnClass, along: paths, threads: threads)
      var sums = [Double](repeating: 0, count: 2 * n)
      for (place, node) in network.nodes.enumerated() {
        sums[Int(node)] = found[place]
        sums[n + Int(node)] = found[n + place]
      }
      return sums
    }
    needsOther = standpoint == .anywhere || standpoint == .otherGroups
    if standpoint != .toOwnGroup || !graph.isDirected {
      let sums = sweep(.outgoing)
      (all, leaving) = (Array(sums[..<n]), Array(sums[n...]))
    }
    if !graph.isDirected {
      entering = leaving
    } else if standpoint != .fromOwnGroup {
      entering = Array(sweep(.incoming)[n...])
    }
  }

  func own(_ node: Int, _ standpoint: GroupStandpoint) -> Double {
    switch standpoint {
    case .anywhere, .ownGroup: leaving[node] + entering[node]
    case .fromOwnGroup: leaving[node]
    case .toOwnGroup: entering[node]
    case .otherGroups: 0
    }
  }

  func other(_ node: Int) -> Double {
    guard needsOther else { return 0 }
    let rest = all[node] - leaving[node] - entering[node]
    // What rounding leaves of nothing is nothing.
    return rest > 1e-12 * all[node] ? rest : 0
  }
}

/// How many ordered pairs, of nodes or of groups, could run through a node.
private struct PossibleGroupPairs {
  private let sizes: [Double]
  private let scale: GroupPairScale
  private let grouped: Double
  private let sameGroup: Double
  private let groupCount: Double

  init(_ partition: NodePartition, _ scale: GroupPairScale) {
    sizes = partition.sizes.map(Double.init)
    self.scale = scale
    grouped = Double(partition.groupedNodeCount)
    sameGroup = sizes.reduce(0) { $0 + $1 * $1 }
    groupCount = Double(sizes.count { $0 > 0 })
  }

  /// The pairs with an end in a node's own group, and those without.
  func counts(for group: Int?, _ standpoint: GroupStandpoint) -> (own: Double, other: Double) {
    let size = group.map { sizes[$0] } ?? 0
    let isOneGroup = group == nil ? 0.0 : 1
    let oneWay: Double
    let apart: Double
    if scale == .meanOverGroupPairs {
      oneWay = size > 1 ? groupCount - 1 : 0
      apart = (groupCount - isOneGroup) * (groupCount - isOneGroup - 1)
    } else {
      oneWay = max(0, size - 1) * (grouped - size)
      apart = (grouped - size) * (grouped - size) - (sameGroup - size * size)
    }
    return switch standpoint {
    case .anywhere: (2 * oneWay, max(0, apart))
    case .ownGroup: (2 * oneWay, 0)
    case .fromOwnGroup, .toOwnGroup: (oneWay, 0)
    case .otherGroups: (0, max(0, apart))
    }
  }

  /// What a mean over the pairs of a group's nodes is multiplied by to leave the node itself out of it.
  func correctionForOneself(in group: Int?) -> Double {
    guard let group, sizes[group] > 1 else { return 0 }
    return sizes[group] / (sizes[group] - 1)
  }
}
