public import GraphCore

extension Graph {
  /// Measures what share of the pairs of nodes has no path.
  ///
  /// 1 − Σ *s*(*s* − 1) / (*n*(*n* − 1)) over the components of *s* nodes (Borgatti, Computational & Mathematical
  /// Organization Theory 12:21, 2006, <https://doi.org/10.1007/s10588-006-7084-x>). Directions are ignored.
  ///
  /// - Returns: From 0 (connected) to 1 (no ties); nil with fewer than two nodes.
  /// - Complexity: O(*n* + *m*) time, plus sorting the components; O(*n*) space.
  public func fragmentation() -> Double? {
    guard nodeCount > 1 else { return nil }
    let pairs = { (count: Int) in Double(count) * Double(count - 1) }
    return 1 - connectedComponents().sizes.reduce(0) { $0 + pairs($1) } / pairs(nodeCount)
  }

  /// Measures how far apart nodes are on the whole, infinitely far being 1.
  ///
  /// The distance-weighted fragmentation 1 − mean of 1 / distance over all pairs, to which pairs without a path add 0
  /// (Borgatti, Computational & Mathematical Organization Theory 12:21, 2006,
  /// <https://doi.org/10.1007/s10588-006-7084-x>): 1 less ``globalEfficiency(lengths:threads:)``. Ordered pairs count,
  /// so directions matter.
  ///
  /// - Parameters:
  ///   - lengths: What a step along each edge costs.
  ///   - threads: How many threads work, nil for one per processor; the result has the same bits for any number.
  /// - Returns: For hops from 0 (every pair tied) to 1 (no ties), and no less than ``fragmentation()``; with lengths
  ///   below 1 it can be negative. Nil with fewer than two nodes.
  /// - Complexity: As ``distanceSummary(lengths:threads:)``.
  public func distanceFragmentation(lengths: EdgeLengths = .hops, threads: Int? = nil) -> Double? {
    globalEfficiency(lengths: lengths, threads: threads).map { 1 - $0 }
  }
}
