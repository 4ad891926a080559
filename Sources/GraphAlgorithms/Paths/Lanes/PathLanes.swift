// Pointers instead of arrays: this is the inner loop of betweenness, and each access would be checked.

import GraphCore

/// Counts the shortest paths of hops from up to sixteen sources at a time, and shares pairs of ends out over what lies
/// between.
///
/// The algorithm of Brandes (Journal of Mathematical Sociology 25:163, 2001,
/// <https://doi.org/10.1080/0022250X.2001.9990249>) for sixteen sources at once, one in each *lane* of a vector, as breadth
/// first searches are batched by Then and others (PVLDB 8:449, 2014, <https://doi.org/10.14778/2735496.2735507>).
/// Sources near each other reach most nodes at about the same distance, so that a node is looked at two or three times
/// for all of them together.
///
/// No step is masked inside the loops over arcs, because what is added in the wrong lanes is nothing, or is dropped
/// afterwards. In a lane in which a node was not reached yet, a neighbour has paths only if the level before reached it.
/// And going back, a neighbour in the direction of paths has a coefficient only if it was reached a level later.
///
/// In the loops σ is `pathCount` and δ `dependency`, as in the paper; *coefficient* is (weight + δ) / σ, what a node hands
/// back for each path that leads to it.
final class PathLanes {
  /// How many sources are searched from at a time, at most.
  static let laneCount = 16
  /// How much memory a search takes for each node.
  static let bytesPerNode = 3 * MemoryLayout<PathLaneValues>.stride + 4 * MemoryLayout<Visit>.stride + 4
  /// Path counts must stay below this, or their inverses lose digits; see ``ShortestPathCounter`` for what is above.
  private static let largestCount = 0x1p900

  private let leaving: Adjacency
  private let arriving: Adjacency
  private let masks = LaneMasks()

  private let pathCount: UnsafeMutablePointer<PathLaneValues>
  private let coefficient: UnsafeMutablePointer<PathLaneValues>
  /// What the nodes of the level at hand get, kept apart until all of them have read what is there so far: by node while
  /// paths are pushed, else in the order of visits.
  private let buffer: UnsafeMutablePointer<PathLaneValues>
  /// In which lanes each node was reached, and in which it is reached in the level at hand.
  private let seen: UnsafeMutablePointer<UInt16>
  private let atLevel: UnsafeMutablePointer<UInt16>
  /// The nodes of each level, with the lanes in which they are there.
  private var visits: UnsafeMutablePointer<Visit>
  private var visitCount = 0
  private var visitCapacity: Int
  /// Where each level starts in `visits`, with an end after the last.
  private var levelStarts: [Int] = []
  private var sumOfCounts = PathLaneValues()
  /// Outside these nodes nothing was reached.
  private var nodes = 0..<0
  private let watch = Watch.current

  private struct Visit {
    var node: Int32
    var lanes: UInt16
  }

  /// Makes room for searches along the arcs, or against them if the paths are `.incoming`.
  init(_ graph: Graph, along paths: PathDirection) {
    (leaving, arriving) = paths == .outgoing ? (graph.outgoing, graph.incoming) : (graph.incoming, graph.outgoing)
    let n = graph.nodeCount
    func zeros() -> UnsafeMutablePointer<PathLaneValues> {
      let memory = UnsafeMutablePointer<PathLaneValues>.allocate(capacity: n)
      memory.initialize(repeating: PathLaneValues(), count: n)
      return memory
    }
    (pathCount, coefficient, buffer) = (zeros(), zeros(), zeros())
    seen = .allocate(capacity: n)
    atLevel = .allocate(capacity: n)
    seen.initialize(repeating: 0, count: n)
    atLevel.initialize(repeating: 0, count: n)
    visitCapacity = 4 * n + Self.laneCount
    visits = .allocate(capacity: visitCapacity)
  }

  deinit {
    for memory in [pathCount, coefficient, buffer] { memory.deallocate() }
    seen.deallocate()
    atLevel.deallocate()
    visits.deallocate()
  }

