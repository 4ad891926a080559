import CIsthmus
import GraphCore

/// What an `isthmus_graph` points to.
final class GraphHandle: Sendable {
  let graph: Graph
  let selfLoopCount: Int
  let mergedCount: Int

  init(_ outcome: GraphBuilder.Outcome) {
    (graph, selfLoopCount, mergedCount) = (outcome.graph, outcome.selfLoopCount, outcome.mergedCount)
  }

  /// The object behind a handle that `opaque` made.
  static func at(_ pointer: OpaquePointer?) throws(CallError) -> GraphHandle {
    guard let pointer else { throw .null("graph") }
    return Unmanaged<GraphHandle>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
  }

  /// A handle that owns the object until it is released.
  var opaque: OpaquePointer { OpaquePointer(Unmanaged.passRetained(self).toOpaque()) }

  static func release(_ pointer: OpaquePointer?) {
    guard let pointer else { return }
    Unmanaged<GraphHandle>.fromOpaque(UnsafeRawPointer(pointer)).release()
  }
}
