/// The identifier of a record, unique among records of its table.
public typealias RecordID = String

/// A tie between two organisations.
public struct Tie: Hashable, Sendable {
  /// Where the tie leaves.
  public var sourceID: RecordID
  /// Where it arrives.
  public var targetID: RecordID
  /// What joins them.
  public var kind: TieKind
  /// How strong it is; higher is closer.
  public var strength: Double
  /// Whether it runs one way only; nil where the data do not say.
  public var isDirected: Bool?
  /// When it began.
  public var since: PartialDate?
  /// When it ended.
  public var until: PartialDate?
  /// Columns of the table that have no meaning of their own here, by name.
  public var attributes: [String: String] = [:]
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes a tie.
  public init(
    from sourceID: RecordID, to targetID: RecordID, kind: TieKind = .unspecified, strength: Double = 1,
    provenance: Provenance
  ) {
    (self.sourceID, self.targetID, self.kind, self.strength) = (sourceID, targetID, kind, strength)
    self.provenance = provenance
  }
}

/// An event or project in which organisations take part.
public struct Activity: Hashable, Sendable {
  /// The identifier that other tables use.
  public var id: RecordID
  /// Its name.
  public var name: String
  /// What it is.
  public var kind: ActivityKind?
  /// When it began.
  public var start: PartialDate?
  /// When it ended.
  public var end: PartialDate?
  /// The city it took place in.
  public var city: String?
  /// The country it took place in.
  public var country: Country?
  /// How many people came.
  public var attendance: Int?
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes an activity.
  public init(id: RecordID, name: String, provenance: Provenance) {
    (self.id, self.name, self.provenance) = (id, name, provenance)
  }
}

/// An organisation's part in an activity.
public struct Participation: Hashable, Sendable {
  /// Who took part.
  public var organisationID: RecordID
  /// In what.
  public var activityID: RecordID
  /// As what.
  public var role: Role?
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes a participation.
  public init(of organisationID: RecordID, in activityID: RecordID, role: Role? = nil, provenance: Provenance) {
    (self.organisationID, self.activityID, self.role) = (organisationID, activityID, role)
    self.provenance = provenance
  }
}

/// A country that the strategy names.
public struct Market: Hashable, Sendable {
  /// The country.
  public var country: Country
  /// How it stands in the strategy.
  public var priority: MarketPriority?
  /// Why.
  public var rationale: String?
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes a market.
  public init(country: Country, provenance: Provenance) { (self.country, self.provenance) = (country, provenance) }
}

/// A figure that a partnership set out to reach.
public struct Indicator: Hashable, Sendable {
  /// The identifier.
  public var id: RecordID
  /// Its name.
  public var name: String
  /// What it counts.
  public var unit: String?
  /// What was promised.
  public var target: Double?
  /// What was reached.
  public var achieved: Double?
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes an indicator.
  public init(id: RecordID, name: String, provenance: Provenance) {
    (self.id, self.name, self.provenance) = (id, name, provenance)
  }

  /// How much is missing to the target: 0 if it was reached, nil if either figure is not known.
  public var shortBy: Double? {
    guard let target, let achieved else { return nil }
    return max(0, target - achieved)
  }
}

/// A line of work, possibly part of a wider one.
public struct Sector: Hashable, Sendable {
  /// The identifier that organisations use.
  public var id: RecordID
  /// Its name.
  public var name: String
  /// The sector that it is part of.
  public var parentID: RecordID?
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes a sector.
  public init(id: RecordID, name: String, parentID: RecordID? = nil, provenance: Provenance) {
    (self.id, self.name, self.parentID, self.provenance) = (id, name, parentID, provenance)
  }
}

/// A count that is known only in aggregate, so that no organisation is invented to hold it.
public struct SurveyCount: Hashable, Sendable {
  /// The survey.
  public var survey: String
  /// The country that was counted in.
  public var country: Country?
  /// What was counted.
  public var kind: OrganisationKind?
  /// How many there were.
  public var count: Int
  /// Where the record came from.
  public var provenance: Provenance

  /// Makes a count.
  public init(survey: String, country: Country?, kind: OrganisationKind?, count: Int, provenance: Provenance) {
    (self.survey, self.country, self.kind, self.count) = (survey, country, kind, count)
    self.provenance = provenance
  }
}
