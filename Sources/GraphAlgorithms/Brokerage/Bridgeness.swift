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
    let zeros = [Double](repeating: 0, count: nodeCount)
    let sums = reduceInOrder(nodeCount, threads: threads, into: zeros) {
      (
        counter: ShortestPathCounter(self, lengths), dependency: zeros,
        isNext: [Bool](repeating: false, count: nodeCount)
      )
    } block: { sources, scratch in
      var sums = zeros
      for source in sources {
        scratch.counter.search(from: source)
        for arc in outgoing.row(source) { scratch.isNext[Int(outgoing.targets[arc])] = true }
        scratch.counter.addRemoteShares(
          dependency: &scratch.dependency, isNextToSource: scratch.isNext, to: &sums)
        if !detours.isEmpty {
          let counts = scratch.counter.widePathCounts()
          for detour in detours where detour.node != source && !scratch.isNext[detour.node] {
            sums[detour.node] -= detour.share(ofPathsCountedBy: scratch.counter, counts)
          }
        }
        for arc in outgoing.row(source) { scratch.isNext[Int(outgoing.targets[arc])] = false }
      }
      return sums
    } add: { total, part in
      total.add(part)
    }
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
