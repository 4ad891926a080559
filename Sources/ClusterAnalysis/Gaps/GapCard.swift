public import ClusterModel
public import GraphAlgorithms
public import GraphCore

/// A tie that is wanted, feasible and absent, with everything needed to decide on it.
public struct GapCard: Sendable {
  /// A row of the data that a step of the chain rests on.
  public struct Evidence: Hashable, Sendable {
    /// What the row says: "DIA – Pôle SCS: membership".
    public let statement: String
    /// Where the row is and where its fact is stated.
    public let provenance: Provenance
  }

  /// How the pair holds up when ties are missing.
  public struct Robustness: Hashable, Sendable {
    /// How many networks with a tenth of the ties left out were ranked again.
    public let runs: Int
    /// In how many of them the pair stayed among the best ten.
    public let inTopTen: Int
    /// The share of them.
    public var share: Double { Double(inTopTen) / Double(runs) }
  }

  /// The id, see ``gapID(_:_:)``.
  public let id: String
  /// The place in the ranking, from 1.
  public let rank: Int
  /// Who should move: the one at home, or the one whose id comes first.
  public let source: NodeID
  /// Who is to be met.
  public let target: NodeID
  /// The market that the tie would open up, if it does.
  public let market: MarketAim?
  /// From 0 to 100.
  public let score: Double
  /// What the score is made of.
  public let parts: [GapPart]
  /// Why, in one sentence.
  public let why: String
  /// The contacts that both share, those with the fewest other ties first.
  public let shared: [SharedContact]
  /// The shortest chain from source to target, both included; nil if there is none.
  public let chain: IntroductionChain?
  /// The first organisation on the chain; nil without a chain.
  public let introducer: NodeID?
  /// What the tie would bring.
  public let gain: PairGain
  /// The same in words.
  public let gainInWords: String
  /// What both have to offer each other; nil if the data do not say.
  public let complementarity: PairComplementarity?
  /// How the pair holds up when ties are missing; nil without runs.
  public let robustness: Robustness?
  /// The rows that the chain rests on, step by step.
  public let evidence: [Evidence]
  /// What would change the answer, in sentences.
  public let wouldChange: [String]
}
