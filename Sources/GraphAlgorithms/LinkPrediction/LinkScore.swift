public import GraphCore

/// How likely a tie between two nodes looks from the ties around them.
///
/// Ties are looked at without their direction, strengths of both ways added. *z* runs over the contacts that both nodes
/// share, *k* is the number of a node's contacts and *s* the strength of its ties. The higher a score, the likelier.
public enum LinkScore: Hashable, Sendable {
  /// The number of shared contacts.
  case commonNeighbors
  /// Shared contacts over the contacts of either; undefined if neither has any.
  case jaccard
  /// Σ of 1 / ln *k_z* (Adamic and Adar, Social Networks 25:211, 2003,
  /// <https://doi.org/10.1016/S0378-8733(03)00009-1>).
  case adamicAdar
  /// Σ of 1 / *k_z* (Zhou, Lü and Zhang, European Physical Journal B 71:623, 2009,
  /// <https://doi.org/10.1140/epjb/e2009-00335-8>): what one node sends the other if each contact passes on equal shares.
  case resourceAllocation
  /// Σ of (*w_uz* + *w_zv*) / ln(1 + *s_z*) (Lü and Zhou, EPL 89:18001, 2010,
  /// <https://doi.org/10.1209/0295-5075/89/18001>).
  case weightedAdamicAdar
  /// Σ of (*w_uz* + *w_zv*) / *s_z* (Lü and Zhou, EPL 89:18001, 2010).
  case weightedResourceAllocation
  /// *k_u* × *k_v*: a baseline that favours the well connected.
  case preferentialAttachment
  /// Σ over walks of at most `longest` steps of the product of their strengths times `attenuation` for each step (Katz,
  /// Psychometrika 18:39, 1953, <https://doi.org/10.1007/BF02289026>, cut off). For numbers of walks, ask
  /// ``GraphCore/Graph/unweighted``.
  case katz(attenuation: Double, longest: Int = 4)
  /// 1 / distance in ties, 0 without a path.
  case inverseDistance
}

extension Graph {
  /// Scores pairs of nodes by how likely a tie between them looks.
  ///
  /// - Parameters:
  ///   - pairs: The pairs; that two nodes have a tie already makes no difference to what the formula gives.
  ///   - score: How to score them.
  ///   - threads: How many threads work, nil for one per processor; the scores have the same bits for any number.
  /// - Returns: One number for each pair, 0 if the nodes share nothing; nil for a node paired with itself, and for
  ///   ``LinkScore/jaccard`` if neither node has a tie.
  /// - Precondition: An attenuation is finite and above 0, a longest walk has at least one step.
  /// - Complexity: For each distinct first node, whichever is less, O(Σ *k_z*) time over its contacts or O(Σ *k_v*) over the
  ///   second nodes of its pairs; for `katz` O(*l* *m*), for `inverseDistance` O(*n* + *m*).
  public func linkScores(of pairs: [NodePair], by score: LinkScore, threads: Int? = nil) -> [Double?] {
    let context = LinkScoreContext(self, score)
    let (order, starts) = indicesByFirst(pairs)
    // Undefined unless it is written.
    let scores = Room<Double>(repeating: .nan, count: pairs.count)
    reduceInOrder(nodeCount, threads: threads, into: ()) {
      LinkScorer(context)
    } block: { nodes, scorer in
      for first in nodes where starts[first] < starts[first + 1] {
        let indices = (starts[first]..<starts[first + 1]).lazy.map { order[$0] }
        scorer.forEachScore(from: first, with: indices.map { pairs[$0].second.index }) { place, score in
          if let score { scores[order[starts[first] + place]] = score }
        }
      }
    } add: { _, _ in
    }
    return (0..<pairs.count).map { scores[$0].isNaN ? nil : scores[$0] }
  }

  /// The places of pairs, by their first node, and where those of each node begin.
  private func indicesByFirst(_ pairs: [NodePair]) -> (order: Room<Int>, starts: Room<Int>) {
    let starts = Room<Int>(zeros: nodeCount + 2)
    for pair in pairs { starts[pair.first.index + 2] += 1 }
    for node in 0..<nodeCount { starts[node + 2] += starts[node + 1] }
    let order = Room<Int>(pairs.count)
    // Where the next pair of a node belongs is where those of the following one begin in the end.
    for (index, pair) in pairs.enumerated() {
      order[starts[pair.first.index + 1]] = index
      starts[pair.first.index + 1] += 1
    }
    return (order, starts)
  }
}
