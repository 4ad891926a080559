public import ClusterModel
import GraphAlgorithms
public import GraphCore

/// A recipe for made-up cluster networks of any size, for tests, teaching and measurements.
///
/// Each cluster organisation has its country, its sector and members, few or many (a power law); most members share both.
/// Members are partners of each other, unequally many (``GraphAlgorithms/PlantedCommunities``); a quarter of their ties
/// lead to other clusters, as joint projects or contacts. Cluster organisations have agreements with each other. For every
/// twenty small and medium-sized enterprises there is one research organisation and one larger company.
public struct MadeUpNetwork: Hashable, Sendable {
  /// How many cluster organisations there are.
  public var clusters: Int
  /// How many small and medium-sized enterprises there are.
  public var smes: Int
  /// How many countries they are in.
  public var countries: Int
  /// How many sectors they are in.
  public var sectors: Int
  /// How many ties an organisation has on average, besides memberships.
  public var meanTies = 9.0
  /// Where random numbers start.
  public var seed: UInt64

  /// How many countries there can be.
  public static var countryLimit: Int { order.count }

  /// Makes a recipe.
  ///
  /// - Parameters:
  ///   - clusters: How many cluster organisations there are, at least 1.
  ///   - smes: How many small and medium-sized enterprises there are.
  ///   - countries: How many countries they are in, from 1 to ``countryLimit``.
  ///   - sectors: How many sectors they are in, at least 1.
  ///   - seed: Where random numbers start.
  public init(clusters: Int, smes: Int, countries: Int, sectors: Int, seed: UInt64) {
    precondition(clusters > 0 && smes >= 0 && sectors > 0, "a network has at least one cluster and one sector")
    precondition((1...Self.countryLimit).contains(countries), "there are only so many countries")
    (self.clusters, self.smes, self.countries, self.sectors, self.seed) = (clusters, smes, countries, sectors, seed)
  }

  /// Makes the network; the same recipe always gives the same one.
  ///
  /// - Returns: Records with sectors, home countries and what each kind of tie means.
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n* + *m*).
  public func records() throws(GraphError) -> ClusterRecords {
    let outline = try outline()
    let ids = outline.ids
    var records = ClusterRecords(
      title: "Made-up network of \(outline.kinds.count) organisations", organisations: [], ties: [])
    records.sectors = outline.sectorIDs.enumerated().map { place, id in
      Sector(id: id, name: Self.title(of: id), provenance: Provenance(file: "sectors.csv", row: place + 2))
    }
    records.homeCountries = Set(Self.order.prefix(countries).compactMap { Country(code: $0) })
    records.tieKindRules = Self.rules
    records.organisations += outline.kinds.indices.map { place in
      let id = ids[place]
      var organisation = Organisation(
        id: id, name: Self.title(of: id), provenance: Provenance(file: "organisations.csv", row: place + 2))
      organisation.kind = outline.kinds[place]
      organisation.country = outline.country(of: place)
      organisation.sectors = [outline.sectorID(of: place)]
      return organisation
    }
    let ties = outline.ties.enumerated().map { place, draft in
      var tie = Tie(
        from: ids[Int(draft.source)], to: ids[Int(draft.target)], kind: draft.kind.tieKind,
        strength: Double(draft.strength), provenance: Provenance(file: "ties.csv", row: place + 2))
      tie.since = Self.years[Int(draft.year)]
      return tie
    }
    records.ties = Ties(ties)
    return records
  }

  /// Decides what there is and who is tied to whom, before it has words: all that large networks need.
  ///
  /// - Returns: Organisations and ties by number; ``records()`` makes records of the same.
  /// - Throws: ``GraphCore/GraphError`` when it would be too large.
  /// - Complexity: O(*n* + *m*).
  public func outline() throws(GraphError) -> Outline {
    var generator = SeededGenerator(seed: seed)
    var outline = organisations(&generator)
    outline.ties = try ties(of: outline, &generator)
    outline.sectorIDs = (0..<sectors).map { number in
      Self.sectorNames.indices.contains(number) ? Self.sectorNames[number] : "sector-\(number + 1)"
    }
    outline.allCountries = Self.order.prefix(countries).compactMap { Country(code: $0) }
    return outline
  }

  private func organisations(_ generator: inout SeededGenerator) -> Outline {
    var population = Outline()
    for cluster in 0..<clusters {
      population.kinds.append(.cluster)
      population.communities.append(Int32(cluster))
      // Squaring a draw makes the first countries and sectors the larger ones.
      let (country, sector) = (generator.unit(), generator.unit())
      population.countries.append(Int(country * country * Double(countries)))
      population.sectors.append(Int(sector * sector * Double(sectors)))
    }
    let shares = Self.sizes(clusters, &generator)
    let others = smes / 20
    for (kind, count) in [(OrganisationKind.sme, smes), (.research, others), (.company, others)] {
      for _ in 0..<count {
        let cluster = Self.place(of: generator.unit(), in: shares)
        let staysHome = generator.unit() < 0.85
        let staysInSector = generator.unit() < 0.7
        population.kinds.append(kind)
        population.communities.append(Int32(cluster))
        population.countries.append(staysHome ? population.countries[cluster] : generator.below(countries))
        population.sectors.append(staysInSector ? population.sectors[cluster] : generator.below(sectors))
      }
    }
    return population
  }

  /// The running shares of clusters whose sizes follow a power law with exponent 2.2.
  private static func sizes(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
    var running: [Double] = []
    var total = 0.0
    for _ in 0..<count {
      // One over the draw, cut off, so that no cluster takes all.
      total += min(40, 1 / (1 - generator.unit()))
      running.append(total)
    }
    return running.map { $0 / total }
  }

  private static func place(of draw: Double, in running: [Double]) -> Int {
    var (low, high) = (0, running.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if running[middle] <= draw { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func ties(of outline: Outline, _ generator: inout SeededGenerator) throws(GraphError) -> [Outline.Draft] {
    let communities = outline.communities
    var drafts: [Outline.Draft] = []
    func add(_ source: Int32, _ target: Int32, _ kind: Outline.Draft.Kind, _ generator: inout SeededGenerator) {
      drafts.append(
        Outline.Draft(
          source: source, target: target, kind: kind,
          strength: kind == .consortium ? UInt8(1 + generator.below(4)) : 1,
          year: UInt8(generator.below(Self.years.count))))
    }
    for place in clusters..<max(clusters, communities.count) where generator.unit() < 0.6 {
      add(Int32(place), communities[place], .membership, &generator)
    }
    var recipe = PlantedCommunities(communityOfNode: communities, meanDegree: meanTies)
    for edge in try recipe.graph(seed: generator.next()).edges {
      let isInside = communities[edge.source.index] == communities[edge.target.index]
      let kind: Outline.Draft.Kind = isInside ? .partner : generator.unit() < 0.5 ? .consortium : .contact
      add(edge.source.rawValue, edge.target.rawValue, kind, &generator)
    }
    recipe = PlantedCommunities(communityOfNode: Array(repeating: 0, count: clusters), meanDegree: 3)
    for edge in try recipe.graph(seed: generator.next()).edges {
      add(edge.source.rawValue, edge.target.rawValue, .agreement, &generator)
    }
    generator.shuffle(&drafts)
    return drafts
  }
}
