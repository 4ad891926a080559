public import GraphCore

/// How many ties join each pair of groups, and how many would if group labels were dealt out at random.
public struct MixingMatrix: Hashable, Sendable {
  /// The ties from one group to another.
  public struct Cell: Hashable, Sendable {
    /// How many ties there are.
    public let observed: Int
    /// How many there are on average over all permutations of the labels.
    public let expected: Double
    /// The standard deviation of that number over all permutations.
    public let standardDeviation: Double
    /// How many standard deviations there are more than expected; nil if the number never varies.
    public var z: Double? {
      standardDeviation > 0 ? (Double(observed) - expected) / standardDeviation : nil
    }
  }

  /// The number of groups.
  public let groupCount: Int
  /// Whether ties from one group to another and those back are told apart.
  public let isDirected: Bool
  private let cells: [Cell]

  fileprivate init(groupCount: Int, isDirected: Bool, cells: [Cell]) {
    (self.groupCount, self.isDirected, self.cells) = (groupCount, isDirected, cells)
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
  /// Mean and standard deviation over all permutations of the labels are in closed form. For *m* ties of which a share
  /// *p* is expected in a cell, the variance is *m* *p* + 2 Σ *N* *q* − (*m* *p*)², where *N* counts the pairs of ties
  /// that meet in one way (same source, same target, end to end, both ways, not at all) and *q* is the chance that both
  /// ties of such a pair fall in the cell. Cells whose counts never vary have a standard deviation of exactly 0.
  ///
  /// - Parameter partition: The group of each node. Labels move among nodes that have one; ties with an end that has
  ///   none are left out.
  /// - Returns: Ties for each pair of groups: unordered pairs when undirected, ordered ones when directed. Strengths do
  ///   not count.
  /// - Complexity: O(*n* + *m* + *g*²) time and space for *g* groups.
  public func mixingMatrix(_ partition: NodePartition) -> MixingMatrix {
    let pairs = TiePairs(self, partition)
    let groupCount = partition.groupCount
    let observed = pairs.mixingCounts(labels: partition.groups, groupCount: groupCount, isDirected: isDirected)
    let cells = observed.enumerated().map { index, count in
      let (r, s) = (index / groupCount, index % groupCount)
      let chances = isDirected ? CellChances(directed: r, s, partition) : CellChances(undirected: r, s, partition)
      let mean = pairs.count * chances.one
      let meanSquare =
        mean
        + 2
        * (pairs.sameSource * chances.sameSource + pairs.sameTarget * chances.sameTarget + pairs.chains * chances.chain
          + pairs.mutual * chances.mutual + pairs.disjoint * chances.disjoint)
      let spread = standardDeviation(mean: mean, meanSquare: meanSquare)
      return MixingMatrix.Cell(observed: count, expected: mean, standardDeviation: spread)
    }
    return MixingMatrix(groupCount: groupCount, isDirected: isDirected, cells: cells)
  }
}

extension TiePairs {
  /// Counts ties by the groups of their ends, row by row; symmetric when undirected.
  func mixingCounts(labels: [Int32], groupCount: Int, isDirected: Bool) -> [Int] {
    var counts = [Int](repeating: 0, count: groupCount * groupCount)
    for tie in ties {
      let (r, s) = (Int(labels[Int(tie.source)]), Int(labels[Int(tie.target)]))
      counts[r * groupCount + s] += 1
      if !isDirected && r != s { counts[s * groupCount + r] += 1 }
    }
    return counts
  }
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
