// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms
import GraphCore

/// Ways to sort the nodes of a graph into groups.
private enum PartitionMethod: String, CaseIterable {
  case components, leiden, louvain
  case labelPropagation = "label-propagation"

  /// The groups, and their modularity if that was found as well.
  func partition(_ settings: Settings) throws(CallError) -> (groups: NodePartition, modularity: Double?) {
    let (graph, resolution) = (settings.graph, settings.resolution)
    let (seed, threads) = (settings.seed, settings.threads)
    guard self != .components else { return (graph.connectedComponents(threads: threads), nil) }
    guard !graph.isDirected || graph.edgeCount < 1 << 30 else {
      throw .tooLarge("communities of a directed graph are found for fewer than 1073741824 edges")
    }
    let communities =
      switch self {
      case .louvain: graph.louvainCommunities(resolution: resolution, seed: seed, threads: threads)
      case .labelPropagation: graph.labelPropagationCommunities(seed: seed, threads: threads)
      case .leiden, .components: graph.leidenCommunities(resolution: resolution, seed: seed, threads: threads)
      }
    return (communities.partition, communities.modularity)
  }
}

/// Sorts the nodes into groups.
@c @implementation
public func isthmus_partition(
  _ graph: OpaquePointer?, _ method: UnsafePointer<CChar>?, _ options: UnsafePointer<isthmus_options>?,
  _ groups: UnsafeMutablePointer<Int32>?, _ count: Int64, _ modularity: UnsafeMutablePointer<Double>?,
  _ task: OpaquePointer?, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let method: PartitionMethod = try named(method, "method")
    let room = try Room(groups, count: count, exactly: graph.nodeCount, "groups")
    let settings = try Settings(options, for: graph)
    let result = try watched(by: task) { () throws(CallError) in try method.partition(settings) }
    room.fill(graph.nodes.lazy.map { Int32(result.groups[$0] ?? -1) })
    modularity?.pointee = result.modularity ?? .nan
  }
}

/// Marks the nodes without which their component falls apart.
@c @implementation
public func isthmus_articulation_points(
  _ graph: OpaquePointer?, _ is_articulation_point: UnsafeMutablePointer<UInt8>?, _ count: Int64,
  _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let room = try Room(is_articulation_point, count: count, exactly: graph.nodeCount, "is_articulation_point")
    var marks = [UInt8](repeating: 0, count: graph.nodeCount)
    for point in graph.articulationPoints() { marks[point.node.index] = 1 }
    room.fill(marks)
  }
}
