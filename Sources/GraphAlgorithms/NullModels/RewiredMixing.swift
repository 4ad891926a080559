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
    rewiredMixing([partition], rewirings, threads: threads)[0]
  }

  /// Tests several groupings of the same nodes against the same rewired graphs.
  ///
  /// The results are those of one call for each partition, at the cost of rewiring once.
  ///
  /// - Parameters:
  ///   - partitions: Groupings of which each gives a group to the same nodes.
  ///   - rewirings: How many graphs are drawn, and how.
  ///   - threads: How many threads work, nil for one per processor; the result is the same for any number.
  /// - Returns: One result for each partition.
  /// - Precondition: All partitions give a group to the same nodes.
  /// - Complexity: As ``rewiredMixing(_:_:threads:)`` with *g*² added up over the partitions.
  public func rewiredMixing(
    _ partitions: [NodePartition], _ rewirings: Rewirings, threads: Int? = nil
  ) -> [RewiredMixing] {
    guard let first = partitions.first else { return [] }
    precondition(
      partitions.allSatisfy { $0.groups.map { $0 < 0 } == first.groups.map { $0 < 0 } },
      "all partitions give a group to the same nodes")
    let (pairs, isDirected) = (TiePairs(self, first), isDirected)
    let observed = partitions.flatMap {
      pairs.mixingCounts(labels: $0.groups, groupCount: $0.groupCount, isDirected: isDirected)
    }
    // The cells of each partition follow those of the ones before it.
    let starts = partitions.indices.map { partitions[..<$0].reduce(0) { $0 + $1.groupCount * $1.groupCount } }
    let chain = RewiringChain(keepingTies { first[$0.source] != nil && first[$0.target] != nil }, rewirings)
    let empty = DrawTally(count: observed.count)
    let (tally, accepted) = chain.drawAll(rewirings, threads: threads, into: empty) { swapper, tally in
      var drawn: [Int] = []
      for partition in partitions {
        var counts = [Int](repeating: 0, count: partition.groupCount * partition.groupCount)
        for tie in swapper.ties {
          countTie(
            tie.source, tie.target, labels: partition.groups, groupCount: partition.groupCount, isDirected: isDirected,
            in: &counts)
        }
        drawn += counts
      }
      tally.add(drawn, observed: observed)
    } add: { total, part in
      total.add(part)
    }
    let attempted = Double(rewirings.draws) * Double(rewirings.swapsPerTie) * pairs.count
    let p = tally.p
    return zip(partitions, starts).map { partition, start in
      let places = start..<start + partition.groupCount * partition.groupCount
      let cells = places.map { index in
        MixingMatrix.Cell(
          observed: observed[index], expected: tally.mean(index, observed: observed[index]),
          standardDeviation: tally.standardDeviation(index))
      }
      return RewiredMixing(
        matrix: MixingMatrix(
          model: .rewiring(rewirings), groupCount: partition.groupCount, isDirected: isDirected, cells: cells),
        significance: MixingSignificance(
          groupCount: partition.groupCount, draws: rewirings.draws, isDirected: isDirected, p: Array(p[places])),
        acceptanceRate: attempted > 0 ? Double(accepted) / attempted : 0)
    }
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
