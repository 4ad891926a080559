// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CIsthmus
import GraphAlgorithms
import GraphCore

/// The scores of pairs that need no further number.
private enum PairScore: String, CaseIterable {
  case commonNeighbors = "common-neighbors"
  case jaccard
  case adamicAdar = "adamic-adar"
  case resourceAllocation = "resource-allocation"
  case weightedAdamicAdar = "weighted-adamic-adar"
  case weightedResourceAllocation = "weighted-resource-allocation"
  case preferentialAttachment = "preferential-attachment"
  case inverseDistance = "inverse-distance"

  var formula: LinkScore {
    switch self {
    case .commonNeighbors: .commonNeighbors
    case .jaccard: .jaccard
    case .adamicAdar: .adamicAdar
    case .resourceAllocation: .resourceAllocation
    case .weightedAdamicAdar: .weightedAdamicAdar
    case .weightedResourceAllocation: .weightedResourceAllocation
    case .preferentialAttachment: .preferentialAttachment
    case .inverseDistance: .inverseDistance
    }
  }
}

/// Scores pairs of nodes by how likely a tie looks.
@c @implementation
public func isthmus_link_scores(
  _ graph: OpaquePointer?, _ score: UnsafePointer<CChar>?, _ first: isthmus_integers, _ second: isthmus_integers,
  _ options: UnsafePointer<isthmus_options>?, _ scores: UnsafeMutablePointer<Double>?, _ count: Int64,
  _ task: OpaquePointer?, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    let score: PairScore = try named(score, "score")
    let first = try BorrowedIntegers(first, "first")
    let second = try BorrowedIntegers(second, "second")
    guard first.count == second.count else {
      throw .invalid("there are \(first.count) first and \(second.count) second nodes")
    }
    let room = try Room(scores, count: count, exactly: first.count, "scores")
    let settings = try Settings(options, for: graph)
    try reserve(bytes: 64 * first.count, for: "the table of pairs")
    var pairs: [NodePair] = []
    pairs.reserveCapacity(first.count)
    for pair in 0..<first.count {
      let (a, b) = (first[pair], second[pair])
      guard (0..<graph.nodeCount).contains(a), (0..<graph.nodeCount).contains(b) else {
        throw .invalid("pair \(pair) is \(a) and \(b); nodes are numbered from 0 to \(graph.nodeCount - 1)")
      }
      pairs.append(NodePair(NodeID(a), NodeID(b)))
    }
    let result = try watched(by: task) { () throws(CallError) in
      settings.graph.linkScores(of: pairs, by: score.formula, threads: settings.threads)
    }
    room.fill(result.lazy.map { $0 ?? .nan })
  }
}

/// Finds how far every node is from one node.
@c @implementation
public func isthmus_distances(
  _ graph: OpaquePointer?, _ source: Int64, _ options: UnsafePointer<isthmus_options>?,
  _ distances: UnsafeMutablePointer<Double>?, _ count: Int64, _ error: UnsafeMutablePointer<isthmus_error>?
) -> isthmus_status {
  attempt(error) { () throws(CallError) in
    let graph = try GraphHandle.at(graph).graph
    guard source >= 0, source < Int64(graph.nodeCount) else {
      throw .invalid("source is \(source); nodes are numbered from 0 to \(graph.nodeCount - 1)")
    }
    let room = try Room(distances, count: count, exactly: graph.nodeCount, "distances")
    let settings = try Settings(options, for: graph)
    let result = settings.graph.distances(
      from: NodeID(Int(source)), lengths: settings.lengths, direction: settings.paths(by: .outgoing))
    room.fill(result.lazy.map { $0 ?? .infinity })
  }
}
