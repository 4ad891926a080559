// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms
import GraphCore

/// The measures of a whole network, by the names that `isthmus explain` knows.
enum NetworkMeasure: String, CaseIterable {
  case density, components, diameter
  case meanDistance = "mean-distance"
  case globalEfficiency = "global-efficiency"
  case transitivity, reciprocity, assortativity, modularity
  case eiIndex = "ei-index"
  case articulationPoints = "articulation-points"
  case bridges, fragmentation
  case robinsAlexander = "robins-alexander"

  /// The measure, or nil where it is undefined.
  func score(_ settings: Settings) throws(CallError) -> Double? {
    let (graph, lengths, threads) = (settings.graph, settings.lengths, settings.threads)
    switch self {
    case .density: return graph.density()
    case .components: return Double(graph.connectedComponents(threads: threads).groupCount)
    case .diameter: return graph.diameter(lengths: lengths, threads: threads)
    case .meanDistance: return graph.meanDistance(lengths: lengths, threads: threads)
    case .globalEfficiency: return graph.globalEfficiency(lengths: lengths, threads: threads)
    case .transitivity: return graph.transitivity(threads: threads)
    case .reciprocity: return graph.reciprocity()?.ofArcs
    case .assortativity: return graph.attributeAssortativity(try settings.partition(for: rawValue))
    case .modularity:
      return graph.modularity(try settings.partition(for: rawValue), resolution: settings.resolution)
    case .eiIndex: return graph.networkEIIndex(try settings.partition(for: rawValue))
    case .articulationPoints: return Double(graph.articulationPoints().count)
    case .bridges: return Double(graph.isthmuses().all.count)
    case .fragmentation: return graph.fragmentation()
    case .robinsAlexander: return graph.robinsAlexanderClustering()
    }
  }
}

private let networkMeasureNames = PermanentStrings(NetworkMeasure.allCases.map(\.rawValue))

/// Names a measure of the whole network.
@c @implementation
public func isthmus_network_measure_name(_ number: Int32) -> UnsafePointer<CChar>? { networkMeasureNames[number] }

/// Measures the whole network.
@c @implementation
public func isthmus_network_score(
  _ graph: OpaquePointer?, _ measure: UnsafePointer<CChar>?, _ options: UnsafePointer<isthmus_options>?,
  _ score: UnsafeMutablePointer<Double>?, _ task: OpaquePointer?, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let measure: NetworkMeasure = try named(measure, "measure")
    guard let score else { throw .null("score") }
    let settings = try Settings(options, for: graph)
    score.pointee = try watched(by: task) { () throws(CallError) in try measure.score(settings) } ?? .nan
  }
}
