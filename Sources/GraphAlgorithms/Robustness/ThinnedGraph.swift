import GraphCore

/// Makes copies of a graph without some of its edges.
struct ThinnedGraph: Sendable {
  private let graph: Graph
  private let edgeOfOutgoing: [Int32]
  private let edgeOfIncoming: [Int32]

  init(_ graph: Graph) {
    self.graph = graph
    let edgeOfArc = graph.edgeOfArc()
    edgeOfOutgoing = edgeOfArc
    edgeOfIncoming = graph.isDirected ? graph.outgoingArcOfIncoming().map { edgeOfArc[Int($0)] } : edgeOfArc
  }

  /// The same nodes, without the edges that are marked.
  func without(_ isDropped: [Bool]) -> Graph {
    let outgoing = graph.outgoing.without(isDropped, edgeOfArc: edgeOfOutgoing)
    return Graph(
      isDirected: graph.isDirected, outgoing: outgoing,
      incoming: graph.isDirected ? graph.incoming.without(isDropped, edgeOfArc: edgeOfIncoming) : outgoing)
  }
}

extension Adjacency {
  fileprivate func without(_ isDropped: [Bool], edgeOfArc: [Int32]) -> Adjacency {
    var offsets: [Int32] = [0]
    var arcs: [Int] = []
    offsets.reserveCapacity(self.offsets.count)
    arcs.reserveCapacity(targets.count)
    for node in 0..<self.offsets.count - 1 {
      for arc in row(node) where !isDropped[Int(edgeOfArc[arc])] { arcs.append(arc) }
      offsets.append(Int32(arcs.count))
    }
    let isWeighted = arcs.contains { strength($0) != 1 }
    return Adjacency(
      offsets: offsets, targets: arcs.map { targets[$0] }, strengths: isWeighted ? arcs.map { strengths[$0] } : [])
  }
}
