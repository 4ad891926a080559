import GraphCore

/// What shares of shortest paths are counted for.
enum ShareItems: Sendable {
  case nodes
  case edges
}

/// Draws a pair of ends, and shares it out over what lies on the shortest paths of hops between them.
///
/// The estimator of ABRA (Riondato and Upfal, ACM Transactions on Knowledge Discovery from Data 12:61, 2018,
/// <https://doi.org/10.1145/3208351>): all shortest paths of the pair count, not one drawn at random.
struct PairShareDraws: SampleDrawing {
  let itemCount: Int
  private let graph: Graph
  private let pairs: EndPairDraws
  private let items: ShareItems
  private let component: NodePartition
  private let edgeOfForwardArc: [Int32]
  private let edgeOfBackwardArc: [Int32]

  init(_ graph: Graph, _ pairs: EndPairDraws, _ items: ShareItems) {
    (self.graph, self.pairs, self.items) = (graph, pairs, items)
    component = graph.connectedComponents()
    edgeOfForwardArc = items == .edges ? graph.edgeOfArc() : []
    edgeOfBackwardArc = items == .edges && graph.isDirected ? graph.outgoingArcOfIncoming() : edgeOfForwardArc
    itemCount = items == .nodes ? graph.nodeCount : graph.edgeCount
  }

  struct Scratch {
    var meeting: MeetingSearch
    /// For the rare pairs with more shortest paths than `MeetingSearch` can count; made when first needed.
    var counter: ShortestPathCounter?
  }

  func makeScratch() -> Scratch { Scratch(meeting: MeetingSearch(graph, visitingArcs: items == .edges)) }

  func draw(_ generator: inout SeededGenerator, _ scratch: inout Scratch, into sums: inout SampleSums) {
    let (source, target, _) = pairs.draw(&generator)
    guard component.groups[source] == component.groups[target] else { return }
    let outcome =
      switch items {
      case .nodes:
        scratch.meeting.search(from: source, to: target) { node, share in
          sums.add(node, share)
        } onForwardArc: { _, _ in
        } onBackwardArc: { _, _ in
        }
      case .edges:
        scratch.meeting.search(from: source, to: target) { _, _ in
        } onForwardArc: { arc, share in
          sums.add(Int(edgeOfForwardArc[arc]), share)
        } onBackwardArc: { arc, share in
          sums.add(Int(edgeOfBackwardArc[arc]), share)
        }
      }
    guard case .tooMany = outcome else { return }
    var counter = scratch.counter ?? ShortestPathCounter(graph, .hops)
    counter.search(from: source)
    var weights = [Double](repeating: 0, count: graph.nodeCount)
    weights[target] = 1
    counter.addShares(of: items, weights: weights, edgeOfArc: edgeOfForwardArc, dividedBy: 1, to: &sums)
    scratch.counter = counter
  }
}

/// Draws a source of pairs, as likely as it has pairs, and shares all of them out at once.
///
/// With lengths, finding the paths to one target costs about as much as finding those to all (Brandes and Pich,
/// International Journal of Bifurcation and Chaos 17:2303, 2007, <https://doi.org/10.1142/S0218127407018403>).
struct SourceShareDraws: SampleDrawing {
  let itemCount: Int
  private let graph: Graph
  private let ends: EndPairs
  private let pairs: EndPairDraws
  private let items: ShareItems
  private let lengths: EdgeLengths
  private let edgeOfArc: [Int32]
  /// Each node as a class of its own, since a draw has a weight for each.
  private let classes: [Int32]

  init(_ graph: Graph, _ ends: EndPairs, _ pairs: EndPairDraws, _ items: ShareItems, _ lengths: EdgeLengths) {
    (self.graph, self.ends, self.pairs, self.items, self.lengths) = (graph, ends, pairs, items, lengths)
    edgeOfArc = items == .edges ? graph.edgeOfArc() : []
    classes = Array(0..<Int32(graph.nodeCount))
    itemCount = items == .nodes ? graph.nodeCount : graph.edgeCount
  }

  struct Scratch {
    var weights: [Double]
    /// Nil if lengths are too different from one another.
    let quick: LengthCounter?
    /// For what is too much for the other; made when first needed.
    var counter: ShortestPathCounter?
  }

  func makeScratch() -> Scratch {
    Scratch(
      weights: Array(repeating: 0, count: graph.nodeCount), quick: LengthCounter(graph, lengths, along: .outgoing))
  }

  func draw(_ generator: inout SeededGenerator, _ scratch: inout Scratch, into sums: inout SampleSums) {
    let (source, _, targetCount) = pairs.draw(&generator)
    ends.weigh(targetsOf: source, into: &scratch.weights)
    let count = Double(targetCount)
    if let quick = scratch.quick, quick.search(from: source) {
      // Rounding may carry a share just above 1.
      switch items {
      case .nodes:
        quick.shareOut(classes, scratch.weights) { node, share in
          if share > 0 { sums.add(node, min(1, share / count)) }
        }
      case .edges:
        quick.shareOutAlongArcs(classes, scratch.weights) { arc, share in
          if share > 0 { sums.add(Int(edgeOfArc[arc]), min(1, share / count)) }
        }
      }
      return
    }
    var counter = scratch.counter ?? ShortestPathCounter(graph, lengths)
    counter.search(from: source)
    counter.addShares(of: items, weights: scratch.weights, edgeOfArc: edgeOfArc, dividedBy: count, to: &sums)
    scratch.counter = counter
  }
}

extension ShortestPathCounter {
  /// Adds, for the last source, the share of its pairs that each node or edge gets.
  fileprivate mutating func addShares(
    of items: ShareItems, weights: [Double], edgeOfArc: [Int32], dividedBy count: Double, to sums: inout SampleSums
  ) {
    // Rounding may carry a share just above 1.
    switch items {
    case .nodes:
      forEachNodeShare(weights: weights) { node, share in
        if share > 0 { sums.add(node, min(1, share / count)) }
      }
    case .edges:
      forEachArcShare(weights: weights) { arc, share in
        if share > 0 { sums.add(Int(edgeOfArc[arc]), min(1, share / count)) }
      }
    }
  }
}
