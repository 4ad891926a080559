import GraphAlgorithms
import GraphCore

extension BridgeAnalysis.Mixing {
  /// Counts ties between groups and holds them against chance.
  init(_ network: ClusterNetwork, _ partition: NodePartition, _ options: BridgeOptions) {
    let graph = network.graph
    chance = options.chance
    eiIndex = graph.unweighted.networkEIIndex(partition)
    eiMoments = graph.eiPermutationMoments(partition)
    switch options.chance {
    case .labels:
      matrix = graph.mixingMatrix(partition)
      significance = graph.mixingSignificance(
        partition, draws: options.draws, seed: options.seed, threads: options.threads)
      walk = nil
    case .rewiring:
      let rewired = graph.rewiredMixing(
        partition, Rewirings(draws: options.draws, seed: options.seed, modes: network.modes), threads: options.threads)
      (matrix, significance) = (rewired.matrix, rewired.significance)
      // What is tested may be slower to forget than the ties themselves, so both are followed.
      walk = graph.rewiringMixing(modes: network.modes, seed: options.seed) { rewired in
        Double(
          rewired.edges.count { edge in
            guard let source = partition[edge.source], let target = partition[edge.target] else { return false }
            return source != target
          })
      }
    }
  }
}

extension BridgeAnalysis.KeyPlayerSets {
  /// Larger networks are searched only when asked for: every exchange of one node takes a walk over the whole.
  private static let quickNodeCount = 150

  /// Finds the sets, or nil where they were not asked for.
  init?(_ graph: Graph, _ options: BridgeOptions) {
    guard let size = options.keyPlayers ?? (graph.nodeCount <= Self.quickNodeCount ? 3 : nil), size > 0 else {
      return nil
    }
    // Distances say more, but cost as many walks as there are nodes.
    measure = graph.nodeCount <= Self.quickNodeCount ? .distances : .components
    guard
      let fragmenting = graph.fragmentingSet(
        of: size, measure: measure, lengths: options.lengths, seed: options.seed, threads: options.threads),
      let reaching = graph.reachingSet(
        of: size, lengths: options.lengths, seed: options.seed, threads: options.threads)
    else { return nil }
    (self.fragmenting, self.reaching) = (fragmenting, reaching)
  }
}
