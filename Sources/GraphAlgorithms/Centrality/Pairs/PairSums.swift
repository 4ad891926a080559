import GraphCore

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
  /// Sixteen sources at a time where their searches have enough of their way in common, else one at a time; in any case
  /// in the same blocks of sources, so that the sums have the same bits for any number of threads.
  ///
  /// - Parameters:
  ///   - tally: What is added up.
  ///   - paths: Whether paths are walked from the sources or, when `.incoming`, backwards.
  ///   - threads: How many threads work.
  /// - Returns: Numbers for the nodes or arcs of ``graph``.
  func sums(_ tally: PairTally, along paths: PathDirection = .outgoing, threads: Int?) -> [Double] {
    let zeros = [Double](repeating: 0, count: tally.count(in: graph))
    let sharesSearches = sharesSearches(along: paths)
    return reduceInOrder(sources.count, inMultiplesOf: PathLanes.laneCount, threads: affordable(threads), into: zeros) {
      PairSharer(self, tally, paths, sharesSearches: sharesSearches)
    } block: { block, sharer in
      var sums = zeros
      for first in stride(from: block.lowerBound, to: block.upperBound, by: PathLanes.laneCount) {
        let end = min(first + PathLanes.laneCount, block.upperBound)
        sharer.share(from: sources[first..<end], into: &sums)
      }
      return sums
    } add: { total, part in
      total.add(part)
    }
  }

  /// Whether it pays to search from sixteen sources at once; a trial tells unless paths are short.
  private func sharesSearches(along paths: PathDirection) -> Bool {
    guard lengths.areHops, sources.count >= 4 else { return false }
    guard !isShallow, sources.count > 8 * PathLanes.laneCount else { return true }
    let lanes = PathLanes(graph, along: paths)
    let middle = sources.count / 2
    let batch = sources[middle..<middle + PathLanes.laneCount]
    _ = lanes.search(from: batch)
    return 4 * lanes.reachedPairs > 5 * lanes.visitsOfLastSearch
  }

  /// How many threads have room in about a gigabyte.
  private func affordable(_ threads: Int?) -> Int? {
    let room = (1 << 30) / (PathLanes.bytesPerNode * max(1, graph.nodeCount))
    return room < 64 ? max(1, min(room, threads ?? room)) : threads
  }
}

extension PairNetwork {
  /// How much a pair counts that a node forms with another of its class.
  fileprivate func weightWithItself(_ node: Int32) -> Double {
    let own = Int(classes[Int(node)])
    return weights.weight(from: own, to: own)
  }
}

