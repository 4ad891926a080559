/// What an organisation is.
public struct OrganisationKind: RawRepresentable, Hashable, Sendable {
  /// The word used in tables.
  public let rawValue: String
  /// Makes a kind from the word used in tables.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A cluster organisation: an intermediary with member companies.
  public static let cluster = Self(rawValue: "cluster")
  /// A small or medium-sized enterprise.
  public static let sme = Self(rawValue: "sme")
  /// Any other company.
  public static let company = Self(rawValue: "company")
  /// A university, institute or other research organisation.
  public static let research = Self(rawValue: "research")
  /// A public authority.
  public static let `public` = Self(rawValue: "public")
  /// An agency for trade, innovation or development.
  public static let agency = Self(rawValue: "agency")
  /// A consortium, alliance or network that acts under a name of its own.
  public static let network = Self(rawValue: "network")
  /// A contact that is none of these, or of which no more is known.
  public static let contact = Self(rawValue: "contact")

  /// The kinds that a data package may use.
  public static let known: [Self] = [.cluster, .sme, .company, .research, .public, .agency, .network, .contact]
}

/// What joins two organisations.
public struct TieKind: RawRepresentable, Hashable, Comparable, Sendable {
  /// The word used in tables.
  public let rawValue: String
  /// Makes a kind from the word used in tables.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The kind of a tie whose table has no kind column.
  public static let unspecified = Self(rawValue: "tie")
  /// The kind of a tie that stands for taking part in the same activity.
  public static let affiliation = Self(rawValue: "affiliation")

  /// Orders kinds by their word.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a kind of tie means in a data package.
public struct TieKindRule: Hashable, Sendable {
  /// The name for people.
  public var label: String
  /// What such a tie states, in a sentence.
  public var meaning: String
  /// Whether the strengths of several such ties between the same organisations add up; otherwise the strongest counts.
  public var addsUp: Bool
  /// Whether an introduction can pass along such a tie.
  public var isStep: Bool

  /// Makes a rule.
  public init(label: String, meaning: String = "", addsUp: Bool = true, isStep: Bool = true) {
    (self.label, self.meaning, self.addsUp, self.isStep) = (label, meaning, addsUp, isStep)
  }
}

/// What an activity is.
public struct ActivityKind: RawRepresentable, Hashable, Sendable {
  /// The word used in tables.
  public let rawValue: String
  /// Makes a kind from the word used in tables.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The kinds that a data package may use.
  public static let known = ["event", "study-visit", "workshop", "b2b", "project", "survey"].map(Self.init(rawValue:))
}

/// What an organisation did in an activity.
public struct Role: RawRepresentable, Hashable, Sendable {
  /// The word used in tables.
  public let rawValue: String
  /// Makes a role from the word used in tables.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The roles that a data package may use.
  public static let known = [
    "coordinator", "partner", "organiser", "co-organiser", "host", "speaker", "participant",
  ].map(Self.init(rawValue:))
}

/// How a country stands in an internationalisation strategy.
public struct MarketPriority: RawRepresentable, Hashable, Sendable {
  /// The word used in tables.
  public let rawValue: String
  /// Makes a priority from the word used in tables.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The priorities that a data package may use.
  public static let known = ["target", "vehicle", "fallback", "explored"].map(Self.init(rawValue:))
}
