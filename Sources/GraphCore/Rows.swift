// Unsafe pointers: these loops walk through every arc of a graph while it is made. Ends are checked against the number of
// nodes before they come here.

/// Neighbour lists on their way to becoming an ``Adjacency``: rows may be unsorted and hold a node more than once.
struct Rows {
  private var offsets: [Int32]
  private var targets: [Int32]
  private var strengths: [Double]

  private var nodeCount: Int { offsets.count - 1 }

  /// Sorts edges into the rows of their sources, and of their targets too with `bothWays`; self-loops are left out.
  ///
  /// Each piece of the work counts and places a part of the edges; in a row, those of earlier parts come first.
  init(
    bucketing sources: [Int32], by targets: [Int32], _ strengths: [Double], nodeCount: Int, bothWays: Bool,
    _ concurrency: GraphBuilder.Concurrency
  ) {
    let pieces = concurrency.pieces
    let part = { @Sendable (piece: Int) in sources.count * piece / pieces..<sources.count * (piece + 1) / pieces }
    // First how many arcs of each part a row has, then where the first of them belongs.
    var next = [Int32](repeating: 0, count: pieces * nodeCount)
    next.withUnsafeMutableBufferPointer { all in
      nonisolated(unsafe) let all = all
      concurrency.run { piece in
        let counts = UnsafeMutableBufferPointer(rebasing: all[piece * nodeCount..<(piece + 1) * nodeCount])
        for edge in part(piece) where sources[edge] != targets[edge] {
          counts[Int(sources[edge])] += 1
          if bothWays { counts[Int(targets[edge])] += 1 }
        }
      }
    }
    var place: Int32 = 0
    offsets = Array(unsafeUninitializedCapacity: nodeCount + 1) { offsets, count in
      next.withUnsafeMutableBufferPointer { next in
        offsets[0] = 0
        for node in 0..<nodeCount {
          for at in stride(from: node, to: next.count, by: nodeCount) { (next[at], place) = (place, place + next[at]) }
          offsets[node + 1] = place
        }
      }
      count = nodeCount + 1
    }
    (self.targets, self.strengths) = ([], [])
    fill(Int(place), isWeighted: !strengths.isEmpty, &next) { all, rowTargets, rowStrengths in
      nonisolated(unsafe) let (all, rowTargets, rowStrengths) = (all, rowTargets, rowStrengths)
      let isWeighted = !strengths.isEmpty
      concurrency.run { piece in
        let next = UnsafeMutableBufferPointer(rebasing: all[piece * nodeCount..<(piece + 1) * nodeCount])
        for edge in part(piece) where sources[edge] != targets[edge] {
          let (source, target) = (sources[edge], targets[edge])
          let arc = Int(next[Int(source)])
          next[Int(source)] += 1
          rowTargets[arc] = target
          if isWeighted { rowStrengths[arc] = strengths[edge] }
          guard bothWays else { continue }
          let back = Int(next[Int(target)])
          next[Int(target)] += 1
          rowTargets[back] = source
          if isWeighted { rowStrengths[back] = strengths[edge] }
        }
      }
    }
  }

  /// Makes the arcs of rows whose offsets are known: `body` writes each one at the place that is next in its row.
  private mutating func fill(
    _ arcCount: Int, isWeighted: Bool, _ next: inout [Int32],
    _ body: (
      _ next: UnsafeMutableBufferPointer<Int32>, _ targets: UnsafeMutableBufferPointer<Int32>,
      _ strengths: UnsafeMutableBufferPointer<Double>
    ) -> Void
  ) {
    next.withUnsafeMutableBufferPointer { next in
      strengths = Array(unsafeUninitializedCapacity: isWeighted ? arcCount : 0) { rowStrengths, strengthCount in
        targets = Array(unsafeUninitializedCapacity: arcCount) { rowTargets, targetCount in
          body(next, rowTargets, rowStrengths)
          targetCount = arcCount
        }
        strengthCount = isWeighted ? arcCount : 0
      }
    }
  }

  private init(offsets: [Int32]) { (self.offsets, targets, strengths) = (offsets, [], []) }