  /// How many times nodes were looked at, for all sources of the last search together.
  var visitsOfLastSearch: Int { visitCount }

  /// How many pairs of a source and a node that it reaches the last search found, sources themselves included.
  var reachedPairs: Int { (0..<visitCount).reduce(0) { $0 + visits[$1].lanes.nonzeroBitCount } }

  /// Finds all shortest paths from some nodes, the first in lane 0; those of the search before must be forgotten.
  ///
  /// - Parameters:
  ///   - sources: At most ``laneCount`` nodes; a node may occur more than once.
  ///   - nodes: Nodes outside of which nothing can be reached.
  /// - Returns: Whether path counts stayed small enough for what follows; if not, ``forget()`` is all that may follow.
  func search(from sources: some Collection<Int32>, in nodes: Range<Int>) -> Bool {
    self.nodes = nodes
    return leaving.withUnsafeRows { leaving in
      arriving.withUnsafeRows { arriving in
        let all = begin(sources)
        // Arcs that arrive at nodes which some search has not reached, and arcs that leave the front.
        var openArcs = Int(arriving.offsets[nodes.upperBound] - arriving.offsets[nodes.lowerBound])
        var frontArcs = visitCount * 2
        while levelStarts[levelStarts.count - 1] < visitCount, !watch.isCancelled {
          let front = levelStarts[levelStarts.count - 1]..<visitCount
          levelStarts.append(visitCount)
          makeRoom(for: nodes.count)
          if 3 * frontArcs < openArcs { push(front, leaving) } else { pull(all, arriving) }
          frontArcs = 0
          for index in front.upperBound..<visitCount {
            let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
            seen[node] |= lanes
            frontArcs += leaving.arcs(node).count
            if seen[node] == all { openArcs -= arriving.arcs(node).count }
          }
        }
        return (0..<Self.laneCount).allSatisfy { sumOfCounts[$0] <= Self.largestCount }
      }
    }
  }

  /// Puts the sources at the front and returns their lanes.
  private func begin(_ sources: some Collection<Int32>) -> UInt16 {
    var all: UInt16 = 0
    for (lane, source) in sources.enumerated() {
      all |= 1 << UInt16(lane)
      seen[Int(source)] |= 1 << UInt16(lane)
      pathCount[Int(source)][lane] = 1
      visits[visitCount] = Visit(node: source, lanes: 1 << UInt16(lane))
      visitCount += 1
    }
    levelStarts = [0]
    sumOfCounts = PathLaneValues()
    return all
  }

  /// Hands path counts on along the arcs that leave the front.
  private func push(_ front: Range<Int>, _ leaving: UnsafeRows) {
    for index in front {
      let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
      let count = pathCount[node]
      for arc in leaving.arcs(node) {
        let target = Int(leaving.targets[arc])
        let new = lanes & ~seen[target]
        guard new != 0 else { continue }
        if atLevel[target] == 0 {
          visits[visitCount].node = Int32(target)
          visitCount += 1
          buffer[target] = count
        } else {
          buffer[target] += count
        }
        atLevel[target] |= new
      }
    }
    for index in front.upperBound..<visitCount {
      let node = Int(visits[index].node)
      let lanes = atLevel[node]
      atLevel[node] = 0
      visits[index].lanes = lanes
      let count = masks.quarters.keep(lanes, of: buffer[node])
      pathCount[node] += count
      sumOfCounts += count
    }
  }

  /// Lets each node that some search has not reached fetch path counts along the arcs that arrive.
  private func pull(_ all: UInt16, _ arriving: UnsafeRows) {
    let first = visitCount
    for node in nodes {
      let open = all & ~seen[node]
      guard open != 0 else { continue }
      var met: UInt16 = 0
      for arc in arriving.arcs(node) { met |= seen[Int(arriving.targets[arc])] }
      met &= open
      guard met != 0 else { continue }
      var count = PathLaneValues()
      for arc in arriving.arcs(node) { count += pathCount[Int(arriving.targets[arc])] }
      buffer[visitCount - first] = masks.quarters.keep(met, of: count)
      visits[visitCount] = Visit(node: Int32(node), lanes: met)
      visitCount += 1
    }
    for index in first..<visitCount {
      let count = buffer[index - first]
      pathCount[Int(visits[index].node)] += count
      sumOfCounts += count
    }
  }

