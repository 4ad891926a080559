import GraphCore

/// A graph without edges that no shortest path runs along, because a detour is shorter.
///
/// Where lengths differ much there are many of them: a third of the ties in a network of organisations with lengths from 1
/// to 20. Detours are looked for among the 64 nearest nodes, as when road networks are contracted (Geisberger and others,
/// WEA 2008, LNCS 5038:319, <https://doi.org/10.1007/978-3-540-68552-4_24>); one that is missed costs time only. An edge on
/// a shortest path is never left out, since it is itself the shortest way between its ends.
struct NeededEdges {
  /// The graph with the edges that are left; its nodes are the same.
  let graph: Graph
  /// Which original edge each of its edges was.
  let originalEdges: [Int32]

  /// Leaves out what is not needed.
  ///
  /// - Complexity: As *n* searches of 64 nodes; O(*n* + *m*) space.
  init(_ original: Graph, _ lengths: EdgeLengths) {
    let edgeOfArc = original.edgeOfArc()
    var isNeeded = [Bool](repeating: true, count: original.edgeCount)
    // Lengths of paths are equal within a share of the whole path, so a detour must be shorter by more than that of any.
    let margin = 4 * EdgeLengths.relativeTolerance * Double(original.nodeCount) * (lengths.ofOutgoing.max() ?? 0)
    var search = DetourSearch(original, lengths)
    for node in 0..<original.nodeCount where !Watch.current.isCancelled {
      search.forEachArcWithDetour(from: node, shorterBy: margin) { arc in isNeeded[Int(edgeOfArc[arc])] = false }
    }
    let leaving = original.outgoing.filtered { isNeeded[Int(edgeOfArc[$0])] }
    // Edges are numbered in the order of the rows, so those that are left keep theirs.
    originalEdges = isNeeded.indices.filter { isNeeded[$0] }.map(Int32.init)
    if original.isDirected {
      let outgoingArc = original.outgoingArcOfIncoming()
      let arriving = original.incoming.filtered { isNeeded[Int(edgeOfArc[Int(outgoingArc[$0])])] }
      graph = Graph(isDirected: true, outgoing: leaving, incoming: arriving)
    } else {
      graph = Graph(isDirected: false, outgoing: leaving, incoming: leaving)
    }
  }
}

extension Adjacency {
  /// The arcs that pass a test, without their strengths.
  fileprivate func filtered(_ isIncluded: (Int) -> Bool) -> Adjacency {
    var offsets: [Int32] = [0]
    offsets.reserveCapacity(self.offsets.count)
    var targets: [Int32] = []
    for node in 0..<self.offsets.count - 1 {
      for arc in row(node) where isIncluded(arc) { targets.append(self.targets[arc]) }
      offsets.append(Int32(targets.count))
    }
    return Adjacency(offsets: offsets, targets: targets, strengths: [])
  }
}

/// Searches along lengths that end after a few nodes.
private struct DetourSearch {
  private static let settledLimit = 64

  private let rows: Adjacency
  private let lengths: [Double]
  private let shortest: Double
  private var heap: DistanceHeap
  private var distance: [Double]
  private var touched: [Int32] = []

  init(_ graph: Graph, _ lengths: EdgeLengths) {
    rows = graph.outgoing
    self.lengths = lengths.ofOutgoing
    shortest = lengths.ofOutgoing.min() ?? 0
    heap = DistanceHeap(nodeCount: graph.nodeCount)
    distance = Array(repeating: .infinity, count: graph.nodeCount)
  }

  /// Visits the arcs of a node that are longer than some other way to their end.
  mutating func forEachArcWithDetour(from source: Int, shorterBy margin: Double, _ body: (Int) -> Void) {
    let arcs = rows.row(source)
    // No detour is shorter than two of the shortest edges.
    let longest = arcs.reduce(0) { max($0, lengths[$1]) }
    guard longest > 2 * shortest else { return }
    distance[source] = 0
    touched.append(Int32(source))
    heap.insertOrMoveUp(Int32(source), distance)
    var settledCount = 0
    while settledCount < Self.settledLimit, let node = heap.removeNearest(distance) {
      let far = distance[Int(node)]
      guard far + shortest < longest else { break }
      settledCount += 1
      for arc in rows.row(Int(node)) {
        let target = rows.targets[arc]
        let new = far + lengths[arc]
        guard new < longest || Int(node) == source, new < distance[Int(target)] else { continue }
        if distance[Int(target)] == .infinity { touched.append(target) }
        distance[Int(target)] = new
        heap.insertOrMoveUp(target, distance)
      }
    }
    for arc in arcs where distance[Int(rows.targets[arc])] + margin < lengths[arc] { body(arc) }
    heap.removeAll()
    for node in touched { distance[Int(node)] = .infinity }
    touched.removeAll(keepingCapacity: true)
  }
}
