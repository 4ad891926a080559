public import GraphCore

extension Graph {
  /// Estimates how near each node is to the nodes of its component, from nodes drawn at random.
  ///
  /// An estimate of ``closeness(lengths:paths:threads:)`` of an undirected graph (Eppstein and Wang, Journal of Graph
  /// Algorithms and Applications 8:39, 2004, <https://doi.org/10.7155/jgaa.00081>). In each component, mean distances
  /// are estimated from a sample of its nodes, with bounds that hold for all nodes at once; components of no more nodes
  /// than samples are measured exactly. Scores are inverses of mean distances, so they are not free of bias; the bounds
  /// hold nonetheless.
  ///
  /// Directed graphs are refused: how many nodes are within reach of each is part of the score, and no sample tells. Use
  /// ``approximateHarmonicCloseness(_:confidence:seed:lengths:paths:threads:)`` for them.
  ///
  /// - Parameters:
  ///   - samples: How many nodes to draw in each component.
  ///   - confidence: With what probability all error bounds shall hold.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Estimates and bounds in 1 / unit of `lengths`; 0 for a node without ties, undefined
  ///   (``GraphCore/UndefinedReason/onlyNode``) if the graph has no other node.
  /// - Precondition: The graph is undirected, and there is at least one sample.
  /// - Complexity: O(*k* (*n* + *m*)) time for *k* samples and hops, O(*k* *m* log *n*) for lengths; O(*n*) space for
  ///   each thread.
  public func approximateCloseness(
    samples: Int, confidence: Double = 0.9, seed: UInt64, lengths: EdgeLengths = .hops, threads: Int? = nil
  ) -> SampledScores<NodeScores> {
    precondition(!isDirected, "how many nodes are within reach is not known from samples of a directed graph")
    precondition(samples > 0, "at least one sample")
    guard nodeCount != 1 else {
      return SampledScores(
        scores: NodeScores([.undefined(.onlyNode)]), errorBounds: [0], confidence: confidence, samples: 0)
    }
    let components = connectedComponents()
    let members = components.members()
    let sampled = members.filter { $0.count > samples }
    let limits = DistanceLimits(self, lengths, sampled).ofNode
    var isExact = [Bool](repeating: true, count: nodeCount)
    for component in sampled { for node in component { isExact[Int(node)] = false } }
    let means = SampledMeans(
      of: DistanceDraws(graph: self, lengths: lengths, components: sampled, limits: limits), isKnownZero: isExact,
      effort: .samples(samples), confidence: confidence, seed: seed, threads: threads)
    let exact = closeness(of: isExact.indices.filter { isExact[$0] }, lengths, threads)
    var scores = [Double](repeating: 0, count: nodeCount)
    var errors = scores
    for node in scores.indices {
      guard let bound = means.bounds[node] else {
        scores[node] = exact[node] ?? 0
        continue
      }
      let size = Double(components.sizes[Int(components.groups[node])])
      let score = { (sum: Double) in (size - 1) / sum * ((size - 1) / Double(nodeCount - 1)) }
      let unit = limits[node] * size
      let least = leastSumOfDistances(from: node, size, lengths)
      scores[node] = score(max(least, bound.mean * unit))
      errors[node] = max(
        score(max(least, bound.lowest * unit)) - scores[node], scores[node] - score(max(least, bound.highest * unit)))
    }
    return SampledScores(
      scores: NodeScores(scores), errorBounds: errors, confidence: confidence,
      samples: sampled.isEmpty ? 0 : samples)
  }

  /// What the distances from a node to all of its component add up to at least: neighbours are one step away and others
  /// two, or all as far as the nearest neighbour.
  private func leastSumOfDistances(from node: Int, _ size: Double, _ lengths: EdgeLengths) -> Double {
    let row = outgoing.row(node)
    guard lengths.areHops else { return (size - 1) * (lengths.ofOutgoing[row].min() ?? 0) }
    return 2 * (size - 1) - Double(row.count)
  }

  /// The exact closeness of some nodes.
  private func closeness(of nodes: [Int], _ lengths: EdgeLengths, _ threads: Int?) -> [Int: Double] {
    reduceInOrder(nodes.count, threads: threads, into: [:]) {
      DistanceSearch(self, lengths)
    } block: { block, search in
      nodes[block].map { node in
        search.search(from: node)
        return (node, search.closeness(others: Double(nodeCount - 1)))
      }
    } add: { (total: inout [Int: Double], part: [(Int, Double)]) in
      for (node, score) in part { total[node] = score }
    }
  }
}

/// Draws a node in each component, and gives each node its distance as a share of the farthest it can be.
private struct DistanceDraws: SampleDrawing {
  let graph: Graph
  let lengths: EdgeLengths
  let components: [[Int32]]
  let limits: [Double]

  var itemCount: Int { graph.nodeCount }

  func makeScratch() -> DistanceSearch { DistanceSearch(graph, lengths) }

  func draw(_ generator: inout SeededGenerator, _ search: inout DistanceSearch, into sums: inout SampleSums) {
    for component in components {
      search.search(from: Int(component[Int.random(in: 0..<component.count, using: &generator)]))
      for node in search.reached.dropFirst() {
        sums.add(Int(node), min(1, search.distance[Int(node)] / limits[Int(node)]))
      }
    }
  }
}