  /// Makes room for another level.
  private func makeRoom(for count: Int) {
    guard visitCount + count > visitCapacity else { return }
    visitCapacity = max(2 * visitCapacity, visitCount + count)
    let larger = UnsafeMutablePointer<Visit>.allocate(capacity: visitCapacity)
    larger.moveInitialize(from: visits, count: visitCount)
    visits.deallocate()
    visits = larger
  }

  /// Finds what of the pairs runs through each node.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: For each class, how much a pair counts that a node of the class forms with the source in each lane.
  ///   - body: Is given each node as often as it was visited, and what runs through it in the lanes of the visit; nothing
  ///     at sources.
  @inline(__always)
  func shareOut(
    _ classes: [Int32], _ weights: [PathLaneValues], body: (_ node: Int, _ shares: PathLaneValues) -> Void
  ) {
    leaving.withUnsafeRows { leaving in
      classes.withUnsafeBufferPointer { classes in
        weights.withUnsafeBufferPointer { weights in
          for level in levels.dropFirst().reversed() where !watch.isCancelled {
            for index in level {
              let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
              let count = pathCount[node]
              var sum = PathLaneValues()
              for arc in leaving.arcs(node) { sum += coefficient[Int(leaving.targets[arc])] }
              let dependency = masks.quarters.keep(lanes, of: sum * count)
              body(node, dependency)
              buffer[index - level.lowerBound] = masks.quarters.keep(
                lanes, of: (weights[Int(classes[node])] + dependency) / count)
            }
            for index in level { coefficient[Int(visits[index].node)] += buffer[index - level.lowerBound] }
          }
        }
      }
    }
  }

  /// Finds what of the pairs runs along each outgoing arc.
  ///
  /// - Parameters:
  ///   - classes: The class of each node.
  ///   - weights: As in the other form.
  ///   - flows: What is added to, one number for each arc.
  func shareOut(_ classes: [Int32], _ weights: [PathLaneValues], alongArcs flows: inout [Double]) {
    leaving.withUnsafeRows { leaving in
      flows.withUnsafeMutableBufferPointer { flows in
        for level in levels.reversed() where !watch.isCancelled {
          for index in level {
            let (node, lanes) = (Int(visits[index].node), visits[index].lanes)
            let count = masks.quarters.keep(lanes, of: pathCount[node])
            var sum = PathLaneValues()
            for arc in leaving.arcs(node) {
              let target = Int(leaving.targets[arc])
              guard atLevel[target] & lanes != 0 else { continue }
              let flow = count * coefficient[target]
              flows[arc] += flow.laneSum
              sum += flow
            }
            buffer[index - level.lowerBound] = masks.quarters.keep(
              lanes, of: (weights[Int(classes[node])] + sum) / pathCount[node])
          }
          forgetLevel(after: level)
          for index in level {
            let node = Int(visits[index].node)
            coefficient[node] += buffer[index - level.lowerBound]
            atLevel[node] = visits[index].lanes
          }
        }
      }
    }
  }

  /// The visits of each level, that of the sources first.
  private var levels: [Range<Int>] { zip(levelStarts, levelStarts.dropFirst()).map { $0..<$1 } }

  /// Takes the marks off the level after one.
  private func forgetLevel(after level: Range<Int>) {
    guard let next = levels.first(where: { $0.lowerBound == level.upperBound }) else { return }
    for index in next { atLevel[Int(visits[index].node)] = 0 }
  }

  /// Gets ready for the next search.
  func forget() {
    for node in nodes where seen[node] != 0 {
      pathCount[node] = PathLaneValues()
      coefficient[node] = PathLaneValues()
      (seen[node], atLevel[node]) = (0, 0)
    }
    visitCount = 0
    levelStarts.removeAll(keepingCapacity: true)
  }
}