extension PairTally {
  /// Where each node's arcs begin, if arcs are what is counted.
  fileprivate func firstArcs(in graph: Graph) -> [Int32]? {
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

/// Shares out the pairs of a batch of sources, with working memory that is made once.
private struct PairSharer {
  private let network: PairNetwork
  private let tally: PairTally
  private let paths: PathDirection
  private let lanes: PathLanes?
  private var table: [PathLaneValues]
  /// The class of each node; while a leader's search is shared out, one of their own for its followers.
  private var classes: [Int32]
  private let lengthCounter: LengthCounter?
  /// For what is too much for the others; made when first needed.
  private var counter: ShortestPathCounter?
  private var weights: [Double] = []

  init(_ network: PairNetwork, _ tally: PairTally, _ paths: PathDirection, sharesSearches: Bool) {
    (self.network, self.tally, self.paths) = (network, tally, paths)
    let keepsArcs = if case .arcs = tally { true } else { false }
    lanes = sharesSearches ? PathLanes(network.graph, along: paths, keepingArcs: keepsArcs) : nil
    lengthCounter = network.lengths.areHops ? nil : LengthCounter(network.graph, network.lengths, along: paths)
    let ofFollowers = network.followers.isEmpty ? 0 : PathLanes.laneCount
    table = Array(repeating: PathLaneValues(), count: network.weights.classCount + ofFollowers)
    classes = network.classes
  }

  mutating func share(from batch: ArraySlice<Int32>, into sums: inout [Double]) {
    guard let lanes else { return shareOneByOne(from: batch, into: &sums) }
    defer { lanes.forget() }
    guard lanes.search(from: batch) else {
      return shareOneByOne(from: batch, into: &sums)
    }
    network.weights.table(for: batch, network.classes, into: &table)
    if !network.followers.isEmpty { countFollowers(of: batch) }
    switch tally {
    case .nodes:
      sums.withUnsafeMutableBufferPointer { sums in
        lanes.shareOut(classes, table) { node, low, high in sums[node] += (low + high).laneSum }
      }
    case .nodesByOwnClass:
      let own = lanesByClass(batch)
      let n = network.graph.nodeCount
      lanes.shareOut(classes, table) { node, low, high in
        sums[node] += (low + high).laneSum
        let own = own[Int(classes[node])]
        sums[n + node] += (low * own.lowHalf + high * own.highHalf).laneSum
      }
    case .arcs: lanes.shareOut(classes, table, alongArcs: &sums)
    }
    if !network.followers.isEmpty { addPairsOfFollowers(of: batch, lanes, into: &sums) }
  }

  /// Turns the weights of the pairs of sources into those of all that they stand for.
  private mutating func countFollowers(of batch: ArraySlice<Int32>) {
    var counts = PathLaneValues()
    for (lane, source) in batch.enumerated() { counts[lane] = Double(1 + network.followers[source].count) }
    let classCount = network.weights.classCount
    for end in 0..<classCount { table[end] *= counts }
    for (lane, source) in batch.enumerated() {
      let withItself = network.weightWithItself(source)
      guard withItself != 0 else { continue }
      // Followers are of a class of their own while their leader's search is shared out.
      table[classCount + lane] = table[Int(network.classes[Int(source)])]
      table[classCount + lane][lane] -= withItself
      for follower in network.followers[source] { classes[Int(follower)] = Int32(classCount + lane) }
    }
  }

  private mutating func addPairsOfFollowers(
    of batch: ArraySlice<Int32>, _ lanes: PathLanes, into sums: inout [Double]
  ) {
    for (lane, source) in batch.enumerated() {
      for follower in network.followers[source] { classes[Int(follower)] = network.classes[Int(follower)] }
      network.followers.addPairs(
        of: source, lanes.pairs(fromLane: lane), withItself: network.weightWithItself(source),
        firstArcs: tally.firstArcs(in: network.graph), to: &sums
      ) {
        lanes.isReached($0, lane: lane)
      }
    }
  }

  /// For each class 1 in the lanes of its sources, 0 in others.
  private func lanesByClass(_ batch: ArraySlice<Int32>) -> [PathLaneValues] {
    var own = [PathLaneValues](repeating: PathLaneValues(), count: table.count)
    for (lane, source) in batch.enumerated() { own[Int(network.classes[Int(source)])][lane] = 1 }
    return own
  }

  /// The same with one search for each source.
  private mutating func shareOneByOne(from batch: ArraySlice<Int32>, into sums: inout [Double]) {
    for source in batch {
      let start = Int(network.classes[Int(source)])
      let weightOfClass = (0..<network.weights.classCount).map { network.weights.weight(from: start, to: $0) }
      if let lengthCounter, lengthCounter.search(from: Int(source)) {
        share(lengthCounter, weightOfClass, ofClass: start, into: &sums)
      } else {
        shareWithCare(from: source, weightOfClass, ofClass: start, into: &sums)
      }
    }
  }

  private func share(_ counter: LengthCounter, _ weightOfClass: [Double], ofClass start: Int, into sums: inout [Double])
  {
    let n = network.graph.nodeCount
    switch tally {
    case .nodes: counter.shareOut(network.classes, weightOfClass) { node, share in sums[node] += share }
    case .nodesByOwnClass:
      counter.shareOut(network.classes, weightOfClass) { node, share in
        sums[node] += share
        if Int(network.classes[node]) == start { sums[n + node] += share }
      }
    case .arcs: counter.shareOutAlongArcs(network.classes, weightOfClass) { arc, share in sums[arc] += share }
    }
  }

  /// The same without limits to path counts and to how much lengths differ.
  private mutating func shareWithCare(
    from source: Int32, _ weightOfClass: [Double], ofClass start: Int, into sums: inout [Double]
  ) {
    var counter = counter ?? ShortestPathCounter(network.graph, network.lengths, along: paths)
    let n = network.graph.nodeCount
    if weights.isEmpty { weights = Array(repeating: 0, count: n) }
    let (followers, withItself) = (network.followers[source], network.weightWithItself(source))
    let sourceCount = Double(1 + followers.count)
    for node in network.reach(of: [source]) { weights[node] = sourceCount * weightOfClass[Int(network.classes[node])] }
    for follower in followers { weights[Int(follower)] -= withItself }
    counter.search(from: Int(source))
    switch tally {
    case .nodes: counter.addNodeShares(weights: weights, to: &sums)
    case .nodesByOwnClass:
      counter.forEachNodeShare(weights: weights) { node, share in
        sums[node] += share
        if Int(network.classes[node]) == start { sums[n + node] += share }
      }
    case .arcs: counter.addArcShares(weights: weights, to: &sums)
    }
    if !followers.isEmpty {
      let pairs = counter.reached.dropFirst().reduce(0) { $0 + weights[Int($1)] }
      network.followers.addPairs(
        of: source, pairs, withItself: withItself, firstArcs: tally.firstArcs(in: network.graph), to: &sums
      ) {
        counter.distance(to: $0) < .infinity
      }
    }
    self.counter = counter
  }
}
