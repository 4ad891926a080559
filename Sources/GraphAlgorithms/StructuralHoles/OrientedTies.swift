// Unsafe reads: every kernel over triangles spends its time in loops over these rows, on three indices a step; checking
// them costs a tenth.

import GraphCore

/// The ties of an undirected graph, each kept once: in the row of the end with fewer neighbours.
///
/// Nodes go by their *rank* in the order of (degree, node), so that hubs have few ties in their rows, and all triangles take
/// O(*m*^1.5) (Chiba and Nishizeki, SIAM Journal on Computing 14:210, 1985, <https://doi.org/10.1137/0214017>; Latapy,
/// Theoretical Computer Science 407:458, 2008, <https://doi.org/10.1016/j.tcs.2008.07.017>). Ranks in place of nodes keep
/// what hubs need close together in memory. Rows are in rising order, and each rank also knows its ties from below, so that
/// a triangle is met exactly once, from its middle rank, and of the row of its lowest only what lies above the middle is
/// looked at.
struct OrientedTies: Sendable {
  /// Where each rank's row starts in `targets`.
  let offsets: Room<Int32>
  /// The ranks above that each rank is tied to, in rising order.
  let targets: Room<Int32>
  /// Where each rank's ties from below start in `sources` and `tiesFromBelow`.
  let offsetsFromBelow: Room<Int32>
  /// The ranks below that each rank is tied to.
  let sources: Room<Int32>
  /// The places in `targets` of the ties that `sources` belong to.
  let tiesFromBelow: Room<Int32>
  /// For each tie the arc of the graph from its higher rank to its lower one; empty unless asked for.
  let arcs: Room<Int32>
  /// The node of each rank.
  let nodeOfRank: Room<Int32>
  /// The rank of each node.
  let rankOfNode: Room<Int32>
  /// Ranges of ranks with about the same number of ties from below each, which depend on the ties only.
  let blocks: [Range<Int>]

  /// The number of nodes.
  var nodeCount: Int { nodeOfRank.count }
  /// The number of ties.
  let tieCount: Int

  /// How many places may be read beyond the last tie.
  static let slack = 4

  /// Turns the ties of an undirected graph.
  ///
  /// - Parameters:
  ///   - graph: An undirected graph.
  ///   - keepsArcs: Whether ``arcs`` are wanted.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Complexity: O(*n* + *m*) time and space.
  init(_ graph: Graph, keepsArcs: Bool = false, threads: Int?) {
    let (n, ties) = (graph.nodeCount, graph.edgeCount)
    (nodeOfRank, rankOfNode) = Self.degreeOrder(graph)
    // Ranks are shared out in a few pieces, each of which takes a part of every row; a few ties are not worth a thread.
    let pieces = min(4, workerCount(ties >> 11, threads: threads))
    let bounds = Self.bounds(of: pieces, graph, nodeOfRank)
    let below = TiesFromBelow(graph, nodeOfRank, rankOfNode, bounds, keepsArcs: keepsArcs, threads: threads)
    let (offsets, offsetsFromBelow) = (Room<Int32>(n + 1), below.offsets)
    let next = Room<Int32>(zeros: pieces * n)
    if pieces > 1 {
      forEachBlock(pieces, threads: threads) { piece, _ in
        let next = next.start + piece * n
        for place in Int(offsetsFromBelow[bounds[piece]])..<Int(offsetsFromBelow[bounds[piece + 1]]) {
          next[Int(below.sources.start[place])] += 1
        }
      }
    }
    var place: Int32 = 0
    for rank in 0..<n {
      offsets.start[rank] = place
      var start = place
      for piece in 0..<pieces {
        let count = next.start[piece * n + rank]
        next.start[piece * n + rank] = start
        start += count
      }
      place += below.countsAbove.start[rank]
    }
    offsets[n] = place
    let (targets, arcs) = (Room<Int32>(ties + Self.slack), Room<Int32>(keepsArcs ? ties : 0))
    for place in ties..<ties + Self.slack { targets[place] = 0 }
    let tiesFromBelow = Room<Int32>(ties)
    forEachBlock(pieces, threads: threads) { piece, _ in
      let (next, targets, tiesFromBelow) = (next.start + piece * n, targets.start, tiesFromBelow.start)
      let sources = below.sources.start
      for own in bounds[piece]..<bounds[piece + 1] {
        for place in Int(offsetsFromBelow.start[own])..<Int(offsetsFromBelow.start[own + 1]) {
          let tie = next[Int(sources[place])]
          next[Int(sources[place])] = tie &+ 1
          targets[Int(tie)] = Int32(truncatingIfNeeded: own)
          tiesFromBelow[place] = tie
          if keepsArcs { arcs.start[Int(tie)] = below.arcs.start[place] }
        }
      }
    }
    (self.offsets, self.targets, self.arcs, tieCount) = (offsets, targets, arcs, ties)
    (self.offsetsFromBelow, sources, self.tiesFromBelow) = (offsetsFromBelow, below.sources, tiesFromBelow)
    blocks = offsetsFromBelow.balancedRows(128)
  }

