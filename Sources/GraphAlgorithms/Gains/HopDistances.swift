public import GraphCore

/// How many hops it takes from some nodes, or from every node, to every node.
///
/// One byte for each pair while no path is longer than 254 hops, four bytes otherwise: 25 MB for the pairs of 5,000
/// nodes and 400 MB for those of 20,000.
public struct HopDistances: Sendable {
  enum Storage: Sendable {
    case bytes(HopMatrix<UInt8>)
    case words(HopMatrix<UInt32>)
  }

  var storage: Storage

  /// Finds the distances from some nodes to every node.
  ///
  /// - Parameters:
  ///   - graph: The graph; in a directed one paths run along the edges.
  ///   - sources: Where paths start, each node counted once; nil stands for every node.
  ///   - threads: How many threads work, nil for one per processor.
  /// - Complexity: O(*s* (*n* + *m*)) time for *s* sources; *s* *n* bytes, four times as many with paths above 254 hops.
  public init(_ graph: Graph, from sources: [NodeID]? = nil, threads: Int? = nil) {
    var rowOfNode = [Int32](repeating: -1, count: graph.nodeCount)
    var nodes: [Int] = []
    for node in sources?.map(\.index) ?? Array(0..<graph.nodeCount) where rowOfNode[node] < 0 {
      rowOfNode[node] = Int32(nodes.count)
      nodes.append(node)
    }
    if let matrix = HopMatrix<UInt8>(graph, nodes, rowOfNode, threads) {
      storage = .bytes(matrix)
    } else if let matrix = HopMatrix<UInt32>(graph, nodes, rowOfNode, threads) {
      storage = .words(matrix)
    } else {
      preconditionFailure("no path has 2^31 hops")
    }
  }

  /// The hops from one node to another, or nil if no path leads there.
  ///
  /// - Precondition: `source` is one of the nodes from which distances were asked for.
  /// - Complexity: O(1).
  public subscript(source: NodeID, target: NodeID) -> Int? {
    switch storage {
    case .bytes(let matrix): matrix[source.index, target.index]
    case .words(let matrix): matrix[source.index, target.index]
    }
  }

  /// Whether distances from a node are known.
  func hasRow(of node: Int) -> Bool {
    switch storage {
    case .bytes(let matrix): matrix.rowOfNode[node] >= 0
    case .words(let matrix): matrix.rowOfNode[node] >= 0
    }
  }

  var nodeCount: Int {
    switch storage {
    case .bytes(let matrix): matrix.columnCount
    case .words(let matrix): matrix.columnCount
    }
  }
}

