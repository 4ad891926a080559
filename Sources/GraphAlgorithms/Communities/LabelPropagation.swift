public import GraphCore

extension Graph {
  /// Finds communities by letting each node take over the label that is most frequent among its neighbours.
  ///
  /// Each node starts with a label of its own and takes the label with the highest strength of ties; equal ones are drawn by
  /// lot (Raghavan, Albert and Kumara, Physical Review E 76:036106, 2007, <https://doi.org/10.1103/PhysRevE.76.036106>,
  /// who count neighbours; so does ``GraphCore/Graph/unweighted``). In six rounds all nodes have their turn, one after
  /// the other in random order. Then a node has another turn only when a neighbour has taken another label than its own
  /// (Traag and Šubelj, Scientific Reports 13:2701, 2023, <https://doi.org/10.1038/s41598-023-29610-z>), and keeps its
  /// label if that is one of the highest, so that the end is certain. When nobody waits any more, every label is one of
  /// the highest among its neighbours, and labels whose nodes do not hang together are split. Directions are ignored, and
  /// strengths both ways added. Nothing is maximised: runs differ much, and all may end in one community.
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
    let propagation = LabelPropagation(self, labels)
    let watch = Watch.current
    for round in 0..<LabelPropagation.fullRounds where !watch.isCancelled {
      for node in 0..<nodeCount {
        if let label = propagation.newLabel(of: node, keepsHighest: false, using: &generator) { labels[node] = label }
      }
      watch.tell(round + 1, of: LabelPropagation.fullRounds + 1)
    }
    var queue = NodeQueue(nodeCount)
    while let node = queue.next() {
      if node & 1023 == 0 && watch.isCancelled { break }
      guard let label = propagation.newLabel(of: node, keepsHighest: true, using: &generator) else { continue }
      labels[node] = label
      for arc in row(node) {
        let neighbor = target(arc)
        if labels[neighbor] != label && !queue.isWaiting(neighbor) { queue.append(neighbor) }
      }
    }
    return labels
  }
}

/// Finds the labels that nodes take over.
private struct LabelPropagation {
  /// How often all nodes have their turn, whether something changed around them or not.
  ///
  /// With each round more of the small communities that stand side by side dissolve; after six little more happens.
  static let fullRounds = 6

  private let graph: CommunityGraph
  private let labels: Room<Int32>
  /// The strength of a node's ties to each label, 0 between visits.
  private let strengthTo: Room<Double>
  /// The labels that a node has ties to.
  private let seen: Room<Int32>

  init(_ graph: CommunityGraph, _ labels: Room<Int32>) {
    (self.graph, self.labels) = (graph, labels)
    (strengthTo, seen) = (Room(zeros: graph.nodeCount), Room(graph.nodeCount))
  }

  /// Draws one of the highest labels among a node's neighbours.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - keepsHighest: Whether the node's own label is taken if it is one of the highest.
  ///   - generator: Draws among labels that are equally high.
  /// - Returns: The label, or nil if it is the node's own or the node has no ties.
  @inline(__always)
  func newLabel(of node: Int, keepsHighest: Bool, using generator: inout SeededGenerator) -> Int32? {
    let (labels, strengthTo, seen) = (labels.start, strengthTo.start, seen.start)
    var (seenCount, highest) = (0, 0.0)
    for arc in graph.row(node) {
      let label = labels[graph.target(arc)]
      let before = strengthTo[Int(label)]
      seen[seenCount] = label
      seenCount += before == 0 ? 1 : 0
      strengthTo[Int(label)] = before + graph.strength(arc)
      highest = max(highest, before + graph.strength(arc))
    }
    // Sums that differ by rounding only are equal.
    let least = highest * (1 - 1e-10)
    let own = labels[node]
    let isHighest = strengthTo[Int(own)] >= least
    var (label, equals) = (own, UInt64(0))
    for index in 0..<seenCount {
      let candidate = seen[index]
      if strengthTo[Int(candidate)] >= least {
        equals += 1
        // The last of any number of equals is taken with its share of the chance.
        if equals == 1 || generator.next().multipliedFullWidth(by: equals).high == 0 { label = candidate }
      }
      strengthTo[Int(candidate)] = 0
    }
    return label == own || (keepsHighest && isHighest) ? nil : label
  }
}
