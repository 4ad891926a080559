public import GraphCore

extension Graph {
  /// Scores each node by the scores of its neighbours, weighted by tie strength.
  ///
  /// The eigenvector of the largest eigenvalue of the matrix of strengths (Bonacich, Journal of Mathematical Sociology
  /// 2:113, 1972, <https://doi.org/10.1080/0022250X.1972.9989806>).
  ///
  /// Undirected: what power iteration from equal scores would end with, found component by component. Components whose
  /// largest eigenvalue is below that of another by more than 10⁻⁹ of it get exactly 0; those that share the largest
  /// one get shares in proportion to the sum of their own unit eigenvectors.
  ///
  /// Directed: a node scores by the edges that arrive (the left eigenvector), found by power iteration from equal scores
  /// on the matrix plus half its eigenvalue on the diagonal, which keeps scores from going round in circles. It exists
  /// only if there are directed cycles; nodes that no such cycle leads to get 0, or nearly so.
  ///
  /// - Parameter threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: Scores of unit Euclidean length, none negative. Undefined for all nodes if there are no ties
  ///   (``GraphCore/UndefinedReason/noTies``), if a directed graph has no cycle
  ///   (``GraphCore/UndefinedReason/zeroDenominator``), or if the scores would not settle to a residual within 10⁻¹² of
  ///   the eigenvalue (``GraphCore/UndefinedReason/notConverged``), as when one of two equally strong parts feeds the
  ///   other.
  /// - Complexity: O(*n* + *m*) time for each round, of which most networks need 20 to 100, long thin ones more; O(*n* +
  ///   *m*) space.
  public func eigenvectorCentrality(threads: Int? = nil) -> NodeScores {
    guard arcCount > 0 else { return undefinedScores(.noTies) }
    let graph = withBoundedStrengths
    return withCrew(threads: threads) {
      isDirected ? graph.leftEigenvector(threads) : graph.componentEigenvectors(threads)
    }
  }

  private func undefinedScores(_ reason: UndefinedReason) -> NodeScores {
    NodeScores([NodeScore](repeating: .undefined(reason), count: nodeCount))
  }

  private func componentEigenvectors(_ threads: Int?) -> NodeScores {
    let components = connectedComponents(threads: threads)
    let members = components.members()
    let placeOfNode = Room<Int32>(nodeCount)
    var largest = 0.0
    var found: [ComponentEigenvector] = []
    for nodes in members where nodes.count > 1 {
      // No eigenvalue is larger than the largest strength of a node.
      let bound = nodes.reduce(0) { max($0, outgoing.strength(ofRow: Int($1))) }
      guard bound >= largest * (1 - 1e-9) else { continue }
      let vector = ComponentEigenvector(of: nodes, in: self, placeOfNode: placeOfNode, threads: threads)
      largest = max(largest, vector.eigenvalue)
      found.append(vector)
    }
    var scores = [Double](repeating: 0, count: nodeCount)
    for vector in found where vector.eigenvalue >= largest * (1 - 1e-9) {
      guard vector.isConverged else { return undefinedScores(.notConverged) }
      let share = (0..<vector.nodes.count).reduce(0) { $0 + vector.values[$1] }
      for place in 0..<vector.nodes.count { scores[Int(vector.nodes[place])] = share * vector.values[place] }
    }
    scores.scaleToUnitLength()
    return NodeScores(scores)
  }

  private func leftEigenvector(_ threads: Int?) -> NodeScores {
    guard hasDirectedCycle() else { return undefinedScores(.zeroDenominator) }
    // In the order of the rows' own lengths, whose ends are then where they are expected; it pays more than hubs first.
    let rows = HubsFirstRows(incoming, columns: incoming, threads: threads)
    let x = Room<Double>(repeating: 1 / Double(nodeCount).squareRoot(), count: nodeCount)
    let next = Room<Double>(nodeCount)
    var (best, sinceBest) = (Double.infinity, 0)
    let watch = Watch.current
    for _ in 0..<20_000 where !watch.isCancelled {
      let lambda = rows.reduce(threads: threads) { block, places in
        rows.multiply(block, x, into: next)
        var product = 0.0
        for place in places { product += next[place] * x[place] }
        return product
      }
      let sums = rows.reduceFour(threads: threads) { _, places in
        var (error, square) = (0.0, 0.0)
        for place in places {
          let rest = next[place] - lambda * x[place]
          error += rest * rest
          next[place] += lambda / 2 * x[place]
          square += next[place] * next[place]
        }
        return SIMD4(error, square, 0, 0)
      }
      let error = sums.x.squareRoot() / lambda
      sinceBest = error < best / 2 ? 0 : sinceBest + 1
      best = min(best, error)
      if error <= 4e-16 || (best <= 1e-12 && sinceBest > 100) { return NodeScores(rows.atNodes(x)) }
      let scale = 1 / sums.y.squareRoot()
      forEachBlock(rows.blocks.count, threads: threads) { block, _ in
        for place in rows.blocks[block] { x[place] = next[place] * scale }
      }
    }
    return undefinedScores(.notConverged)
  }

  /// Whether some path leads back to where it starts.
  private func hasDirectedCycle() -> Bool {
    // Nodes without incoming edges are taken away until none is left; what stays has a cycle.
    var waitingFor = nodes.map { inDegree(of: $0) }
    var free = waitingFor.indices.filter { waitingFor[$0] == 0 }
    var taken = 0
    while let node = free.popLast() {
      taken += 1
      for arc in outgoing.row(node) {
        let target = Int(outgoing.targets[arc])
        waitingFor[target] -= 1
        if waitingFor[target] == 0 { free.append(target) }
      }
    }
    return taken < nodeCount
  }
}
