public import GraphCore

/// A number estimated from samples, and between which numbers it lies.
public struct SampledNumber: Hashable, Sendable {
  /// The estimate.
  public let estimate: Double
  /// The least that the number can be.
  public let lowest: Double
  /// The most that it can be.
  public let highest: Double
}

/// What the distances between all pairs of nodes come to, estimated from samples.
public struct SampledDistanceSummary: Hashable, Sendable {
  /// The mean of 1 / distance over all ordered pairs, 0 for unjoined ones; nil with fewer than two nodes.
  public let globalEfficiency: SampledNumber?
  /// The mean distance of joined pairs, or nil if there is none or the graph is directed.
  public let meanDistance: SampledNumber?
  /// With what probability both intervals hold.
  public let confidence: Double
  /// How many nodes the estimates rest on.
  public let samples: Int
}

extension Graph {
  /// Estimates mean distance and global efficiency from the distances of nodes drawn at random.
  ///
  /// Estimates of what ``distanceSummary(lengths:threads:)`` measures exactly. The mean distance of a directed graph is
  /// not estimated, because the number of joined pairs that it is divided by is not known.
  ///
  /// - Parameters:
  ///   - samples: How many nodes to draw.
  ///   - confidence: With what probability both intervals shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Mean distance in the unit of `lengths`, global efficiency in its inverse, each with an interval.
  /// - Precondition: There is at least one sample.
  /// - Complexity: O(*k* (*n* + *m*)) time for *k* samples and hops, O(*k* *m* log *n*) for lengths; O(*n*) space for
  ///   each thread.
  public func approximateDistanceSummary(
    samples: Int, confidence: Double = 0.9, seed: UInt64, lengths: EdgeLengths = .hops, threads: Int? = nil
  ) -> SampledDistanceSummary {
    precondition(samples > 0, "at least one sample")
    guard nodeCount > 1 else {
      return SampledDistanceSummary(globalEfficiency: nil, meanDistance: nil, confidence: confidence, samples: 0)
    }
    let others = Double(nodeCount - 1)
    let nearest = lengths.ofOutgoing.min() ?? 1
    var joined = 0.0
    var largestSum = 0.0
    if !isDirected {
      let members = connectedComponents().members()
      let limits = DistanceLimits(self, lengths, members).ofNode
      for component in members {
        joined += Double(component.count) * Double(component.count - 1)
        for node in component { largestSum = max(largestSum, Double(component.count - 1) * limits[Int(node)]) }
      }
    }
    let means = SampledMeans(
      of: DistanceSumDraws(
        graph: self, lengths: lengths, largestInverseSum: others / nearest, largestSum: largestSum),
      isKnownZero: [arcCount == 0, joined == 0], effort: .samples(samples), confidence: confidence, seed: seed,
      threads: threads)
    let number = { (bound: MeanBound?, unit: Double) in
      SampledNumber(
        estimate: (bound?.mean ?? 0) * unit, lowest: (bound?.lowest ?? 0) * unit, highest: (bound?.highest ?? 0) * unit)
    }
    return SampledDistanceSummary(
      globalEfficiency: number(means.bounds[0], 1 / nearest),
      meanDistance: joined > 0 ? number(means.bounds[1], largestSum * Double(nodeCount) / joined) : nil,
      confidence: confidence, samples: means.samples)
  }
}

/// Draws a node, and adds up its distances and their inverses, each as a share of the largest possible sum.
private struct DistanceSumDraws: SampleDrawing {
  let graph: Graph
  let lengths: EdgeLengths
  let largestInverseSum: Double
  /// 0 when distances are not asked for.
  let largestSum: Double

  var itemCount: Int { 2 }

  func makeScratch() -> DistanceSearch { DistanceSearch(graph, lengths) }

  func draw(_ generator: inout SeededGenerator, _ search: inout DistanceSearch, into sums: inout SampleSums) {
    search.search(from: Int.random(in: 0..<graph.nodeCount, using: &generator))
    guard search.reachedCount > 1 else { return }
    var (sum, inverseSum) = (0.0, 0.0)
    for node in search.reached.dropFirst() {
      sum += search.distance[Int(node)]
      inverseSum += 1 / search.distance[Int(node)]
    }
    sums.add(0, min(1, inverseSum / largestInverseSum))
    if largestSum > 0 { sums.add(1, min(1, sum / largestSum)) }
  }
}
