// Unsafe reads and writes: a pass over all arcs that jumps from node to node, in which checks of indices cost as much as the
// rest.

import GraphCore

/// The equations *x_v* = 1 + Σ over edges *u* → *v* of strength × factor of *u* × *x_u*, of which as many as possible are
/// solved without going round.
///
/// Most nodes of a directed network lie before or behind what goes round in circles, or have only one way in or out there.
/// Four things are done before anything is iterated:
///
/// - Nodes that no circle leads to (*heads*) are known at once, one after the other.
/// - Nodes that lead to no circle (*tails*) are reckoned at the end, as nothing needs them before.
/// - Of the others (*inner* nodes), one with one way in (*follower*) is a share of the node before it, of which all that it
///   feeds can ask directly.
/// - An inner node with one way out (*feeder*) has its row joined to that of the node it feeds.
///
/// What is left is a smaller system without short circles, which are what makes iterations slow: on networks with a few ties
/// per node a sixth of the nodes, and a third of the rounds. Nothing is lost, as each step is Gaussian elimination of an
/// unknown that fills in no further arcs.
struct FlowSystem {
  /// What becomes of an inner node, as bytes; `core` is what is left.
  enum Role {
    static let core: UInt8 = 0
    static let follower: UInt8 = 1
    static let feeder: UInt8 = 2
  }

  /// What is known of a node while heads and tails are found; kept together, as it is asked for together.
  struct State {
    /// The 1 of the node and what heads add to it.
    var base: Double
    /// How many arcs come from nodes that are no heads.
    var arcsIn: Int32
    /// How many arcs lead to nodes that are no tails: above 0 for inner nodes, 0 for tails, below 0 for heads.
    var arcsOut: Int32
  }

  /// What an arc from an inner node adds to the row it is in: a constant, and a share of the unknown at a place.
  struct Share {
    /// The place of the unknown, or `feeder`.
    var place: Int32
    var factor: Double
    var constant: Double

    static let feeder: Int32 = -1
  }

  let graph: Graph
  /// The factor of each node; in the end what it adds to others for each unit of strength, as far as they need to know.
  let factors: Room<Double>
  let states: Room<State>
  /// The heads, each after those that it needs, and then the tails, each before those that it needs.
  let outer: Room<Int32>
  let (headCount, tailCount): (Int, Int)

  /// The node of each inner node; these go by numbers of their own, in the same order.
  let nodeOfInner: Room<Int32>
  /// The inner node of each node, or −1.
  let innerOfNode: Room<Int32>
  /// Where the row of each inner node starts in `sources`.
  let offsets: Room<Int32>
  /// The inner nodes from which arcs arrive.
  let sources: Room<Int32>
  /// How strong the tie on each of these arcs is; empty if all are 1.
  let strengths: Room<Double>
  /// The role of each inner node.
  let role: Room<UInt8>
  let shares: Room<Share>
  /// For each feeder the inner node whose row takes in its own.
  let fed: Room<Int32>
  /// The feeders, each after those that it needs.
  private(set) var feeders: [Int32] = []

  /// How many nodes are neither heads nor tails.
  var innerCount: Int { nodeOfInner.count }

  /// Finds the role of each node.
  ///
  /// - Parameters:
  ///   - graph: A directed graph.
  ///   - factors: The factor of each node, positive where edges leave it; overwritten.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Complexity: O(*n* + *m*) time and space.
  init(_ graph: Graph, factors: Room<Double>, threads: Int?) {
    (self.graph, self.factors) = (graph, factors)
    let n = graph.nodeCount
    (states, outer) = (Room(n), Room(n + 1))
    for node in 0..<n {
      let (arcsIn, arcsOut) = (graph.incoming.row(node).count, graph.outgoing.row(node).count)
      states.start[node] = State(
        base: 1, arcsIn: Int32(truncatingIfNeeded: arcsIn), arcsOut: Int32(truncatingIfNeeded: arcsOut))
    }
    headCount = Self.peelHeads(graph, factors, states, outer)
    tailCount = Self.peelTails(graph, states, outer, from: headCount)
    (nodeOfInner, innerOfNode) = (Room(n - headCount - tailCount), Room(n))
    offsets = Room(nodeOfInner.count + 1)
    Self.number(states, nodeOfInner, innerOfNode, offsets)
    let inner = nodeOfInner.count
    (role, shares, fed) = (Room(repeating: Role.core, count: inner), Room(inner), Room(inner))
    sources = Room(Int(offsets[inner]))
    strengths = Room(graph.isWeighted ? sources.count : 0)
    takeArcs(threads)
    findFollowers()
    findFeeders()
  }

