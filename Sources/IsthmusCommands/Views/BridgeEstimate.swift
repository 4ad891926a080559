import GraphAlgorithms
import GraphCore

/// How pictures of large networks find bridges, which the eye need not know to the last digit.
enum BridgeEstimate {
  /// Above so many organisations, bridges are estimated.
  private static let exactLimit = 5_000
  private static let sampleCount = 20_000

  /// From what they are estimated.
  static let effort = SamplingEffort.samples(sampleCount)
  /// The line under the picture that says so.
  static let remark = "Bridges are estimated from \(sampleCount) pairs drawn at random."

  /// Whether a network is so large that its bridges are estimated.
  static func isWanted(for graph: Graph) -> Bool { graph.nodeCount > exactLimit }
}
