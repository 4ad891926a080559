public import GraphCore
public import Testing

/// A small random graph: directed or not, with strengths or not, from sparse and broken to dense.
public struct GraphCase: Sendable, CustomTestStringConvertible {
  /// What the graph and its partition are drawn from.
  public let seed: UInt64

  /// Enough seeds for every mixture of properties.
  public static let all = (0..<96 as Range<UInt64>).map(GraphCase.init)

  /// Whether edges run one way.
  public var isDirected: Bool { seed & 1 == 1 }
  /// Whether edges have strengths.
  public var isWeighted: Bool { seed & 2 == 2 }

  /// The graph, of 1 to 12 nodes.
  public var graph: Graph {
    .random(
      1 + Int(seed * 7 % 12), probability: [0.1, 0.2, 0.35, 0.6][Int(seed >> 2) % 4], seed: seed, directed: isDirected,
      weighted: isWeighted)
  }

  /// Three groups; in every other case some nodes have none.
  public var partition: NodePartition {
    .random(graph.nodeCount, groups: 3, seed: seed &+ 1000, missingShare: seed & 16 == 0 ? 0 : 0.25)
  }

  /// The length 1 / strength of each edge.
  public var lengths: [Double] { graph.edges.map { 1 / $0.strength } }

  /// What the case is called when it fails.
  public var testDescription: String {
    "seed \(seed)\(isDirected ? ", directed" : "")\(isWeighted ? ", weighted" : "")"
  }
}
