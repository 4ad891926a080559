public import GraphCore

/// How the best set of nodes was looked for.
public enum KeyPlayerSearch: String, CaseIterable, Hashable, Sendable {
  /// Every set of the size asked for was tried, so no set is better.
  case exact
  /// Sets were improved by exchanging single nodes until no exchange helped, so a better set may exist.
  case greedySwap
}

/// The nodes that together matter most for the whole network.
///
/// This is the key player problem of Borgatti (Computational & Mathematical Organization Theory 12:21, 2006,
/// <https://doi.org/10.1007/s10588-006-7084-x>): the best set is seldom made of the nodes that score best alone, as these
/// may do the same twice.
public struct KeyPlayers: Hashable, Sendable {
  /// The members of the set, by rising node.
  public let nodes: [NodeID]
  /// What the set reaches, in the unit of the measure that was asked for.
  public let value: Double
  /// What the measure says of the empty set.
  public let baseline: Double
  /// Whether the set is known to be the best.
  public let search: KeyPlayerSearch
}

/// Scores one set of nodes after another, with working memory that is made once.
protocol NodeSetScorer: Sendable {
  /// Scores a set of different nodes, given by rising number; higher is better.
  mutating func score(_ nodes: [Int32]) -> Double
}

/// Sums of 1 / distance that have the same bits in whatever order distances in hops are added.
struct InverseDistances {
  private let areHops: Bool
  private var countAt: [Int] = []
  private var sum = 0.0

  init(_ lengths: EdgeLengths) { areHops = lengths.areHops }

  @inline(__always)
  mutating func add(_ distance: Double) {
    guard areHops else {
      sum += 1 / distance
      return
    }
    let hops = Int(distance)
    while countAt.count <= hops { countAt.append(0) }
    countAt[hops] += 1
  }

  /// The sum so far, which begins anew at 0.
  mutating func take() -> Double {
    defer { (sum, countAt) = (0, []) }
    return areHops ? countAt.indices.dropFirst().reduce(0) { $0 + Double(countAt[$1]) / Double($1) } : sum
  }
}
