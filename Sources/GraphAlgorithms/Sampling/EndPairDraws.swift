import GraphCore

/// Draws ordered pairs of nodes, each pair that `EndPairs` counts as likely as any other.
struct EndPairDraws: Sendable {
  /// How many pairs there are to draw from.
  let count: Int
  /// The nodes that can be ends, those of a group side by side.
  private let nodes: [Int32]
  /// The nodes in `nodes` where paths can start and, for each such range, where they end: inside or outside a range.
  private let cells: [Cell]

  private struct Cell {
    /// The number of pairs in the cells before.
    let first: Int
    let sources: Range<Int>
    let targets: Range<Int>
    /// Whether targets are all nodes but those in `targets`.
    let isOutside: Bool
    let targetCount: Int
  }

  init(_ pairs: EndPairs, in graph: Graph) {
    let all = 0..<graph.nodeCount
    var ranges: [(sources: Range<Int>, targets: Range<Int>, isOutside: Bool)] = []
    switch pairs {
    case .all:
      nodes = all.map(Int32.init)
      // Each node's targets are all the others; see `draw`.
      ranges = [(all, all, false)]
    case .acrossGroups(let partition, _):
      let byGroup = Self.rangesByGroup(partition)
      nodes = byGroup.nodes
      ranges = byGroup.ranges.map { ($0, $0, true) }
    case .between(let pair, let partition):
      let byGroup = Self.rangesByGroup(partition)
      nodes = byGroup.nodes
      ranges = [(byGroup.ranges[pair.source], byGroup.ranges[pair.target], false)]
    }
    var cells: [Cell] = []
    var count = 0
    for range in ranges {
      let inside = range.sources == range.targets ? range.targets.count - 1 : range.targets.count
      let targetCount = range.isOutside ? nodes.count - range.targets.count : inside
      guard range.sources.count > 0, targetCount > 0 else { continue }
      cells.append(
        Cell(
          first: count, sources: range.sources, targets: range.targets, isOutside: range.isOutside,
          targetCount: targetCount))
      count += range.sources.count * targetCount
    }
    (self.cells, self.count) = (cells, count)
  }

  private static func rangesByGroup(_ partition: NodePartition) -> (nodes: [Int32], ranges: [Range<Int>]) {
    var ranges: [Range<Int>] = []
    for size in partition.sizes {
      ranges.append((ranges.last?.upperBound ?? 0)..<(ranges.last?.upperBound ?? 0) + size)
    }
    var nodes = [Int32](repeating: 0, count: partition.groupedNodeCount)
    var next = ranges.map(\.lowerBound)
    for (node, group) in partition.groups.enumerated() where group >= 0 {
      nodes[next[Int(group)]] = Int32(node)
      next[Int(group)] += 1
    }
    return (nodes, ranges)
  }

  /// Draws a pair, and says how many pairs its source is in.
  ///
  /// - Precondition: There are pairs.
  func draw(_ generator: inout SeededGenerator) -> (source: Int, target: Int, targetCount: Int) {
    let index = Int.random(in: 0..<count, using: &generator)
    var (low, high) = (0, cells.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if cells[middle].first <= index { low = middle } else { high = middle }
    }
    let cell = cells[low]
    let source = cell.sources.lowerBound + (index - cell.first) / cell.targetCount
    var target = (index - cell.first) % cell.targetCount
    if cell.isOutside {
      if target >= cell.targets.lowerBound { target += cell.targets.count }
    } else {
      target += cell.targets.lowerBound
      if cell.sources == cell.targets && target >= source { target += 1 }
    }
    return (Int(nodes[source]), Int(nodes[target]), cell.targetCount)
  }
}