  /// Sorts nodes by (degree, node), by counting.
  private static func degreeOrder(_ graph: Graph) -> (nodeOfRank: Room<Int32>, rankOfNode: Room<Int32>) {
    let n = graph.nodeCount
    var highest = 0
    for node in 0..<n { highest = max(highest, graph.outgoing.row(node).count) }
    let next = Room<Int32>(zeros: highest + 2)
    for node in 0..<n { next[graph.outgoing.row(node).count + 1] += 1 }
    for degree in 0...highest { next[degree + 1] += next[degree] }
    let (nodeOfRank, rankOfNode) = (Room<Int32>(n), Room<Int32>(n))
    for node in 0..<n {
      let degree = graph.outgoing.row(node).count
      rankOfNode[node] = next[degree]
      nodeOfRank[Int(next[degree])] = Int32(node)
      next[degree] += 1
    }
    return (nodeOfRank, rankOfNode)
  }

  /// Cuts the ranks into pieces of about as many arcs.
  private static func bounds(of pieces: Int, _ graph: Graph, _ nodeOfRank: Room<Int32>) -> [Int] {
    let n = graph.nodeCount
    guard pieces > 1 else { return [0, n] }
    var (bounds, arcs) = ([0], 0)
    for rank in 0..<n where bounds.count < pieces {
      arcs += graph.outgoing.row(Int(nodeOfRank[rank])).count
      if arcs * pieces >= graph.arcCount * bounds.count { bounds.append(rank + 1) }
    }
    return bounds + Array(repeating: n, count: pieces + 1 - bounds.count)
  }

  /// The ties in a rank's row.
  @inline(__always)
  func row(_ rank: Int) -> Range<Int> { Int(offsets.start[rank])..<Int(offsets.start[rank + 1]) }

  /// How many ties a rank has in all.
  func degree(ofRank rank: Int) -> Int { row(rank).count + rowFromBelow(rank).count }

  /// The places of a rank's ties in `sources` and `tiesFromBelow`.
  @inline(__always)
  func rowFromBelow(_ rank: Int) -> Range<Int> {
    Int(offsetsFromBelow.start[rank])..<Int(offsetsFromBelow.start[rank + 1])
  }
}

/// For each rank the ranks below that it is tied to.
private struct TiesFromBelow {
  let offsets: Room<Int32>
  let sources: Room<Int32>
  /// For each rank, how many ties lead up.
  let countsAbove: Room<Int32>
  /// The arc of the graph that leads to each; empty unless asked for.
  let arcs: Room<Int32>

  /// For how many rows at once the beginning is brought into the cache.
  private static let touchedAtOnce = 32

  init(
    _ graph: Graph, _ nodeOfRank: Room<Int32>, _ rankOfNode: Room<Int32>, _ bounds: [Int], keepsArcs: Bool,
    threads: Int?
  ) {
    let (n, pieces) = (graph.nodeCount, bounds.count - 1)
    let isTouching = graph.arcCount > 1 << 18
    // Each piece writes to where its rows would start if they held all neighbours; then the gaps are closed.
    var first = [0]
    for piece in 0..<pieces {
      let isLast = piece == pieces - 1
      first.append(
        isLast
          ? graph.arcCount
          : (bounds[piece]..<bounds[piece + 1]).reduce(first[piece]) {
            $0 + graph.outgoing.row(Int(nodeOfRank[$1])).count
          })
    }
    let starts = first
    let (sources, arcs) = (Room<Int32>(graph.arcCount + 1), Room<Int32>(keepsArcs ? graph.arcCount + 1 : 0))
    let (offsets, countsAbove) = (Room<Int32>(n + 1), Room<Int32>(n))
    let counts = Room<Int>(zeros: pieces)
    forEachBlock(pieces, threads: threads) { piece, _ in
      graph.outgoing.targets.withUnsafeBufferPointer { neighbors in
        graph.outgoing.offsets.withUnsafeBufferPointer { rows in
          let (nodeOfRank, rankOfNode, sources) = (nodeOfRank.start, rankOfNode.start, sources.start)
          var place = starts[piece]
          for own in bounds[piece]..<bounds[piece + 1] {
            if isTouching && own % Self.touchedAtOnce == 0 {
              var seen: Int32 = 0
              for rank in own..<min(own + Self.touchedAtOnce, n) {
                seen |= neighbors[min(Int(rows[Int(nodeOfRank[rank])]), neighbors.count - 1)]
              }
              // Nodes are not negative, so this never happens; it only keeps the reads from being optimised away.
              if seen < 0 { preconditionFailure("a node is not negative") }
            }
            let node = Int(nodeOfRank[own])
            let before = place
            for arc in Int(rows[node])..<Int(rows[node + 1]) {
              let other = rankOfNode[Int(neighbors[arc])]
              // Written always and kept only if it leads down, told by a sign: there is no branch to guess.
              sources[place] = other
              if keepsArcs { arcs.start[place] = Int32(truncatingIfNeeded: arc) }
              place &-= (Int(other) &- own) >> 63
            }
            offsets.start[own + 1] = Int32(truncatingIfNeeded: place - starts[piece])
            countsAbove.start[own] = rows[node + 1] - rows[node] - Int32(truncatingIfNeeded: place - before)
          }
          counts[piece] = place - starts[piece]
        }
      }
    }
    offsets[0] = 0
    var before = counts[0]
    for piece in 1..<max(1, pieces) {
      sources.start.advanced(by: before).update(from: sources.start.advanced(by: starts[piece]), count: counts[piece])
      if keepsArcs {
        arcs.start.advanced(by: before).update(from: arcs.start.advanced(by: starts[piece]), count: counts[piece])
      }
      for own in bounds[piece]..<bounds[piece + 1] { offsets[own + 1] += Int32(truncatingIfNeeded: before) }
      before += counts[piece]
    }
    (self.offsets, self.sources, self.countsAbove, self.arcs) = (offsets, sources, countsAbove, arcs)
  }
}
