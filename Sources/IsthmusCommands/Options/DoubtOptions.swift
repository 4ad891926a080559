import ArgumentParser
import ClusterAnalysis
import GraphAlgorithms

/// How far a result can be trusted: whether it holds with fewer ties, and whether chance would give it too.
struct DoubtOptions: ParsableArguments {
  /// What chance means for brokerage roles.
  enum Chance: String, CaseIterable, ExpressibleByArgument {
    case labels, rewiring, density
  }

  @Option(
    help: ArgumentHelp(
      "Rank by the first measure again and again without this share of the ties, such as 0.1, and say how the ranks hold.",
      valueName: "share"))
  var drop: Double?

  @Option(help: ArgumentHelp("How often to rank again.", valueName: "n")) var runs = 200

  @Option(help: ArgumentHelp("How many ranks are the top that --drop counts.", valueName: "n")) var within = 10

  @Option(
    help: """
      Test brokerage roles against chance: labels dealt out at random, ties rewired at random with every node's degree \
      kept, or (directed networks only) ties of the same density.
      """)
  var test: Chance?

  @Option(help: ArgumentHelp("How often chance is drawn.", valueName: "n")) var draws = 999

  func validate() throws {
    if let drop, !(drop > 0 && drop < 1) { throw ValidationError("--drop is a share between 0 and 1.") }
    if runs < 1 { throw ValidationError("--runs must be at least 1.") }
    if within < 1 { throw ValidationError("--within must be at least 1.") }
    if draws < 1 { throw ValidationError("--draws must be at least 1.") }
  }

  /// What chance means for a network and a run whose random numbers start at a seed.
  func model(for network: ClusterNetwork, seed: UInt64) -> BrokerageModel? {
    test.map { chance in
      switch chance {
      case .labels: .labels(draws: draws, seed: seed)
      case .rewiring: .rewiring(Rewirings(draws: draws, seed: seed, modes: network.modes))
      case .density: .density(draws: draws, seed: seed)
      }
    }
  }
}
