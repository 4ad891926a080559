import GraphCore

/// Mean and mean square of the number of ties in a cell of a mixing matrix.
struct MixingMoments {
  let mean: Double
  let meanSquare: Double

  /// Moments that were found elsewhere.
  init(mean: Double, meanSquare: Double) { (self.mean, self.meanSquare) = (mean, meanSquare) }

  /// The number of ties when each set of them is equally likely, of which `cell` of `all` pairs of nodes are in the cell.
  init(ties: Int, cell: Double, all: Double) {
    let ties = Double(ties)
    guard ties > 0 else {
      (mean, meanSquare) = (0, 0)
      return
    }
    mean = ties * cell / all
    // Two ties fall on two pairs of the cell; a single pair holds one tie only.
    meanSquare = mean + (all > 1 ? ties * (ties - 1) * cell * (cell - 1) / (all * (all - 1)) : 0)
  }

  /// The number of ties when ends are joined at random.
  ///
  /// - Parameters:
  ///   - ways: How many pairs of ends would be a tie in the cell.
  ///   - disjoint: How many ordered pairs of such pairs have no end in common.
  ///   - one: The chance that a given pair of ends is joined.
  ///   - two: The chance that two given pairs without a common end are.
  init(ways: Double, disjoint: Double, one: Double, two: Double) {
    mean = ways * one
    meanSquare = mean + disjoint * two
  }
}

extension NodePartition {
  /// How many pairs of different nodes a cell holds: ordered ones when directed.
  func pairCount(_ r: Int, _ s: Int, isDirected: Bool) -> Double {
    guard r == s else { return Double(sizes[r]) * Double(sizes[s]) }
    return fallingFactorial(sizes[r], 2) / (isDirected ? 1 : 2)
  }
}

/// The degrees of nodes, added up by group in all the ways that random joins of their ends need.
struct GroupDegrees {
  private let isDirected: Bool
  private let tieCount: Double
  /// The ends in each group; when directed, those at which edges leave.
  private var out: [Double]
  private var into: [Double]
  /// Pairs of ends at the same node: Σ *o*ᵢ *j*ᵢ, or Σ *k*ᵢ² when undirected.
  private var own: [Double]
  /// Ordered pairs of ties within a group that share the end they leave from, or any end when undirected; and that share
  /// the end they arrive at.
  private var sharedOut: [Double]
  private var sharedIn: [Double]

  init(_ pairs: TiePairs, _ partition: NodePartition, isDirected: Bool) {
    let zeros = [Double](repeating: 0, count: partition.groupCount)
    var leaving = [Double](repeating: 0, count: partition.nodeCount)
    var arriving = leaving
    for tie in pairs.ties {
      leaving[Int(tie.source)] += 1
      arriving[Int(tie.target)] += 1
    }
    if !isDirected {
      leaving.add(arriving)
      arriving = leaving
    }
    (self.isDirected, tieCount) = (isDirected, pairs.count)
    (out, into, own, sharedOut, sharedIn) = (zeros, zeros, zeros, zeros, zeros)
    for (node, group) in partition.groups.enumerated() where group >= 0 {
      out[Int(group)] += leaving[node]
      into[Int(group)] += arriving[node]
      own[Int(group)] += leaving[node] * arriving[node]
    }
    for (node, group) in partition.groups.enumerated().lazy.map({ ($0, Int($1)) }) where group >= 0 {
      let (reached, reaching) = (into[group] - arriving[node], out[group] - leaving[node])
      sharedOut[group] += leaving[node] * reached * (reached - 1)
      sharedIn[group] += arriving[node] * reaching * (reaching - 1)
    }
  }

  /// The number of ties from one group to another when ends are joined at random.
  func moments(_ r: Int, _ s: Int) -> MixingMoments {
    let m = tieCount
    let one: Double
    let two: Double
    if isDirected {
      one = m > 0 ? 1 / m : 0
      two = m > 1 ? 1 / (m * (m - 1)) : 0
    } else {
      one = m > 0 ? 1 / (2 * m - 1) : 0
      two = m > 1 ? 1 / ((2 * m - 1) * (2 * m - 3)) : 0
    }
    guard r == s else {
      let ways = out[r] * into[s]
      return MixingMoments(ways: ways, disjoint: ways * (out[r] - 1) * (into[s] - 1), one: one, two: two)
    }
    let ways = (out[r] * into[r] - own[r]) / (isDirected ? 1 : 2)
    let shared = sharedOut[r] + (isDirected ? sharedIn[r] : 0)
    return MixingMoments(ways: ways, disjoint: ways * ways - ways - shared, one: one, two: two)
  }
}
