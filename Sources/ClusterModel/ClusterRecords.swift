/// Everything a data set states, checked: ids are unique, and every id that is used is there.
///
/// The loader makes these; whoever makes them by hand answers for the same.
public struct ClusterRecords: Hashable, Sendable {
  /// The title of the data set.
  public var title: String
  /// The organisations, in the order of their table.
  public var organisations: Organisations
  /// The ties between them.
  public var ties: Ties
  /// Events and projects.
  public var activities: [Activity] = []
  /// Who took part in them.
  public var participations: [Participation] = []
  /// The countries that the strategy names.
  public var markets: [Market] = []
  /// Figures promised and reached.
  public var indicators: [Indicator] = []
  /// The sectors, with wider ones.
  public var sectors: [Sector] = []
  /// Counts known only in aggregate.
  public var surveys: [SurveyCount] = []
  /// The countries that are not "third"; empty if the data set does not say.
  public var homeCountries: Set<Country> = []
  /// What each kind of tie means; a kind without a rule adds up and is a step.
  public var tieKindRules: [TieKind: TieKindRule] = [:]
  /// The names of further columns of the organisations' table, in its order.
  public var attributeNames: [String] = []
  /// The names of further columns of the ties' table, in its order.
  public var tieAttributeNames: [String] = []

  /// Makes a bundle of the two tables that every network has.
  public init(title: String, organisations: Organisations, ties: Ties) {
    (self.title, self.organisations, self.ties) = (title, organisations, ties)
  }

  /// Makes a bundle of the two tables that every network has.
  public init(title: String, organisations: [Organisation], ties: Ties) {
    self.init(title: title, organisations: Organisations(organisations), ties: ties)
  }

  /// Makes a bundle of the two tables that every network has.
  public init(title: String, organisations: [Organisation], ties: some Sequence<Tie>) {
    self.init(title: title, organisations: organisations, ties: Ties(Array(ties)))
  }

  /// For each sector the widest one that it is part of: itself if it has no parent.
  ///
  /// - Complexity: O(*s* · depth) for *s* sectors.
  public var rootSectors: [RecordID: RecordID] {
    let parents = Dictionary(sectors.map { ($0.id, $0.parentID) }, uniquingKeysWith: { first, _ in first })
    var roots: [RecordID: RecordID] = [:]
    for sector in sectors {
      var root = sector.id
      // A chain longer than the table would be a loop, which the loader refuses.
      for _ in sectors {
        guard let parent = parents[root] ?? nil else { break }
        root = parent
      }
      roots[sector.id] = root
    }
    return roots
  }
}
