// Pointers instead of arrays: in small networks finding detours would take as long as all searches that it spares.

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

  /// Leaves out what is not needed; nothing if lengths are too different from one another for a ``BucketQueue``.
  ///
  /// - Parameters:
  ///   - original: The graph.
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; what is left out is the same for any number.
  /// - Complexity: As *n* searches of 64 nodes; O(*n* + *m*) space, and O(*n* + *m*) for each thread.
  init(_ original: Graph, _ lengths: EdgeLengths, threads: Int?) {
    let edgeOfArc = original.edgeOfArc()
    // Lengths of paths are equal within a share of the whole path, so a detour must be shorter by more than that of any.
    let margin = 4 * EdgeLengths.relativeTolerance * Double(original.nodeCount) * (lengths.ofOutgoing.max() ?? 0)
    // This is a small part of the work that is watched.
    let isNeeded = Watch.$current.withValue(Watch.current.silenced) {
      reduceInOrder(original.nodeCount, threads: threads, into: [Bool](repeating: true, count: original.edgeCount)) {
        DetourSearch(original, lengths)
      } block: { nodes, search in
        var arcs: [Int] = []
        for node in nodes { search?.forEachArcWithDetour(from: node, shorterBy: margin) { arcs.append($0) } }
        return arcs
      } add: { isNeeded, arcs in
        for arc in arcs { isNeeded[Int(edgeOfArc[arc])] = false }
      }
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
private final class DetourSearch {
  private static let settledLimit = 64

  private let rows: Adjacency
  private let lengths: [Double]
  private let shortest: Double
  private let queue: BucketQueue
  /// Of each node the shortest way found, infinite but for those in `touched`.
  private let distance: Room<Double>
  private let isSettled: Room<Bool>
  private let touched: Room<Int32>
  private var touchedCount = 0

  /// Returns nil if lengths are too different from one another.
  init?(_ graph: Graph, _ lengths: EdgeLengths) {
    // A node is put in again at most once for each arc to it.
    guard let queue = BucketQueue(lengths.ofOutgoing, entryLimit: graph.arcCount + 1) else { return nil }
    self.queue = queue
    rows = graph.outgoing
    self.lengths = lengths.ofOutgoing
    shortest = lengths.ofOutgoing.min() ?? 0
    distance = Room(repeating: .infinity, count: graph.nodeCount)
    isSettled = Room(repeating: false, count: graph.nodeCount)
    touched = Room(graph.nodeCount)
  }

  /// Visits the arcs of a node that are longer than some other way to their end.
  func forEachArcWithDetour(from source: Int, shorterBy margin: Double, _ body: (Int) -> Void) {
    rows.withUnsafeRows { rows in
      lengths.withUnsafeBufferPointer { lengths in
        let arcs = rows.arcs(source)
        let longest = arcs.reduce(0) { max($0, lengths[$1]) }
        // No detour is shorter than two of the shortest edges.
        guard longest > 2 * shortest else { return }
        search(from: source, within: longest, rows, lengths)
        for arc in arcs where distance[Int(rows.targets[arc])] + margin < lengths[arc] { body(arc) }
        forget()
      }
    }
  }

  private func search(
    from source: Int, within longest: Double, _ rows: UnsafeRows, _ lengths: UnsafeBufferPointer<Double>
  ) {
    var settledCount = 0
    queue.begin()
    note(source, at: 0)
    queue.insert(Int32(source), at: 0)
    while settledCount < Self.settledLimit,
      queue.removeNearest({ node in
        guard !isSettled[Int(node)] else { return }
        isSettled[Int(node)] = true
        settledCount += 1
        let far = distance[Int(node)]
        for arc in rows.arcs(Int(node)) {
          let target = Int(rows.targets[arc])
          let new = far + lengths[arc]
          guard new < distance[target], new <= longest else { continue }
          note(target, at: new)
          // From farther nodes no way leads on that is short enough.
          if new + shortest < longest { queue.insert(Int32(target), at: new) }
        }
      })
    {}
    queue.removeAll()
  }

  @inline(__always)
  private func note(_ node: Int, at far: Double) {
    if distance[node] == .infinity {
      touched[touchedCount] = Int32(node)
      touchedCount += 1
    }
    distance[node] = far
  }

  private func forget() {
    for index in 0..<touchedCount {
      distance[Int(touched[index])] = .infinity
      isSettled[Int(touched[index])] = false
    }
    touchedCount = 0
  }
}
