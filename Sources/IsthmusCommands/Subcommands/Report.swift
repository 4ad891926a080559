import ArgumentParser
import ClusterAnalysis
import ClusterModel
import GraphAlgorithms
import GraphCore

/// `isthmus report`: the questions of a strategist, answered on one page.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer a strategist's questions in one Markdown document.",
    discussion: """
      Who bridges the groups, where partnerships are missing, whom to meet next, how markets are reached, what would be \
      lost if the most critical organisation left, how the network grew. Below each answer stands the command that gives \
      it with all its numbers.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file, not to standard output.", valueName: "file"))
  var output: String?
  @Option(help: ArgumentHelp("How many pairs to recommend.", valueName: "n")) var top = 8
  @OptionGroup var threadOptions: ThreadOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
  }

  func run() throws {
    var session = try Session(input, networkOptions)
    let network = session.network
    let grouping = try groupOptions.grouping(of: network)
    var document = ReportDocument(network.records.title, commands: CommandLines())
    document.add(
      "What is in this network?", "summary", body: "```text\n\(SummaryText(NetworkSummary(network)).text)```\n")
    try session.stopwatch.timeMeasure("bridges") { try addBridges(to: &document, network, grouping) }
    do {
      try session.stopwatch.timeMeasure("gaps") { try addGaps(to: &document, network, grouping) }
      try session.stopwatch.timeMeasure("whatif") { try addDeparture(to: &document, network, grouping) }
      try session.stopwatch.timeMeasure("timeline") { try addTimeline(to: &document, network, grouping) }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.badData, "\(input.path): \(error)")
    }
    try session.stopwatch.time("write") {
      if let output {
        try writeFile(Array(document.text.utf8), to: output)
      } else {
        try Console.printToStandardOutput(document.text)
      }
    }
    session.finish()
  }

  private func addBridges(to document: inout ReportDocument, _ network: ClusterNetwork, _ grouping: Grouping) throws {
    var options = BridgeOptions()
    options.between = try groupOptions.pair(in: grouping)
    (options.seed, options.threads) = (groupOptions.seed, threadOptions.threads)
    let analysis = BridgeAnalysis(network, grouping: grouping, options: options)
    let tables = BridgeTables(analysis, top: 10)
    document.add(
      "Who bridges the \(grouping.plural)?", "bridges", findings: analysis.findings, table: tables.organisations,
      note: "Terms: `isthmus explain cross-betweenness`, `constraint`, `gatekeeper`.")
    document.add("What would fall apart?", "bridges", extra: "--part cuts --format markdown", table: tables.cuts)
  }

  private func addGaps(to document: inout ReportDocument, _ network: ClusterNetwork, _ grouping: Grouping) throws {
    var options = GapOptions()
    (options.between, options.seed, options.threads) = (
      try groupOptions.pair(in: grouping), groupOptions.seed, threadOptions.threads
    )
    (options.cards, options.best) = (top, top)
    let result = GapResult(
      analysis: try GapAnalysis(network, grouping: grouping, options: options), top: top, progress: nil)
    let analysis = result.analysis
    document.add(
      "Where are partnerships missing?", "gaps", extra: "--part blocks --format markdown",
      findings: analysis.findings, table: result.table(of: .blocks))
    document.add(
      "Whom should we meet next?", "gaps", extra: "--top \(top)", body: result.cardsMarkdown)
    if analysis.best != nil {
      document.add(
        "Which \(top) agreements would bring the most together?", "gaps",
        extra: "--best \(top) --part best --format markdown", table: result.table(of: .best),
        note: "Chosen greedily: each is the best after those before it; another set may be better.")
    }
    if !analysis.markets.isEmpty {
      document.add(
        "How are the markets reached?", "gaps", extra: "--part markets --format markdown",
        table: result.table(of: .markets))
    }
    if !network.records.indicators.isEmpty {
      document.add(
        "What was promised and reached?", "gaps", extra: "--part indicators --format markdown",
        table: result.table(of: .indicators))
    }
  }

  /// What happens when the organisation leaves without which most others lose the network.
  private func addDeparture(to document: inout ReportDocument, _ network: ClusterNetwork, _ grouping: Grouping) throws {
    let cuts = network.graph.articulationPoints().filter { network[$0.node].organisation != nil }
    let cutOff = { (sizes: [Int]) in sizes.dropFirst().reduce(0, +) }
    guard let worst = cuts.max(by: { (cutOff($0.pieceSizes), $1.node) < (cutOff($1.pieceSizes), $0.node) }) else {
      return
    }
    var scenario = Scenario()
    scenario.leaving = [Scenario.Mention(network.id(of: worst.node))]
    let records = try network.records.applying(scenario, asOf: network.options.asOf)
    let after = try ClusterNetwork(records, options: network.options)
    var options = MeasureOptions()
    options.threads = threadOptions.threads
    let comparison = try ScenarioComparison(
      of: scenario, before: MeasureRun(network, grouping: grouping, options: options),
      after: MeasureRun(after, grouping: grouping.carried(to: after, from: network), options: options),
      rankedBy: [.crossBetweenness])
    document.add(
      "What do we lose if \(network[worst.node].label) leaves?", "whatif",
      extra: "--remove \(network.id(of: worst.node))", findings: comparison.findings)
  }

  private func addTimeline(to document: inout ReportDocument, _ network: ClusterNetwork, _ grouping: Grouping) throws {
    guard NetworkSummary(network).period != nil else { return }
    // Communities are found anew in every network, so they cannot be followed through time.
    let attribute = network.groupingAttributes.contains(grouping.attribute) ? grouping.attribute : nil
    var options = NetworkTimeline.Options()
    options.threads = threadOptions.threads
    let timeline = try NetworkTimeline(of: network, groupedBy: attribute, options: options)
    let outcomes = network.outcomeKinds
    let report = TimelineReport(
      network, timeline: timeline,
      conversions: outcomes.isEmpty ? [] : network.conversions(from: network.meetingKinds, to: outcomes),
      outcomes: outcomes)
    document.add(
      "How did the network grow, and what did its events turn into?", "timeline", findings: report.findings,
      table: TimelineTables(report, length: .year).periods)
  }
}