  /// Finds nodes that no circle leads to, and adds what they add to others.
  ///
  /// - Returns: How many there are.
  private static func peelHeads(
    _ graph: Graph, _ factors: Room<Double>, _ states: Room<State>, _ list: Room<Int32>
  ) -> Int {
    let (outgoing, states, list) = (graph.outgoing, states.start, list.start)
    let isWeighted = graph.isWeighted
    var (next, count) = (0, 0)
    // Here and below nodes are written always and kept only if they belong there: there is no branch to guess.
    for node in 0..<graph.nodeCount {
      list[count] = Int32(truncatingIfNeeded: node)
      count &+= states[node].arcsIn == 0 ? 1 : 0
    }
    outgoing.targets.withUnsafeBufferPointer { targets in
      while next < count {
        let node = Int(list[next])
        next += 1
        states[node].arcsOut = -1
        let value = factors.start[node] * states[node].base
        for arc in outgoing.row(node) {
          let target = Int(targets[arc])
          states[target].base += isWeighted ? outgoing.strengths[arc] * value : value
          states[target].arcsIn &-= 1
          list[count] = Int32(truncatingIfNeeded: target)
          count &+= states[target].arcsIn == 0 ? 1 : 0
        }
      }
    }
    return count
  }

  /// Finds nodes that lead to no circle.
  ///
  /// - Returns: How many there are.
  private static func peelTails(
    _ graph: Graph, _ states: Room<State>, _ list: Room<Int32>, from first: Int
  ) -> Int {
    let (incoming, states, list) = (graph.incoming, states.start, list.start)
    var (next, count) = (first, first)
    for node in 0..<graph.nodeCount {
      list[count] = Int32(truncatingIfNeeded: node)
      count &+= states[node].arcsOut == 0 ? 1 : 0
    }
    incoming.targets.withUnsafeBufferPointer { sources in
      while next < count {
        let node = Int(list[next])
        next += 1
        for arc in incoming.row(node) {
          let source = Int(sources[arc])
          // Of a head this is below 0 and stays so.
          states[source].arcsOut &-= 1
          list[count] = Int32(truncatingIfNeeded: source)
          count &+= states[source].arcsOut == 0 ? 1 : 0
        }
      }
    }
    return count - first
  }

  /// Numbers the inner nodes.
  private static func number(
    _ states: Room<State>, _ nodeOfInner: Room<Int32>, _ innerOfNode: Room<Int32>, _ offsets: Room<Int32>
  ) {
    offsets[0] = 0
    var count = 0
    for node in 0..<states.count {
      let state = states.start[node]
      guard state.arcsOut > 0 else {
        innerOfNode.start[node] = -1
        continue
      }
      innerOfNode.start[node] = Int32(truncatingIfNeeded: count)
      nodeOfInner[count] = Int32(truncatingIfNeeded: node)
      // Nothing leads to an inner node but heads and inner nodes.
      offsets[count + 1] = offsets[count] + state.arcsIn
      count += 1
    }
  }

