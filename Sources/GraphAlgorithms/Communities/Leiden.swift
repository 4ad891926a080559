public import GraphCore

extension Graph {
  /// Finds communities of high modularity, each of them connected, by the Leiden algorithm.
  ///
  /// Nodes are moved one by one, communities are refined into well-connected parts, and the parts become the nodes of a
  /// smaller graph, on which the same is done (Traag, Waltman and van Eck, Scientific Reports 9:5233, 2019,
  /// <https://doi.org/10.1038/s41598-019-41695-z>). Unlike there, nodes are moved again at each level on the way back to
  /// the whole graph, which adds to the modularity at a small part of the cost of another repetition. All is repeated
  /// from the partition found until nothing moves; where the repetitions end before, single nodes are moved and communities
  /// that fall apart are split until both ends. What is maximised is ``modularity(_:resolution:threads:)``, so strengths
  /// count, and directions if edges run one way. To find the highest modularity is NP-hard; other seeds may find more.
  ///
  /// - Parameters:
  ///   - resolution: γ: above 1 favours small communities, below 1 large ones; at 0 they are the connected components.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - repetitions: How often at most all is done; nil for 2 × 10⁵ / (*n* + *m*) times, at least once. Small graphs settle
  ///     long before; large ones gain some ten-thousandths by more, about as much as seeds differ.
  ///   - threads: How many threads work, nil for one per processor; the communities are the same for any number. They share
  ///     what looks at nodes without moving any, about a third of the work; moves must follow each other.
  /// - Returns: Communities that are connected if directions are ignored, from which no single node can move to another
  ///   or to one of its own with a gain of modularity. A node without ties is a community of its own.
  /// - Precondition: `resolution` is finite and not negative; directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: O(*n* + *m*) space and, as a rule, time for each repetition.
  public func leidenCommunities(
    resolution: Double = 1, seed: UInt64, repetitions: Int? = nil, threads: Int? = nil
  ) -> Communities {
    var search = CommunitySearch(self, resolution: resolution, refines: true, seed: seed, threads: threads)
    return Communities(self, search.run(repetitions), resolution: resolution, threads: threads)
  }
}
