// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms
import GraphCore

/// The measures of edges, by the names that `isthmus explain` knows.
enum EdgeMeasure: String, CaseIterable {
  case edgeBetweenness = "edge-betweenness"
  case crossBetweenness = "cross-betweenness"

  func scores(_ settings: Settings) throws(CallError) -> [Double] {
    switch self {
    case .edgeBetweenness:
      return settings.graph.edgeBetweenness(
        lengths: settings.lengths, scale: settings.scale, threads: settings.threads)
    case .crossBetweenness:
      let groups = try settings.partition(for: rawValue)
      return settings.graph.crossGroupEdgeBetweenness(
        groups, between: try settings.pair(of: groups), lengths: settings.lengths, scale: settings.scale,
        threads: settings.threads)
    }
  }
}

private let edgeMeasureNames = PermanentStrings(EdgeMeasure.allCases.map(\.rawValue))

/// Names a measure of edges.
@c @implementation
public func isthmus_edge_measure_name(_ number: Int32) -> UnsafePointer<CChar>? { edgeMeasureNames[number] }

/// Measures every edge.
@c @implementation
public func isthmus_edge_scores(
  _ graph: OpaquePointer?, _ measure: UnsafePointer<CChar>?, _ options: UnsafePointer<isthmus_options>?,
  _ scores: UnsafeMutablePointer<Double>?, _ count: Int64, _ task: OpaquePointer?,
  _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let measure: EdgeMeasure = try named(measure, "measure")
    let room = try Room(scores, count: count, exactly: graph.edgeCount, "scores")
    let settings = try Settings(options, for: graph)
    room.fill(try watched(by: task) { () throws(CallError) in try measure.scores(settings) })
  }
}

/// Marks the edges without which their component falls in two.
@c @implementation
public func isthmus_bridges(
  _ graph: OpaquePointer?, _ is_bridge: UnsafeMutablePointer<UInt8>?, _ count: Int64,
  _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let room = try Room(is_bridge, count: count, exactly: graph.edgeCount, "is_bridge")
    // Isthmuses are listed by rising ends, the lower one first.
    let isthmuses = graph.isthmuses().all
    room.fill(
      graph.edges.map { edge -> UInt8 in
        let (low, high) = (min(edge.source, edge.target), max(edge.source, edge.target))
        let place = isthmuses.partitioningIndex { ($0.source, $0.target) >= (low, high) }
        guard place < isthmuses.count else { return 0 }
        return (isthmuses[place].source, isthmuses[place].target) == (low, high) ? 1 : 0
      })
  }
}

extension Array {
  /// The first index from which on a condition holds that holds for no element before it.
  ///
  /// - Complexity: O(log *n*).
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
