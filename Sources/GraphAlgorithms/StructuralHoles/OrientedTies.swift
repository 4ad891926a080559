// Unsafe reads: every kernel over triangles spends its time in the loops of this file, on three indices a step; checking
// them costs a tenth.

import GraphCore

/// The ties of an undirected graph, each kept once: in the row of the end with fewer neighbours.
///
/// Nodes go by their *rank* in the order of (degree, node), so that hubs have few ties in their rows, a triangle is met
/// exactly once, from its lowest rank, and all triangles take O(*m*^1.5) (Chiba and Nishizeki, SIAM Journal on Computing
/// 14:210, 1985, <https://doi.org/10.1137/0214017>; Latapy, Theoretical Computer Science 407:458, 2008,
/// <https://doi.org/10.1016/j.tcs.2008.07.017>). Ranks in place of nodes keep what hubs need close together in memory.
struct OrientedTies: Sendable {
  /// Where each rank's row starts in `targets`.
  let offsets: Room<Int32>
  /// The ranks above that each rank is tied to.
  let targets: Room<Int32>
  /// For each tie the arc of the graph from its lower rank to its higher one; empty unless asked for.
  let arcs: Room<Int32>
  /// The node of each rank.
  let nodeOfRank: Room<Int32>
  /// The rank of each node.
  let rankOfNode: Room<Int32>

  /// The number of nodes.
  var nodeCount: Int { nodeOfRank.count }
  /// The number of ties.
  var tieCount: Int { targets.count }