  /// The same arcs in the rows of their targets, each row in rising order.
  func transposed() -> Rows {
    var counts = [Int32](repeating: 0, count: nodeCount + 1)
    for target in targets { counts[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { counts[node + 1] += counts[node] }
    var result = Rows(offsets: counts)
    var next = counts
    result.fill(targets.count, isWeighted: !strengths.isEmpty, &next) { next, rowTargets, rowStrengths in
      for row in 0..<nodeCount {
        for arc in Int(offsets[row])..<Int(offsets[row + 1]) {
          let place = Int(next[Int(targets[arc])])
          next[Int(targets[arc])] += 1
          rowTargets[place] = Int32(row)
          if !strengths.isEmpty { rowStrengths[place] = strengths[arc] }
        }
      }
    }
    return result
  }

  /// Brings each row into rising order; equal neighbours keep their order.
  ///
  /// - Returns: Whether some row names a neighbour twice.
  mutating func sort(_ concurrency: GraphBuilder.Concurrency) -> Bool {
    let (offsets, nodeCount, pieces) = (offsets, nodeCount, concurrency.pieces)
    // Parts of the rows that hold about as many arcs; hubs tend to be named early.
    let part = { @Sendable (piece: Int) in
      piece == pieces ? nodeCount : Self.row(from: Int(offsets[nodeCount]) / pieces * piece, in: offsets)
    }
    var hasParallel = [Bool](repeating: false, count: pieces)
    hasParallel.withUnsafeMutableBufferPointer { hasParallel in
      targets.withUnsafeMutableBufferPointer { targets in
        strengths.withUnsafeMutableBufferPointer { strengths in
          nonisolated(unsafe) let (targets, strengths, hasParallel) = (targets, strengths, hasParallel)
          concurrency.run { piece in
            var sorter = RowSorter()
            var isFound = false
            for node in part(piece)..<part(piece + 1) {
              let row = Int(offsets[node])..<Int(offsets[node + 1])
              guard row.count > 1 else { continue }
              sorter.sort(
                UnsafeMutableBufferPointer(rebasing: targets[row]),
                UnsafeMutableBufferPointer(rebasing: strengths[strengths.isEmpty ? 0..<0 : row]))
              for arc in row.dropFirst() where targets[arc - 1] == targets[arc] { isFound = true }
            }
            hasParallel[piece] = isFound
          }
        }
      }
    }
    return hasParallel.contains(true)
  }

  /// The first row that does not begin before an arc.
  private static func row(from arc: Int, in offsets: [Int32]) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < arc { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether some row, in rising order, names a neighbour twice.
  var hasParallel: Bool {
    (0..<nodeCount).contains { row in
      let arcs = Int(offsets[row])..<Int(offsets[row + 1])
      return arcs.dropFirst().contains { targets[$0 - 1] == targets[$0] }
    }
  }

  /// Makes one arc of equal neighbours in a sorted row.
  mutating func mergeParallel(_ rule: GraphBuilder.ParallelTies) {
    if strengths.isEmpty && rule == .sum { strengths = Array(repeating: 1, count: targets.count) }
    var write = 0
    for row in 0..<nodeCount {
      let rowStart = write
      let arcs = Int(offsets[row])..<Int(offsets[row + 1])
      offsets[row] = Int32(rowStart)
      for arc in arcs {
        if write > rowStart && targets[write - 1] == targets[arc] {
          guard !strengths.isEmpty else { continue }
          switch rule {
          case .sum: strengths[write - 1] += strengths[arc]
          case .maximum: strengths[write - 1] = max(strengths[write - 1], strengths[arc])
          }
        } else {
          targets[write] = targets[arc]
          if !strengths.isEmpty { strengths[write] = strengths[arc] }
          write += 1
        }
      }
    }
    offsets[nodeCount] = Int32(write)
    targets.removeSubrange(write...)
    if !strengths.isEmpty { strengths.removeSubrange(write...) }
  }

  /// The finished lists; strengths that are all 1 are not kept.
  var adjacency: Adjacency {
    Adjacency(offsets: offsets, targets: targets, strengths: strengths.allSatisfy { $0 == 1 } ? [] : strengths)
  }
}
