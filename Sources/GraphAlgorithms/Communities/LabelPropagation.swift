public import GraphCore

extension Graph {
  /// Finds communities by letting each node take over the label that is most frequent among its neighbours.
  ///
  /// Each node starts with a label of its own. In each round all nodes, in random order and one after the other, take
  /// the label with the highest strength of ties; equal ones are drawn by lot. Rounds end when every label is one of the
  /// highest among its neighbours, and labels whose nodes do not hang together are split (Raghavan, Albert and Kumara,
  /// Physical Review E 76:036106, 2007, <https://doi.org/10.1103/PhysRevE.76.036106>, who count neighbours; so does
  /// ``GraphCore/Graph/unweighted``). Directions are ignored, and strengths both ways added. From round 20 on a node
  /// keeps its label if it is one of the highest, so that the end is certain in large graphs, too. Nothing is maximised:
  /// runs differ much, and all may end in one community.
  ///
  /// - Parameter seed: Where the random numbers start; the same seed gives the same result.
  /// - Returns: Communities that are connected if directions are ignored, with their modularity at resolution 1. A node
  ///   without ties is a community of its own.
  /// - Precondition: Directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: O(*n* + *m*) time for each round, O(*n* + *m*) space.
  public func labelPropagationCommunities(seed: UInt64) -> Communities {
    let graph = CommunityGraph(self, resolution: 1)
    var propagation = LabelPropagation(graph, seed: seed)
    var round = 0
    repeat {
      propagation.relabel(keepsHighest: round >= 20)
      round += 1
    } while !propagation.isSettled()
    return Communities(self, graph.connectedParts(of: propagation.labels).parts, resolution: 1)
  }
}

/// Labels on their way through a graph.
private struct LabelPropagation {
  private let graph: CommunityGraph
  private(set) var labels: [Int32]
  private var order: [Int32]
  private var generator: SeededGenerator
  /// The strength of ties to each label, 0 but for those in `seen`.
  private var strengthTo: [Double]
  private var seen: [Int32] = []

  init(_ graph: CommunityGraph, seed: UInt64) {
    self.graph = graph
    labels = (0..<Int32(graph.nodeCount)).map { $0 }
    order = labels
    generator = SeededGenerator(seed: seed)
    strengthTo = Array(repeating: 0, count: graph.nodeCount)
  }

  /// Gives every node with ties one of the highest labels among its neighbours.
  mutating func relabel(keepsHighest: Bool) {
    order.shuffle(using: &generator)
    for node in order {
      let least = weighNeighbors(of: Int(node))
      if !seen.isEmpty && !(keepsHighest && strengthTo[Int(labels[Int(node)])] >= least) {
        var lot = Int.random(in: 0..<seen.count { strengthTo[Int($0)] >= least }, using: &generator)
        for label in seen where strengthTo[Int(label)] >= least {
          if lot == 0 { labels[Int(node)] = label }
          lot -= 1
        }
      }
      forgetNeighbors()
    }
  }

  /// Whether every label is one of the highest among its node's neighbours.
  mutating func isSettled() -> Bool {
    for node in 0..<graph.nodeCount {
      let least = weighNeighbors(of: node)
      let isHighest = strengthTo[Int(labels[node])] >= least
      forgetNeighbors()
      if !isHighest { return false }
    }
    return true
  }

  /// Adds up the strength of a node's ties to each label.
  ///
  /// - Returns: What a label must have to be one of the highest: sums that differ by rounding only are equal.
  private mutating func weighNeighbors(of node: Int) -> Double {
    var highest = 0.0
    for arc in graph.row(node) {
      let label = labels[Int(graph.targets[arc])]
      if strengthTo[Int(label)] == 0 { seen.append(label) }
      strengthTo[Int(label)] += graph.strength(arc)
      highest = max(highest, strengthTo[Int(label)])
    }
    return highest * (1 - 1e-10)
  }

  private mutating func forgetNeighbors() {
    for label in seen { strengthTo[Int(label)] = 0 }
    seen.removeAll(keepingCapacity: true)
  }
}
