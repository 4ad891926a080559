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
    let empty = DrawTally(count: observed.count)
    let (tally, accepted) = chain.drawAll(rewirings, threads: threads, into: empty) { swapper, tally in
      var counts = [Int](repeating: 0, count: observed.count)
      for tie in swapper.ties {
        countTie(
          tie.source, tie.target, labels: partition.groups, groupCount: groupCount, isDirected: isDirected, in: &counts)
      }
      tally.add(counts, observed: observed)
    } add: { total, part in
      total.add(part)
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

  /// Counts something in each of many draws.
  ///
  /// - Parameters:
  ///   - rewirings: How many graphs are drawn, and how.
  ///   - threads: How many threads work, nil for one per processor.
  ///   - empty: The count before the first draw, of a block or of all.
  ///   - count: Counts one draw.
  ///   - add: Adds the count of a block to the total.
  /// - Returns: The total, and how many swaps were carried out.
  func drawAll<Tally: Sendable>(
    _ rewirings: Rewirings, threads: Int?, into empty: Tally, count: @Sendable (TieSwapper, inout Tally) -> Void,
    add: @Sendable (inout Tally, Tally) -> Void
  ) -> (tally: Tally, accepted: Int) {
    let seedOfDraw = seedsOfDraws(rewirings.draws, seed: rewirings.seed)
    return reduceInOrder(rewirings.draws, threads: threads, into: (empty, 0)) {
    } block: { draws, _ in
      var part = (empty, 0)
      for draw in draws {
        var generator = SeededGenerator(seed: seedOfDraw[draw])
        let (swapper, accepted) = drawTies(swapsPerTie: rewirings.swapsPerTie, using: &generator)
        count(swapper, &part.0)
        part.1 += accepted
      }
      return part
    } add: { total, part in
      add(&total.0, part.0)
      total.1 += part.1
    }
  }
}
