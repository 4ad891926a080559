public import GraphCore

/// What chance means when brokered pairs are counted.
public enum BrokerageModel: Hashable, Sendable {
  /// Every edge is there with the same chance, the density of the graph, independently of all others.
  ///
  /// This is the test of Gould and Fernandez; it holds for directed graphs only. Means and standard deviations of nodes
  /// are in closed form, *p* values and the standard deviations of totals by simulation.
  case density(draws: Int, seed: UInt64)
  /// The network stays as it is and the labels of groups are dealt out at random among all nodes that have one.
  ///
  /// A node keeps the pairs it stands between but not its own label, so the question is whether its roles are unusual
  /// for somebody in its place. Holds for undirected graphs too. Means are in closed form, the rest is by simulation.
  case labels(draws: Int, seed: UInt64)
  /// The network is drawn at random among all simple graphs in which every node has its degree (``RewiringChain``).
  case rewiring(Rewirings)
}

/// How surprising it is how often each node stands between two others in each of five roles.
public struct BrokerageSignificance: Hashable, Sendable {
  /// One role.
  public struct Role: Hashable, Sendable {
    /// How often each node has it, in ordered pairs; all scores are undefined for nodes without a group.
    public let observed: NodeScores
    /// How often it has it on average by chance.
    public let expected: NodeScores
    /// The standard deviation of that number by chance.
    public let standardDeviation: NodeScores
    /// How many standard deviations it has it more often than expected; undefined
    /// (``GraphCore/UndefinedReason/zeroDenominator``) if the number never varies.
    public let z: NodeScores
    /// The two-sided mid-*p* value.
    public let pValue: NodeScores
    /// The false discovery rate at which a node would be called surprising in this role (``benjaminiHochberg(_:tests:)``).
    public let qValue: NodeScores
    /// The same for all nodes together.
    public let total: Total
  }

  /// One role of all nodes together.
  public struct Total: Hashable, Sendable {
    /// How often nodes have the role, in ordered pairs.
    public let observed: Int
    /// How often they have it on average by chance.
    public let expected: Double
    /// The standard deviation of that number by chance.
    public let standardDeviation: Double
    /// The two-sided mid-*p* value.
    public let pValue: Double
    /// How many standard deviations it is more than expected; nil if the number never varies.
    public var z: Double? {
      standardDeviation > 0 ? (Double(observed) - expected) / standardDeviation : nil
    }
  }

  /// What chance means.
  public let model: BrokerageModel
  /// All three belong to the same group.
  public let coordinator: Role
  /// The broker is of another group than the two, who share one.
  public let itinerant: Role
  /// The broker lets someone from outside in to its own group.
  public let gatekeeper: Role
  /// The broker speaks for its own group outwards.
  public let representative: Role
  /// All three belong to different groups.
  public let liaison: Role
}

