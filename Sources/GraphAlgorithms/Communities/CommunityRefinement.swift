import GraphCore

extension CommunityGraph {
  /// Builds up, inside each community, connected parts that are well tied to the rest of the community.
  ///
  /// The refinement phase of the Leiden algorithm (Traag, Waltman and van Eck, Scientific Reports 9:5233, 2019,
  /// <https://doi.org/10.1038/s41598-019-41695-z>): each node starts as a part of its own; in random order, those still
  /// alone join a part that they are tied to, if modularity does not fall and both node and part are tied to the rest of
  /// the community by no less than chance. Parts are drawn with a likelihood of exp(gain / θ), where θ is 0.01 mean tie
  /// strengths; those below e⁻³⁰ times the likeliest are never drawn.
  ///
  /// - Parameters:
  ///   - groups: The community of each node, a number below the node count.
  ///   - theta: θ in the unit of strength.
  ///   - generator: Draws the order and the parts.
  /// - Returns: The part of each node, numbered by first members, and the number of parts.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  func refined(
    _ groups: [Int32], theta: Double, using generator: inout SeededGenerator
  ) -> (parts: [Int32], count: Int) {
    var groupWeights = [SIMD2<Double>](repeating: .zero, count: nodeCount)
    for node in 0..<nodeCount { groupWeights[Int(groups[node])] += weights[node] }
    var parts = (0..<Int32(nodeCount)).map { $0 }
    var partWeights = weights
    var isAlone = [Bool](repeating: true, count: nodeCount)
    // The strength of the ties from each part to the rest of its community.
    var cut = [Double](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for arc in row(node) where groups[Int(targets[arc])] == groups[node] { cut[node] += strength(arc) }
    }
    var strengthTo = [Double](repeating: 0, count: nodeCount)
    var seen: [Int32] = []
    var candidates: [(part: Int32, gain: Double)] = []
    for node in (0..<nodeCount).shuffled(using: &generator) where isAlone[node] {
      let (weight, whole) = (weights[node], groupWeights[Int(groups[node])])
      guard cut[node] > 0 && cut[node] >= expected(weight, whole - weight) else { continue }
      for arc in row(node) where groups[Int(targets[arc])] == groups[node] {
        let part = parts[Int(targets[arc])]
        if strengthTo[Int(part)] == 0 { seen.append(part) }
        strengthTo[Int(part)] += strength(arc)
      }
      candidates.append((Int32(node), 0))
      for part in seen {
        let partWeight = partWeights[Int(part)]
        let gain = strengthTo[Int(part)] - expected(weight, partWeight)
        guard gain >= 0 && cut[Int(part)] >= expected(partWeight, whole - partWeight) else { continue }
        candidates.append((part, gain))
      }
      let part = Int(draw(candidates, theta, &generator))
      if part != node {
        parts[node] = Int32(part)
        isAlone[part] = false
        partWeights[part] += weight
        cut[part] += cut[node] - 2 * strengthTo[part]
      }
      for part in seen { strengthTo[Int(part)] = 0 }
      seen.removeAll(keepingCapacity: true)
      candidates.removeAll(keepingCapacity: true)
    }
    var count = 0
    return (numberedByFirstMember(parts, &count), count)
  }

  /// Draws a candidate with a likelihood of exp(gain / θ).
  ///
  /// The largest of gain / θ plus a number of the Gumbel distribution has that likelihood, without sums that overflow.
  private func draw(
    _ candidates: [(part: Int32, gain: Double)], _ theta: Double, _ generator: inout SeededGenerator
  ) -> Int32 {
    var (drawn, largest) = (candidates[0].part, candidates[0].gain)
    for candidate in candidates where candidate.gain > largest { (drawn, largest) = candidate }
    let least = largest - 30 * theta
    guard candidates.count(where: { $0.gain >= least }) > 1 else { return drawn }
    var highest = -Double.infinity
    for candidate in candidates where candidate.gain >= least {
      let uniform = (Double(generator.next() >> 11) + 0.5) * 0x1p-53
      let height = candidate.gain / theta - naturalLogarithm(-naturalLogarithm(uniform))
      if height > highest { (drawn, highest) = (candidate.part, height) }
    }
    return drawn
  }
}
