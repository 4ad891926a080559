// Graphs made from memory of the caller. Names are those of isthmus.h.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphCore

/// Says which version of the C interface this is.
@c @implementation
public func isthmus_abi_version() -> Int32 { ISTHMUS_ABI_VERSION }

/// Makes a graph of pairs of nodes.
@c @implementation
public func isthmus_graph_from_edges(
  _ node_count: Int64, _ sources: isthmus_integers, _ targets: isthmus_integers, _ strengths: isthmus_doubles,
  _ directed: Int32, _ parallel: Int32, _ graph: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    guard let graph else { throw .null("graph") }
    let sources = try BorrowedIntegers(sources, "sources")
    let targets = try BorrowedIntegers(targets, "targets")
    guard sources.count == targets.count else {
      throw .invalid("there are \(sources.count) sources and \(targets.count) targets")
    }
    let strengths = try BorrowedDoubles(strengths, count: sources.count, "strengths")
    var edges = try EdgeCollector(nodeCount: node_count, edgeCount: sources.count, directed, parallel)
    for edge in 0..<sources.count { try edges.add(edge, sources[edge], targets[edge], strengths[edge]) }
    graph.pointee = GraphHandle(edges.build()).opaque
  }
}

/// Makes a graph of compressed sparse rows.
@c @implementation
public func isthmus_graph_from_rows(
  _ offsets: isthmus_integers, _ targets: isthmus_integers, _ strengths: isthmus_doubles, _ directed: Int32,
  _ parallel: Int32, _ graph: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    guard let graph else { throw .null("graph") }
    let targets = try BorrowedIntegers(targets, "targets")
    let strengths = try BorrowedDoubles(strengths, count: targets.count, "strengths")
    let rows = try CheckedRows(try BorrowedIntegers(offsets, "offsets"), targetCount: targets.count)
    func build(_ accepts: (_ source: Int, _ target: Int) -> Bool) throws(CallError) -> GraphBuilder.Outcome {
      var edges = try EdgeCollector(nodeCount: Int64(rows.count), edgeCount: targets.count, directed, parallel)
      for source in 0..<rows.count {
        for arc in rows[source] where accepts(source, targets[arc]) {
          try edges.add(arc, source, targets[arc], strengths[arc])
        }
      }
      return edges.build()
    }
    guard directed == 0 else {
      graph.pointee = GraphHandle(try build { _, _ in true }).opaque
      return
    }
    let upper = try build { $0 <= $1 }
    let lower = try build { $0 > $1 }
    guard upper.graph == lower.graph else {
      throw .invalid(
        "the rows of an undirected graph must hold every edge at both ends with the same strength; they do not")
    }
    graph.pointee = GraphHandle(upper).opaque
  }
}

/// Gives a graph's memory back.
@c @implementation
public func isthmus_graph_free(_ graph: OpaquePointer?) { GraphHandle.release(graph) }

/// Says how large a graph is, and what was left out of it.
@c @implementation
public func isthmus_graph_get_facts(_ graph: OpaquePointer?) -> isthmus_graph_facts {
  guard let handle = try? GraphHandle.at(graph) else { return isthmus_graph_facts() }
  return isthmus_graph_facts(
    node_count: Int64(handle.graph.nodeCount), edge_count: Int64(handle.graph.edgeCount),
    self_loop_count: Int64(handle.selfLoopCount), merged_count: Int64(handle.mergedCount),
    is_directed: handle.graph.isDirected ? 1 : 0, is_weighted: handle.graph.isWeighted ? 1 : 0)
}

/// Lists a graph's edges.
@c @implementation
public func isthmus_graph_edges(
  _ graph: OpaquePointer?, _ sources: UnsafeMutablePointer<Int32>?, _ targets: UnsafeMutablePointer<Int32>?,
  _ strengths: UnsafeMutablePointer<Double>?, _ capacity: Int64, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let edges = try GraphHandle.at(graph).graph.edges
    let roomForSources = try Room(sources, count: capacity, exactly: edges.count, "sources")
    let roomForTargets = try Room(targets, count: capacity, exactly: edges.count, "targets")
    roomForSources.fill(edges.lazy.map(\.source.rawValue))
    roomForTargets.fill(edges.lazy.map(\.target.rawValue))
    guard strengths != nil else { return }
    try Room(strengths, count: capacity, exactly: edges.count, "strengths").fill(edges.lazy.map(\.strength))
  }
}

/// Takes edges in, naming the one that cannot be.
private struct EdgeCollector {
  private var builder: GraphBuilder
  private let nodeCount: Int

  init(nodeCount: Int64, edgeCount: Int, _ directed: Int32, _ parallel: Int32) throws(CallError) {
    guard nodeCount >= 0 else { throw .invalid("node_count is \(nodeCount), which is below 0") }
    guard nodeCount < Int64(Int32.max) else {
      throw .tooLarge("node_count is \(nodeCount); a graph holds fewer than 2147483647 nodes")
    }
    guard edgeCount <= Int(Int32.max) else {
      throw .tooLarge("there are \(edgeCount) edges; a graph holds at most 2147483647 arcs")
    }
    let rule: GraphBuilder.ParallelTies
    switch Int(parallel) {
    case ISTHMUS_PARALLEL_SUM: rule = .sum
    case ISTHMUS_PARALLEL_MAXIMUM: rule = .maximum
    default: throw .invalid("parallel is \(parallel), which names no rule")
    }
    self.nodeCount = Int(nodeCount)
    try reserve(bytes: 64 * edgeCount + 32 * self.nodeCount, for: "the graph")
    builder = GraphBuilder(nodeCount: self.nodeCount, isDirected: directed != 0, parallelTies: rule)
    builder.reserveCapacity(edgeCount)
  }

  mutating func add(_ number: Int, _ source: Int, _ target: Int, _ strength: Double) throws(CallError) {
    guard (0..<nodeCount).contains(source), (0..<nodeCount).contains(target) else {
      throw .invalid(
        "edge \(number) runs from \(source) to \(target); nodes are numbered from 0 to \(nodeCount - 1)")
    }
    guard strength.isFinite, strength > 0 else {
      throw .invalid(
        "edge \(number) from \(source) to \(target) has strength \(strength); a strength must be a finite number above zero"
      )
    }
    do {
      try builder.addEdge(from: NodeID(source), to: NodeID(target), strength: strength)
    } catch {
      throw CallError(error)
    }
  }

  consuming func build() -> GraphBuilder.Outcome { builder.build() }
}

/// Offsets that were found to rise from 0 to the number of targets.
private struct CheckedRows {
  private let offsets: BorrowedIntegers

  init(_ offsets: BorrowedIntegers, targetCount: Int) throws(CallError) {
    guard offsets.count > 0 else { throw .invalid("offsets is empty; it holds one number more than there are nodes") }
    guard offsets[0] == 0 else { throw .invalid("offsets[0] is \(offsets[0]); it must be 0") }
    for row in 1..<max(1, offsets.count) where offsets[row] < offsets[row - 1] || offsets[row] > targetCount {
      throw .invalid("offsets[\(row)] is \(offsets[row]); offsets must rise and not go beyond the targets")
    }
    guard offsets[offsets.count - 1] == targetCount else {
      throw .invalid("the last of the offsets is \(offsets[offsets.count - 1]); there are \(targetCount) targets")
    }
    self.offsets = offsets
  }

  var count: Int { offsets.count - 1 }

  subscript(row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }
}
