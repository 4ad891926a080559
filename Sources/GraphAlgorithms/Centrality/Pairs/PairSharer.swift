import GraphCore

/// Shares out the pairs of a batch of sources, with working memory that is made once.
struct PairSharer {
  let network: PairNetwork
  let tally: PairTally
  let paths: PathDirection
  private let lanes: PathLanes?
  private let patches: PatchPaths?
  private var table: [PathLaneValues]
  /// The class of each node; while a leader's search is shared out, one of their own for its followers.
  var classes: [Int32]
  let hopCounter: HopCounter?
  let lengthCounter: LengthCounter?
  /// For what is too much for the others; made when first needed.
  var counter: ShortestPathCounter?
  var weights: [Double] = []

  init(_ network: PairNetwork, _ tally: PairTally, _ paths: PathDirection, _ way: PairSharingWay) {
    (self.network, self.tally, self.paths) = (network, tally, paths)
    let keepsArcs = if case .arcs = tally { true } else { false }
    lanes = way == .lanes ? PathLanes(network.graph, along: paths, keepingArcs: keepsArcs) : nil
    patches = way == .patches ? PatchPaths(network.graph, along: paths, keepingArcs: keepsArcs) : nil
    hopCounter = way == .patches || way == .oneByOne ? HopCounter(network.graph, along: paths) : nil
    lengthCounter = way == .lengths ? LengthCounter(network.graph, network.lengths, along: paths) : nil
    let ofFollowers = network.followers.isEmpty ? 0 : PathLanes.laneCount
    table = Array(repeating: PathLaneValues(), count: network.weights.classCount + ofFollowers)
    classes = network.classes
  }

  /// Shares out the pairs that start at some nodes.
  mutating func share(from batch: ArraySlice<Int32>, into sums: inout [Double]) {
    if let patches {
      guard patches.distances.search(from: batch) else { return shareOneByOne(from: batch, into: &sums) }
      for first in stride(from: batch.startIndex, to: batch.endIndex, by: PathLanes.laneCount) {
        let part = batch[first..<min(first + PathLanes.laneCount, batch.endIndex)]
        if patches.count(from: part, firstLane: first - batch.startIndex) {
          share(from: part, patches, into: &sums)
        } else {
          shareOneByOne(from: part, into: &sums)
        }
      }
    } else if let lanes {
      defer { lanes.forget() }
      guard lanes.search(from: batch) else { return shareOneByOne(from: batch, into: &sums) }
      share(from: batch, lanes, into: &sums)
    } else {
      shareOneByOne(from: batch, into: &sums)
    }
  }

  private mutating func share(from batch: ArraySlice<Int32>, _ paths: some PathSharing, into sums: inout [Double]) {
    weighPairs(of: batch)
    sums.withUnsafeMutableBufferPointer { sums in
      switch tally {
      case .nodes: paths.shareOut(classes, table) { node, low, high in sums[node] += (low + high).laneSum }
      case .nodesByOwnClass:
        let own = lanesByClass(batch)
        let n = network.graph.nodeCount
        paths.shareOut(classes, table) { node, low, high in
          sums[node] += (low + high).laneSum
          let own = own[Int(classes[node])]
          sums[n + node] += (low * own.lowHalf + high * own.highHalf).laneSum
        }
      case .arcs: paths.shareOutAlongArcs(classes, table) { arc, low, high in sums[arc] += (low + high).laneSum }
      }
    }
    addPairsOfFollowers(of: batch, paths, into: &sums)
  }

  /// Writes down how much the pairs of sources count, and of all that these stand for.
  private mutating func weighPairs(of batch: ArraySlice<Int32>) {
    network.weights.table(for: batch, network.classes, into: &table)
    guard !network.followers.isEmpty else { return }
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
    of batch: ArraySlice<Int32>, _ paths: some PathSharing, into sums: inout [Double]
  ) {
    guard !network.followers.isEmpty else { return }
    for (lane, source) in batch.enumerated() {
      for follower in network.followers[source] { classes[Int(follower)] = network.classes[Int(follower)] }
      network.followers.addPairs(
        of: source, paths.pairs(fromLane: lane), withItself: network.weightWithItself(source),
        firstArcs: tally.firstArcs(in: network.graph), to: &sums
      ) {
        paths.isReached($0, lane: lane)
      }
    }
  }

  /// For each class 1 in the lanes of its sources, 0 in others.
  private func lanesByClass(_ batch: ArraySlice<Int32>) -> [PathLaneValues] {
    var own = [PathLaneValues](repeating: PathLaneValues(), count: table.count)
    for (lane, source) in batch.enumerated() { own[Int(network.classes[Int(source)])][lane] = 1 }
    return own
  }
}
