import GraphCore

/// Draws one of the labels that are the highest among the neighbours of a node, with working memory that is made once.
final class LabelChoice: Sendable {
  /// A label for a node to take.
  struct Drawn {
    /// One of the highest among the neighbours.
    let label: Int32
    /// Whether others are as high.
    let isByLot: Bool
    /// Whether the node's own label is one of the highest.
    let isOwnHighest: Bool
  }

  /// How many labels are compared with each other all at once.
  static let mostCompared = 8

  private let graph: CommunityGraph
  private let labels: Room<Int32>
  private let sums: GroupSums
  /// How often each label was seen, set back to 0 after each node.
  private let counts: Room<Int32>
  /// The labels of neighbours, or of those among them that are the highest.
  private let found: Room<Int32>
  /// How often each of up to eight labels was found.
  private let countOf: Room<Int32>

  init(_ graph: CommunityGraph, _ labels: Room<Int32>) {
    (self.graph, self.labels, sums) = (graph, labels, GroupSums(graph))
    (counts, countOf) = (Room(zeros: graph.nodeCount), Room(Self.mostCompared))
    found = Room(max(Self.mostCompared, graph.nodeCount))
  }

  /// Gathers the labels of one to eight neighbours, followed by negative numbers.
  @inline(__always)
  func gather(_ node: Int, into gathered: UnsafeMutablePointer<Int32>) {
    let (row, labels) = (graph.row(node), labels.start)
    for lane in 0..<Self.mostCompared {
      let label = labels[graph.target(min(row.lowerBound &+ lane, row.upperBound &- 1))]
      let isBeyond = Int32(truncatingIfNeeded: (row.count &- 1 &- lane) &>> 63)
      gathered[lane] = label & ~isBeyond | ~Int32(truncatingIfNeeded: lane) & isBeyond
    }
  }

  /// Draws one of the most frequent of up to eight labels that were gathered, without a branch that depends on them.
  @inline(__always)
  func mostFrequent(_ gathered: UnsafeMutablePointer<Int32>, _ node: Int, lot seed: UInt64) -> Drawn {
    let all = UnsafeRawPointer(gathered).loadUnaligned(as: SIMD8<Int32>.self)
    // All counted as equal, less one for each that is not, by signs.
    var counts = SIMD8<Int32>(repeating: 8)
    for lane in 0..<Self.mostCompared {
      let difference = all ^ SIMD8(repeating: gathered[lane])
      counts &+= (difference | (0 &- difference)) &>> 31
    }
    // What stands for no label counts nothing.
    counts &= ~(all &>> 31)
    let (found, countOf, own) = (found.start, countOf.start, labels[node])
    UnsafeMutableRawPointer(countOf).storeBytes(of: counts, as: SIMD8<Int32>.self)
    var highest: Int32 = 0
    for lane in 0..<Self.mostCompared { highest = max(highest, countOf[lane]) }
    // Each of the highest occurs equally often, so that to draw a neighbour is to draw a label.
    var (count, ownCount) = (0, 0)
    for lane in 0..<Self.mostCompared {
      found[count] = gathered[lane]
      let isHighest = isZero(countOf[lane] ^ highest)
      count &+= isHighest
      ownCount &+= isHighest & isZero((gathered[lane] ^ own) & .max)
    }
    let isByLot = count > Int(highest)
    return Drawn(label: found[isByLot ? lot(seed, count) : 0], isByLot: isByLot, isOwnHighest: ownCount > 0)
  }

  /// Whether the node's own label has more than half of the strength of its ties, so that no other is as high.
  @inline(__always)
  func isMajority(_ node: Int) -> Bool {
    let (labels, own) = (labels.start, labels[node])
    if graph.isWeighted {
      var (inside, outside) = (0.0, 0.0)
      graph.forEachTie(of: node) { neighbor, strength in
        inside += labels[neighbor] == own ? strength : 0
        outside += labels[neighbor] == own ? 0 : strength
      }
      return inside * (1 - 1e-9) > outside
    }
    var count = 0
    graph.forEachTie(of: node) { neighbor, _ in count &+= isZero(labels[neighbor] ^ own) }
    return 2 * count > graph.row(node).count
  }

  /// Draws one of the highest labels of one or more neighbours.
  @inline(__always)
  func highest(_ node: Int, lot seed: UInt64) -> Drawn {
    let (count, isOwnHighest) = graph.isWeighted ? highestByStrength(node) : mostFrequent(node)
    return Drawn(label: found[count > 1 ? lot(seed, count) : 0], isByLot: count > 1, isOwnHighest: isOwnHighest)
  }

  /// Puts the labels that are the most frequent among any number of neighbours where they are found.
  @inline(__always)
  private func mostFrequent(_ node: Int) -> (count: Int, isOwnHighest: Bool) {
    let (labels, counts, found) = (labels.start, counts.start, found.start)
    var (seenCount, highest): (Int, Int32) = (0, 0)
    graph.forEachTie(of: node) { neighbor, _ in
      let label = labels[neighbor]
      let count = counts[Int(label)] &+ 1
      counts[Int(label)] = count
      found[seenCount] = label
      seenCount &+= isZero(count &- 1)
      highest = max(highest, count)
    }
    let isOwnHighest = counts[Int(labels[node])] == highest
    // The highest are gathered where others stood that have been looked at by then.
    var equals = 0
    for index in 0..<seenCount {
      let label = found[index]
      found[equals] = label
      equals &+= isZero(counts[Int(label)] ^ highest)
      counts[Int(label)] = 0
    }
    return (equals, isOwnHighest)
  }

  /// Puts the labels to which the strength of ties is highest where they are found.
  @inline(__always)
  private func highestByStrength(_ node: Int) -> (count: Int, isOwnHighest: Bool) {
    let (strengthTo, seen, found) = (sums.strengthTo.start, sums.seen.start, found.start)
    let (seenCount, highest) = sums.add(node, graph, labels)
    // Sums that differ by rounding only are equal.
    let least = highest * (1 - 1e-10)
    let isOwnHighest = strengthTo[Int(labels[node])] >= least
    var equals = 0
    for index in 0..<seenCount {
      let label = seen[index]
      found[equals] = label
      equals &+= strengthTo[Int(label)] >= least ? 1 : 0
      strengthTo[Int(label)] = 0
    }
    return (equals, isOwnHighest)
  }

  /// A number below another.
  @inline(__always)
  private func lot(_ seed: UInt64, _ count: Int) -> Int {
    var generator = SeededGenerator(seed: seed)
    return Int(generator.next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
