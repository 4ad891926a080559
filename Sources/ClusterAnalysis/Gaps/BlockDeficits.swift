public import GraphAlgorithms
public import GraphCore

/// How many ties each pair of blocks has, and how many chance would give.
///
/// A block is a group, or a group in one country.
public struct BlockDeficits: Sendable {
  /// What can be said of a pair of blocks.
  public enum Verdict: String, CaseIterable, Sendable {
    /// Less than one tie is expected, so that having none says nothing.
    case tooSmallToSay = "too small to say"
    /// No tie where three or more are expected.
    case whiteSpot = "white spot"
    /// Fewer ties than chance explains, at a false discovery rate of 5 %.
    case underConnected = "under-connected"
    /// Nothing that chance does not explain.
    case asExpected = "as expected"
    /// More ties than chance explains, at the same rate.
    case overConnected = "over-connected"
  }

  /// The ties of a pair of blocks, observed and expected.
  public struct Count: Hashable, Sendable {
    /// How many ties there are.
    public let observed: Int
    /// How many there are on average by chance.
    public let expected: Double
    /// How many standard deviations there are more than expected; nil if the number never varies by chance.
    public let z: Double?
    /// The two-sided mid-*p* value by draws; for ``GapNull/density`` and ``GapNull/degrees`` that of a normal number.
    public let p: Double
    /// The false discovery rate at which this would be called surprising; nil where it is too small to say.
    public let q: Double?

    package init(observed: Int, expected: Double, z: Double?, p: Double, q: Double?) {
      (self.observed, self.expected, self.z, self.p, self.q) = (observed, expected, z, p, q)
    }

    /// How many times as many ties as expected there are; nil if none are expected.
    public var ratio: Double? { expected > 0 ? Double(observed) / expected : nil }

    /// How many ties are missing to what is expected, 0 if none.
    public var deficit: Double { max(0, expected - Double(observed)) }

    /// What can be said.
    public var verdict: Verdict {
      if expected < BlockDeficits.smallestExpectation { return .tooSmallToSay }
      if observed == 0 && expected >= BlockDeficits.whiteSpotExpectation { return .whiteSpot }
      guard let q, q < BlockDeficits.surprisingRate else { return .asExpected }
      return Double(observed) < expected ? .underConnected : .overConnected
    }
  }

  /// Two blocks with the ties between them, or one with those inside it.
  public struct Cell: Hashable, Sendable {
    /// The places of both among ``BlockDeficits/blocks``, the lower one first.
    public let blocks: GroupPair
    /// The ties in the network.
    public let count: Count
    /// The ties without the hubs; nil if no second network was made, or a block is empty there.
    public let withoutHubs: Count?
    /// How many pairs of organisations have no tie.
    public let absentPairs: Int
  }

  /// A group, or a group in one country.
  public struct Block: Hashable, Sendable {
    /// The place of the group in its grouping.
    public let group: Int
    /// The country as the tables write it; nil if blocks are whole groups.
    public let country: String?
    /// How many nodes it has.
    public let size: Int
  }

  /// Below this many expected ties nothing is said.
  public static let smallestExpectation = 1.0
  /// From this many expected ties on, none is a white spot.
  public static let whiteSpotExpectation = 3.0
  /// The false discovery rate below which a number is called surprising.
  public static let surprisingRate = 0.05

  /// The blocks.
  public let blocks: [Block]
  /// The block of each node, if it has one.
  public let partition: NodePartition
  /// One cell for each unordered pair of blocks, by rising first and then second.
  public let cells: [Cell]

  /// The cell of two blocks, in any order.
  public subscript(a: Int, b: Int) -> Cell {
    let (low, high) = (min(a, b), max(a, b))
    // The rows above hold blocks.count, blocks.count − 1, … cells.
    return cells[low * blocks.count - low * (low - 1) / 2 + high - low]
  }
}
