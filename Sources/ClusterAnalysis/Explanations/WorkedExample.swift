/// A measure reckoned by hand for a network that one can draw on a napkin.
public struct WorkedExample: Hashable, Sendable {
  /// The network.
  public var network: SampleNetwork
  /// The node, or the two ends of the tie with an en dash between them; nil for the whole network.
  public var place: String?
  /// The number.
  public var value: Double
  /// How one gets there.
  public var reckoning: String

  init(_ network: SampleNetwork, at place: String? = nil, value: Double, reckoning: String) {
    (self.network, self.place, self.value, self.reckoning) = (network, place, value, reckoning)
  }
}

/// A network of at most six nodes, called A to F or H for a hub.
public struct SampleNetwork: Hashable, Sendable {
  /// A tie between two of its nodes.
  public struct Tie: Hashable, Sendable {
    /// Where it leaves.
    public var source: String
    /// Where it arrives.
    public var target: String
    /// How strong it is.
    public var strength: Double
    /// What kind of tie it is; nil where there is one kind only.
    public var kind: String?
  }

  /// Its ties, in the order in which they are written.
  public let ties: [Tie]
  /// Whether ties have a direction.
  public let isDirected: Bool
  /// The sector of each node that has one.
  public let sectors: [String: String]

  private init(
    _ ties: [(String, String, Double)], kinds: [String] = [], isDirected: Bool = false,
    sectors: [String: [String]] = [:]
  ) {
    self.ties = ties.enumerated().map { place, tie in
      Tie(
        source: tie.0, target: tie.1, strength: tie.2, kind: place < kinds.count ? kinds[place] : nil)
    }
    self.isDirected = isDirected
    self.sectors = Dictionary(
      uniqueKeysWithValues: sectors.flatMap { sector, nodes in nodes.map { ($0, sector) } })
  }

  /// Two sectors that one tie joins.
  static let twoSectors = Self(
    [("A", "B", 1), ("A", "C", 1), ("B", "C", 1), ("C", "D", 1), ("D", "E", 1), ("D", "F", 1)],
    sectors: ["ICT": ["A", "B", "C"], "industry": ["D", "E", "F"]])
  /// A hub with four others.
  static let star = Self([("H", "A", 1), ("H", "B", 1), ("H", "C", 1), ("H", "D", 1)])
  /// Five in a row.
  static let path = Self([("A", "B", 1), ("B", "C", 1), ("C", "D", 1), ("D", "E", 1)])
  /// Ties with a direction, two of them mutual.
  static let directed = Self([("A", "B", 1), ("B", "A", 1), ("B", "C", 1), ("C", "D", 1)], isDirected: true)
  /// Ties of different strength.
  static let strengths = Self([("A", "B", 2), ("A", "C", 1)])
  /// Two components.
  static let twoPieces = Self([("A", "B", 1), ("A", "C", 1), ("B", "C", 1), ("D", "E", 1)])
  /// Two who have an agreement and meet, and meetings with others.
  static let twoKinds = Self(
    [("A", "B", 1), ("A", "B", 1), ("B", "C", 1), ("B", "D", 1)],
    kinds: ["agreement", "meeting", "meeting", "meeting"])
  /// Four in a circle.
  static let square = Self([("A", "B", 1), ("B", "C", 1), ("C", "D", 1), ("D", "A", 1)])
  /// A broker, B, among three sectors.
  static let threeSectors = Self(
    [("A", "B", 1), ("B", "C", 1), ("B", "D", 1)],
    sectors: ["ICT": ["A", "C"], "industry": ["B"], "energy": ["D"]])

  /// Its nodes in alphabetical order.
  public var nodes: [String] { Set(ties.flatMap { [$0.source, $0.target] }).sorted() }

  /// Ties and sectors in one sentence.
  public var description: String {
    let arrow = isDirected ? " → " : "–"
    let ties = ties.map { tie in
      tie.source + arrow + tie.target + (tie.strength == 1 ? "" : " (strength \(Int(tie.strength)))")
        + (tie.kind.map { " (\($0))" } ?? "")
    }
    let members = Dictionary(grouping: sectors.keys.sorted()) { sectors[$0] ?? "" }.sorted { $0.value[0] < $1.value[0] }
    return "Ties " + ties.joined(separator: ", ")
      + members.map { "; \($0.value.joined(separator: ", ")) in \($0.key)" }.joined() + "."
  }
}
