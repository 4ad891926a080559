import GraphCore

/// How sources search.
enum PairSharingWay: CaseIterable, Sendable {
  /// Sixteen at a time, node by node and level by level (``PathLanes``).
  case lanes
  /// 64 near one another at a time (``PatchPaths``).
  case patches
  /// One at a time (``HopCounter``).
  case oneByOne
  /// One at a time along lengths (``LengthCounter``).
  case lengths
}

/// What is added up while pairs of ends are shared out.
enum PairTally: Sendable {
  /// What runs through each node.
  case nodes
  /// The same, followed by what of it comes from sources of the node's own class.
  case nodesByOwnClass
  /// What runs along each outgoing arc.
  case arcs
}

extension PairNetwork {
  /// Shares all pairs out.
  ///
  /// Many sources at a time where their searches have enough of their way in common, else one at a time; in any case in the
  /// same blocks of sources, so that the sums have the same bits for any number of threads.
  ///
  /// - Parameters:
  ///   - tally: What is added up.
  ///   - paths: Whether paths are walked from the sources or, when `.incoming`, backwards.
  ///   - way: How sources search; nil for the quickest way.
  ///   - threads: How many threads work.
  /// - Returns: Numbers for the nodes or arcs of ``graph``.
  func sums(
    _ tally: PairTally, along paths: PathDirection = .outgoing, by way: PairSharingWay? = nil, threads: Int?
  ) -> [Double] {
    let zeros = [Double](repeating: 0, count: tally.count(in: graph))
    let way = way ?? quickestWay(along: paths)
    let width = way == .patches ? PatchDistances.laneCount : PathLanes.laneCount
    // Searches that have nothing in common may be so short that the sums of many blocks would take longer to add.
    let blockWidth = way == .oneByOne ? max(width, sources.count / 32) : width
    return reduceInOrder(sources.count, inMultiplesOf: blockWidth, threads: affordable(threads), into: zeros) {
      PairSharer(self, tally, paths, way)
    } block: { block, sharer in
      var sums = zeros
      for first in stride(from: block.lowerBound, to: block.upperBound, by: width) {
        sharer.share(from: sources[first..<min(first + width, block.upperBound)], into: &sums)
      }
      return sums
    } add: { total, part in
      total.add(part)
    }
  }

  /// Which way is the quickest; trials tell unless paths are short.
  private func quickestWay(along paths: PathDirection) -> PairSharingWay {
    guard lengths.areHops else { return .lengths }
    guard sources.count >= 4 else { return .oneByOne }
    guard sources.count > 8 * PathLanes.laneCount else { return .lanes }
    guard graph.isDirected || !isShallow else { return .lanes }
    guard !graph.hasShortSearches(from: sources, along: paths) else { return .oneByOne }
    guard !isShallow else { return .lanes }
    // What sixteen sources cost in each way, in nanoseconds as measured on grids, ladders and power grids.
    let trial = costsOfTrial(along: paths)
    let inPatches = costOfPatches(along: paths) ?? .max
    if inPatches < min(trial.oneByOne, trial.inLanes) { return .patches }
    return trial.inLanes < trial.oneByOne ? .lanes : .oneByOne
  }

  private func costsOfTrial(along paths: PathDirection) -> (inLanes: Int, oneByOne: Int) {
    let lanes = PathLanes(graph, along: paths)
    _ = lanes.search(from: sources.middle(PathLanes.laneCount))
    return (40 * lanes.visitsOfLastSearch, 14 * lanes.reachedPairs)
  }

  /// Nil if sources are too few for a trial, or if it fails.
  private func costOfPatches(along paths: PathDirection) -> Int? {
    guard sources.count > 4 * PatchDistances.laneCount else { return nil }
    let patch = sources.middle(PatchDistances.laneCount)
    let patches = PatchPaths(graph, along: paths)
    guard patches.distances.search(from: patch), patches.count(from: patch.prefix(PathLanes.laneCount), firstLane: 0)
    else { return nil }
    return 110 * patches.distances.reachedCount + 50 * patches.visitCount
  }

  /// How many threads have room in about a gigabyte.
  func affordable(_ threads: Int?) -> Int? {
    let room = (1 << 30) / (PathLanes.bytesPerNode * max(1, graph.nodeCount))
    return room < 64 ? max(1, min(room, threads ?? room)) : threads
  }
}

extension PairNetwork {
  /// How much a pair counts that a node forms with another of its class.
  func weightWithItself(_ node: Int32) -> Double {
    let own = Int(classes[Int(node)])
    return weights.weight(from: own, to: own)
  }
}

extension PairTally {
  /// Where each node's arcs begin, if arcs are what is counted.
  func firstArcs(in graph: Graph) -> [Int32]? {
    if case .arcs = self { return graph.outgoing.offsets }
    return nil
  }

  fileprivate func count(in graph: Graph) -> Int {
    switch self {
    case .nodes: graph.nodeCount
    case .nodesByOwnClass: 2 * graph.nodeCount
    case .arcs: graph.arcCount
    }
  }
}
