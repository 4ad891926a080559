public import ClusterModel

/// How activities enter a network.
public enum AffiliationRule: String, CaseIterable, Sendable {
  /// Activities are nodes, tied to those who took part.
  case twoMode = "two-mode"
  /// Two organisations are tied by the number of activities they share.
  case count
  /// Two organisations are tied by the sum over shared activities of 1 / (*k* − 1), *k* being how many took part
  /// (Newman 2001, <https://doi.org/10.1103/PhysRevE.64.016132>): meeting in a small circle counts for more, and each
  /// activity adds 1 to the strength of everyone who met someone there.
  case newman
  /// Two organisations are tied by the activities they share as a part of those that either took part in.
  case jaccard
  /// Activities are left out.
  case none
}

/// Which way ties run.
public enum DirectionRule: String, CaseIterable, Sendable {
  /// As the data say: one tie with a direction makes the network directed, and ties without one run both ways.
  case fromData
  /// Every tie runs from its source to its target only.
  case directed
  /// No tie has a direction.
  case undirected
}

/// Which part of the records becomes the network, and how.
public struct ProjectionOptions: Hashable, Sendable {
  /// The kinds of tie that count; nil for every kind that the data set calls a step of an introduction.
  public var tieKinds: Set<TieKind>?
  /// How activities enter.
  public var affiliations: AffiliationRule
  /// The kinds of organisation left out, with their ties and participations.
  public var without: Set<OrganisationKind>
  /// The day at which the network is looked at; nil for all that is recorded.
  public var asOf: Day?
  /// Which way ties run.
  public var direction: DirectionRule
  /// Whether every tie counts 1 whatever its strength.
  public var ignoresStrength: Bool

  /// Makes options.
  ///
  /// - Parameters:
  ///   - tieKinds: The kinds of tie that count; nil for every kind that is a step.
  ///   - affiliations: How activities enter.
  ///   - without: The kinds of organisation left out.
  ///   - asOf: The day at which the network is looked at.
  ///   - direction: Which way ties run.
  ///   - ignoresStrength: Whether every tie counts 1.
  public init(
    tieKinds: Set<TieKind>? = nil, affiliations: AffiliationRule = .newman, without: Set<OrganisationKind> = [],
    asOf: Day? = nil, direction: DirectionRule = .fromData, ignoresStrength: Bool = false
  ) {
    (self.tieKinds, self.affiliations, self.without) = (tieKinds, affiliations, without)
    (self.asOf, self.direction, self.ignoresStrength) = (asOf, direction, ignoresStrength)
  }
}
