public import GraphCore

/// How many ties join each pair of groups, and how many would by chance.
public struct MixingMatrix: Hashable, Sendable {
  /// The ties from one group to another.
  public struct Cell: Hashable, Sendable {
    /// How many ties there are.
    public let observed: Int
    /// How many there are on average by chance.
    public let expected: Double
    /// The standard deviation of that number by chance.
    public let standardDeviation: Double
    /// How many standard deviations there are more than expected; nil if the number never varies.
    public var z: Double? {
      standardDeviation > 0 ? (Double(observed) - expected) / standardDeviation : nil
    }
  }

  /// What chance means.
  public let model: MixingModel
  /// The number of groups.
  public let groupCount: Int
  /// Whether ties from one group to another and those back are told apart.
  public let isDirected: Bool
  private let cells: [Cell]

  init(model: MixingModel, groupCount: Int, isDirected: Bool, cells: [Cell]) {
    (self.model, self.groupCount, self.isDirected, self.cells) = (model, groupCount, isDirected, cells)
  }

  /// The ties from one group to another; when undirected, the same whichever is named first.
  public subscript(source: Int, target: Int) -> Cell {
    precondition((0..<groupCount).contains(source) && (0..<groupCount).contains(target), "there is no such group")
    return cells[source * groupCount + target]
  }
}

extension Graph {
  /// Counts the ties between each pair of groups and finds what counts chance would give.
  ///
  /// Except for rewiring, mean and standard deviation are in closed form. For the labels' model with *m* ties of which a
  /// share *p* is expected in a cell, the variance is *m* *p* + 2 Σ *N* *q* − (*m* *p*)², where *N* counts the pairs of
  /// ties that meet in one way (same source, same target, end to end, both ways, not at all) and *q* is the chance that
  /// both ties of such a pair fall in the cell. Cells whose counts never vary have a standard deviation of exactly 0.
  ///
  /// - Parameters:
  ///   - partition: The group of each node. Labels move among nodes that have one; ties with an end that has none are
  ///     left out.
  ///   - model: What chance means.
  ///   - threads: How many threads rewire, nil for one per processor; the result is the same for any number.
  /// - Returns: Ties for each pair of groups: unordered pairs when undirected, ordered ones when directed. Strengths do
  ///   not count.
  /// - Complexity: O(*n* + *m* + *g*²) time and space for *g* groups; for rewiring that of
  ///   ``rewiredMixing(_:_:threads:)``, which gives *p* values too.
  public func mixingMatrix(
    _ partition: NodePartition, under model: MixingModel = .labels, threads: Int? = nil
  ) -> MixingMatrix {
    let pairs = TiePairs(self, partition)
    let moments: (Int, Int) -> MixingMoments
    switch model {
    case .density:
      let all = fallingFactorial(partition.groupedNodeCount, 2) / (isDirected ? 1 : 2)
      moments = { r, s in
        MixingMoments(ties: pairs.ties.count, cell: partition.pairCount(r, s, isDirected: isDirected), all: all)
      }
    case .degrees: moments = GroupDegrees(pairs, partition, isDirected: isDirected).moments
    case .labels: moments = { r, s in pairs.moments(r, s, partition, isDirected: isDirected) }
    case .rewiring(let rewirings): return rewiredMixing(partition, rewirings, threads: threads).matrix
    }
    let groupCount = partition.groupCount
    let observed = pairs.mixingCounts(labels: partition.groups, groupCount: groupCount, isDirected: isDirected)
    let cells = observed.enumerated().map { index, count in
      let moments = moments(index / groupCount, index % groupCount)
      let spread = standardDeviation(mean: moments.mean, meanSquare: moments.meanSquare)
      return MixingMatrix.Cell(observed: count, expected: moments.mean, standardDeviation: spread)
    }
    return MixingMatrix(model: model, groupCount: groupCount, isDirected: isDirected, cells: cells)
  }
}

extension TiePairs {
  /// Counts ties by the groups of their ends, row by row; symmetric when undirected.
  func mixingCounts(labels: [Int32], groupCount: Int, isDirected: Bool) -> [Int] {
    var counts = [Int](repeating: 0, count: groupCount * groupCount)
    for tie in ties {
      countTie(tie.source, tie.target, labels: labels, groupCount: groupCount, isDirected: isDirected, in: &counts)
    }
    return counts
  }

  /// The number of ties from one group to another when labels are dealt out at random.
  fileprivate func moments(_ r: Int, _ s: Int, _ partition: NodePartition, isDirected: Bool) -> MixingMoments {
    let chances = isDirected ? CellChances(directed: r, s, partition) : CellChances(undirected: r, s, partition)
    let inBoth =
      sameSource * chances.sameSource + sameTarget * chances.sameTarget + chains * chances.chain
      + mutual * chances.mutual + disjoint * chances.disjoint
    return MixingMoments(mean: count * chances.one, meanSquare: count * chances.one + 2 * inBoth)
  }
}

/// Adds a tie to the counts of ties by the groups of their ends; to both cells of its pair when undirected.
@inline(__always)
func countTie(
  _ source: Int32, _ target: Int32, labels: [Int32], groupCount: Int, isDirected: Bool, in counts: inout [Int]
) {
  let (r, s) = (Int(labels[Int(source)]), Int(labels[Int(target)]))
  counts[r * groupCount + s] += 1
  if !isDirected && r != s { counts[s * groupCount + r] += 1 }
}

/// The chances that a tie, or both ties of a pair that meets in a given way, join group *r* to group *s*.
private struct CellChances {
  let one: Double
  let sameSource: Double
  let sameTarget: Double
  let chain: Double
  let mutual: Double
  let disjoint: Double

  init(directed r: Int, _ s: Int, _ partition: NodePartition) {
    let n = partition.groupedNodeCount
    let (a, b) = (partition.sizes[r], partition.sizes[s])
    guard r != s else {
      one = chance(fallingFactorial(a, 2), drawing: 2, from: n)
      sameSource = chance(fallingFactorial(a, 3), drawing: 3, from: n)
      (sameTarget, chain, mutual) = (sameSource, sameSource, one)
      disjoint = chance(fallingFactorial(a, 4), drawing: 4, from: n)
      return
    }
    one = chance(Double(a) * Double(b), drawing: 2, from: n)
    sameSource = chance(Double(a) * fallingFactorial(b, 2), drawing: 3, from: n)
    sameTarget = chance(fallingFactorial(a, 2) * Double(b), drawing: 3, from: n)
    // The node in the middle would have to be in both groups.
    (chain, mutual) = (0, 0)
    disjoint = chance(fallingFactorial(a, 2) * fallingFactorial(b, 2), drawing: 4, from: n)
  }

  init(undirected r: Int, _ s: Int, _ partition: NodePartition) {
    let n = partition.groupedNodeCount
    let (a, b) = (partition.sizes[r], partition.sizes[s])
    // Undirected ties are all counted as sharing a source; either end may be the one in r.
    (sameTarget, chain, mutual) = (0, 0, 0)
    guard r != s else {
      one = chance(fallingFactorial(a, 2), drawing: 2, from: n)
      sameSource = chance(fallingFactorial(a, 3), drawing: 3, from: n)
      disjoint = chance(fallingFactorial(a, 4), drawing: 4, from: n)
      return
    }
    one = chance(2 * Double(a) * Double(b), drawing: 2, from: n)
    sameSource = chance(Double(a) * Double(b) * Double(a + b - 2), drawing: 3, from: n)
    disjoint = chance(4 * fallingFactorial(a, 2) * fallingFactorial(b, 2), drawing: 4, from: n)
  }
}
