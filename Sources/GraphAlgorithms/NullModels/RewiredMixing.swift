public import GraphCore

/// How many ties join each pair of groups, held against rewired graphs.
public struct RewiredMixing: Hashable, Sendable {
  /// Observed numbers with mean and standard deviation over the draws (the latter with draws − 1 in the denominator).
  public let matrix: MixingMatrix
  /// How surprising each number is.
  public let significance: MixingSignificance
  /// The share of swaps that changed something; 0 if no other graph has the same degrees.
  public let acceptanceRate: Double
}

extension Graph {
  /// Tests, by rewiring, which pairs of groups have more or fewer ties than the degrees of their nodes give.
  ///
  /// Mid-*p* and *q* values as in ``mixingSignificance(_:draws:seed:threads:)``, with rewired graphs for shuffled labels.
  ///
  /// - Parameters:
  ///   - partition: The group of each node. Ties with an end that has none are left out before the rest is rewired.
  ///   - rewirings: How many graphs are drawn, and how.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: Observed and expected numbers, *p* and *q* values. Strengths do not count.
  /// - Complexity: O(*d* (*s* *m* + *g*²)) time for *d* draws of *s* swaps for each tie and *g* groups; O(*n* + *m* + *g*²)
  ///   space for each thread.
  public func rewiredMixing(
    _ partition: NodePartition, _ rewirings: Rewirings, threads: Int? = nil
  ) -> RewiredMixing {
    let pairs = TiePairs(self, partition)
    let (groupCount, isDirected) = (partition.groupCount, isDirected)
    let observed = pairs.mixingCounts(labels: partition.groups, groupCount: groupCount, isDirected: isDirected)
    let chain = RewiringChain(keepingTies { partition[$0.source] != nil && partition[$0.target] != nil }, rewirings)
    let (tally, accepted) = chain.drawAll(rewirings, threads: threads, observed: observed) { swapper in
      var counts = [Int](repeating: 0, count: observed.count)
      for tie in swapper.ties {
        let (r, s) = (Int(partition.groups[Int(tie.source)]), Int(partition.groups[Int(tie.target)]))
        counts[r * groupCount + s] += 1
        if !isDirected && r != s { counts[s * groupCount + r] += 1 }
      }
      return counts
    }
    let cells = observed.enumerated().map { index, count in
      MixingMatrix.Cell(
        observed: count, expected: tally.mean(index, observed: count),
        standardDeviation: tally.standardDeviation(index))
    }
    let attempted = Double(rewirings.draws) * Double(rewirings.swapsPerTie) * pairs.count
    return RewiredMixing(
      matrix: MixingMatrix(
        model: .rewiring(rewirings), groupCount: groupCount, isDirected: isDirected, cells: cells),
      significance: MixingSignificance(
        groupCount: groupCount, draws: rewirings.draws, isDirected: isDirected, p: tally.p),
      acceptanceRate: attempted > 0 ? Double(accepted) / attempted : 0)
  }

  /// The same nodes with the ties that meet a condition.
  func keepingTies(where isKept: (Edge) -> Bool) -> Graph {
    let kept = edges.filter(isKept)
    guard kept.count < edgeCount else { return self }
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
    for edge in kept {
      do {
        try builder.addEdge(from: edge.source, to: edge.target, strength: edge.strength)
      } catch {
        preconditionFailure("the ties made a graph before: \(error)")
      }
    }
    return builder.build().graph
  }
}

extension RewiringChain {
  /// Prepares to rewire a graph as planned.
  init(_ graph: Graph, _ rewirings: Rewirings) { self.init(graph, modes: rewirings.modes) }

  /// Counts something in each of many draws and compares it with what was observed.
  ///
  /// - Returns: The tally, and how many swaps were carried out.
  func drawAll(
    _ rewirings: Rewirings, threads: Int?, observed: [Int], count: @Sendable (TieSwapper) -> [Int]
  ) -> (tally: DrawTally, accepted: Int) {
    let seedOfDraw = seedsOfDraws(rewirings.draws, seed: rewirings.seed)
    return reduceInOrder(rewirings.draws, threads: threads, into: (DrawTally(count: observed.count), 0)) {
    } block: { draws, _ in
      var part = (DrawTally(count: observed.count), 0)
      for draw in draws {
        var generator = SeededGenerator(seed: seedOfDraw[draw])
        let (swapper, accepted) = drawTies(swapsPerTie: rewirings.swapsPerTie, using: &generator)
        part.0.add(count(swapper), observed: observed)
        part.1 += accepted
      }
      return part
    } add: { total, part in
      total.0.add(part.0)
      total.1 += part.1
    }
  }
}
