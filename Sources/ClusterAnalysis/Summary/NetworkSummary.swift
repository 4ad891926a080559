public import ClusterModel
import GraphAlgorithms
import GraphCore

/// What is in a network, for one screen.
public struct NetworkSummary: Sendable {
  /// A value of an attribute with how often it occurs.
  public struct Count: Hashable, Sendable {
    /// The value as the tables write it; nil for those that have none.
    public let key: String?
    /// The value for people.
    public let name: String
    /// How often it occurs.
    public let count: Int
  }

  /// What a grouping says of a network at a glance.
  public struct Groups: Hashable, Sendable {
    /// The attribute that makes the groups.
    public let attribute: String
    /// Nodes by group, the largest first; those of no group come last.
    public let counts: [Count]
    /// How many edges join two nodes of one group.
    public let tiesWithin: Int
    /// How many edges join two nodes of different groups.
    public let tiesAcross: Int
  }

  /// The title of the data set.
  public let title: String
  /// How many nodes there are.
  public let nodeCount: Int
  /// How many of them are organisations.
  public let organisationCount: Int
  /// How many edges there are, after ties between the same two were joined.
  public let tieCount: Int
  /// Whether ties run one way.
  public let isDirected: Bool
  /// How many activities the data set has.
  public let activityCount: Int
  /// How many participations it has.
  public let participationCount: Int
  /// How many nodes each component has, largest first.
  public let componentSizes: [Int]
  /// How many nodes have no tie.
  public let isolateCount: Int
  /// The share of possible ties that exist; nil with fewer than two nodes.
  public let density: Double?
  /// Organisations by kind, most frequent first.
  public let kinds: [Count]
  /// Organisations by country.
  public let countries: [Count]
  /// Organisations by main sector.
  public let sectors: [Count]
  /// Organisations outside the home countries, among those whose country is known; nil if the data set names no home.
  public let thirdCountryCount: Int?
  /// Edges by kind; one that joins several kinds counts for each.
  public let tieKinds: [Count]
  /// The first and the last day that the data set names.
  public let period: ClosedRange<Day>?
  /// Figures promised and reached.
  public let indicators: [Indicator]
  /// The countries that the strategy names.
  public let markets: [Market]
  /// Nodes and ties by the groups that were asked for; nil if none were.
  public let groups: Groups?
  /// What was left out or joined on the way.
  public let notices: [String]

  /// Counts what a network holds.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - grouping: Groups to count nodes and ties by, besides kind, country and sector.
  /// - Complexity: O(*n* log *n* + *m*).
  public init(_ network: ClusterNetwork, groupedBy grouping: Grouping? = nil) {
    let (records, graph) = (network.records, network.graph)
    title = records.title
    nodeCount = graph.nodeCount
    organisationCount = network.organisationCount
    tieCount = graph.edgeCount
    isDirected = graph.isDirected
    activityCount = records.activities.count
    participationCount = records.participations.count
    componentSizes = graph.connectedComponents().sizes.sorted(by: >)
    isolateCount = graph.nodes.count { graph.outDegree(of: $0) == 0 && graph.inDegree(of: $0) == 0 }
    density = graph.density()
    let organisations = network.members.compactMap(\.organisation)
    kinds = Self.counts(organisations.map { $0.kind?.rawValue }) { $0 }
    countries = Self.counts(organisations.map { $0.country?.code ?? $0.attributes["country"] }) { code in
      Country(code: code)?.name ?? code
    }
    let sectorNames = Dictionary(records.sectors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    sectors = Self.counts(organisations.map(\.sector)) { sectorNames[$0] ?? $0 }
    thirdCountryCount =
      records.homeCountries.isEmpty
      ? nil : organisations.count { $0.country.map { !records.homeCountries.contains($0) } ?? false }
    tieKinds = Self.counts(network.ties.flatMap { $0.kinds.map(\.rawValue) }) { kind in
      records.tieKindRules[TieKind(rawValue: kind)]?.label.lowercased() ?? kind
    }
    let dates =
      records.ties.flatMap { [$0.since, $0.until] } + records.activities.flatMap { [$0.start, $0.end] }
    let days = dates.compactMap(\.self)
    period = days.map(\.first).min().flatMap { first in days.map(\.last).max().map { first...$0 } }
    indicators = records.indicators
    markets = records.markets
    groups = grouping.map { Groups(network, $0) }
    notices = network.notices
  }

  fileprivate static func counts(_ values: [String?], name: (String) -> String) -> [Count] {
    var counts: [String?: Int] = [:]
    for value in values { counts[value?.isEmpty == true ? nil : value, default: 0] += 1 }
    // Those without a value come last, whatever their number.
    return counts.map { Count(key: $0, name: $0.map(name) ?? "not stated", count: $1) }
      .sorted { left, right in
        (left.key == nil ? 1 : 0, -left.count, left.key ?? "") < (
          right.key == nil ? 1 : 0, -right.count, right.key ?? ""
        )
      }
  }
}

extension NetworkSummary.Groups {
  fileprivate init(_ network: ClusterNetwork, _ grouping: Grouping) {
    attribute = grouping.attribute
    let names = Dictionary(zip(grouping.keys, grouping.names)) { first, _ in first }
    counts = NetworkSummary.counts(network.graph.nodes.map(grouping.key(of:))) { names[$0] ?? $0 }
    var (within, across) = (0, 0)
    for edge in network.graph.edges {
      guard let a = grouping.partition[edge.source], let b = grouping.partition[edge.target] else { continue }
      if a == b { within += 1 } else { across += 1 }
    }
    (tiesWithin, tiesAcross) = (within, across)
  }
}
