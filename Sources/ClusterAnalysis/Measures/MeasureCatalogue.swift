extension NodeMeasure {
  /// What the number means, where it comes from and where other tools differ.
  public var explanation: Explanation {
    switch self {
    case .degree: .degree
    case .inDegree: .inDegree
    case .outDegree: .outDegree
    case .strength: .strength
    case .betweenness: .betweenness
    case .closeness: .closeness
    case .harmonic: .harmonic
    case .eccentricity: .eccentricity
    case .eigenvector: .eigenvector
    case .pageRank: .pageRank
    case .katz: .katz
    case .hub: .hub
    case .authority: .authority
    case .coreNumber: .coreNumber
    case .clustering: .clustering
    case .triangles: .triangles
    case .community: .community
    case .constraint: .constraint
    case .effectiveSize: .effectiveSize
    case .efficiency: .efficiency
    case .hierarchy: .hierarchy
    case .coordinator: .coordinator
    case .itinerant: .itinerant
    case .gatekeeper: .gatekeeper
    case .representative: .representative
    case .liaison: .liaison
    case .brokeringActivity: .brokeringActivity
    case .brokeringExclusivity: .brokeringExclusivity
    case .eiIndex: .eiIndex
    case .participation: .participation
    case .withinModuleZ: .withinModuleZ
    case .crossBetweenness: .crossBetweenness
    case .crossBetweennessLocal: .crossBetweennessLocal
    case .crossBetweennessExternal: .crossBetweennessExternal
    case .bridgingCentrality: .bridgingCentrality
    case .bridgeness: .bridgeness
    case .everettValente: .everettValente
    case .valenteFujimoto: .valenteFujimoto
    case .bridgeStrength: .bridgeStrength
    case .bridgeCloseness: .bridgeCloseness
    case .blau: .blau
    case .iqv: .iqv
    case .shannon: .shannon
    case .raoStirling: .raoStirling
    case .layerOverlap: .layerOverlap
    case .layerParticipation: .layerParticipation
    case .interdependence: .interdependence
    case .redundancy: .redundancy
    }
  }
}

extension TieMeasure {
  /// What the number means, where it comes from and where other tools differ.
  public var explanation: Explanation {
    switch self {
    case .edgeBetweenness: .edgeBetweenness
    case .crossBetweenness: .crossBetweenness
    }
  }
}

extension NetworkMeasure {
  /// What the number means, where it comes from and where other tools differ.
  public var explanation: Explanation {
    switch self {
    case .density: .density
    case .components: .components
    case .diameter: .diameter
    case .meanDistance: .meanDistance
    case .globalEfficiency: .globalEfficiency
    case .transitivity: .transitivity
    case .reciprocity: .reciprocity
    case .assortativity: .assortativity
    case .modularity: .modularity
    case .oddsRatio: .oddsRatio
    case .yulesQ: .yulesQ
    case .eiIndex: .eiIndex
    case .articulationPoints: .articulationPoints
    case .bridges: .bridges
    case .robinsAlexander: .robinsAlexander
    case .fragmentation: .fragmentation
    case .distanceFragmentation: .distanceFragmentation
    }
  }
}
