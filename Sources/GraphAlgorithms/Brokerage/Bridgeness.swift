public import GraphCore

extension Graph {
  /// Counts how often each node lies between two others that are both far from it.
  ///
  /// ``betweenness(lengths:scale:threads:)`` without the pairs that have a neighbour of the node as an end, so that hubs
  /// among their own do not pass for bridges (Jensen and others, Journal of Complex Networks 4:319, 2016). When
  /// directed, paths may not start at a node with an edge to it or end at one with an edge from it.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - scale: What one point stands for; as a fraction, pairs are divided by the number of pairs that count for the
  ///     node.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Pairs (unordered when undirected, ordered when directed), or a fraction of pairs, for each node; never
  ///   undefined.
  /// - Complexity: O(*n* *m*) time for hops, O(*n* *m* log *n*) for lengths; O(*n* + *m*) space for each thread.
  public func bridgeness(
    lengths: EdgeLengths = .hops, scale: PairScale = .pairs, threads: Int? = nil
  ) -> NodeScores {
    // A path of hops that leaves a node towards one of its neighbours reaches it with the next step, so all that is
    // needed is to drop ends in the next node. Lengths may make a detour to a neighbour as short as the edge or shorter.
    let detours = lengths.areHops ? [] : detoursToNeighbors(lengths, threads)
    let sums =
      lengths.areHops && SourceOrder(self).isShallow
      ? remoteShares(threads: threads) : remoteSharesOneByOne(lengths, detours, threads: threads)
    let visits = EndPairs.all.visitsPerPair(in: self)
    let possible = scale == .pairs ? [] : remotePairCounts()
    return NodeScores(
      sums.enumerated().map { node, sum in
        // What is taken away for detours may leave just below 0.
        let pairs = max(0, sum / visits)
        guard scale == .fractionOfPairs else { return pairs }
        return possible[node] > 0 ? pairs / (possible[node] / visits) : 0
      })
  }

  /// What of the ordered pairs runs through each node that is not the neighbour of an end, where steps are hops and ways are
  /// short: sixteen sources share a search.
  func remoteShares(threads: Int?) -> [Double] {
    let network = PairNetwork(self, .all, .hops, keepingNodes: true, threads: threads)
    let zeros = [Double](repeating: 0, count: nodeCount)
    let sums = reduceInOrder(
      network.sources.count, inMultiplesOf: PathLanes.laneCount, threads: network.affordable(threads), into: zeros
    ) {
      (lanes: PathLanes(network.graph, along: .outgoing), handed: Room<HalfLaneValues>(0))
    } block: { block, scratch in
      var sums = zeros
      for first in stride(from: block.lowerBound, to: block.upperBound, by: PathLanes.laneCount) {
        let batch = network.sources[first..<min(first + PathLanes.laneCount, block.upperBound)]
        if scratch.lanes.search(from: batch) {
          sums.withUnsafeMutableBufferPointer { sums in
            scratch.lanes.shareOutBeyondNeighbors(&scratch.handed) { node, low, high in
              sums[node] += (low + high).laneSum
            }
          }
        } else {
          // More paths than numbers reach.
          var counter = RemotePairCounter(network.graph, .hops, [])
          for source in batch { counter.add(from: Int(source), to: &sums) }
        }
        scratch.lanes.forget()
      }
      return sums
    } add: { total, part in
      total.add(part)
    }
    var ordered = zeros
    for (node, sum) in zip(network.nodes, sums) { ordered[Int(node)] = sum }
    return ordered
  }

  /// The same along any lengths, one source at a time.
  private func remoteSharesOneByOne(_ lengths: EdgeLengths, _ detours: [Detour], threads: Int?) -> [Double] {
    let zeros = [Double](repeating: 0, count: nodeCount)
    return reduceInOrder(nodeCount, threads: threads, into: zeros) {
      RemotePairCounter(self, lengths, detours)
    } block: { sources, counter in
      var sums = zeros
      for source in sources { counter.add(from: source, to: &sums) }
      return sums
    } add: { total, part in
      total.add(part)
    }
  }

  /// For each node, how many ordered pairs start at no node with an edge to it and end at none with an edge from it.
  private func remotePairCounts() -> [Double] {
    let ties = UnderlyingTies(of: self).graph
    return nodes.map { node in
      let others = nodeCount - 1
      let (starts, ends) = (others - inDegree(of: node), others - outDegree(of: node))
      return Double(starts * ends - (others - ties.outDegree(of: node)))
    }
  }

  /// The shortest paths of two or more steps from a node to each of its neighbours, where there are any.
  private func detoursToNeighbors(_ lengths: EdgeLengths, _ threads: Int?) -> [Detour] {
    reduceInOrder(nodeCount, threads: threads, into: [Detour]()) {
      ShortestPathCounter(self, lengths)
    } block: { nodes, counter in
      nodes.flatMap { node in
        counter.search(from: node)
        let counts = counter.pathCountsOfDetours()
        return outgoing.row(node).compactMap { arc -> Detour? in
          let neighbor = Int(outgoing.targets[arc])
          guard counts[neighbor].double > 0 else { return nil }
          return Detour(
            node: node, neighbor: neighbor, distance: counter.distance(to: neighbor), pathCount: counts[neighbor])
        }
      }
    } add: { total, part in
      total += part
    }
  }
}

/// Adds up what of the pairs of one source after another runs through nodes that are not neighbours of an end.
private struct RemotePairCounter {
  private let neighbors: Adjacency
  private let detours: [Detour]
  private var counter: ShortestPathCounter
  private var dependency: [Double]
  private var isNext: [Bool]

  init(_ graph: Graph, _ lengths: EdgeLengths, _ detours: [Detour]) {
    (neighbors, self.detours) = (graph.outgoing, detours)
    counter = ShortestPathCounter(graph, lengths)
    dependency = Array(repeating: 0, count: graph.nodeCount)
    isNext = Array(repeating: false, count: graph.nodeCount)
  }

  mutating func add(from source: Int, to sums: inout [Double]) {
    counter.search(from: source)
    for arc in neighbors.row(source) { isNext[Int(neighbors.targets[arc])] = true }
    counter.addRemoteShares(dependency: &dependency, isNextToSource: isNext, to: &sums)
    if !detours.isEmpty {
      let counts = counter.widePathCounts()
      for detour in detours where detour.node != source && !isNext[detour.node] {
        sums[detour.node] -= detour.share(ofPathsCountedBy: counter, counts)
      }
    }
    for arc in neighbors.row(source) { isNext[Int(neighbors.targets[arc])] = false }
  }
}

/// The shortest paths from a node to a neighbour that do not go straight there.
private struct Detour: Sendable {
  let node: Int
  let neighbor: Int
  let distance: Double
  let pathCount: WideNumber

  /// Of the shortest paths from the counter's source to the neighbour, the share that comes through the node this way.
  func share(ofPathsCountedBy counter: ShortestPathCounter, _ counts: [WideNumber]) -> Double {
    let near = counter.distance(to: node)
    guard near < .infinity, EdgeLengths.isShortest(near + distance, counter.distance(to: neighbor)) else { return 0 }
    return (counts[node] * pathCount / counts[neighbor]).double
  }
}
