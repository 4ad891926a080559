import GraphCore

/// How much a pair of ends counts, by the classes that its ends belong to.
///
/// Nodes of a class stand for the same number of nodes of each group, mostly for one node: themselves. A pair of them stands
/// for all pairs of these nodes that count.
struct PairWeights: Sendable {
  /// Which pairs of nodes count, by the groups of both.
  enum Rule: Sendable {
    case all
    case acrossGroups
    case between(source: Int32, target: Int32)
  }

  let rule: Rule
  /// The groups of each class in rising order, laid end to end, and how much its nodes of each group count together.
  private var starts: [Int32] = [0]
  private var groups: [Int32] = []
  private var amounts: [Double] = []
  /// What the amounts of each class add up to.
  private var sums: [Double] = []

  /// For each group the classes that have some of it, and how much.
  private var classesOfGroup: [[(class: Int32, amount: Double)]]

  init(_ rule: Rule, groupCount: Int) {
    self.rule = rule
    classesOfGroup = Array(repeating: [], count: groupCount)
  }

  /// How many classes there are.
  var classCount: Int { sums.count }

  /// Adds a class and returns its number.
  mutating func addClass(_ amountOfGroup: some Sequence<(group: Int32, amount: Double)>) -> Int32 {
    var sum = 0.0
    for (group, amount) in amountOfGroup where amount > 0 {
      classesOfGroup[Int(group)].append((Int32(sums.count), amount))
      groups.append(group)
      amounts.append(amount)
      sum += amount
    }
    starts.append(Int32(groups.count))
    sums.append(sum)
    return Int32(sums.count - 1)
  }

  /// How much a pair of such ends counts.
  func weight(from source: Int, to target: Int) -> Double {
    switch rule {
    case .all: sums[source] * sums[target]
    case .acrossGroups: sums[source] * sums[target] - sameGroup(source, target)
    case .between(let start, let end): amount(of: start, in: source) * amount(of: end, in: target)
    }
  }

  /// Whether nodes of a class are ends at which counted pairs can start.
  func canStart(_ source: Int) -> Bool {
    if case .between(let start, _) = rule { return amount(of: start, in: source) > 0 }
    return sums[source] > 0
  }

  private func sameGroup(_ a: Int, _ b: Int) -> Double {
    let (shorter, longer) = row(a).count < row(b).count ? (a, b) : (b, a)
    return row(shorter).reduce(0) { $0 + amounts[$1] * amount(of: groups[$1], in: longer) }
  }

  private func amount(of group: Int32, in class: Int) -> Double {
    let row = row(`class`)
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if groups[middle] < group { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && groups[low] == group ? amounts[low] : 0
  }

  private func row(_ class: Int) -> Range<Int> { Int(starts[`class`])..<Int(starts[`class` + 1]) }

  /// The weights of pairs from up to sixteen sources, for each class of the other end one for each source; a table may have
  /// more places than there are classes.
  func table(for sources: some Collection<Int32>, _ classes: [Int32], into table: inout [PathLaneValues]) {
    var sumOfLane = PathLaneValues()
    for (lane, source) in sources.enumerated() { sumOfLane[lane] = sums[Int(classes[Int(source)])] }
    switch rule {
    case .all:
      for end in 0..<classCount { table[end] = sumOfLane * sums[end] }
    case .acrossGroups:
      for end in 0..<classCount { table[end] = sumOfLane * sums[end] }
      for (lane, source) in sources.enumerated() {
        for index in row(Int(classes[Int(source)])) {
          for end in classesOfGroup[Int(groups[index])] { table[Int(end.class)][lane] -= amounts[index] * end.amount }
        }
      }
    case .between(let start, let target):
      for end in 0..<classCount { table[end] = PathLaneValues() }
      for (lane, source) in sources.enumerated() {
        let amount = amount(of: start, in: Int(classes[Int(source)]))
        for end in classesOfGroup[Int(target)] { table[Int(end.class)][lane] = amount * end.amount }
      }
    }
  }
}

/// The groups that decide which pairs count, and how much a node of each counts.
struct PairGroups: Sendable {
  let rule: PairWeights.Rule
  /// The group of each node, or -1.
  let ofNode: [Int32]
  let count: Int
  /// How much one node of a group counts: a pair counts the product.
  let amounts: [Double]

  init(_ pairs: EndPairs, nodeCount: Int) {
    switch pairs {
    case .all: (rule, ofNode, count, amounts) = (.all, Array(repeating: 0, count: nodeCount), 1, [1])
    case .acrossGroups(let partition, let alike):
      (rule, ofNode, count) = (.acrossGroups, partition.groups, partition.groupCount)
      amounts = partition.sizes.map { alike ? 1 / Double(max(1, $0)) : 1 }
    case .between(let pair, let partition):
      rule = .between(source: Int32(pair.source), target: Int32(pair.target))
      (ofNode, count) = (partition.groups, partition.groupCount)
      amounts = Array(repeating: 1, count: count)
    }
  }

  /// How much all pairs of a node of one set and a node of another count, sets being given by their amounts.
  func weight(from source: [Double], to target: [Double]) -> Double {
    switch rule {
    case .all: return source[0] * target[0]
    case .acrossGroups:
      let same = zip(source, target).reduce(0) { $0 + $1.0 * $1.1 }
      return source.reduce(0, +) * target.reduce(0, +) - same
    case .between(let start, let end): return source[Int(start)] * target[Int(end)]
    }
  }
}
