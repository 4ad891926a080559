import GraphCore

/// Which of a node's edges count; it matters only when edges run one way.
public enum TieDirection: String, CaseIterable, Hashable, Sendable {
  /// Edges that leave and edges that arrive.
  case any
  /// Edges that arrive.
  case incoming
  /// Edges that leave.
  case outgoing
}

extension Graph {
  /// Visits the edges at one node: the neighbour and the strength of each.
  ///
  /// Undirected edges are visited once, whatever the direction.
  @inline(__always)
  func forEachTie(of node: Int, _ direction: TieDirection, _ body: (_ neighbor: Int, _ strength: Double) -> Void) {
    if direction != .incoming {
      for arc in outgoing.row(node) { body(Int(outgoing.targets[arc]), outgoing.strength(arc)) }
    }
    if direction == .incoming || (direction == .any && isDirected) {
      for arc in incoming.row(node) { body(Int(incoming.targets[arc]), incoming.strength(arc)) }
    }
  }

  /// Visits the edges at each node, node by node: the node, its neighbour and the strength of each.
  @inline(__always)
  func forEachTie(_ direction: TieDirection, _ body: (_ node: Int, _ neighbor: Int, _ strength: Double) -> Void) {
    for node in 0..<nodeCount {
      forEachTie(of: node, direction) { neighbor, strength in body(node, neighbor, strength) }
    }
  }
}
