import GraphCore

/// Targets sorted by their distance from one end of a tie, in one list or in one for each group.
struct TargetLevels {
  private(set) var order: [Int32] = []
  private(set) var levelCount = 0
  private var starts: [Int] = [0]

  /// The places in `order` of a group's targets at one distance.
  func targets(_ group: Int, _ level: Int) -> Range<Int> {
    let index = group * levelCount + level
    return starts[index]..<starts[index + 1]
  }

  /// Sorts targets, those of each group apart if there are groups.
  mutating func sort(
    _ targets: [(node: Int32, level: Int32)], levelCount: Int, _ groups: NodePartition? = nil
  ) {
    self.levelCount = levelCount
    let bucket = { (target: (node: Int32, level: Int32)) in
      (groups.map { Int($0.groups[Int(target.node)]) } ?? 0) * levelCount + Int(target.level)
    }
    starts = Array(repeating: 0, count: (groups?.groupCount ?? 1) * levelCount + 1)
    for target in targets { starts[bucket(target) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    order = Array(repeating: 0, count: targets.count)
    for target in targets {
      let bucket = bucket(target)
      order[next[bucket]] = target.node
      next[bucket] += 1
    }
  }
}