  /// Takes the arcs between inner nodes out of the graph.
  private func takeArcs(_ threads: Int?) {
    let (incoming, outgoing, isWeighted) = (graph.incoming, graph.outgoing, graph.isWeighted)
    let blocks = offsets.balancedRows(64)
    forEachBlock(blocks.count, threads: threads) { block, _ in
      let (innerOfNode, sources, blockEnd) = (
        innerOfNode.start, sources.start, Int(offsets[blocks[block].upperBound])
      )
      incoming.targets.withUnsafeBufferPointer { nodes in
        for inner in blocks[block] {
          let node = Int(nodeOfInner.start[inner])
          var write = Int(offsets.start[inner])
          for arc in incoming.row(node) where write < blockEnd {
            let source = innerOfNode[Int(nodes[arc])]
            sources[write] = source
            if isWeighted { strengths.start[write] = incoming.strengths[arc] }
            write &+= source >= 0 ? 1 : 0
          }
          shares.start[inner] = Share(
            place: Int32(truncatingIfNeeded: inner), factor: factors.start[node], constant: 0)
        }
      }
      outgoing.targets.withUnsafeBufferPointer { nodes in
        for inner in blocks[block] {
          let node = Int(nodeOfInner.start[inner])
          // All others that it leads to are tails.
          var target: Int32 = -1
          if states.start[node].arcsOut == 1 {
            for arc in outgoing.row(node) { target = max(target, innerOfNode[Int(nodes[arc])]) }
          }
          fed.start[inner] = target
        }
      }
    }
  }

  /// Finds inner nodes with one way in, and resolves what they are a share of.
  private func findFollowers() {
    let leader = Room<Int32>(innerCount)
    for inner in 0..<innerCount {
      let start = Int(offsets.start[inner])
      leader.start[inner] = Int(offsets.start[inner + 1]) - start == 1 ? sources.start[start] : -1
    }
    forEachChain(leader) { inner, leader in
      let (before, own) = (shares[leader], shares[inner].factor)
      let strength = strengths.count > 0 ? strengths[Int(offsets[inner])] : 1
      role[inner] = Role.follower
      // In this order no product is beyond the range of numbers, however unequal the strengths.
      shares[inner] = Share(
        place: before.place, factor: own * (strength * before.factor),
        constant: own * (states[Int(nodeOfInner[inner])].base + strength * before.constant))
    }
  }

  /// Finds inner nodes with one way out, and whose row their own is joined to.
  private mutating func findFeeders() {
    let (role, shares, fed) = (role, shares, fed)
    for inner in 0..<innerCount where fed.start[inner] >= 0 {
      // Followers are solved already, and who follows asks for what is before it.
      if role[inner] != Role.core || role[Int(fed[inner])] != Role.core { fed[inner] = -1 }
    }
    var order: [Int32] = []
    forEachChain(fed) { inner, target in
      role[inner] = Role.feeder
      shares[inner].place = Share.feeder
      // The target comes first, so it knows already where its own row goes.
      fed[inner] = role[target] == Role.feeder ? fed[target] : Int32(truncatingIfNeeded: target)
      order.append(Int32(truncatingIfNeeded: inner))
    }
    feeders = order.reversed()
  }

  /// Visits inner nodes that each lead to one other, that other first; where they go round in a circle, one of them is left
  /// out and leads nowhere any more.
  private func forEachChain(_ next: Room<Int32>, _ body: (_ inner: Int, _ next: Int) -> Void) {
    let isSeen = Room(repeating: false, count: innerCount)
    var chain: [Int] = []
    for start in 0..<innerCount where next[start] >= 0 && !isSeen[start] {
      chain.removeAll(keepingCapacity: true)
      var inner = start
      while next[inner] >= 0 && !isSeen[inner] {
        isSeen[inner] = true
        chain.append(inner)
        inner = Int(next[inner])
      }
      // A node that was seen but not visited is on this very chain, which has run into itself.
      if next[inner] >= 0 && role[inner] == Role.core { next[inner] = -1 }
      for inner in chain.reversed() where next[inner] >= 0 { body(inner, Int(next[inner])) }
    }
  }
}
