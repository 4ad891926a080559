public import GraphCore

extension Graph {
  /// A graph of edges written as pairs.
  public static func of(
    _ nodeCount: Int, _ edges: [(Int, Int)], directed: Bool = false, strengths: [Double]? = nil
  ) -> Graph {
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: directed)
    for (index, edge) in edges.enumerated() {
      do {
        try builder.addEdge(from: NodeID(edge.0), to: NodeID(edge.1), strength: strengths?[index] ?? 1)
      } catch {
        fatalError("\(error)")
      }
    }
    return builder.build().graph
  }

  /// A path 0 – 1 – … – (n − 1).
  public static func path(_ nodeCount: Int, directed: Bool = false) -> Graph {
    of(nodeCount, (0..<max(0, nodeCount - 1)).map { ($0, $0 + 1) }, directed: directed)
  }

  /// A cycle.
  public static func cycle(_ nodeCount: Int, directed: Bool = false) -> Graph {
    of(nodeCount, (0..<nodeCount).map { ($0, ($0 + 1) % nodeCount) }, directed: directed)
  }

  /// A star with node 0 at its centre.
  public static func star(_ nodeCount: Int) -> Graph { of(nodeCount, (1..<max(1, nodeCount)).map { (0, $0) }) }

  /// Every pair joined.
  public static func complete(_ nodeCount: Int) -> Graph {
    of(nodeCount, (0..<nodeCount).flatMap { a in (0..<a).map { ($0, a) } })
  }

  /// A graph in which each pair is joined with the given probability; strengths, if asked for, are 0.5, 1, 1.5 … 4.
  public static func random(
    _ nodeCount: Int, probability: Double, seed: UInt64, directed: Bool = false, weighted: Bool = false
  ) -> Graph {
    var generator = SeededGenerator(seed: seed)
    var edges: [(Int, Int)] = []
    var strengths: [Double] = []
    for a in 0..<nodeCount {
      for b in 0..<nodeCount where directed ? a != b : a < b {
        guard Double.random(in: 0..<1, using: &generator) < probability else { continue }
        edges.append((a, b))
        strengths.append(weighted ? Double(Int.random(in: 1...8, using: &generator)) / 2 : 1)
      }
    }
    return of(nodeCount, edges, directed: directed, strengths: strengths)
  }
}

extension NodePartition {
  /// A random group, or none, for each node.
  public static func random(
    _ nodeCount: Int, groups: Int, seed: UInt64, missingShare: Double = 0
  ) -> NodePartition {
    var generator = SeededGenerator(seed: seed)
    return NodePartition(
      (0..<nodeCount).map { _ in
        Double.random(in: 0..<1, using: &generator) < missingShare ? nil : Int.random(in: 0..<groups, using: &generator)
      }, groupCount: groups)
  }
}

extension Graph {
  /// A grid, node *r* × `columns` + *c* in row *r* and column *c*.
  public static func grid(_ rows: Int, _ columns: Int) -> Graph {
    var edges: [(Int, Int)] = []
    for node in 0..<rows * columns {
      if node % columns + 1 < columns { edges.append((node, node + 1)) }
      if node / columns + 1 < rows { edges.append((node, node + columns)) }
    }
    return of(rows * columns, edges)
  }
}

extension Graph {
  /// A graph of a few hubs and many with few ties: both ends of each tie are drawn with a preference for low numbers.
  public static func hubs(
    _ nodeCount: Int, ties: Int, seed: UInt64, directed: Bool = false, weighted: Bool = false
  ) -> Graph {
    var generator = SeededGenerator(seed: seed)
    var present: Set<[Int]> = []
    while present.count < ties {
      let ends = (0..<2).map { _ in
        let place = Double.random(in: 0..<1, using: &generator)
        return Int(Double(nodeCount) * place * place * place)
      }
      if ends[0] != ends[1] { present.insert(directed || ends[0] < ends[1] ? ends : [ends[1], ends[0]]) }
    }
    let edges = present.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ($0[0], $0[1]) }
    let strengths = edges.map { _ in weighted ? Double(Int.random(in: 1...8, using: &generator)) / 2 : 1 }
    return of(nodeCount, edges, directed: directed, strengths: strengths)
  }
}
