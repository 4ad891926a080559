/// A measure that gives a number to each node.
public enum NodeMeasure: String, CaseIterable, Sendable {
  case degree
  case inDegree = "in-degree"
  case outDegree = "out-degree"
  case strength
  case betweenness
  case closeness
  case harmonic
  case eccentricity
  case eigenvector
  case pageRank = "pagerank"
  case katz
  case hub
  case authority
  case coreNumber = "core-number"
  case clustering
  case triangles
  case community
  case constraint
  case effectiveSize = "effective-size"
  case efficiency
  case hierarchy
  case coordinator
  case itinerant
  case gatekeeper
  case representative
  case liaison
  case brokeringActivity = "brokering-activity"
  case brokeringExclusivity = "brokering-exclusivity"
  case eiIndex = "ei-index"
  case participation
  case withinModuleZ = "within-module-z"
  case crossBetweenness = "cross-betweenness"
  case crossBetweennessLocal = "cross-betweenness-local"
  case crossBetweennessExternal = "cross-betweenness-external"
  case bridgingCentrality = "bridging-centrality"
  case bridgeness
  case everettValente = "everett-valente"
  case valenteFujimoto = "valente-fujimoto"
  case bridgeStrength = "bridge-strength"
  case bridgeCloseness = "bridge-closeness"
  case blau
  case iqv
  case shannon
  case raoStirling = "rao-stirling"
  case layerOverlap = "layer-overlap"
  case layerParticipation = "layer-participation"
  case interdependence
  case redundancy
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
  case transitivity
  case reciprocity
  case assortativity
  case modularity
  case oddsRatio = "odds-ratio"
  case yulesQ = "yules-q"
  case eiIndex = "ei-index"
  case articulationPoints = "articulation-points"
  case bridges
  case robinsAlexander = "robins-alexander"
  case fragmentation
  case distanceFragmentation = "distance-fragmentation"
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
    case .coordinator, .itinerant, .gatekeeper, .representative, .liaison, .brokeringActivity, .brokeringExclusivity,
      .eiIndex, .participation, .withinModuleZ, .crossBetweenness, .crossBetweennessLocal,
      .crossBetweennessExternal, .bridgeStrength, .bridgeCloseness, .blau, .iqv,
      .shannon, .raoStirling:
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
  public var needsGrouping: Bool { [.assortativity, .modularity, .oddsRatio, .yulesQ, .eiIndex].contains(self) }
}
