import ArgumentParser
import ClusterAnalysis
import ClusterFiles
import ClusterModel
import GraphCore
import GraphFormats

/// `isthmus whatif`: before, after and difference for a scenario.
struct WhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Say what changes when organisations leave or join and ties come or go.",
    discussion: """
      The table form is for reading. json holds all parts; csv and markdown hold the part named with --part. With \
      --repair, also which new ties and which kind of partner would make good most of what those who leave take with \
      them. A tie without a kind is one of the kind “tie”.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case measures, apart, rankings, mixing, markets, ties, profiles
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var scenarioOptions: ScenarioOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var groupOptions: GroupOptions
  @OptionGroup var pathOptions: PathOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Say which new ties and which kind of partner would make good most of a departure.") var repair = false
  @Option(
    help: ArgumentHelp("How many ties --repair suggests, and how many a new partner makes.", valueName: "n"))
  var repairTies = 3
  @Option(
    help: ArgumentHelp("The measures by which organisations are ranked, with commas between.", valueName: "name,…"))
  var measures: String?
  @Option(help: "The part that csv and markdown hold.") var part: Part = .measures
  @Option(help: ArgumentHelp("How many organisations of each ranking to list.", valueName: "n")) var top = 10

  func validate() throws {
    if top < 1 { throw ValidationError("--top must be at least 1.") }
    if repairTies < 1 { throw ValidationError("--repair-ties must be at least 1.") }
    if [.ties, .profiles].contains(part) && !repair {
      throw ValidationError("--part \(part.rawValue) needs --repair.")
    }
  }

  func run() throws {
    var session = try Session(input, networkOptions, threads: pathOptions.threads)
    let before = session.network
    let scenario = try scenarioOptions.scenario(in: before.records)
    if repair && scenario.leaving.isEmpty {
      throw CommandFailure(.usage, "--repair is about a departure: name who leaves with --remove")
    }
    let after = try network(after: scenario, before)
    sayWhatDoesNotCount(scenario, before, after, session.console)
    let grouping = try groupOptions.optionalGrouping(of: before)
    if repair && grouping == nil {
      let columns = before.groupingAttributes.joined(separator: ", ")
      throw CommandFailure(
        .usage, "--repair asks in which group each organisation is: name a column with --by; there are: \(columns)")
    }
    var runs = (
      before: try run(before, grouping), after: try run(after, grouping.flatMap { $0.carried(to: after, from: before) })
    )
    let asked = try parseMeasures(
      measures, preset: [NodeMeasure.betweenness, .crossBetweenness, .constraint], isGrouped: runs.after.grouping != nil
    )
    let (comparison, plan) = try compare(scenario, &runs, asked, &session.stopwatch)
    if let plan { session.console.say(plan.notices) }
    let tables = WhatIfTables(comparison, plan, top: top)
    try session.stopwatch.time("write") { try output.write(tables, part) }
    session.finish()
  }

  private func compare(
    _ scenario: Scenario, _ runs: inout (before: MeasureRun, after: MeasureRun), _ measures: [NodeMeasure],
    _ stopwatch: inout Stopwatch
  ) throws -> (ScenarioComparison, RepairPlan?) {
    let (before, after) = (runs.before, runs.after)
    do {
      let comparison = try stopwatch.timeMeasure("whatif") {
        try ScenarioComparison(of: scenario, before: before, after: after, rankedBy: measures)
      }
      guard repair else { return (comparison, nil) }
      var options = RepairPlan.Options()
      (options.tieCount, options.threads) = (repairTies, pathOptions.threads)
      let plan = try stopwatch.timeMeasure("repair") {
        try RepairPlan(before: before, after: after, options: options)
      }
      return (comparison, plan)
    } catch let error as GroupingNeeded {
      throw CommandFailure(.usage, "\(error)")
    }
  }

  private func network(after scenario: Scenario, _ before: ClusterNetwork) throws -> ClusterNetwork {
    do {
      let records = try before.records.applying(scenario, asOf: before.options.asOf)
      return try ClusterNetwork(records, options: before.options)
    } catch let error as InvalidScenario {
      throw CommandFailure(scenarioOptions.scenario.isEmpty ? .usage : .badData, "\(error)")
    } catch {
      throw CommandFailure(.badData, "\(input.path): \(error)")
    }
  }

  private func run(_ network: ClusterNetwork, _ grouping: Grouping?) throws -> MeasureRun {
    var options = try groupOptions.measureOptions(for: grouping)
    (options.lengths, options.threads) = (try pathOptions.lengths(of: network), pathOptions.threads)
    return MeasureRun(network, grouping: grouping, options: options)
  }

  /// Says which changes make no difference to the network that was asked for.
  private func sayWhatDoesNotCount(
    _ scenario: Scenario, _ before: ClusterNetwork, _ after: ClusterNetwork, _ console: Console
  ) {
    func label(_ id: RecordID) -> String {
      after.table.node(of: id).map { after[$0].label } ?? before.table.node(of: id).map { before[$0].label } ?? id
    }
    var notices: [String] = []
    for mention in scenario.leaving where before.table.node(of: mention.name) == nil {
      notices.append("\(mention.name) was left out by kind already, so its leaving changes nothing")
    }
    for tie in scenario.adding {
      let nodes = [tie.source.name, tie.target.name].compactMap { after.table.node(of: $0) }
      let isThere = nodes.count == 2 && after.graph.hasEdge(from: nodes[0], to: nodes[1])
      if !isThere {
        notices.append(
          "the new tie \(label(tie.source.name)) – \(label(tie.target.name)) does not count: its kind or an end of it "
            + "is left out of this network")
      }
    }
    for tie in scenario.dropping {
      let nodes = [tie.source.name, tie.target.name].compactMap { after.table.node(of: $0) }
      if nodes.count == 2, after.graph.hasEdge(from: nodes[0], to: nodes[1]) {
        notices.append(
          "\(label(tie.source.name)) and \(label(tie.target.name)) stay tied by other kinds of tie or by activities in "
            + "which both took part")
      }
    }
    console.say(notices)
  }
}

extension WhatIfTables: ResultParts {
  func table(of part: WhatIf.Part) -> ResultTable {
    switch part {
    case .measures: measures
    case .apart: apart
    case .rankings: rankings
    case .mixing: mixing
    case .markets: markets
    case .ties: ties
    case .profiles: profiles
    }
  }
}
