// Unchecked working memory, because the order is part of every betweenness where there are no hubs.

import GraphCore

/// Puts nodes in batches that have many neighbours in common, whose distances to everything else then differ little.
///
/// A batch begins with any node; the one that shares most with those in it comes next, a neighbour counting the less the
/// more neighbours it has itself (as in Adamic and Adar, Social Networks 25:211, 2003,
/// <https://doi.org/10.1016/S0378-8733(03)00009-1>). In graphs without hubs, such as small worlds, a batch of sixteen
/// visits each node three times, and 3.6 times in the order that suits networks with hubs.
struct SharedNeighborhoods {
  private let graph: Graph
  private let isWaiting: Room<Bool>
  /// How much each node shares with the batch at hand, and who shares anything.
  private let score: Room<Float>
  private var touched: [Int32] = []

  init(_ graph: Graph) {
    self.graph = graph
    isWaiting = Room(repeating: false, count: graph.nodeCount)
    score = Room(zeros: graph.nodeCount)
  }

  /// Whether no node has many more neighbours than most.
  static func suit(_ graph: Graph) -> Bool {
    let largest = (0..<graph.nodeCount).reduce(0) {
      max($0, graph.outgoing.row($1).count, graph.incoming.row($1).count)
    }
    return largest * graph.nodeCount <= 8 * graph.arcCount
  }

  /// Some nodes, near ones together already, in an order in which each batch of `size` shares much.
  ///
  /// Where each has a tie to a good part of the others, all are near one another and their order stays.
  ///
  /// - Complexity: O(*k* *d*²) time for *k* nodes with *d* neighbours each, O(*k*) space.
  mutating func inBatches(_ nodes: [Int32], of size: Int) -> [Int32] {
    let arcCount = nodes.reduce(0) { $0 + graph.outgoing.row(Int($1)).count }
    // The *d*² steps for a node must be few beside the arcs that its search walks.
    guard 8 * arcCount <= nodes.count * nodes.count else { return nodes }
    for node in nodes { isWaiting[Int(node)] = true }
    var order: [Int32] = []
    order.reserveCapacity(nodes.count)
    var first = 0
    while order.count < nodes.count {
      while !isWaiting[Int(nodes[first])] { first += 1 }
      let next = nearest() ?? nodes[first]
      isWaiting[Int(next)] = false
      order.append(next)
      if order.count.isMultiple(of: size) { forget() } else { share(with: next) }
    }
    forget()
    return order
  }

  /// Who shares most with the batch.
  private mutating func nearest() -> Int32? {
    touched.removeAll { !isWaiting[Int($0)] }
    return touched.max { score[Int($0)] < score[Int($1)] }
  }

  /// Adds to the scores of all who share something with a node.
  private mutating func share(with node: Int32) {
    graph.outgoing.withUnsafeRows { outgoing in
      graph.incoming.withUnsafeRows { incoming in
        add(of: Int(node), incoming)
        for arc in outgoing.arcs(Int(node)) { add(of: Int(outgoing.targets[arc]), incoming) }
      }
    }
  }

  /// Adds to the scores of a node and of those that it is a neighbour of.
  private mutating func add(of node: Int, _ incoming: UnsafeRows) {
    let row = incoming.arcs(node)
    let part = 1 / Float(row.count + 1)
    add(part, to: Int32(truncatingIfNeeded: node))
    for arc in row { add(part, to: incoming.targets[arc]) }
  }

  private mutating func add(_ part: Float, to node: Int32) {
    guard isWaiting[Int(node)] else { return }
    if score[Int(node)] == 0 { touched.append(node) }
    score[Int(node)] += part
  }

  private mutating func forget() {
    for node in touched { score[Int(node)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
