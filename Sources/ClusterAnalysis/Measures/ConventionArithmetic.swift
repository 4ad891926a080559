import GraphAlgorithms
import GraphCore

extension NodeScores {
  /// Every score times a factor.
  func scaled(by factor: Double) -> NodeScores { scaled { _ in factor } }

  /// Every score times a factor that is reckoned from those that are defined; as they are where it is not finite.
  func scaled(_ factor: ([Double]) -> Double) -> NodeScores {
    let nodes = (0..<count).map(NodeID.init)
    let factor = factor(nodes.compactMap { self[$0] })
    guard factor.isFinite else { return self }
    return NodeScores(nodes.map { node in score(of: node).map { $0 * factor } })
  }

  /// The scores with a number wherever there is none.
  func definedEverywhere(as number: Double) -> NodeScores {
    NodeScores((0..<count).map { self[NodeID($0)] ?? number })
  }

  /// No score for any node.
  static func undefined(_ reason: UndefinedReason, nodeCount: Int) -> NodeScores {
    NodeScores([NodeScore](repeating: .undefined(reason), count: nodeCount))
  }

  /// Whether every node has a score above 0.
  var isPositiveEverywhere: Bool { (0..<count).allSatisfy { (self[NodeID($0)] ?? 0) > 0 } }

  private func score(of node: NodeID) -> NodeScore {
    self[node].map(NodeScore.value) ?? .undefined(undefinedReason(of: node) ?? .zeroDenominator)
  }
}

extension NodeScore {
  fileprivate func map(_ transform: (Double) -> Double) -> NodeScore {
    if case .value(let value) = self { .value(transform(value)) } else { self }
  }
}

extension [Double] {
  /// The sum of the squares.
  func squaredSum() -> Double { reduce(0) { $0 + $1 * $1 } }
}

extension Graph {
  /// Which share of all pairs, tied or not, looks the same both ways; nil with fewer than two nodes.
  func reciprocityOfAllPairs() -> Double? {
    guard nodeCount > 1 else { return nil }
    let oneWay = isDirected ? edges.count { !hasEdge(from: $0.target, to: $0.source) } : 0
    return 1 - Double(oneWay) / (Double(nodeCount) * Double(nodeCount - 1) / 2)
  }

  /// Which share of paths a → b → c, with a and c apart, has an edge a → c too; nil without such paths.
  func directedTransitivity() -> Double? {
    let (arriving, leaving) = (inDegree(), outDegree())
    let all = nodes.reduce(0) { $0 + (arriving[$1] ?? 0) * (leaving[$1] ?? 0) }
    // An edge and its answer make a path that ends where it began.
    let returning = edges.count { hasEdge(from: $0.target, to: $0.source) }
    let paths = all - Double(returning)
    let open = brokerageRoles(NodePartition(nodes.map { _ in 0 })).coordinator
    return paths > 0 ? 1 - nodes.reduce(0) { $0 + (open[$1] ?? 0) } / paths : nil
  }
}
