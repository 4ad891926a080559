import GraphCore

extension CommunityGraph {
  /// Builds up, inside each community, connected parts that are well tied to the rest of the community.
  ///
  /// The refinement phase of the Leiden algorithm (Traag, Waltman and van Eck, Scientific Reports 9:5233, 2019,
  /// <https://doi.org/10.1038/s41598-019-41695-z>): each node starts as a part of its own; one after the other, in an
  /// order that was drawn at random, those still alone join a part that they are tied to, if modularity does not fall and
  /// both node and part are tied to the rest of the community by no less than chance. Parts are drawn with a likelihood of
  /// exp(gain / θ), where θ is 0.01 mean tie strengths; those below e⁻³⁰ times the likeliest are never drawn.
  ///
  /// - Parameters:
  ///   - groups: The community of each node, a number below the node count.
  ///   - theta: θ in the unit of strength.
  ///   - threads: How many threads work, nil for one per processor; the parts are the same for any number.
  ///   - generator: Draws the parts.
  /// - Returns: The part of each node, numbered by first members, and the number of parts.
  /// - Complexity: O(*n* + *m*) time, O(*n*) space.
  func refined(
    _ groups: Room<Int32>, theta: Double, threads: Int?, using generator: inout SeededGenerator
  ) -> (parts: Room<Int32>, count: Int) {
    let groupWeights = groupWeights(groups)
    let parts = singletons()
    let partWeights = Room(weights.array)
    let isAlone = Room(repeating: true, count: nodeCount)
    let cut = tiesInsideGroups(groups, threads)
    let strengthTo = Room<Double>(zeros: nodeCount)
    var seen: [Int] = []
    var candidates: [(part: Int, gain: Double)] = []
    for node in 0..<nodeCount where isAlone[node] {
      let (weight, group) = (weights[node], groups[node])
      let whole = groupWeights[Int(group)]
      guard cut[node] > 0 && cut[node] >= expected(weight, whole - weight) else { continue }
      for arc in row(node) where groups[target(arc)] == group {
        let part = Int(parts[target(arc)])
        if strengthTo[part] == 0 { seen.append(part) }
        strengthTo[part] += strength(arc)
      }
      candidates.append((node, 0))
      for part in seen {
        let partWeight = partWeights[part]
        let gain = strengthTo[part] - expected(weight, partWeight)
        guard gain >= 0 && cut[part] >= expected(partWeight, whole - partWeight) else { continue }
        candidates.append((part, gain))
      }
      let part = draw(candidates, theta, &generator)
      if part != node {
        parts[node] = Int32(part)
        isAlone[part] = false
        partWeights[part] += weight
        cut[part] += cut[node] - 2 * strengthTo[part]
      }
      for part in seen { strengthTo[part] = 0 }
      seen.removeAll(keepingCapacity: true)
      candidates.removeAll(keepingCapacity: true)
    }
    return (parts, parts.numberByFirstMember())
  }

  /// The strength of the ties from each node to the rest of its group.
  private func tiesInsideGroups(_ groups: Room<Int32>, _ threads: Int?) -> Room<Double> {
    let (sums, size) = (Room<Double>(nodeCount), 4096)
    forEachBlock(blockCount(nodeCount, size: size), threads: threads) { block, _ in
      for node in items(ofBlock: block, size: size, count: nodeCount) {
        let group = groups[node]
        var sum = 0.0
        forEachTie(of: node) { neighbor, strength in sum += groups[neighbor] == group ? strength : 0 }
        sums[node] = sum
      }
    }
    return sums
  }

  /// Draws a candidate with a likelihood of exp(gain / θ).
  ///
  /// The largest of gain / θ plus a number of the Gumbel distribution has that likelihood, without sums that overflow.
  private func draw(
    _ candidates: [(part: Int, gain: Double)], _ theta: Double, _ generator: inout SeededGenerator
  ) -> Int {
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
