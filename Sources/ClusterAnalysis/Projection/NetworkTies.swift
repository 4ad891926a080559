import ClusterModel
import GraphCore
import Synchronization

/// What the edges of a network are made of, in the order of ``GraphCore/Graph/edges``.
public struct NetworkTies: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case each([NetworkTie])
    case plain(RecordsOfEdges)
  }

  private let storage: Storage

  init(_ ties: [NetworkTie]) { storage = .each(ties) }

  /// The ties of a graph that was made of plain ties only.
  init(of graph: Graph, _ ties: PlainTies) { storage = .plain(RecordsOfEdges(graph, ties)) }

  /// The number of the first edge.
  public var startIndex: Int { 0 }

  /// The number of edges.
  public var endIndex: Int {
    switch storage {
    case .each(let ties): ties.count
    case .plain(let records): records.edgeCount
    }
  }

  /// What an edge is made of.
  public subscript(edge: Int) -> NetworkTie {
    switch storage {
    case .each(let ties): ties[edge]
    case .plain(let records):
      NetworkTie(kinds: [.unspecified], recordIndices: records.of(edge), activityIndices: [])
    }
  }
}

/// Which records became which edge, found out when it is first asked for; most measures never ask.
private final class RecordsOfEdges: Sendable {
  let edgeCount: Int
  private let graph: Graph
  private let ties: PlainTies
  private let rows = Mutex<Rows?>(nil)

  /// The records of edge *e* are `records[starts[e]..<starts[e + 1]]`, rising.
  private struct Rows {
    var starts: [Int32]
    var records: [Int32]
  }

  init(_ graph: Graph, _ ties: PlainTies) { (self.graph, self.ties, edgeCount) = (graph, ties, graph.edgeCount) }

  func of(_ edge: Int) -> [Int] {
    rows.withLock { rows in
      let known = rows ?? find()
      rows = known
      return known.records[Int(known.starts[edge])..<Int(known.starts[edge + 1])].map(Int.init)
    }
  }

  private func find() -> Rows {
    let edgeOfArc = graph.edgeOfArc()
    let edges = ties.indices.map { record -> Int32 in
      let arc = graph.outgoing.arc(from: Int(ties.sources[record]), to: Int(ties.targets[record]))
      // A tie of an organisation with itself is no edge.
      return arc.map { edgeOfArc[$0] } ?? -1
    }
    var starts = [Int32](repeating: 0, count: edgeCount + 1)
    for edge in edges where edge >= 0 { starts[Int(edge) + 1] += 1 }
    for edge in 0..<edgeCount { starts[edge + 1] += starts[edge] }
    var records = [Int32](repeating: 0, count: Int(starts[edgeCount]))
    var next = starts
    for (record, edge) in edges.enumerated() where edge >= 0 {
      records[Int(next[Int(edge)])] = Int32(record)
      next[Int(edge)] += 1
    }
    return Rows(starts: starts, records: records)
  }
}
