import GraphCore

/// The ties between nodes that have a group, and how pairs of these ties meet.
///
/// Under a random permutation of group labels, the chance that two ties both join given groups depends only on which
/// ends they share. So the variance of a number of ties needs no more than these counts.
struct TiePairs {
  /// The ends of each tie.
  private(set) var ties: [(source: Int32, target: Int32)] = []
  /// Pairs of ties that leave the same node (undirected: that share a node).
  private(set) var sameSource = 0.0
  /// Pairs of ties that arrive at the same node.
  private(set) var sameTarget = 0.0
  /// Pairs of ties of which one arrives where the other leaves, between three nodes.
  private(set) var chains = 0.0
  /// Pairs of ties between the same two nodes, both ways.
  private(set) var mutual = 0.0

  init(_ graph: Graph, _ partition: NodePartition) {
    precondition(partition.nodeCount == graph.nodeCount, "a partition of another graph")
    var (out, into) = ([Double](repeating: 0, count: graph.nodeCount), [Double](repeating: 0, count: graph.nodeCount))
    for source in 0..<graph.nodeCount where partition.groups[source] >= 0 {
      for arc in graph.outgoing.row(source) {
        let target = Int(graph.outgoing.targets[arc])
        guard partition.groups[target] >= 0 && (graph.isDirected || source < target) else { continue }
        ties.append((Int32(source), Int32(target)))
        out[source] += 1
        into[target] += 1
        if graph.isDirected && source < target && graph.outgoing.arc(from: target, to: source) != nil { mutual += 1 }
      }
    }
    for node in 0..<graph.nodeCount {
      let (k, j) = (out[node], into[node])
      if graph.isDirected {
        sameSource += k * (k - 1) / 2
        sameTarget += j * (j - 1) / 2
        chains += k * j
      } else {
        sameSource += (k + j) * (k + j - 1) / 2
      }
    }
    // A tie and its way back were counted as a chain at either end.
    chains -= 2 * mutual
  }

  /// The number of ties.
  var count: Double { Double(ties.count) }

  /// Pairs of ties that share one node.
  var touching: Double { sameSource + sameTarget + chains }

  /// Pairs of ties without a common node.
  var disjoint: Double { count * (count - 1) / 2 - touching - mutual }
}

/// The standard deviation of a number of ties, from its mean and the mean of its square.
///
/// Rounding leaves a variance of some 10⁻¹⁶ of the squares where the number never varies: that counts as none.
func standardDeviation(mean: Double, meanSquare: Double) -> Double {
  let variance = meanSquare - mean * mean
  return variance > 1e-13 * meanSquare ? variance.squareRoot() : 0
}

/// The chance that nodes drawn one after the other, none twice, are of the kinds wanted.
///
/// - Parameters:
///   - ways: In how many ways the draw can go as wanted.
///   - drawn: How many nodes are drawn.
///   - count: How many nodes there are.
/// - Returns: `ways` / (*n* (*n* − 1) …), or 0 with fewer nodes than are drawn.
func chance(_ ways: Double, drawing drawn: Int, from count: Int) -> Double {
  count < drawn ? 0 : ways / fallingFactorial(count, drawn)
}

/// The product of `factors` whole numbers that fall from `start`.
func fallingFactorial(_ start: Int, _ factors: Int) -> Double {
  (0..<factors).reduce(1) { $0 * Double(start - $1) }
}
