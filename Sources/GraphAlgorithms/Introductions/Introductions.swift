public import GraphCore

/// A chain of nodes, each tied to the next.
public struct IntroductionChain: Hashable, Sendable {
  /// The nodes from one end to the other, both included.
  public let nodes: [NodeID]
  /// The strength of the weakest tie of the chain; infinite for a chain of one node.
  public let weakestStrength: Double

  /// How many ties the chain has.
  public var hopCount: Int { nodes.count - 1 }
}

extension Graph {
  /// Finds the shortest chains over which one node could be introduced to another.
  ///
  /// - Parameters:
  ///   - source: Who looks for an introduction.
  ///   - target: Who is to be met; in a directed graph, chains run along the edges.
  ///   - limit: How many chains are wanted at most.
  /// - Returns: Chains of the fewest hops, those with the strongest weakest tie first and of these by rising first node
  ///   that differs; one chain of one node if both are the same, none without a path.
  /// - Complexity: O(*n* + *m*) time, then O(*d* (*d* + *k* *l*)) for the *d* ties on chains of the fewest hops, *k* chains and
  ///   their length *l*.
  public func introductions(from source: NodeID, to target: NodeID, limit: Int = 1) -> [IntroductionChain] {
    let chains = ShortestChains(self, to: CollectionOfOne(target.index))
    return chains.best(from: source.index, limit: limit)
  }
}

/// The chains of fewest hops from every node to the nearest of some targets.
struct ShortestChains {
  private let adjacency: Adjacency
  /// How many hops each node is from the nearest target, or -1.
  let steps: [Int32]
  /// For each node the strength of the weakest tie on the best chain from it; 0 where none leads to a target.
  private let weakest: [Double]

  init(_ graph: Graph, to targets: some Sequence<Int>) {
    var search = HopSearch(graph, along: .incoming)
    search.search(from: targets)
    let steps = search.steps
    var weakest = [Double](repeating: 0, count: graph.nodeCount)
    let adjacency = graph.outgoing
    for node in search.reached.map(Int.init) {
      guard steps[node] > 0 else {
        weakest[node] = .infinity
        continue
      }
      // Nodes are reached by rising distance, so the next ones of a chain are done.
      for arc in adjacency.row(node) where steps[Int(adjacency.targets[arc])] == steps[node] - 1 {
        weakest[node] = max(weakest[node], min(adjacency.strength(arc), weakest[Int(adjacency.targets[arc])]))
      }
    }
    (self.adjacency, self.steps, self.weakest) = (adjacency, steps, weakest)
  }

  /// The chains from a node, the strongest weakest tie first, then the lowest nodes.
  func best(from source: Int, limit: Int) -> [IntroductionChain] {
    guard steps[source] >= 0 else { return [] }
    guard steps[source] > 0 else {
      return limit > 0 ? [IntroductionChain(nodes: [NodeID(source)], weakestStrength: .infinity)] : []
    }
    var chains: [IntroductionChain] = []
    for strength in strengths(from: source) where chains.count < limit {
      extend([source], weakest: .infinity, toExactly: strength, &chains, limit)
    }
    return chains
  }

  /// The strengths of ties on chains from a node, each once and falling, from the best weakest tie on.
  private func strengths(from source: Int) -> [Double] {
    var found: Set<Double> = []
    var isSeen: Set<Int> = [source]
    var open = [source]
    while let node = open.popLast() {
      forEachNext(node) { next, strength in
        if strength <= weakest[source] { found.insert(strength) }
        if isSeen.insert(next).inserted { open.append(next) }
      }
    }
    return found.sorted(by: >)
  }

  private func extend(
    _ chain: [Int], weakest soFar: Double, toExactly strength: Double, _ chains: inout [IntroductionChain], _ limit: Int
  ) {
    guard chains.count < limit, let last = chain.last else { return }
    guard steps[last] > 0 else {
      // Stronger chains were listed in an earlier round.
      if soFar == strength { chains.append(.init(nodes: chain.map(NodeID.init), weakestStrength: soFar)) }
      return
    }
    forEachNext(last) { next, tie in
      guard min(tie, weakest[next]) >= strength else { return }
      extend(chain + [next], weakest: min(soFar, tie), toExactly: strength, &chains, limit)
    }
  }

  /// Visits the nodes one hop nearer to a target, by rising number, with the strength of the tie to each.
  private func forEachNext(_ node: Int, _ body: (_ next: Int, _ strength: Double) -> Void) {
    for arc in adjacency.row(node) {
      let next = Int(adjacency.targets[arc])
      if steps[next] == steps[node] - 1 { body(next, adjacency.strength(arc)) }
    }
  }
}
