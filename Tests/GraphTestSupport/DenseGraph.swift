public import GraphCore

/// A graph as matrices, from which measures can be read off by their definitions, slowly and in another way than the
/// library goes.
public struct DenseGraph: Sendable {
  /// The number of nodes.
  public let count: Int
  /// Whether edges run one way only.
  public let isDirected: Bool
  /// The strength of the edge from a node to another, or 0.
  public let strength: [[Double]]
  /// The length of a step along it, or infinity.
  public let length: [[Double]]
  /// The length of the shortest path, by the algorithm of Floyd and Warshall.
  public let distance: [[Double]]

  /// Makes matrices of a graph; lengths are given in the order of its edges, hops if not.
  public init(_ graph: Graph, lengths: [Double]? = nil) {
    let n = graph.nodeCount
    var strength = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
    var length = [[Double]](repeating: Array(repeating: .infinity, count: n), count: n)
    for (index, edge) in graph.edges.enumerated() {
      let (a, b) = (edge.source.index, edge.target.index)
      for (s, t) in graph.isDirected ? [(a, b)] : [(a, b), (b, a)] {
        strength[s][t] = edge.strength
        length[s][t] = lengths?[index] ?? 1
      }
    }
    var distance = length
    for v in 0..<n { distance[v][v] = 0 }
    for via in 0..<n {
      for s in 0..<n {
        for t in 0..<n { distance[s][t] = min(distance[s][t], distance[s][via] + distance[via][t]) }
      }
    }
    (count, isDirected) = (n, graph.isDirected)
    (self.strength, self.length, self.distance) = (strength, length, distance)
  }

  /// Whether an edge runs from one node to another.
  public func hasEdge(_ s: Int, _ t: Int) -> Bool { strength[s][t] > 0 }

  /// Strength both ways.
  public func both(_ s: Int, _ t: Int) -> Double { strength[s][t] + strength[t][s] }

  /// The nodes tied to one, either way.
  public func neighbors(_ v: Int) -> [Int] { (0..<count).filter { both(v, $0) > 0 } }

  /// All shortest paths between two nodes, one by one.
  public func shortestPaths(_ s: Int, _ t: Int) -> [[Int]] {
    guard s != t, distance[s][t] < .infinity else { return [] }
    var found: [[Int]] = []
    func extend(_ path: [Int], _ walked: Double) {
      guard let last = path.last, last != t else {
        found.append(path)
        return
      }
      for next in 0..<count where hasEdge(last, next) && !path.contains(next) {
        let length = walked + length[last][next]
        if length + distance[next][t] <= distance[s][t] * (1 + 1e-9) { extend(path + [next], length) }
      }
    }
    extend([s], 0)
    return found
  }

  /// The pairs of ends to look at: unordered ones when undirected, ordered ones when directed.
  public var pairs: [(Int, Int)] {
    (0..<count).flatMap { s in (0..<count).filter { isDirected ? $0 != s : $0 > s }.map { (s, $0) } }
  }

  /// The share of shortest paths through each node, added up over pairs.
  public func betweenness(_ counts: (Int, Int) -> Bool = { _, _ in true }) -> [Double] {
    var scores = [Double](repeating: 0, count: count)
    for (s, t) in pairs where counts(s, t) {
      let paths = shortestPaths(s, t)
      for path in paths {
        for v in path.dropFirst().dropLast() { scores[v] += 1 / Double(paths.count) }
      }
    }
    return scores
  }

  /// The share of shortest paths along each edge, added up over pairs, in the order of the edges.
  public func edgeBetweenness(_ graph: Graph, _ counts: (Int, Int) -> Bool = { _, _ in true }) -> [Double] {
    var scores: [[Int]: Double] = [:]
    for (s, t) in pairs where counts(s, t) {
      let paths = shortestPaths(s, t)
      for path in paths {
        for (a, b) in zip(path, path.dropFirst()) {
          scores[isDirected || a < b ? [a, b] : [b, a], default: 0] += 1 / Double(paths.count)
        }
      }
    }
    return graph.edges.map { scores[[$0.source.index, $0.target.index]] ?? 0 }
  }
}
