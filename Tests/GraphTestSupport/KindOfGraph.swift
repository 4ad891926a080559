public import GraphCore
public import Testing

/// Graphs of some hundred nodes, of every shape that path measures treat differently.
public enum KindOfGraph: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case tree, cactus, caterpillar, components, isolated, sparse, dense, hubs, barbell
  case grid, ladder, ring, chain, longPieces
  case directedTree, directedSparse, directedDense, directedHubs, directedGrid, directedCycle, directedChain

  /// What the kind is called when a test fails.
  public var testDescription: String { rawValue }

  /// One graph of the kind.
  public var graph: Graph {
    var generator = SeededGenerator(seed: 11)
    func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
    switch self {
    case .tree: return .of(150, (1..<150).map { ($0, below($0)) })
    case .cactus:
      // Triangles, squares and single edges, each hung on an earlier node.
      var (edges, count): ([(Int, Int)], Int) = ([], 1)
      while count < 150 {
        let (top, size) = (below(count), 1 + below(3))
        for index in 0..<size { edges.append((index == 0 ? top : count + index - 1, count + index)) }
        if size > 1 { edges.append((count + size - 1, top)) }
        count += size
      }
      return .of(count, edges)
    case .caterpillar: return .of(120, (1..<60).map { ($0 - 1, $0) } + (0..<60).map { ($0, $0 + 60) })
    case .components:
      let parts = (0..<8).flatMap { part in (0..<40).map { _ in (part * 20 + below(20), part * 20 + below(20)) } }
      return .of(160, parts.filter { $0.0 != $0.1 })
    case .isolated: return .of(70, [])
    case .sparse: return .random(200, probability: 0.008, seed: 21)
    case .dense: return .random(90, probability: 0.3, seed: 22)
    case .hubs:
      return .of(
        200, (1..<200).flatMap { node in [(node, below(min(node, 6))), (node, below(node))] }.filter { $0 != $1 })
    case .grid: return .grid(13, 13)
    case .ladder: return .grid(2, 90)
    case .longPieces:
      // A narrow grid, a ring and a chain.
      let grid = Graph.grid(3, 30).edges.map { ($0.source.index, $0.target.index) }
      return .of(220, grid + (0..<70).map { (90 + $0, 90 + ($0 + 1) % 70) } + (160..<218).map { ($0, $0 + 1) })
    case .ring: return .cycle(150)
    case .chain: return .path(150)
    case .barbell:
      let clique = (0..<15).flatMap { a in (0..<a).map { ($0, a) } }
      return .of(50, clique + clique.map { ($0.0 + 35, $0.1 + 35) } + (14..<35).map { ($0, $0 + 1) })
    case .directedTree:
      // Away from the root, and a few short cuts.
      return .of(150, (1..<150).map { (below($0), $0) } + (1..<12).map { ($0, 149 - $0) }, directed: true)
    case .directedSparse: return .random(200, probability: 0.008, seed: 23, directed: true)
    case .directedDense: return .random(90, probability: 0.2, seed: 24, directed: true)
    case .directedHubs:
      // Short ways, sinks, and many nodes that a single edge leaves.
      let ties = (1..<220).flatMap { node in
        [(below(node), node), (node, below(min(node, 5)))] + (node % 3 == 0 ? [(node, below(node))] : [])
      }
      return .of(230, ties.filter { $0.0 != $0.1 } + (220..<230).map { (below(220), $0) }, directed: true)
    case .directedGrid:
      // Each edge runs one way, either with the same chance.
      let edges = Graph.grid(12, 14).edges.map { ($0.source.index, $0.target.index) }
      return .of(168, edges.map { below(2) == 0 ? $0 : ($0.1, $0.0) }, directed: true)
    case .directedCycle: return .cycle(80, directed: true)
    case .directedChain: return .path(100, directed: true)
    }
  }
}
