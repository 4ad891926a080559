/// How long to draw samples.
public enum SamplingEffort: Hashable, Sendable {
  /// Until no estimate is farther off than this, as a share of the largest value possible: for betweenness of the number
  /// of pairs counted, for harmonic closeness of its value at a node as near to all others as can be.
  case error(Double)
  /// This many samples; how far off the estimates can be is then an outcome.
  case samples(Int)
}

/// Scores estimated from samples, and how far off they can be.
public struct SampledScores<Scores: Hashable & Sendable>: Hashable, Sendable {
  /// The estimates, in the unit of the measure.
  public let scores: Scores
  /// For each node or edge, the most by which its estimate differs from the exact score, in the same unit.
  ///
  /// With probability ``confidence`` *all* of them hold at once. 0 where the score is known.
  public let errorBounds: [Double]
  /// With what probability, over the samples that could have been drawn, all bounds hold.
  public let confidence: Double
  /// How many samples the estimates rest on.
  public let samples: Int

  /// The largest of the bounds; 0 when there are none.
  public var errorBound: Double { errorBounds.max() ?? 0 }
}
