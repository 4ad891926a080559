import GraphCore

/// The ties of a graph without their direction, with how each of them runs.
struct UnderlyingTies {
  /// Which way a tie runs, seen from the node whose row holds it.
  struct Directions: OptionSet {
    let rawValue: UInt8
    static let outgoing = Directions(rawValue: 1)
    static let incoming = Directions(rawValue: 2)
  }

  /// The nodes with an undirected edge for each pair that has one or two; strengths of both ways are added.
  let graph: Graph
  /// How the tie on each arc of `graph` runs; empty when all run both ways.
  private let directionsOfArc: [Directions]

  /// - Precondition: Directed graphs have fewer than 2³⁰ edges, since each may become two arcs.
  /// - Complexity: O(*n* + *m*) time and space; O(1) when undirected.
  init(of graph: Graph) {
    guard graph.isDirected else {
      (self.graph, directionsOfArc) = (graph, [])
      return
    }
    var offsets: [Int32] = [0]
    var targets: [Int32] = []
    var strengths: [Double] = []
    var directions: [Directions] = []
    offsets.reserveCapacity(graph.nodeCount + 1)
    targets.reserveCapacity(2 * graph.arcCount)
    for node in 0..<graph.nodeCount {
      let (outEnd, inEnd) = (graph.outgoing.row(node).upperBound, graph.incoming.row(node).upperBound)
      var (out, into) = (graph.outgoing.row(node).lowerBound, graph.incoming.row(node).lowerBound)
      while out < outEnd || into < inEnd {
        let leaving = out < outEnd ? graph.outgoing.targets[out] : .max
        let arriving = into < inEnd ? graph.incoming.targets[into] : .max
        var strength = 0.0
        var direction: Directions = []
        if leaving <= arriving {
          strength += graph.outgoing.strength(out)
          direction.insert(.outgoing)
          out += 1
        }
        if arriving <= leaving {
          strength += graph.incoming.strength(into)
          direction.insert(.incoming)
          into += 1
        }
        targets.append(min(leaving, arriving))
        strengths.append(strength)
        directions.append(direction)
      }
      offsets.append(Int32(targets.count))
    }
    let adjacency = Adjacency(
      offsets: offsets, targets: targets, strengths: strengths.allSatisfy { $0 == 1 } ? [] : strengths)
    self.graph = Graph(isDirected: false, outgoing: adjacency, incoming: adjacency)
    directionsOfArc = directions
  }

  /// Whether every tie is an edge both ways, as in an undirected graph.
  var allRunBothWays: Bool { directionsOfArc.isEmpty }

  /// Whether an edge of the original graph leaves the node in whose row an arc is.
  func leaves(_ arc: Int) -> Bool { directionsOfArc.isEmpty || directionsOfArc[arc].contains(.outgoing) }

  /// Whether an edge of the original graph arrives at the node in whose row an arc is.
  func arrives(_ arc: Int) -> Bool { directionsOfArc.isEmpty || directionsOfArc[arc].contains(.incoming) }

  /// How many edges of the original graph the tie on an arc stands for: 1 or 2.
  func edgeCount(_ arc: Int) -> Int { leaves(arc) && arrives(arc) ? 2 : 1 }
}
