public import GraphAlgorithms

/// How well the ranking of gaps would have foretold who works together next.
///
/// All that began on a given day or later is hidden, the pairs without a tie are ranked by what is left, and the ties that
/// came are looked for in that ranking. The same is done with scores that know nothing but the ties (Liben-Nowell and
/// Kleinberg, Journal of the American Society for Information Science and Technology 58:1019, 2007,
/// <https://doi.org/10.1002/asi.20591>). Looked at are organisations that had a tie before that day: of those that had none,
/// the data know only because they had one later, so that to take them in would give the answer away.
public struct GapBacktest: Sendable {
  /// What pairs are ranked by.
  public enum Method: String, CaseIterable, Sendable {
    /// The score of the gaps.
    case gaps = "gap ranking"
    /// Shared contacts, each weighing 1 / its number of contacts.
    case resourceAllocation = "resource allocation"
    /// The product of both numbers of contacts.
    case preferentialAttachment = "preferential attachment"
    /// Nothing.
    case chance
  }

  /// How well a method did.
  public struct Accuracy: Hashable, Sendable {
    /// How often a pair that was tied later ranks before one that was not, see
    /// ``GraphAlgorithms/ScoreRanking/areaUnderCurve``; nil without pairs of both sorts.
    public let areaUnderCurve: Double?
    /// The standard error of that number; nil for chance.
    public let standardError: Double?
    /// The share of the first pairs that were tied later, for each of ``Options/lengths``; nil if there are fewer pairs.
    public let precision: [Double?]
  }

  /// What pairs of two groups were foretold.
  public struct Block: Hashable, Sendable {
    /// The groups, the lower one first.
    public let groups: GroupPair
    /// How many pairs had no tie.
    public let pairCount: Int
    /// How many of them were tied later.
    public let hitCount: Int
    /// How well each of ``Method`` did; only the first of ``Options/lengths`` is looked at.
    public let accuracy: [Method: Accuracy]
  }

  /// How to test.
  public struct Options: Sendable {
    /// How gaps are looked for; cards and runs do not matter.
    public var gaps = GapOptions()
    /// How many of the first pairs are looked at.
    public var lengths = [10, 100, 1000]
    /// How many of the pairs that were tied later are drawn at most for areas under the curve.
    public var hitSample = 5000
    /// How many of the others are drawn at most.
    public var missSample = 20_000

    /// Makes the choices that hold unless told otherwise.
    ///
    /// What chance would give between groups is taken from the numbers of ties in closed form, which takes no draws.
    public init() { gaps.null = .degrees }
  }

  /// The network as it was known.
  public let network: ClusterNetwork
  /// Its groups.
  public let grouping: Grouping
  /// The choices made.
  public let options: Options
  /// How many organisations had a tie before.
  public let knownCount: Int
  /// How many ties came among any organisations.
  public let newTieCount: Int
  /// How many pairs of known organisations had no tie, and one between them was wanted.
  public let pairCount: Int
  /// How many of them were tied later.
  public let hitCount: Int
  /// How many of the pairs that were tied later, and how many of the others, the areas under the curve rest on.
  public let sample: (hits: Int, misses: Int)
  /// How many pairs the score of the gaps was measured for, to find the first.
  public let measuredCount: Int
  /// How well each of ``Method`` did.
  public let accuracy: [Method: Accuracy]
  /// The area under the curve of each part of the score by itself; nil where a part is not known.
  public let parts: [GapPart.Kind: Double?]
  /// Pairs of groups with a pair that was tied later, those with most such pairs first.
  public let blocks: [Block]
}
