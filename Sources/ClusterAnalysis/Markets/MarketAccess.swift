public import ClusterModel
public import GraphAlgorithms
public import GraphCore

/// How a market, or several markets taken together, is reached.
public struct MarketAccess: Sendable {
  /// Who has a tie to contacts in the market without being there.
  public struct Holder: Hashable, Sendable {
    /// The holder.
    public let node: NodeID
    /// The contacts that it has a tie to.
    public let contacts: [NodeID]
    /// How many of the other home organisations are within ``MarketAccess/steps`` of a contact, with the holder and
    /// without.
    public let near: Change<Int>
    /// The other home organisations that were within so many steps and no longer are if the holder leaves.
    public let losing: [NodeID]
    /// The other home organisations, near or far, from which a path leads to a contact now and none would any more.
    public let cutOff: [NodeID]
    /// The contacts that home organisations reach now and none would reach if the holder left.
    public let contactsLost: [NodeID]
  }

  /// How one home organisation gets to the nearest contact.
  public struct Way: Hashable, Sendable {
    /// The home organisation.
    public let home: NodeID
    /// The chain to a nearest contact; nil if none leads there.
    public let chain: IntroductionChain?
  }

  /// What it would be to reach the market by way of another.
  public struct Alternative: Hashable, Sendable {
    /// The other market.
    public let via: Country
    /// The ties between contacts in the other market and contacts in this one.
    public let links: [NodePair]
    /// How many home organisations are within 1, 2 and 3 steps of a contact here, if the last one before it has to be a
    /// contact in the other market.
    public let within: [Int]
    /// The shortest such chain of all; nil if there is none.
    public let chain: IntroductionChain?
    /// How many home organisations have such a chain of any length.
    public let reachingCount: Int
  }

  /// The markets, one or several taken together.
  public let aims: [MarketAim]
  /// Within how many steps of a contact counts as near.
  public let steps: Int
  /// The organisations there.
  public let contacts: [NodeID]
  /// Those with a tie to a contact, whose departure would cost most reach first.
  public let holders: [Holder]
  /// How many home organisations there are.
  public let homeCount: Int
  /// How many of them are within 1, 2 and 3 steps of a contact.
  public let within: [Int]
  /// How many of them have a path to a contact at all.
  public let reachingCount: Int
  /// How each home organisation gets there, the nearest first.
  public let ways: [Way]
  /// Ways through other markets; those with a tie to a contact here only.
  public let alternatives: [Alternative]

  /// The names of the markets: "Canada and United States".
  public var name: String { listed(aims.map(\.country.nameInSentence)) }
  /// The codes of the markets: "CA+US".
  public var code: String { aims.map(\.country.code).joined(separator: "+") }
}

extension Country {
  /// The name as it stands in a sentence: "the United States", "Canada".
  public var nameInSentence: String {
    let needsArticle = ["AE", "BS", "CD", "CF", "CG", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SC", "US"]
    return needsArticle.contains(code) && !name.lowercased().hasPrefix("the ") ? "the \(name)" : name
  }
}
