public import GraphCore

/// Products with the matrix of strengths, edge by edge, and the plainest iterations made of them.
public struct PlainIterations: Sendable {
  private let arcs: [(source: Int, target: Int, strength: Double)]
  private let count: Int

  /// Lists the ways along the edges of a graph.
  public init(_ graph: Graph) {
    count = graph.nodeCount
    arcs = graph.edges.flatMap { edge in
      let way = (edge.source.index, edge.target.index, edge.strength)
      return graph.isDirected ? [way] : [way, (edge.target.index, edge.source.index, edge.strength)]
    }
  }

  /// Adds up, at each node, what arrives by its edges.
  public func arriving(_ vector: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for arc in arcs { sums[arc.target] += arc.strength * vector[arc.source] }
    return sums
  }

  /// Where a walker is after many steps.
  public func pageRank(damping: Double, rounds: Int) -> [Double] {
    var leaving = [Double](repeating: 0, count: count)
    for arc in arcs { leaving[arc.source] += arc.strength }
    var rank = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<rounds {
      let stuck = rank.indices.reduce(0) { $0 + (leaving[$1] == 0 ? rank[$1] : 0) }
      let followed = arriving(rank.indices.map { leaving[$0] == 0 ? 0 : rank[$0] / leaving[$0] })
      rank = followed.map { (1 - damping + damping * stuck) / Double(count) + damping * $0 }
    }
    return rank
  }

  /// The eigenvector of the largest eigenvalue, of unit length, by power iteration on the matrix plus a multiple of one.
  public func eigenvector(shift: Double, rounds: Int) -> (values: [Double], eigenvalue: Double) {
    var x = [Double](repeating: 1, count: count)
    for _ in 0..<rounds {
      x = zip(arriving(x), x).map { $0 + shift * $1 }
      let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      x = x.map { $0 / length }
    }
    return (x, zip(arriving(x), x).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// One, and all walks that lead to each node, each step counting `attenuation` times its strength.
  public func walks(attenuation: Double, rounds: Int) -> [Double] {
    var sum = [Double](repeating: 1, count: count)
    for _ in 0..<rounds { sum = arriving(sum).map { 1 + attenuation * $0 } }
    return sum
  }
}
