// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms
import GraphCore

/// The measures of nodes, by the names that `isthmus explain` knows.
///
/// The catalogue behind `explain` is no part of the C library, so names stand here once more; a test holds both against
/// each other.
enum NodeMeasure: String, CaseIterable {
  case degree, strength
  case inDegree = "in-degree"
  case outDegree = "out-degree"
  case betweenness, closeness, harmonic, eccentricity, eigenvector
  case pageRank = "pagerank"
  case katz, hub, authority
  case coreNumber = "core-number"
  case clustering, triangles, constraint
  case effectiveSize = "effective-size"
  case efficiency, hierarchy
  case coordinator, itinerant, gatekeeper, representative, liaison
  case brokeringActivity = "brokering-activity"
  case brokeringExclusivity = "brokering-exclusivity"
  case eiIndex = "ei-index"
  case participation
  case withinModuleZ = "within-module-z"
  case crossBetweenness = "cross-betweenness"
  case bridgingCentrality = "bridging-centrality"
  case bridgeness
  case everettValente = "everett-valente"
  case bridgeStrength = "bridge-strength"
  case blau, iqv, shannon, redundancy

  func scores(_ settings: Settings) throws(CallError) -> NodeScores {
    let (graph, lengths, threads) = (settings.graph, settings.lengths, settings.threads)
    switch self {
    case .degree: return graph.degree()
    case .inDegree: return graph.inDegree()
    case .outDegree: return graph.outDegree()
    case .strength:
      switch settings.ties {
      case .any: return graph.strength()
      case .incoming: return graph.inStrength()
      case .outgoing: return graph.outStrength()
      }
    case .betweenness: return graph.betweenness(lengths: lengths, scale: settings.scale, threads: threads)
    case .closeness:
      return graph.closeness(
        scaling: settings.closeness, lengths: lengths, paths: settings.paths(by: .incoming), threads: threads)
    case .harmonic:
      return graph.harmonicCloseness(lengths: lengths, paths: settings.paths(by: .incoming), threads: threads)
    case .eccentricity:
      return graph.eccentricity(lengths: lengths, paths: settings.paths(by: .outgoing), threads: threads)
    case .eigenvector: return graph.eigenvectorCentrality(threads: threads)
    case .pageRank: return graph.pageRank(damping: settings.damping, threads: threads)
    case .katz: return graph.katzCentrality(attenuation: settings.attenuation, threads: threads)
    case .hub: return graph.hubsAndAuthorities(threads: threads).hubs
    case .authority: return graph.hubsAndAuthorities(threads: threads).authorities
    case .coreNumber: return graph.coreNumbers()
    case .clustering: return graph.clusteringCoefficients(threads: threads)
    case .triangles: return graph.triangleCounts(threads: threads)
    case .constraint: return graph.constraint(threads: threads)
    case .effectiveSize: return graph.effectiveSize(threads: threads)
    case .efficiency: return graph.efficiency(threads: threads)
    case .hierarchy: return graph.hierarchy(threads: threads)
    case .redundancy: return graph.redundancy()
    case .bridgingCentrality: return graph.bridgingCentrality(lengths: lengths, threads: threads)
    case .bridgeness: return graph.bridgeness(lengths: lengths, scale: settings.scale, threads: threads)
    case .everettValente: return graph.everettValenteBrokerage(lengths: lengths, threads: threads)
    default: return try scores(settings, groups: try settings.partition(for: rawValue))
    }
  }

