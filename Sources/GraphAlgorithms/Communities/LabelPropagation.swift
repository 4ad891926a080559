public import GraphCore

extension Graph {
  /// Finds communities by letting each node take over the label that is most frequent among its neighbours.
  ///
  /// Each node starts with a label of its own and takes, when its turn comes, the label with the highest strength of
  /// ties; equal ones are drawn by lot, but a node whose label is one of the highest keeps it (Raghavan, Albert and
  /// Kumara, Physical Review E 76:036106, 2007, <https://doi.org/10.1103/PhysRevE.76.036106>, who count neighbours; so
  /// does ``GraphCore/Graph/unweighted``). All wait in random order at first; a node that changes its label lets those
  /// neighbours wait again that have another one (Traag and Šubelj, Scientific Reports 13:2701, 2023,
  /// <https://doi.org/10.1038/s41598-023-29610-z>). When nobody waits any more, every label is one of the highest among
  /// its neighbours, and labels whose nodes do not hang together are split. Directions are ignored, and strengths both
  /// ways added. Nothing is maximised: runs differ much, and all may end in one community.
  ///
  /// - Parameter seed: Where the random numbers start; the same seed gives the same result.
  /// - Returns: Communities that are connected if directions are ignored, with their modularity at resolution 1. A node
  ///   without ties is a community of its own.
  /// - Precondition: Directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: As a rule O(*n* + *m*) time; each change of a label adds to the strength of ties between equal ones,
  ///   which bounds their number. O(*n* + *m*) space.
  public func labelPropagationCommunities(seed: UInt64) -> Communities {
    var generator = SeededGenerator(seed: seed)
    let order = (0..<Int32(nodeCount)).shuffled(using: &generator)
    let graph = CommunityGraph(self, order: order, resolution: 1)
    let parts = graph.connectedParts(of: graph.propagatedLabels(using: &generator)).parts
    var groups = [Int32](repeating: 0, count: nodeCount)
    for (index, node) in order.enumerated() { groups[Int(node)] = parts[index] }
    return Communities(self, groups, resolution: 1)
  }
}

extension CommunityGraph {
  /// Passes labels on until each is one of the highest among its node's neighbours, or the work is cancelled.
  fileprivate func propagatedLabels(using generator: inout SeededGenerator) -> Room<Int32> {
    let labels = singletons()
    var queue = NodeQueue(nodeCount)
    let strengthTo = Room<Double>(zeros: nodeCount)
    let seen = Room<Int32>(nodeCount)
    let watch = Watch.current
    while let node = queue.next() {
      if node & 1023 == 0 && watch.isCancelled { break }
      var (seenCount, highest) = (0, 0.0)
      for arc in row(node) {
        let label = labels[target(arc)]
        let before = strengthTo[Int(label)]
        seen[seenCount] = label
        seenCount += before == 0 ? 1 : 0
        strengthTo[Int(label)] = before + strength(arc)
        highest = max(highest, before + strength(arc))
      }
      // Sums that differ by rounding only are equal.
      let least = highest * (1 - 1e-10)
      let (own, ownStrength) = (labels[node], strengthTo[Int(labels[node])])
      // Of labels that are equally high each is taken with the same chance, whichever comes last in its lot.
      var (label, equals) = (own, UInt64(0))
      for index in 0..<seenCount {
        if strengthTo[Int(seen[index])] >= least {
          equals += 1
          if equals == 1 || generator.next(upperBound: equals) == 0 { label = seen[index] }
        }
        strengthTo[Int(seen[index])] = 0
      }
      guard label != own && ownStrength < least else { continue }
      labels[node] = label
      for arc in row(node) {
        let neighbor = target(arc)
        if labels[neighbor] != label && !queue.isWaiting(neighbor) { queue.append(neighbor) }
      }
    }
    return labels
  }
}
