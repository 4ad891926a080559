import GraphCore

/// Shares one pair of ends out over what lies on the shortest paths of hops between them.
///
/// Breadth-first from both ends, level by level, always on from the end whose next level is cheaper to look at, until
/// the levels touch: on networks with short distances this sees about the square root of what a search from one end sees
/// (Borassi and Natale, ACM Journal of Experimental Algorithmics 24:1.2, 2019, <https://doi.org/10.1145/3284359>). All
/// shortest paths pass through the nodes in which the levels touch, each through one; from there shares are handed back
/// to both ends by the number of paths.
struct MeetingSearch {
  /// What a search found.
  enum Outcome {
    /// Shares are there to be visited.
    case shared
    /// No path joins the ends.
    case unjoined
    /// There are more shortest paths than can be counted this way.
    case tooMany
  }

  private var forward: Side
  private var backward: Side
  /// By how many steps a node is away: 1 + steps from the source, −1 − steps from the target, or 0 when not seen.
  private var mark: [Int32]
  /// The nodes in which the levels touch.
  private var meeting: [Int32] = []
  /// Which share of the shortest paths runs through each node.
  private var share: [Double]

  init(_ graph: Graph) {
    forward = Side(graph.outgoing, sign: 1)
    backward = Side(graph.incoming, sign: -1)
    mark = Array(repeating: 0, count: graph.nodeCount)
    share = Array(repeating: 0, count: graph.nodeCount)
  }

  /// Finds the shortest paths between two nodes, and visits what lies on them.
  ///
  /// - Parameters:
  ///   - source: Where paths start.
  ///   - target: Where they end, another node.
  ///   - onNode: Is given each node between the ends and the share of shortest paths through it.
  ///   - onForwardArc: Is given each arc of the outgoing ones found from the source, and the share along it.
  ///   - onBackwardArc: Is given each arc of the incoming ones found from the target, and the share along it.
  /// - Returns: Whether anything was visited.
  mutating func search(
    from source: Int, to target: Int, onNode: (Int, Double) -> Void, onForwardArc: (Int, Double) -> Void,
    onBackwardArc: (Int, Double) -> Void
  ) -> Outcome {
    defer { forget() }
    forward.start(at: source, &mark)
    backward.start(at: target, &mark)
    while meeting.isEmpty {
      guard forward.width > 0, backward.width > 0 else { return .unjoined }
      if forward.width <= backward.width {
        forward.expand(&mark, &meeting)
      } else {
        backward.expand(&mark, &meeting)
      }
    }
    var pathCount = 0.0
    for node in meeting { pathCount += forward.count[Int(node)] * backward.count[Int(node)] }
    guard pathCount < 0x1p900 else { return .tooMany }
    for node in meeting { share[Int(node)] = forward.count[Int(node)] * backward.count[Int(node)] / pathCount }
    forward.handBack(&share, onArc: onForwardArc)
    backward.handBack(&share, onArc: onBackwardArc)
    for side in [forward.order, backward.order] {
      for node in side.dropFirst() where share[Int(node)] > 0 { onNode(Int(node), share[Int(node)]) }
    }
    return .shared
  }

  private mutating func forget() {
    for node in forward.order { (mark[Int(node)], share[Int(node)]) = (0, 0) }
    for node in backward.order { (mark[Int(node)], share[Int(node)]) = (0, 0) }
    forward.forget(meeting)
    backward.forget(meeting)
    meeting.removeAll(keepingCapacity: true)
  }

  /// The search from one end.
  private struct Side {
    let adjacency: Adjacency
    let sign: Int32
    /// The nodes reached, by rising distance, the end first.
    private(set) var order: [Int32] = []
    /// How many shortest paths lead to each node.
    private(set) var count: [Double]
    /// How many arcs leave the outermost level.
    private(set) var width = 0
    private var frontier = 0
    private var depth: Int32 = 0
    /// The arcs on shortest paths from the end, with the node that each leaves.
    private var steps: [(node: Int32, arc: Int32)] = []

    init(_ adjacency: Adjacency, sign: Int32) {
      (self.adjacency, self.sign) = (adjacency, sign)
      count = Array(repeating: 0, count: adjacency.offsets.count - 1)
    }

    mutating func start(at end: Int, _ mark: inout [Int32]) {
      order.append(Int32(end))
      count[end] = 1
      mark[end] = sign
      width = adjacency.row(end).count
    }

    /// Goes one level on; once the other side is met, only nodes of it are of interest.
    mutating func expand(_ mark: inout [Int32], _ meeting: inout [Int32]) {
      let level = frontier..<order.count
      depth += 1
      let next = sign * (depth + 1)
      width = 0
      for place in level {
        let node = order[place]
        let paths = count[Int(node)]
        for arc in adjacency.row(Int(node)) {
          let target = Int(adjacency.targets[arc])
          let seen = mark[target]
          if seen == 0 {
            guard meeting.isEmpty else { continue }
            mark[target] = next
            order.append(Int32(target))
            width += adjacency.row(target).count
          } else if seen != next {
            guard (seen < 0) != (sign < 0) else { continue }
            if count[target] == 0 { meeting.append(Int32(target)) }
          }
          count[target] += paths
          steps.append((node, Int32(arc)))
        }
      }
      frontier = level.upperBound
    }

    /// Hands shares back from where the levels touch to this side's end.
    func handBack(_ share: inout [Double], onArc: (Int, Double) -> Void) {
      for step in steps.reversed() {
        let target = Int(adjacency.targets[Int(step.arc)])
        guard share[target] > 0 else { continue }
        let flow = share[target] * (count[Int(step.node)] / count[target])
        share[Int(step.node)] += flow
        onArc(Int(step.arc), flow)
      }
    }

    mutating func forget(_ meeting: [Int32]) {
      for node in order { count[Int(node)] = 0 }
      for node in meeting { count[Int(node)] = 0 }
      order.removeAll(keepingCapacity: true)
      steps.removeAll(keepingCapacity: true)
      (width, frontier, depth) = (0, 0, 0)
    }
  }
}
