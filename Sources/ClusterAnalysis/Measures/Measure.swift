/// A measure that gives a number to each node.
public enum NodeMeasure: String, CaseIterable, Sendable {
  case degree
  case inDegree = "in-degree"
  case outDegree = "out-degree"
  case strength
  case betweenness
  case closeness
  case harmonic
  case eigenvector
  case pageRank = "pagerank"
  case coreNumber = "core-number"
  case clustering
  case constraint
  case effectiveSize = "effective-size"
  case efficiency
  case coordinator
  case itinerant
  case gatekeeper
  case representative
  case liaison
  case eiIndex = "ei-index"
  case participation
  case crossBetweenness = "cross-betweenness"
  case everettValente = "everett-valente"
  case blau
}

/// A measure that gives a number to each tie.
public enum TieMeasure: String, CaseIterable, Sendable {
  case edgeBetweenness = "edge-betweenness"
  case crossBetweenness = "cross-betweenness"
}

/// A measure that gives one number to the whole network.
public enum NetworkMeasure: String, CaseIterable, Sendable {
  case density
  case components
  case diameter
  case meanDistance = "mean-distance"
  case globalEfficiency = "global-efficiency"
  case assortativity
  case modularity
  case eiIndex = "ei-index"
  case articulationPoints = "articulation-points"
  case bridges
}

/// What every measure can say of itself, whatever it gives numbers to.
public protocol Measure: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// Whether the measure asks in which group each node is.
  var needsGrouping: Bool { get }
  /// What the number means, where it comes from and where other tools differ.
  var explanation: Explanation { get }
}

extension NodeMeasure: Measure {
  /// Whether the measure asks in which group each node is.
  public var needsGrouping: Bool {
    switch self {
    case .coordinator, .itinerant, .gatekeeper, .representative, .liaison, .eiIndex, .participation, .crossBetweenness,
      .blau:
      true
    default: false
    }
  }
}

extension TieMeasure: Measure {
  /// Whether the measure asks in which group each node is.
  public var needsGrouping: Bool { self == .crossBetweenness }
}

extension NetworkMeasure: Measure {
  /// Whether the measure asks in which group each node is.
  public var needsGrouping: Bool { self == .assortativity || self == .modularity || self == .eiIndex }
}

/// What a number means, where it comes from and where other tools differ.
public struct Explanation: Hashable, Sendable {
  /// A publication.
  public struct Reference: Hashable, Sendable {
    /// Authors, year, title or journal, pages.
    public var text: String
    /// Its digital object identifier, if it has one.
    public var doi: String?

    init(_ text: String, doi: String? = nil) { (self.text, self.doi) = (text, doi) }
  }

  /// The name for people.
  public var title: String
  /// What the number tells, in plain words.
  public var meaning: String
  /// The definition.
  public var formula: String
  /// The unit and the range.
  public var scale: String
  /// What strengths and lengths do.
  public var weights: String
  /// What directions do.
  public var direction: String
  /// Where there is no number, and what isolates get.
  public var edgeCases: String
  /// Where other tools give another number under the same name.
  public var elsewhere: String
  /// Where the definition comes from.
  public var references: [Reference]
}
