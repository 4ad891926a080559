import GraphCore

/// Looks for the set of nodes with the highest score.
struct NodeSetSearch<Scorer: NodeSetScorer>: Sendable {
  let nodeCount: Int
  let size: Int
  let threads: Int?
  let scorer: @Sendable () -> Scorer

  private struct Best: Sendable {
    var nodes: [Int32] = []
    var score = -Double.infinity

    /// Takes over a set if it is better by more than rounding; of equal ones the first stays.
    mutating func improve(_ nodes: [Int32], _ score: Double) {
      guard score > self.score + 1e-10 * max(1, abs(score)) else { return }
      (self.nodes, self.score) = (nodes, score)
    }
  }

  /// Finds a set of high score.
  ///
  /// - Parameters:
  ///   - search: How to look, or nil to try all sets if that is affordable.
  ///   - stepsPerSet: About how many elementary steps it takes to score a set.
  ///   - restarts: How many random sets are improved besides the greedy one.
  ///   - seed: Where the random numbers start.
  /// - Returns: The set, its score and how it was found.
  func run(
    _ search: KeyPlayerSearch?, stepsPerSet: Int, restarts: Int, seed: UInt64
  ) -> (nodes: [NodeID], score: Double, search: KeyPlayerSearch) {
    let search = search ?? (isExactAffordable(stepsPerSet: stepsPerSet) ? .exact : .greedySwap)
    let best = search == .exact ? exact() : greedySwap(restarts: restarts, seed: seed)
    return (best.nodes.map { NodeID(Int($0)) }, best.score, search)
  }

  /// Whether there are at most 3 nodes to choose and scoring every set takes at most 10⁹ steps.
  private func isExactAffordable(stepsPerSet: Int) -> Bool {
    guard size <= 3, let count = subsetCount(of: nodeCount, size) else { return false }
    let (steps, overflow) = count.multipliedReportingOverflow(by: max(1, stepsPerSet))
    return !overflow && steps <= 1_000_000_000
  }

  // MARK: All sets

  private func exact() -> Best {
    guard let count = subsetCount(of: nodeCount, size) else { preconditionFailure("more sets than can be numbered") }
    return best(of: count) { numbers, scorer in
      var best = Best()
      var nodes = subset(numbered: numbers.lowerBound)
      for _ in numbers {
        best.improve(nodes, scorer.score(nodes))
        advance(&nodes)
      }
      return best
    }
  }

  /// The set at a place in lexicographic order.
  private func subset(numbered number: Int) -> [Int32] {
    var (number, node) = (number, 0)
    var nodes: [Int32] = []
    while nodes.count < size {
      let following = subsetCount(of: nodeCount - node - 1, size - nodes.count - 1) ?? .max
      if number < following { nodes.append(Int32(node)) } else { number -= following }
      node += 1
    }
    return nodes
  }

  /// Makes the next set in lexicographic order; the last one stays.
  private func advance(_ nodes: inout [Int32]) {
    guard let place = nodes.indices.last(where: { Int(nodes[$0]) < nodeCount - size + $0 }) else { return }
    nodes[place] += 1
    for next in nodes.indices[(place + 1)...] { nodes[next] = nodes[next - 1] + 1 }
  }

  // MARK: Some sets

  /// Improves a set that was put together node by node, then random ones.
  private func greedySwap(restarts: Int, seed: UInt64) -> Best {
    var start = Best()
    for _ in 0..<size {
      let nodes = start.nodes
      let outside = (0..<Int32(nodeCount)).filter { !nodes.contains($0) }
      start = best(of: outside.count) { numbers, scorer in
        scored(outside[numbers].map { (nodes + [$0]).sorted() }, &scorer)
      }
    }
    var best = improved(start)
    var seeds = SeededGenerator(seed: seed)
    for _ in 0..<restarts {
      var generator = SeededGenerator(seed: seeds.next())
      let nodes = Array((0..<Int32(nodeCount)).shuffled(using: &generator).prefix(size)).sorted()
      let random = self.best(of: 1) { _, scorer in scored([nodes], &scorer) }
      let found = improved(random)
      best.improve(found.nodes, found.score)
    }
    return best
  }

  /// Makes the best of all exchanges of one member, again and again until none helps.
  private func improved(_ start: Best) -> Best {
    var current = start
    while true {
      let nodes = current.nodes
      let outside = (0..<Int32(nodeCount)).filter { !nodes.contains($0) }
      let exchanged = best(of: size * outside.count) { numbers, scorer in
        scored(
          numbers.lazy.map { number in
            var exchanged = nodes
            exchanged[number / outside.count] = outside[number % outside.count]
            return exchanged.sorted()
          }, &scorer)
      }
      let before = current.score
      current.improve(exchanged.nodes, exchanged.score)
      if current.score == before { return current }
    }
  }

  // MARK: Scoring

  private func best(of count: Int, _ block: @Sendable (Range<Int>, inout Scorer) -> Best) -> Best {
    reduceInOrder(count, threads: threads, into: Best(), scratch: scorer, block: block) { total, part in
      total.improve(part.nodes, part.score)
    }
  }

  private func scored(_ sets: some Sequence<[Int32]>, _ scorer: inout Scorer) -> Best {
    var best = Best()
    for nodes in sets { best.improve(nodes, scorer.score(nodes)) }
    return best
  }
}

/// How many sets of a size can be chosen, or nil if that is not below 2⁶³.
private func subsetCount(of count: Int, _ size: Int) -> Int? {
  guard size <= count else { return 0 }
  var subsets = 1
  for chosen in 0..<min(size, count - size) {
    // Each step divides evenly, as the product is a count of sets itself.
    let (product, overflow) = subsets.multipliedReportingOverflow(by: count - chosen)
    if overflow { return nil }
    subsets = product / (chosen + 1)
  }
  return subsets
}