  private func scores(_ settings: Settings, groups: NodePartition) throws(CallError) -> NodeScores {
    let (graph, threads) = (settings.graph, settings.threads)
    switch self {
    case .coordinator: return graph.brokerageRoles(groups, threads: threads).coordinator
    case .itinerant: return graph.brokerageRoles(groups, threads: threads).itinerant
    case .gatekeeper: return graph.brokerageRoles(groups, threads: threads).gatekeeper
    case .representative: return graph.brokerageRoles(groups, threads: threads).representative
    case .liaison: return graph.brokerageRoles(groups, threads: threads).liaison
    case .brokeringActivity: return graph.brokeringActivity(groups)
    case .brokeringExclusivity: return graph.brokeringExclusivity(groups)
    case .eiIndex: return graph.eiIndex(groups)
    case .participation: return graph.participationCoefficient(groups, direction: settings.ties)
    case .withinModuleZ: return graph.withinModuleZ(groups, direction: settings.ties)
    case .crossBetweenness:
      return graph.crossGroupBetweenness(
        groups, between: try settings.pair(of: groups), lengths: settings.lengths, scale: settings.scale,
        threads: threads)
    case .bridgeStrength: return graph.bridgeStrength(groups, direction: settings.ties)
    case .blau: return graph.blauIndex(groups)
    case .iqv: return graph.iqv(groups)
    case .shannon: return graph.shannonIndex(groups)
    default: throw .invalid("\(rawValue) has nothing to do with groups")
    }
  }
}

private let nodeMeasureNames = PermanentStrings(NodeMeasure.allCases.map(\.rawValue))

/// Names a measure of nodes.
@c @implementation
public func isthmus_node_measure_name(_ number: Int32) -> UnsafePointer<CChar>? { nodeMeasureNames[number] }

/// Measures every node.
@c @implementation
public func isthmus_node_scores(
  _ graph: OpaquePointer?, _ measure: UnsafePointer<CChar>?, _ options: UnsafePointer<isthmus_options>?,
  _ scores: UnsafeMutablePointer<Double>?, _ reasons: UnsafeMutablePointer<UInt8>?, _ count: Int64,
  _ task: OpaquePointer?, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let measure: NodeMeasure = try named(measure, "measure")
    let room = try Room(scores, count: count, exactly: graph.nodeCount, "scores")
    let settings = try Settings(options, for: graph)
    let result = try watched(by: task) { () throws(CallError) in try measure.scores(settings) }
    room.fill(graph.nodes.lazy.map { result[$0] ?? .nan })
    guard reasons != nil else { return }
    try Room(reasons, count: count, exactly: graph.nodeCount, "reasons")
      .fill(graph.nodes.lazy.map { result.undefinedReason(of: $0)?.rawValue ?? 0 })
  }
}

private let reasonCodes = PermanentStrings((0...UInt8.max).map { UndefinedReason(rawValue: $0)?.code })

/// Names the reason why a score is undefined.
@c @implementation
public func isthmus_undefined_reason(_ number: UInt8) -> UnsafePointer<CChar>? { reasonCodes[Int32(number)] }

/// Estimates betweenness from samples.
@c @implementation
public func isthmus_sampled_betweenness(
  _ graph: OpaquePointer?, _ samples: Int64, _ confidence: Double, _ options: UnsafePointer<isthmus_options>?,
  _ scores: UnsafeMutablePointer<Double>?, _ bounds: UnsafeMutablePointer<Double>?, _ count: Int64,
  _ task: OpaquePointer?, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    guard samples > 0 else { throw .invalid("samples is \(samples); at least one is needed") }
    guard confidence > 0, confidence < 1 else {
      throw .invalid("confidence is \(confidence); it is a probability between 0 and 1")
    }
    let room = try Room(scores, count: count, exactly: graph.nodeCount, "scores")
    let settings = try Settings(options, for: graph)
    let estimate = try watched(by: task) { () throws(CallError) in
      settings.graph.approximateBetweenness(
        .samples(Int(samples)), confidence: confidence, seed: settings.seed, lengths: settings.lengths,
        scale: settings.scale, threads: settings.threads)
    }
    room.fill(graph.nodes.lazy.map { estimate.scores[$0] ?? .nan })
    guard bounds != nil else { return }
    try Room(bounds, count: count, exactly: graph.nodeCount, "bounds").fill(estimate.errorBounds)
  }
}
