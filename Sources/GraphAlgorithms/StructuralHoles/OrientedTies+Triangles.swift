// Unsafe reads, as in OrientedTies.swift. What is asked of a tie or a triangle is written out where these loops are called and
// becomes a part of them; through a function in between it would be called a million times.

extension OrientedTies {
  /// Three ranks that are all tied to each other, *a* the lowest and *c* the highest, with the numbers of the ties that join
  /// them.
  struct Triangle {
    let a: Int, b: Int, c: Int
    let ab: Int, ac: Int, bc: Int
  }

  /// From how many ties on what they lead to is brought into the cache ahead, and for how many at once.
  private static let (fewestTouched, touchedAtOnce) = (1 << 17, 64)

  /// Reads what the next ties from below lead to.
  ///
  /// A walk over triangles jumps to a row, runs along it for an unforeseeable number of steps and jumps again, so it would
  /// wait for memory at each row in turn. Here nothing depends on what is read, and the waits overlap.
  @inline(__always)
  private func touchRows(from first: Int, _ sums: UnsafeMutablePointer<Double>?) {
    var (seen, least) = (Int32(0), 0.0)
    for place in first..<min(first + Self.touchedAtOnce, tieCount) {
      let tie = Int(tiesFromBelow.start[place])
      seen |= targets.start[tie] | offsets.start[Int(sources.start[place]) + 1]
      if let sums { least = min(least, sums[tie]) }
    }
    // None of them is negative, so this never happens; it only keeps the reads from being optimised away.
    if seen < 0 || least < 0 { preconditionFailure("ranks and sums are not negative") }
  }

  /// Visits the ties that can be the lower two ranks of a triangle, by the block of the higher of both.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - marks: Working memory, a zero for each rank before and after; during a visit the ranks above *b* are marked.
  ///   - sums: A number for each tie, none negative, of which that of the visited tie and those behind it will be asked for.
  ///   - mark: The mark for the rank at the upper end of a tie.
  ///   - body: Gets the ranks *a* and *b*, the tie between them, and where the row of *a* ends. Of the triangles with both, each
  ///     has one of the ties in between as its third rank, if that rank is marked.
  @inline(__always)
  func forEachTieFromBelow<Mark: FixedWidthInteger & BitwiseCopyable>(
    ofBlock block: Int, marks: Room<Mark>, touching sums: UnsafeMutablePointer<Double>? = nil,
    mark: (_ tie: Int) -> Mark,
    _ body: (_ a: Int, _ b: Int, _ ab: Int, _ end: Int) -> Void
  ) {
    let (targets, marks, offsets) = (targets.start, marks.start, offsets.start)
    let (sources, tiesFromBelow) = (sources.start, tiesFromBelow.start)
    var touched = tieCount < Self.fewestTouched ? tieCount : Int(offsetsFromBelow.start[blocks[block].lowerBound])
    for b in blocks[block] {
      let row = row(b)
      guard row.count > 0 else { continue }
      for bc in row { marks[Int(targets[bc])] = mark(bc) }
      for place in rowFromBelow(b) {
        if place >= touched {
          touchRows(from: place, sums)
          touched = place + Self.touchedAtOnce
        }
        let a = Int(sources[place])
        body(a, b, Int(tiesFromBelow[place]), Int(offsets[a + 1]))
      }
      for bc in row { marks[Int(targets[bc])] = 0 }
    }
  }

  /// Visits the triangles whose middle rank is in one block.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - tieTo: Working memory, a zero for each rank before and after.
  ///   - body: What is done with each triangle.
  @inline(__always)
  func forEachTriangle(ofBlock block: Int, tieTo: Room<Int32>, _ body: (Triangle) -> Void) {
    forEachTieFromBelow(ofBlock: block, marks: tieTo) {
      Int32(truncatingIfNeeded: $0 &+ 1)
    } _: { a, b, ab, end in
      let (targets, tieTo) = (targets.start, tieTo.start)
      var first = ab &+ 1
      repeat {
        // Four at a time, of which those beyond the row do not count: most rows have ended then. Whether tied and whether in
        // the row is told by signs, so there is no branch to guess.
        var found = 0
        for index in 0..<4 {
          let isTied = -Int(tieTo[Int(targets[first &+ index])]) & (first &+ index &- end)
          found |= (isTied >> 63) & (1 << index)
        }
        while found != 0 {
          let ac = first &+ found.trailingZeroBitCount
          found &= found &- 1
          let c = Int(targets[ac])
          body(Triangle(a: a, b: b, c: c, ab: ab, ac: ac, bc: Int(tieTo[c]) &- 1))
        }
        first &+= 4
      } while first < end
    }
  }

  /// Counts the triangles at each node.
  ///
  /// - Returns: For each node, the triangles that it belongs to.
  /// - Complexity: O(*m*^1.5) time, O(*n*) space for each thread.
  func triangleCounts(threads: Int?) -> [Int] {
    // A node has no more triangles than there are ties between its neighbours, so 32 bits hold their number. A mark of one
    // byte keeps more ranks in the cache.
    countAtNodes(1, threads: threads) { (block, isTiedToB: Room<UInt8>, counts: Room<Int32>) in
      countTriangles(ofBlock: block, isTiedToB, counts)
    }
  }

  private func countTriangles(ofBlock block: Int, _ isTiedToB: Room<UInt8>, _ counts: Room<Int32>) {
    forEachTieFromBelow(ofBlock: block, marks: isTiedToB) { _ in
      1
    } _: { a, b, ab, end in
      let (targets, isTiedToB, counts) = (targets.start, isTiedToB.start, counts.start)
      var found: Int32 = 0
      var ac = ab &+ 1
      repeat {
        // As above; added whether 1 or 0.
        for index in 0..<4 {
          let c = Int(targets[ac &+ index])
          let isInRow = Int32(truncatingIfNeeded: (ac &+ index &- end) >> 63)
          let isTriangle = Int32(isTiedToB[c]) & isInRow
          counts[c] &+= isTriangle
          found &+= isTriangle
        }
        ac &+= 4
      } while ac < end
      counts[a] &+= found
      counts[b] &+= found
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
    let workers = (0..<workerCount(blocks.count, threads: threads)).map { _ in
      (marks: Room<Mark>(zeros: nodeCount), counts: Room<Count>(zeros: nodeCount * width))
    }
    forEachBlock(blocks.count, threads: threads, canStop: true) { block, worker in
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

  /// Adds up numbers at one end of its ties, those from below first.
  ///
  /// - Parameters:
  ///   - rank: The rank at that end.
  ///   - body: What a tie gives to it.
  /// - Returns: The sum.
  @inline(__always)
  func sum(at rank: Int, _ body: (_ tie: Int) -> Double) -> Double {
    var sum = 0.0
    for place in rowFromBelow(rank) { sum += body(Int(tiesFromBelow.start[place])) }
    for tie in row(rank) { sum += body(tie) }
    return sum
  }
}
