import ArgumentParser
import ClusterAnalysis
import ClusterModel
import GraphCore
import GraphFormats

/// `isthmus backtest`: how well the ranking of gaps would have foretold the ties that came.
struct Backtest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Test the ranking of gaps on ties that came later.",
    discussion: """
      What began on the day of --since or later is hidden, the pairs without a tie are ranked by what is left, and the \
      ties that came are looked for in that ranking: precision among the first pairs, and the area under the curve \
      (auc), for all pairs and for each pair of groups. Beside it stand shared contacts (resource allocation), numbers of \
      contacts (preferential attachment) and chance. Only organisations that had a tie before are looked at.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case methods, parts, blocks
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The first day that is hidden (YYYY-MM-DD). --as-of hides what is after that day.", valueName: "date"),
    transform: { text in
      guard let date = PartialDate(text) else {
        throw ValidationError("“\(text)” is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
      }
      return date.first
    })
  var since: Day

  @Option(name: .customLong("pairs"), help: "Between whom a tie is wanted.") var policy: PairPolicy = .all
  @Option(name: .customLong("null"), help: "What chance means when ties between groups are counted.")
  var null: GapNull = .degrees
  @Option(help: ArgumentHelp("How many pairs are measured to find the first.", valueName: "n")) var candidates = 10_000
  @Option(
    help: ArgumentHelp("How many of the first pairs are looked at, with commas between.", valueName: "n,…"))
  var first = "10,100,1000"
  @Option(help: ArgumentHelp("How many pairs of groups to show.", valueName: "n")) var top = 10
  @Option(help: "The part that csv and markdown hold.") var part: Part = .methods
  @OptionGroup var threadOptions: ThreadOptions

  private var lengths: [Int]? {
    let lengths = first.split(separator: ",").map { Int($0.trimmingBlanks()) ?? 0 }
    return lengths.isEmpty || lengths.contains { $0 < 1 } ? nil : Array(Set(lengths)).sorted()
  }

  func validate() throws {
    for (name, value) in [("--candidates", candidates), ("--top", top)] where value < 1 {
      throw ValidationError("\(name) must be at least 1.")
    }
    guard lengths != nil else { throw ValidationError("--first takes whole numbers from 1, with commas between.") }
  }

  func run() throws {
    var session = try Session(input, networkOptions)
    let later = session.network
    var options = GapBacktest.Options()
    (options.gaps.policy, options.gaps.null, options.gaps.seed) = (policy, null, groupOptions.seed)
    (options.gaps.candidates, options.gaps.threads, options.lengths) = (
      candidates, threadOptions.threads, lengths ?? []
    )
    let backtest: GapBacktest
    do {
      let earlier = try later.begun(before: since)
      let grouping = try groupOptions.grouping(of: earlier)
      options.gaps.between = try groupOptions.pair(in: grouping)
      backtest = try session.stopwatch.timeMeasure("backtest") {
        try GapBacktest(of: later, knownFrom: earlier, grouping: grouping, options: options)
      }
    } catch let error as GraphError {
      throw CommandFailure(.badData, "\(input.path): \(error)")
    }
    guard backtest.hitCount > 0 else { throw CommandFailure(.usage, nothingCame(backtest)) }
    let tables = BacktestTables(backtest: backtest, day: since, top: top)
    try session.stopwatch.time("write") { try output.write(tables, part) }
    session.finish()
  }

  /// Why there is nothing to test.
  private func nothingCame(_ backtest: GapBacktest) -> String {
    let dates = backtest.network.records.datedDays
    guard backtest.newTieCount == 0 else {
      return "--since: \(counted(backtest.newTieCount, "tie")) began on \(since) or later, none of them between two "
        + "organisations that had a tie before and whose tie was wanted; choose a later day, or --pairs any"
    }
    return "--since: no tie began on \(since) or later"
      + (dates.map { "; what is known before begins \($0.lowerBound) and ends \($0.upperBound)" }
        ?? "; nothing in the data has a date")
  }
}

extension BacktestTables: ResultParts {
  func table(of part: Backtest.Part) -> ResultTable {
    switch part {
    case .methods: methods
    case .parts: parts
    case .blocks: blocks
    }
  }
}
