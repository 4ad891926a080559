import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import GraphCore
import GraphFormats

/// `isthmus gaps`: whom to meet next, through whom, why, and what it would bring.
struct Gaps: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whom to meet next, through whom, why, and what it would bring.",
    discussion: """
      The table form is for reading. json holds all parts; csv and markdown hold the part named with --part. Ties that \
      are planned or considered are listed apart and not recommended; ties of the kinds blocked, competitor, declined \
      and rejected rule a pair out. Directions of ties are left out, since an agreement binds both sides.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case pairs, blocks, countryBlocks = "country-blocks", whiteSpots = "white-spots", markets, ways, best, underway,
      surveys, indicators, progress
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The countries that contacts are wanted in, by code or name, with commas between. By default those of the data set.",
      valueName: "country,…"))
  var markets: String?
  @Option(name: .customLong("pairs"), help: "Between whom a tie is wanted.") var policy: PairPolicy = .all
  @Option(help: ArgumentHelp("Within how many steps of a contact a market counts as near.", valueName: "n"))
  var steps = 2
  @Option(name: .customLong("null"), help: "What chance means when ties between groups are counted.")
  var null: GapNull = .rewiring
  @Option(help: ArgumentHelp("How many random networks are drawn to see what is surprising.", valueName: "n"))
  var draws = 1000
  @Option(help: ArgumentHelp("How many pairs are measured exactly at most.", valueName: "n")) var candidates = 10_000
  @Option(help: ArgumentHelp("How many pairs to show.", valueName: "n")) var top = 10
  @Option(
    help: ArgumentHelp(
      "How many networks with a tenth of the ties left out are ranked again. By default 100; 10 above 1,000 "
        + "organisations, 0 above 20,000.", valueName: "n"))
  var runs: Int?
  @Option(help: ArgumentHelp("Choose the best set of so many ties, one after the other.", valueName: "k")) var best = 0
  @Option(
    help: ArgumentHelp(
      "The kinds of organisation that the second count of blocks goes without.", valueName: "kind,…"))
  var hubs = "cluster"
  @Option(help: ArgumentHelp("An earlier result as JSON: say what was closed, is open, is new.", valueName: "file"))
  var baseline: String?
  @Option(help: "The part that csv and markdown hold.") var part: Part = .pairs
  @OptionGroup var threadOptions: ThreadOptions

  func validate() throws {
    for (name, value) in [("--steps", steps), ("--draws", draws), ("--candidates", candidates), ("--top", top)]
    where value < 1 {
      throw ValidationError("\(name) must be at least 1.")
    }
    if best < 0 { throw ValidationError("--best must not be negative.") }
    if let runs, runs < 0 { throw ValidationError("--runs must not be negative.") }
    if part == .best && best == 0 { throw ValidationError("--part best needs --best with a number of ties.") }
    if part == .progress && baseline == nil { throw ValidationError("--part progress needs --baseline with a file.") }
  }

  func run() throws {
    // A file that cannot be read is better known before the work than after it.
    let old = try baseline.map(BaselineFile.cards(of:))
    var session = try Session(input, networkOptions)
    let network = session.network
    let grouping = try groupOptions.grouping(of: network)
    let options = try options(for: grouping, network)
    let analysis: GapAnalysis
    do {
      analysis = try session.stopwatch.timeMeasure("gaps") {
        try GapAnalysis(network, grouping: grouping, options: options)
      }
    } catch {
      throw CommandFailure(.badData, "\(input.path): \(error)")
    }
    let result = GapResult(analysis: analysis, top: top, progress: old.map(analysis.progress(since:)))
    session.console.say(result.notices)
    try session.stopwatch.time("write") { try output.write(result, part) }
    session.finish()
  }

  private func options(for grouping: Grouping, _ network: ClusterNetwork) throws -> GapOptions {
    var options = GapOptions()
    (options.null, options.draws, options.seed) = (null, draws, groupOptions.seed)
    (options.policy, options.between) = (policy, try groupOptions.pair(in: grouping))
    (options.steps, options.candidates, options.cards) = (steps, candidates, top)
    (options.best, options.runs, options.threads) = (best, runs, threadOptions.threads)
    options.hubs = Set(
      hubs.split(separator: ",").map { OrganisationKind(rawValue: $0.trimmingBlanks()) })
    options.markets = try markets.map { list in
      try list.split(separator: ",").map { word in
        let word = word.trimmingBlanks()
        if let country = Country(code: word) ?? Country(name: word) { return country }
        var names = NearestNames(Country.all.map { (id: $0.code, names: [$0.name]) })
        let nearest = names.nearest(to: word)
        throw CommandFailure(
          .usage,
          "--markets: no country is called “\(word)”"
            + (nearest.isEmpty ? "; write ISO codes such as US" : "; nearest: \(nearest.joined(separator: ", "))"))
      }
    }
    return options
  }
}
