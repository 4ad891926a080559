public import GraphCore

extension Graph {
  /// Ranks nodes by where a walker who follows edges, and now and then jumps anywhere, is found.
  ///
  /// From a node the walker takes each outgoing edge in proportion to its strength with probability `damping`, and
  /// otherwise jumps to any node; from a node without outgoing edges it always jumps (Page, Brin, Motwani and Winograd,
  /// Stanford InfoLab 1999-66; Langville and Meyer, Internet Mathematics 1:335, 2004,
  /// <https://doi.org/10.1080/15427951.2004.10129091>). Iterated until no score can be off by more than about 10⁻¹³ of
  /// itself.
  ///
  /// - Parameters:
  ///   - damping: The probability of following an edge, from 0 up to but not including 1.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Probabilities that sum to 1.
  /// - Complexity: O((*n* + *m*) log ε / log `damping`) time, for 0.85 about 50 rounds, two for each step when directed; O(*n* + *m*) space.
  public func pageRank(damping: Double = 0.85, threads: Int? = nil) -> NodeScores {
    precondition(damping >= 0 && damping < 1, "damping is a probability below 1")
    guard nodeCount > 0 else { return NodeScores([Double]()) }
    let rows = HubsFirstRows(incoming, columns: outgoing, threads: threads)
    let outStrength = rows.atPlaces(isWeighted ? strengths(.outgoing) : nodes.map { Double(outDegree(of: $0)) })
    let rank =
      isDirected
      ? rows.rankByWalking(outStrength, damping, threads) : rows.rankBySolving(outStrength, damping, threads)
    let total = rows.reduce(threads: threads) { places in places.reduce(0) { $0 + rank[$1] } }
    for place in 0..<nodeCount { rank[place] /= total }
    return NodeScores(rows.atNodes(rank))
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
    let perStrength = solve(radius: damping, from: guess, threads: threads) { place, vector in
      (damping * sum(place, of: vector) + 1) * inverse[place]
    }
    for place in 0..<count { perStrength[place] = strength[place] > 0 ? perStrength[place] * strength[place] : 1 }
    return perStrength
  }

  /// The stationary distribution of a directed graph, by following the walker from where it is nearly known to be.
  fileprivate func rankByWalking(_ strength: Room<Double>, _ damping: Double, _ threads: Int?) -> Room<Double> {
    let n = Double(count)
    let inverse = Room<Double>(count)
    for place in 0..<count { inverse[place] = strength[place] > 0 ? 1 / strength[place] : 0 }
    // As for undirected graphs, jumps from everywhere only scale the solution, of which no number is below 1.
    let rank = nearSolution(share: damping, factors: inverse, threads: threads)
    var total = 0.0
    for place in 0..<count {
      rank[place] = rank[place] > 0.5 && rank[place] < .infinity ? rank[place] : 1
      total += rank[place]
    }
    for place in 0..<count { rank[place] /= total }
    var (perStrength, next) = (Room<Double>(count), Room<Double>(count))
    var jumping = 0.0
    for place in 0..<count {
      perStrength[place] = strength[place] > 0 ? rank[place] / strength[place] : 0
      jumping += strength[place] > 0 ? 0 : rank[place]
    }
    // What is left to find shrinks by `damping` in each round, so `bound` is the most that ranks can still move.
    let tolerance = damping > 0 ? 1e-13 * (1 - damping) / damping : 1
    var (bound, isMoving) = (1.0, true)
    while bound > 1e-17 && isMoving {
      bound *= damping
      let base = (1 - damping + damping * jumping) / n
      let (present, new) = (perStrength, next)
      let moved = Room<UInt8>(zeros: blocks.count)
      let jumps = Room<Double>(zeros: blocks.count)
      forEachBlock(blocks.count, threads: threads) { block, _ in
        var (isMoving, jumping) = (false, 0.0)
        for place in blocks[block] {
          let value = base + damping * sum(place, of: present.start)
          if abs(value - rank[place]) > tolerance * value { isMoving = true }
          rank[place] = value
          if strength[place] > 0 {
            new[place] = value / strength[place]
          } else {
            new[place] = 0
            jumping += value
          }
        }
        (moved[block], jumps[block]) = (isMoving ? 1 : 0, jumping)
      }
      isMoving = (0..<blocks.count).contains { moved[$0] != 0 }
      jumping = (0..<blocks.count).reduce(0) { $0 + jumps[$1] }
      (perStrength, next) = (new, present)
    }
    return rank
  }
}
