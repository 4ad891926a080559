public import GraphCore

extension Graph {
  /// Finds communities of high modularity by the Louvain method.
  ///
  /// Nodes are moved one by one, communities become the nodes of a smaller graph, on which the same is done (Blondel,
  /// Guillaume, Lambiotte and Lefebvre, Journal of Statistical Mechanics P10008, 2008,
  /// <https://doi.org/10.1088/1742-5468/2008/10/P10008>). Unlike there, all is repeated from the partition found until
  /// nothing moves, which only raises the modularity; and nodes wait in a queue instead of being visited in turns. The
  /// communities need not be connected, and ``leidenCommunities(resolution:seed:repetitions:threads:)`` as a rule finds better ones.
  ///
  /// - Parameters:
  ///   - resolution: γ: above 1 favours small communities, below 1 large ones; at 0 they are the connected components.
  ///   - seed: Where the random numbers start; the same seed gives the same result.
  ///   - repetitions: How often at most all is done, single nodes being moved to the end after the last; nil for
  ///     2 × 10⁵ / (*n* + *m*) times, at least once.
  ///   - threads: How many threads work, nil for one per processor; the communities are the same for any number. They share
  ///     what looks at nodes without moving any; moves must follow each other.
  /// - Returns: Communities from which no single node can move to another or to one of its own with a gain of modularity.
  ///   A node without ties is a community of its own.
  /// - Precondition: `resolution` is finite and not negative; directed graphs have fewer than 2³⁰ edges.
  /// - Complexity: O(*n* + *m*) space and, as a rule, time for each repetition.
  public func louvainCommunities(
    resolution: Double = 1, seed: UInt64, repetitions: Int? = nil, threads: Int? = nil
  ) -> Communities {
    var search = CommunitySearch(self, resolution: resolution, refines: false, seed: seed, threads: threads)
    return Communities(self, search.run(repetitions), resolution: resolution, threads: threads)
  }
}
