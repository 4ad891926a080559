public import GraphCore

/// What one new tie does to the distances of the pairs looked at.
public struct TieGain: Hashable, Sendable {
  /// The tie.
  public let tie: Edge
  /// How many pairs lie at each distance with the tie.
  public let pairs: DistanceCounts
  /// How many of the first set's members have their nearest member of the second set at each distance with the tie;
  /// nil unless the pairs are ``CountedPairs/between(_:_:)`` two sets.
  public let nearest: DistanceCounts?
  /// How much the mean of 1 / distance over the pairs grows, to which pairs without a path add 0; nil without pairs.
  public let efficiencyGain: Double?
}

/// What new ties, each on its own, do to the distances of the pairs looked at.
public struct TieGains: Hashable, Sendable {
  /// How many pairs lie at each distance now.
  public let pairs: DistanceCounts
  /// How many of the first set's members have their nearest member of the second set at each distance now, members of
  /// both sets at 0; nil unless the pairs are ``CountedPairs/between(_:_:)`` two sets.
  public let nearest: DistanceCounts?
  /// What each tie would do, in the order of the ties asked for.
  public let gains: [TieGain]

  /// The places in ``gains`` by falling efficiency gain; of equal gains the earlier first.
  ///
  /// - Complexity: O(*k* log *k*) for *k* ties.
  public var ranking: [Int] {
    gains.indices.sorted { (gains[$1].efficiencyGain ?? 0, $0) < (gains[$0].efficiencyGain ?? 0, $1) }
  }
}

extension Graph {
  /// Measures what each of some new ties would do to the distances of pairs, exactly and in hops.
  ///
  /// With a tie {*u*, *v*} a distance becomes min(*d_ij*, *d_iu* + 1 + *d_vj*, *d_iv* + 1 + *d_uj*), in a directed graph
  /// without the last of these; no search has to be repeated. Efficiency is that of Latora and Marchiori (Physical
  /// Review Letters 87:198701, 2001, <https://doi.org/10.1103/PhysRevLett.87.198701>), here the mean of 1 / distance over
  /// the pairs looked at. Strengths do not count.
  ///
  /// - Parameters:
  ///   - ties: The ties, each added alone. One that exists already, or that joins a node with itself, changes nothing.
  ///   - pairs: Which pairs are looked at, ordered ones.
  ///   - distances: The distances in this graph from every node at which pairs can start, if they are known already;
  ///     nil to find them.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: Distances now and with each tie. Of many nodes ``sampledTieGains(of:pairs:sampleCount:seed:confidence:threads:)``
  ///   makes an estimate in less memory.
  /// - Complexity: That of ``HopDistances``, then for each tie O(*n* + *a* *b*) time for the *a* nodes that it brings
  ///   nearer to one end and the *b* that it brings nearer to the other, and O(*n* + *m*) if the distances from its ends
  ///   are not known; O(*s* *n*) space for *s* nodes at which pairs can start.
  public func tieGains(
    of ties: [Edge], pairs: CountedPairs = .all, distances: HopDistances? = nil, threads: Int? = nil
  ) -> TieGains {
    let mask = PairMask(pairs, nodeCount: nodeCount)
    let distances = distances ?? HopDistances(self, from: mask.sources.map { NodeID(Int($0)) }, threads: threads)
    precondition(distances.nodeCount == nodeCount, "distances in another graph")
    precondition(mask.sources.allSatisfy { distances.hasRow(of: Int($0)) }, "distances from too few nodes")
    var nearest: (steps: [Int32], counts: DistanceCounts)?
    if case .between = pairs { nearest = nearestTargets(mask) }
    return switch distances.storage {
    case .bytes(let matrix):
      GainKernel(graph: self, pairs: mask, matrix: matrix).gains(of: ties, nearest, threads)
    case .words(let matrix):
      GainKernel(graph: self, pairs: mask, matrix: matrix).gains(of: ties, nearest, threads)
    }
  }
}

extension GainKernel {
  /// What each tie does, given the distances before it.
  func gains(
    of ties: [Edge], _ nearest: (steps: [Int32], counts: DistanceCounts)?, _ threads: Int?
  ) -> TieGains {
    let before = matrix.counts(pairs, threads: threads)
    let gains = reduceInOrder(ties.count, threads: threads, into: [TieGain]()) {
      self.scratch()
    } skipped: { block in
      ties[block].map { TieGain(tie: $0, pairs: before, nearest: nearest?.counts, efficiencyGain: 0) }
    } block: { block, scratch in
      ties[block].map { tie in
        begin(tie, &scratch)
        addAll(tie, forwards: true, &scratch)
        // Each pair that gains over an undirected tie does so one way; with symmetric pairs its mirror image does so
        // the other way.
        let isMirrored = !graph.isDirected && pairs.isSymmetric
        if !graph.isDirected && !isMirrored { addAll(tie, forwards: false, &scratch) }
        let change = isMirrored ? scratch.change.map { 2 * $0 } : scratch.change
        let gained = DistanceCounts.inverseSum(change.dropLast())
        return TieGain(
          tie: tie, pairs: before.changed(by: change),
          nearest: nearest.map { $0.counts.changed(by: nearestChange(tie, $0.steps)) },
          efficiencyGain: pairs.count == 0 ? nil : gained / Double(pairs.count))
      }
    } add: { total, part in
      total += part
    }
    return TieGains(pairs: before, nearest: nearest?.counts, gains: gains)
  }

  /// How a tie changes the number of sources at each distance from their nearest target.
  private func nearestChange(_ tie: Edge, _ nearest: [Int32]) -> [Int] {
    let ways = [(tie.source.index, tie.target.index), (tie.target.index, tie.source.index)]
    var changes: [(old: Int, new: Int)] = []
    for source in pairs.sources.map(Int.init) {
      let old = nearest[source] < 0 ? Int.max : Int(nearest[source])
      let new = ways.prefix(graph.isDirected ? 1 : 2).reduce(old) { best, way in
        guard nearest[way.1] >= 0, let steps = matrix[source, way.0] else { return best }
        return min(best, steps + 1 + Int(nearest[way.1]))
      }
      if new < old { changes.append((old, new)) }
    }
    let longest = changes.reduce(0) { max($0, $1.new, $1.old == .max ? 0 : $1.old) }
    var change = [Int](repeating: 0, count: longest + 2)
    for (old, new) in changes {
      change[new] += 1
      change[old == .max ? longest + 1 : old] -= 1
    }
    return change
  }
}
