public import GraphCore

extension Graph {
  /// Ranks nodes by where a walker who follows edges, and now and then jumps anywhere, is found.
  ///
  /// From a node the walker takes each outgoing edge in proportion to its strength with probability `damping`, and
  /// otherwise jumps to any node; from a node without outgoing edges it always jumps (Page, Brin, Motwani and Winograd,
  /// Stanford InfoLab 1999-66; Langville and Meyer, Internet Mathematics 1:335, 2004,
  /// <https://doi.org/10.1080/15427951.2004.10129091>). Iterated until no score is off by more than about 10⁻¹² of
  /// itself.
  ///
  /// - Parameters:
  ///   - damping: The probability of following an edge, from 0 up to but not including 1.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Probabilities that sum to 1.
  /// - Complexity: O((*n* + *m*) log ε / log `damping`) time, for 0.85 about 50 rounds, or when directed some 25 to 40 on
  ///   what is left once nodes that can be solved by themselves are; O(*n* + *m*) space.
  public func pageRank(damping: Double = 0.85, threads: Int? = nil) -> NodeScores {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    guard nodeCount > 0 else { return NodeScores([Double]()) }
    // Jumps from everywhere, and from nodes without edges, only scale the solution of y = d A D⁻¹ y + 1.
    var rank =
      damping == 0
      ? [Double](repeating: 1, count: nodeCount) : withCrew(threads: threads) { unscaledRank(damping, threads) }
    let total = rank.reduce(0, +)
    for node in 0..<nodeCount { rank[node] /= total }
    return NodeScores(rank)
  }

  private func unscaledRank(_ damping: Double, _ threads: Int?) -> [Double] {
    let outStrength = outStrengths()
    guard isDirected else {
      let rows = HubsFirstRows(incoming, columns: outgoing, threads: threads)
      return rows.atNodes(rows.rankBySolving(rows.atPlaces(outStrength.array), damping, threads))
    }
    let factors = outStrength
    for node in 0..<nodeCount { factors[node] = factors[node] > 0 ? damping / factors[node] : 0 }
    return FlowSystem(self, factors: factors, threads: threads).solution(shrinking: damping, threads: threads)
  }

  /// The strength of all edges that leave each node.
  private func outStrengths() -> Room<Double> {
    let (result, outgoing) = (Room<Double>(nodeCount), outgoing)
    for node in 0..<result.count {
      result.start[node] =
        outgoing.strengths.isEmpty ? Double(outgoing.row(node).count) : outgoing.strength(ofRow: node)
    }
    return result
  }
}

extension HubsFirstRows {
  /// The stationary distribution of an undirected graph, not scaled.
  ///
  /// Jumps from everywhere only scale the solution of *y* = *d* *A* *D*⁻¹ *y* + 1, which for *z* = *D*⁻¹ *y* is
  /// *z* = *d* *D*⁻¹ *A* *z* + *D*⁻¹ **1**. *D*⁻¹ *A* is similar to a symmetric matrix with eigenvalues from −1 to 1.
  fileprivate func rankBySolving(_ strength: Room<Double>, _ damping: Double, _ threads: Int?) -> Room<Double> {
    let inverse = Room<Double>(count)
    var (tied, total) = (0.0, 0.0)
    for place in 0..<count {
      inverse[place] = strength[place] > 0 ? 1 / strength[place] : 0
      tied += strength[place] > 0 ? 1 : 0
      total += strength[place]
    }
    // In a graph of equal degrees the first guess is the solution already. Without ties, zero is.
    let guess = Room<Double>(count)
    for place in 0..<count { guess[place] = strength[place] > 0 ? tied / total / (1 - damping) : 0 }
    let scales = Room<Double>(count)
    for place in 0..<count { scales[place] = damping * inverse[place] }
    let perStrength = solve(scales: scales, constants: inverse, radius: damping, from: guess, threads: threads)
    for place in 0..<count { perStrength[place] = strength[place] > 0 ? perStrength[place] * strength[place] : 1 }
    return perStrength
  }
}
