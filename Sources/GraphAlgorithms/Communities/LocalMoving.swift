import GraphCore

extension CommunityGraph {
  /// Moves single nodes to the community where modularity gains most, as long as a move is in sight.
  ///
  /// Nodes wait in a queue, in random order at first; a node that moves puts those neighbours back that are now outside
  /// its community (Ozaki, Tezuka and Inaba, International Journal of Computer and Electrical Engineering 8:207, 2016;
  /// Traag, Waltman and van Eck, Scientific Reports 9:5233, 2019, <https://doi.org/10.1038/s41598-019-41695-z>). A
  /// node may also leave for a community of its own. Of equal gains the present community wins, then the one whose tie
  /// comes first.
  ///
  /// - Parameters:
  ///   - groups: The community of each node, a number below the node count; changed in place.
  ///   - generator: Draws the order.
  /// - Returns: Whether a node moved.
  /// - Complexity: O(*n* + *m*) time for a round through all nodes; O(*n*) space.
  func moveNodes(_ groups: inout [Int32], using generator: inout SeededGenerator) -> Bool {
    var groupWeights = [SIMD2<Double>](repeating: .zero, count: nodeCount)
    var sizes = [Int32](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      groupWeights[Int(groups[node])] += weights[node]
      sizes[Int(groups[node])] += 1
    }
    var empty = (0..<Int32(nodeCount)).reversed().filter { sizes[Int($0)] == 0 }
    // A ring that holds every node at most once.
    var queue = (0..<Int32(nodeCount)).shuffled(using: &generator)
    var (head, waiting) = (0, queue.count)
    var isWaiting = [Bool](repeating: true, count: nodeCount)
    // The strength of the node's ties to each community, 0 but for those in `seen`.
    var strengthTo = [Double](repeating: 0, count: nodeCount)
    var seen: [Int32] = []
    var hasMoved = false
    while waiting > 0 {
      let node = Int(queue[head])
      head = head + 1 == queue.count ? 0 : head + 1
      waiting -= 1
      isWaiting[node] = false
      for arc in row(node) {
        let group = groups[Int(targets[arc])]
        if strengthTo[Int(group)] == 0 { seen.append(group) }
        strengthTo[Int(group)] += strength(arc)
      }
      let (own, weight) = (groups[node], weights[node])
      var best = own
      var bestGain =
        strengthTo[Int(own)] - expected(weight, groupWeights[Int(own)] - weight) + Self.leastGain
        * (weight.x + weight.y)
      if bestGain < 0, sizes[Int(own)] > 1, let free = empty.last { (best, bestGain) = (free, 0) }
      for group in seen where group != own {
        let gain = strengthTo[Int(group)] - expected(weight, groupWeights[Int(group)])
        if gain > bestGain { (best, bestGain) = (group, gain) }
      }
      for group in seen { strengthTo[Int(group)] = 0 }
      seen.removeAll(keepingCapacity: true)
      guard best != own else { continue }
      hasMoved = true
      if empty.last == best { empty.removeLast() }
      sizes[Int(own)] -= 1
      sizes[Int(best)] += 1
      groupWeights[Int(best)] += weight
      if sizes[Int(own)] == 0 {
        groupWeights[Int(own)] = .zero
        empty.append(own)
      } else {
        groupWeights[Int(own)] -= weight
      }
      groups[node] = best
      for arc in row(node) {
        let neighbor = Int(targets[arc])
        guard !isWaiting[neighbor] && groups[neighbor] != best else { continue }
        isWaiting[neighbor] = true
        let tail = head + waiting
        queue[tail < queue.count ? tail : tail - queue.count] = Int32(neighbor)
        waiting += 1
      }
    }
    return hasMoved
  }

  /// The share of a node's strength that a move must gain at least, so that rounding cannot move nodes to and fro.
  private static let leastGain = 1e-10
}
