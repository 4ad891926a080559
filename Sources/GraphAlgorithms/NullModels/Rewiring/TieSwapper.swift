import GraphCore

/// Ties whose ends are swapped at random while every node keeps its degree.
///
/// One attempt draws two ties, *a*–*b* and *c*–*d*, and makes them *a*–*d* and *c*–*b*, unless one of these would be a loop
/// or is there already. The two are drawn independently: drawing the same tie twice is an attempt that changes nothing,
/// without which a chain on perfect matchings would alternate between even and odd ones. Undirected ties are turned
/// around by the toss of a coin. Each attempt is as likely as the one that undoes it, so the chain is uniform in the end.
///
/// Edges that run one way need a second move, the turning around of three edges in a circle: no swaps lead from one
/// circle of three to the other. It uses attempts that can be nothing else. If the two edges drawn run *a* → *b* → *d*,
/// a swap would make a loop; if instead *d* → *a* closes a circle and no edge runs the other way, the circle is turned.
/// Three draws of two edges turn a circle and three turn it back, all equally likely.
struct TieSwapper: Sendable {
  /// The ends of a tie, side by side so that they are read together.
  struct Tie: Sendable {
    /// Where the tie leaves; never changes when directed.
    fileprivate(set) var source: Int32
    /// Where it arrives.
    fileprivate(set) var target: Int32
  }

  private(set) var ties: [Tie] = []
  /// The same ties by their keys.
  private(set) var keys: TieSet
  private let strengths: [Double]
  private let nodeCount: Int
  private let isDirected: Bool
  /// The mode of each node, or empty when all are of one.
  private let modes: [Int32]
  /// What was read in advance, mixed up; kept only so that it is read.
  private var touched: UInt64 = 0
  /// The edges that leave each node, as ranges of `ties`; used only when directed.
  private let rows: [Int32]

  init(_ graph: Graph, modes: NodePartition?) {
    precondition(modes == nil || modes?.nodeCount == graph.nodeCount, "a partition of another graph")
    (nodeCount, isDirected) = (graph.nodeCount, graph.isDirected)
    self.modes = modes?.groups ?? []
    rows = graph.isDirected ? graph.outgoing.offsets : []
    keys = TieSet(capacity: graph.edgeCount, nodeCount: graph.nodeCount)
    var strengths: [Double] = []
    ties.reserveCapacity(graph.edgeCount)
    for source in 0..<graph.nodeCount {
      for arc in graph.outgoing.row(source) {
        let target = Int(graph.outgoing.targets[arc])
        guard graph.isDirected || source < target else { continue }
        let isTurned = !graph.isDirected && !self.modes.isEmpty && self.modes[target] < self.modes[source]
        ties.append(Tie(source: Int32(isTurned ? target : source), target: Int32(isTurned ? source : target)))
        if graph.isWeighted { strengths.append(graph.outgoing.strength(arc)) }
        keys.insert(TieSet.key(Int32(source), Int32(target)))
      }
    }
    self.strengths = strengths
  }

  /// The number of ties.
  var count: Int { ties.count }

  /// The graph of the ties as they are now; strengths stay with their ties.
  func graph() -> Graph {
    var builder = GraphBuilder(nodeCount: nodeCount, isDirected: isDirected)
    builder.reserveCapacity(count)
    for (index, tie) in ties.enumerated() {
      do {
        try builder.addEdge(
          from: NodeID(Int(tie.source)), to: NodeID(Int(tie.target)),
          strength: strengths.isEmpty ? 1 : strengths[index])
      } catch {
        preconditionFailure("as many ties of the same strengths made a graph before: \(error)")
      }
    }
    return builder.build().graph
  }

  /// How many of the ties are in a set.
  func count(in set: TieSet) -> Int {
    var count = 0
    for tie in ties where set.contains(key(tie.source, tie.target)) { count += 1 }
    return count
  }

  /// Tries to swap again and again.
  ///
  /// - Parameters:
  ///   - attempts: How many attempts there are, those that change nothing included.
  ///   - generator: Where random numbers come from; one for each attempt, very rarely more.
  /// - Returns: How many attempts changed something.
  mutating func swap(attempts: Int, using generator: inout SeededGenerator) -> Int {
    guard count > 0 else { return 0 }
    let count = UInt64(count)
    var (accepted, left) = (0, attempts)
    var draws: [(first: Int, second: Int, coin: Bool)] = []
    let watch = Watch.current
    while left > 0 && !watch.isCancelled {
      draws.removeAll(keepingCapacity: true)
      for _ in 0..<min(left, Self.drawnAtOnce) { draws.append(generator.twoNumbersAndCoin(below: count)) }
      touch(draws)
      for (first, second, coin) in draws { accepted += swap(first, second, coin) ? 1 : 0 }
      left -= draws.count
    }
    return accepted
  }

