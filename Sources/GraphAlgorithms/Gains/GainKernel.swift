import GraphCore

/// Counts how a new edge changes the distances of counted pairs, given the distances before it.
///
/// An edge from *u* to *v* shortens the way from *i* to *j* to min(*d_ij*, *d_iu* + 1 + *d_vj*). A pair can gain only if
/// *i* comes to *v* sooner over the edge (*d_iu* + 1 < *d_iv*) and *j* is reached from *v* sooner than from *u* over it
/// (*d_vj* + 1 < *d_uj*). So only these *i* are walked, and for each of them these *j*, sorted by *d_vj*: those at one
/// distance from *v* share one new distance. A pair loses its old distance and gets the smaller of both, which is the
/// same change of counts as if it lost the larger of both and got the new one. The second needs no branch: one table
/// look-up and one count for each pair. Whole levels are skipped once the new distance is no less than the longest
/// distance from *i*. Counts are integers, so their order does not matter.
struct GainKernel<Steps: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  let graph: Graph
  let pairs: PairMask
  let matrix: HopMatrix<Steps>

  /// The working memory of one thread.
  struct Scratch {
    fileprivate var search: HopSearch
    /// Hops from the edge's source to each node, and from its target.
    fileprivate var fromSource: [Int32] = []
    fileprivate var fromTarget: [Int32] = []
    /// Hops from each node to the edge's source, and to its target.
    fileprivate var toSource: [Int32] = []
    fileprivate var toTarget: [Int32] = []
    fileprivate var levels = TargetLevels()
    fileprivate var groupLevels = TargetLevels()
    /// By how much the number of pairs at each distance changes; that of pairs without a path comes last.
    fileprivate(set) var change: [Int] = []

    fileprivate init(_ graph: Graph) { search = HopSearch(graph) }

    /// Sets the change of counts back to none.
    mutating func clear() {
      for index in change.indices { change[index] = 0 }
    }

    /// How much the edge at hand would shorten the ways from its source: Σ of 1 / distance with it less that without.
    func largestGain(_ isTarget: [Bool]) -> Double {
      isTarget.indices.reduce(0.0) { sum, node in
        guard isTarget[node], fromTarget[node] + 1 < fromSource[node] else { return sum }
        let old = fromSource[node] < .max / 4 ? 1 / Double(fromSource[node]) : 0
        return sum + 1 / Double(fromTarget[node] + 1) - old
      }
    }

    /// Makes the counts reach as far as they must; the last one stays that of pairs without a path.
    fileprivate mutating func makeRoom(for count: Int) {
      let unjoined = change.popLast() ?? 0
      change += Array(repeating: 0, count: max(0, count - 1 - change.count))
      change.append(unjoined)
    }
  }

  func scratch() -> Scratch { Scratch(graph) }

  /// Looks up or finds the distances around a tie and clears the change of counts.
  func begin(_ tie: Edge, _ scratch: inout Scratch) {
    scratch.fromSource = matrix.distances(from: tie.source.index, searching: &scratch.search)
    scratch.fromTarget = matrix.distances(from: tie.target.index, searching: &scratch.search)
    if !graph.isDirected { (scratch.toSource, scratch.toTarget) = (scratch.fromSource, scratch.fromTarget) }
    scratch.change.removeAll(keepingCapacity: true)
  }

  /// Adds what the edge along a tie, or the one against it, changes for all counted pairs.
  func addAll(_ tie: Edge, forwards: Bool, _ scratch: inout Scratch) {
    beginEdge(tie, forwards: forwards, &scratch)
    for source in pairs.sources { addPairs(of: Int(source), &scratch) }
  }

  /// Sorts the targets that an edge brings nearer, after which ``addPairs(of:_:)`` counts for one source at a time.
  func beginEdge(_ tie: Edge, forwards: Bool, _ scratch: inout Scratch) {
    if graph.isDirected {
      scratch.toSource = matrix.distances(to: tie.source.index)
      scratch.toTarget = matrix.distances(to: tie.target.index)
    } else if !forwards {
      swap(&scratch.fromSource, &scratch.fromTarget)
      swap(&scratch.toSource, &scratch.toTarget)
    }
    var nearer: [(node: Int32, level: Int32)] = []
    var levelCount: Int32 = 0
    for node in pairs.isTarget.indices where pairs.isTarget[node] {
      let level = scratch.fromTarget[node]
      guard level + 1 < scratch.fromSource[node] else { continue }
      nearer.append((Int32(node), level))
      levelCount = max(levelCount, level + 1)
    }
    scratch.levels.sort(nearer, levelCount: Int(levelCount))
    if let groups = pairs.groups {
      scratch.groupLevels.sort(nearer, levelCount: Int(levelCount), groups)
    }
    scratch.makeRoom(for: matrix.longest + Int(levelCount) + 2)
  }

  /// Adds what the edge at hand changes for the pairs that start at one node.
  func addPairs(of source: Int, _ scratch: inout Scratch) {
    let steps = Int(scratch.toSource[source])
    guard steps + 1 < Int(scratch.toTarget[source]) else { return }
    count(source, steps, scratch.levels, in: 0, by: 1, &scratch.change)
    guard let groups = pairs.groups else { return }
    count(source, steps, scratch.groupLevels, in: Int(groups.groups[source]), by: -1, &scratch.change)
  }

  private func count(
    _ source: Int, _ steps: Int, _ levels: TargetLevels, in group: Int, by weight: Int, _ change: inout [Int]
  ) {
    let row = Int(matrix.rowOfNode[source])
    let first = row * matrix.columnCount
    let farthest = Int(clamping: matrix.farthest[row])
    let unjoined = change.count - 1
    for level in 0..<levels.levelCount {
      let new = steps + 1 + level
      guard new < farthest else { break }
      let targets = levels.targets(group, level)
      change[new] += weight * targets.count
      for target in levels.order[targets] {
        let old = matrix.steps[first + Int(target)]
        change[old == .max ? unjoined : max(Int(old), new)] -= weight
      }
    }
  }
}
