import GraphCore

extension Graph {
  /// How many of the pairs of ends run through each node: the one place where betweenness is added up.
  func nodeShares(of pairs: EndPairs, lengths: EdgeLengths, scale: PairScale, threads: Int?) -> NodeScores {
    let zeros = [Double](repeating: 0, count: nodeCount)
    let sums = shares(of: pairs, lengths: lengths, threads: threads, zeros: zeros) { counter, _, weights, sums in
      counter.addNodeShares(weights: weights, to: &sums)
    }
    let visits = pairs.visitsPerPair(in: self)
    guard scale == .fractionOfPairs else { return NodeScores(sums.map { $0 / visits }) }
    let count = pairs.count(in: self)
    return NodeScores(
      sums.enumerated().map { node, sum in
        let possible = count - pairs.count(endingAt: node, in: self)
        return possible > 0 ? sum / visits / possible : 0
      })
  }

  /// How many of the pairs of ends run along each edge.
  func edgeShares(of pairs: EndPairs, lengths: EdgeLengths, scale: PairScale, threads: Int?) -> [Double] {
    let zeros = [Double](repeating: 0, count: arcCount)
    let sums = shares(of: pairs, lengths: lengths, threads: threads, zeros: zeros) { counter, _, weights, sums in
      counter.addArcShares(weights: weights, to: &sums)
    }
    var scores = [Double](repeating: 0, count: edgeCount)
    for (arc, edge) in edgeOfArc().enumerated() { scores[Int(edge)] += sums[arc] }
    let possible = scale == .pairs ? 1 : pairs.count(in: self)
    let divisor = pairs.visitsPerPair(in: self) * (possible > 0 ? possible : 1)
    return scores.map { $0 / divisor }
  }

  /// Adds up, over all sources of pairs, what `add` makes of the shortest paths from each; paths are walked from the
  /// sources or, when `.incoming`, backwards.
  func shares(
    of pairs: EndPairs, lengths: EdgeLengths, along paths: PathDirection = .outgoing, threads: Int?, zeros: [Double],
    add:
      @Sendable (
        _ counter: inout ShortestPathCounter, _ source: Int, _ weights: [Double], _ sums: inout [Double]
      ) -> Void
  ) -> [Double] {
    let sources = pairs.sources(in: self)
    return reduceInOrder(sources.count, threads: threads, into: zeros) {
      (counter: ShortestPathCounter(self, lengths, along: paths), weights: [Double](repeating: 0, count: nodeCount))
    } block: { block, scratch in
      var sums = zeros
      for source in sources[block] {
        scratch.counter.search(from: Int(source))
        pairs.weigh(targetsOf: Int(source), into: &scratch.weights)
        add(&scratch.counter, Int(source), scratch.weights, &sums)
      }
      return sums
    } add: { total, part in
      total.add(part)
    }
  }
}
