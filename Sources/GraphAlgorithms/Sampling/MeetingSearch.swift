// Pointers instead of arrays: this is the inner loop of every estimate of betweenness, and each access would be checked.

import GraphCore

/// Shares one pair of ends out over what lies on the shortest paths of hops between them.
///
/// Breadth-first from both ends, level by level, always on from the end whose next level is cheaper to look at, until
/// the levels touch: on networks with short distances this sees about the square root of what a search from one end sees
/// (Borassi and Natale, ACM Journal of Experimental Algorithmics 24:1.2, 2019, <https://doi.org/10.1145/3284359>). All
/// shortest paths pass through the nodes in which the levels touch, each through one; from there shares are handed back
/// to both ends by the number of paths. What is known of a node lies together in memory, and of the way back nothing is
/// written down: few nodes have a share, so their neighbours are looked at again.
final class MeetingSearch {
  /// What a search found.
  enum Outcome {
    /// Shares are there to be visited.
    case shared
    /// No path joins the ends.
    case unjoined
    /// There are more shortest paths than can be counted this way.
    case tooMany
  }

  private struct Place {
    /// By how many steps the node is away: 1 + steps from the source, −1 − steps from the target, or 0 when not seen.
    var mark: Int32 = 0
    /// How many arcs leave it on the way from the source, and from the target.
    var width: SIMD2<Int32>
    /// How many shortest paths lead to it from the source, and from the target.
    var count = SIMD2<Double>()
  }

  /// What the search from one end has come to.
  private struct Side {
    /// The nodes reached, by rising distance, the end first.
    var order: [Int32] = []
    /// Where the outermost level starts, how many levels there are without the end, and how many arcs leave the last.
    var (frontier, depth, width) = (0, Int32(0), 0)
  }

  private let graph: Graph
  private let places: Room<Place>
  /// Which share of the shortest paths runs through each node.
  private let share: Room<Double>
  private var sides = [Side(), Side()]
  /// The nodes in which the levels touch.
  private var meeting: [Int32] = []
  /// The nodes with a share.
  private var sharers: [Int32] = []

  init(_ graph: Graph) {
    self.graph = graph
    places = Room(graph.nodeCount)
    for node in 0..<graph.nodeCount {
      let width = SIMD2(Int32(graph.outgoing.row(node).count), Int32(graph.incoming.row(node).count))
      (places.start + node).initialize(to: Place(width: width))
    }
    share = Room(zeros: graph.nodeCount)
  }

  /// Finds the shortest paths between two nodes, and visits what lies on them.
  ///
  /// - Parameters:
  ///   - source: Where paths start.
  ///   - target: Where they end, another node.
  ///   - onNode: Is given each node between the ends and the share of shortest paths through it.
  ///   - onForwardArc: Is given each outgoing arc found from the source, and the share along it.
  ///   - onBackwardArc: Is given each incoming arc found from the target, and the share along it.
  /// - Returns: Whether anything was visited.
  func search(
    from source: Int, to target: Int, onNode: (Int, Double) -> Void, onForwardArc: (Int, Double) -> Void,
    onBackwardArc: (Int, Double) -> Void
  ) -> Outcome {
    defer { forget() }
    start(0, at: source)
    start(1, at: target)
    while meeting.isEmpty {
      guard sides[0].width > 0, sides[1].width > 0 else { return .unjoined }
      expand(sides[0].width <= sides[1].width ? 0 : 1)
    }
    var pathCount = 0.0
    for node in meeting { pathCount += places[Int(node)].count[0] * places[Int(node)].count[1] }
    guard pathCount < 0x1p900 else { return .tooMany }
    for node in meeting { share[Int(node)] = places[Int(node)].count[0] * places[Int(node)].count[1] / pathCount }
    sharers = meeting
    handBack(0, onArc: onForwardArc)
    handBack(1, onArc: onBackwardArc)
    for node in sharers where Int(node) != source && Int(node) != target { onNode(Int(node), share[Int(node)]) }
    return .shared
  }

  private func adjacency(_ side: Int) -> Adjacency { side == 0 ? graph.outgoing : graph.incoming }

  private func start(_ side: Int, at end: Int) {
    sides[side].order.append(Int32(end))
    sides[side].width = Int(places[end].width[side])
    places[end].mark = side == 0 ? 1 : -1
    places[end].count[side] = 1
  }

  /// Goes one level on; once the other side is met, only nodes of it are of interest.
  private func expand(_ side: Int) {
    let sign: Int32 = side == 0 ? 1 : -1
    var own = sides[side]
    // Else the list would be copied when it grows.
    sides[side].order = []
    let level = own.frontier..<own.order.count
    own.depth += 1
    let next = sign * (own.depth + 1)
    let places = places.start
    own.width = 0
    adjacency(side).withUnsafeRows { rows in
      for index in level {
        let node = Int(own.order[index])
        let paths = places[node].count[side]
        for arc in rows.arcs(node) {
          let target = Int(rows.targets[arc])
          let seen = places[target].mark
          if seen == 0 {
            guard meeting.isEmpty else { continue }
            places[target].mark = next
            own.order.append(Int32(target))
            own.width += Int(places[target].width[side])
          } else if seen != next {
            guard (seen < 0) != (sign < 0) else { continue }
            if places[target].count[side] == 0 { meeting.append(Int32(target)) }
          }
          places[target].count[side] += paths
        }
      }
    }
    own.frontier = level.upperBound
    sides[side] = own
  }

  /// Hands shares back from where the levels touch to one side's end.
  private func handBack(_ side: Int, onArc: (Int, Double) -> Void) {
    let adjacency = adjacency(side)
    var level = meeting
    var mark = sides[side].depth
    while mark > 0 {
      var nearer: [Int32] = []
      self.adjacency(1 - side).withUnsafeRows { rows in
        for node in level.lazy.map(Int.init) {
          let flowOfPath = share[node] / places[node].count[side]
          for arc in rows.arcs(node) {
            let before = Int(rows.targets[arc])
            guard places[before].mark == (side == 0 ? mark : -mark) else { continue }
            let flow = flowOfPath * places[before].count[side]
            // So many paths that this one’s part is nothing.
            guard flow > 0 else { continue }
            if share[before] == 0 { nearer.append(Int32(before)) }
            share[before] += flow
            guard let arc = adjacency.arc(from: before, to: node) else { preconditionFailure("arcs are in both lists") }
            onArc(arc, flow)
          }
        }
      }
      sharers += nearer
      level = nearer
      mark -= 1
    }
  }

  private func forget() {
    for side in sides.indices {
      for node in sides[side].order { (places[Int(node)].mark, places[Int(node)].count) = (0, SIMD2()) }
      sides[side].order.removeAll(keepingCapacity: true)
      (sides[side].frontier, sides[side].depth, sides[side].width) = (0, 0, 0)
    }
    for node in sharers { share[Int(node)] = 0 }
    meeting.removeAll(keepingCapacity: true)
    sharers.removeAll(keepingCapacity: true)
  }
}
