import ArgumentParser
import ClusterAnalysis
import GraphAlgorithms
import GraphCore
import GraphFormats

/// `isthmus bridges`: who and what connects the groups.
struct Bridges: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say who and what connects the groups, and what would fall apart without them.",
    discussion: """
      The table form is for reading. json holds all parts; csv and markdown hold the part named with --part.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case organisations, ties, mixing, cuts
    case keyPlayers = "key-players"
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var pathOptions: PathOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "The part that csv and markdown hold.") var part: Part = .organisations
  @Option(help: ArgumentHelp("How many organisations, ties and cuts to list.", valueName: "n")) var top = 10
  @Option(
    help: """
      What chance means for ties between groups: labels dealt out at random, or ties rewired at random with every \
      organisation's number of ties kept.
      """)
  var chance: BridgeOptions.Chance = .labels
  @Option(help: ArgumentHelp("How often chance is drawn to see what is surprising.", valueName: "n")) var draws = 1000
  @Option(
    help: ArgumentHelp(
      "How many organisations a set of key players has; 0 for none. By default 3 in networks of up to 150.",
      valueName: "n"))
  var keyPlayers: Int?

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
    if let keyPlayers, keyPlayers < 0 { throw ValidationError("--key-players must not be below 0.") }
    if draws < 1 { throw ValidationError("--draws must be at least 1.") }
  }

  func run() throws {
    var session = try Session(input, networkOptions, threads: pathOptions.threads)
    let grouping = try groupOptions.grouping(of: session.network)
    let network = session.network
    var options = BridgeOptions()
    (options.between, options.lengths) = (try groupOptions.pair(in: grouping), try pathOptions.lengths(of: network))
    (options.chance, options.draws, options.keyPlayers) = (chance, draws, keyPlayers)
    (options.seed, options.threads) = (groupOptions.seed, pathOptions.threads)
    let analysis = session.stopwatch.timeMeasure("bridges") {
      BridgeAnalysis(network, grouping: grouping, options: options)
    }
    session.console.say(analysis.noticesOfDraws)
    let tables = BridgeTables(analysis, top: top)
    try session.stopwatch.time("write") { try output.write(tables, part) }
    session.finish()
  }
}

extension BridgeTables: ResultParts {
  func table(of part: Bridges.Part) -> ResultTable {
    switch part {
    case .organisations: organisations
    case .ties: ties
    case .mixing: mixing
    case .cuts: cuts
    case .keyPlayers: keyPlayers
    }
  }
}

extension BridgeAnalysis {
  /// Says when so many pairs of groups are asked about that the draws cannot tell one of them from chance.
  fileprivate var noticesOfDraws: [String] {
    let (significance, rate) = (mixing.significance, Self.surprisingRate)
    guard significance.smallestLoneQ > rate else { return [] }
    let pairs = significance.askedPairCount
    let enough = Int((Double(pairs) / rate).rounded(.up))
    return [
      "\(significance.draws) draws are too few to tell one of \(pairs) pairs of groups from chance (q ≤ \(rate));"
        + " --draws \(enough) can"
    ]
  }
}