  /// How many attempts are drawn before the first of them is made.
  private static let drawnAtOnce = 32

  /// Reads what attempts are about to ask for, ties first, then the places of their keys.
  ///
  /// Each attempt reads at half a dozen places all over the memory, and would wait for them one by one. Here no read
  /// depends on another, so the waits overlap; it does not matter if an attempt changes a tie that a later one has.
  @inline(__always)
  private mutating func touch(_ draws: [(first: Int, second: Int, coin: Bool)]) {
    for draw in draws { touched ^= UInt64(truncatingIfNeeded: ties[draw.first].source ^ ties[draw.second].source) }
    for draw in draws {
      let (one, other) = (ties[draw.first], ties[draw.second])
      touched ^= keys.firstSlot(of: key(one.source, one.target)) ^ keys.firstSlot(of: key(other.source, other.target))
      touched ^= keys.firstSlot(of: key(one.source, other.target)) ^ keys.firstSlot(of: key(other.source, one.target))
    }
  }

  @inline(__always)
  private mutating func swap(_ first: Int, _ second: Int, _ coin: Bool) -> Bool {
    let (a, b) = (ties[first].source, ties[first].target)
    var (c, d) = (ties[second].source, ties[second].target)
    if !isDirected && coin && mode(c) == mode(d) { Swift.swap(&c, &d) }
    if isDirected && b == c { return turn(first, second) }
    guard a != d && b != c && a != c && b != d && mode(a) == mode(c) && mode(b) == mode(d) else { return false }
    let (ad, cb) = (key(a, d), key(c, b))
    guard !keys.contains(ad) && !keys.contains(cb) else { return false }
    keys.remove(key(a, b))
    keys.remove(key(c, d))
    keys.insert(ad)
    keys.insert(cb)
    ties[first].target = d
    ties[second] = Tie(source: c, target: b)
    return true
  }

  /// Turns the circle *a* → *b* → *d* → *a* around, given its first two edges, if it is one and has no edge the other way.
  private mutating func turn(_ first: Int, _ second: Int) -> Bool {
    let (a, b, d) = (ties[first].source, ties[first].target, ties[second].target)
    guard a != d && mode(a) == mode(b) && mode(b) == mode(d) && keys.contains(key(d, a)) else { return false }
    guard !keys.contains(key(b, a)) && !keys.contains(key(d, b)) && !keys.contains(key(a, d)) else { return false }
    let row = Int(rows[Int(d)])..<Int(rows[Int(d) + 1])
    guard let third = row.first(where: { ties[$0].target == a }) else { return false }
    for key in [key(a, b), key(b, d), key(d, a)] { keys.remove(key) }
    for key in [key(b, a), key(d, b), key(a, d)] { keys.insert(key) }
    // Each edge keeps the node it leaves.
    (ties[first].target, ties[second].target, ties[third].target) = (d, a, b)
    return true
  }

  @inline(__always)
  private func mode(_ node: Int32) -> Int32 { modes.isEmpty ? 0 : modes[Int(node)] }

  @inline(__always)
  private func key(_ source: Int32, _ target: Int32) -> UInt64 {
    isDirected || source < target ? TieSet.key(source, target) : TieSet.key(target, source)
  }
}

extension SeededGenerator {
  /// Draws two numbers below a bound and the toss of a coin from one random word, without bias.
  ///
  /// The word is multiplied by one range after another, each time keeping what overflows, and drawn again if the rest is
  /// so low that some results would come up once too often (Brackett-Rozinsky and Lemire, Software: Practice and
  /// Experience, 2024, <https://doi.org/10.1002/spe.3369>).
  @inline(__always)
  mutating func twoNumbersAndCoin(below bound: UInt64) -> (Int, Int, Bool) {
    let results = 2 * bound * bound
    while true {
      let first = next().multipliedFullWidth(by: bound)
      let second = first.low.multipliedFullWidth(by: bound)
      let coin = second.low.multipliedFullWidth(by: 2)
      guard coin.low >= results || coin.low >= (0 &- results) % results else { continue }
      return (Int(truncatingIfNeeded: first.high), Int(truncatingIfNeeded: second.high), coin.high == 1)
    }
  }
}