/// Distances laid row after row; the largest number of the type stands for no path.
struct HopMatrix<Steps: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// The longest distance that `Steps` can hold.
  static var limit: Int { Int(Steps.max) - 1 }

  var steps: [Steps]
  /// The row of each node, or -1.
  let rowOfNode: [Int32]
  let columnCount: Int
  /// The longest distance in each row, or the number for no path where some node is not reached.
  var farthest: [Steps]
  /// The longest distance of all.
  var longest: Int

  /// Returns nil if a distance is above ``limit``.
  init?(_ graph: Graph, _ nodes: [Int], _ rowOfNode: [Int32], _ threads: Int?) {
    let columns = graph.nodeCount
    var empty = Rows()
    empty.steps.reserveCapacity(nodes.count * columns)
    let sharesSearches = nodes.count > 16 && graph.sharing(along: .outgoing).way == .lanes
    let rows = reduceInOrder(
      nodes.count, inMultiplesOf: sharesSearches ? HopLanes.laneCount : 1, threads: threads, into: empty
    ) {
      (lanes: sharesSearches ? HopLanes(graph, along: .outgoing) : nil, search: HopSearch(graph))
    } skipped: { block in
      Rows(count: block.count, columns)
    } block: { block, scratch in
      guard let lanes = scratch.lanes else { return Rows(from: nodes[block], searching: &scratch.search, columns) }
      var rows = Rows()
      for first in stride(from: block.lowerBound, to: block.upperBound, by: HopLanes.laneCount) {
        rows.add(
          Rows(from: nodes[first..<min(first + HopLanes.laneCount, block.upperBound)], searching: lanes, columns))
      }
      return rows
    } add: { (total: inout Rows, part: Rows) in
      total.add(part)
    }
    guard rows.longest <= Self.limit else { return nil }
    (steps, farthest, longest) = (rows.steps, rows.farthest, rows.longest)
    (self.rowOfNode, columnCount) = (rowOfNode, columns)
  }

  /// Some rows, of which only ``longest`` is valid if it is above ``HopMatrix/limit``.
  private struct Rows: Sendable {
    var steps: [Steps] = []
    var farthest: [Steps] = []
    var longest = 0

    init() {}

    /// Rows without a path.
    init(count: Int, _ columns: Int) {
      steps = Array(repeating: .max, count: count * columns)
      farthest = Array(repeating: .max, count: count)
    }

    /// Finds rows one by one.
    init(from nodes: ArraySlice<Int>, searching search: inout HopSearch, _ columns: Int) {
      steps.reserveCapacity(nodes.count * columns)
      for node in nodes {
        search.search(from: CollectionOfOne(node))
        longest = max(longest, search.longest)
        guard longest <= HopMatrix.limit else { return }
        steps.append(contentsOf: search.steps.lazy.map { Steps(truncatingIfNeeded: $0) })
        farthest.append(search.reached.count < columns ? .max : Steps(search.longest))
      }
    }

    /// Finds rows together.
    init(from nodes: ArraySlice<Int>, searching lanes: HopLanes, _ columns: Int) {
      self.init(count: nodes.count, columns)
      var longestOfLane = [Int](repeating: 0, count: nodes.count)
      var reachedOfLane = [Int](repeating: 1, count: nodes.count)
      for (row, node) in nodes.enumerated() { steps[row * columns + node] = 0 }
      lanes.search(from: nodes.map(Int32.init)) { distance, node, lanes in
        guard distance <= HopMatrix.limit else {
          longest = distance
          return
        }
        for word in 0..<8 {
          var bits = lanes[word]
          while bits != 0 {
            let lane = word << 6 + bits.trailingZeroBitCount
            bits &= bits - 1
            steps[lane * columns + node] = Steps(truncatingIfNeeded: distance)
            longestOfLane[lane] = distance
            reachedOfLane[lane] += 1
          }
        }
      }
      guard longest <= HopMatrix.limit else { return }
      longest = longestOfLane.max() ?? 0
      for row in farthest.indices where reachedOfLane[row] == columns { farthest[row] = Steps(longestOfLane[row]) }
    }

    mutating func add(_ other: Rows) {
      longest = max(longest, other.longest)
      guard longest <= HopMatrix.limit else { return }
      steps += other.steps
      farthest += other.farthest
    }
  }

  /// The same distances in four bytes each.
  init(_ other: HopMatrix<UInt8>) where Steps == UInt32 {
    steps = other.steps.map { $0 == .max ? .max : UInt32($0) }
    farthest = other.farthest.map { $0 == .max ? .max : UInt32($0) }
    (rowOfNode, columnCount, longest) = (other.rowOfNode, other.columnCount, other.longest)
  }

  subscript(source: Int, target: Int) -> Int? {
    precondition(rowOfNode[source] >= 0, "the distances from this node were not asked for")
    let steps = steps[Int(rowOfNode[source]) * columnCount + target]
    return steps == .max ? nil : Int(steps)
  }

  /// Stands for no path; steps can be added to it.
  static var farAway: Int32 { .max / 4 }

  /// The distances from a node, looked up or else found.
  func distances(from node: Int, searching search: inout HopSearch) -> [Int32] {
    let row = Int(rowOfNode[node])
    guard row < 0 else {
      let first = row * columnCount
      return steps[first..<first + columnCount].map { $0 == .max ? Self.farAway : Int32($0) }
    }
    search.search(from: CollectionOfOne(node))
    return search.steps.map { $0 < 0 ? Self.farAway : $0 }
  }

  /// The distances to a node, where they are known.
  func distances(to node: Int) -> [Int32] {
    rowOfNode.map { row in
      let steps = row < 0 ? .max : steps[Int(row) * columnCount + node]
      return steps == .max ? Self.farAway : Int32(steps)
    }
  }

  /// Counts the pairs at each distance.
  func counts(_ pairs: PairMask, threads: Int?) -> DistanceCounts {
    let targets = pairs.targets
    let counts = reduceInOrder(pairs.sources.count, threads: threads, into: [Int](repeating: 0, count: longest + 2)) {
    } block: { block, _ in
      var counts = [Int](repeating: 0, count: longest + 2)
      for source in pairs.sources[block] {
        let first = Int(rowOfNode[Int(source)]) * columnCount
        for target in targets where pairs.counts(Int(source), target) {
          let steps = steps[first + target]
          counts[steps == .max ? longest + 1 : Int(steps)] += 1
        }
      }
      return counts
    } add: { (total: inout [Int], part: [Int]) in
      for index in total.indices { total[index] += part[index] }
    }
    return DistanceCounts(atDistance: counts.dropLast(), unjoinedCount: counts[longest + 1])
  }
}
