public import GraphCore

extension Graph {
  /// Counts the walks that lead to each node, long ones for less.
  ///
  /// The solution of *x_v* = 1 + `attenuation` × Σ over edges *u* → *v* of strength × *x_u*: each walk of *l* steps
  /// counts as the product of its strengths times `attenuation`^*l*, the walk of no step as 1 (Katz, Psychometrika
  /// 18:39, 1953, <https://doi.org/10.1007/BF02289026>). The sum has an end only below 1 / λ for the largest eigenvalue λ
  /// of the matrix of strengths. Added up until no walk left changes a score by more than 10⁻¹⁶ of it.
  ///
  /// - Parameter attenuation: What each further step divides by; nil stands for 0.85 / λ or, where λ is 0 (a directed
  ///   graph without cycles) or was not found, 0.85 over the largest sum of incoming strengths, which λ never exceeds.
  /// - Returns: 1 for a node that no edge leads to, more for others, not scaled; undefined for all
  ///   (``GraphCore/UndefinedReason/notConverged``) if `attenuation` is 1 / λ or above, or so close below that 100,000
  ///   steps are not enough (0.04 %).
  /// - Complexity: O(*n* + *m*) time for each step, of which 0.85 / λ takes about 230; O(*n*) space. For nil also that of
  ///   ``eigenvectorCentrality()``.
  public func katzCentrality(attenuation: Double? = nil) -> NodeScores {
    let attenuation = attenuation ?? 0.85 / attenuationLimit()
    precondition(attenuation > 0, "an attenuation is above 0")
    var scores = [Double](repeating: 1, count: nodeCount)
    // What the walks of the present number of steps come to.
    var walks = scores
    for _ in 0..<100_000 {
      walks = (0..<nodeCount).map { node in
        attenuation
          * incoming.row(node).reduce(0.0) { $0 + incoming.strength($1) * walks[Int(incoming.targets[$1])] }
      }
      scores.add(walks)
      guard scores.allSatisfy({ $0 < 1e200 }) else { break }
      if zip(walks, scores).allSatisfy({ $0 <= 1e-16 * $1 }) { return NodeScores(scores) }
    }
    return NodeScores([NodeScore](repeating: .undefined(.notConverged), count: nodeCount))
  }

  /// The largest eigenvalue of the matrix of strengths, or a number above it where it is 0 or was not found.
  private func attenuationLimit() -> Double {
    let bound = strengths(.incoming).max() ?? 0
    guard bound > 0 else { return 1 }
    let left = eigenvectorCentrality()
    guard left.reasons.isEmpty else { return bound }
    // With the eigenvectors of both sides the error of λ is the product of theirs, which counts where they differ much.
    var right = left
    if isDirected {
      let turned = Graph(isDirected: true, outgoing: incoming, incoming: outgoing).eigenvectorCentrality()
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
