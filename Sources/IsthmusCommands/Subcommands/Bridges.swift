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
    let tables = BridgeTables(analysis, top: top)
    try session.stopwatch.time("write") {
      switch output.format {
      case .table: try output.write(tables.text)
      case .json: try output.write(tables.json.text)
      case .csv: try output.write(table(of: tables).csv)
      case .markdown: try output.write(table(of: tables).markdown)
      case .xlsx: try output.write(workbookOf: table(of: tables))
      }
    }
    session.finish()
  }

  private func table(of tables: BridgeTables) -> ResultTable {
    switch part {
    case .organisations: tables.organisations
    case .ties: tables.ties
    case .mixing: tables.mixing
    case .cuts: tables.cuts
    case .keyPlayers: tables.keyPlayers
    }
  }
}
