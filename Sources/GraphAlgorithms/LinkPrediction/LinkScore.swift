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
  /// - Complexity: For each distinct first node O(*k_u* + Σ *k_v*) time over the second nodes of its pairs, or O(Σ *k_z*) over
  ///   its contacts if its pairs are more than these and that is less; a list of contacts that is much longer than another,
  ///   of *k* contacts, counts as O(*k* log *n*). For `katz` O(*l* *m*), for `inverseDistance` O(*n* + *m*). If pairs are
  ///   not by rising first node, O(*n*) once.
  public func linkScores(of pairs: [NodePair], by score: LinkScore, threads: Int? = nil) -> [Double?] {
    let context = LinkScoreContext(self, score)
    let ordered = PairsByFirst(pairs, nodeCount: nodeCount)
    // Undefined unless it is written.
    let scores = Room<Double>(repeating: .nan, count: pairs.count)
    let size = context.isLocal ? PairScorer.blockSize : 1
    let blocks = blockCount(pairs.count, size: size)
    // Each worker takes its own only, when it has a block to work on.
    let scorers = (0..<workerCount(blocks, threads: threads)).map { _ in PairScorer(context, ordered, scores) }
    nonisolated(unsafe) let ownScorers = scorers
    forEachBlock(blocks, threads: threads, canStop: true) { block, worker in
      ownScorers[worker].score(items(ofBlock: block, size: size, count: pairs.count))
    }
    return (0..<pairs.count).map { scores[$0].isNaN ? nil : scores[$0] }
  }
}