extension Graph {
  /// Tests which nodes broker more or less often in each role than chance gives.
  ///
  /// The closed forms of the density's model are those of Gould and Fernandez (Sociological Methodology 19:89, 1989,
  /// <https://doi.org/10.2307/270949>). They suppose that *a* → *b* and *b* → *a* are two chances. In an undirected graph
  /// they are one, every pair counts twice, and the standard deviation is about √2 times as large as the formula says;
  /// so that model is refused there. Mid-*p* values are those of ``mixingSignificance(_:draws:seed:threads:)``.
  ///
  /// - Parameters:
  ///   - partition: The group of each node. Nodes without one and their ties are left out.
  ///   - model: What chance means.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: Numbers as in ``brokerageRoles(_:)`` with what chance gives; nil under ``BrokerageModel/density(draws:seed:)``
  ///   if the graph is undirected.
  /// - Precondition: There is at least one draw.
  /// - Complexity: O(*d* *m*^1.5) time for *d* draws, and what rewiring takes; O(*n* + *m*) space for each thread.
  public func brokerageSignificance(
    _ partition: NodePartition, under model: BrokerageModel, threads: Int? = nil
  ) -> BrokerageSignificance? {
    precondition(partition.nodeCount == nodeCount, "a partition of another graph")
    let grouped = keepingTies { partition[$0.source] != nil && partition[$0.target] != nil }
    let ties = RoleCounter(UnderlyingTies(of: grouped), threads: threads)
    let observed = ties.counts(partition.groups, threads: threads).table
    let expectation: RoleExpectation
    let tally: DrawTally
    switch model {
    case .density(let draws, let seed):
      guard isDirected else { return nil }
      let graphs = RandomEdges(partition, edgeCount: grouped.edgeCount)
      expectation = .density(graphs)
      tally = tallyRoles(draws, seed, observed, threads: threads) { generator in
        RoleCounter(UnderlyingTies(of: graphs.draw(using: &generator)), threads: 1).counts(partition.groups, threads: 1)
      }
    case .labels(let draws, let seed):
      expectation = .labels
      tally = tallyRoles(draws, seed, observed, threads: threads) { generator in
        ties.counts(partition.groupsDealtOut(using: &generator), threads: 1)
      }
    case .rewiring(let rewirings):
      expectation = .drawn
      let chain = RewiringChain(grouped, rewirings)
      let empty = DrawTally(count: observed.count)
      let drawn = chain.drawAll(rewirings, threads: threads, into: empty) { swapper, tally in
        let counter = RoleCounter(UnderlyingTies(of: swapper.graph()), threads: 1)
        tally.add(counter.counts(partition.groups, threads: 1).table, observed: observed)
      } add: { total, part in
        total.add(part)
      }
      tally = drawn.tally
    }
    return BrokerageSignificance(model, partition, observed, expectation, tally)
  }
}

/// Compares the roles in each of many draws with those observed.
private func tallyRoles(
  _ draws: Int, _ seed: UInt64, _ observed: [Int], threads: Int?,
  draw: @Sendable (inout SeededGenerator) -> RoleCounts
) -> DrawTally {
  precondition(draws > 0, "without a draw there is nothing to compare with")
  let seedOfDraw = seedsOfDraws(draws, seed: seed)
  return reduceInOrder(draws, threads: threads, into: DrawTally(count: observed.count)) {
  } block: { draws, _ in
    var tally = DrawTally(count: observed.count)
    for index in draws {
      var generator = SeededGenerator(seed: seedOfDraw[index])
      tally.add(draw(&generator).table, observed: observed)
    }
    return tally
  } add: { total, part in
    total.add(part)
  }
}

extension BrokerageSignificance {
  fileprivate init(
    _ model: BrokerageModel, _ partition: NodePartition, _ observed: [Int], _ expectation: RoleExpectation,
    _ tally: DrawTally
  ) {
    let n = partition.nodeCount
    let p = tally.p
    let openPairs = (0...n).map { place in
      BrokerageRole.allCases.indices.reduce(0) { $0 + observed[$1 * (n + 1) + place] }
    }
    let roles = BrokerageRole.allCases.indices.map { role in
      let start = role * (n + 1)
      let moments = (0...n).map { place in
        expectation.moments(
          role, at: place, partition, openPairs: openPairs[place], observed: observed[start + place], tally,
          index: start + place)
      }
      let asked = (0..<n).filter { partition.groups[$0] >= 0 }
      let scores = { (score: (Int) -> NodeScore) in
        NodeScores((0..<n).map { partition.groups[$0] < 0 ? .undefined(.noGroup) : score($0) })
      }
      var q = [Double](repeating: 1, count: n)
      for (node, value) in zip(asked, benjaminiHochberg(asked.map { p[start + $0] })) { q[node] = value }
      return Role(
        observed: scores { .value(Double(observed[start + $0])) },
        expected: scores { .value(moments[$0].mean) },
        standardDeviation: scores { .value(moments[$0].deviation) },
        z: scores { node in
          let (mean, deviation) = moments[node]
          return deviation > 0
            ? .value((Double(observed[start + node]) - mean) / deviation) : .undefined(.zeroDenominator)
        },
        pValue: scores { .value(p[start + $0]) }, qValue: scores { .value(q[$0]) },
        total: Total(
          observed: observed[start + n], expected: moments[n].mean, standardDeviation: moments[n].deviation,
          pValue: p[start + n]))
    }
    self.init(
      model: model, coordinator: roles[0], itinerant: roles[1], gatekeeper: roles[2], representative: roles[3],
      liaison: roles[4])
  }
}