  /// Turns the ties of an undirected graph.
  ///
  /// - Parameters:
  ///   - graph: An undirected graph.
  ///   - keepsArcs: Whether ``arcs`` are wanted.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Complexity: O(*n* + *m*) time and space.
  init(_ graph: Graph, keepsArcs: Bool = false, threads: Int?) {
    let n = graph.nodeCount
    let (nodeOfRank, rankOfNode) = Self.degreeOrder(graph)
    (self.nodeOfRank, self.rankOfNode) = (nodeOfRank, rankOfNode)
    // Each block of ranks writes to where its rows would start if they held all neighbours; then the gaps are closed.
    let size = 4096
    let blocks = blockCount(n, size: size)
    let arcsBefore = Room<Int>(zeros: blocks + 1)
    for block in 0..<blocks {
      let arcCount = items(ofBlock: block, size: size, count: n).reduce(0) {
        $0 + graph.outgoing.row(Int(nodeOfRank[$1])).count
      }
      arcsBefore[block + 1] = arcsBefore[block] + arcCount
    }
    let (loose, looseArcs) = (Room<Int32>(graph.arcCount), Room<Int32>(keepsArcs ? graph.arcCount : 0))
    let rowEnds = Room<Int32>(n)
    let tiesOfBlock = Room<Int>(zeros: blocks)
    forEachBlock(blocks, threads: threads) { block, _ in
      graph.outgoing.targets.withUnsafeBufferPointer { neighbors in
        let rank = rankOfNode.start
        let first = arcsBefore[block]
        var place = first
        for own in items(ofBlock: block, size: size, count: n) {
          for arc in graph.outgoing.row(Int(nodeOfRank[own])) {
            let other = rank[Int(neighbors[arc])]
            // Written always and kept only if it leads up: there is no branch to guess.
            loose.start[place] = other
            if keepsArcs { looseArcs.start[place] = Int32(arc) }
            place += Int(other) > own ? 1 : 0
          }
          rowEnds.start[own] = Int32(place - first)
        }
        tiesOfBlock[block] = place - first
      }
    }
    let tiesBefore = Room<Int>(zeros: blocks + 1)
    for block in 0..<blocks { tiesBefore[block + 1] = tiesBefore[block] + tiesOfBlock[block] }
    (offsets, targets, arcs) = (Room(n + 1), Room(graph.edgeCount), Room(keepsArcs ? graph.edgeCount : 0))
    let (offsets, targets, arcs) = (offsets, targets, arcs)
    offsets[0] = 0
    forEachBlock(blocks, threads: threads) { block, _ in
      let (from, to, count) = (arcsBefore[block], tiesBefore[block], tiesOfBlock[block])
      targets.start.advanced(by: to).update(from: loose.start.advanced(by: from), count: count)
      if keepsArcs { arcs.start.advanced(by: to).update(from: looseArcs.start.advanced(by: from), count: count) }
      for own in items(ofBlock: block, size: size, count: n) { offsets.start[own + 1] = Int32(to) + rowEnds.start[own] }
    }
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

  /// The ties in a rank's row.
  @inline(__always)
  func row(_ rank: Int) -> Range<Int> { Int(offsets.start[rank])..<Int(offsets.start[rank + 1]) }

  /// Three ranks that are all tied to each other, *a* the lowest, with the numbers of the ties that join them.
  struct Triangle {
    let a: Int, b: Int, c: Int
    let ab: Int, ac: Int, bc: Int
  }

  /// For how many ranks at once the rows above them are brought into the cache.
  private static let touchedAtOnce = 32

  /// Reads the first place of each row that the next ranks lead to.
  ///
  /// A walk over triangles jumps to a row, runs along it for an unforeseeable number of steps and jumps again, so it would
  /// wait for memory at each row in turn. Here nothing depends on what is read, and the waits overlap.
  @inline(__always)
  private func touchRows(above first: Int) {
    let end = min(first + Self.touchedAtOnce, nodeCount)
    var seen: Int32 = 0
    for tie in Int(offsets.start[first])..<Int(offsets.start[end]) {
      seen |= targets.start[min(Int(offsets.start[Int(targets.start[tie])]), tieCount - 1)]
    }
    // Ranks are not negative, so this never happens; it only keeps the reads from being optimised away.
    if seen < 0 { preconditionFailure("a rank is not negative") }
  }

  /// How many ranks make one block of the work over triangles.
  static let blockSize = 512

  /// How many blocks there are.
  var blocks: Int { blockCount(nodeCount, size: Self.blockSize) }

  /// Visits the triangles whose lowest rank is in one block.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - tieTo: Working memory, a zero for each rank before and after.
  ///   - body: What is done with each triangle.
  @inline(__always)
  func forEachTriangle(ofBlock block: Int, tieTo: Room<Int32>, _ body: (Triangle) -> Void) {
    let (targets, tieTo) = (targets.start, tieTo.start)
    for a in items(ofBlock: block, size: Self.blockSize, count: nodeCount) {
      if a % Self.touchedAtOnce == 0 { touchRows(above: a) }
      let row = row(a)
      guard row.count > 1 else { continue }
      for ab in row { tieTo[Int(targets[ab])] = Int32(truncatingIfNeeded: ab + 1) }
      for ab in row {
        let b = Int(targets[ab])
        for bc in self.row(b) {
          let c = Int(targets[bc])
          let ac = Int(tieTo[c])
          if ac > 0 { body(Triangle(a: a, b: b, c: c, ab: ab, ac: ac - 1, bc: bc)) }
        }
      }
      for ab in row { tieTo[Int(targets[ab])] = 0 }
    }
  }

  /// Counts the triangles at each node.
  ///
  /// - Returns: For each node, the triangles that it belongs to.
  /// - Complexity: O(*m*^1.5) time, O(*n*) space for each thread.
  func triangleCounts(threads: Int?) -> [Int] {
    // A node has no more triangles than there are ties between its neighbours, so 32 bits hold their number.
    countAtNodes(1, threads: threads) { (block, isTiedToA, counts: Room<Int32>) in
      countTriangles(ofBlock: block, isTiedToA: isTiedToA.start, counts: counts.start)
    }
  }

  /// Counts triangles as ``forEachTriangle(ofBlock:tieTo:_:)`` visits them; a mark of one byte keeps more ranks in the cache.
  private func countTriangles(
    ofBlock block: Int, isTiedToA: UnsafeMutablePointer<UInt8>, counts: UnsafeMutablePointer<Int32>
  ) {
    let targets = targets.start
    for a in items(ofBlock: block, size: Self.blockSize, count: nodeCount) {
      if a % Self.touchedAtOnce == 0 { touchRows(above: a) }
      let row = row(a)
      guard row.count > 1 else { continue }
      for ab in row { isTiedToA[Int(targets[ab])] = 1 }
      var countOfA: Int32 = 0
      for ab in row {
        let b = Int(targets[ab])
        var countOfB: Int32 = 0
        for bc in self.row(b) {
          // Added whether 1 or 0: there is no branch to guess.
          let c = Int(targets[bc])
          let isTriangle = Int32(isTiedToA[c])
          counts[c] &+= isTriangle
          countOfB &+= isTriangle
        }
        counts[b] += countOfB
        countOfA += countOfB
      }
      counts[a] += countOfA
      for ab in row { isTiedToA[Int(targets[ab])] = 0 }
    }
  }

  /// Counts something at each node, on several threads.
  ///
  /// - Parameters:
  ///   - width: How many counts a node has.
  ///   - threads: How many threads work, nil for one per processor.
  ///   - body: Adds to the counts of ranks what belongs to one block, given a zero for each rank, which it leaves so.
  /// - Returns: The counts of each node, node by node.
  @inline(__always)
  func countAtNodes<
    Mark: FixedWidthInteger & BitwiseCopyable & SendableMetatype,
    Count: FixedWidthInteger & BitwiseCopyable & SendableMetatype
  >(
    _ width: Int, threads: Int?, _ body: @Sendable (_ block: Int, _ marks: Room<Mark>, _ counts: Room<Count>) -> Void
  ) -> [Int] {
    let workers = (0..<workerCount(blocks, threads: threads)).map { _ in
      (marks: Room<Mark>(zeros: nodeCount), counts: Room<Count>(zeros: nodeCount * width))
    }
    forEachBlock(blocks, threads: threads, canStop: true) { block, worker in
      body(block, workers[worker].marks, workers[worker].counts)
    }
    var total = [Int](repeating: 0, count: nodeCount * width)
    for counts in workers.map(\.counts) {
      for node in 0..<nodeCount {
        let rank = Int(rankOfNode[node])
        for index in 0..<width { total[node * width + index] += Int(counts[rank * width + index]) }
      }
    }
    return total
  }

  /// Adds up numbers over all triangles.
  ///
  /// - Parameters:
  ///   - size: How many sums there are.
  ///   - threads: How many threads work, nil for one per processor; the sums have the same bits for any number.
  ///   - body: Adds what a triangle gives to the sums.
  /// - Returns: The sums.
  @inline(__always)
  func sumOverTriangles(
    _ size: Int, threads: Int?, _ body: @Sendable (_ triangle: Triangle, _ sums: Room<Double>) -> Void
  ) -> Room<Double> {
    sumInLanes(size, blocks: blocks, threads: threads) {
      Room<Int32>(zeros: nodeCount)
    } _: { block, sums, tieTo in
      forEachTriangle(ofBlock: block, tieTo: tieTo) { body($0, sums) }
    }
  }

  /// Adds up numbers at both ends of each tie.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, nil for one per processor; the sums have the same bits for any number.
  ///   - body: What a tie between two ranks, the lower one first, gives to each of them.
  /// - Returns: The sums of the ranks.
  @inline(__always)
  func sumAtEnds(
    threads: Int?, _ body: @Sendable (_ tie: Int, _ a: Int, _ b: Int) -> (a: Double, b: Double)
  ) -> Room<Double> {
    sumInLanes(nodeCount, blocks: blocks, threads: threads) {
    } _: { block, sums, _ in
      for a in items(ofBlock: block, size: Self.blockSize, count: nodeCount) {
        var sum = 0.0
        for tie in row(a) {
          let b = Int(targets.start[tie])
          let gives = body(tie, a, b)
          sum += gives.a
          sums[b] += gives.b
        }
        sums[a] += sum
      }
    }
  }
}
