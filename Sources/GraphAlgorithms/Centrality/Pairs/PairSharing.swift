import GraphCore

extension Graph {
  /// How many of the pairs of ends run through each node: the one place where betweenness is added up.
  func nodeShares(of pairs: EndPairs, lengths: EdgeLengths, scale: PairScale, threads: Int?) -> NodeScores {
    let network = PairNetwork(self, pairs, lengths, threads: threads)
    var sums = network.settledNodes.isEmpty ? Array(repeating: 0, count: nodeCount) : network.settledNodes
    for (node, sum) in zip(network.nodes, network.sums(.nodes, threads: threads)) { sums[Int(node)] += sum }
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
    let network = PairNetwork(self, pairs, lengths, threads: threads)
    var scores = [Double](repeating: 0, count: edgeCount)
    for (edge, pairs) in network.settledEdges { scores[edge] = pairs }
    for (edge, flow) in zip(network.edges, network.sums(.arcs, threads: threads)) { scores[Int(edge)] += flow }
    let possible = scale == .pairs ? 1 : pairs.count(in: self)
    let divisor = pairs.visitsPerPair(in: self) * (possible > 0 ? possible : 1)
    return scores.map { $0 / divisor }
  }
}
