// Pointers instead of arrays: this is the inner loop of every estimate of betweenness, and each access would be checked.

import GraphCore

/// Shares one pair of ends out over what lies on the shortest paths of hops between them.
///
/// Breadth-first from both ends, level by level, always on from the end whose next level is cheaper to look at, until
/// the levels touch: on networks with short distances this sees about the square root of what a search from one end sees
/// (Borassi and Natale, ACM Journal of Experimental Algorithmics 24:1.2, 2019, <https://doi.org/10.1145/3284359>). All
/// shortest paths pass through the nodes in which the levels touch, each through one; from there shares are handed back
/// to both ends by the number of paths. Of the way back nothing is written down: neighbours are looked at again, from the
/// level nearer to the end or from the nodes that have a share, whichever have fewer.
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

  /// What is known of a node, in one place as all of it is looked at together.
  private struct Place {
    /// How many arcs leave the node on the way from the source, and from the target.
    var width: SIMD2<Int32>
    /// By how many steps it is away: 1 + steps from the source, −1 − steps from the target, or 0 when not reached.
    var mark = Int32(0)
    /// How many shortest paths lead to it from the source, and from the target.
    var count = SIMD2<Double>()
  }

  /// What the search from one end has come to.
  private struct Side {
    /// The nodes reached, by rising distance, the end first, and how many they are.
    let order: Room<Int32>
    var count = 0
    /// Where each level starts in `order`, that of the end first.
    var levelStarts: [Int] = []
    /// How many arcs leave the outermost level.
    var width = 0

    /// How many steps the outermost level is away.
    var depth: Int { levelStarts.count - 1 }

    func level(_ steps: Int) -> Range<Int> {
      levelStarts[steps]..<(steps == depth ? count : levelStarts[steps + 1])
    }
  }

  private let graph: Graph
  private let visitsArcs: Bool
  private let places: Room<Place>
  /// Which share of the shortest paths runs through each node.
  private let share: Room<Double>
  private var sides: [Side]
  /// The nodes in which the levels touch, and their mark.
  private var meeting: [Int32] = []
  private var markOfMeeting: Int32 = 0
  /// The nodes with a share.
  private var sharers: [Int32] = []

  /// Makes room for searches.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - visitsArcs: Whether arcs are to be visited as well as nodes.
  init(_ graph: Graph, visitingArcs visitsArcs: Bool) {
    (self.graph, self.visitsArcs) = (graph, visitsArcs)
    places = Room(graph.nodeCount)
    for node in 0..<graph.nodeCount {
      let width = SIMD2(Int32(graph.outgoing.row(node).count), Int32(graph.incoming.row(node).count))
      (places.start + node).initialize(to: Place(width: width))
    }
    share = Room(zeros: graph.nodeCount)
    sides = [Side(order: Room(graph.nodeCount)), Side(order: Room(graph.nodeCount))]
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

  /// The mark of the nodes so many steps from an end.
  private func mark(_ side: Int, _ steps: Int) -> Int32 {
    Int32(truncatingIfNeeded: side == 0 ? 1 + steps : -1 - steps)
  }

  private func start(_ side: Int, at end: Int) {
    sides[side].order[0] = Int32(end)
    sides[side].count = 1
    sides[side].levelStarts.append(0)
    sides[side].width = Int(places[end].width[side])
    places[end].mark = mark(side, 0)
    places[end].count[side] = 1
  }

  /// Goes one level on; once the other side is met, only nodes of it are of interest.
  private func expand(_ side: Int) {
    let level = sides[side].level(sides[side].depth)
    let next = mark(side, sides[side].depth + 1)
    // Deeper inside the other side nothing can be met.
    let met = mark(1 - side, sides[1 - side].depth)
    let (places, order) = (places.start, sides[side].order.start)
    var (count, width) = (sides[side].count, 0)
    adjacency(side).withUnsafeRows { rows in
      for index in level {
        let node = Int(order[index])
        let paths = places[node].count[side]
        for arc in rows.arcs(node) {
          let target = Int(rows.targets[arc])
          let mark = places[target].mark
          if mark == 0 {
            guard meeting.isEmpty else { continue }
            places[target].mark = next
            order[count] = Int32(truncatingIfNeeded: target)
            count &+= 1
            width &+= Int(places[target].width[side])
          } else if mark == met {
            if places[target].count[side] == 0 { meeting.append(Int32(target)) }
          } else if mark != next {
            continue
          }
          places[target].count[side] += paths
        }
      }
    }
    markOfMeeting = met
    sides[side].levelStarts.append(level.upperBound)
    (sides[side].count, sides[side].width) = (count, width)
  }

  /// Hands shares back from where the levels touch to one side's end.
  private func handBack(_ side: Int, onArc: (Int, Double) -> Void) {
    var (level, markOfLevel) = (meeting, markOfMeeting)
    for steps in (0..<sides[side].depth).reversed() {
      let nearer = sides[side].level(steps)
      let firstNew = sharers.count
      let widthBack = level.reduce(0) { $0 + Int(places[Int($1)].width[1 - side]) }
      let order = sides[side].order
      let widthAhead = nearer.reduce(0) { $0 + Int(places[Int(order[$1])].width[side]) }
      if widthBack < widthAhead {
        lookBack(side, from: level, to: mark(side, steps), onArc: onArc)
      } else {
        lookAhead(side, from: nearer, to: markOfLevel, onArc: onArc)
      }
      (level, markOfLevel) = (Array(sharers[firstNew...]), mark(side, steps))
    }
  }

  /// Lets nodes with a share find who is before them.
  private func lookBack(_ side: Int, from level: [Int32], to mark: Int32, onArc: (Int, Double) -> Void) {
    let adjacency = adjacency(side)
    self.adjacency(1 - side).withUnsafeRows { rows in
      for node in level.lazy.map(Int.init) {
        let flowOfPath = share[node] / places[node].count[side]
        for arc in rows.arcs(node) {
          let before = Int(rows.targets[arc])
          guard places[before].mark == mark else { continue }
          let flow = flowOfPath * places[before].count[side]
          // So many paths that this one’s part is nothing.
          guard flow > 0 else { continue }
          if share[before] == 0 { sharers.append(Int32(before)) }
          share[before] += flow
          guard visitsArcs else { continue }
          guard let arc = adjacency.arc(from: before, to: node) else { preconditionFailure("arcs are in both lists") }
          onArc(arc, flow)
        }
      }
    }
  }

  /// Lets the nodes of a level find which of those behind them have a share.
  private func lookAhead(_ side: Int, from level: Range<Int>, to mark: Int32, onArc: (Int, Double) -> Void) {
    let order = sides[side].order
    adjacency(side).withUnsafeRows { rows in
      for index in level {
        let node = Int(order[index])
        let paths = places[node].count[side]
        for arc in rows.arcs(node) {
          let behind = Int(rows.targets[arc])
          guard places[behind].mark == mark, share[behind] > 0 else { continue }
          let flow = share[behind] / places[behind].count[side] * paths
          guard flow > 0 else { continue }
          if share[node] == 0 { sharers.append(Int32(node)) }
          share[node] += flow
          if visitsArcs { onArc(arc, flow) }
        }
      }
    }
  }

  private func forget() {
    let places = places.start
    for side in sides.indices {
      let (order, count) = (sides[side].order.start, sides[side].count)
      for index in 0..<count {
        let node = Int(order[index])
        (places[node].mark, places[node].count) = (0, SIMD2())
      }
      (sides[side].count, sides[side].width) = (0, 0)
      sides[side].levelStarts.removeAll(keepingCapacity: true)
    }
    for node in sharers { share[Int(node)] = 0 }
    meeting.removeAll(keepingCapacity: true)
    sharers.removeAll(keepingCapacity: true)
  }
}
