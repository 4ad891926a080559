public import GraphCore

extension Graph {
  /// Counts the walks that lead to each node, long ones for less.
  ///
  /// The solution of *x_v* = 1 + `attenuation` × Σ over edges *u* → *v* of strength × *x_u*: each walk of *l* steps
  /// counts as the product of its strengths times `attenuation`^*l*, the walk of no step as 1 (Katz, Psychometrika
  /// 18:39, 1953, <https://doi.org/10.1007/BF02289026>). The sum has an end only below 1 / λ for the largest eigenvalue λ
  /// of the matrix of strengths. Added up until no walk left changes a score by more than 10⁻¹⁶ of it, or, for nil, solved
  /// until no score is off by more than about 10⁻¹² of itself.
  ///
  /// - Parameters:
  ///   - attenuation: What each further step divides by; nil stands for 0.85 / λ or, where λ is 0 (a directed
  ///     graph without cycles) or was not found, 0.85 over the largest sum of incoming strengths, which λ never exceeds.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: 1 for a node that no edge leads to, more for others, not scaled; undefined for all
  ///   (``GraphCore/UndefinedReason/notConverged``) if `attenuation` is 1 / λ or above, or so close below that 100,000
  ///   steps are not enough (0.04 %).
  /// - Complexity: O(*n* + *m*) time for each step, of which 0.85 / λ takes about 230, or 55 if `attenuation` is nil, and fewer
  ///   if the graph is directed; O(*n* + *m*) space. For nil also that of ``eigenvectorCentrality(threads:)``.
  public func katzCentrality(attenuation: Double? = nil, threads: Int? = nil) -> NodeScores {
    precondition(attenuation ?? 1 > 0, "an attenuation is above 0")
    // An attenuation that is given belongs to the strengths as they are.
    let graph = attenuation == nil ? withBoundedStrengths : self
    return withCrew(threads: threads) { graph.walks(attenuation, threads) }
  }

  private func walks(_ attenuation: Double?, _ threads: Int?) -> NodeScores {
    if isDirected && attenuation == nil { return solvedWalks(threads) }
    // In the order of the rows' own lengths, whose ends are then where they are expected; it pays more than hubs first.
    let rows = HubsFirstRows(incoming, columns: incoming, threads: threads)
    guard let attenuation else {
      return rows.solutionOfWalks(Self.usualShare / attenuationLimit(threads), radius: Self.usualShare, threads)
    }
    return rows.sumOfWalks(attenuation, threads)
  }

  /// Which part of its limit an attenuation is unless told otherwise.
  private static let usualShare = 0.85

  /// Solves the equations of a directed graph for the usual attenuation.
  private func solvedWalks(_ threads: Int?) -> NodeScores {
    let attenuation = Self.usualShare / attenuationLimit(threads)
    let system = FlowSystem(self, factors: Room(repeating: attenuation, count: nodeCount), threads: threads)
    return NodeScores(system.solution(shrinking: Self.usualShare, threads: threads))
  }

  /// The largest eigenvalue of the matrix of strengths, or a number above it where it is 0 or was not found.
  private func attenuationLimit(_ threads: Int?) -> Double {
    let bound = strengths(.incoming).max() ?? 0
    guard bound > 0 else { return 1 }
    let left = eigenvectorCentrality(threads: threads)
    guard left.reasons.isEmpty else { return bound }
    // With the eigenvectors of both sides the error of λ is the product of theirs, which counts where they differ much.
    var right = left
    if isDirected {
      let turned = Graph(isDirected: true, outgoing: incoming, incoming: outgoing).eigenvectorCentrality(
        threads: threads)
      if turned.reasons.isEmpty { right = turned }
    }
    var (through, overlap) = (0.0, 0.0)
    for node in 0..<nodeCount { overlap += left.values[node] * right.values[node] }
    forEachTie(.incoming) { node, neighbor, strength in
      through += left.values[neighbor] * strength * right.values[node]
    }
    // Nodes that lead into a cycle and nodes that it leads to may share too little to divide by.
    guard overlap > 1e-6 else { return rayleighQuotient(left) }
    return through / overlap
  }

  private func rayleighQuotient(_ vector: NodeScores) -> Double {
    var quotient = 0.0
    forEachTie(.incoming) { node, neighbor, strength in
      quotient += vector.values[node] * strength * vector.values[neighbor]
    }
    return quotient
  }
}

extension HubsFirstRows {
  /// Adds up walks step by step.
  fileprivate func sumOfWalks(_ attenuation: Double, _ threads: Int?) -> NodeScores {
    let scores = Room<Double>(repeating: 1, count: count)
    // What the walks of the present number of steps come to.
    var (walks, longer) = (scores.copy(), Room<Double>(count))
    let watch = Watch.current
    for _ in 0..<100_000 where !watch.isCancelled {
      let (present, next) = (walks, longer)
      let found = reduceFour(threads: threads) { block, places in
        multiply(block, present, into: next)
        var (isGrowing, isTooLarge) = (0.0, 0.0)
        for place in places {
          let value = attenuation * next[place]
          next[place] = value
          scores[place] += value
          if value > 1e-16 * scores[place] { isGrowing = 1 }
          if scores[place] >= 1e200 { isTooLarge = 1 }
        }
        return SIMD4(isGrowing, isTooLarge, 0, 0)
      }
      if found.y > 0 { break }
      if found.x == 0 { return NodeScores(atNodes(scores)) }
      (walks, longer) = (next, present)
    }
    return NodeScores([NodeScore](repeating: .undefined(.notConverged), count: count))
  }

  /// Solves *x* = α *A* *x* + **1** for a symmetric matrix, given α and a bound on the eigenvalues of α *A*.
  fileprivate func solutionOfWalks(_ attenuation: Double, radius: Double, _ threads: Int?) -> NodeScores {
    let start = Room<Double>(repeating: 1, count: count)
    // The largest eigenvalue is known up to rounding.
    let solution = solve(
      scales: Room(repeating: attenuation, count: count), constants: Room(repeating: 1, count: count),
      radius: radius * (1 + 1e-9), from: start, threads: threads)
    return NodeScores(atNodes(solution))
  }
}
