public import GraphCore

/// How a ranking of nodes holds up when some of the ties are missing.
public struct RankRobustness: Hashable, Sendable {
  /// How the rank of one node holds up.
  public struct OfNode: Hashable, Sendable {
    /// The rank on the whole graph: 1 + the number of nodes that score higher; nil without a score.
    public let rank: Int?
    /// The best and the worst rank that are left when the outermost runs are cut off; nil if no run gave it a score.
    public let interval: ClosedRange<Int>?
    /// The share of all runs in which the node was among the top: at most `top` − 1 nodes scored higher.
    public let topShare: Double
    /// The share of all runs in which the node had a score.
    public let rankedShare: Double
  }

  /// What is said of each node, in node order.
  public let nodes: [OfNode]
  /// The mean of Spearman's correlation between the ranking of the whole graph and that of each run, from −1 to 1; nil
  /// if no run had one, because all nodes were in one place.
  public let correlation: Double?
  /// How many ties each run went without.
  public let droppedCount: Int
  /// How many runs there were.
  public let runs: Int
}

extension Graph {
  /// Finds how the ranking of nodes by a measure holds up when ties are missing.
  ///
  /// Data on who knows whom are never complete. Each run leaves out a share of the ties, drawn at random, and ranks
  /// again; a node whose rank stays where it was does not owe it to a few ties that happen to be known. This is the
  /// sensitivity to missing ties (Costenbader and Valente, Social Networks 25:283, 2003,
  /// <https://doi.org/10.1016/S0378-8733(03)00012-1>; Borgatti, Carley and Krackhardt, Social Networks 28:124, 2006,
  /// <https://doi.org/10.1016/j.socnet.2005.05.001>), not an interval for the rank on the unknown whole network: ties
  /// that are missing from the data cannot be left out.
  ///
  /// Nodes with equal scores share the best of their ranks, so more than `top` nodes can be among the top. Scores that
  /// differ by less than 10⁻⁹ of the larger count as equal.
  ///
  /// - Parameters:
  ///   - share: The share of edges that each run leaves out, rounded to whole edges; strengths play no part.
  ///   - runs: How many runs there are.
  ///   - top: How many ranks are the top.
  ///   - coverage: What share of runs the intervals hold: from the first rank that (1 − `coverage`) / 2 of the runs reach
  ///     or are better than, to the first that (1 + `coverage`) / 2 of them do, so that 0.9 gives the 5th and the 95th
  ///     percentile.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - threads: How many runs are measured at once, nil for one per processor; the result is the same for any number.
  ///   - measure: Scores the nodes of a graph, high ones first in rank, nil for none. It is called on several threads and
  ///     should use one each.
  /// - Returns: Rank, interval and share of runs among the top for each node.
  /// - Precondition: Shares are from 0 to 1, runs and top above 0.
  /// - Complexity: As `runs` + 1 measurements, and O(*r* *n* log *n* + *r* *m*) time and O(*r* *n*) space for *r* runs.
  public func rankRobustness(
    dropping share: Double, runs: Int, top: Int = 10, coverage: Double = 0.9, seed: UInt64, threads: Int? = nil,
    measure: @Sendable (Graph) -> [Double?]
  ) -> RankRobustness {
    precondition((0...1).contains(share) && (0...1).contains(coverage), "a share is from 0 to 1")
    precondition(runs > 0 && top > 0, "at least one run and one rank")
    let ranks = competitionRanks(measure(self))
    precondition(ranks.count == nodeCount, "a score, or nil, for each node")
    let droppedCount = Int((share * Double(edgeCount)).rounded())
    let thinned = ThinnedGraph(self)
    var seeds = SeededGenerator(seed: seed)
    let seedOfRun = (0..<runs).map { _ in seeds.next() }
    let ranksOfRuns = reduceInOrder(runs, threads: threads, into: [[Int32]]()) {
      (0..<edgeCount).map { $0 }
    } block: { runs, edges in
      runs.map { run in
        // The order that earlier runs left must not matter.
        for edge in edges.indices { edges[edge] = edge }
        var generator = SeededGenerator(seed: seedOfRun[run])
        var isDropped = [Bool](repeating: false, count: edges.count)
        for place in 0..<droppedCount {
          edges.swapAt(place, Int.random(in: place..<edges.count, using: &generator))
          isDropped[edges[place]] = true
        }
        return competitionRanks(measure(thinned.without(isDropped)))
      }
    } add: { total, part in
      total += part
    }
    let correlations = ranksOfRuns.compactMap { rankCorrelation(ranks, $0) }
    return RankRobustness(
      nodes: ranks.indices.map { node in
        RankRobustness.OfNode(
          rank: ranks[node], inRuns: ranksOfRuns.map { $0[node] }, top: Int32(clamping: top), coverage: coverage)
      },
      correlation: correlations.isEmpty ? nil : correlations.reduce(0, +) / Double(correlations.count),
      droppedCount: droppedCount, runs: runs)
  }
}

extension RankRobustness.OfNode {
  /// Sums up the ranks of one node, 0 standing for none.
  fileprivate init(rank: Int32, inRuns ranks: [Int32], top: Int32, coverage: Double) {
    let ranked = ranks.filter { $0 > 0 }.sorted()
    // Rounding must not carry 0.95 of 20 runs above 19.
    let quantile = { (share: Double) in
      let needed = Int((share * Double(ranked.count) - 1e-9).rounded(.up))
      return Int(ranked[max(1, needed) - 1])
    }
    self.rank = rank > 0 ? Int(rank) : nil
    interval = ranked.isEmpty ? nil : quantile((1 - coverage) / 2)...quantile((1 + coverage) / 2)
    topShare = Double(ranked.count { $0 <= top }) / Double(ranks.count)
    rankedShare = Double(ranked.count) / Double(ranks.count)
  }
}
