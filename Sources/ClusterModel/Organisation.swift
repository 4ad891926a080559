/// An organisation of the network: a node.
public struct Organisation: Hashable, Sendable {
  /// The identifier that other tables use.
  public var id: RecordID
  /// The full name.
  public var name: String
  /// Where the record came from.
  public var provenance: Provenance
  /// All else, which organisations that only an edge list names do not have; there may be millions of them.
  private var facts: Boxed<Facts>?

  /// What may be known of an organisation beside its name.
  package struct Facts: Hashable, Sendable {
    package var shortName: String?
    package var kind: OrganisationKind?
    package var country: Country?
    package var region: String?
    package var city: String?
    package var sectors: [RecordID] = []
    package var areas: [String] = []
    package var seeks: [String] = []
    package var offers: [String] = []
    package var website: String?
    package var attributes: [String: String] = [:]

    package init() {}

    fileprivate static let unknown = Facts()
  }

  /// Makes an organisation.
  public init(id: RecordID, name: String, provenance: Provenance) {
    (self.id, self.name, self.provenance) = (id, name, provenance)
  }

  /// What is known of an organisation beside its name, which others may share.
  package struct Known: Sendable {
    fileprivate let facts: Boxed<Facts>?
    /// The shorter name for diagrams.
    package let shortName: String?

    package init(_ facts: Facts) {
      self.facts = facts == .unknown ? nil : Boxed(facts)
      shortName = facts.shortName
    }
  }

  /// Makes an organisation with all that is known of it, which costs less than to add one thing after another.
  package init(id: RecordID, name: String, provenance: Provenance, _ known: Known) {
    self.init(id: id, name: name, provenance: provenance)
    facts = known.facts
  }

  private subscript<Value: Hashable>(fact: WritableKeyPath<Facts, Value>) -> Value {
    get { (facts?.value ?? .unknown)[keyPath: fact] }
    set {
      guard self[fact] != newValue else { return }
      var changed = facts?.value ?? .unknown
      changed[keyPath: fact] = newValue
      facts = changed == .unknown ? nil : Boxed(changed)
    }
  }
}

extension Organisation {
  /// Whether nothing is known but its id, its name and where that came from.
  public var isBare: Bool { facts == nil }

  /// A shorter name for diagrams.
  public var shortName: String? {
    get { facts?.value.shortName }
    set { self[\.shortName] = newValue }
  }

  /// What it is.
  public var kind: OrganisationKind? {
    get { facts?.value.kind }
    set { self[\.kind] = newValue }
  }

  /// Where it is.
  public var country: Country? {
    get { facts?.value.country }
    set { self[\.country] = newValue }
  }

  /// The region it is in.
  public var region: String? {
    get { facts?.value.region }
    set { self[\.region] = newValue }
  }

  /// The city it is in.
  public var city: String? {
    get { facts?.value.city }
    set { self[\.city] = newValue }
  }

  /// What it works in, as ids of sectors; the first is the main one.
  public var sectors: [RecordID] {
    get { facts?.value.sectors ?? [] }
    set { self[\.sectors] = newValue }
  }

  /// Its technology areas.
  public var areas: [String] {
    get { facts?.value.areas ?? [] }
    set { self[\.areas] = newValue }
  }

  /// The areas in which it looks for partners.
  public var seeks: [String] {
    get { facts?.value.seeks ?? [] }
    set { self[\.seeks] = newValue }
  }

  /// The areas in which it offers help.
  public var offers: [String] {
    get { facts?.value.offers ?? [] }
    set { self[\.offers] = newValue }
  }

  /// Its web site.
  public var website: String? {
    get { facts?.value.website }
    set { self[\.website] = newValue }
  }

  /// Columns of the table that have no meaning of their own here, by name.
  public var attributes: [String: String] {
    get { facts?.value.attributes ?? [:] }
    set { self[\.attributes] = newValue }
  }

  /// The name to show where space is short.
  public var label: String { shortName ?? name }

  /// The main sector.
  public var sector: RecordID? { facts?.value.sectors.first }
}
