/// A change to a network that somebody thinks about: who leaves, who joins, which ties come and go.
public struct Scenario: Hashable, Sendable {
  /// An organisation as somebody wrote it.
  public struct Mention: Hashable, Sendable {
    /// Its id; before names are looked up, any name of it.
    public var name: String
    /// Where it was written, as `file:line:column`; nil if on no line of a file.
    public var place: String?

    /// Makes a mention.
    public init(_ name: String, place: String? = nil) { (self.name, self.place) = (name, place) }
  }

  /// A tie that begins.
  public struct NewTie: Hashable, Sendable {
    /// Where the tie leaves.
    public var source: Mention
    /// Where it arrives.
    public var target: Mention
    /// What joins them; nil for a tie of no particular kind.
    public var kind: TieKind?
    /// How strong it is.
    public var strength: Double

    /// Makes a tie that begins.
    public init(_ source: Mention, _ target: Mention, kind: TieKind? = nil, strength: Double = 1) {
      (self.source, self.target, self.kind, self.strength) = (source, target, kind, strength)
    }
  }

  /// A tie that ends.
  public struct EndedTie: Hashable, Sendable {
    /// One end.
    public var source: Mention
    /// The other.
    public var target: Mention
    /// The kind of tie that ends; nil if all ties between the two do.
    public var kind: TieKind?

    /// Makes a tie that ends.
    public init(_ source: Mention, _ target: Mention, kind: TieKind? = nil) {
      (self.source, self.target, self.kind) = (source, target, kind)
    }
  }

  /// An organisation that joins.
  public struct Newcomer: Hashable, Sendable {
    /// What it is.
    public var organisation: Organisation
    /// Where it was written.
    public var place: String?

    /// Makes a newcomer.
    public init(_ organisation: Organisation, place: String? = nil) {
      (self.organisation, self.place) = (organisation, place)
    }
  }

  /// What it is about, in a few words.
  public var title: String?
  /// The organisations that leave, with their ties and participations.
  public var leaving: [Mention] = []
  /// The organisations that join.
  public var joining: [Newcomer] = []
  /// The ties that begin, those of newcomers included.
  public var adding: [NewTie] = []
  /// The ties that end.
  public var dropping: [EndedTie] = []

  /// Makes a scenario in which nothing changes.
  public init() {}

  /// Whether nothing changes.
  public var isEmpty: Bool { leaving.isEmpty && joining.isEmpty && adding.isEmpty && dropping.isEmpty }
}
