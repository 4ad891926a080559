public import ClusterModel
public import GraphCore

/// A country that contacts are wanted in.
public struct MarketAim: Hashable, Sendable {
  /// The country.
  public let country: Country
  /// How it stands in the strategy; nil if it was only asked for.
  public let priority: MarketPriority?
  /// Why it is wanted.
  public let rationale: String?

  /// Makes an aim.
  public init(country: Country, priority: MarketPriority? = nil, rationale: String? = nil) {
    (self.country, self.priority, self.rationale) = (country, priority, rationale)
  }

  /// How much it is wanted: 3 for a target and a country that was asked for by name, 2 for a vehicle, 1 for the rest.
  public var wish: Double {
    switch priority?.rawValue {
    case nil, "target": 3
    case "vehicle": 2
    default: 1
    }
  }
}

/// Who is at home and who is in which market.
public struct HomeAndMarkets: Hashable, Sendable {
  /// The home countries; nil if the data do not tell, so that everyone outside the markets is at home.
  public let homeCountries: Set<Country>?
  /// The markets, in the order of the data set or of the question.
  public let markets: [MarketAim]
  /// For each node whether it is an organisation at home.
  public let isHome: [Bool]
  /// For each node the place of its country among ``markets``, if it is an organisation there.
  public let marketOfNode: [Int?]

  /// Finds out who is where.
  ///
  /// Home are the countries that the data set names; else those of its cluster organisations and of whoever is tied to
  /// one by a `membership`; without cluster organisations, everything outside the markets. A market is never home. An
  /// organisation without a country is neither, unless everything outside the markets is home.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - asked: The markets asked for; nil for those of the data set.
  /// - Complexity: O(*n* + *m*).
  public init(_ network: ClusterNetwork, markets asked: [Country]? = nil) {
    let records = network.records
    let named = Dictionary(records.markets.map { ($0.country, $0) }, uniquingKeysWith: { first, _ in first })
    let countries = asked ?? records.markets.map(\.country)
    var seen: Set<Country> = []
    markets = countries.filter { seen.insert($0).inserted }.map {
      MarketAim(country: $0, priority: named[$0]?.priority, rationale: named[$0]?.rationale)
    }
    let home = Self.homeCountries(of: records)
    homeCountries = home
    let places = Dictionary(uniqueKeysWithValues: markets.enumerated().map { ($1.country, $0) })
    marketOfNode = network.members.map { $0.organisation?.country.flatMap { places[$0] } }
    let marketOfNode = marketOfNode
    isHome = network.members.indices.map { node in
      guard let organisation = network.members[node].organisation, marketOfNode[node] == nil else { return false }
      guard let home else { return true }
      return organisation.country.map(home.contains) ?? false
    }
  }

  /// The organisations at home.
  public var homeNodes: [NodeID] { isHome.indices.filter { isHome[$0] }.map(NodeID.init) }

  /// The organisations in a market.
  public func contacts(in market: Int) -> [NodeID] {
    marketOfNode.indices.filter { marketOfNode[$0] == market }.map(NodeID.init)
  }

  private static func homeCountries(of records: ClusterRecords) -> Set<Country>? {
    guard records.homeCountries.isEmpty else { return records.homeCountries }
    let clusters = Set(records.organisations.lazy.filter { $0.kind == .cluster }.map(\.id))
    guard !clusters.isEmpty else { return nil }
    var insiders = clusters
    for tie in records.ties where tie.kind.rawValue == "membership" {
      if clusters.contains(tie.sourceID) { insiders.insert(tie.targetID) }
      if clusters.contains(tie.targetID) { insiders.insert(tie.sourceID) }
    }
    let countries = Set(records.organisations.lazy.filter { insiders.contains($0.id) }.compactMap(\.country))
    return countries.isEmpty ? nil : countries
  }
}
