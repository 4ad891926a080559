public import GraphCore

/// An estimate of what one new tie does, from paths that start at a sample of nodes.
public struct TieGainEstimate: Hashable, Sendable {
  /// The tie.
  public let tie: Edge
  /// The estimated growth of the mean of 1 / distance over the pairs; nil without pairs.
  public let efficiencyGain: Double?
  /// How far the true growth is from the estimate at most, with the confidence asked for; nil without pairs.
  ///
  /// It holds for each tie on its own, not for all of them together. The true growth is never below 0.
  public let margin: Double?
}

/// Estimates of what new ties, each on its own, do.
public struct SampledTieGains: Hashable, Sendable {
  /// How many start nodes were drawn.
  public let sampleCount: Int
  /// With which probability a margin holds.
  public let confidence: Double
  /// What each tie would do, in the order of the ties asked for.
  public let gains: [TieGainEstimate]
}

extension Graph {
  /// Estimates what each of some new ties would do to the distances of pairs, in hops.
  ///
  /// For graphs whose pairs are too many for ``tieGains(of:pairs:distances:threads:)``, from about 20,000 nodes. Start
  /// nodes are drawn with replacement, and the gain of each drawn node's pairs is exact. The margin is an empirical
  /// Bernstein bound (Maurer and Pontil, Conference on Learning Theory 2009, theorem 4,
  /// <https://doi.org/10.48550/arXiv.0907.3740>) on both sides: √(2 *V* ln(4/δ) / *s*) + 7 *R* ln(4/δ) / (3 (*s* − 1)) for
  /// a sample of *s* with variance *V*, δ = 1 − confidence. No node can gain more than *R*, the larger of the gains of
  /// the tie's ends if all targets counted for both: from *i* at *a* steps from *u*, 1/(*a* + 1 + *d_vj*) −
  /// 1/*d_ij* ≤ 1/(*a* + 1 + *d_vj*) − 1/(*a* + *d_uj*), which falls with *a*.
  ///
  /// - Parameters:
  ///   - ties: The ties, each added alone.
  ///   - pairs: Which pairs are looked at, ordered ones.
  ///   - sampleCount: How many start nodes to draw, at least 2.
  ///   - seed: The seed of the draws.
  ///   - confidence: With which probability a margin shall hold, above 0 and below 1.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates in 1 / hops.
  /// - Complexity: O(*s* (*n* + *m*)) time and *s* *n* bytes for a sample of *s*, then O(*n* + *m* + *a* *b*) time for each
  ///   tie and the *a* drawn nodes that it brings nearer to one end and the *b* nodes that it brings nearer to the other.
  public func sampledTieGains(
    of ties: [Edge], pairs: CountedPairs = .all, sampleCount: Int, seed: UInt64, confidence: Double = 0.95,
    threads: Int? = nil
  ) -> SampledTieGains {
    precondition(sampleCount >= 2, "a variance needs two draws")
    precondition(confidence > 0 && confidence < 1, "a confidence is between 0 and 1")
    let mask = PairMask(pairs, nodeCount: nodeCount)
    guard mask.count > 0 else {
      let unknown = ties.map { TieGainEstimate(tie: $0, efficiencyGain: nil, margin: nil) }
      return SampledTieGains(sampleCount: sampleCount, confidence: confidence, gains: unknown)
    }
    var generator = SeededGenerator(seed: seed)
    let drawn = (0..<sampleCount).map { _ in
      Int(mask.sources[Int.random(in: 0..<mask.sources.count, using: &generator)])
    }
    let distances = HopDistances(self, from: drawn.map(NodeID.init), threads: threads)
    let sample = GainSample(nodes: drawn, logarithm: naturalLogarithm(4 / (1 - confidence)))
    let gains =
      switch distances.storage {
      case .bytes(let matrix):
        GainKernel(graph: self, pairs: mask, matrix: matrix).estimates(of: ties, sample, threads)
      case .words(let matrix):
        GainKernel(graph: self, pairs: mask, matrix: matrix).estimates(of: ties, sample, threads)
      }
    return SampledTieGains(sampleCount: sampleCount, confidence: confidence, gains: gains)
  }
}

/// The start nodes drawn, with what the margin needs.
private struct GainSample: Sendable {
  let nodes: [Int]
  /// ln(4/δ).
  let logarithm: Double

  /// The mean of what each draw gave, and its margin.
  func mean(_ gains: [Double], atMost bound: Double) -> (mean: Double, margin: Double) {
    let count = Double(gains.count)
    let mean = gains.reduce(0, +) / count
    let variance = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let spread = (2 * variance * logarithm / count).squareRoot()
    return (mean, spread + 7 * bound * logarithm / (3 * (count - 1)))
  }
}

extension GainKernel {
  fileprivate func estimates(of ties: [Edge], _ sample: GainSample, _ threads: Int?) -> [TieGainEstimate] {
    // The mean over pairs is the mean over start nodes of what one of them gains, times this.
    let scale = Double(pairs.sources.count) / Double(pairs.count)
    return reduceInOrder(ties.count, threads: threads, into: [TieGainEstimate]()) {
      self.scratch()
    } skipped: { block in
      ties[block].map { TieGainEstimate(tie: $0, efficiencyGain: 0, margin: 0) }
    } block: { block, scratch in
      ties[block].map { tie in
        begin(tie, &scratch)
        var gains = [Double](repeating: 0, count: sample.nodes.count)
        var bound = 0.0
        for forwards in graph.isDirected ? [true] : [true, false] {
          beginEdge(tie, forwards: forwards, &scratch)
          bound = max(bound, scratch.largestGain(pairs.isTarget))
          for (draw, node) in sample.nodes.enumerated() {
            scratch.clear()
            addPairs(of: node, &scratch)
            gains[draw] += DistanceCounts.inverseSum(scratch.change.dropLast())
          }
        }
        let (mean, margin) = sample.mean(gains, atMost: bound)
        return TieGainEstimate(tie: tie, efficiencyGain: mean * scale, margin: margin * scale)
      }
    } add: { total, part in
      total += part
    }
  }
}
