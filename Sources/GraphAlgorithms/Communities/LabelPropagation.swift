public import GraphCore

extension Graph {
  /// Finds communities by letting each node take over the label that is most frequent among its neighbours.
  ///
  /// Each node starts with a label of its own and takes the label with the highest strength of ties; equal ones are drawn by
  /// lot (Raghavan, Albert and Kumara, Physical Review E 76:036106, 2007, <https://doi.org/10.1103/PhysRevE.76.036106>,
  /// who count neighbours; so does ``GraphCore/Graph/unweighted``). In eight rounds all nodes have their turn, one after
  /// the other in random order. Then a node has another turn only when a neighbour has taken another label than its own
  /// (Traag and Šubelj, Scientific Reports 13:2701, 2023, <https://doi.org/10.1038/s41598-023-29610-z>), and keeps its
  /// label if that is one of the highest, so that the end is certain. When nobody waits any more, every label is one of
  /// the highest among its neighbours, and labels whose nodes do not hang together are split. Directions are ignored, and
  /// strengths both ways added. Nothing is maximised: runs differ much, and all may end in one community.
  ///
  /// - Parameters:
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - threads: How many threads work, nil for one per processor; the communities are the same for any number. They share
  ///     only what comes before and after: labels taken at the same time would oscillate or settle in worse communities.
  /// - Returns: Communities that are connected if directions are ignored, with their modularity at resolution 1. A node
  ///   without ties is a community of its own.
  /// - Precondition: Directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: As a rule O(*n* + *m*) time; each change of a label adds to the strength of ties between equal ones,
  ///   which bounds their number. O(*n* + *m*) space.
  public func labelPropagationCommunities(seed: UInt64, threads: Int? = nil) -> Communities {
    var generator = SeededGenerator(seed: seed)
    let order = (0..<Int32(nodeCount)).shuffled(using: &generator)
    let graph = CommunityGraph(self, order: order, resolution: 1, threads: threads)
    let parts = graph.connectedParts(of: graph.propagatedLabels(using: &generator)).parts
    var groups = [Int32](repeating: 0, count: nodeCount)
    for (index, node) in order.enumerated() { groups[Int(node)] = parts[index] }
    return Communities(self, groups, resolution: 1, threads: threads)
  }
}

extension CommunityGraph {
  /// Passes labels on until each is one of the highest among its node's neighbours, or the work is cancelled.
  fileprivate func propagatedLabels(using generator: inout SeededGenerator) -> Room<Int32> {
    let labels = singletons()
    let propagation = LabelPropagation(self, labels)
    let watch = Watch.current
    // Whether a turn could change a node's label: a neighbour has taken another one since the last turn, or lots were drawn.
    let isOpen = Room(repeating: true, count: nodeCount)
    for round in 0..<LabelPropagation.fullRounds where !watch.isCancelled {
      for node in 0..<nodeCount where isOpen[node] {
        let drawn = propagation.drawnLabel(of: node, using: &generator)
        isOpen[node] = drawn.isByLot
        guard drawn.label != labels[node] else { continue }
        labels[node] = drawn.label
        forEachTie(of: node) { neighbor, _ in isOpen[neighbor] = true }
      }
      watch.tell(round + 1, of: LabelPropagation.fullRounds + 1)
    }
    var queue = NodeQueue(nodeCount, waiting: (0..<Int32(nodeCount)).filter { isOpen[Int($0)] })
    while let node = queue.next() {
      if node & 1023 == 0 && watch.isCancelled { break }
      let drawn = propagation.drawnLabel(of: node, using: &generator)
      guard !drawn.isOwnHighest else { continue }
      labels[node] = drawn.label
      forEachTie(of: node) { neighbor, _ in
        if labels[neighbor] != drawn.label && !queue.isWaiting(neighbor) { queue.append(neighbor) }
      }
    }
    return labels
  }
}

/// Finds the labels that nodes take over.
private struct LabelPropagation {
  /// How often all nodes have their turn.
  ///
  /// With each round more of the small communities that stand side by side dissolve; after eight little more happens.
  static let fullRounds = 8

  private let graph: CommunityGraph
  private let labels: Room<Int32>
  private let sums: GroupSums

  init(_ graph: CommunityGraph, _ labels: Room<Int32>) {
    (self.graph, self.labels, sums) = (graph, labels, GroupSums(graph))
  }

  /// Draws one of the highest labels among a node's neighbours.
  ///
  /// - Returns: The label, which is the node's own if it has no ties; whether others are as high; and whether the node's
  ///   own label is one of the highest.
  @inline(__always)
  func drawnLabel(
    of node: Int, using generator: inout SeededGenerator
  ) -> (label: Int32, isByLot: Bool, isOwnHighest: Bool) {
    let (strengthTo, seen) = (sums.strengthTo.start, sums.seen.start)
    let (seenCount, highest) = sums.add(node, graph, labels)
    // Sums that differ by rounding only are equal.
    let least = highest * (1 - 1e-10)
    let own = labels[node]
    let isOwnHighest = strengthTo[Int(own)] >= least
    // The highest are gathered where others stood that have been looked at by then.
    var equals = 0
    for index in 0..<seenCount {
      let candidate = seen[index]
      seen[equals] = candidate
      equals &+= strengthTo[Int(candidate)] >= least ? 1 : 0
      strengthTo[Int(candidate)] = 0
    }
    guard equals > 1 else { return (equals == 1 ? seen[0] : own, false, isOwnHighest) }
    return (seen[Int(generator.next().multipliedFullWidth(by: UInt64(equals)).high)], true, isOwnHighest)
  }
}
