public import GraphCore

extension Graph {
  /// Measures how much more tie strength lies inside groups than strengths alone would give.
  ///
  /// Σ over groups *c* of *L_c* / *m* − γ (*K_c* / 2*m*)², where *L_c* is the strength of ties inside *c*, *K_c* that of
  /// its nodes and *m* that of all ties (Newman and Girvan, Physical Review E 69:026113, 2004,
  /// <https://doi.org/10.1103/PhysRevE.69.026113>). Directed: γ *K_in* *K_out* / *m*² (Leicht and Newman, Physical
  /// Review Letters 100:118703, 2008, <https://doi.org/10.1103/PhysRevLett.100.118703>). Ties with an end that has no
  /// group are left out. For counts instead of strengths, ask ``GraphCore/Graph/unweighted``.
  ///
  /// - Parameters:
  ///   - partition: The group of each node.
  ///   - resolution: γ: above 1 favours small groups, below 1 large ones.
  ///   - threads: How many threads work, nil for one per processor; the number has the same bits for any.
  /// - Returns: A number below 1, 0 for a single group and γ = 1; nil without ties between nodes with groups.
  /// - Complexity: O(*n* + *m* + *g*) time and O(*n* + *g*) space for *g* groups.
  public func modularity(_ partition: NodePartition, resolution: Double = 1, threads: Int? = nil) -> Double? {
    let flows = GroupFlows(self, partition, threads: threads)
    guard flows.total > 0 else { return nil }
    return flows.inside.indices.reduce(0) { sum, group in
      let expected = (flows.outgoing[group] / flows.total) * (flows.incoming[group] / flows.total)
      return sum + flows.inside[group] / flows.total - resolution * expected
    }
  }

  /// Measures how much ties prefer nodes of the same group.
  ///
  /// (Σ *e_ss* − Σ *a_s* *b_s*) / (1 − Σ *a_s* *b_s*), where *e_st* is the share of tie strength that runs from group
  /// *s* to group *t*, *a* its row sums and *b* its column sums (Newman, Physical Review E 67:026126, 2003,
  /// <https://doi.org/10.1103/PhysRevE.67.026126>). It is the modularity divided by the largest it could be. Ties with
  /// an end that has no group are left out. For counts instead of strengths, ask ``GraphCore/Graph/unweighted``.
  ///
  /// - Parameter partition: The group of each node.
  /// - Returns: 1 if all ties stay inside groups, 0 as by chance, negative if ties avoid their own group; nil without
  ///   ties between nodes with groups, or if these touch only one group.
  /// - Complexity: O(*n* + *m* + *g*) time and O(*n* + *g*) space for *g* groups.
  public func attributeAssortativity(_ partition: NodePartition) -> Double? {
    let flows = GroupFlows(self, partition)
    let touched = flows.inside.indices.filter { flows.outgoing[$0] > 0 || flows.incoming[$0] > 0 }
    guard touched.count > 1 else { return nil }
    let same = touched.reduce(0) { $0 + flows.inside[$1] } / flows.total
    let expected = touched.reduce(0) { sum, group in
      sum + (flows.outgoing[group] / flows.total) * (flows.incoming[group] / flows.total)
    }
    return (same - expected) / (1 - expected)
  }
}
