/// Neighbour lists laid end to end (compressed sparse rows).
///
/// Row *u* is `targets[row(u)]`, strictly increasing: no self-loops, no parallel arcs. An *arc* is a position in
/// `targets`, and `strengths` runs beside it, or is empty when every tie has strength 1.
@usableFromInline package struct Adjacency: Hashable, Sendable {
  @usableFromInline package let offsets: [Int32]
  @usableFromInline package let targets: [Int32]
  @usableFromInline package let strengths: [Double]

  package init(offsets: [Int32], targets: [Int32], strengths: [Double]) {
    assert(offsets.first == 0 && offsets.last.map(Int.init) == targets.count)
    assert(zip(offsets, offsets.dropFirst()).allSatisfy(<=))
    assert(strengths.isEmpty || strengths.count == targets.count)
    (self.offsets, self.targets, self.strengths) = (offsets, targets, strengths)
  }

  /// The arcs that leave a node.
  @inlinable @inline(__always)
  package func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// How strong the tie on an arc is.
  @inlinable @inline(__always)
  package func strength(_ arc: Int) -> Double { strengths.isEmpty ? 1 : strengths[arc] }

  /// The arc from one node to another, if there is one.
  ///
  /// - Complexity: O(log *d*), *d* being the number of arcs that leave `source`.
  package func arc(from source: Int, to target: Int) -> Int? {
    let row = row(source)
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(targets[middle]) < target { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && Int(targets[low]) == target ? low : nil
  }
}
