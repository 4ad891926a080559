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
    case .eigenvector: .eigenvector
    case .pageRank: .pageRank
    case .coreNumber: .coreNumber
    case .clustering: .clustering
    case .constraint: .constraint
    case .effectiveSize: .effectiveSize
    case .efficiency: .efficiency
    case .coordinator: .coordinator
    case .itinerant: .itinerant
    case .gatekeeper: .gatekeeper
    case .representative: .representative
    case .liaison: .liaison
    case .eiIndex: .eiIndex
    case .participation: .participation
    case .crossBetweenness: .crossBetweenness
    case .everettValente: .everettValente
    case .blau: .blau
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
    case .assortativity: .assortativity
    case .modularity: .modularity
    case .eiIndex: .eiIndex
    case .articulationPoints: .articulationPoints
    case .bridges: .bridges
    }
  }
}
