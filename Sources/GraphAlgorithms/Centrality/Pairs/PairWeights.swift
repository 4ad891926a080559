import GraphCore

/// How much a pair of ends counts, by the classes that its ends belong to.
enum PairWeights: Sendable {
  /// Each end stands for so many nodes, by class, and every pair of these counts 1.
  case bags([Double])
  /// Classes are groups, and a last one for nodes without; a pair of different groups counts 1, or if groups are to count
  /// alike 1 / the number of pairs that its groups have.
  case acrossGroups(sizes: [Int], alike: Bool)
  /// Pairs count 1 if they end in one class.
  case to(Int32)

  /// How many classes there are.
  var classCount: Int {
    switch self {
    case .bags(let sizes): sizes.count
    case .acrossGroups(let sizes, _): sizes.count + 1
    case .to: 2
    }
  }

  /// How much a pair of such ends counts.
  func weight(from source: Int, to target: Int) -> Double {
    switch self {
    case .bags(let sizes): return sizes[source] * sizes[target]
    case .acrossGroups(let sizes, let alike):
      guard source != target, source < sizes.count, target < sizes.count else { return 0 }
      return alike ? 1 / Double(sizes[source] * sizes[target]) : 1
    case .to(let end): return target == end ? 1 : 0
    }
  }

  /// The weights of pairs from up to sixteen sources, for each class of the other end one for each source.
  func table(for sources: some Collection<Int32>, _ classes: [Int32], into table: inout [PathLaneValues]) {
    for end in table.indices { table[end] = PathLaneValues() }
    for (lane, source) in sources.enumerated() {
      let start = Int(classes[Int(source)])
      for end in table.indices { table[end][lane] = weight(from: start, to: end) }
    }
  }
}
